cd "$TMP" && echo "{\"format\":\"taut.ranking/1\",\"candidates\":[]}" >a.json && "$TAUT" chart --ranking a.json
