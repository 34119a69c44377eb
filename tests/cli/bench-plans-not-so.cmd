printf "id\ttext\twish\texpect\tbecause\na\taching right shoulder blade\tminutes=10\tfirst=soleus\tx\n" >"$TMP/plans.tsv" && cd "$TMP" && "$TAUT" bench plans plans.tsv --check
