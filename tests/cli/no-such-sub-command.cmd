$TAUT atlas serch temple
