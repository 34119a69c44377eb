/* measure.h - tape and caliper on the figures, beside what anthropometry says. */
#ifndef BODYC_MEASURE_H
#define BODYC_MEASURE_H

#include <stdio.h>

#include "figure.h"

struct measurement {
    double girth, breadth, depth; /* mm */
};

/* What the survey says of a measure, mm; 0: not measured. */
struct survey_means {
    double male, female;
};

/* A section of the body and the means of the survey there. Source and how they become targets: docs/body.md. */
struct measure_row {
    const char *name;
    enum frame_id frame; /* WORLD: a level section at y = at[1] */
    double at[3];        /* world: x, y, z; limb: u, 0, 0 */
    struct survey_means girth, breadth, depth;
    double softness; /* how it follows weight for height: 0 bone, 0.25 limbs, 0.5 trunk */
    double relaxed;  /* of the girth, where the survey measured a tensed muscle */
};

struct measurement measure(const struct field *f, enum taut_figure figure, const struct measure_row *row);

/* The survey's mean brought to the height of the figures and to a middling weight for it. */
double measure_target(enum taut_figure figure, struct survey_means means, double softness);

/* "neutral hips   girth 986 (985, +0.1 %)  breadth …", one a line. */
void measure_print(const struct field *f, FILE *out);

#endif
