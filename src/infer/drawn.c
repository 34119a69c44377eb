/* drawn.c - painted regions, and places of a long list in words, as evidence.
 *
 * Pools (pools.c) are findings: every place of a pool hurts. A cause's chance for it is such that the cause alone is as
 * likely as if each place stood by itself; of two causes that share a pool the sums know less.
 *
 * Paint next to paint may be a slip of the hand, so that a region of a patch needs less of a cause; but a patch as a whole does not
 * come from slips alone. It is one finding more: something in it is none. */
#include "network_parts.h"
#include "../base/numeric.h"

#include <string.h>

/* The sums tell no smaller chance from 0 in single precision: where a pool of many regions has less, all its chances are taken to
 * the power that makes it this. */
#define LEAST_BARE 1e-6

uint32_t evidence_slot(const struct network *n, const struct evidence *e)
{
    bool on[2] = { false, false };
    for (size_t w = 0; w < SITE_WORDS; w++)
        for (uint64_t bits = e->sites.bits[w]; bits; bits &= bits - 1) {
            size_t site = 64 * w + (size_t)__builtin_ctzll(bits);
            on[site & 1] = on[site & 1] || n->prepared->regions[site / 2].paired;
        }
    return on[0] == on[1] ? 2 : on[1];
}

static void add_to_pool(struct evidence *pool, const struct evidence *e)
{
    for (size_t w = 0; w < SITE_WORDS; w++)
        pool->sites.bits[w] |= e->sites.bits[w];
    pool->lo = e->lo < pool->lo ? e->lo : pool->lo;
    pool->hi = e->hi > pool->hi ? e->hi : pool->hi;
}

/* ---- patches -------------------------------------------------------------------------------------------------- */

/* Whether two painted regions lie side by side: on one side of the body, where both have sides. */
static bool are_beside(const struct network *n, const struct evidence *a, const struct evidence *b)
{
    const struct taut_place *places = n->atlas->places;
    const struct taut_list beside = places[a->target].neighbours;
    uint32_t slots[2] = { evidence_slot(n, a), evidence_slot(n, b) };
    if (a->kind != b->kind || (slots[0] < 2 && slots[1] < 2 && slots[0] != slots[1]))
        return false;
    for (uint32_t k = 0; k < beside.n; k++)
        if (n->atlas->index[beside.begin + k] == b->target)
            return true;
    return false;
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
                if (patch == NO_PATCH)
                    n->patch[first] = patch = (uint32_t)n->n_patches++;
                n->patch[k] = patch;
                open[n_open++] = k;
            }
        }
    }
}

/* A patch within one pool is a part of that finding; else it is one finding more: pain somewhere in it, however strong. */
static void place_patches(struct network *n)
{
    for (size_t p = 0; p < n->n_patches; p++)
        n->patches[p] = (struct drawn_patch){ .finding = UINT32_MAX, .inside = true, .bare = 1 };
    for (uint32_t j = 0; j < n->n_told; j++) {
        if (n->patch[j] == NO_PATCH)
            continue;
        struct drawn_patch *p = &n->patches[n->patch[j]];
        if (p->finding == UINT32_MAX)
            p->finding = n->pool[j];
        else if (p->inside && p->finding != n->pool[j]) {
            struct evidence *own = &n->positive[n->n_positive];
            *own = n->told[j];
            own->lo = 1;
            own->hi = 3;
            p->inside = false;
            p->finding = (uint32_t)n->n_positive++;
        }
    }
}

/* ---- chances ---------------------------------------------------------------------------------------------------- */

/* Chance that nothing but a slip paints a region, or tells of a place, where something brings pain there with `chance`.
 * Beside other paint more is left out. */
static double unfelt(const struct network *n, uint32_t j, double chance)
{
    double kept = 1 - (n->patch[j] == NO_PATCH ? n->told[j].omitted : n->atlas->model.omitted_beside_drawing);
    return (1 - chance * kept) * (1 - n->told[j].leak * kept);
}

static double painted(const struct network *n, uint32_t j, double chance)
{
    double slip = n->patch[j] == NO_PATCH ? 0 : n->atlas->model.slipped_beside_drawing;
    return 1 - unfelt(n, j, chance) * (1 - slip);
}

/* Of the chance that a region of a patch is painted, the share of slips. */
static double only_slipped(const struct network *n, uint32_t j, double chance)
{
    return unfelt(n, j, chance) * n->atlas->model.slipped_beside_drawing / painted(n, j, chance);
}

/* A likelihood on the scale of its finding, where the sums can tell it from 0. */
static double on_scale(const struct drawn_weight *w, double likely)
{
    likely = likely > 1e-300 ? likely * w->scale : 1e-300;
    return w->power < 1 ? taut_pow(likely, w->power) : likely;
}

