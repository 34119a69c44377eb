"$TAUT" drawing regions
