"$TAUT" measure score measures/ten-weeks.json
