$TAUT locate --top many temple
