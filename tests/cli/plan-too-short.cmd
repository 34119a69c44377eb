"$TAUT" plan --minutes 4 "aching right shoulder blade"
