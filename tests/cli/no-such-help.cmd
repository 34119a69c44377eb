$TAUT help lokate
