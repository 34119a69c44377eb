printf " \n\t" | $TAUT locate
