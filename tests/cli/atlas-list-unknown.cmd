$TAUT atlas list muscels
