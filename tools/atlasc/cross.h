/* cross.h - what no single value shows: pairs that must agree, sides, zones, sources, rules about rules. */
#ifndef ATLASC_CROSS_H
#define ATLASC_CROSS_H

#include "corpus.h"

/* Passes over what the schema has refused already. */
void cross_check(const struct corpus *c);

/* cross_whole.c: what only the whole atlas shows. */
void cross_check_whole(const struct corpus *c);

/* The regions that a place means, each once, by index; appended to ret (uint16_t). Unknown ids add none. */
void place_regions(const struct corpus *c, const char *id, struct taut_vec *ret);

/* cross_measures.c: measures, and what self-care is made of. */
void cross_check_measures(const struct corpus *c);

#endif
