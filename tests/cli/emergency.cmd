$TAUT locate "sudden severe headache, the worst of my life, like a thunderclap"
