$TAUT interview $TMP/case.json --language tlh
