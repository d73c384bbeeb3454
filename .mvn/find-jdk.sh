# Sourced by ./eye, ./verify and benchmarks: sets and exports JAVA_HOME to the newest JDK from 21 on that this machine has.
# Looks at JAVA_HOME, PATH and where Debian, Fedora, SDKMAN, asdf and macOS put them; fails with one line where there is none.

# The feature version of a JDK (21, 25 ...), read without starting it; nothing for a JRE, which cannot build.
jdk_version() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

find_jdk() {
  local on_path candidate version newest=20 found=
  on_path=$(command -v javac 2>/dev/null || true)
  while [ -n "$on_path" ] && [ -L "$on_path" ]; do
    candidate=$(readlink "$on_path")
    case $candidate in /*) on_path=$candidate ;; *) on_path=$(dirname "$on_path")/$candidate ;; esac
  done
  for candidate in "${JAVA_HOME:-}" "${on_path:+${on_path%/bin/javac}}" /usr/lib/jvm/* /opt/jdk* /opt/java/* \
    "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.asdf/installs/java/* "${HOME:-}"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    version=$(jdk_version "$candidate")
    if [ "${version:-0}" -gt "$newest" ]; then
      newest=$version
      found=$candidate
    fi
  done
  if [ -z "$found" ]; then
    echo "The Eye needs a JDK 21 or newer and found none: install one (https://adoptium.net) or set JAVA_HOME to it" >&2
    return 1
  fi
  JAVA_HOME=$found
  JDK_VERSION=$newest
  export JAVA_HOME
}

find_jdk || exit 1
