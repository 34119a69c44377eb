echo '{"format":"taut.case/1"}' >"$TMP/d.jsonl"; "$TAUT" selfcare diary "$TMP/d.jsonl" show 2>&1 | sed "s|.*tmp/||"
