$TAUT help --man taut-atlas
