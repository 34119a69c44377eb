/* checks.c - what to do next: the palpation, movement or question that is expected to tell most for its effort.
 *
 * Pressing a point asks about that point alone, so its information is exact from the point's marginal:
 *     I = H(answer) - sum over states P(state) H(answer | state).
 * A question has several parents: the strongest few are enumerated, each taken at its marginal, the rest is mixed into
 * the noise. The best few are weighed again by what their answers would do to all causes: lookahead.c. */
#include "../base/numeric.h"
#include "network_parts.h"
#include "rank.h"

#include <string.h>

enum { PARENTS = 5, MOST_QUESTIONS = 256, ASKED_ABOUT = 14 };

/* Effort of a check: our estimate, position taken and answer heard. */
#define MINUTES_TO_ASK 0.25
#define MINUTES_TO_MOVE 0.5

double pressing_minutes(const struct taut_point *p)
{
    static const double minutes[] = { [TAUT_EASY] = 1, [TAUT_MODERATE] = 1.5, [TAUT_HARD] = 2.5 };
    return minutes[p->difficulty];
}

struct parent {
    double present; /* P(active) */
    double off;     /* chance that it leaves the answer at no, when present */
};

static double information(const struct parent *p, size_t n, double leak_off, double *yes)
{
    double total_yes = 0, conditional = 0;
    for (unsigned set = 0; set < 1u << n; set++) {
        double w = 1, off = leak_off;
        for (size_t k = 0; k < n; k++) {
            bool on = set >> k & 1;
            w *= on ? p[k].present : 1 - p[k].present;
            off *= on ? p[k].off : 1;
        }
        total_yes += w * (1 - off);
        conditional += w * taut_entropy_bits(1 - off);
    }
    *yes = total_yes;
    double bits = taut_entropy_bits(total_yes) - conditional;
    return bits > 0 ? bits : 0;
}

struct question {
    enum taut_finding_kind kind;
    uint16_t target;
    enum taut_side side;
};

/* ---- pressing ---------------------------------------------------------------------------------------- */

static double palpation_bits(const struct taut_model *m, const double state[TAUT_STATES], double *yes)
{
    const double familiar[TAUT_STATES] = { m->familiar_if_absent, m->familiar_if_latent, m->familiar_if_active,
                                           m->familiar_if_active };
    double total = 0, conditional = 0;
    for (int s = 0; s < TAUT_STATES; s++) {
        total += state[s] * familiar[s];
        conditional += state[s] * taut_entropy_bits(familiar[s]);
    }
    *yes = total;
    double bits = taut_entropy_bits(total) - conditional;
    return bits > 0 ? bits : 0;
}

static bool is_forbidden(const struct taut_infer_options *opt, uint16_t point)
{
    for (size_t k = 0; k < opt->n_forbidden; k++)
        if (opt->forbidden_points[k] == point)
            return true;
    return false;
}

static bool already_pressed(const struct taut_case *c, uint16_t point, enum taut_side side)
{
    for (size_t f = 0; f < c->n_findings; f++)
        if (c->findings[f].kind == TAUT_PALPATION && c->findings[f].target == point &&
            (c->findings[f].side == side || c->findings[f].side == TAUT_UNSTATED || side == TAUT_UNSTATED))
            return true;
    return false;
}

/* ---- asking ------------------------------------------------------------------------------------------ */

static bool is_placed(enum taut_finding_kind kind)
{
    return kind == TAUT_PAIN || kind == TAUT_NUMBNESS;
}

/* Sites of each finding of pain or numbness. */
static struct site_set *known_sites(const struct solution *s, const struct taut_case *c, struct taut_arena *arena)
{
    struct site_set *ret = taut_arena_array(arena, c->n_findings + 1, sizeof *ret);
    for (size_t f = 0; ret && f < c->n_findings; f++) {
        const struct taut_finding *x = &c->findings[f];
        if (is_placed(x->kind))
            network_sites(&s->network, x->target, x->side == TAUT_BOTH ? TAUT_UNSTATED : x->side, &ret[f]);
    }
    return ret;
}

static bool is_known(const struct taut_case *c, const struct site_set *known, const struct question *q,
                     const struct site_set *sites)
{
    for (size_t f = 0; f < c->n_findings; f++) {
        const struct taut_finding *x = &c->findings[f];
        if (x->kind != q->kind)
            continue;
        if (!is_placed(q->kind)) {
            if (x->target == q->target)
                return true;
            continue;
        }
        if (site_sets_meet(&known[f], sites))
            return true;
    }
    return false;
}

