/* simulate_vary.c - the same findings ranked with each number of the model halved and doubled. */
#include "rank.h"
#include "simulate_parts.h"

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

const char *taut_model_number_name(size_t i)
{
    return numbers[i].name;
}

static void scale(struct taut_model *m, size_t i, double factor)
{
    double value;
    memcpy(&value, (const char *)m + numbers[i].at, sizeof value);
    value *= factor;
    value = value < numbers[i].low ? numbers[i].low : value > numbers[i].high ? numbers[i].high : value;
    memcpy((char *)m + numbers[i].at, &value, sizeof value);
}

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
    for (size_t i = 0; i < TAUT_MODEL_NUMBERS; i++)
        for (size_t doubled = 0; doubled < 2 && st == TAUT_OK; doubled++) {
            struct taut_variation_tally *x = &t->variation[i][doubled];
            struct taut_atlas varied = *a;
            struct taut_ranking r = { 0 };
            scale(&varied.model, i, doubled ? 2 : 0.5);
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
