echo "{}" | $TAUT chart --screen -
