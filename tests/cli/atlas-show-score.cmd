$TAUT atlas show marburg-2010
