printf "%s" "{\"format\":\"taut.measures/1\",\"series\":[{\"measure\":\"nrs\",\"entries\":[{\"when\":\"2026-01-01\",\"answers\":[11]}]}]}" | "$TAUT" measure score -
