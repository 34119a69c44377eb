/* plan_choose.c - the best options for all muscles within the time and the number of points: exact, by branch and bound.
 *
 * One option a muscle at most (a knapsack with choices); points in the same tissue exclude each other; a satellite whose key is
 * left alone counts less. Muscles are taken keys first, so that the keys of each are settled when it comes.
 * Bound: what is left of the time, filled greedily with the steps of each muscle's upper hull; the same for the points. */
#include <stdlib.h>
#include <string.h>

#include "plan.h"

/* Part of a satellite's benefit that is lost with an active key left alone: engineering choice. */
static const double lost_without_key = 0.5;
static const double no_better = 1e-12;

/* From a point of a muscle's upper hull to its next. */
struct stride {
    uint8_t group;
    double cost, gain;
};

struct hulls {
    struct stride *strides;
    size_t n;
}; /* of all muscles, steepest first */

struct search {
    struct planner *planner;
    struct hulls by_time, by_points;
    uint16_t now[MOST_GROUPS];
    double best;
};

/* ---- bounds --------------------------------------------------------------------------------------------------- */

static double cost_of(const struct option *o, bool points)
{
    return points ? o->n_points : o->seconds;
}

/* The steepest way on from (cost, gain); NULL: no option gains more. */
static const struct option *steepest(const struct group *g, bool points, double cost, double gain)
{
    const struct option *best = NULL;
    double slope = 0;
    for (size_t k = 0; k < g->n_options; k++) {
        const struct option *o = &g->options[k];
        double more = cost_of(o, points) - cost, won = o->benefit - gain;
        if (more > 0 && won > 0 && (!best || won / more > slope)) {
            best = o;
            slope = won / more;
        }
    }
    return best;
}

static int by_slope(const void *x, const void *y)
{
    const struct stride *a = x, *b = y;
    double p = a->gain * b->cost, q = b->gain * a->cost;
    if (p != q)
        return p > q ? -1 : 1;
    return a->group < b->group ? -1 : a->group > b->group;
}

static enum taut_status make_hulls(struct planner *p, bool points, struct hulls *ret)
{
    struct taut_vec v = { .size = sizeof(struct stride) };
    for (size_t g = 0; g < p->n_groups; g++) {
        double cost = 0, gain = 0;
        for (const struct option *o; (o = steepest(&p->groups[g], points, cost, gain));) {
            struct stride *s = taut_vec_push(p->arena, &v);
            if (!s)
                return taut_fail(p->err, TAUT_ENOMEM, "", "no memory for the plan");
            *s = (struct stride){ (uint8_t)g, cost_of(o, points) - cost, o->benefit - gain };
            cost = cost_of(o, points);
            gain = o->benefit;
        }
    }
    if (v.n)
        qsort(v.items, v.n, sizeof(struct stride), by_slope);
    *ret = (struct hulls){ v.items, v.n };
    return TAUT_OK;
}

/* No choice for the muscles from `first` on can gain more within what is left. */
static double most_gain(const struct hulls *h, size_t first, double left)
{
    double gain = 0;
    for (size_t k = 0; k < h->n && left > 0; k++) {
        const struct stride *s = &h->strides[k];
        if (s->group < first)
            continue;
        gain += s->cost <= left ? s->gain : s->gain * left / s->cost;
        left -= s->cost;
    }
    return gain;
}

/* ---- the search ------------------------------------------------------------------------------------------------ */

/* 1, or less where a key that is likely active is left alone. */
static double kept(const struct search *s, size_t which)
{
    const struct planner *p = s->planner;
    double left_alone = 0;
    for (size_t k = 0; k < which; k++)
        if ((p->groups[which].keys >> k & 1) && s->now[k] == 0 && p->groups[k].n_options > 0) {
            double probability = p->spots[p->groups[k].first].probability;
            left_alone = probability > left_alone ? probability : left_alone;
        }
    return 1 - lost_without_key * left_alone;
}

struct room {
    double seconds;
    unsigned points;
    uint64_t spared;
};

static void go_on(struct search *s, size_t which, const struct room *room, double benefit)
{
    struct planner *p = s->planner;
    if (benefit > s->best + no_better) {
        s->best = benefit;
        memcpy(p->chosen, s->now, sizeof p->chosen);
        memset(p->chosen + which, 0, sizeof p->chosen - which);
    }
    if (which == p->n_groups || benefit + most_gain(&s->by_time, which, room->seconds) <= s->best + no_better ||
        benefit + most_gain(&s->by_points, which, room->points) <= s->best + no_better)
        return;
    const struct group *g = &p->groups[which];
    double share = kept(s, which);
    for (size_t k = 0; k < g->n_options; k++) {
        const struct option *o = &g->options[k];
        if (o->seconds > room->seconds || o->n_points > room->points || (o->uses & room->spared))
            continue;
        s->now[which] = (uint16_t)(k + 1);
        go_on(s, which + 1,
              &(struct room){ room->seconds - o->seconds, room->points - o->n_points, room->spared | o->spares },
              benefit + share * o->benefit);
    }
    s->now[which] = 0;
    go_on(s, which + 1, room, benefit);
}

enum taut_status plan_choose(struct planner *p, uint32_t seconds)
{
    struct search s = { .planner = p };
    enum taut_status st = make_hulls(p, false, &s.by_time);
    if (st == TAUT_OK)
        st = make_hulls(p, true, &s.by_points);
    if (st != TAUT_OK)
        return st;
    memset(p->chosen, 0, sizeof p->chosen);
    go_on(&s, 0, &(struct room){ seconds, p->pace->most_points, 0 }, 0);
    p->benefit = s.best;
    return TAUT_OK;
}
