printf %s '{"format":"taut.case/1","drawing":{"layers":[{"sensation":"pain","strokes":[{"on":"front","radius_mm":151,"points":[[0,0]]}]}]}}' | "$TAUT" locate --case -
