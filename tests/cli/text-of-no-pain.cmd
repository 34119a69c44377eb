$TAUT locate --format json "zzyzx qwrtp" | grep -E "\"(candidates|muscular|stats|withheld)\""; exit "${PIPESTATUS[0]}"
