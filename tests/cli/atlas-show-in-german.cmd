"$TAUT" atlas show corrugator-supercilii --language de; "$TAUT" atlas search Schläfe --language de --top 3
