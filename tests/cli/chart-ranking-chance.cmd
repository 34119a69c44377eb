cd "$TMP" && echo "{\"format\":\"taut.ranking/1\",\"candidates\":[{\"point\":\"anconeus-1\",\"side\":\"left\",\"probability\":7}]}" >a.json && "$TAUT" chart --ranking a.json
