cd "$TMP" && "$TAUT" drawing from-wpi lower-leg-left >a.json && "$TAUT" chart --drawing a.json | grep -oE "<(title|desc)[^<]*"
