$TAUT screen "dull ache between the shoulder blades, worse at the desk" --trained --today 2026-11-21 | head -20
