printf '%s' '{"format":"taut.case/1","text":"temple","text":"neck"}' | $TAUT locate --case -
