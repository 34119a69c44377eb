$TAUT locate ""
