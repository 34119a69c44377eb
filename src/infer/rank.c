/* rank.c - the whole answer to a case, or only what to ask next. */
#include "rank.h"

#include <string.h>

static bool speaks_of_place(const struct network *n, const struct instance *i)
{
    if (i->row == UINT32_MAX)
        return false;
    const struct cover_cause *row = &n->rows[i->row];
    for (uint32_t e = row->links; e < row->links + row->n_links; e++) {
        enum taut_finding_kind kind = n->positive[n->problem.links[e].finding].kind;
        if (kind == TAUT_PAIN || kind == TAUT_NUMBNESS)
            return true;
    }
    return false;
}

/* P(at least one point active). What reaches none of the places that were told is no part of this complaint. */
static enum taut_status muscular(struct solution *s, struct taut_arena *arena, double *ret, struct taut_error *err)
{
    struct cover_change *changes = taut_arena_array(arena, s->network.n_instances + 1, sizeof *changes);
    struct cover_variant none = solution_plain(s);
    none.changes = changes;
    double p;
    if (!changes)
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for %zu causes", s->network.n_instances);
    for (size_t k = 0; k < s->network.n_instances; k++)
        if (s->network.instances[k].cause < s->network.atlas->n_points &&
            speaks_of_place(&s->network, &s->network.instances[k]))
            solution_pin(s, k, false, changes, &none.n_changes);
    if (!solution_ratios(s, s->room, &none, 1, &p))
        return infer_stopped(err);
    *ret = 1 - p;
    return TAUT_OK;
}

/* ---- the answer -------------------------------------------------------------------------------------- */

static struct taut_infer_stats stats_of(const struct solution *s)
{
    return (struct taut_infer_stats){ .log_evidence = s->answer.log_z + s->network.log_constant,
                                      .neglected = s->neglected,
                                      .positives = (uint32_t)(s->network.n_positive - s->network.n_subsumed),
                                      .relevant_causes = (uint32_t)s->network.problem.n_causes,
                                      .width = s->facts.width,
                                      .hypotheses = s->facts.cost < 4e9 ? (uint32_t)s->facts.cost : 4000000000u,
                                      .dropped_causes = s->facts.n_dropped };
}

/* The other conditions, still without reasons. */
static enum taut_status rank_others(struct solution *s, size_t wanted, struct ranked *list, struct taut_arena *arena,
                                    struct taut_ranking *ret, struct taut_error *err)
{
    enum taut_status st = rank_causes(s, false, wanted, arena, list, err);
    ret->others = list->candidates;
    ret->n_others = list->n;
    return st;
}

/* Reasons of the muscles, the other conditions with theirs, joint explanations, what none explains. */
static enum taut_status give_reasons(struct solution *s, const struct taut_case *c,
                                     const struct taut_infer_options *opt, size_t wanted, struct ranked *muscles,
                                     struct taut_arena *arena, struct taut_ranking *ret, struct taut_error *err)
{
    struct ranked lists[2] = { *muscles, { 0 } };
    enum taut_status st = rank_others(s, wanted, &lists[1], arena, ret, err);
    if (st == TAUT_OK)
        st = list_contributions(s, c, opt, lists, 2, arena, err);
    for (size_t l = 0; l < 2 && st == TAUT_OK; l++)
        st = list_expected(s, &lists[l], arena, err);
    if (st == TAUT_OK)
        st = list_explanations(s, opt->max_explanations ? opt->max_explanations : 5, arena, ret, err);
    if (st == TAUT_OK)
        st = list_unexplained(s, arena, ret, err);
    return st;
}

/* The case solved; TAUT_EEMPTY where it says nothing that the model knows. */
static enum taut_status solve_told(const struct taut_atlas *a, const struct taut_case *c,
                                   const struct taut_infer_options *opt, struct taut_arena *arena, struct solution *ret,
                                   struct taut_error *err)
{
    enum taut_status st = solution_make(a, c, NETWORK_NO_SKIP, opt, arena, ret, err);
    bool pressed = false;
    for (size_t f = 0; f < c->n_findings; f++)
        pressed = pressed || c->findings[f].kind == TAUT_PALPATION;
    if (st == TAUT_OK && ret->network.n_positive == 0 && !pressed)
        return taut_fail(err, TAUT_EEMPTY, "findings", "nothing that hurts was named; say where it hurts");
    return st;
}

