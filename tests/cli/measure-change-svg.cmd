"$TAUT" measure change measures/ten-weeks.json --out "$TMP/trend.svg" >/dev/null && grep -c "<path" "$TMP/trend.svg" && grep -o "<text[^>]*>[^<]*" "$TMP/trend.svg" | sed "s/.*>//"
