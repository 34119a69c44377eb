"$TAUT" atlas show course-neck
