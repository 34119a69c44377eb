/* primitive.h - what the body is joined from: frames along the limbs, and lofts, ellipsoids and round cones with their distances. */
#ifndef BODYC_PRIMITIVE_H
#define BODYC_PRIMITIVE_H

#include "shape.h"

#define RADIANS(degrees) ((degrees)*TAUT_PI / 180)

struct frame {
    struct vec origin, axis, across, forward; /* A, V, W */
};
struct vec frame_point(const struct frame *f, double u, double v, double w);
/* Coordinates of a point in the frame: u, v, w. */
struct vec frame_coordinates(const struct frame *f, struct vec p);
/* Of a limb that hangs `degrees` from the vertical: forward is the world's, at a right angle to the axis; across points away
 * from the body. */
struct frame frame_of_limb(struct vec origin, double degrees, double lean);

/* Lets a box grow until it holds a point and a margin around it. Boxes begin nowhere. */
void box_take_in(struct vec *low, struct vec *high, struct vec p, double margin);
extern const struct vec nowhere_low, nowhere_high;

enum { RESAMPLED = 512 };
struct loft {
    const struct loft_row *row;
    struct frame frame;
    struct station table[RESAMPLED]; /* evenly along the axis */
    double begin, end;
    struct vec low, high;
};
void loft_build(struct loft *l, const struct loft_row *row, const struct frame *frame);
double loft_distance(const struct loft *l, struct vec p);

struct ellipsoid {
    struct vec centre, radii, x, y, z, low, high;
};
struct ellipsoid ellipsoid_of(const struct ellipsoid_row *row, const struct frame *frame);
double ellipsoid_distance(const struct ellipsoid *e, struct vec p);

struct cone {
    struct vec from, to;
    double r_from, r_to;
    struct vec low, high;
};
struct cone cone_of(struct vec from, struct vec to, double r_from, double r_to);
double cone_distance(const struct cone *c, struct vec p);

#endif
