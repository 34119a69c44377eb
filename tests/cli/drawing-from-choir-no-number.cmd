"$TAUT" drawing from-choir back
