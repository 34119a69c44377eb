"$TAUT" drawing from-wpi jaw-left > "$TMP/a.json" && "$TAUT" drawing frequency "$TMP/a.json" "$TMP/a.json" --format json | head -n 14
