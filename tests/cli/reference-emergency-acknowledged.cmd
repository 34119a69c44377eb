TAUT_MODE=reference $TAUT locate "crushing chest pain into the left arm, sweating, short of breath" --acknowledged-by "Dr Weber, seen today" --today 2026-11-21 | tail -n 3
