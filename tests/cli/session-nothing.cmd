"$TAUT" session
