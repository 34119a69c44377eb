TAUT_MODE=reference "$TAUT" plan "aching right shoulder blade"
