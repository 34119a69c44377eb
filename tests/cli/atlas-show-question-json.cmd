$TAUT atlas show questions pregnancy --format json | head -30
