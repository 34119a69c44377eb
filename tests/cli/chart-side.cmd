"$TAUT" chart --point anconeus-1 --side up
