$TAUT regions >/dev/full
