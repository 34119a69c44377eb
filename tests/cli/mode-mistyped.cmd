TAUT_MODE=referense $TAUT locate "pain in the left temple"
