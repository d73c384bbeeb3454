# Sourced by the programs here: builds them where anything is newer, and sets JAVA_HOME and CLASS_PATH.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/.mvn/find-jdk.sh"
target=$root/benchmarks/target
if [ ! -e "$target/built" ] || [ -n "$(find "$root"/pom.xml "$root"/*/pom.xml "$root"/*/src/main -newer "$target/built" -print -quit)" ]; then
  echo "Building the benchmarks" >&2
  begun=$(mktemp)
  rm -rf "$target/lib"
  (cd "$root" && ./mvnw -B -q -Dmaven.test.skip=true -pl benchmarks -am package </dev/null >&2)
  mv "$begun" "$target/built"
fi
CLASS_PATH=$target/classes:$target/lib/*
