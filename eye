#!/usr/bin/env bash
# Builds what is stale and becomes The Eye. ./eye --help says the rest.
set -euo pipefail
root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)
target=$root/bootstrap/target
log=$target/build.log

version() { sed -n '/<artifactId>theeye</{n;s/.*<version>\(.*\)<.*/\1/p;q;}' "$root/pom.xml"; }

case ${1:-} in
  --help | -h) exec cat "$root/bootstrap/src/main/resources/help.txt" ;;
  --version) exec echo "The Eye $(version)" ;;
esac

. "$root/.mvn/find-jdk.sh"

# Anything that goes into the program and is newer than what was last built whole.
is_stale() {
  [ ! -e "$target/built" ] || [ -n "$(find "$root"/pom.xml "$root"/*/pom.xml "$root"/*/src/main -newer "$target/built" -print -quit)" ]
}

build() {
  local begun
  echo "Building The Eye with the JDK in $JAVA_HOME (the first time, Maven downloads some 250 MB; all output: $log)"
  mkdir -p "$target"
  begun=$(mktemp "$target/begun.XXXXXX")
  # Maven would leave old jars beside new ones, and the JVM an archive of classes that are no more
  rm -rf "$target/lib" "$target"/classes-*.jsa
  # shellcheck disable=SC2016
  if ! (cd "$root" && ./mvnw -B -Dmaven.test.skip=true -pl bootstrap -am package </dev/null 2>&1) | tee "$log" | awk '
      /^\[INFO\] Building .*\[[0-9]+\/[0-9]+\]/ { sub(/^\[INFO\] /, ""); print "  " $0; fflush() }
      /Downloaded from / { if (++files % 100 == 0) { print "  downloaded " files " files"; fflush() } }'; then
    grep -E '^\[ERROR\]|[Ee]rror|cannot|Could not' "$log" | head -20 >&2 || true
    echo "The Eye was not built; all that was said is in $log" >&2
    exit 1
  fi
  mv "$begun" "$target/built"
}

administers() { [ "${1:-}" = apps ] || [ "${1:-}" = keys ]; }

if is_stale; then
  if administers "$@"; then build >&2; else build; fi
fi

flags=(
  -Xmx384m -XX:MaxDirectMemorySize=96m -XX:+ExitOnOutOfMemoryError
  # loaded classes, written down when it first stops; whatever hinders that is no harm
  -XX:SharedArchiveFile="$target/classes-$JDK_VERSION.jsa" -XX:+AutoCreateSharedArchive -Xlog:cds*=off
)
if [ "$JDK_VERSION" -ge 25 ]; then
  flags+=(-XX:+UseCompactObjectHeaders)
fi
# a request that comes alone finds all caches cold: a tenth less CPU with fewer pages to look up
if grep -qs '\[madvise\]\|\[always\]' /sys/kernel/mm/transparent_hugepage/enabled; then
  flags+=(-XX:+UseTransparentHugePages)
fi

export EYE_DATA_DIR=${EYE_DATA_DIR:-$root/data}
if administers "$@"; then
  flags=(-Xmx128m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC)
fi
# shellcheck disable=SC2086
exec "$JAVA_HOME/bin/java" "${flags[@]}" ${EYE_JAVA_OPTS:-} -cp "$target/theeye-bootstrap-$(version).jar:$target/lib/*" dev.theeye.bootstrap.TheEye "$@"
