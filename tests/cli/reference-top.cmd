TAUT_MODE=reference $TAUT locate --top 3 "pain in the left temple"
