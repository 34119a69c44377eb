$TAUT plan --language de --today 2026-11-21 "aching in the right shoulder blade down to the thumb"
