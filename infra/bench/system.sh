# Shared by the parts that measure the system which infra/local/up started. Sets data, results and
# what run/env holds; leaves the arguments it does not know in rest.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
data=$root/.local results=$root/infra/bench/results rest=()
while [ $# -gt 0 ]; do
    case $1 in
    --data) data=$(cd "$2" && pwd) && shift 2 ;;
    --results) results=$2 && shift 2 ;;
    *) rest+=("$1") && shift ;;
    esac
done

need() {
    local tool
    for tool; do
        command -v "$tool" >/dev/null || {
            echo "bench: $tool is missing (Debian: apt-get install wrk postgresql-15 nodejs curl)" >&2
            exit 1
        }
    done
}

[ -r "$data/run/env" ] || {
    echo "bench: no system is running in $data; start one with infra/local/up --detach" >&2
    exit 1
}
# shellcheck source=/dev/null
set -a
. "$data/run/env"
set +a
# What up makes in the background after the first start of a build (AOT caches) must not count.
until [ ! -e "$data/run/aot-cache.pid" ] && sleep 1 && [ ! -e "$data/run/aot-cache.pid" ]; do sleep 1; done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

token() {
    "$root/infra/local/token" --data "$data" "$1"
}

api() {
    curl -sf -H "Authorization: Bearer $token" -H 'Content-Type: application/json' "$@"
}

new_project() {
    local answer
    answer=$(api -X POST "$BASE_URL/api/projects" -d "{\"name\":\"$1\"}")
    sed -E 's/.*"id":"([^"]+)".*/\1/' <<<"$answer"
}

services() { # "name pid" of each instance
    local file
    for file in "$data"/run/{command,query}-side-*.pid "$data"/run/entry-point.pid; do
        printf '%s %s\n' "$(basename "$file" .pid)" "$(cat "$file")"
    done
}

record() {
    node "$root/infra/bench/record.mjs" "$1" "$results" <"$work/measured"
}
