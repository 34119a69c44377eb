"$TAUT" drawing from-wpi shoulder-girdle-left neck > "$TMP/d.json" && "$TAUT" drawing to-wpi "$TMP/d.json" | cut -c1-56
