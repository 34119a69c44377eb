printf %s '{"format":"taut.drawing/1","layers":[{"sensation":"pain","strokes":[{"on":"front","radius_mm":0,"points":[[0,0]]}]}]}' | "$TAUT" drawing regions -
