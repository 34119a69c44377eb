"$TAUT" plan --treated infraspinatus-1:right "aching right shoulder blade"
