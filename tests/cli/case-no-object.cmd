printf '%s' '[1, 2]' | $TAUT locate --case -
