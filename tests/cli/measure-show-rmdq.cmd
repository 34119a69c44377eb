"$TAUT" measure show rmdq
