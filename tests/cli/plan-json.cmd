"$TAUT" plan --minutes 5 --format json "aching in the right shoulder blade down to the thumb" | sed 's/"checksum": .*/"checksum": …/'
