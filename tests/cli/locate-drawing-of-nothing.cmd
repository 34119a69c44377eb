printf %s '{"format":"taut.drawing/1","layers":[]}' | "$TAUT" locate --drawing -
