"$TAUT" plan "hello there"
