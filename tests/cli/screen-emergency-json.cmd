$TAUT screen "numb between the legs and cannot pass urine, low back pain" --format json --today 2026-11-21 | sed -n 1,30p; exit ${PIPESTATUS[0]}
