"$TAUT" chart --heat a.json --drawing b.json
