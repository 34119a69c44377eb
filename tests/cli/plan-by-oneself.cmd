"$TAUT" plan "aching in the right shoulder blade down to the thumb"
