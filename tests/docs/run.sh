#!/usr/bin/env bash
# Pages that are made or that state figures of the project agree with it. TAUT: the program.
set -u
cd "$(dirname "$0")/../.."
taut=${TAUT:-build/taut}
passed=0 failed=0
good() { passed=$((passed + 1)); }
bad() { failed=$((failed + 1)); printf 'not ok - %s\n' "$*"; }

if diff <("$taut" atlas about) docs/atlas.md; then good; else bad "docs/atlas.md: make it anew with taut atlas about >docs/atlas.md"; fi
version=$(sed -n 's/^version: "\(.*\)"/\1/p' atlas/model.yaml)
if grep -q "^    version: $version\$" CITATION.cff; then good; else bad "CITATION.cff: the atlas is of version $version"; fi
for page in $(git ls-files '*.md'); do
    while IFS= read -r link; do
        target=$(dirname "$page")/${link%%#*}
        if [ -e "$target" ]; then good; else bad "$page: no such page: $link"; fi
    done < <(grep -oE '\]\([^)#:]+\.(md|c|h|yaml|png|svg|sh)[^)]*\)' "$page" | sed 's/^](//; s/)$//')
done
printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
