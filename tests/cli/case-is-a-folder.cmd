mkdir "$TMP/folder"; cd "$TMP" && $TAUT locate --case folder
