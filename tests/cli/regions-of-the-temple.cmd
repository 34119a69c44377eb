$TAUT regions --area temple | grep -o -E "^ {0,4}[a-z]+[a-z-]*"
