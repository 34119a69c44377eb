printf "left\0temple" | $TAUT locate
