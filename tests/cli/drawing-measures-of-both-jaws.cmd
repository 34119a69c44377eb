"$TAUT" drawing from-wpi jaw-left jaw-right > "$TMP/a.json" && "$TAUT" drawing measures "$TMP/a.json" | grep -E "symmetry|laterality"
