$TAUT locate "pain in the temple" | grep -o -m 1 "No side was named[^.]*"
