# Shared by up and down. Works with bash 3.2 (macOS) and later.

home=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd -P)
data=$home/.local

fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

say() {
    printf '%s\n' "$*"
}

# Prints the version of a JDK's java if it is 21 or later.
jdk_version() {
    [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 1
    local version
    version=$("$1/bin/java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -1)
    [ -n "$version" ] && [ "$version" -ge 21 ] && printf '%s' "$version"
}

# Sets java_home: JAVA_HOME, then java of the PATH, then the usual places.
find_jdk() {
    local candidate on_path
    on_path=$(command -v javac || true)
    while [ -n "$on_path" ] && [ -L "$on_path" ]; do
        candidate=$(readlink "$on_path")
        case $candidate in
        /*) on_path=$candidate ;;
        *) on_path=$(dirname "$on_path")/$candidate ;;
        esac
    done
    java_home=
    for candidate in \
        "${JAVA_HOME-}" \
        "${on_path:+$(dirname "$(dirname "$on_path")")}" \
        "$(/usr/libexec/java_home -v 21+ 2>/dev/null || true)" \
        /usr/lib/jvm/* \
        "$HOME"/.sdkman/candidates/java/* \
        "$HOME"/.jdks/* \
        /opt/java/* /opt/jdk* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        if [ -n "$candidate" ] && jdk_version "$candidate" >/dev/null; then
            java_home=$candidate
            return
        fi
    done
    fail "A JDK 21 or later is needed and none was found. Install one (for example from https://adoptium.net) or set JAVA_HOME."
}

# The launcher that runs, or nothing. The process must be ours: numbers are given again.
launcher_pid() {
    local pid
    pid=$(cat "$data/run/launcher.pid" 2>/dev/null) || return 0
    if ps -p "$pid" -o command= 2>/dev/null | grep -q 'local-launcher'; then
        printf '%s' "$pid"
    fi
}

# Sets launch: the command line of the launcher, from a copy out of reach of the next build.
find_launcher() {
    launch=("$java_home/bin/java" -Xmx128m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 "-Djava.io.tmpdir=$data/tmp"
        -jar "$data/app/launcher/local-launcher.jar")
}
