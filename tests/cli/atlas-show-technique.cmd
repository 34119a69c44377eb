"$TAUT" atlas show neuromuscular-reset
