"$TAUT" atlas diff
