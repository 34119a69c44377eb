cd $TMP; printf '%s\n' 'dull ache in the right shoulder blade' 0 b 9 0 '?' q | $TAUT interview case.json --plain --today 2026-11-21; cat case.json
