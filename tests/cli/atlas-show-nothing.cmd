$TAUT atlas show
