yes | $TAUT locate --case -
