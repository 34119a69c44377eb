#!/usr/bin/env bash
# The clinical vignettes as a test: how often the right muscle is found, that every emergency is caught, that ordinary
# pain is not stopped. The limits stand in the project's issue of the foundation; the figures are printed.
set -u
cd "$(dirname "$0")"
passed=0 failed=0
for table in *.tsv; do
    if "$TAUT" bench cases "$table" --check; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "not ok - $table"; fi
done
printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
