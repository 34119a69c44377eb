"$TAUT" drawing from-wpi neck jaw-left > "$TMP/a.json" && "$TAUT" drawing from-wpi neck > "$TMP/b.json" && "$TAUT" drawing frequency "$TMP/a.json" "$TMP/b.json"
