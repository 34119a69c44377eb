/* rank.c - the whole answer to a case: marginals, muscles in order, what each finding contributed, joint explanations.
 *
 * One plan serves the marginals and all questions of the form "how probable were the findings if …": those pin causes
 * on or off by their weights and run the forward pass alone. */
#include "rank.h"
#include "../base/numeric.h"

#include <assert.h>
#include <string.h>

/* Below this a cause is left out of the sums that ask what each finding contributed: ten times more would still not show. */
#define FAINT 1e-3

enum { LEADING = 8, MOST_LEFT_OUT = 48, EXPANSIONS = 400 };

const char *taut_state_name(enum taut_state state)
{
    static const char *const names[TAUT_STATES] = { "absent", "latent", "active", "active with spillover" };
    return names[state];
}

/* ---- solving ----------------------------------------------------------------------------------------- */

enum taut_status solution_make(const struct taut_atlas *a, const struct taut_case *c, size_t skip,
                               const struct solution *full, double budget, struct taut_arena *arena,
                               struct solution *ret, struct taut_error *err)
{
    struct network *n = &ret->network;
    enum taut_status st = network_build(a, c, skip, full ? &full->network : NULL, arena, n, err);
    if (st == TAUT_OK)
        st = cover_plan_make(&n->problem, budget, arena, &ret->plan, err);
    if (st == TAUT_OK)
        st = cover_room_make(ret->plan, arena, &ret->room, err);
    if (st != TAUT_OK)
        return st;
    ret->answer.posterior = taut_arena_array(arena, n->problem.n_causes + 1, sizeof *ret->answer.posterior);
    ret->state = taut_arena_array(arena, n->n_instances + 1, sizeof *ret->state);
    if (!ret->answer.posterior || !ret->state)
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for %zu causes", n->n_instances);
    cover_posterior(ret->plan, &n->problem, ret->room, &ret->answer);
    for (size_t k = 0; k < n->n_instances; k++) {
        struct instance *i = &n->instances[k];
        if (i->faint) {
            memcpy(ret->state[k], full->state[k], sizeof ret->state[k]);
            continue;
        }
        const double *from = i->row == UINT32_MAX ? i->weight : ret->answer.posterior[i->row];
        double total = 0;
        for (int s = 0; s < TAUT_STATES; s++)
            total += from[s];
        for (int s = 0; s < TAUT_STATES; s++)
            ret->state[k][s] = from[s] / total;
        i->faint = !full && solution_active(ret, k) < FAINT;
    }
    return TAUT_OK;
}

double solution_active(const struct solution *s, size_t instance)
{
    double p = s->state[instance][TAUT_ACTIVE] + s->state[instance][TAUT_SPILLING];
    return p < 1 ? p : 1;
}

/* Pins an instance of the problem on (active) or off; restore with pin_free. */
static void pin(struct solution *s, size_t instance, bool on)
{
    const struct instance *i = &s->network.instances[instance];
    if (i->row == UINT32_MAX)
        return;
    double *w = s->network.rows[i->row].weight;
    for (int k = 0; k < TAUT_STATES; k++)
        if ((k >= TAUT_ACTIVE) != on)
            w[k] = 0;
}

static void pin_free(struct solution *s, size_t instance)
{
    const struct instance *i = &s->network.instances[instance];
    if (i->row != UINT32_MAX)
        memcpy(s->network.rows[i->row].weight, i->weight, sizeof i->weight);
}

/* Probability of what is pinned now, given the findings. Instances outside the sums are independent: theirs is multiplied. */
static double probability_pinned(struct solution *s)
{
    double log_z = cover_evidence(s->plan, &s->network.problem, s->room);
    double p = log_z > -1e307 ? taut_exp(log_z - s->answer.log_z) : 0;
    return p < 1 ? p : 1;
}

/* ---- muscles ----------------------------------------------------------------------------------------- */

struct muscle_group {
    size_t first, n; /* instances of the group: order[first .. first + n) */
    double probability;
    bool each_side; /* stands for its twin on the other side too: no finding tells them apart */
};

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

