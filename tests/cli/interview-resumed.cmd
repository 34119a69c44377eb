cd $TMP; printf '%s\n' 'dull ache in the right shoulder blade' 0 q | $TAUT interview case.json --today 2026-11-21 > /dev/null; printf 'q\n' | $TAUT interview case.json --today 2026-11-21
