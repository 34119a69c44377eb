TAUT_MODE=reference $TAUT chart --ranking ranking.json
