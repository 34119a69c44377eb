$TAUT atlas search musculus trapezius pars descendens --top 1
