printf '%s' '{"text":"temple"}' | $TAUT locate --case -
