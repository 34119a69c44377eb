"$TAUT" measure list
