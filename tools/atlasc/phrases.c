/* phrases.c - see phrases.h. */
#include "phrases.h"

#include <stdlib.h>
#include <string.h>

/* Where phrases are written, in the order in which the uncertain ones yield to one another. */
static const struct place_of_words {
    enum kind first, last;
    const char *map, *key; /* map: the key lies within this one; NULL: at the top */
    bool certain;
} tables[] = {
    { A_REGION, A_GROUP, NULL, "words", true },
    { A_QUALITY, A_MARKER, NULL, "words", true },
    { A_MARKER, A_MARKER, NULL, "values", true },
    { A_REGION, A_GROUP, NULL, "name", false },
    { A_QUALITY, A_FACTOR, NULL, "name", false },
    { A_MUSCLE, A_MUSCLE, "names", "english", false },
    { A_CONDITION, A_CONDITION, "names", "english", false },
    { A_MUSCLE, A_MUSCLE, NULL, "synonyms", false },
    { A_CONDITION, A_CONDITION, NULL, "synonyms", false },
    { A_MUSCLE, A_MUSCLE, "names", "latin", false },
    { A_CONDITION, A_CONDITION, "names", "latin", false },
    { A_MUSCLE, A_MUSCLE, NULL, "part_of", false },
};

static enum taut_concept_kind meaning(enum kind k)
{
    return k <= A_GROUP    ? TAUT_MEANS_PLACE
           : k <= A_MARKER ? TAUT_MEANS_TERM
           : k == A_MUSCLE ? TAUT_MEANS_MUSCLE
                           : TAUT_MEANS_CAUSE;
}

static void add(const struct corpus *c, const struct entity *e, const struct node *at, const char *text, bool certain,
                struct taut_vec *ret)
{
    double value = 0;
    if (!text || !*text || (!certain && strpbrk(text, "(,;:")))
        return; /* a name with a comma is an explanation, which nobody types */
    if (at->key && !strcmp(at->key, text))
        node_number(at, &value);
    *(struct phrase *)take_push(c->arena, ret) = (struct phrase){
        .text = text,
        .at = at,
        .owner = e,
        .means = meaning(e->kind),
        .index = corpus_index(c, e),
        .value = (int32_t)value,
        .certain = certain,
    };
}

/* "trapezius" is said of the part that most often troubles people, of equals the first. */
static bool stands_for_whole(const struct corpus *c, const struct entity *e)
{
    const char *whole = node_text(e->at, "part_of");
    double prior = node_number_or(node_get(e->at, "prior"), "relative", 1);
    for (size_t i = 0; whole && i < corpus_count(c, A_MUSCLE); i++) {
        const struct entity *other = corpus_entity(c, A_MUSCLE, i);
        const char *theirs = node_text(other->at, "part_of");
        double more = node_number_or(node_get(other->at, "prior"), "relative", 1);
        if (theirs && !strcmp(theirs, whole) && (more > prior || (more == prior && i < e->index)))
            return false;
    }
    return true;
}

static void gather_entity(const struct corpus *c, const struct entity *e, const struct place_of_words *t,
                          struct taut_vec *ret)
{
    const struct node *words = node_get(t->map ? node_get(e->at, t->map) : e->at, t->key);
    if (!words || (!strcmp(t->key, "part_of") && !stands_for_whole(c, e)))
        return;
    if (words->shape == NODE_SCALAR)
        add(c, e, words, words->text, t->certain, ret);
    for (const struct node *m = words->first; m; m = m->next)
        add(c, e, m, words->shape == NODE_MAP ? m->key : m->text, t->certain, ret);
}

void phrases_gather(const struct corpus *c, struct taut_vec *ret)
{
    for (size_t t = 0; t < sizeof tables / sizeof *tables; t++)
        for (int k = (int)tables[t].first; k <= (int)tables[t].last; k++)
            for (size_t i = 0; i < corpus_count(c, (enum kind)k); i++)
                gather_entity(c, corpus_entity(c, (enum kind)k, i), &tables[t], ret);
}
