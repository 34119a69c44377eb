/* place.h - spots and lines by landmarks, for place.c and zone.c. */
#ifndef TAUT_BODY_PLACE_H
#define TAUT_BODY_PLACE_H

#include "surface.h"

/* Whether the surface is of the neutral figure and the side is one. */
enum taut_status place_check(const struct taut_surface *s, enum taut_side side, struct taut_error *err);

struct taut_spot place_on_side(const struct taut_surface *s, struct taut_spot spot, enum taut_side side);

/* Spots at most 2 mm apart along a smooth line through landmarks, laid on the skin that faces as they do; one landmark: its
 * spot. ret: struct taut_spot. False: no memory. */
bool place_line(const struct taut_atlas *a, const struct taut_surface *s, struct taut_list landmarks,
                enum taut_side side, struct taut_arena *arena, struct taut_vec *ret);

#endif
