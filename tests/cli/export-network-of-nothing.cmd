"$TAUT" export-network "hello"
