TAUT_MODE=reference $TAUT export-network "pain in the left temple"
