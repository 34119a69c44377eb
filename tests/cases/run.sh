#!/usr/bin/env bash
# The clinical vignettes as a test: how often the right muscle is found, that every emergency is caught, that ordinary
# pain is not stopped. The limits stand in the project's issue of the foundation; the figures are printed.
# Published cases are told in few words and often rest on an abstract: they hold floors of their own, so that a change
# that loses cases is seen.
set -u
cd "$(dirname "$0")"
passed=0 failed=0

# $1 table, $2 least share among the first five in %, $3 most of the ordinary ones stopped in %
holds_floor()
{
    "$TAUT" bench cases "$1" 2>&1 | awk -v least="$2" -v most="$3" '
        { print }
        /among the first 5/ { five = $5; zones = $7 }
        /ordinary ones stopped/ { gsub(/[(]/, "", $6); stopped = $6 }
        END { exit !(five + 0 >= least && five + 0 > zones + 0 && stopped + 0 <= most) }'
}

# The vignettes of the screen stand as first written, blind; what was missed on the first run was then mended, so that these floors hold
# what is reached and bench/README.md tells what a first run is worth. $1 table, $2 least share of the dangerous ones caught at their
# level or above in %, $3 most of the ordinary ones stopped, $4 most of them sent to a doctor first, both in %
holds_screen()
{
    "$TAUT" bench screens "$1" 2>&1 | awk -v least="$2" -v stopped="$3" -v sent="$4" '
        /^(emergency|urgent) .*%/ { if ($7 + 0 < least) low = 1; print }
        /^nothing .*%/ { print }
        /stopped as an emergency/ { if ($6 + 0 > stopped || $14 + 0 > sent) low = 1; seen = 1; print }
        END { exit !(seen && !low) }'
}

# Every safety rule fires in two vignettes or more.
holds_rules()
{
    "$TAUT" bench screens ./*.tsv 2>&1 | awk '
        / rules fire in / { print; ok = $1 == $3 }
        /^  / { print }
        END { exit !ok }'
}

for table in *.tsv; do
    case $table in
    screens*.tsv) holds_screen "$table" 95 2 12 ;;
    published-*) holds_floor "$table" 65 6 ;;
    *) "$TAUT" bench cases "$table" --check ;;
    esac
    if [ $? -eq 0 ]; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "not ok - $table"; fi
done
if holds_rules; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "not ok - a rule fires too seldom"; fi
# Plans, by what must be true of them.
if "$TAUT" bench plans plans/plans.tsv --check; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "not ok - plans"; fi
printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
