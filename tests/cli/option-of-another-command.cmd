$TAUT version --top 3
