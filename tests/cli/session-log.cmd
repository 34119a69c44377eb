printf "0 start\n5 pain 6\n7 note so far\n" | "$TAUT" session sessions/neck.json --today 2026-11-21 --log "$TMP/log" >/dev/null; tail -n +2 "$TMP/log"
