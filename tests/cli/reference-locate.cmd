TAUT_MODE=reference $TAUT locate "pain in the left temple" --today 2026-11-21
