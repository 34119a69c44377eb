printf '%s' '{"format":"taut.case/1","text":"temple"} and more' | $TAUT locate --case -
