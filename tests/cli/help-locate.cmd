$TAUT locate --help
