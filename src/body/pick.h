/* pick.h - one ray against one triangle, for pick.c and for the test that tries every triangle. */
#ifndef TAUT_BODY_PICK_H
#define TAUT_BODY_PICK_H

#include "surface.h"

struct pick {
    uint32_t triangle; /* UINT32_MAX: none yet */
    double far;        /* along the ray */
    float across, along;
};

/* Betters `best` where the ray meets the triangle nearer, or as near and with a lower number. */
bool pick_triangle(const struct taut_body *b, uint32_t t, struct taut_point3 from, struct taut_point3 d,
                   struct pick *best);

#endif
