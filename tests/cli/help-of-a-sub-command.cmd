$TAUT help atlas show
