"$TAUT" drawing from-wpi jaw-right | head -n 12
