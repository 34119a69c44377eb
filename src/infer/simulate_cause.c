/* simulate_cause.c - priors and chances as docs/model.md states them, with what a world adds to them.
 *
 * Written from that page, not shared with network.c: where the two disagree, the matched world is no longer calibrated. */
#include "simulate_parts.h"
#include "../base/numeric.h"

static double shifted(double p, double log_odds)
{
    if (log_odds == 0 || p <= 0 || p >= 1)
        return p;
    double odds = p / (1 - p) * taut_exp(log_odds);
    return odds / (1 + odds);
}

double cause_prior(const struct taut_simulation *s, uint16_t cause, const uint16_t *factors, size_t n_factors)
{
    const struct taut_atlas *a = s->atlas;
    const struct taut_cause *c = &a->causes[cause];
    bool point = cause < a->n_points;
    double p = (point ? a->model.point_active : a->model.condition_present) * (double)c->prior_relative;
    double sum = 0, limit = a->model.shift_limit;
    for (uint32_t e = c->shifts; e < c->shifts + c->n_shifts; e++)
        for (size_t f = 0; f < n_factors; f++)
            sum += a->shifts[e].factor == factors[f] ? (double)a->shifts[e].log_odds : 0;
    sum = sum > limit ? limit : sum < -limit ? -limit : sum;
    p = (p < 0.5 ? p : 0.5) * (point ? s->opt.world->points : s->opt.world->conditions);
    return shifted(p, sum + (double)s->prior[cause]);
}

/* A point's pain: an essential region in nearly all, a spillover region when it spills. */
static double pain_of_point(const struct taut_model *m, const struct taut_support *u, enum taut_zone zone, double given,
                            bool spills)
{
    bool known = u->of > 0 || given >= 0;
    if (zone != TAUT_SPILLOVER)
        return known ? given : spills ? m->essential_spilling : m->essential_active;
    if (!spills)
        return m->spillover_active;
    if (!known || m->point_spills <= 0)
        return m->spillover_spilling;
    return given / m->point_spills < 0.9 ? given / m->point_spills : 0.9;
}

static double chance_in_atlas(const struct taut_atlas *a, bool point, const struct taut_link *l, enum taut_state state)
{
    const struct taut_model *m = &a->model;
    const struct taut_support *u = &a->supports[l->support];
    double given = u->of > 0 ? (u->felt + 1.0) / (u->of + 2.0) : taut_support_chance(u);
    if (state == TAUT_ABSENT)
        return 0;
    if (state == TAUT_LATENT)
        return point && l->kind == TAUT_LIMITS ? m->limits_of_latent : 0;
    if (point && l->kind == TAUT_PAIN)
        return pain_of_point(m, u, (enum taut_zone)l->zone, given, state == TAUT_SPILLING);
    if (given >= 0)
        return given;
    if (!point)
        return 0.3;
    switch ((enum taut_finding_kind)l->kind) {
    case TAUT_HAS_QUALITY: return m->quality_of_point;
    case TAUT_AGGRAVATES: return m->aggravates_of_point;
    case TAUT_EASES: return m->eases_of_point;
    case TAUT_LIMITS: return m->limits_of_point;
    default: return m->sign_of_point;
    }
}

double cause_chance(const struct taut_simulation *s, uint16_t cause, uint32_t link, enum taut_state state)
{
    const struct taut_atlas *a = s->atlas;
    return shifted(chance_in_atlas(a, cause < a->n_points, &a->links[link], state), (double)s->link[link]);
}

size_t cause_slots(const struct taut_atlas *a, const struct taut_link *l, size_t slot, size_t ret[2])
{
    if (!a->places[l->target].paired) {
        ret[0] = ON_MIDLINE;
        return 1;
    }
    switch ((enum taut_relative)l->relative) {
    case TAUT_SAME: ret[0] = slot; return 1;
    case TAUT_OPPOSITE: ret[0] = slot == ON_LEFT ? ON_RIGHT : ON_LEFT; return 1;
    case TAUT_ON_LEFT: ret[0] = ON_LEFT; return 1;
    case TAUT_ON_RIGHT: ret[0] = ON_RIGHT; return 1;
    case TAUT_ON_BOTH: break;
    }
    ret[0] = ON_LEFT;
    ret[1] = ON_RIGHT;
    return 2;
}

double cause_term_leak(const struct taut_atlas *a, enum taut_finding_kind kind, uint16_t term)
{
    const struct taut_model *m = &a->model;
    if (a->terms[term].leak >= 0)
        return (double)a->terms[term].leak;
    switch (kind) {
    case TAUT_HAS_QUALITY: return m->quality_leak;
    case TAUT_HAS_TIMING: return m->timing_leak;
    case TAUT_AGGRAVATES:
    case TAUT_EASES: return m->activity_leak;
    case TAUT_LIMITS: return m->movement_leak;
    default: return m->sign_leak;
    }
}
