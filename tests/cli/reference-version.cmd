TAUT_MODE=reference $TAUT version | tail -n 1; TAUT_MODE=full $TAUT version | grep -c reference
