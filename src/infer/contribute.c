/* contribute.c - what each finding contributed to each candidate: its log odds with the finding minus without it.
 *
 * A finding left out is a variant of the same sums: the weights that it changed go back, its evidence is taken as never
 * asked. */
#include "../base/numeric.h"
#include "rank.h"

#include <string.h>

enum { MOST_LEFT_OUT = 48 };

static double log_odds(double p)
{
    double low = 1e-12;
    p = p < low ? low : p > 1 - low ? 1 - low : p;
    return taut_log(p / (1 - p));
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

/* The causes in the sums whose posteriors are needed, and where each instance's stands among them. */
struct members {
    uint32_t *rows;
    size_t n;
    uint32_t *at; /* [n_instances]; UINT32_MAX: not needed, or outside the sums */
};

static bool find_members(const struct solution *s, const struct ranked *lists, size_t n_lists, struct taut_arena *arena,
                         struct members *ret)
{
    const struct network *n = &s->network;
    ret->rows = taut_arena_raw(arena, n->n_instances + 1, sizeof *ret->rows);
    ret->at = taut_arena_raw(arena, n->n_instances + 1, sizeof *ret->at);
    if (!ret->rows || !ret->at)
        return false;
    memset(ret->at, 0xFF, n->n_instances * sizeof *ret->at);
    for (size_t l = 0; l < n_lists; l++)
        for (size_t k = 0; k < lists[l].n; k++)
            for (size_t m = 0; m < lists[l].groups[k].n; m++) {
                size_t instance = lists[l].order[lists[l].groups[k].first + m];
                uint32_t row = n->instances[instance].row;
                if (row == UINT32_MAX || cover_is_dropped(s->plan, row))
                    continue;
                ret->at[instance] = (uint32_t)ret->n;
                ret->rows[ret->n++] = row;
            }
    return true;
}

/* One finding left out: what changed outside the sums, and the variant of the sums. */
struct left_out {
    size_t finding;
    struct network_without without;
    struct cover_answer answer;
};

static enum taut_status make_variant(const struct solution *s, const struct taut_case *c, struct left_out *x,
                                     struct taut_arena *arena, struct cover_variant *ret, struct taut_error *err)
{
    enum taut_status st = network_leave_out(&s->network, c, x->finding, arena, &x->without, err);
    if (st != TAUT_OK)
        return st;
    struct cover_change *changes = taut_arena_raw(arena, x->without.n_changes + 1, sizeof *changes);
    if (!changes)
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for what one finding contributes");
    *ret = (struct cover_variant){ .changes = changes, .without = x->without.out, .n_without = x->without.n_out };
    for (size_t k = 0; k < x->without.n_changes; k++) {
        uint32_t row = s->network.instances[x->without.changes[k].instance].row;
        if (row == UINT32_MAX)
            continue;
        changes[ret->n_changes].cause = row;
        memcpy(changes[ret->n_changes++].factor, x->without.changes[k].factor, sizeof changes->factor);
    }
    return TAUT_OK;
}

static const double *factor_of(const struct network_without *w, size_t instance)
{
    for (size_t k = 0; k < w->n_changes; k++)
        if (w->changes[k].instance == instance)
            return w->changes[k].factor;
    return NULL;
}

/* P(active) of one instance without the finding. What was dropped from the sums stays as it is. */
static double active_without(const struct solution *s, const struct members *m, const struct left_out *x,
                             size_t instance)
{
    const struct instance *i = &s->network.instances[instance];
    if (m->at[instance] < UINT32_MAX)
        return active_of(x->answer.posterior[m->at[instance]]);
    const double *factor = i->row == UINT32_MAX ? factor_of(&x->without, instance) : NULL;
    if (!factor)
        return solution_active(s, instance);
    double total = 0, active = 0;
    for (int state = 0; state < TAUT_STATES; state++) {
        total += i->weight[state] * factor[state];
        active += state >= TAUT_ACTIVE ? i->weight[state] * factor[state] : 0;
    }
    return active / total;
}

/* A group's log odds by its points' marginals: the same formula with and without a finding (x NULL: with it). */
static double group_log_odds(const struct solution *s, const struct members *m, const struct left_out *x,
                             const size_t *order, const struct muscle_group *g)
{
    double none = 1;
    for (size_t k = 0; k < g->n; k++) {
        size_t instance = order[g->first + k];
        none *= 1 - (x ? active_without(s, m, x, instance) : solution_active(s, instance));
    }
    return log_odds(1 - none);
}

static enum taut_status make_room(struct ranked *lists, size_t n_lists, size_t n_used, struct taut_arena *arena,
                                  struct taut_error *err)
{
    for (size_t l = 0; l < n_lists; l++)
        for (size_t k = 0; k < lists[l].n; k++) {
            struct taut_contribution *e = taut_arena_array(arena, n_used + 1, sizeof *e);
            if (!e)
                return taut_fail(err, TAUT_ENOMEM, "", "no memory for the reasons");
            lists[l].candidates[k].explains = e;
        }
    return TAUT_OK;
}

static void contribute(const struct solution *s, const struct members *m, const struct left_out *x, struct ranked *list)
{
    for (size_t k = 0; k < list->n; k++) {
        struct taut_candidate *c = &list->candidates[k];
        double gain = group_log_odds(s, m, NULL, list->order, &list->groups[k]) -
                      group_log_odds(s, m, x, list->order, &list->groups[k]);
        add_contribution((struct taut_contribution *)c->explains, &c->n_explains, (uint16_t)x->finding, gain);
    }
}

/* Painted skin that was pooled: the case is solved again without it. The instances are the same, in the same order. */
static enum taut_status solve_without(const struct solution *s, const struct taut_case *c,
                                      const struct taut_infer_options *opt, struct left_out *x, const struct members *m,
                                      struct taut_arena *scratch, struct taut_error *err)
{
    struct solution without = { 0 };
    struct taut_infer_options same = *opt;
    same.prepared = s->network.prepared;
    enum taut_status st = solution_make(s->network.atlas, c, x->finding, &same, scratch, &without, err);
    for (size_t k = 0; k < s->network.n_instances && st == TAUT_OK; k++)
        if (m->at[k] < UINT32_MAX)
            memcpy(x->answer.posterior[m->at[k]], without.state[k], sizeof without.state[k]);
    taut_arena_reset(scratch);
    return st;
}

/* All findings that the sums can leave out go through them side by side. */
static enum taut_status solve_all(const struct solution *s, const struct taut_case *c,
                                  const struct taut_infer_options *opt, struct left_out *x, size_t n,
                                  const struct members *m, struct taut_arena *arena, struct taut_error *err)
{
    struct cover_variant variants[MOST_LEFT_OUT];
    struct cover_answer answers[MOST_LEFT_OUT];
    struct taut_arena *scratch = NULL;
    enum taut_status st = TAUT_OK;
    size_t n_variants = 0;
    for (size_t u = 0; u < n && st == TAUT_OK; u++) {
        x[u].answer.posterior = taut_arena_raw(arena, m->n + 1, sizeof *x[u].answer.posterior);
        if (!x[u].answer.posterior)
            st = taut_fail(err, TAUT_ENOMEM, "", "no memory for what one finding contributes");
        else if (network_can_leave_out(&s->network, x[u].finding))
            st = make_variant(s, c, &x[u], arena, &variants[n_variants], err);
        else if (!scratch && !(scratch = taut_arena_create()))
            st = taut_fail(err, TAUT_ENOMEM, "", "no memory for the reasons");
        else
            st = solve_without(s, c, opt, &x[u], m, scratch, err);
        if (st == TAUT_OK && network_can_leave_out(&s->network, x[u].finding))
            answers[n_variants++] = x[u].answer;
    }
    taut_arena_free(scratch);
    if (st == TAUT_OK && !cover_posteriors(s->quick, variants, n_variants, m->rows, m->n, answers))
        st = infer_stopped(err);
    return st;
}

enum taut_status list_contributions(struct solution *s, const struct taut_case *c, const struct taut_infer_options *opt,
                                    struct ranked *lists, size_t n_lists, struct taut_arena *arena,
                                    struct taut_error *err)
{
    struct members m = { 0 };
    struct left_out x[MOST_LEFT_OUT] = { 0 };
    size_t n_used = 0;
    for (size_t f = 0; f < c->n_findings && n_used < MOST_LEFT_OUT; f++)
        if (contributes(&c->findings[f]))
            x[n_used++].finding = f;
    enum taut_status st = make_room(lists, n_lists, n_used, arena, err);
    if (st == TAUT_OK && !find_members(s, lists, n_lists, arena, &m))
        st = taut_fail(err, TAUT_ENOMEM, "", "no memory for the reasons");
    if (st == TAUT_OK)
        st = solution_quick(s, arena, err);
    if (st == TAUT_OK)
        st = solve_all(s, c, opt, x, n_used, &m, arena, err);
    for (size_t l = 0; l < n_lists && st == TAUT_OK; l++)
        for (size_t u = 0; u < n_used; u++)
            contribute(s, &m, &x[u], &lists[l]);
    return st;
}
