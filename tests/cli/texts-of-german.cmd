$TAUT texts --language de | head -12; echo; $TAUT texts | grep -c '^msgid'; $TAUT texts --language es | grep -c '^msgstr ""$'
