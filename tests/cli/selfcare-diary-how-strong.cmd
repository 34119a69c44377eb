"$TAUT" selfcare diary "$TMP/d.jsonl" add left temple
