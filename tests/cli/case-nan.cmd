printf '%s' '{"format":"taut.case/1","findings":[{"kind":"pain","region":"temple","nrs":NaN}]}' | $TAUT locate --case -
