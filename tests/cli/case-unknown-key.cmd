printf '%s' '{"format":"taut.case/1","finding":[]}' | $TAUT locate --case -
