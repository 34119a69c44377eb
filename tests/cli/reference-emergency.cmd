TAUT_MODE=reference $TAUT locate "crushing chest pain into the left arm, sweating, short of breath" --today 2026-11-21
