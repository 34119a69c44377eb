$TAUT locate --top 0 temple
