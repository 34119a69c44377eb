#!/usr/bin/env bash
# Holds the figures' measures to what anthropometry says, within 6 %, and its file to the same bytes. BODYC: the generator.
set -u
cd "$(dirname "$0")/../.."
bodyc=${BODYC:-build/tools/bodyc/bodyc}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0
good() { passed=$((passed + 1)); }
bad() { failed=$((failed + 1)); printf 'not ok - %s\n' "$*"; }

"$bodyc" --measure >"$work/measures" || bad "bodyc --measure"
while IFS= read -r line; do
    for off in $(grep -oE '[+-][0-9.]+ %\)' <<<"$line" | tr -d ' %)'); do
        if awk -v v="$off" 'BEGIN { exit !(v <= 6 && v >= -6) }'; then good; else bad "more than 6 % off: $line"; fi
    done
done <"$work/measures"
for figure in neutral male female; do
    [ "$(grep -c "^$figure " "$work/measures")" -ge 14 ] && good || bad "measures of the $figure figure are missing"
done

for n in 1 2; do "$bodyc" --cell 6 --triangles 12000 --out "$work/$n" || bad "bodyc --out"; done
cmp "$work/1" "$work/2" && good || bad "the same tables give other bytes"
[ "$(head -c 8 "$work/1")" = TAUTBODY ] && good || bad "no taut.body file"

"$bodyc" >/dev/null 2>"$work/err"; [ $? -eq 2 ] && grep -q '^usage: bodyc' "$work/err" && good || bad "usage"
"$bodyc" --cell 0.1 --audit >/dev/null 2>&1; [ $? -eq 2 ] && good || bad "a grid that is too fine is refused"
"$bodyc" --cell 8 --triangles 2000 --out "$work/no/such/folder" 2>"$work/err"; [ $? -eq 5 ] && good || bad "a file that cannot be written"
printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
