$TAUT simulate --people 6 --seed 3 --format json | grep -oE "^  .(format.*|[a-z_]+.:)"
