/* outcome_effects.c - what followed at once on treatments; predictions held against what came; pain all over. */
#include <taut/outcome.h>

#include <string.h>

#include "outcome.h"

/* ---- before and after a session ---------------------------------------------------------------------------- */

struct effects {
    const struct taut_atlas *atlas;
    const struct taut_measured *measured;
    struct taut_arena *arena;
    struct taut_vec found; /* struct taut_effect */
    bool no_memory;
};

static struct taut_effect *effect_of(struct effects *e, struct taut_effect key)
{
    struct taut_effect *found = e->found.items;
    for (size_t k = 0; k < e->found.n; k++)
        if (found[k].measure == key.measure && found[k].point == key.point && found[k].technique == key.technique &&
            found[k].side == key.side)
            return &found[k];
    struct taut_effect *new = taut_vec_push(e->arena, &e->found);
    if (new)
        *new = key;
    else
        e->no_memory = true;
    return new;
}

static void add_effect(struct effects *e, struct taut_effect key, double difference, enum taut_change change)
{
    struct taut_effect *x = effect_of(e, key);
    if (!x)
        return;
    x->mean = (x->mean * (double)x->n + difference) / (double)(x->n + 1);
    x->n++;
    x->better += change == TAUT_BETTER || change == TAUT_A_LITTLE_BETTER;
    x->worse += change == TAUT_WORSE || change == TAUT_A_LITTLE_WORSE;
}

/* Whether the same point (or technique) stood in the list of that day already. */
static bool is_again(const struct taut_measured *m, size_t at, bool by_point)
{
    const struct taut_treatment *t = &m->treatments[at];
    for (size_t k = 0; k < at; k++) {
        const struct taut_treatment *o = &m->treatments[k];
        if (o->day == t->day && (by_point ? o->point == t->point && o->side == t->side : o->technique == t->technique))
            return true;
    }
    return false;
}

/* A series of a point tells of that point only. */
static bool concerns(const struct taut_series *s, const struct taut_treatment *t)
{
    return s->point == TAUT_NONE || (s->point == t->point && (s->side == TAUT_UNSTATED || s->side == t->side));
}

static void add_pair(struct effects *e, const struct taut_series *s, int32_t day, double before, double after)
{
    const struct taut_measured *m = e->measured;
    const double gain = (after - before) * (e->atlas->measures[s->measure].higher_is_better ? 1 : -1);
    const struct taut_threshold none = { 0 };
    const struct taut_threshold noise = outcome_threshold(e->atlas, s, TAUT_LIMIT_NOISE, before);
    const enum taut_change change = noise.limit ? outcome_judge(gain, noise, none) : TAUT_UNCHANGED;
    for (size_t k = 0; k < m->n_treatments; k++) {
        const struct taut_treatment *t = &m->treatments[k];
        if (t->day != day || !concerns(s, t))
            continue;
        if (!is_again(m, k, true))
            add_effect(e, (struct taut_effect){ s->measure, t->point, TAUT_NONE, t->side, 0, 0, 0, 0 }, after - before,
                       change);
        if (!is_again(m, k, false) && t->technique != TAUT_NONE)
            add_effect(e, (struct taut_effect){ s->measure, TAUT_NONE, t->technique, TAUT_UNSTATED, 0, 0, 0, 0 },
                       after - before, change);
    }
}

static bool comes_before(const struct taut_effect *x, const struct taut_effect *y)
{
    const bool by_point = x->point != TAUT_NONE, other_by_point = y->point != TAUT_NONE;
    if (by_point != other_by_point)
        return by_point;
    if (x->measure != y->measure)
        return x->measure < y->measure;
    if (x->point != y->point)
        return x->point < y->point;
    return x->technique != y->technique ? x->technique < y->technique : x->side < y->side;
}

static void sort(struct taut_effect *x, size_t n)
{
    for (size_t i = 1; i < n; i++)
        for (size_t k = i; k > 0 && comes_before(&x[k], &x[k - 1]); k--) {
            const struct taut_effect swap = x[k];
            x[k] = x[k - 1];
            x[k - 1] = swap;
        }
}