static bool is_asked(enum taut_finding_kind kind)
{
    return kind == TAUT_PAIN || kind == TAUT_NUMBNESS || kind == TAUT_AGGRAVATES || kind == TAUT_EASES ||
           kind == TAUT_LIMITS || kind == TAUT_HAS_SIGN;
}

static void add_question(struct question *list, size_t *n, struct question q)
{
    for (size_t k = 0; k < *n; k++)
        if (list[k].kind == q.kind && list[k].target == q.target && list[k].side == q.side)
            return;
    if (*n < MOST_QUESTIONS)
        list[(*n)++] = q;
}

/* What the leading instances could bring about; pain is asked about by area. */
static size_t list_questions(const struct solution *s, const size_t *leading, size_t n_leading, struct question *ret)
{
    const struct taut_atlas *a = s->network.atlas;
    size_t n = 0;
    for (size_t k = 0; k < n_leading; k++) {
        const struct instance *i = &s->network.instances[leading[k]];
        const struct taut_cause *c = &a->causes[i->cause];
        for (uint32_t e = c->links; e < c->links + c->n_links; e++) {
            const struct taut_link *l = &a->links[e];
            enum taut_finding_kind kind = (enum taut_finding_kind)l->kind;
            if (!is_asked(kind))
                continue;
            struct question q = { kind, l->target, TAUT_UNSTATED };
            if (is_placed(kind)) {
                bool paired = a->places[l->target].paired;
                q.target = a->places[l->target].parent;
                if (l->relative == TAUT_SAME && paired && s->network.sided)
                    q.side = i->side;
            }
            add_question(ret, &n, q);
        }
    }
    return n;
}

static double question_bits(const struct solution *s, const struct question *q, const struct site_set *sites,
                            const size_t *leading, size_t n_leading, double *yes)
{
    const struct taut_model *m = &s->network.atlas->model;
    double told = 1 - m->omitted_in_answer;
    double rest = 1 - network_leak(&s->network, q->kind, q->target, sites) * told;
    struct parent parents[PARENTS];
    double strength[PARENTS];
    size_t n = 0;
    const struct taut_infer_prepared *p = s->network.prepared;
    const uint64_t *may = is_placed(q->kind) ? causes_at_place(p, q->target) : causes_of_term(p, q->target);
    for (size_t k = 0; k < n_leading; k++) {
        double chance[TAUT_STATES], active = solution_active(s, leading[k]);
        if (!in_set(may, s->network.instances[leading[k]].cause))
            continue;
        network_chance(&s->network, &s->network.instances[leading[k]], q->kind, q->target, sites, chance);
        const double *state = s->state[leading[k]];
        double mean =
            active > 0
                ? (state[TAUT_ACTIVE] * chance[TAUT_ACTIVE] + state[TAUT_SPILLING] * chance[TAUT_SPILLING]) / active
                : 0;
        struct parent cause = { active, 1 - mean * told };
        double weight = active * (1 - active) * mean;
        if (mean <= 0)
            continue;
        size_t at = n;
        while (at > 0 && strength[at - 1] < weight)
            at--;
        if (at == PARENTS) {
            rest *= 1 - cause.present * (1 - cause.off);
            continue;
        }
        if (n == PARENTS)
            rest *= 1 - parents[PARENTS - 1].present * (1 - parents[PARENTS - 1].off);
        else
            n++;
        memmove(&parents[at + 1], &parents[at], (n - at - 1) * sizeof *parents);
        memmove(&strength[at + 1], &strength[at], (n - at - 1) * sizeof *strength);
        parents[at] = cause;
        strength[at] = weight;
    }
    return information(parents, n, rest, yes);
}

/* ---- choosing ---------------------------------------------------------------------------------------- */

static void insert(struct taut_check *list, size_t *n, size_t most, struct taut_check c)
{
    size_t at = *n;
    while (at > 0 && list[at - 1].bits * c.minutes < c.bits * list[at - 1].minutes)
        at--;
    if (at == most)
        return;
    if (*n < most)
        (*n)++;
    memmove(&list[at + 1], &list[at], (*n - at - 1) * sizeof *list);
    list[at] = c;
}

