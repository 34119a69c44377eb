$TAUT locate --fromat json temple
