"$TAUT" drawing from-wpi neck jaw
