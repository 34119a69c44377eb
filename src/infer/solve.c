/* solve.c - a case's network, its plan, its posteriors.
 *
 * One plan serves the marginals and every question of the form "how probable were the findings if …": those are variants
 * that go through the sums side by side. */
#include "../base/numeric.h"
#include "prepared.h"
#include "rank.h"

#include <string.h>

const char *taut_state_name(enum taut_state state)
{
    static const char *const names[TAUT_STATES] = { "absent", "latent", "active", "active with spillover" };
    return names[state];
}

bool infer_is_stopped(const void *options)
{
    const struct taut_infer_options *opt = options;
    if (opt->cancel && *opt->cancel)
        return true;
    return opt->now_us && opt->deadline_us > 0 && opt->now_us(opt->timer) >= opt->deadline_us;
}

enum taut_status infer_stopped(struct taut_error *err)
{
    return taut_fail(err, TAUT_ESTOPPED, "", "stopped before the answer was complete");
}

double active_of(const double state[TAUT_STATES])
{
    double p = state[TAUT_ACTIVE] + state[TAUT_SPILLING];
    return p < 1 ? p : 1;
}

double solution_active(const struct solution *s, size_t instance)
{
    return active_of(s->state[instance]);
}

struct cover_variant solution_plain(const struct solution *s)
{
    return (struct cover_variant){ .without = s->network.subsumed, .n_without = s->network.n_subsumed };
}

void solution_pin(const struct solution *s, size_t instance, bool on, struct cover_change *list, size_t *n)
{
    uint32_t row = s->network.instances[instance].row;
    if (row == UINT32_MAX)
        return;
    struct cover_change *c = &list[(*n)++];
    c->cause = row;
    for (int k = 0; k < TAUT_STATES; k++)
        c->factor[k] = (k >= TAUT_ACTIVE) == on ? 1 : 0;
}

enum taut_status solution_quick(struct solution *s, struct taut_arena *arena, struct taut_error *err)
{
    if (s->facts.precision == COVER_SINGLE)
        s->quick = s->room;
    return s->quick ? TAUT_OK : cover_room_twin(s->room, arena, &s->quick, err);
}

bool solution_ratios(const struct solution *s, struct cover_room *room, const struct cover_variant *variants, size_t n,
                     double *ret)
{
    if (!cover_evidence(room, variants, n, ret))
        return false;
    for (size_t k = 0; k < n; k++) {
        double p = ret[k] > -1e307 ? taut_exp(ret[k] - s->answer.log_z) : 0;
        ret[k] = p < 1 ? p : 1;
    }
    return true;
}

/* Posteriors of the instances in the sums, and of those that nothing touches. */
static enum taut_status solve(struct solution *s, struct taut_error *err)
{
    struct network *n = &s->network;
    struct cover_variant plain = solution_plain(s);
    if (!cover_posteriors(s->room, &plain, 1, NULL, 0, &s->answer))
        return infer_stopped(err);
    s->facts = cover_plan_about(s->plan);
    if (s->facts.n_dropped)
        s->neglected = cover_neglected(s->room, &plain, s->answer.log_z, s->answer.posterior);
    if (s->facts.precision == COVER_SINGLE)
        s->neglected += COVER_SINGLE_ERROR;
    memcpy(s->state, n->plain->state, n->n_instances * sizeof *s->state);
    for (size_t k = 0; k < n->n_spoken; k++) {
        const struct instance *i = &n->instances[n->spoken[k]];
        const double *from = i->row == UINT32_MAX ? i->weight : s->answer.posterior[i->row];
        double total = from[0] + from[1] + from[2] + from[3];
        for (int state = 0; state < TAUT_STATES; state++)
            s->state[n->spoken[k]][state] = from[state] / total;
    }
    return TAUT_OK;
}

enum taut_status solution_make(const struct taut_atlas *a, const struct taut_case *c, size_t skip,
                               const struct taut_infer_options *opt, struct taut_arena *arena, struct solution *ret,
                               struct taut_error *err)
{
    struct network *n = &ret->network;
    struct cover_limits limits = { .cost = opt->budget > 0 ? opt->budget : INFER_BUDGET,
                                   .single_from = INFER_SINGLE_FROM,
                                   .stop = infer_is_stopped,
                                   .with = opt };
    enum taut_status st = network_build(a, c, skip, opt->prepared, arena, n, err);
    if (st == TAUT_OK)
        st = opt->prepared && skip == NETWORK_NO_SKIP
                 ? kept_plan_make(n->prepared, &n->problem, &limits, &ret->plan, err)
                 : cover_plan_make(&n->problem, &limits, arena, &ret->plan, err);
    if (st == TAUT_OK)
        st = cover_room_make(ret->plan, &n->problem, &limits, arena, &ret->room, err);
    if (st != TAUT_OK)
        return st;
    ret->answer.posterior = taut_arena_raw(arena, n->problem.n_causes + 1, sizeof *ret->answer.posterior);
    ret->state = taut_arena_raw(arena, n->n_instances + 1, sizeof *ret->state);
    if (!ret->answer.posterior || !ret->state)
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for %zu causes", n->n_instances);
    return solve(ret, err);
}
