$TAUT lokate "my temple hurts"
