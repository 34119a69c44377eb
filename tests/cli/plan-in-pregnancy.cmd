"$TAUT" plan --trained --minutes 20 "I am pregnant and both calves cramp at night"
