"$TAUT" atlas export | sed 's/"wound up"/"wound"/; s/"essential_active": 0.700000/"essential_active": 0.600000/' >"$TMP/old.json"; "$TAUT" atlas diff "$TMP/old.json"
