"$TAUT" chart --view left-plam
