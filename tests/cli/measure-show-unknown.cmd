"$TAUT" measure show nrz
