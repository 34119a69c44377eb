$TAUT atlas show sites back-of-knee
