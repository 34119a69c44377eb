printf "id\ttext\texpect\tside\tkind\tsource\nx\tpain\tflexor-of-nothing\t-\tmuscle\ty\n" >"$TMP/t.tsv"; cd "$TMP" && $TAUT bench cases t.tsv
