cd "$TMP" && echo "{\"format\":\"taut.ranking/1\",\"candidates\":[{\"point\":\"anconeus-1\",\"side\":\"up\",\"probability\":0.1}]}" >a.json && "$TAUT" chart --ranking a.json
