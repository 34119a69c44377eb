printf "id\ttext\twish\texpect\tbecause\na\tneck pain\tminutes=10\tfoo=bar\tx\n" >"$TMP/plans.tsv" && cd "$TMP" && "$TAUT" bench plans plans.tsv
