sed "s/\"cap_of_ten\": 5/\"cap_of_ten\": 2/" sessions/neck.json >"$TMP/plan.json"; cd "$TMP" && "$TAUT" session plan.json
