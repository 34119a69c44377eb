$TAUT locate </dev/null
