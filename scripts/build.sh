# Sourced by ./saker and ./dev: makes the program that ./saker runs. Expects $root, and JAVA_HOME from jdk.sh.
#
# target/program/          what ./saker runs; appears complete, in one rename
#   saker-app.jar, lib/    the class path: the jar's manifest names the rest, relative to itself
#   saker.aot              comes a little later: classes already read, linked and profiled, from a training run (see train)
#   jdk                    the JDK that made the cache: another one runs the program without it
#   started                its time is when the build began: a source newer than it asks for a new build
# target/program.previous/ the one before, for processes that still run it

program=$root/target/program

# Runs Maven in the project, with JAVA_HOME as its whole environment; everything it says comes out on stdout. Debian's Maven
# sends colour codes even to a file: they are taken out.
maven() {
  if ! command -v mvn > /dev/null; then
    echo 'saker: building needs Maven 3.8 or newer; there is no mvn on the PATH (Debian and Ubuntu: package maven)' >&2
    return 1
  fi
  (cd "$root" && mvn --batch-mode --no-transfer-progress "$@" 2>&1 | sed -u 's/\x1b\[[0-9;]*m//g')
}

# Says whether the program is there and no source of it is newer. One find, stopped at the first hit. It looks at folders
# too, since a deleted file leaves only its folder's time behind.
is_built() {
  [ -e "$program/started" ] || return 1
  local module sources=(pom.xml .mvn scripts/build.sh)
  for module in "$root"/*/pom.xml; do
    module=${module%/pom.xml}
    module=${module##*/}
    case $module in bench | testkit) ;; *) sources+=("$module/pom.xml" "$module/src/main") ;; esac
  done
  [ -z "$(cd "$root" && find "${sources[@]}" -newer target/program/started -print -quit 2>&1)" ]
}

# Makes the jars that the program needs, and no tests.
package_app() {
  maven -q -Dmaven.test.skip=true -pl app -am package
}

# Makes jars with the command given, and the program from them, quietly; the log is shown when it fails.
build_program() {
  local next=$root/target/program.next log=$root/target/build.log
  rm -rf "$next" && mkdir "$next" && touch "$next/started" || return 1
  if ! "$@" > "$log"; then
    cat "$log" >&2
    return 1
  fi
  cp -r "$root/app/target/lib" "$next/" &&
    cp "$root"/app/target/saker-app-*.jar "$next/saker-app.jar" &&
    printf '%s\n' "$JAVA_HOME" > "$next/jdk" &&
    rm -rf "$program.previous" || return 1
  if [ -e "$program" ]; then mv "$program" "$program.previous" || return 1; fi
  mv "$next" "$program" || return 1
  train >> "$log" 2>&1 || echo 'saker: no start-up cache could be made, the program starts slower; see target/build.log' >&2
}

# Flags that the training run and every later run must share, or the JVM refuses the cache. The log lines of the JVM
# itself go to stderr: stdout belongs to the alerts.
jvm_flags=(-XX:+UseSerialGC -XX:-UsePerfData -Xlog:disable -Xlog:all=error:stderr)

# Runs the program once the way it is mostly used and keeps what the JVM learned.
train() {
  local work=$program/training
  mkdir -p "$work"
  (cd "$root" && "$JAVA_HOME/bin/java" "${jvm_flags[@]}" -XX:AOTMode=record -XX:AOTConfiguration="$work/saker.aotconf" \
    -Dsaker.home="$root" -jar "$program/saker-app.jar" --help) &&
    "$JAVA_HOME/bin/java" "${jvm_flags[@]}" -XX:AOTMode=create -XX:AOTConfiguration="$work/saker.aotconf" \
      -XX:AOTCache="$work/saker.aot" -jar "$program/saker-app.jar" &&
    mv "$work/saker.aot" "$program/saker.aot"
  local status=$?
  rm -rf "$work"
  return $status
}

# Runs a command while nobody else builds; two at once wait for each other.
alone() {
  mkdir -p "$root/target"
  exec 9> "$root/target/build.lock"
  if command -v flock > /dev/null; then flock 9; fi
  local status=0
  "$@" 9>&- || status=$?
  exec 9>&-
  return "$status"
}

# Builds unless that has been done, perhaps just now by somebody else. To be run alone.
build_if_needed() {
  is_built && return
  echo 'saker: building (once, then again only when the sources change) ...' >&2
  build_program package_app
}
