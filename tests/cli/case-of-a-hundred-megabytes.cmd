cd "$TMP" && truncate -s 100M big.json && $TAUT locate --case big.json
