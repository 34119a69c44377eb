$TAUT atlas show site back-of-knee
