printf '%s' '{"format":"taut.case/1","findings":[{"kind":"pain","region":"tem' | $TAUT locate --case -
