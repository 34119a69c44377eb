"$TAUT" atlas show wrist-extension
