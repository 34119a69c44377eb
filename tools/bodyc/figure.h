/* figure.h - the neutral, male and female figure: one skin, so a drawing made on one shows on any other.
 *
 * A figure is the neutral body moved by a table (figure_rows.c), smoothly and without folding: relief made softer or stronger,
 * soft tissue laid on along a direction, gentle pulls, and scales of trunk, legs and arms by height. Triangles, regions and lines
 * stay what they are; only places and normals differ. Heights are shared: every figure is as tall as the neutral one. */
#ifndef BODYC_FIGURE_H
#define BODYC_FIGURE_H

#include <taut/body.h>

#include "surface.h"

enum { MOST_LEVELS = 20, MOST_SWELLS = 4, MOST_PULLS = 12 };

/* Scales and shifts at a height; cubic between the levels, constant beyond them. */
struct level {
    double y, values[3];
};
enum trunk_value {
    BREADTH,
    FRONT,
    BACK
};                                  /* factors: from the middle outwards, from the trunk's axis forward and back */
enum limb_value { GIRTH, OUTWARD }; /* factor about the limb's axis; mm */
struct levels {
    size_t n;
    struct level at[MOST_LEVELS]; /* ascending */
};

/* Soft tissue on the skin: moves it along a direction, most at the middle, nothing beyond an oval whose four radii lie at a right
 * angle to the direction. Skin that faces away stays. */
struct swell_row {
    const char *name;
    double centre[3], direction[3], height;
    double out, in, up, down; /* radii, mm */
};

/* Moves what is near a place, fading as a Gaussian of these radii. */
struct pull_row {
    const char *name;
    double centre[3], radii[3], by[3];
};

struct figure_row {
    const char *name;
    double relief;     /* of the neutral relief wider than a crease; 1 is the same */
    double relief_top; /* mm: only below this height; faces keep theirs */
    struct levels trunk, leg, arm;
    size_t n_swells, n_pulls;
    struct swell_row swells[MOST_SWELLS];
    struct pull_row pulls[MOST_PULLS];
};
extern const struct figure_row figure_rows[TAUT_FIGURES];

/* Where a point of the neutral skin, with its normal, lies in a figure. For x >= 0; the seam stays the seam. */
struct vec figure_place(const struct field *f, enum taut_figure figure, struct vec p, struct vec normal);

/* The normal there: the neutral one carried along by the movement of its surroundings. */
struct vec figure_normal(const struct field *f, enum taut_figure figure, struct vec p, struct vec normal);

#endif