/* The best presses and the best questions share the list; neither kind is crowded out. */
static void merge(struct taut_check *out, size_t *n, size_t wanted, const struct taut_check *press, size_t n_press,
                  const struct taut_check *ask, size_t n_ask)
{
    size_t presses = (wanted + 1) / 2 < n_press ? (wanted + 1) / 2 : n_press;
    size_t asks = wanted - presses < n_ask ? wanted - presses : n_ask;
    for (size_t k = 0; k < presses; k++)
        insert(out, n, wanted, press[k]);
    for (size_t k = 0; k < asks; k++)
        insert(out, n, wanted, ask[k]);
    for (size_t k = presses; k < n_press && *n < wanted; k++)
        insert(out, n, wanted, press[k]);
}

static size_t find_leading(const struct solution *s, size_t *ret)
{
    size_t n = 0;
    for (size_t k = 0; k < s->network.n_instances; k++) {
        double p = solution_active(s, k);
        if (s->network.instances[k].row == UINT32_MAX || p < 0.01)
            continue;
        size_t at = n;
        while (at > 0 && solution_active(s, ret[at - 1]) < p)
            at--;
        if (at == ASKED_ABOUT)
            continue;
        if (n < ASKED_ABOUT)
            n++;
        memmove(&ret[at + 1], &ret[at], (n - at - 1) * sizeof *ret);
        ret[at] = k;
    }
    return n;
}

enum taut_status list_asks(const struct solution *s, const struct taut_case *c, size_t wanted, struct taut_arena *arena,
                           struct taut_check **ret, size_t *n, struct taut_error *err)
{
    struct taut_check *list = taut_arena_array(arena, wanted + 1, sizeof *list);
    struct question *questions = taut_arena_array(arena, MOST_QUESTIONS, sizeof *questions);
    size_t leading[ASKED_ABOUT + 1];
    struct site_set *known = known_sites(s, c, arena);
    if (!list || !questions || !known)
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for the next checks");
    *ret = list;
    *n = 0;
    const size_t n_leading = find_leading(s, leading);
    const size_t n_questions = list_questions(s, leading, n_leading, questions);
    for (size_t k = 0; k < n_questions; k++) {
        const struct question *q = &questions[k];
        struct site_set sites = { { 0 } };
        if (is_placed(q->kind))
            network_sites(&s->network, q->target, q->side, &sites);
        if (is_known(c, known, q, &sites))
            continue;
        struct taut_check t = { .kind = q->kind, .target = q->target, .side = q->side };
        t.minutes = q->kind == TAUT_LIMITS ? MINUTES_TO_MOVE : MINUTES_TO_ASK;
        t.bits = question_bits(s, q, &sites, leading, n_leading, &t.probability);
        insert(list, n, wanted, t);
    }
    return TAUT_OK;
}

enum taut_status list_checks(struct solution *s, const struct taut_case *c, const struct taut_infer_options *opt,
                             struct taut_ranking *ret, struct taut_arena *arena, struct taut_error *err)
{
    size_t wanted = opt->max_checks ? opt->max_checks : 5, n_press = 0, n_ask = 0, n_out = 0;
    struct taut_check *press = taut_arena_array(arena, wanted + 1, sizeof *press), *ask = NULL;
    struct taut_check *out = taut_arena_array(arena, wanted + 1, sizeof *out);
    if (!press || !out)
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for the next checks");
    for (size_t k = 0; k < ret->n_candidates; k++) {
        const struct taut_candidate *x = &ret->candidates[k];
        struct taut_check t = { .kind = TAUT_PALPATION, .target = x->cause, .side = x->side };
        t.minutes = pressing_minutes(&s->network.atlas->points[x->cause]);
        if (is_forbidden(opt, x->cause) || already_pressed(c, x->cause, x->side))
            continue;
        t.bits = palpation_bits(&s->network.atlas->model, x->state, &t.probability);
        insert(press, &n_press, wanted, t);
    }
    enum taut_status st = list_asks(s, c, wanted, arena, &ask, &n_ask, err);
    if (st != TAUT_OK)
        return st;
    merge(out, &n_out, wanted, press, n_press, ask, n_ask);
    ret->checks = out;
    ret->n_checks = n_out;
    return look_ahead(s, out, n_out, arena, err);
}