enum taut_status taut_outcome_effects(const struct taut_atlas *a, const struct taut_measured *m,
                                      struct taut_arena *arena, const struct taut_effect **ret, size_t *n,
                                      struct taut_error *err)
{
    struct effects e = { a, m, arena, { .size = sizeof(struct taut_effect) }, false };
    for (size_t i = 0; i < m->n_series; i++) {
        const struct taut_series *s = &m->series[i];
        for (size_t k = 1; k < s->n_taken; k++) {
            const struct taut_taken *before = &s->taken[k - 1], *after = &s->taken[k];
            double from = 0, to = 0;
            if (before->day == after->day && before->moment == TAUT_BEFORE_SESSION &&
                after->moment == TAUT_AFTER_SESSION && outcome_valid(a, s, before, &from) &&
                outcome_valid(a, s, after, &to))
                add_pair(&e, s, after->day, from, to);
        }
    }
    if (e.no_memory)
        return taut_fail(err, TAUT_ENOMEM, "treated", "no memory");
    sort(e.found.items, e.found.n);
    *ret = e.found.items;
    *n = e.found.n;
    return TAUT_OK;
}

/* ---- predictions ------------------------------------------------------------------------------------------- */

void taut_outcome_predicted(const struct taut_atlas *a, const struct taut_series *s, struct taut_predicted *ret)
{
    const bool up = a->measures[s->measure].higher_is_better;
    *ret = (struct taut_predicted){ 0 };
    for (size_t k = 0; k < s->n_taken; k++) {
        const struct taut_taken *t = &s->taken[k];
        double score = 0;
        if (!t->predicted || !outcome_valid(a, s, t, &score))
            continue;
        ret->n++;
        if (score >= t->expected[0] && score <= t->expected[1])
            ret->within++;
        else if ((score > t->expected[1]) == up)
            ret->better++;
        else
            ret->worse++;
    }
}

/* ---- pain all over ----------------------------------------------------------------------------------------- */

/* The five regions of Wolfe 2016; jaw, chest and belly count for none. */
static const struct part {
    const char *item;
    unsigned region;
} parts[] = {
    { "shoulder-girdle-left", 0 },
    { "upper-arm-left", 0 },
    { "lower-arm-left", 0 },
    { "shoulder-girdle-right", 1 },
    { "upper-arm-right", 1 },
    { "lower-arm-right", 1 },
    { "hip-left", 2 },
    { "upper-leg-left", 2 },
    { "lower-leg-left", 2 },
    { "hip-right", 3 },
    { "upper-leg-right", 3 },
    { "lower-leg-right", 3 },
    { "neck", 4 },
    { "upper-back", 4 },
    { "lower-back", 4 },
};

static unsigned count_regions(const struct taut_atlas *a, const struct taut_measure *m, const struct taut_taken *t)
{
    unsigned seen = 0, n = 0;
    for (size_t k = 0; k < t->n_answers; k++)
        for (size_t p = 0; p < sizeof parts / sizeof *parts; p++)
            if (t->answers[k] > 0 && !strcmp(a->measure_items[m->items + k].id, parts[p].item))
                seen |= 1u << parts[p].region;
    for (; seen; seen &= seen - 1)
        n++;
    return n;
}

/* The last valid one of a measure; NULL: there is none. */
static const struct taut_taken *last_of(const struct taut_atlas *a, const struct taut_measured *m, const char *id,
                                        double *score)
{
    const uint16_t measure = taut_atlas_find_measure(a, id);
    const struct taut_taken *last = NULL;
    for (size_t i = 0; i < m->n_series; i++)
        for (size_t k = 0; k < m->series[i].n_taken && m->series[i].measure == measure; k++)
            if (m->series[i].taken[k].n_answers > 0 && outcome_valid(a, &m->series[i], &m->series[i].taken[k], score))
                last = &m->series[i].taken[k];
    return last;
}

void taut_outcome_widespread(const struct taut_atlas *a, const struct taut_measured *m, struct taut_widespread *ret)
{
    double wpi = 0, sss = 0;
    const struct taut_taken *where = last_of(a, m, "wpi", &wpi), *how = last_of(a, m, "sss", &sss);
    *ret = (struct taut_widespread){ .known = where && how };
    if (!ret->known)
        return;
    ret->wpi = (unsigned)wpi;
    ret->sss = (unsigned)sss;
    ret->regions = count_regions(a, &a->measures[taut_atlas_find_measure(a, "wpi")], where);
    ret->fits =
        ret->regions >= 4 && ((ret->wpi >= 7 && ret->sss >= 5) || (ret->wpi >= 4 && ret->wpi <= 6 && ret->sss >= 9));
}
