$TAUT --help
