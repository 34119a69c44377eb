printf "{\"format\":\"taut.case/1\",\"text\":\"sudden worst headache of my life\"}" >"$TMP/case.json"; "$TAUT" session --case "$TMP/case.json" --plain
