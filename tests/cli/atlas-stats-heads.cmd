"$TAUT" atlas stats | grep -o "^[a-z].*memory\|muscles have had\|zone regions were counted"
