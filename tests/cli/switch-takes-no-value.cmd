$TAUT locate --all=yes temple
