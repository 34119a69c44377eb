/* named.c - "tennis elbow": who only names a diagnosis says where it hurts, too. */
#include "read.h"

enum { MOST_PLACES = 3 };
#define LEAST_CHANCE 0.5 /* of pain there: less is not meant by the name. Engineering choice */

static bool hurts(const struct taut_finding *f)
{
    return (f->kind == TAUT_PAIN || f->kind == TAUT_NUMBNESS) && !f->negated && f->level > 0;
}

static bool any_hurts(const struct collection *found)
{
    const struct taut_finding *findings = found->findings.items;
    for (size_t k = 0; k < found->findings.n; k++)
        if (hurts(&findings[k]))
            return true;
    return false;
}

/* < 0: no pain, or on the other side of the body. */
static double chance_of_pain(const struct taut_atlas *a, const struct taut_link *l)
{
    return l->kind == TAUT_PAIN && l->relative == TAUT_SAME ? taut_support_chance(&a->supports[l->support]) : -1;
}

/* Pain where this condition hurts most often. */
static void add_places(const struct taut_atlas *a, const struct taut_finding *named, struct collection *found)
{
    const struct taut_cause *cause = &a->causes[named->target];
    const struct taut_link *links = a->links + cause->links;
    double most = LEAST_CHANCE;
    for (uint32_t k = 0; k < cause->n_links; k++) {
        double chance = chance_of_pain(a, &links[k]);
        most = chance > most ? chance : most;
    }
    size_t n = 0;
    for (uint32_t k = 0; k < cause->n_links && n < MOST_PLACES; k++) {
        if (chance_of_pain(a, &links[k]) < most)
            continue;
        struct taut_finding f = *named;
        f.kind = TAUT_PAIN;
        f.target = links[k].target;
        f.side = a->places[f.target].paired ? named->side : TAUT_MIDLINE;
        f.level = TAUT_LEVEL_UNKNOWN;
        f.nrs = -1;
        collection_add(found, &f);
        n++;
    }
}

/* A danger is for the safety rules, not for a search; a widespread illness hurts anywhere. */
static bool is_local(const struct taut_cause *cause)
{
    return cause->urgency <= TAUT_SOON && cause->kind != TAUT_WIDESPREAD;
}

void named_places(const struct taut_atlas *a, struct collection *found)
{
    size_t n = found->findings.n;
    if (any_hurts(found))
        return;
    for (size_t k = 0; k < n; k++) {
        struct taut_finding f = ((struct taut_finding *)found->findings.items)[k]; /* a copy: the list grows */
        if (f.kind == TAUT_NAMED_CAUSE && !f.negated && is_local(&a->causes[f.target]))
            add_places(a, &f, found);
    }
}
