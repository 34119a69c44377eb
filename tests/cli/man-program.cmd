$TAUT help --man taut
