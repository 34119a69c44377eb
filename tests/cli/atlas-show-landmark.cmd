"$TAUT" atlas show iliac-spine-posterior
