$TAUT chart --screen case.json --muscle infraspinatus
