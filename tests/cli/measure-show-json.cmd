"$TAUT" measure show psfs --format json
