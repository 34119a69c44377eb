printf "left \300\200" | $TAUT locate
