"$TAUT" chart drawing.json
