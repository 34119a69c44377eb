"$TAUT" atlas stats --format json | grep -o "\"field\": .*"
