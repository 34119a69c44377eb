"$TAUT" selfcare "headache behind my left eye and in the temple, stiff neck, worse after a day at the desk" --page "$TMP/page.doc"
