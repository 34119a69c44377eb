TAUT_MODE=reference $TAUT locate "zzyzx qwrtp"
