/* simulate_vary.c - the same findings ranked with each number of the model halved and doubled, then with the atlas's own priors,
 * context and chances so. Of chances the odds are halved and doubled: nothing becomes certain, and small ones are halved and doubled. */
#include "rank.h"
#include "simulate_parts.h"
#include "../base/numeric.h"

#include <string.h>

enum { DEPTH = 5 };

static const struct number {
    const char *name;
    size_t at;
    double low, high;
} numbers[TAUT_MODEL_NUMBERS] = {
#define X(name, low, high) { #name, offsetof(struct taut_model, name), low, high },
    TAUT_MODEL_TABLE(X)
#undef X
};

static double scale_odds(double p, double factor)
{
    return p <= 0 || p >= 1 ? p : p * factor / (1 - p + p * factor);
}

static void scale_number(struct taut_model *m, size_t i, double factor)
{
    const struct number *x = &numbers[i];
    double value;
    memcpy(&value, (const char *)m + x->at, sizeof value);
    value = x->high <= 1 ? scale_odds(value, factor) : value * factor;
    value = value < x->low ? x->low : value > x->high ? x->high : value;
    memcpy((char *)m + x->at, &value, sizeof value);
}

/* ---- the atlas's own weights ------------------------------------------------------------------------------------- */

/* Twice as far apart, or half, on a logarithmic scale. */
static bool scale_priors(struct taut_atlas *a, double factor, struct taut_arena *arena)
{
    struct taut_cause *causes = taut_arena_array(arena, a->n_causes, sizeof *causes);
    for (uint16_t k = 0; causes && k < a->n_causes; k++) {
        causes[k] = a->causes[k];
        causes[k].prior_relative = (float)taut_pow((double)causes[k].prior_relative, factor);
    }
    a->causes = causes;
    return causes;
}

static bool scale_context(struct taut_atlas *a, double factor, struct taut_arena *arena)
{
    uint32_t n = 0;
    for (uint16_t k = 0; k < a->n_causes; k++)
        n = a->causes[k].shifts + a->causes[k].n_shifts > n ? a->causes[k].shifts + a->causes[k].n_shifts : n;
    struct taut_shift *shifts = taut_arena_array(arena, n + 1u, sizeof *shifts);
    for (uint32_t k = 0; shifts && k < n; k++) {
        shifts[k] = a->shifts[k];
        shifts[k].log_odds = (float)((double)shifts[k].log_odds * factor);
    }
    a->shifts = shifts;
    return shifts;
}

/* Chances that a file gives or that were counted. */
static bool scale_chances(struct taut_atlas *a, double factor, struct taut_arena *arena)
{
    struct taut_support *supports = taut_arena_array(arena, a->n_supports + 1u, sizeof *supports);
    for (size_t k = 0; supports && k < a->n_supports; k++) {
        struct taut_support *x = &supports[k];
        *x = a->supports[k];
        double chance = x->of > 0 ? (x->felt + 1.0) / (x->of + 2.0) : taut_support_chance(x);
        if (chance < 0)
            continue;
        x->chance = (uint16_t)(10000 * scale_odds(chance, factor) + 0.5);
        x->of = 0;
    }
    a->supports = supports;
    return supports;
}

static const struct weight {
    const char *name;
    bool (*scale)(struct taut_atlas *a, double factor, struct taut_arena *arena);
} weights[TAUT_VARIED - TAUT_MODEL_NUMBERS] = {
    { "relative priors", scale_priors },
    { "context", scale_context },
    { "chances of links", scale_chances },
};

const char *taut_varied_name(size_t i)
{
    return i < TAUT_MODEL_NUMBERS ? numbers[i].name : weights[i - TAUT_MODEL_NUMBERS].name;
}

static bool scale(struct taut_atlas *a, size_t i, double factor, struct taut_arena *arena)
{
    if (i >= TAUT_MODEL_NUMBERS)
        return weights[i - TAUT_MODEL_NUMBERS].scale(a, factor, arena);
    scale_number(&a->model, i, factor);
    return true;
}

/* ---- what becomes of the first five ------------------------------------------------------------------------------ */

static size_t first_five(const struct taut_atlas *a, const struct taut_ranking *r, uint32_t ret[DEPTH])
{
    size_t n = r->n_candidates < DEPTH ? r->n_candidates : DEPTH;
    for (size_t k = 0; k < n; k++)
        ret[k] = ranked_item(a, &r->candidates[k]);
    return n;
}

static bool hits_five(const struct person *p, const struct taut_ranking *r)
{
    for (size_t k = 0; k < r->n_candidates && k < DEPTH; k++)
        if (person_has(p, p->simulation->atlas->points[r->candidates[k].cause].muscle, r->candidates[k].side, true))
            return true;
    return false;
}

enum taut_status person_vary(struct person *p, const struct taut_case *told, const struct taut_ranking *plain,
                             struct taut_arena *scratch, struct taut_simulation_tally *t, struct taut_error *err)
{
    static const struct taut_infer_options options = { .max_candidates = DEPTH };
    const struct taut_atlas *a = p->simulation->atlas;
    uint32_t was[DEPTH], now[DEPTH];
    size_t n_was = first_five(a, plain, was);
    enum taut_status st = TAUT_OK;
    t->varied++;
    t->varied_five_hits += hits_five(p, plain);
    for (size_t i = 0; i < TAUT_VARIED; i++)
        for (size_t doubled = 0; doubled < 2 && st == TAUT_OK; doubled++) {
            struct taut_variation_tally *x = &t->variation[i][doubled];
            struct taut_atlas varied = *a;
            struct taut_ranking r = { 0 };
            st = scale(&varied, i, doubled ? 2 : 0.5, scratch)
                     ? TAUT_OK
                     : taut_fail(err, TAUT_ENOMEM, "", "no memory for an atlas");
            if (st == TAUT_OK)
                st = rank_case(&varied, told, &options, 0, scratch, &r, err);
            if (st != TAUT_OK)
                break;
            size_t n = first_five(a, &r, now);
            x->people++;
            x->new_first += n != n_was || (n && now[0] != was[0]);
            x->first_five += taut_rank_jaccard(was, n_was, now, n, DEPTH);
            x->five_hits += hits_five(p, &r);
            taut_arena_reset(scratch);
        }
    return st;
}
