$TAUT atlas show dermatomes s5 --format json
