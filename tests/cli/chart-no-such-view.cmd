"$TAUT" chart --view fron
