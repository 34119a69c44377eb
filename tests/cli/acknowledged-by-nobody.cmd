$TAUT locate --acknowledged-by "  " "chest pressure"
