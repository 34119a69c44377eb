$TAUT atlas show trapezius-upper --format json | grep -o "\"[a-z_]*\":" | sort -u
