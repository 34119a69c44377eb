"$TAUT" chart --point anconeus-1 --side left | grep -E "<(title|desc)"
