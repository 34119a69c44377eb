"$TAUT" drawing from-wpi hip-left > "$TMP/d.json" && "$TAUT" drawing compare "$TMP/d.json" "$TMP/d.json" | grep -v cm2
