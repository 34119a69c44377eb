printf '%s' '{"format":"taut.case/1","findings":[{"kind":"aggravates","id":"desk-wrk"}]}' | $TAUT locate --case -
