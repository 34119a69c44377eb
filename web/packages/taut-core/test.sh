#!/usr/bin/env bash
# The package beside the native program, in Node and in Chromium. Closes with one line: N passed, N failed.
#   web/packages/taut-core/test.sh BUILD     BUILD: made by meson with -Dwasm=true
set -u
build=$(realpath "${1:?name the build folder}")
root=$(realpath "$(dirname "$0")/../../..")
cd "$(dirname "$0")" || exit 2
export TAUT=$build/taut TAUT_SOURCE=$root
PATH=$("$root/packaging/install-node.sh"):$PATH || exit 1
log=$(mktemp)
trap 'rm -f "$log"' EXIT
passed=0 failed=0
if ./build.sh "$build" >"$log" 2>&1 && rm -rf out && node_modules/.bin/tsc -p test/tsconfig.json >>"$log" 2>&1; then
    node --test --test-reporter=tap out/*.test.js >"$log" 2>&1
    passed=$(sed -n 's/^# pass //p' "$log") failed=$(sed -n 's/^# fail //p' "$log")
    [ "${failed:-1}" = 0 ] || grep -A 30 '^not ok' "$log" | head -n 120
else
    cat "$log"
fi
[ "${passed:-0}" -gt 0 ] || { echo "not ok - the package does not build, or has no tests"; failed=$((failed + 1)); }
printf '%d passed, %d failed\n' "${passed:-0}" "$failed"
[ "$failed" -eq 0 ]
