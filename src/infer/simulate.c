/* simulate.c - people one after the other: told, ranked, compared with what is so. */
#include "rank.h"
#include "simulate_parts.h"
#include "../base/numeric.h"

enum { LISTED = 30, DEPTHS = 3, MOST_STRATA = 3 };
static const size_t depths[DEPTHS] = { 1, 3, 5 };

#define LEAST_STATED 1e-6

/* ---- stated and so -------------------------------------------------------------------------------------------------- */

static void state_once(struct taut_calibration_tally *t, double p, bool so)
{
    size_t bin = (size_t)(p * TAUT_CALIBRATION_BINS);
    bin = bin < TAUT_CALIBRATION_BINS ? bin : TAUT_CALIBRATION_BINS - 1;
    t->bins[bin].stated += p;
    t->bins[bin].n++;
    t->bins[bin].so += so;
    double clipped = p < LEAST_STATED ? LEAST_STATED : p > 1 - LEAST_STATED ? 1 - LEAST_STATED : p;
    t->squares += so ? (1 - p) * (1 - p) : p * p;
    t->logs -= taut_log(so ? clipped : 1 - clipped);
}

static bool is_active(const struct person *p, const struct taut_candidate *c, bool heard)
{
    return person_has(p, p->simulation->atlas->points[c->cause].muscle, c->side, heard);
}

static void compare_stated(const struct person *p, const struct taut_ranking *r, struct taut_simulation_tally *t)
{
    for (size_t k = 0; k < r->n_candidates; k++) {
        const struct taut_candidate *c = &r->candidates[k];
        bool so = is_active(p, c, false);
        if (k == 0) {
            state_once(&t->calibration[TAUT_STATED_FIRST], c->probability, so);
            state_once(&t->calibration[p->draws ? TAUT_STATED_FIRST_DRAWN : TAUT_STATED_FIRST_WORDS], c->probability,
                       so);
        }
        state_once(&t->calibration[TAUT_STATED_LISTED], c->probability, so);
    }
    state_once(&t->calibration[TAUT_STATED_MUSCULAR], r->muscular, person_muscles(p, true) > 0);
}

/* ---- hits ------------------------------------------------------------------------------------------------------------- */

static size_t stratum_of(size_t muscles)
{
    return muscles < MOST_STRATA ? muscles - 1 : MOST_STRATA - 1;
}

static void count_hits(const struct person *p, const struct taut_candidate *list, size_t n, size_t muscles,
                       struct taut_hits_tally *t)
{
    t->people++;
    t->active += muscles;
    for (size_t d = 0; d < DEPTHS; d++) {
        size_t found = 0;
        for (size_t k = 0; k < n && k < depths[d]; k++)
            found += is_active(p, &list[k], true);
        t->any[d] += found > 0;
        t->found[d] += found < muscles ? found : muscles;
    }
}

/* The commonest muscles on the side that was told most. */
static size_t list_common(const struct person *p, const struct taut_case *told, struct taut_candidate *ret)
{
    const struct taut_simulation *s = p->simulation;
    size_t left = 0, right = 0, n = s->atlas->n_muscles < LISTED ? s->atlas->n_muscles : LISTED;
    for (size_t k = 0; k < told->n_findings; k++) {
        left += told->findings[k].kind == TAUT_PAIN && told->findings[k].side == TAUT_LEFT;
        right += told->findings[k].kind == TAUT_PAIN && told->findings[k].side == TAUT_RIGHT;
    }
    for (size_t k = 0; k < n; k++) {
        const struct taut_muscle *m = &s->atlas->muscles[s->common[k]];
        ret[k] = (struct taut_candidate){ .cause = m->first_point,
                                          .side = !m->paired     ? TAUT_MIDLINE
                                                  : left > right ? TAUT_LEFT
                                                                 : TAUT_RIGHT };
    }
    return n;
}

static void compare_rankers(const struct person *p, const struct taut_case *told, const struct taut_ranking *r,
                            struct taut_simulation_tally *t)
{
    struct taut_candidate list[LISTED];
    size_t muscles = person_muscles(p, true);
    if (muscles == 0) {
        t->silent++;
        return;
    }
    size_t stratum = stratum_of(muscles);
    count_hits(p, r->candidates, r->n_candidates, muscles, &t->hits[TAUT_RANKED_BY_TAUT][stratum]);
    size_t n = taut_infer_count_zones(p->simulation->atlas, told, list, LISTED);
    count_hits(p, list, n, muscles, &t->hits[TAUT_RANKED_BY_ZONES][stratum]);
    n = list_common(p, told, list);
    count_hits(p, list, n, muscles, &t->hits[TAUT_RANKED_BY_PRIOR][stratum]);
}

/* ---- told once more ------------------------------------------------------------------------------------------------------ */

uint32_t ranked_item(const struct taut_atlas *a, const struct taut_candidate *c)
{
    return a->points[c->cause].muscle * 8u + (uint32_t)c->side;
}

