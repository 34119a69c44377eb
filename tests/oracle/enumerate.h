/* enumerate.h - the exact answer by visiting every joint state: slow, short, and the judge of src/infer/cover.c. */
#ifndef TAUT_TESTS_ENUMERATE_H
#define TAUT_TESTS_ENUMERATE_H

#include "infer/cover.h"

/* posterior: [n_causes][COVER_STATES]; returns Z. Use with at most about 10 causes. */
double enumerate_posterior(const struct cover_problem *p, double (*posterior)[COVER_STATES]);

#endif
