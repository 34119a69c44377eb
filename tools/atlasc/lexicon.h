/* lexicon.h - from phrases to tokens, inflected forms and the trie.
 *
 * Tokens  Words of one stem (Snowball English) that differ by an inflection only share a token: "ache", "aches",
 *         "aching". What merely has a common stem ("organ", "organic") stays apart.
 * Trie    A phrase stands in the trie with all its words, the little ones too: "behind ear" is not "ear", and the walk
 *         has to try the next word of the text before it skips a filler. Where a phrase of a place, term,
 *         muscle or condition keeps two words or more without "of", "in", "the" and their like, it stands there
 *         without them as well ("top head"), as far as that is free.
 * Clash   A listed phrase belongs to one thing; names and synonyms yield where their phrase is taken. */
#ifndef ATLASC_LEXICON_H
#define ATLASC_LEXICON_H

#include <taut/atlas.h>

#include "corpus.h"

struct lexicon {
    struct taut_vec folds;    /* struct taut_fold */
    struct taut_vec texts;    /* const char *: forms, sorted */
    struct taut_vec tokens;   /* uint16_t: of each form */
    struct taut_vec nodes;    /* struct taut_trie_node, closed by one more; `first` is for build.c to say */
    struct taut_vec children; /* uint32_t: first child of each node */
    struct taut_vec meanings; /* struct taut_meaning; the first means nothing */
    size_t n_tokens, n_words, n_phrases;
};

void lexicon_make(const struct corpus *c, struct lexicon *ret);

#endif
