/* lookahead.c - what the answers to a few checks would do to the whole posterior.
 *
 * A "no" is a variant of the sums: a denied finding or a pressed point only changes weights. A "yes" needs none of its own:
 *     P(cause) = P(yes) P(cause | yes) + P(no) P(cause | no). */
#include "../base/numeric.h"
#include "network_parts.h"
#include "rank.h"

#include <string.h>

enum { WATCHED = 48 };
#define WATCHED_FROM 0.005 /* causes less probable than this hardly add to the uncertainty */

/* The causes whose uncertainty is counted. */
struct watched {
    size_t instance[WATCHED];
    uint32_t row[WATCHED];
    size_t n;
};

static void find_watched(const struct solution *s, struct watched *ret)
{
    ret->n = 0;
    for (size_t k = 0; k < s->network.n_instances; k++) {
        double p = solution_active(s, k);
        uint32_t row = s->network.instances[k].row;
        if (p < WATCHED_FROM || row == UINT32_MAX || cover_is_dropped(s->plan, row))
            continue;
        size_t at = ret->n;
        while (at > 0 && solution_active(s, ret->instance[at - 1]) < p)
            at--;
        if (at == WATCHED)
            continue;
        ret->n += ret->n < WATCHED;
        memmove(&ret->instance[at + 1], &ret->instance[at], (ret->n - at - 1) * sizeof *ret->instance);
        ret->instance[at] = k;
    }
    for (size_t k = 0; k < ret->n; k++)
        ret->row[k] = s->network.instances[ret->instance[k]].row;
}

/* ---- a no ----------------------------------------------------------------------------------------------------- */

/* One check's no: the variant, and the chance of it where nothing in the sums brings a yes about. */
struct refusal {
    struct cover_variant variant;
    double elsewhere;
};

static bool is_pressed_by(const struct solution *s, const struct taut_check *c, const struct instance *i)
{
    return i->cause == c->target && (c->side == TAUT_BOTH || shown_side(&s->network, i) == c->side);
}

static void add_no(const struct solution *s, size_t instance, const double no[TAUT_STATES], struct cover_change *list,
                   struct refusal *ret)
{
    const struct instance *i = &s->network.instances[instance];
    if (i->row < UINT32_MAX) {
        list[ret->variant.n_changes].cause = i->row;
        memcpy(list[ret->variant.n_changes++].factor, no, TAUT_STATES * sizeof *no);
        return;
    }
    double mean = 0;
    for (int state = 0; state < TAUT_STATES; state++)
        mean += s->state[instance][state] * no[state];
    ret->elsewhere *= mean;
}

static void press_no(const struct solution *s, const struct taut_check *c, struct cover_change *list,
                     struct refusal *ret)
{
    const struct taut_model *m = &s->network.atlas->model;
    const double no[TAUT_STATES] = { 1 - m->familiar_if_absent, 1 - m->familiar_if_latent, 1 - m->familiar_if_active,
                                     1 - m->familiar_if_active };
    for (size_t k = 0; k < s->network.n_instances; k++)
        if (is_pressed_by(s, c, &s->network.instances[k])) {
            add_no(s, k, no, list, ret);
            return; /* pressing both sides is two checks: this is the first */
        }
}

static void ask_no(const struct solution *s, const struct taut_check *c, struct instance_list *asked,
                   struct cover_change *list, struct refusal *ret)
{
    const struct network *n = &s->network;
    double omitted = n->atlas->model.omitted_in_answer, chance[TAUT_STATES], no[TAUT_STATES];
    struct site_set sites = { { 0 } };
    if (c->kind == TAUT_PAIN || c->kind == TAUT_NUMBNESS)
        network_sites(n, c->target, c->side, &sites);
    ret->elsewhere = 1 - network_leak(n, c->kind, c->target, &sites) * (1 - omitted);
    list_bringing(n, c->kind, c->target, &sites, asked);
    for (size_t at = 0; at < asked->n; at++) {
        size_t k = asked->list[at];
        network_chance(n, &n->instances[k], c->kind, c->target, &sites, chance);
        if (chance[TAUT_LATENT] <= 0 && chance[TAUT_ACTIVE] <= 0 && chance[TAUT_SPILLING] <= 0)
            continue;
        chance_of_zero(chance, omitted, no);
        add_no(s, k, no, list, ret);
    }
}

