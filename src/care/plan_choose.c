/* plan_choose.c - the best options for all muscles within the time and the number of points: exact, by dynamic programming.
 *
 * One option a muscle at most: a knapsack with choices and two limits. best[p][t] is the most benefit of the muscles from some
 * one on, with p points and t units of time; the muscles are added from the last to the first. */
#include "plan.h"

struct table {
    size_t points, units; /* limits, inclusive */
    double *best;         /* [points + 1][units + 1] */
    uint16_t *picks;      /* [n_groups][points + 1][units + 1]: 1 + option; 0: none */
};

static size_t cells(const struct table *t)
{
    return (t->points + 1) * (t->units + 1);
}

static size_t cell(const struct table *t, size_t points, size_t units)
{
    return points * (t->units + 1) + units;
}

static size_t units_of(const struct option *o)
{
    return o->seconds / PLAN_UNIT_S;
}

/* More time than all the longest options take is of no use. */
static size_t useful_units(const struct planner *p, uint32_t seconds)
{
    size_t all = 0;
    for (size_t g = 0; g < p->n_groups; g++) {
        size_t longest = 0;
        for (size_t k = 0; k < p->groups[g].n_options; k++)
            if (units_of(&p->groups[g].options[k]) > longest)
                longest = units_of(&p->groups[g].options[k]);
        all += longest;
    }
    return all < seconds / PLAN_UNIT_S ? all : seconds / PLAN_UNIT_S;
}

/* Adds a muscle in front of those in the table. Larger limits come first, so that what is read is still without the muscle. */
static void add_group(const struct group *g, struct table *t, uint16_t *picks)
{
    for (size_t points = t->points + 1; points-- > 0;)
        for (size_t units = t->units + 1; units-- > 0;) {
            double *best = &t->best[cell(t, points, units)];
            for (size_t k = 0; k < g->n_options; k++) {
                const struct option *o = &g->options[k];
                if (o->n_points > points || units_of(o) > units)
                    continue;
                double with = o->benefit + t->best[cell(t, points - o->n_points, units - units_of(o))];
                if (with > *best) {
                    *best = with;
                    picks[cell(t, points, units)] = (uint16_t)(k + 1);
                }
            }
        }
}

enum taut_status plan_choose(struct planner *p, uint32_t seconds)
{
    struct table t = { .points = p->pace->most_points, .units = useful_units(p, seconds) };
    t.best = taut_arena_array(p->arena, cells(&t), sizeof *t.best);
    t.picks = taut_arena_array(p->arena, cells(&t) * (p->n_groups + 1), sizeof *t.picks);
    if (!t.best || !t.picks)
        return taut_fail(p->err, TAUT_ENOMEM, "", "no memory for the plan");
    for (size_t g = p->n_groups; g-- > 0;)
        add_group(&p->groups[g], &t, t.picks + g * cells(&t));
    p->benefit = t.best[cell(&t, t.points, t.units)];
    size_t points = t.points, units = t.units;
    for (size_t g = 0; g < p->n_groups; g++) {
        p->chosen[g] = t.picks[g * cells(&t) + cell(&t, points, units)];
        if (!p->chosen[g])
            continue;
        const struct option *o = &p->groups[g].options[p->chosen[g] - 1];
        points -= o->n_points;
        units -= units_of(o);
    }
    return TAUT_OK;
}
