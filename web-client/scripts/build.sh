#!/bin/sh
# Steps of the Maven build: `install` (dependencies), `check` (lint, types, format), `test`, `bundle`.
set -eu
cd "$(dirname "$0")/.."

fail() {
  echo "web-client: $1" >&2
  exit 1
}

command -v node >/dev/null 2>&1 || fail "Node 20.19 or later is needed, but there is no 'node' on the PATH."
command -v npm >/dev/null 2>&1 || fail "npm is needed, but there is no 'npm' on the PATH."
node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 22 || (a === 22 && b >= 12) || (a === 20 && b >= 19) ? 0 : 1)' ||
  fail "Node 20.19 or later (or 22.12 or later) is needed; this is $(node --version)."

# Dependencies are installed again only when the lock file or Node has changed.
install() {
  stamp=node_modules/.installed
  wanted="$(node --version) $(cksum package-lock.json .npmrc)"
  [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ] && return
  npm ci --no-audit --no-fund --loglevel=error
  echo "$wanted" >"$stamp"
}

# The bundle is built again only when something it is made of has changed.
bundle() {
  stamp=dist/.built
  if [ -f "$stamp" ] && [ -z "$(find src public index.html package-lock.json vite.config.ts postcss.config.cjs scripts \
    ../command-side/src/main/openapi ../query-side/src/main/openapi -path src/generated -prune -o -newer "$stamp" -print | head -n 1)" ]; then
    return
  fi
  npm run --silent build -- --logLevel warn
  touch "$stamp"
}

case "${1:-}" in
install) install ;;
bundle) bundle ;;
check) npm run --silent check ;;
test) npm run --silent test -- --reporter=dot ;;
*) fail "usage: build.sh install|check|test|bundle" ;;
esac