static size_t list_items(const struct taut_atlas *a, const struct taut_ranking *r, uint32_t ret[LISTED])
{
    size_t n = r->n_candidates < LISTED ? r->n_candidates : LISTED;
    for (size_t k = 0; k < n; k++)
        ret[k] = ranked_item(a, &r->candidates[k]);
    return n;
}

static enum taut_status person_redraw(struct person *p, const struct taut_case *told, const struct taut_ranking *r,
                                      struct taut_arena *scratch, struct taut_stability_tally *t,
                                      struct taut_error *err)
{
    const struct taut_infer_options options = { .prepared = p->prepared, .max_candidates = LISTED };
    const struct taut_atlas *a = p->simulation->atlas;
    uint32_t once[LISTED], again[LISTED];
    size_t n_once = list_items(a, r, once);
    struct taut_case retold;
    struct taut_ranking other = { 0 };
    double jaccard = 0;
    enum taut_status st = person_tell_again(p, told, scratch, &retold, &jaccard, err);
    if (st == TAUT_OK)
        st = rank_case(a, &retold, &options, 0, scratch, &other, err);
    if (st != TAUT_OK)
        return st;
    size_t n_again = list_items(a, &other, again);
    double first_five = taut_rank_jaccard(once, n_once, again, n_again, 5);
    size_t bin = (size_t)(jaccard * TAUT_REDRAW_BINS);
    bin = bin < TAUT_REDRAW_BINS ? bin : TAUT_REDRAW_BINS - 1;
    t->people++;
    t->told += jaccard;
    t->same_first += n_once && n_again && once[0] == again[0];
    t->first_five += first_five;
    t->by_told[bin].n++;
    t->by_told[bin].first_five += first_five;
    t->overlap += taut_rank_biased_overlap(once, n_once, again, n_again);
    return TAUT_OK;
}

/* ---- people --------------------------------------------------------------------------------------------------------------- */

/* Spreads `wanted` people evenly over all: one in so many. */
static size_t step_of(const struct taut_simulation *s, size_t wanted)
{
    return s->opt.people > wanted ? s->opt.people / wanted : 1;
}

struct taut_simulation_steps taut_simulation_steps(const struct taut_simulation *s)
{
    return (struct taut_simulation_steps){ step_of(s, s->opt.checked), step_of(s, s->opt.redrawn),
                                           step_of(s, s->opt.varied) };
}

static enum taut_status live(const struct taut_simulation *s, size_t k, struct taut_infer_prepared *prepared,
                             struct taut_arena *arena, struct taut_arena *scratch, struct taut_simulation_tally *t,
                             struct taut_error *err)
{
    const struct taut_infer_options options = { .prepared = prepared, .max_candidates = LISTED };
    const struct taut_simulation_steps steps = taut_simulation_steps(s);
    struct person p;
    struct taut_case told = { 0 };
    struct taut_ranking r = { 0 };
    enum taut_status st = person_make(s, k, arena, &p, err);
    if (st != TAUT_OK)
        return st;
    p.prepared = prepared;
    t->people++;
    st = person_tell(&p, arena, &told, err);
    if (st == TAUT_EEMPTY) {
        t->untold++;
        return TAUT_OK;
    }
    if (st == TAUT_OK)
        st = rank_case(s->atlas, &told, &options, 0, arena, &r, err);
    if (st != TAUT_OK)
        return st;
    t->drawn += p.draws;
    t->findings += told.n_findings;
    t->inexact += r.stats.neglected > 0;
    compare_stated(&p, &r, t);
    compare_rankers(&p, &told, &r, t);
    bool behind = person_muscles(&p, true) > 0;
    if (k % steps.redrawn == 0)
        st = person_redraw(&p, &told, &r, scratch, &t->stability, err);
    if (st == TAUT_OK && behind && k % steps.checked == 0)
        st = person_check(&p, &told, scratch, t, err);
    if (st == TAUT_OK && behind && k % steps.varied == 0)
        st = person_vary(&p, &told, &r, scratch, t, err);
    return st;
}

/* The tables that all cases share fill as cases come, so each run has its own. */
enum taut_status taut_simulation_run(const struct taut_simulation *s, size_t first, size_t n,
                                     struct taut_arena *scratch, struct taut_simulation_tally *ret,
                                     struct taut_error *err)
{
    struct taut_infer_prepared *prepared = NULL;
    struct taut_arena *tables = taut_arena_create(), *arena = taut_arena_create();
    enum taut_status st = tables && arena ? taut_infer_prepare(s->atlas, tables, &prepared, err)
                                          : taut_fail(err, TAUT_ENOMEM, "", "no memory for people");
    for (size_t k = first; k < first + n && st == TAUT_OK; k++) {
        st = live(s, k, prepared, arena, scratch, ret, err);
        taut_arena_reset(arena);
        taut_arena_reset(scratch);
    }
    taut_arena_free(arena);
    taut_arena_free(tables);
    return st;
}

enum taut_status taut_simulation_case(const struct taut_simulation *s, size_t k, struct taut_arena *arena,
                                      struct taut_case *ret, struct taut_error *err)
{
    struct person p;
    enum taut_status st = person_make(s, k, arena, &p, err);
    return st == TAUT_OK ? person_tell(&p, arena, ret, err) : st;
}
