# Builds what is out of date. Sourced by up.

# Prints one source that is newer than what was built from it. The build itself makes a folder in
# the web client's src, which is no change.
newer_than() {
    local built=$1
    shift
    find "$@" \( -name test -o -name generated \) -prune \
        -o -newer "$built" ! -path "$home/web-client/src" -print 2>/dev/null | head -1
}

# Written after each complete build, as old as the build's start.
build_stamp=$home/target/local-build

out_of_date() {
    local built
    for built in \
        "$home"/command-side/target/command-side-*.jar \
        "$home"/query-side/target/query-side-*.jar \
        "$home"/infra/local/identity/target/local-identity-*.jar \
        "$home"/infra/local/launcher/target/local-launcher-*.jar \
        "$home"/web-client/dist/index.html \
        "$build_stamp"; do
        [ -e "$built" ] || return 0
    done
    [ -n "$(newer_than "$build_stamp" \
        "$home/pom.xml" \
        "$home"/command-side/{pom.xml,src} \
        "$home"/query-side/{pom.xml,src} \
        "$home"/shared-api/*/{pom.xml,src} \
        "$home"/infra/local/{identity,launcher}/{pom.xml,src} \
        "$home"/web-client/{index.html,package-lock.json,vite.config.ts,tsconfig.json,public,src})" ]
}

check_maven() {
    command -v mvn >/dev/null || fail "Maven is needed to build and mvn was not found. Install Maven 3.8 or later."
}

check_node() {
    local version major minor
    command -v node >/dev/null && command -v npm >/dev/null ||
        fail "Node 20.19 or later with npm is needed to build the web client and was not found. Install it from https://nodejs.org."
    version=$(node --version)
    major=${version#v}
    minor=${major#*.}
    major=${major%%.*}
    minor=${minor%%.*}
    [ "$major" -gt 20 ] || { [ "$major" -eq 20 ] && [ "$minor" -ge 19 ]; } ||
        fail "Node 20.19 or later is needed to build the web client; node is $version."
}

# Maven's own words are kept in a file; the terminal gets the modules.
build() {
    local started=$SECONDS log=$data/log/build.log fresh=$data/run/build-started
    check_maven
    check_node
    touch "$fresh"
    if [ -d "$HOME/.m2/repository/org/springframework" ] && [ -d "$home/web-client/node_modules" ]; then
        say "Building what changed …"
    else
        say "Building for the first time: downloads libraries, takes a few minutes …"
    fi
    if ! JAVA_HOME=$java_home mvn --batch-mode --no-transfer-progress -f "$home/pom.xml" \
        -pl :command-side,:query-side,:web-client,:local-identity,:local-launcher -am \
        -DskipTests -Dmaven.test.skip=true -Dformat.skip package 2>&1 | tee "$log" | build_progress; then
        say ""
        grep -E '^\[ERROR\] .|npm err|error TS' "$log" |
            grep -vE 'Help 1|To see the full|Re-run Maven|For more information|After correcting|mvn <args>' |
            head -12 >&2
        fail "The build failed; all of its words are in $log."
    fi
    mkdir -p "$(dirname "$build_stamp")"
    mv "$fresh" "$build_stamp"
    say "Built in $((SECONDS - started)) s."
}

build_progress() {
    local line name
    while IFS= read -r line; do
        case $line in
        '[INFO] Building Taskledger :: '*)
            name=${line#'[INFO] Building Taskledger :: '}
            name=${name%% 0.*}
            say "  $name"
            ;;
        esac
    done
}

# Copies the launcher and its libraries if they were built anew. Not by time: reproducible builds
# give every jar the same.
install_launcher() {
    local built copy=$data/app/launcher target=$home/infra/local/launcher/target
    built=$(ls "$target"/local-launcher-*.jar 2>/dev/null | head -1)
    [ -n "$built" ] || fail "Nothing is built yet: run infra/local/up without --no-build."
    if ! cmp -s "$built" "$copy/local-launcher.jar" || ! diff -rq "$target/lib" "$copy/lib" >/dev/null 2>&1; then
        rm -rf "$copy"
        mkdir -p "$copy"
        cp -R "$target/lib" "$copy/lib"
        cp "$built" "$copy/local-launcher.jar"
    fi
}
