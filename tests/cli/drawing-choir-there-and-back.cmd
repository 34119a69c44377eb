"$TAUT" drawing from-choir 208 218 219 > "$TMP/d.json" && "$TAUT" drawing to-choir "$TMP/d.json" | grep -E "^(208|218|219) " | cut -c1-41
