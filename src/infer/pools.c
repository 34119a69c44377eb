/* pools.c - which places count as one finding.
 *
 * A stroke crosses many regions, a person may list twenty places, and each finding can double the sums. Where there are too many,
 * places that the same causes explain are pooled, the most alike first (Jaccard index of their causes; a pool has the causes
 * of all its places), on one side of the body. Equal ones in the order of the evidence, which is sorted: so the order of the
 * findings cannot matter. */
#include "network_parts.h"

#include <string.h>

enum { MOST_POOLS = 8 };

struct drawn_pool {
    uint64_t *causes; /* whose pain or numbness reaches a region of it */
    uint32_t slot;    /* left, right, midline: goes with both */
    enum taut_finding_kind kind;
    uint32_t into;    /* the pool that took it; itself while it stands */
    uint32_t nearest; /* the later pool that is most like it; itself: none fits */
    double likeness;
};

struct pooling {
    struct drawn_pool *pools;
    size_t n, standing, words;
};

static double likeness(const struct pooling *p, const struct drawn_pool *x, const struct drawn_pool *y)
{
    int both = 0, either = 0;
    if (x->kind != y->kind || (x->slot != y->slot && x->slot < 2 && y->slot < 2))
        return -1;
    for (size_t w = 0; w < p->words; w++) {
        both += __builtin_popcountll(x->causes[w] & y->causes[w]);
        either += __builtin_popcountll(x->causes[w] | y->causes[w]);
    }
    return either ? (double)both / either : 0;
}

static void find_nearest(struct pooling *p, uint32_t k)
{
    struct drawn_pool *x = &p->pools[k];
    x->nearest = k;
    x->likeness = -1;
    for (uint32_t other = k + 1; other < p->n; other++) {
        double like = p->pools[other].into == other ? likeness(p, x, &p->pools[other]) : -1;
        if (like > x->likeness) {
            x->likeness = like;
            x->nearest = other;
        }
    }
}

static void merge(struct pooling *p, uint32_t to, uint32_t from)
{
    struct drawn_pool *x = &p->pools[to], *y = &p->pools[from];
    for (size_t w = 0; w < p->words; w++)
        x->causes[w] |= y->causes[w];
    x->slot = x->slot < 2 ? x->slot : y->slot;
    y->into = to;
    p->standing--;
    for (uint32_t k = 0; k <= from; k++)
        if (p->pools[k].into == k && (k == to || p->pools[k].nearest == to || p->pools[k].nearest == from))
            find_nearest(p, k);
    for (uint32_t k = 0; k < to; k++) { /* what the pool has become may be nearer than what was nearest */
        double like = p->pools[k].into == k ? likeness(p, &p->pools[k], x) : -1;
        if (like > p->pools[k].likeness) {
            p->pools[k].likeness = like;
            p->pools[k].nearest = to;
        }
    }
}

static void pool_most_alike(struct pooling *p)
{
    for (uint32_t k = 0; k < p->n; k++)
        find_nearest(p, k);
    while (p->standing > MOST_POOLS) {
        uint32_t best = 0;
        for (uint32_t k = 1; k < p->n; k++)
            if (p->pools[k].into == k &&
                (p->pools[best].into != best || p->pools[k].likeness > p->pools[best].likeness))
                best = k;
        if (p->pools[best].likeness < 0)
            return; /* what is left lies on other sides, or is of another kind */
        merge(p, best, p->pools[best].nearest);
    }
}

/* The causes of each place, whatever their side. */
static bool list_causes(const struct network *n, const uint32_t *placed, struct pooling *p, struct taut_arena *arena)
{
    p->words = n->prepared->cause_words;
    for (size_t k = 0; k < p->n; k++) {
        const struct taut_list regions = n->atlas->places[n->told[placed[k]].target].members;
        uint64_t *causes = p->pools[k].causes = taut_arena_array(arena, p->words, sizeof *causes);
        if (!causes)
            return false;
        for (uint32_t r = 0; r < regions.n; r++) {
            const uint64_t *here = n->prepared->at_place + n->atlas->index[regions.begin + r] * p->words;
            for (size_t w = 0; w < p->words; w++)
                causes[w] |= here[w];
        }
    }
    return true;
}

/* Into which of them each of the places goes. */
static bool pool_placed(const struct network *n, const uint32_t *placed, size_t n_placed, uint32_t *ret,
                        struct taut_arena *arena)
{
    struct pooling p = { .pools = taut_arena_array(arena, n_placed + 1, sizeof *p.pools),
                         .n = n_placed,
                         .standing = n_placed };
    if (!p.pools)
        return false;
    for (uint32_t k = 0; k < n_placed; k++)
        p.pools[k] = (struct drawn_pool){ .slot = evidence_slot(n, &n->told[placed[k]]),
                                          .kind = n->told[placed[k]].kind,
                                          .into = k };
    if (n_placed > MOST_POOLS) {
        if (!list_causes(n, placed, &p, arena))
            return false;
        pool_most_alike(&p);
    }
    for (uint32_t k = 0; k < n_placed; k++) {
        uint32_t at = k;
        while (p.pools[at].into != at)
            at = p.pools[at].into;
        ret[k] = at;
    }
    return true;
}

static size_t list_placed(const struct network *n, uint32_t *ret, bool *any_drawn)
{
    size_t placed = 0;
    for (uint32_t j = 0; j < n->n_told; j++) {
        const struct evidence *e = &n->told[j];
        if ((e->kind == TAUT_PAIN || e->kind == TAUT_NUMBNESS) && !e->subsumed)
            ret[placed++] = j;
        *any_drawn = *any_drawn || e->drawn;
    }
    return placed;
}

/* Numbers the pools in the order in which their first evidence was told. */
bool number_pools(struct network *n, struct taut_arena *arena)
{
    uint32_t *placed = taut_arena_array(arena, n->n_told + 1, sizeof *placed);
    uint32_t *into = taut_arena_array(arena, n->n_told + 1, sizeof *into);
    bool any_drawn = false;
    if (!placed || !into)
        return false;
    size_t n_placed = list_placed(n, placed, &any_drawn);
    if (!pool_placed(n, placed, n_placed, into, arena))
        return false;
    n->n_positive = 0;
    for (uint32_t j = 0, k = 0; j < n->n_told; j++) {
        bool here = k < n_placed && placed[k] == j, first = !here || into[k] == k;
        n->pooled[j] = here && (any_drawn || n_placed > MOST_POOLS);
        n->pool[j] = first ? (uint32_t)n->n_positive++ : n->pool[placed[into[k]]];
        k += here;
    }
    return true;
}