/* Chances of painted evidence with no cause, omissions counted. A pool is scaled so that full explanation counts as that of one region. */
static void weigh_drawn(struct network *n)
{
    for (size_t j = 0; j < n->n_positive; j++)
        n->weights[j] = (struct drawn_weight){ .bare = 1, .scale = 1, .power = 1 };
    for (uint32_t j = 0; j < n->n_told; j++) {
        struct drawn_weight *w = &n->weights[n->pool[j]];
        if (!n->pooled[j])
            continue;
        n->weights[n->pool[j]].used = true;
        n->unbrought[j].painted = painted(n, j, 0);
        w->scale /= w->bare < 1 ? painted(n, j, 1) : 1;
        w->bare *= n->unbrought[j].painted;
        if (n->patch[j] == NO_PATCH)
            continue;
        n->unbrought[j].only_slipped = only_slipped(n, j, 0);
        n->patches[n->patch[j]].bare *= n->unbrought[j].only_slipped;
    }
    for (size_t p = 0; p < n->n_patches; p++) {
        n->weights[n->patches[p].finding].used = true;
        n->weights[n->patches[p].finding].bare *= 1 - n->patches[p].bare;
    }
    for (size_t j = 0; j < n->n_positive; j++) {
        struct drawn_weight *w = &n->weights[j];
        if (!w->used)
            continue;
        double bare = on_scale(w, w->bare);
        w->power = bare < LEAST_BARE ? taut_log(LEAST_BARE) / taut_log(bare) : 1;
        w->bare = on_scale(w, w->bare);
        n->positive[j].omitted = 0;
        n->positive[j].leak = w->bare;
    }
}

bool drawn_pool(struct network *n, struct taut_arena *arena)
{
    uint32_t *scratch = taut_arena_array(arena, n->n_told + 1, sizeof *scratch);
    n->pool = taut_arena_array(arena, n->n_told + 1, sizeof *n->pool);
    n->pooled = taut_arena_array(arena, n->n_told + 1, sizeof *n->pooled);
    n->patch = taut_arena_array(arena, n->n_told + 1, sizeof *n->patch);
    n->patches = taut_arena_array(arena, n->n_told + 1, sizeof *n->patches);
    n->slips = taut_arena_array(arena, n->n_told + 1, sizeof *n->slips);
    n->unbrought = taut_arena_array(arena, n->n_told + 1, sizeof *n->unbrought);
    n->members = taut_arena_array(arena, 2 * n->n_told + 1, sizeof *n->members);
    n->positive = taut_arena_array(arena, 2 * n->n_told + 1, sizeof *n->positive);
    n->weights = taut_arena_array(arena, 2 * n->n_told + 1, sizeof *n->weights);
    if (!scratch || !n->pool || !n->pooled || !n->patch || !n->patches || !n->slips || !n->unbrought || !n->members ||
        !n->positive || !n->weights || !number_pools(n, arena))
        return false;
    for (size_t j = 0; j < n->n_told; j++) {
        struct evidence *pool = &n->positive[n->pool[j]];
        n->patch[j] = NO_PATCH;
        if (n->members[n->pool[j]]++ == 0)
            *pool = n->told[j];
        else
            add_to_pool(pool, &n->told[j]);
    }
    if (n->atlas->model.slipped_beside_drawing > 0)
        find_patches(n, scratch);
    place_patches(n);
    weigh_drawn(n);
    return true;
}

/* Of one state. */
static void chances_of_state(const struct network *n, const double (*told)[TAUT_STATES], int s,
                             double (*ret)[TAUT_STATES])
{
    for (size_t j = 0; j < n->n_positive; j++)
        ret[j][s] = 1;
    for (size_t p = 0; p < n->n_patches; p++)
        n->slips[p] = 1;
    for (uint32_t j = 0; j < n->n_told; j++) {
        if (!n->pooled[j])
            continue;
        double q = told[j][s];
        ret[n->pool[j]][s] *= q > 0 ? painted(n, j, q) : n->unbrought[j].painted;
        if (n->patch[j] != NO_PATCH)
            n->slips[n->patch[j]] *= q > 0 ? only_slipped(n, j, q) : n->unbrought[j].only_slipped;
    }
    for (size_t p = 0; p < n->n_patches; p++)
        ret[n->patches[p].finding][s] *= 1 - n->slips[p];
    for (size_t j = 0; j < n->n_positive; j++) {
        double off = (1 - on_scale(&n->weights[j], ret[j][s])) / (1 - n->weights[j].bare);
        ret[j][s] = n->weights[j].used && off < 1 ? 1 - off : 0;
    }
}

void drawn_chances(const struct network *n, const double (*told)[TAUT_STATES], double (*ret)[TAUT_STATES])
{
    bool brings[TAUT_STATES] = { false };
    for (size_t j = 0; j < n->n_told; j++)
        for (int s = 0; s < TAUT_STATES; s++)
            brings[s] = brings[s] || (n->pooled[j] && told[j][s] > 0);
    memset(ret, 0, n->n_positive * sizeof *ret);
    for (int s = 0; s < TAUT_STATES; s++)
        if (brings[s])
            chances_of_state(n, told, s, ret);
    for (size_t j = 0; j < n->n_told; j++)
        if (!n->pooled[j])
            memcpy(ret[n->pool[j]], told[j], sizeof *told);
}
