"$TAUT" session sessions/none.json