static void sort_groups(const struct solution *s, const size_t *order, struct muscle_group *g, size_t n, size_t wanted)
{
    for (size_t i = 0; i < n && i < wanted; i++) {
        size_t best = i;
        for (size_t k = i + 1; k < n; k++)
            if (group_before(s, order, &g[k], &g[best]))
                best = k;
        struct muscle_group x = g[best];
        memmove(&g[i + 1], &g[i], (best - i) * sizeof *g);
        g[i] = x;
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

/* Exact where the group has several points in the sums: 1 - P(none active). */
static double group_probability(struct solution *s, const size_t *order, const struct muscle_group *g)
{
    if (g->n == 1)
        return solution_active(s, order[g->first]);
    double outside = 1;
    for (size_t k = 0; k < g->n; k++) {
        size_t instance = order[g->first + k];
        if (s->network.instances[instance].row == UINT32_MAX)
            outside *= 1 - solution_active(s, instance);
        else
            pin(s, instance, false);
    }
    double none = probability_pinned(s) * outside;
    for (size_t k = 0; k < g->n; k++)
        pin_free(s, order[g->first + k]);
    double p = 1 - none, least = solution_active(s, order[g->first]);
    return p > least ? p : least; /* rounding never makes a muscle less likely than its point */
}

static enum taut_side shown_side(const struct network *n, const struct instance *i)
{
    return n->sided || i->side == TAUT_MIDLINE ? i->side : TAUT_UNSTATED;
}

struct ranked {
    struct taut_candidate *candidates;
    struct muscle_group *groups; /* of each candidate, in the same order */
    size_t *order;
    size_t n;
};

static enum taut_status rank_causes(struct solution *s, bool points, size_t wanted, struct taut_arena *arena,
                                    struct ranked *ret, struct taut_error *err)
{
    struct network *n = &s->network;
    ret->order = taut_arena_array(arena, n->n_instances + 1, sizeof *ret->order);
    ret->groups = taut_arena_array(arena, n->n_instances + 1, sizeof *ret->groups);
    if (!ret->order || !ret->groups)
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for %zu causes", n->n_instances);
    size_t n_groups = make_groups(s, ret->order, ret->groups, points);
    size_t shortlist = n_groups < 2 * wanted + 5 ? n_groups : 2 * wanted + 5;
    sort_groups(s, ret->order, ret->groups, n_groups, shortlist);
    shortlist = merge_twins(s, ret->order, ret->groups, shortlist);
    shortlist = shortlist < wanted + 5 ? shortlist : wanted + 5;
    for (size_t k = 0; k < shortlist; k++) {
        sort_members(s, ret->order, &ret->groups[k]);
        ret->groups[k].probability = group_probability(s, ret->order, &ret->groups[k]);
    }
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
                                      .error = s->answer.neglected,
                                      .also = also };
        memcpy(c->state, s->state[lead], sizeof c->state);
        for (size_t m = 1; m < g->n; m++)
            if (solution_active(s, ret->order[g->first + m]) * 3 >= c->point_probability)
                also[c->n_also++] = n->instances[ret->order[g->first + m]].cause;
    }
    return TAUT_OK;
}

/* ---- contributions ----------------------------------------------------------------------------------- */

static double log_odds(double p)
{
    double low = 1e-12;
    p = p < low ? low : p > 1 - low ? 1 - low : p;
    return taut_log(p / (1 - p));
}

/* A group's probability by its points' marginals: the same formula with and without a finding. */
static double group_marginal(const struct solution *s, const size_t *order, const struct muscle_group *g)
{
    double none = 1;
    for (size_t k = 0; k < g->n; k++)
        none *= 1 - solution_active(s, order[g->first + k]);
    return 1 - none;
}

static bool contributes(const struct taut_finding *f)
{
    return f->kind != TAUT_AGE;
}

