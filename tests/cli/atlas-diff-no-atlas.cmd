cd "$TMP" && echo "{}" >x.json; "$TAUT" atlas diff x.json
