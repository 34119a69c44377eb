printf '%s' '{"format":"taut.case/1","findings":[{"kind":"pane","region":"temple"}]}' | $TAUT locate --case -
