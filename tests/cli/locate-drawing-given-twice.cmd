"$TAUT" drawing from-wpi neck > "$TMP/d.json" && printf %s '{"format":"taut.case/1","drawing":{"layers":[]}}' | "$TAUT" locate --case - --drawing "$TMP/d.json"