static void add_contribution(struct taut_contribution *list, size_t *n, uint16_t finding, double gain)
{
    if (gain < 0.1 && gain > -0.1)
        return;
    size_t at = (*n)++;
    while (at > 0 && (double)list[at - 1].log_odds < gain) {
        list[at] = list[at - 1];
        at--;
    }
    list[at] = (struct taut_contribution){ finding, (float)gain };
}

/* Leaves out each finding in turn and solves again. The instances are the same, in the same order. */
static enum taut_status contributions(const struct taut_atlas *a, const struct taut_case *c,
                                      const struct solution *full, double budget, struct ranked *lists, size_t n_lists,
                                      struct taut_arena *arena, struct taut_error *err)
{
    size_t n_used = 0, used[MOST_LEFT_OUT];
    for (size_t f = 0; f < c->n_findings && n_used < MOST_LEFT_OUT; f++)
        if (contributes(&c->findings[f]))
            used[n_used++] = f;
    for (size_t l = 0; l < n_lists; l++)
        for (size_t k = 0; k < lists[l].n; k++) {
            struct taut_contribution *e = taut_arena_array(arena, n_used + 1, sizeof *e);
            if (!e)
                return taut_fail(err, TAUT_ENOMEM, "", "no memory for the reasons");
            lists[l].candidates[k].explains = e;
        }
    struct taut_arena *scratch = taut_arena_create();
    enum taut_status st = scratch ? TAUT_OK : taut_fail(err, TAUT_ENOMEM, "", "no memory for the reasons");
    for (size_t u = 0; u < n_used && st == TAUT_OK; u++) {
        struct solution without = { 0 };
        st = solution_make(a, c, used[u], full, budget, scratch, &without, err);
        for (size_t l = 0; l < n_lists && st == TAUT_OK; l++)
            for (size_t k = 0; k < lists[l].n; k++) {
                const struct muscle_group *g = &lists[l].groups[k];
                struct taut_candidate *cand = &lists[l].candidates[k];
                double gain = log_odds(group_marginal(full, lists[l].order, g)) -
                              log_odds(group_marginal(&without, lists[l].order, g));
                add_contribution((struct taut_contribution *)cand->explains, &cand->n_explains, (uint16_t)used[u],
                                 gain);
            }
        taut_arena_reset(scratch);
    }
    taut_arena_free(scratch);
    return st;
}

/* ---- joint explanations ------------------------------------------------------------------------------ */

struct story {
    double probability; /* of the pins so far: an upper bound of every story that begins so */
    uint16_t on;        /* bit k: leading cause k is present */
    uint8_t depth;      /* causes 0 .. depth - 1 are decided */
    bool open;
};

static double story_probability(struct solution *s, const size_t *leading, size_t depth, unsigned on)
{
    for (size_t k = 0; k < depth; k++)
        pin(s, leading[k], on >> k & 1);
    double p = probability_pinned(s);
    for (size_t k = 0; k < depth; k++)
        pin_free(s, leading[k]);
    return p;
}

/* Exact best-first search: a prefix of decisions is at least as probable as any story that completes it. */
static enum taut_status explain(struct solution *s, const size_t *leading, size_t n_leading, size_t wanted,
                                struct taut_arena *arena, struct taut_ranking *ret, struct taut_error *err)
{
    struct taut_explanation *out = taut_arena_array(arena, wanted + 1, sizeof *out);
    struct story *open = taut_arena_array(arena, 2 * EXPANSIONS + 2, sizeof *open);
    if (!out || !open)
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for the explanations");
    size_t n_open = 1, n_out = 0;
    open[0] = (struct story){ .probability = 1, .open = true };
    for (size_t step = 0; step < EXPANSIONS && n_out < wanted; step++) {
        struct story *best = NULL;
        for (size_t k = 0; k < n_open; k++)
            if (open[k].open && (!best || open[k].probability > best->probability))
                best = &open[k];
        if (!best || best->probability < 0.01)
            break;
        best->open = false;
        if (best->depth == n_leading) {
            struct taut_explanation *e = &out[n_out++];
            e->probability = best->probability;
            for (size_t k = 0; k < n_leading; k++)
                if (best->on >> k & 1) {
                    const struct instance *i = &s->network.instances[leading[k]];
                    e->causes[e->n_causes] = i->cause;
                    e->sides[e->n_causes++] = shown_side(&s->network, i);
                }
            continue;
        }
        /* Off and on share the probability of what led here: one pass over the sums serves both. */
        double off = story_probability(s, leading, best->depth + 1u, best->on), whole = best->probability;
        struct story parent = *best;
        for (unsigned on = 0; on < 2; on++)
            open[n_open++] = (struct story){ .on = (uint16_t)(parent.on | on << parent.depth),
                                             .depth = (uint8_t)(parent.depth + 1),
                                             .probability = on ? (whole > off ? whole - off : 0) : off,
                                             .open = true };
    }
    ret->explanations = out;
    ret->n_explanations = n_out;
    return TAUT_OK;
}

