/* surface.h - what picking and distances share. */
#ifndef TAUT_BODY_SURFACE_H
#define TAUT_BODY_SURFACE_H

#include <taut/surface.h>

/* The two halves are mirrors, so one tree over the left half serves both: the right half is searched with the mirrored
 * question. Triangles stand in an order in which neighbours are near, LEAF to a box; two boxes of a level make one of the next. */
enum { LEAF = 4, MOST_LEVELS = 20 };
struct box {
    float low[3], high[3];
};
struct taut_surface {
    struct taut_body body;
    const uint32_t *order; /* triangles of the left half */
    unsigned n_levels;
    uint32_t n_boxes[MOST_LEVELS]; /* of a level; 0: the leaves */
    struct box *boxes[MOST_LEVELS];
};

static inline struct taut_point3 point_minus(struct taut_point3 a, struct taut_point3 b)
{
    return (struct taut_point3){ a.x - b.x, a.y - b.y, a.z - b.z };
}

static inline struct taut_point3 point_along(struct taut_point3 a, struct taut_point3 d, float t)
{
    return (struct taut_point3){ a.x + d.x * t, a.y + d.y * t, a.z + d.z * t };
}

static inline float point_dot(struct taut_point3 a, struct taut_point3 b)
{
    return a.x * b.x + a.y * b.y + a.z * b.z;
}

static inline struct taut_point3 point_cross(struct taut_point3 a, struct taut_point3 b)
{
    return (struct taut_point3){ a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x };
}

static inline float point_length(struct taut_point3 a)
{
    return (float)__builtin_sqrtf(point_dot(a, a));
}

/* Length 1; {0, 0, 0} stays as it is. */
static inline struct taut_point3 point_unit(struct taut_point3 a)
{
    float l = point_length(a);
    return l > 0 ? (struct taut_point3){ a.x / l, a.y / l, a.z / l } : a;
}

static inline struct taut_point3 point_mirrored(struct taut_point3 a)
{
    return (struct taut_point3){ -a.x, a.y, a.z };
}

#endif
