$TAUT interview
