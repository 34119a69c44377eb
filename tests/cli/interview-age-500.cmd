echo '{ "format": "taut.case/1", "answers": [ { "question": "age", "number": 500, "unit": "years" } ] }' | $TAUT interview --answers -
