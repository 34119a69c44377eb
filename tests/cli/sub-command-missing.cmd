$TAUT bench
