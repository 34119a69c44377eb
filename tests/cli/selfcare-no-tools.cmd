"$TAUT" selfcare "pain in both buttocks down the back of the thigh, stress" --no-tools | grep -A3 "Left out"
