printf "id\ttext\texpect\tside\tkind\tsource\nx\tpain\tnone\tup\tmuscle\ty\n" >"$TMP/t.tsv"; cd "$TMP" && $TAUT bench cases t.tsv
