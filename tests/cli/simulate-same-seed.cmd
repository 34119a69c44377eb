for run in 1 2; do $TAUT simulate --people 25 --seed 9 --world shifted --format json >$TMP/$run; done; cmp $TMP/1 $TMP/2 && echo same
