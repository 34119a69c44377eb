$TAUT locate --format xml temple
