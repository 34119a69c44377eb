#!/usr/bin/env bash
# Prints the figures of bench/README.md for the program in build/ (or $TAUT): hit rates, one inference, cold start.
set -eu
cd "$(dirname "$0")/.."
taut=${TAUT:-build/taut}
for table in tests/cases/*.tsv; do
    echo "== $table"
    "$taut" bench cases "$table"
done
echo "== one inference, with marginals, reasons, explanations and next checks"
"$taut" bench speed tests/cases/head-to-arm.tsv
echo "== cold start of taut locate, words to table, 100 starts"
words="headache behind my left eye and in the temple, stiff neck, worse after a day at the desk"
for _ in $(seq 100); do
    start=$(date +%s%N)
    "$taut" locate "$words" >/dev/null
    echo $((($(date +%s%N) - start) / 1000))
done | sort -n | awk '{ t[NR] = $1 } END { printf "start      p50 %6d us   p90 %6d us   p99 %6d us\n", t[int(NR / 2)], t[int(NR * .9)], t[int(NR * .99)] }'
