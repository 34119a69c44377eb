/* measure.h - tape and caliper on the body, beside what anthropometry says. */
#ifndef BODYC_MEASURE_H
#define BODYC_MEASURE_H

#include <stdio.h>

#include "field.h"

struct measurement {
    const char *name;
    double girth, breadth, depth;
};

/* A level, the middle of the section, and its wanted values (0: not measured there). Source: docs/body.md. */
struct measure_row {
    const char *name;
    enum frame_id frame; /* WORLD: a level section at y = at[1] */
    double at[3];        /* world: x, y, z; limb: u, 0, 0 */
    double girth, breadth, depth;
};
extern const struct measure_row measure_rows[];
extern const size_t n_measure_rows;

struct measurement measure(const struct field *f, const struct measure_row *row);

/* "hips   girth 986 (985)  breadth …", one a line. */
void measure_print(const struct field *f, FILE *out);

#endif
