$TAUT simulate --world shiftd
