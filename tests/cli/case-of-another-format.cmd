printf '%s' '{"format":"taut.case/9","text":"temple"}' | $TAUT locate --case -
