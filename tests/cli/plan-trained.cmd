"$TAUT" plan --trained --session 3 --minutes 30 --techniques pressure-release,muscle-energy --tolerance 4 --treated infraspinatus-1:right:20:5 "aching in the right shoulder blade down to the thumb"
