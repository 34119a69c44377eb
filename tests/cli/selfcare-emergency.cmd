"$TAUT" selfcare "chest pressure and sweating" | sed -n 1,2p; exit ${PIPESTATUS[0]}
