/* surface.h - the skin as triangles: naive surface nets on the half x >= 0, whose seam lies exactly in the middle.
 *
 * Source: S. Gibson, Constrained Elastic Surface Nets (1998), without the relaxation: points are put on the field by Newton's
 * method instead. Decimation: M. Garland, P. Heckbert, Surface Simplification Using Quadric Error Metrics (1997), with planes
 * that hold the seam. */
#ifndef BODYC_SURFACE_H
#define BODYC_SURFACE_H

#include "field.h"

/* One half. Points with x = 0 are shared with the mirrored half; all others have x > 0. */
struct surface {
    size_t n_points, n_triangles;
    struct vec *points, *normals;
    float *openness;          /* to the light, 0..1 */
    uint32_t (*triangles)[3]; /* anticlockwise from outside */
};

/* cell: mm. Lives in arena. False: no memory. */
bool surface_of_field(const struct field *f, double cell, struct taut_arena *arena, struct surface *ret);

/* A surface of at most n_triangles, still the mirror of itself. False: no memory. */
bool surface_decimate(const struct field *f, const struct surface *s, size_t n_triangles, struct taut_arena *arena,
                      struct surface *ret);

/* Normals and openness from the field, for points that are where they belong. */
void surface_light(const struct field *f, struct surface *s);

double surface_area(const struct surface *s); /* mm2, both halves */

#endif
