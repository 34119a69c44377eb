cd "$TMP"; "$TAUT" session "$OLDPWD/sessions/neck.json" --log x </dev/null >/dev/null; printf "{\"at_ms\": 0, \"event\": \"resume\"}\n" >>x; "$TAUT" session note x
