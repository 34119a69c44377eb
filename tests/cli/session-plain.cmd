"$TAUT" session sessions/neck.json --today 2026-11-21 --plain <sessions/whole.txt
