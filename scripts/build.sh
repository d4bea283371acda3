# Sourced by ./saker and ./dev: makes the program that ./saker runs. Expects $root, and JAVA_HOME from jdk.sh.
#
# target/program/current   a link to the folder with what ./saker runs; it moves, in one rename, when a new one is complete
#   saker-app.jar, lib/    the class path: the jar's manifest names the rest, relative to itself
#   saker.aot              classes already read, linked and profiled, from a training run (see train)
#   jdk                    the JDK that made the cache: another one runs the program without it
#   started                its time is when the build began: a source newer than it asks for a new build
# The folder before the current one stays, for processes that still run it.

programs=$root/target/program

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
  [ -e "$programs/current/started" ] || return 1
  local module sources=(pom.xml .mvn scripts/build.sh scripts/RenewClasses.java bpf scripts/compiler-directives.json)
  for module in "$root"/*/pom.xml; do
    module=${module%/pom.xml}
    module=${module##*/}
    case $module in bench | testkit) ;; *) sources+=("$module/pom.xml" "$module/src/main") ;; esac
  done
  [ -z "$(cd "$root" && find "${sources[@]}" -newer target/program/current/started -print -quit 2>&1)" ]
}

# Makes the jars that the program needs, and no tests.
package_app() {
  maven -q -Dmaven.test.skip=true -pl app -am package
}

# Makes jars with the command given, and the program from them, quietly; the log is shown when it fails.
build_program() {
  local log=$root/target/build.log before next folder
  before=$(readlink "$programs/current" || true)
  mkdir -p "$programs" && next=$(mktemp -d "$programs/XXXXXX") && chmod 755 "$next" && touch "$next/started" || return 1
  if ! "$@" > "$log"; then
    rm -rf "$next"
    cat "$log" >&2
    return 1
  fi
  cp -r "$root/app/target/lib" "$next/" &&
    cp "$root"/app/target/saker-app-*.jar "$next/saker-app.jar" &&
    printf '%s\n' "$JAVA_HOME" > "$next/jdk" || return 1
  { renew "$next" && train "$next"; } >> "$log" 2>&1 ||
    echo 'saker: no start-up cache could be made, the program starts slower; see target/build.log' >&2
  ln -sfn "${next##*/}" "$programs/next" && mv -fT "$programs/next" "$programs/current" || return 1
  for folder in "$programs"/*/; do
    folder=${folder%/}
    case ${folder##*/} in current | "${next##*/}" | "$before") ;; *) rm -rf "$folder" ;; esac
  done
}

# Flags that the training run and every later run must share, or the JVM refuses the cache. The log lines of the JVM
# itself go to stderr, and what it would print on stdout nowhere: stdout belongs to the alerts. Compiled rules are hidden classes,
# which would be left out of stack traces. Inlining less makes the compiler of the JVM half as dear and events hardly slower.
jvm_flags=(-XX:+UseSerialGC -XX:-UsePerfData -XX:+UnlockDiagnosticVMOptions -XX:+ShowHiddenFrames
  -XX:FreqInlineSize=120 -XX:InlineSmallCode=800 -XX:MaxInlineLevel=8
  -XX:CompileCommand=quiet -XX:CompilerDirectivesFile="$root/scripts/compiler-directives.json" -XX:-DisplayVMOutput
  -Xlog:disable -Xlog:all=error:stderr)

# Brings the class files of old libraries in folder $1 into a form that the start-up cache takes.
renew() {
  local jar
  for jar in "$1"/lib/picocli-*.jar; do
    "$JAVA_HOME/bin/java" -cp "$jar" "$root/scripts/RenewClasses.java" "$jar" || return 1
  done
}

# Runs the program in folder $1 once, the way it is mostly used, and keeps what the JVM learned: the busy server often
# enough for the paths of events to be known as hot.
train() {
  local java=("$JAVA_HOME/bin/java" "${jvm_flags[@]}") recorded=$1/recorded status=0
  local captures=("$root/examples/intrusion.scap") round
  for round in {1..25}; do captures+=("$root/examples/busy.scap.gz"); done
  "${java[@]}" -XX:AOTMode=record -XX:AOTConfiguration="$recorded" -Dsaker.home="$root" -jar "$1/saker-app.jar" \
    replay "${captures[@]}" -r "$root/examples/rules.yaml" -o json_output=true &&
    "${java[@]}" -XX:AOTMode=create -XX:AOTConfiguration="$recorded" -XX:AOTCache="$1/saker.aot" -jar "$1/saker-app.jar" ||
    status=1
  rm -f "$recorded"
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
