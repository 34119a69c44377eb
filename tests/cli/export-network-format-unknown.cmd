"$TAUT" export-network --format bif "ache in the left temple"
