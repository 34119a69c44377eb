$TAUT locate --top=5 --top 3 temple
