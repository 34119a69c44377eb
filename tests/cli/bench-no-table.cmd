$TAUT bench cases no-such.tsv
