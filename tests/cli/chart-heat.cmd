cd "$TMP" && "$TAUT" drawing from-wpi neck >a.json && "$TAUT" drawing from-wpi neck jaw-left >b.json && "$TAUT" chart --heat a.json b.json | grep -oE "<(title|desc)[^<]*|in three[^<]*"
