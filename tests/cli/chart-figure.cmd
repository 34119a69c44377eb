"$TAUT" chart --figure child
