$TAUT locate temple --top
