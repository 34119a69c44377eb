echo '{ "format": "taut.case/1", "text": "low back pain", "answers": [ { "question": "back-danger", "chosen": ["saddle"] } ] }' | $TAUT interview --answers - --today 2026-11-21
