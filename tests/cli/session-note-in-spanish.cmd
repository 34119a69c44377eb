"$TAUT" session sessions/neck.json --today 2026-11-21 --log "$TMP/log" <sessions/whole.txt >/dev/null; "$TAUT" session note "$TMP/log" --language es
