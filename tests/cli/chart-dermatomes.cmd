cd "$TMP" && "$TAUT" chart --dermatomes --view left-palm --figure female | grep -oE "<title[^<]*|left-?|ball of the thumb C6|most authors[^<]*"
