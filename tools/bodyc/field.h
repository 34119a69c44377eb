/* field.h - the body as a signed distance: negative inside, zero on the skin, about millimetres outside.
 *
 * Symmetric: everything is evaluated at |x|. The field is built once from the tables of shape.h; a window restricts it to the
 * primitives near a box, which makes it fast. Right within 50 mm of the box; windows are values, so that many can be in use. */
#ifndef BODYC_FIELD_H
#define BODYC_FIELD_H

#include <taut/base.h>

#include "primitive.h"

enum { MOST_LINE_POINTS = 48, MOST_LINES = 160, MOST_BLENDS = 140 };
/* A line of relief, laid on the surface. */
struct line {
    const char *name;
    double height, width;
    int taper;
    bool inked;
    size_t n;
    struct vec points[MOST_LINE_POINTS];
    struct vec low, high; /* how far it reaches */
};

struct field; /* lives in the arena it was built in */
struct field *field_build(struct taut_arena *arena);
const struct frame *field_frame(const struct field *f, enum frame_id id);
const struct cone *field_cone(const struct field *f, int id);
size_t field_lines(const struct field *f, const struct line **ret);

struct window {
    const struct field *field;
    bool lofts[LOFTS], ellipsoids[ELLIPSOIDS], cones[CONES];
    size_t n_steps; /* of the blend program: those that have something to blend */
    struct blend_step {
        unsigned char row, op;
    } steps[MOST_BLENDS];
    size_t n_lines;
    unsigned char lines[MOST_LINES];
};
struct window window_of(const struct field *f, struct vec low, struct vec high);
struct window window_everything(const struct field *f);
/* Of a point: a millimetre around it. */
struct window window_at(const struct field *f, struct vec p);

double window_distance(const struct window *w, struct vec p);
double window_ellipsoid(const struct window *w, enum ellipsoid_id id, struct vec p); /* distance to one primitive */
double window_cone(const struct window *w, int id, struct vec p);

/* At a point, with a window of its own. */
double field_distance(const struct field *f, struct vec p);
struct vec field_normal(const struct field *f, struct vec p, double step);
/* Moves p onto the skin by Newton's method. */
struct vec field_project(const struct field *f, struct vec p, int steps);
/* What the lines of relief that are wider than so many mm add to the skin at p. */
double field_relief(const struct field *f, struct vec p, double wider_than);
/* How open the skin is to the light, 0..1, from the distances along the normal. */
double field_openness(const struct field *f, struct vec p, struct vec normal);
/* The first point of the skin from origin along a unit direction; false: none within reach. Without relief. */
bool field_ray(const struct field *f, struct vec origin, struct vec direction, double reach, struct vec *ret);
/* Where two numbers lie on the skin, seen from a side; false: beside it. */
bool field_place(const struct field *f, enum side_of_view view, double a, double b, struct vec *ret);

#endif
