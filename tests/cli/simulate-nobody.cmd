$TAUT simulate --people 0
