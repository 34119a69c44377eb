"$TAUT" plan --minutes 5 --steps "aching in the right shoulder blade down to the thumb"
