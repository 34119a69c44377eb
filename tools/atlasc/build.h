/* build.h - from checked trees to the tables of <taut/atlas.h>. */
#ifndef ATLASC_BUILD_H
#define ATLASC_BUILD_H

#include <taut/atlas.h>

#include "corpus.h"
#include "lexicon.h"

struct built {
    struct taut_atlas atlas;
    size_t n_score_items, n_score_bands, n_choices, n_gifts, n_units;
    size_t n_measure_items, n_measure_bands, n_measure_limits;
    size_t n_links, n_shifts, n_dangers, n_doses, n_conditions, n_index, n_texts, n_word_letters, n_letters,
        n_form_letters, n_weights, n_strips;
};

/* How many regions no point refers to. */
size_t build_unreached(const struct built *b);

/* Everything lives in the corpus's arena. What refers to an unknown id is left out. */
void build_atlas(const struct corpus *c, const struct lexicon *l, struct built *ret);

#endif
