$TAUT locate "left temple" --format json | grep -c microseconds; $TAUT locate "left temple" --format json --timing | grep -c "\"microseconds\": [0-9]"
