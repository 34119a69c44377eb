cd "$TMP" && echo "{\"format\":\"taut.ranking/1\",\"candidates\":[{\"point\":\"anconius-1\",\"side\":\"left\",\"probability\":0.1}]}" >a.json && "$TAUT" chart --ranking a.json
