"$TAUT" chart --heat
