/* stories.c - see stories.h. */
#include "stories.h"

#include <assert.h>
#include <string.h>

enum { MOST_NODES = 20000 };

struct search {
    const struct story_element *elements;
    const double *off;
    size_t n_findings;
    struct story *best;
    size_t n_best, max, nodes;
};

/* One set under way: what it leaves uncovered. */
struct node {
    struct story set;
    double off[STORY_FINDINGS], per[STORY_FINDINGS]; /* 1 / (1 - off) */
    double likelihood;
};

static double threshold(const struct search *s)
{
    return s->n_best == s->max ? s->best[s->max - 1].score : 0;
}

static void record(struct search *s, const struct story *set)
{
    if (set->score <= threshold(s))
        return;
    size_t at = s->n_best < s->max ? s->n_best++ : s->max - 1;
    while (at > 0 && s->best[at - 1].score < set->score) {
        s->best[at] = s->best[at - 1];
        at--;
    }
    s->best[at] = *set;
}

/* By what factor the element makes the findings more likely. */
static double gain_of(const struct story_element *e, const struct node *n)
{
    double gain = 1;
    for (size_t k = 0; k < e->n_links; k++) {
        uint32_t j = e->links[k].finding;
        gain *= (1 - n->off[j] * e->links[k].off) * n->per[j];
    }
    return gain;
}

static void weigh_node(const struct search *s, struct node *n)
{
    n->likelihood = 1;
    for (size_t j = 0; j < s->n_findings; j++) {
        double on = 1 - n->off[j];
        n->likelihood *= on;
        n->per[j] = 1 / (on > 1e-300 ? on : 1e-300);
    }
}

static double likelihood_of(const struct search *s, const struct story *set, size_t leave_out, double *off)
{
    double likelihood = 1;
    memcpy(off, s->off, s->n_findings * sizeof *off);
    for (size_t k = 0; k < set->n; k++) {
        const struct story_element *e = &s->elements[set->elements[k]];
        for (size_t i = 0; k != leave_out && i < e->n_links; i++)
            off[e->links[i].finding] *= e->links[i].off;
    }
    for (size_t j = 0; j < s->n_findings; j++)
        likelihood *= 1 - off[j];
    return likelihood;
}

/* What one of them explains only shrinks as the set grows: where this fails it fails for all that begins so. */
static bool all_explain(const struct search *s, const struct node *n)
{
    double off[STORY_FINDINGS];
    for (size_t k = 0; k < n->set.n; k++)
        if (!(n->likelihood >= STORY_EXPLAINS * likelihood_of(s, &n->set, k, off)))
            return false;
    return true;
}

struct open {
    uint8_t element[STORY_ELEMENTS];
    double worth[STORY_ELEMENTS]; /* odds times gain */
    size_t n;
};

static bool has_cause(const struct search *s, const struct story *set, uint32_t cause)
{
    for (size_t k = 0; k < set->n; k++)
        if (s->elements[set->elements[k]].cause == cause)
            return true;
    return false;
}

/* What may still be added, best first. */
static void find_open(const struct search *s, const struct node *node, const uint8_t *from, size_t n, struct open *ret)
{
    ret->n = 0;
    for (size_t k = 0; k < n; k++) {
        const struct story_element *e = &s->elements[from[k]];
        if (has_cause(s, &node->set, e->cause))
            continue;
        double worth = e->odds * gain_of(e, node);
        size_t at = ret->n++;
        while (at > 0 && ret->worth[at - 1] < worth) {
            ret->worth[at] = ret->worth[at - 1];
            ret->element[at] = ret->element[at - 1];
            at--;
        }
        ret->worth[at] = worth;
        ret->element[at] = from[k];
    }
}

/* By what factor a superset can score more. */
static double bound(const struct search *s, const struct node *node, const struct open *open)
{
    double odds[STORY_ELEMENTS], best = 1, by_gain = 1, by_odds = 1 / node->likelihood;
    size_t n = 0;
    for (size_t k = 0; k < open->n && open->worth[k] > 1; k++) {
        double o = s->elements[open->element[k]].odds;
        size_t at = n++;
        while (at > 0 && odds[at - 1] < o) {
            odds[at] = odds[at - 1];
            at--;
        }
        odds[at] = o;
    }
    for (size_t k = 0; k < n; k++) {
        by_gain *= open->worth[k];
        by_odds *= odds[k];
        double of_k = by_gain < by_odds ? by_gain : by_odds;
        best = of_k > best ? of_k : best;
    }
    return best;
}

static void extend(const struct search *s, const struct node *from, uint8_t element, struct node *ret)
{
    const struct story_element *e = &s->elements[element];
    ret->set = from->set;
    ret->set.elements[ret->set.n++] = element;
    memcpy(ret->off, from->off, s->n_findings * sizeof *ret->off);
    for (size_t k = 0; k < e->n_links; k++)
        ret->off[e->links[k].finding] *= e->links[k].off;
    weigh_node(s, ret);
    ret->set.score = ret->likelihood;
    for (size_t k = 0; k < ret->set.n; k++)
        ret->set.score *= s->elements[ret->set.elements[k]].odds;
}

static void search(struct search *s, const struct node *node, const uint8_t *from, size_t n)
{
    struct open open;
    double rest[STORY_ELEMENTS + 1]; /* what the elements after this one could still gain */
    struct node next;
    record(s, &node->set);
    if (node->set.n == STORY_CAUSES || s->nodes >= MOST_NODES)
        return;
    s->nodes++;
    find_open(s, node, from, n, &open);
    if (s->n_best == s->max && node->set.score * bound(s, node, &open) <= threshold(s))
        return;
    rest[open.n] = 1;
    for (size_t k = open.n; k-- > 0;)
        rest[k] = rest[k + 1] * (open.worth[k] > 1 ? open.worth[k] : 1);
    for (size_t k = 0; k < open.n; k++) {
        if (s->n_best == s->max && node->set.score * open.worth[k] * rest[k + 1] <= threshold(s)) {
            if (open.worth[k] <= 1)
                break; /* those that follow are worth less still */
            continue;
        }
        extend(s, node, open.element[k], &next);
        if (all_explain(s, &next))
            search(s, &next, open.element + k + 1, open.n - k - 1);
    }
}

size_t stories_find(const struct story_element *elements, size_t n_elements, const double *off, size_t n_findings,
                    struct story *ret, size_t max, bool *cut)
{
    struct search s = { .elements = elements, .off = off, .n_findings = n_findings, .best = ret, .max = max };
    struct node none = { .likelihood = 1 };
    uint8_t all[STORY_ELEMENTS];
    assert(n_elements <= STORY_ELEMENTS && n_findings <= STORY_FINDINGS && max > 0);
    memcpy(none.off, off, n_findings * sizeof *off);
    weigh_node(&s, &none);
    none.set.score = none.likelihood;
    for (size_t k = 0; k < n_elements; k++)
        all[k] = (uint8_t)k;
    search(&s, &none, all, n_elements);
    *cut = s.nodes >= MOST_NODES;
    return s.n_best;
}
