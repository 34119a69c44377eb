$TAUT regions --area temple | grep -o "^ *[a-z-]*"
