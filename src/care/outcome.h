/* outcome.h - what the parts of outcome measures share. Private to src/care. */
#ifndef TAUT_CARE_OUTCOME_H
#define TAUT_CARE_OUTCOME_H

#include <taut/outcome.h>

/* outcome_change.c. False: too little was answered. */
bool outcome_valid(const struct taut_atlas *a, const struct taut_series *s, const struct taut_taken *t, double *score);
/* The limit of a kind that fits the series best; of those that fit equally, the largest. */
struct taut_threshold outcome_threshold(const struct taut_atlas *a, const struct taut_series *s,
                                        enum taut_limit_kind kind, double before);
/* gain > 0 is to the better. */
enum taut_change outcome_judge(double gain, struct taut_threshold noise, struct taut_threshold matters);

#endif