/* The same cause on the other side; instances of one cause stand together. */
static size_t twin_of(const struct network *n, size_t instance)
{
    uint16_t cause = n->instances[instance].cause;
    bool next = instance + 1 < n->n_instances && n->instances[instance + 1].cause == cause;
    return next ? instance + 1 : instance - 1;
}

static void add_leading(const struct solution *s, size_t instance, size_t *n, size_t *ret)
{
    double p = solution_active(s, instance);
    if (p < 0.02 || s->network.instances[instance].row == UINT32_MAX)
        return;
    size_t at = *n < LEADING ? (*n)++ : LEADING;
    while (at > 0 && solution_active(s, ret[at - 1]) < p) {
        if (at < LEADING)
            ret[at] = ret[at - 1];
        at--;
    }
    if (at < LEADING)
        ret[at] = instance;
}

/* The leading instances of both lists, by probability, at least 2 % and in the sums. */
static size_t pick_leading(const struct solution *s, const struct ranked *lists, size_t n_lists, size_t *ret)
{
    size_t n = 0;
    for (size_t l = 0; l < n_lists; l++)
        for (size_t k = 0; k < lists[l].n; k++) {
            const struct muscle_group *g = &lists[l].groups[k];
            size_t lead = lists[l].order[g->first];
            add_leading(s, lead, &n, ret);
            if (g->each_side)
                add_leading(s, twin_of(&s->network, lead), &n, ret);
        }
    return n;
}

/* ---- what stays unexplained -------------------------------------------------------------------------- */

/* P(no modelled cause brought j about): causes must leave j uncovered, the leak must not. */
static double unexplained(struct solution *s, size_t j)
{
    struct network *n = &s->network;
    double *off = (double *)n->problem.off, kept = off[j];
    for (size_t r = 0; r < n->problem.n_causes; r++)
        for (uint32_t e = n->rows[r].links; e < n->rows[r].links + n->rows[r].n_links; e++)
            if (n->problem.links[e].finding == j)
                for (int k = 0; k < TAUT_STATES; k++)
                    n->rows[r].weight[k] *= n->problem.links[e].off[k];
    off[j] = 0;
    double p = probability_pinned(s) * (1 - kept);
    off[j] = kept;
    for (size_t r = 0; r < n->problem.n_causes; r++)
        memcpy(n->rows[r].weight, n->instances[n->row_instance[r]].weight, sizeof n->rows[r].weight);
    return p < 1 ? p : 1;
}

