cd "$TMP" && "$TAUT" session "$OLDPWD/sessions/neck.json" --log x </dev/null >/dev/null; "$TAUT" session "$OLDPWD/sessions/neck.json" --log x
