/* measure.h - tape and caliper on the figures, beside what anthropometry says. */
#ifndef BODYC_MEASURE_H
#define BODYC_MEASURE_H

#include <stdio.h>

#include "figure.h"

/* "neutral hips   girth 986 (985, +0.1 %)  breadth …", one a line. */
void measure_print(const struct field *f, FILE *out);

#endif
