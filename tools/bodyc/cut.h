/* cut.h - the skin cut along the borders of its regions, and what that gives. */
#ifndef BODYC_CUT_H
#define BODYC_CUT_H

#include "regions.h"
#include "surface.h"

/* A region as it lies on the half surface. */
struct patch {
    const char *region;
    double area;    /* mm2, of this half */
    double largest; /* of its largest piece */
    unsigned pieces;
};

struct cut {
    struct surface surface; /* triangles cut along the borders; points of the cuts added */
    uint16_t *patches;      /* patch of each triangle */
    struct patch *list;     /* in the order of their first triangle */
    size_t n_list;
};

/* Pieces smaller than `crumb` mm2 are given to the neighbour with the longest common border. False: no memory. */
bool cut_regions(const struct field *f, const struct surface *s, double crumb, struct taut_arena *arena,
                 struct cut *ret);

#endif
