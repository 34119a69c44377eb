#!/usr/bin/env bash
# Writes the vignettes, lets Taut and the two baselines answer, and scores them. Files stay in $OUT.
set -eu
cd "$(dirname "$0")/../.."
program=${OPEN_CASES:-build/bench/open_cases} out=${OUT:-build/open-cases}
mkdir -p "$out"
"$program" write tests/cases/[abdhps]*.tsv >"$out/vignettes.jsonl"
for system in taut zones commonest; do
    "$program" answer "$system" <"$out/vignettes.jsonl" >"$out/$system.jsonl"
    echo "== $system"
    "$program" score "$out/vignettes.jsonl" "$out/$system.jsonl"
done
