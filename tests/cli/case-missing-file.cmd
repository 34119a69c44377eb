$TAUT locate --case no-such-file.json
