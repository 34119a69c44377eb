TAUT_MODE=reference $TAUT locate "dull ache in the left temple and neck" --format json --today 2026-11-21 >$TMP/a.json
grep -oE '^  "[a-z_]+":|"(format|probability|log_odds|bits|rank|share|candidates|stats)": [^,]*' $TMP/a.json; sed -n '/^  "muscles"/,$p' $TMP/a.json | grep -oE '^      "name": .*' >$TMP/names; sort -cf $TMP/names && echo alphabetical
