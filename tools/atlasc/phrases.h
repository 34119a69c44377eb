/* phrases.h - every phrase of the atlas and what it means, the certain ones first. */
#ifndef ATLASC_PHRASES_H
#define ATLASC_PHRASES_H

#include <taut/atlas.h>

#include "corpus.h"

struct phrase {
    const char *text;
    const struct node *at; /* where it is written */
    const struct entity *owner;
    enum taut_concept_kind means;
    uint16_t index;
    int32_t value; /* of numbers and units of time */
    bool certain;  /* listed under words or values; else a name or synonym, which yields where it is taken */
};

void phrases_gather(const struct corpus *c, struct taut_vec *ret);

#endif
