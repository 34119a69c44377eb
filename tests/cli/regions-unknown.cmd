$TAUT regions --area tempel
