"$TAUT" atlas show anconeus --format pdf
