/* drawn.c - painted regions as evidence.
 *
 * A stroke crosses many regions. Up to MOST_POOLS of them stand by themselves; those of a wider drawing are pooled, one finding
 * for each area and side, or each group, at last each side. A cause accounts for a pool by the mean over its regions: what
 * explains half of the painted skin counts half. So the sums stay small.
 *
 * Paint next to paint may be a slip of the hand, so that a region of a patch needs less of a cause; but a patch as a whole does not
 * come from a slip. It is one finding more: pain somewhere in it. */
#include "network.h"

#include <string.h>

enum grain { GRAIN_REGION, GRAIN_AREA, GRAIN_GROUP, GRAIN_SIDE, GRAINS };
enum { MOST_POOLS = 12 };

static uint32_t slot_of(const struct network *n, const struct evidence *e)
{
    for (size_t w = 0; w < SITE_WORDS; w++)
        if (e->sites.bits[w])
            return n->atlas->places[e->target].paired ? (uint32_t)__builtin_ctzll(e->sites.bits[w]) & 1 : 2;
    return 2;
}

static uint32_t key_of(const struct network *n, const struct evidence *e, enum grain grain)
{
    const struct taut_place *places = n->atlas->places;
    uint32_t place = e->target;
    if (grain >= GRAIN_AREA)
        place = places[e->target].parent;
    if (grain >= GRAIN_GROUP)
        place = place == TAUT_NONE ? TAUT_NONE : places[place].parent;
    if (grain == GRAIN_SIDE)
        place = TAUT_NONE;
    return (place * 3 + slot_of(n, e)) * 2 + (e->kind == TAUT_NUMBNESS);
}

/* Numbers the pools; evidence that was not drawn has one of its own. Returns how many hold drawn evidence. */
static size_t number_pools(struct network *n, enum grain grain, uint32_t *keys)
{
    size_t drawn = 0;
    n->n_positive = 0;
    for (size_t j = 0; j < n->n_told; j++) {
        const struct evidence *e = &n->told[j];
        size_t pool = n->n_positive;
        keys[j] = e->drawn ? key_of(n, e, grain) : UINT32_MAX;
        for (size_t k = 0; k < j && e->drawn && pool == n->n_positive; k++)
            if (n->told[k].drawn && keys[k] == keys[j])
                pool = n->pool[k];
        n->pool[j] = (uint32_t)pool;
        if (pool == n->n_positive) {
            n->n_positive++;
            drawn += e->drawn;
        }
    }
    return drawn;
}

static void add_to_pool(struct evidence *pool, const struct evidence *e)
{
    for (size_t w = 0; w < SITE_WORDS; w++)
        pool->sites.bits[w] |= e->sites.bits[w];
    pool->lo = e->lo < pool->lo ? e->lo : pool->lo;
    pool->hi = e->hi > pool->hi ? e->hi : pool->hi;
}

/* Whether two painted regions lie side by side: on one side of the body, where both have sides. */
static bool are_beside(const struct network *n, const struct evidence *a, const struct evidence *b)
{
    const struct taut_place *places = n->atlas->places;
    const struct taut_list beside = places[a->target].neighbours;
    uint32_t slots[2] = { slot_of(n, a), slot_of(n, b) };
    if (a->kind != b->kind || (slots[0] < 2 && slots[1] < 2 && slots[0] != slots[1]))
        return false;
    for (uint32_t k = 0; k < beside.n; k++)
        if (n->atlas->index[beside.begin + k] == b->target)
            return true;
    return false;
}

/* Pain somewhere in a patch, however strong; its leak is that of one region. */
static uint32_t begin_patch(struct network *n, uint32_t first)
{
    struct evidence *patch = &n->positive[n->n_positive];
    *patch = n->told[first];
    patch->lo = 1;
    patch->hi = 3;
    n->patch[first] = (uint32_t)n->n_positive;
    return (uint32_t)n->n_positive++;
}

static void allow_slip(struct network *n, uint32_t told)
{
    struct evidence *e = &n->positive[n->pool[told]];
    e->leak = 1 - (1 - e->leak) * (1 - n->atlas->model.slipped_beside_drawing);
}

/* Regions side by side, joined to the first that was found. open: scratch. */
static void find_patches(struct network *n, uint32_t *open)
{
    for (uint32_t first = 0; first < n->n_told; first++) {
        uint32_t n_open = 0, patch = NO_PATCH;
        if (!n->told[first].drawn || n->patch[first] != NO_PATCH)
            continue;
        open[n_open++] = first;
        while (n_open > 0) {
            uint32_t j = open[--n_open];
            for (uint32_t k = 0; k < n->n_told; k++) {
                if (k == first || !n->told[k].drawn || n->patch[k] != NO_PATCH ||
                    !are_beside(n, &n->told[j], &n->told[k]))
                    continue;
                if (patch == NO_PATCH) {
                    patch = begin_patch(n, first);
                    allow_slip(n, first);
                }
                n->patch[k] = patch;
                allow_slip(n, k);
                open[n_open++] = k;
            }
        }
    }
}

bool drawn_pool(struct network *n, struct taut_arena *arena)
{
    uint32_t *scratch = taut_arena_array(arena, n->n_told + 1, sizeof *scratch);
    n->pool = taut_arena_array(arena, n->n_told + 1, sizeof *n->pool);
    n->patch = taut_arena_array(arena, n->n_told + 1, sizeof *n->patch);
    n->members = taut_arena_array(arena, 2 * n->n_told + 1, sizeof *n->members);
    n->positive = taut_arena_array(arena, 2 * n->n_told + 1, sizeof *n->positive);
    if (!scratch || !n->pool || !n->patch || !n->members || !n->positive)
        return false;
    int grain = GRAIN_REGION;
    while (number_pools(n, (enum grain)grain, scratch) > MOST_POOLS && grain + 1 < GRAINS)
        grain++;
    for (size_t j = 0; j < n->n_told; j++) {
        struct evidence *pool = &n->positive[n->pool[j]];
        n->patch[j] = NO_PATCH;
        if (n->members[n->pool[j]]++ == 0)
            *pool = n->told[j];
        else
            add_to_pool(pool, &n->told[j]);
    }
    for (size_t j = 0; j < n->n_positive; j++)
        if (n->members[j] > 1)
            n->positive[j].leak = network_leak(n, n->positive[j].kind, n->positive[j].target, &n->positive[j].sites);
    if (grain == GRAIN_REGION)
        find_patches(n, scratch);
    return true;
}

void drawn_chances(const struct network *n, const double (*told)[TAUT_STATES], double (*ret)[TAUT_STATES])
{
    memset(ret, 0, n->n_positive * sizeof *ret);
    for (size_t j = 0; j < n->n_told; j++)
        for (int s = 0; s < TAUT_STATES; s++) {
            ret[n->pool[j]][s] += told[j][s] / n->members[n->pool[j]];
            if (n->patch[j] != NO_PATCH && told[j][s] > ret[n->patch[j]][s])
                ret[n->patch[j]][s] = told[j][s];
        }
}
