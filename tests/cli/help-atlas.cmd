$TAUT atlas --help
