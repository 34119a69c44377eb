"$TAUT" chart --out /no/such/folder/a.svg
