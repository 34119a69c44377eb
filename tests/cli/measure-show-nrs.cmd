"$TAUT" measure show nrs
