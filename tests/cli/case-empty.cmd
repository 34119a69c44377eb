printf '%s' '' | $TAUT locate --case -
