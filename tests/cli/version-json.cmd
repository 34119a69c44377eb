$TAUT --version --format json | grep -o "\"[a-z]*\":"
