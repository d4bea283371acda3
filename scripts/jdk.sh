# Sourced by ./saker and ./dev: finds a JDK 25 without starting one, in the order in which people expect to be obeyed.

# Says whether $1 is the home of a JDK (not only a runtime) of version 25.
is_jdk_25() {
  [ -n "$1" ] && [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  local line
  while IFS= read -r line; do
    case $line in JAVA_VERSION=\"25 | JAVA_VERSION=\"25[.\"+-]*) return 0 ;; esac
  done < "$1/release"
  return 1
}

# Exports JAVA_HOME as the home of a JDK 25, or says what to install and returns 1.
find_jdk_25() {
  local candidate on_path
  if [ -n "${JAVA_HOME:-}" ] && is_jdk_25 "$JAVA_HOME"; then
    export JAVA_HOME
    return 0
  fi
  if on_path=$(command -v javac); then
    on_path=$(readlink -f "$on_path")
    on_path=${on_path%/bin/javac}
  fi
  for candidate in "${on_path:-}" \
    /usr/lib/jvm/* /usr/java/* /usr/local/lib/jvm/* /usr/local/openjdk-* /opt/* /opt/*/* \
    ${HOME:+"$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.local/share/mise/installs/java/* "$HOME"/.asdf/installs/java/*}; do
    if is_jdk_25 "$candidate"; then
      export JAVA_HOME=$candidate
      return 0
    fi
  done
  cat >&2 << 'TEXT'
saker: no JDK 25 found. Looked at JAVA_HOME, at javac on the PATH, and in /usr/lib/jvm, /usr/java, /usr/local, /opt,
  ~/.sdkman, ~/.jdks, ~/.local/share/mise and ~/.asdf.
  Install one (Debian and Ubuntu: openjdk-25-jdk-headless; Fedora: java-25-openjdk-devel; any Linux: Eclipse Temurin 25),
  or set JAVA_HOME to the folder where it is.
TEXT
  return 1
}
