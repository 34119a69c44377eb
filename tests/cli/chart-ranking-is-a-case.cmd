cd "$TMP" && echo "{\"format\":\"taut.case/1\",\"text\":\"ache\"}" >a.json && "$TAUT" chart --ranking a.json
