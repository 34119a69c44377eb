$TAUT atlas show trapezius-uper
