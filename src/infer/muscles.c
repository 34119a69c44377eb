/* muscles.c - points into muscles on a side, conditions one by one; most probable first. */
#include "rank.h"

#include <string.h>

/* Orders: by muscle, side; conditions stand alone. */
static uint32_t group_key(const struct solution *s, size_t instance)
{
    const struct instance *i = &s->network.instances[instance];
    const struct taut_atlas *a = s->network.atlas;
    uint32_t subject = i->cause < a->n_points ? a->points[i->cause].muscle : a->n_muscles + i->cause;
    return subject * 4 + (uint32_t)i->side;
}

static size_t make_groups(const struct solution *s, size_t *order, struct muscle_group *groups, bool points)
{
    const struct taut_atlas *a = s->network.atlas;
    size_t n = 0, n_groups = 0;
    for (size_t k = 0; k < s->network.n_instances; k++) {
        if ((s->network.instances[k].cause < a->n_points) != points)
            continue;
        size_t at = n++;
        while (at > 0 && group_key(s, order[at - 1]) > group_key(s, k)) {
            order[at] = order[at - 1];
            at--;
        }
        order[at] = k;
    }
    for (size_t k = 0; k < n;) {
        struct muscle_group g = { .first = k };
        double none = 1;
        while (k < n && group_key(s, order[k]) == group_key(s, order[g.first])) {
            none *= 1 - solution_active(s, order[k]);
            k++;
        }
        g.n = k - g.first;
        g.probability = g.n == 1 ? solution_active(s, order[g.first]) : 1 - none;
        groups[n_groups++] = g;
    }
    return n_groups;
}

static bool group_before(const struct solution *s, const size_t *order, const struct muscle_group *x,
                         const struct muscle_group *y)
{
    if (x->probability != y->probability)
        return x->probability > y->probability;
    return group_key(s, order[x->first]) < group_key(s, order[y->first]);
}

/* The best `wanted` come first, in order; of the others each is looked at once. */
static void sort_groups(const struct solution *s, const size_t *order, struct muscle_group *g, size_t n, size_t wanted)
{
    size_t kept = 0;
    for (size_t k = 0; k < n; k++) {
        struct muscle_group x = g[k];
        size_t at = kept;
        while (at > 0 && group_before(s, order, &x, &g[at - 1]))
            at--;
        if (at == wanted)
            continue;
        kept += kept < wanted;
        memmove(&g[at + 1], &g[at], (kept - at - 1) * sizeof *g);
        g[at] = x;
    }
}

static bool are_twins(const struct solution *s, const size_t *order, const struct muscle_group *x,
                      const struct muscle_group *y)
{
    const double apart = 1e-6;
    double difference = x->probability - y->probability;
    return x->n == y->n && group_key(s, order[x->first]) / 4 == group_key(s, order[y->first]) / 4 &&
           difference < apart * x->probability && difference > -apart * x->probability;
}

/* Two sides that are equally probable fill one row, not two. Returns how many stay. */
static size_t merge_twins(const struct solution *s, const size_t *order, struct muscle_group *g, size_t n)
{
    size_t kept = 0;
    for (size_t k = 0; k < n; k++) {
        bool merged = false;
        for (size_t m = 0; m < kept && !merged; m++)
            if (are_twins(s, order, &g[m], &g[k]))
                merged = g[m].each_side = true;
        if (!merged)
            g[kept++] = g[k];
    }
    return kept;
}

/* Leading point first, further points by probability. */
static void sort_members(const struct solution *s, size_t *order, const struct muscle_group *g)
{
    for (size_t i = 1; i < g->n; i++) {
        size_t x = order[g->first + i], k = i;
        while (k > 0 && solution_active(s, order[g->first + k - 1]) < solution_active(s, x)) {
            order[g->first + k] = order[g->first + k - 1];
            k--;
        }
        order[g->first + k] = x;
    }
}

