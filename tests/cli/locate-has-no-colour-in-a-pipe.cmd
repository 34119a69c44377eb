$TAUT locate "pain in the left temple" | grep -c "$(printf "\033")"
