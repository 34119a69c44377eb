printf '%s' '{"format":"taut.case/1","findings":[{"kind":"pain","region":"tempel"}]}' | $TAUT locate --case -
