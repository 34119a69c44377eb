/* plan_options.c - what could be done with a muscle: its points, their treatments, the stretch; without what is beaten. */
#include <stdlib.h>

#include "plan.h"

/* A second and a third point of the same muscle add less: engineering choice. */
static const double of_same_muscle[SPOTS_OF_A_GROUP] = { 1, 0.7, 0.5 };

enum { MOST_TREATMENTS = 250 }; /* so that an index fits its byte */

static bool is_treated(const struct option *o, size_t k)
{
    return o->treatment[k] > 0;
}

static const struct treatment *treatment_of(const struct planner *p, const struct group *g, const struct option *o,
                                            size_t k)
{
    return &p->spots[g->first + k].treatments[o->treatment[k] - 1];
}

/* Time of the run or, mirrored, of both runs, each with its rest. */
static uint32_t seconds_of(const struct planner *p, const struct group *g, const struct option *o)
{
    uint32_t seconds = p->pace->rest;
    uint16_t warm_up = 0;
    uint8_t cap = UINT8_MAX;
    for (size_t k = 0; k < g->n; k++) {
        if (!is_treated(o, k))
            continue;
        const struct treatment *t = treatment_of(p, g, o, k);
        seconds += p->pace->ready + t->seconds + (uint32_t)p->pace->retest;
        warm_up = t->warm_up_s > warm_up ? t->warm_up_s : warm_up;
        cap = p->spots[g->first + k].cap < cap ? p->spots[g->first + k].cap : cap;
    }
    seconds += plan_warm_up(p, cap, warm_up).seconds;
    if (o->stretch)
        seconds += p->pace->ready + (uint32_t)g->stretches[o->stretch - 1].seconds;
    return g->mirrored ? 2 * seconds : seconds;
}

static double benefit_of(const struct planner *p, const struct group *g, const struct option *o)
{
    double stretched = o->stretch ? 1 - g->stretches[o->stretch - 1].help : 1, benefit = 0;
    size_t n = 0;
    for (size_t k = 0; k < g->n; k++) {
        if (!is_treated(o, k))
            continue;
        const struct spot *s = &p->spots[g->first + k];
        double help = 1 - (1 - treatment_of(p, g, o, k)->help) * stretched;
        benefit += of_same_muscle[n++] * s->probability * (1 + s->relevance) / 2 * help;
    }
    return g->mirrored ? 2 * benefit : benefit;
}

/* Fills in what follows from the treatments. False: it is too much. */
static bool work_out(const struct planner *p, const struct group *g, struct option *o)
{
    o->n_points = 0;
    for (size_t k = 0; k < g->n; k++)
        if (is_treated(o, k))
            o->n_points = (uint8_t)(o->n_points + (g->mirrored ? 2 : 1));
    o->seconds = (seconds_of(p, g, o) + PLAN_UNIT_S - 1) / PLAN_UNIT_S * PLAN_UNIT_S;
    o->benefit = benefit_of(p, g, o);
    return o->n_points <= p->pace->most_points;
}

/* Whether x makes y needless: no more points, no more time, no less benefit. */
static bool beats(const struct option *x, const struct option *y)
{
    return x->n_points <= y->n_points && x->seconds <= y->seconds && x->benefit >= y->benefit;
}

static enum taut_status add_option(struct planner *p, const struct option *o, struct taut_vec *ret)
{
    struct option *all = ret->items;
    size_t kept = 0;
    for (size_t k = 0; k < ret->n; k++)
        if (beats(&all[k], o))
            return TAUT_OK;
    for (size_t k = 0; k < ret->n; k++)
        if (!beats(o, &all[k]))
            all[kept++] = all[k];
    ret->n = kept;
    struct option *x = taut_vec_push(p->arena, ret);
    if (!x)
        return taut_fail(p->err, TAUT_ENOMEM, "", "no memory for the plan");
    *x = *o;
    return TAUT_OK;
}

/* The next combination of treatments, as an odometer. False: that was the last. */
static bool turn(const struct planner *p, const struct group *g, struct option *o)
{
    for (size_t k = 0; k < g->n; k++) {
        if (o->treatment[k] < p->spots[g->first + k].n_treatments) {
            o->treatment[k]++;
            return true;
        }
        o->treatment[k] = 0;
    }
    return false;
}

/* Whether a point is treated by more than a stretch: only then another stretch follows. */
static bool is_pressed(const struct planner *p, const struct group *g, const struct option *o)
{
    for (size_t k = 0; k < g->n; k++)
        if (is_treated(o, k) && !plan_treats_point(p->atlas, treatment_of(p, g, o, k)))
            return false;
    return true;
}

static int by_benefit(const void *x, const void *y)
{
    const struct option *a = x, *b = y;
    if (a->benefit != b->benefit)
        return a->benefit > b->benefit ? -1 : 1;
    return a->seconds < b->seconds ? -1 : a->seconds > b->seconds;
}

enum taut_status plan_options(struct planner *p, struct group *g)
{
    struct taut_vec v = { .size = sizeof(struct option) };
    struct option o = { 0 };
    enum taut_status st = TAUT_OK;
    for (size_t k = 0; k < g->n; k++)
        if (p->spots[g->first + k].n_treatments > MOST_TREATMENTS)
            p->spots[g->first + k].n_treatments = MOST_TREATMENTS;
    if (g->n_stretches > MOST_TREATMENTS)
        g->n_stretches = MOST_TREATMENTS;
    while (st == TAUT_OK && turn(p, g, &o)) {
        /* what was pressed is stretched, wherever it can be */
        size_t stretches = is_pressed(p, g, &o) ? g->n_stretches : 0;
        for (size_t k = stretches > 0; k <= stretches && st == TAUT_OK; k++) {
            struct option x = o;
            x.stretch = (uint8_t)k;
            if (work_out(p, g, &x))
                st = add_option(p, &x, &v);
        }
    }
    if (v.n)
        qsort(v.items, v.n, sizeof o, by_benefit);
    g->options = v.items;
    g->n_options = v.n;
    return st;
}
