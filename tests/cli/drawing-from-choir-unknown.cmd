"$TAUT" drawing from-choir 208 150
