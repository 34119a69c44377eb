cd "$TMP" && "$TAUT" chart --view soles,left-palm,pelvis-front,jaw-right --regions --out a.pdf --figure male && head -c 5 a.pdf
