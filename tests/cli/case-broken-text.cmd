printf "{\"format\":\"taut.case/1\",\"text\":\"a\377\"}" >"$TMP/x.json"; cd "$TMP" && $TAUT locate --case x.json
