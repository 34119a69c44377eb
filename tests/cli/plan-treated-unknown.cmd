"$TAUT" plan --treated infraspinatus-9:right:3 "aching right shoulder blade"
