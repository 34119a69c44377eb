#!/usr/bin/env bash
# The app: types, lint, units, and the built app in Chromium. Closes with one line: N passed, N failed.
#   web/app/test.sh BUILD     BUILD: made by meson with -Dwasm=true
set -u
build=$(realpath "${1:?name the build folder}")
root=$(realpath "$(dirname "$0")/../..")
cd "$(dirname "$0")" || exit 2
PATH=$("$root/packaging/install-node.sh"):$PATH || exit 1
export TAUT=$build/taut TAUT_SOURCE=$root
log=$(mktemp)
trap 'rm -f "$log"' EXIT
passed=0 failed=0
step() {
    local name=$1; shift
    if "$@" >"$log" 2>&1; then passed=$((passed + 1)); else tail -n 60 "$log"; echo "not ok - $name"; failed=$((failed + 1)); return 1; fi
}
# Adds what node's runner counted.
counted() {
    node --test --test-concurrency=2 --test-reporter=tap "$@" >"$log" 2>&1
    local p f
    p=$(sed -n 's/^# pass //p' "$log") f=$(sed -n 's/^# fail //p' "$log")
    passed=$((passed + ${p:-0})) failed=$((failed + ${f:-1}))
    [ "${f:-1}" = 0 ] || grep -A 30 '^ *not ok' "$log" | head -n 150
}
step "the app builds" ./build.sh "$build" || { printf '%d passed, %d failed\n' "$passed" "$failed"; exit 1; }
step "lint and format" node_modules/.bin/biome check --error-on-warnings .
step "units" node_modules/.bin/vitest run
if step "tests compile" node_modules/.bin/tsc -p test/tsconfig.json; then
    counted out/*.test.js
fi
printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
