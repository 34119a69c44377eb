echo '{ "format": "taut.case/1", "answers": [ { "question": "danger-now", "chosen": ["faint"] } ] }' | $TAUT interview --answers -
