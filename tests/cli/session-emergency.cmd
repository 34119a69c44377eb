printf "0 start\n60 danger vision-loss\n70 end\n" | "$TAUT" session sessions/neck.json --plain
