"$TAUT" plan --techniques presure-release "aching right shoulder blade"
