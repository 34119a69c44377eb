cd "$TMP" && $TAUT bench cases
