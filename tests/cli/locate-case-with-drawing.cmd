printf %s '{"format":"taut.case/1","text":"dull ache","drawing":{"layers":[{"sensation":"pain","marks":[{"region":"temple","side":"left","nrs":7}]}]}}' | "$TAUT" locate --case - --top 1 | head -n 6
