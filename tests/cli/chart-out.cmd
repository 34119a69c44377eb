"$TAUT" chart --out "body.gif"
