"$TAUT" drawing from-wpi upper-arm-left > "$TMP/d.json" && "$TAUT" locate --drawing "$TMP/d.json" --top 1 | head -n 8
