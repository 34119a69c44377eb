$TAUT chart --trained
