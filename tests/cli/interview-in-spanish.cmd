cd $TMP; printf '%s\n' 12 q | $TAUT interview case.json --language es --today 2026-11-21
