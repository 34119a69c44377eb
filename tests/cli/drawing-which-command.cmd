"$TAUT" drawing
