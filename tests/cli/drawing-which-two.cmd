"$TAUT" drawing compare one.json
