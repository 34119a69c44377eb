printf '%s' '{"format":"taut.case/1","findings":[{"kind":"pain","region":"temple"},{"kind":"pain","region":"temple","side":"up"}]}' | $TAUT locate --case -
