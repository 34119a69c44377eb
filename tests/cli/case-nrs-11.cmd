printf '%s' '{"format":"taut.case/1","findings":[{"kind":"pain","region":"temple","nrs":11}]}' | $TAUT locate --case -
