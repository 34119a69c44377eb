$TAUT locate "$(printf "left temple \377")"