static enum taut_status list_unexplained(struct solution *s, struct taut_arena *arena, struct taut_ranking *ret,
                                         struct taut_error *err)
{
    const struct network *n = &s->network;
    struct taut_unexplained *out = taut_arena_array(arena, n->n_told + 1, sizeof *out);
    double *p = taut_arena_array(arena, n->n_positive + 1, sizeof *p);
    if (!out || !p)
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for what is unexplained");
    for (size_t j = 0; j < n->n_positive; j++) {
        enum taut_finding_kind kind = n->positive[j].kind;
        if (kind == TAUT_PAIN || kind == TAUT_NUMBNESS || kind == TAUT_HAS_SIGN || kind == TAUT_LIMITS)
            p[j] = unexplained(s, j);
    }
    for (size_t j = 0; j < n->n_told; j++) {
        uint32_t at =
            n->patch[j] == NO_PATCH ? n->pool[j] : n->patch[j]; /* a slip beside explained paint is no riddle */
        if (p[at] > 0.5)
            out[ret->n_unexplained++] = (struct taut_unexplained){ n->told[j].finding, p[at] };
    }
    ret->unexplained = out;
    return TAUT_OK;
}

/* P(at least one point active). */
static double muscular(struct solution *s)
{
    double outside = 1;
    for (size_t k = 0; k < s->network.n_instances; k++) {
        const struct instance *i = &s->network.instances[k];
        if (i->cause >= s->network.atlas->n_points)
            continue;
        if (i->row == UINT32_MAX)
            continue; /* what touches no finding is no part of this complaint */
        pin(s, k, false);
    }
    double none = probability_pinned(s) * outside;
    for (size_t k = 0; k < s->network.n_instances; k++)
        if (s->network.instances[k].cause < s->network.atlas->n_points)
            pin_free(s, k);
    return 1 - none;
}

/* ---- the answer -------------------------------------------------------------------------------------- */

enum taut_status taut_infer_rank(const struct taut_atlas *a, const struct taut_case *c,
                                 const struct taut_infer_options *opt, struct taut_arena *arena,
                                 struct taut_ranking *ret, struct taut_error *err)
{
    static const struct taut_infer_options plain = { 0 };
    opt = opt ? opt : &plain;
    size_t wanted = opt->max_candidates ? opt->max_candidates : 10;
    double budget = opt->budget > 0 ? opt->budget : INFER_BUDGET;
    struct solution s = { 0 };
    memset(ret, 0, sizeof *ret);

    enum taut_status st = solution_make(a, c, NETWORK_NO_SKIP, NULL, budget, arena, &s, err);
    if (st != TAUT_OK)
        return st;
    bool pressed = false;
    for (size_t f = 0; f < c->n_findings; f++)
        pressed = pressed || c->findings[f].kind == TAUT_PALPATION;
    if (s.network.n_positive == 0 && !pressed)
        return taut_fail(err, TAUT_EEMPTY, "findings", "nothing that hurts was named; say where it hurts");

    struct ranked lists[2] = { { 0 }, { 0 } };
    size_t leading[LEADING + 1];
    st = rank_causes(&s, true, wanted, arena, &lists[0], err);
    if (st == TAUT_OK)
        st = rank_causes(&s, false, wanted, arena, &lists[1], err);
    if (st == TAUT_OK)
        st = contributions(a, c, &s, budget / 8, lists, 2, arena, err);
    if (st == TAUT_OK)
        st = explain(&s, leading, pick_leading(&s, lists, 2, leading),
                     opt->max_explanations ? opt->max_explanations : 5, arena, ret, err);
    if (st == TAUT_OK)
        st = list_unexplained(&s, arena, ret, err);
    ret->candidates = lists[0].candidates;
    ret->n_candidates = lists[0].n;
    ret->others = lists[1].candidates;
    ret->n_others = lists[1].n;
    if (st == TAUT_OK)
        st = list_checks(&s, c, opt, ret, arena, err);
    if (st != TAUT_OK)
        return st;
    ret->muscular = muscular(&s);
    ret->stats = (struct taut_infer_stats){ .log_evidence = s.answer.log_z + s.network.log_constant,
                                            .neglected = s.answer.neglected,
                                            .positives = (uint32_t)s.network.n_positive,
                                            .relevant_causes = (uint32_t)s.network.problem.n_causes,
                                            .width = s.answer.width,
                                            .hypotheses = s.answer.cells < 4e9 ? (uint32_t)s.answer.cells : 4000000000u,
                                            .dropped_causes = s.answer.dropped };
    return TAUT_OK;
}
