$TAUT version please
