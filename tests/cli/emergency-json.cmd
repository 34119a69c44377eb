$TAUT locate --format json "sudden severe headache, the worst of my life, like a thunderclap" | grep -E "\"(candidates|withheld|acknowledged_by|muscular|level)\""; exit "${PIPESTATUS[0]}"
