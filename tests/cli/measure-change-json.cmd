"$TAUT" measure change measures/ten-weeks.json --format json
