printf %s '{"format":"taut.drawing/1","layers":[]}' | "$TAUT" drawing measures - --format json
