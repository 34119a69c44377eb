"$TAUT" selfcare "calf is swollen and sore after a long flight" | head -n 12
