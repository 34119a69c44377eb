$TAUT atlas search
