$TAUT atlas check | tail -n 1
