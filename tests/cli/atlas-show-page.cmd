"$TAUT" atlas show anconeus --format md
