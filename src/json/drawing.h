/* drawing.h - a taut.drawing/1 within another object. Private to src/json. */
#ifndef TAUT_JSON_DRAWING_H
#define TAUT_JSON_DRAWING_H

#include "member.h"

/* Reads the object at r->at, whose path is "" or "drawing"; format: whether "format" has to be there. */
enum taut_status drawing_read(struct reader *r, bool format, struct taut_drawing *ret);

#endif
