"$TAUT" atlas export >"$TMP/atlas.json" && head -c 60 "$TMP/atlas.json" | head -n 2; "$TAUT" atlas diff "$TMP/atlas.json"
