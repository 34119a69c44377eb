printf '%s' '{"format":"taut.case/1","text":"\ud800"}' | $TAUT locate --case -
