"$TAUT" chart --view front,back,left,right,soles,feet-top,jaw-left
