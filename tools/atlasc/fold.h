/* fold.h - text without case, accents and apostrophes, as the program will fold it: by the table made here. */
#ifndef ATLASC_FOLD_H
#define ATLASC_FOLD_H

#include <taut/atlas.h>

#include "memory.h"

/* Every code point of the Latin, Greek and Cyrillic blocks, punctuation, super- and subscripts, ligatures and full-width
 * forms that does not fold to itself: struct taut_fold, sorted. Source: utf8proc (NFKD, case folding, marks stripped). */
void fold_table(struct taut_arena *a, struct taut_vec *ret);

const char *fold_text(struct taut_arena *a, const char *s);

/* Words of folded text: runs of ASCII letters and digits and of anything beyond ASCII. False: no more. */
bool fold_next_word(const char *folded, size_t *at, struct taut_span *ret);

#endif