enum taut_status rank_case(const struct taut_atlas *a, const struct taut_case *c, const struct taut_infer_options *opt,
                           unsigned parts, struct taut_arena *arena, struct taut_ranking *ret, struct taut_error *err)
{
    size_t wanted = opt->max_candidates ? opt->max_candidates : 10;
    struct solution s = { 0 };
    memset(ret, 0, sizeof *ret);

    enum taut_status st = solve_told(a, c, opt, arena, &s, err);
    if (st != TAUT_OK)
        return st;
    struct ranked muscles = { 0 }, others = { 0 };
    st = rank_causes(&s, true, wanted, arena, &muscles, err);
    if (st == TAUT_OK && parts & RANK_REASONS)
        st = give_reasons(&s, c, opt, wanted, &muscles, arena, ret, err);
    else if (st == TAUT_OK && parts & RANK_OTHERS)
        st = rank_others(&s, wanted, &others, arena, ret, err);
    ret->candidates = muscles.candidates;
    ret->n_candidates = muscles.n;
    if (st == TAUT_OK && parts & RANK_CHECKS)
        st = list_checks(&s, c, opt, ret, arena, err);
    if (st == TAUT_OK)
        st = muscular(&s, arena, &ret->muscular, err);
    ret->stats = stats_of(&s);
    return st;
}

enum taut_status taut_infer_rank(const struct taut_atlas *a, const struct taut_case *c,
                                 const struct taut_infer_options *opt, struct taut_arena *arena,
                                 struct taut_ranking *ret, struct taut_error *err)
{
    static const struct taut_infer_options plain = { 0 };
    opt = opt ? opt : &plain;
    return rank_case(a, c, opt, opt->brief ? RANK_OTHERS : RANK_REASONS | RANK_CHECKS, arena, ret, err);
}

/* Fills the gain of those that share the most bits, which tells them apart. */
static enum taut_status weigh_ties(struct solution *s, struct taut_check *list, size_t n, struct taut_arena *arena,
                                   struct taut_error *err)
{
    struct taut_check *tied = taut_arena_array(arena, n + 1, sizeof *tied);
    double most = 0;
    size_t n_tied = 0;
    if (!tied)
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for the next checks");
    for (size_t k = 0; k < n; k++)
        most = list[k].bits > most ? list[k].bits : most;
    for (size_t k = 0; k < n; k++)
        if (list[k].bits == most)
            tied[n_tied++] = list[k];
    enum taut_status st = n_tied > 1 ? look_ahead(s, tied, n_tied, arena, err) : TAUT_OK;
    for (size_t k = 0; k < n && st == TAUT_OK; k++)
        for (size_t m = 0; m < n_tied; m++)
            if (tied[m].kind == list[k].kind && tied[m].target == list[k].target && tied[m].side == list[k].side)
                list[k] = tied[m];
    return st;
}

enum taut_status taut_infer_questions(const struct taut_atlas *a, const struct taut_case *c,
                                      const struct taut_infer_options *opt, struct taut_arena *arena,
                                      const struct taut_check **ret, size_t *n, struct taut_error *err)
{
    static const struct taut_infer_options plain = { 0 };
    struct solution s = { 0 };
    struct taut_check *list = NULL;
    opt = opt ? opt : &plain;
    enum taut_status st = solve_told(a, c, opt, arena, &s, err);
    if (st == TAUT_OK)
        st = list_asks(&s, c, opt->max_checks ? opt->max_checks : 5, arena, &list, n, err);
    if (st == TAUT_OK)
        st = weigh_ties(&s, list, *n, arena, err);
    *ret = list;
    return st;
}
