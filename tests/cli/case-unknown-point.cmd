printf '%s' '{"format":"taut.case/1","findings":[{"kind":"palpation","point":"trapezius-uper-1","tender":true}]}' | $TAUT locate --case -
