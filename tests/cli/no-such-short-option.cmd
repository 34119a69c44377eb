$TAUT locate -j temple
