"$TAUT" chart --point infraspinatos-1
