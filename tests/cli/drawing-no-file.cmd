"$TAUT" drawing measures /no/such/drawing.json