/* ---- what it would do ------------------------------------------------------------------------------------------ */

static struct taut_leader leader_of(const struct solution *s, const struct watched *w, const double *p)
{
    struct taut_leader best = { .cause = TAUT_NONE };
    for (size_t k = 0; k < w->n; k++) {
        const struct instance *i = &s->network.instances[w->instance[k]];
        if (i->cause >= s->network.atlas->n_points || p[k] <= best.probability)
            continue;
        best = (struct taut_leader){ i->cause, shown_side(&s->network, i), p[k] };
    }
    return best;
}

/* What the answer takes from the uncertainty of one cause. Where it hardly moves it, nothing. */
static double taken(double now, double if_yes, double if_no, double yes)
{
    double moved = now - if_no;
    if (moved < 1e-5 * now && moved > -1e-5 * now)
        return 0;
    return taut_entropy_bits(now) - (1 - yes) * taut_entropy_bits(if_no) - yes * taut_entropy_bits(if_yes);
}

static void weigh(const struct solution *s, const struct watched *w, const struct refusal *no,
                  const struct cover_answer *a, struct taut_check *c)
{
    double if_yes[WATCHED], if_no[WATCHED], gain = 0;
    double p = no->elsewhere * taut_exp(a->log_z - s->answer.log_z), yes;
    p = p < 1 ? p : 1;
    yes = 1 - p;
    for (size_t k = 0; k < w->n; k++) {
        double now = solution_active(s, w->instance[k]);
        if_no[k] = active_of(a->posterior[k]);
        double both = yes > 1e-9 ? (now - p * if_no[k]) / yes : now;
        if_yes[k] = both < 0 ? 0 : both > 1 ? 1 : both;
        gain += taken(now, if_yes[k], if_no[k], yes);
    }
    c->gain = gain > 0 ? gain : 0;
    c->if_yes = leader_of(s, w, if_yes);
    c->if_no = leader_of(s, w, if_no);
}

static void sort_by_gain(struct taut_check *list, size_t n)
{
    for (size_t k = 1; k < n; k++) {
        struct taut_check x = list[k];
        size_t at = k;
        for (; at > 0 && list[at - 1].gain * x.minutes < x.gain * list[at - 1].minutes; at--)
            list[at] = list[at - 1];
        list[at] = x;
    }
}

enum taut_status look_ahead(struct solution *s, struct taut_check *list, size_t n, struct taut_arena *arena,
                            struct taut_error *err)
{
    struct watched w;
    find_watched(s, &w);
    struct refusal *no = taut_arena_array(arena, n + 1, sizeof *no);
    struct cover_variant *variants = taut_arena_array(arena, n + 1, sizeof *variants);
    struct cover_answer *answers = taut_arena_array(arena, n + 1, sizeof *answers);
    struct instance_list asked;
    bool ok = no && variants && answers && make_instance_list(&s->network, arena, &asked);
    for (size_t k = 0; ok && k < n; k++) {
        struct cover_change *changes = taut_arena_raw(arena, s->network.problem.n_causes + 1, sizeof *changes);
        answers[k].posterior = taut_arena_raw(arena, w.n + 1, sizeof *answers[k].posterior);
        if (!changes || !answers[k].posterior)
            return taut_fail(err, TAUT_ENOMEM, "", "no memory for the next checks");
        no[k] = (struct refusal){ .variant = solution_plain(s), .elsewhere = 1 };
        no[k].variant.changes = changes;
        if (list[k].kind == TAUT_PALPATION)
            press_no(s, &list[k], changes, &no[k]);
        else
            ask_no(s, &list[k], &asked, changes, &no[k]);
        variants[k] = no[k].variant;
    }
    if (!ok)
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for the next checks");
    enum taut_status st = solution_quick(s, arena, err);
    if (st != TAUT_OK)
        return st;
    if (!cover_posteriors(s->quick, variants, n, w.row, w.n, answers))
        return infer_stopped(err);
    for (size_t k = 0; k < n; k++)
        weigh(s, &w, &no[k], &answers[k], &list[k]);
    sort_by_gain(list, n);
    return TAUT_OK;
}
