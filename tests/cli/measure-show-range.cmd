"$TAUT" measure show neck-rotation-range
