"$TAUT" plan "sudden worst headache of my life, came like a thunderclap"
