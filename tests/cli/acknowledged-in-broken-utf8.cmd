$TAUT locate --acknowledged-by "$(printf "Dr \377")" "chest pressure"
