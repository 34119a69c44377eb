$TAUT help --man taut-locate
