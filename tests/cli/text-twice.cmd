echo "{\"format\":\"taut.case/1\",\"text\":\"temple\"}" | $TAUT locate --case - "left temple"
