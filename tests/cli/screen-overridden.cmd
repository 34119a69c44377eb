echo '{ "format": "taut.case/1", "text": "red eye with blurred vision", "overrides": [ { "rule": "painful-red-eye", "by": "R. Weber", "credential": "ophthalmologist", "reason": "seen and treated today", "when": "2026-11-21" } ] }' > $TMP/case.json
$TAUT screen --case $TMP/case.json --today 2026-11-21 | head -13