/* Exact where a group has several points in the sums: 1 - P(none active). All groups in one run. */
static enum taut_status group_probabilities(struct solution *s, const size_t *order, struct muscle_group *groups,
                                            size_t n, struct taut_arena *arena, struct taut_error *err)
{
    size_t n_members = 0, n_asked = 0;
    for (size_t g = 0; g < n; g++)
        n_members += groups[g].n;
    struct cover_change *changes = taut_arena_raw(arena, n_members + 1, sizeof *changes);
    struct cover_variant *none_active = taut_arena_array(arena, n + 1, sizeof *none_active);
    double *none = taut_arena_array(arena, n + 1, sizeof *none);
    if (!changes || !none_active || !none)
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for %zu muscles", n);
    for (size_t g = 0; g < n; g++) {
        if (groups[g].n == 1)
            continue;
        struct cover_variant *v = &none_active[n_asked++];
        *v = solution_plain(s);
        v->changes = changes;
        for (size_t k = 0; k < groups[g].n; k++)
            solution_pin(s, order[groups[g].first + k], false, changes, &v->n_changes);
        changes += v->n_changes;
    }
    if (!solution_ratios(s, s->room, none_active, n_asked, none))
        return infer_stopped(err);
    for (size_t g = 0, asked = 0; g < n; g++) {
        double outside = 1, least = solution_active(s, order[groups[g].first]);
        groups[g].probability = least;
        if (groups[g].n == 1)
            continue;
        for (size_t k = 0; k < groups[g].n; k++)
            if (s->network.instances[order[groups[g].first + k]].row == UINT32_MAX)
                outside *= 1 - solution_active(s, order[groups[g].first + k]);
        double p = 1 - none[asked++] * outside;
        groups[g].probability = p > least ? p : least; /* never less likely than its likeliest point */
    }
    return TAUT_OK;
}

enum taut_side shown_side(const struct network *n, const struct instance *i)
{
    return n->sided || i->side == TAUT_MIDLINE ? i->side : TAUT_UNSTATED;
}

enum taut_status rank_causes(struct solution *s, bool points, size_t wanted, struct taut_arena *arena,
                             struct ranked *ret, struct taut_error *err)
{
    struct network *n = &s->network;
    ret->order = taut_arena_raw(arena, n->n_instances + 1, sizeof *ret->order);
    ret->groups = taut_arena_raw(arena, n->n_instances + 1, sizeof *ret->groups);
    if (!ret->order || !ret->groups)
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for %zu causes", n->n_instances);
    size_t n_groups = make_groups(s, ret->order, ret->groups, points);
    size_t shortlist = n_groups < 2 * wanted + 5 ? n_groups : 2 * wanted + 5;
    sort_groups(s, ret->order, ret->groups, n_groups, shortlist);
    shortlist = merge_twins(s, ret->order, ret->groups, shortlist);
    shortlist = shortlist < wanted + 5 ? shortlist : wanted + 5;
    for (size_t k = 0; k < shortlist; k++)
        sort_members(s, ret->order, &ret->groups[k]);
    enum taut_status st = group_probabilities(s, ret->order, ret->groups, shortlist, arena, err);
    if (st != TAUT_OK)
        return st;
    sort_groups(s, ret->order, ret->groups, shortlist, shortlist);
    ret->n = shortlist < wanted ? shortlist : wanted;
    ret->candidates = taut_arena_array(arena, ret->n + 1, sizeof *ret->candidates);
    if (!ret->candidates)
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for the candidates");
    for (size_t k = 0; k < ret->n; k++) {
        const struct muscle_group *g = &ret->groups[k];
        size_t lead = ret->order[g->first];
        struct taut_candidate *c = &ret->candidates[k];
        uint16_t *also = taut_arena_array(arena, g->n, sizeof *also);
        if (!also)
            return taut_fail(err, TAUT_ENOMEM, "", "no memory for the candidates");
        *c = (struct taut_candidate){ .cause = n->instances[lead].cause,
                                      .side = g->each_side ? TAUT_BOTH : shown_side(n, &n->instances[lead]),
                                      .probability = g->probability,
                                      .point_probability = solution_active(s, lead),
                                      .error = s->neglected,
                                      .also = also };
        memcpy(c->state, s->state[lead], sizeof c->state);
        for (size_t m = 1; m < g->n; m++)
            if (solution_active(s, ret->order[g->first + m]) * 3 >= c->point_probability)
                also[c->n_also++] = n->instances[ret->order[g->first + m]].cause;
    }
    return TAUT_OK;
}
