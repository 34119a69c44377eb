#!/usr/bin/env bash
# Makes the figures of docs/validation.md anew: simulations, pictures, tables between the marks of the page.
# About five minutes on two cores with nothing else to do.
#   bench/validate.sh [PEOPLE [PEOPLE-OF-OTHER-WORLDS]]      (100000 and 10000; TAUT, VALIDATION: the programs; OUT: the simulations;
#   KEEP=1 takes those that are there already)
set -eu
cd "$(dirname "$0")/.."
taut=${TAUT:-build/taut} program=${VALIDATION:-build/bench/validation} out=${OUT:-build/validation}
people=${1:-100000} others=${2:-10000} files=()
mkdir -p "$out" docs/pictures
for world in matched shifted wandering loose forgetful exaggerating other-causes several unlike; do
    n=$others
    case $world in matched | shifted) n=$people ;; esac
    [ -n "${KEEP:-}" ] && [ -s "$out/$world.json" ] || "$taut" simulate --world "$world" --people "$n" --format json >"$out/$world.json"
    files+=("$out/$world.json")
done
"$program" docs/pictures "${files[@]}" >"$out/tables.md"
awk -v tables="$out/tables.md" '
    /^<!-- (aims|figures) begin/ { print; print ""; while ((getline line < tables) > 0 && line !~ /^<!-- rest/) print line; print ""; skip = 1 }
    /^<!-- (aims|figures) end/ { skip = 0 }
    !skip' docs/validation.md >"$out/page.md"
cp "$out/page.md" docs/validation.md
