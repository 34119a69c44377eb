/* absorb.c - what needs no sums: priors, context, what is not there, and palpation, as weights of an instance's states. */
#include "../base/numeric.h"
#include "network_parts.h"

#include <string.h>

/* ---- priors --------------------------------------------------------------------------------------------- */

static double shifted(double p, double log_odds)
{
    if (log_odds == 0)
        return p;
    double odds = p / (1 - p) * taut_exp(log_odds);
    return odds / (1 + odds);
}

bool read_context(const struct network *n, const struct taut_case *c, size_t skip, struct taut_arena *arena,
                  struct context *ret)
{
    ret->factor = taut_arena_array(arena, n->atlas->terms_of[TAUT_TERM_KINDS], sizeof *ret->factor);
    ret->cause = taut_arena_array(arena, n->atlas->n_causes, sizeof *ret->cause);
    for (size_t f = 0; ret->factor && ret->cause && f < c->n_findings; f++) {
        const struct taut_finding *x = &c->findings[f];
        if (f == skip || x->negated)
            continue;
        if (x->kind == TAUT_HAS_FACTOR)
            ret->factor[x->target] = true;
        if (x->kind == TAUT_NAMED_CAUSE)
            ret->cause[x->target] = true;
    }
    return ret->factor && ret->cause;
}

static double context_shift(const struct network *n, const struct context *x, uint16_t cause)
{
    const struct taut_atlas *a = n->atlas;
    const struct taut_cause *k = &a->causes[cause];
    double limit = a->model.shift_limit, sum = x->cause[cause] ? limit : 0;
    for (uint32_t e = k->shifts; e < k->shifts + k->n_shifts; e++)
        if (x->factor[a->shifts[e].factor])
            sum += (double)a->shifts[e].log_odds;
    return sum > limit ? limit : sum < -limit ? -limit : sum;
}

void set_prior(const struct network *n, const struct context *x, const struct instance *i, double ret[TAUT_STATES])
{
    const struct taut_model *m = &n->atlas->model;
    double relative = (double)n->atlas->causes[i->cause].prior_relative;
    double p = (is_point(n, i) ? m->point_active : m->condition_present) * relative;
    p = shifted(p < 0.5 ? p : 0.5, context_shift(n, x, i->cause));
    memset(ret, 0, TAUT_STATES * sizeof *ret);
    if (is_point(n, i)) {
        ret[TAUT_LATENT] = m->point_latent * (1 - p);
        ret[TAUT_ACTIVE] = p * (1 - m->point_spills);
        ret[TAUT_SPILLING] = p * m->point_spills;
        ret[TAUT_ABSENT] = 1 - p - ret[TAUT_LATENT];
    } else {
        ret[TAUT_ACTIVE] = p;
        ret[TAUT_ABSENT] = 1 - p;
    }
}

/* ---- what speaks against -------------------------------------------------------------------------------- */

void chance_of_zero(const double chance[TAUT_STATES], double omitted, double ret[TAUT_STATES])
{
    for (int s = 0; s < TAUT_STATES; s++)
        ret[s] = 1 - chance[s] * (1 - omitted);
}

static void absorb_zero(struct instance *i, const double chance[TAUT_STATES], double omitted)
{
    double zero[TAUT_STATES];
    chance_of_zero(chance, omitted, zero);
    for (int s = 0; s < TAUT_STATES; s++)
        i->weight[s] *= zero[s];
}

/* Chance that pain in a unit was left out. People who draw the same pain twice move its border more than they leave out
 * places far from it. */
static double left_out(const struct taut_model *m, const struct evidence_lists *l, const struct unit *u)
{
    return !l->any_drawing ? m->omitted_in_words : u->beside ? m->omitted_beside_drawing : m->omitted_in_drawing;
}

double silence_in(const struct network *n, uint16_t region, size_t site)
{
    const struct unit *u = &n->lists->units[unit_of(n, n->lists, region, site)];
    return u->mentioned ? 1 : left_out(&n->atlas->model, n->lists, u);
}

/* What the person did not mention: an area (in words) or a region (in a drawing) that hurts would perhaps have been.
 * A unit is such an area or region on a side; of several links into one unit the strongest counts. */
static void chance_of_silence(const struct network *n, const struct instance *i, const struct evidence_lists *l,
                              double ret[TAUT_STATES])
{
    const struct taut_atlas *a = n->atlas;
    const struct taut_cause *c = &a->causes[i->cause];
    uint32_t touched[2 * 512], n_touched = 0;
    for (int s = 0; s < TAUT_STATES; s++)
        ret[s] = 1;
    for (uint32_t e = c->links; e < c->links + c->n_links; e++) {
        const struct taut_link *link = &a->links[e];
        if (link->kind != TAUT_PAIN)
            continue;
        size_t site[2];
        size_t n_sites = link_sites(n, i, link, site);
        double q[TAUT_STATES];
        chance_of_link(n, is_point(n, i), link, q);
        for (size_t k = 0; k < n_sites; k++) {
            uint32_t unit = unit_of(n, l, link->target, site[k]);
            struct unit *u = &l->units[unit];
            if (u->mentioned)
                continue;
            if (!u->touched && n_touched < sizeof touched / sizeof *touched) {
                u->touched = true;
                touched[n_touched++] = unit;
            }
            raise_chances(u->chance, q);
        }
    }
    for (uint32_t k = 0; k < n_touched; k++) {
        struct unit *u = &l->units[touched[k]];
        for (int s = 0; s < TAUT_STATES; s++)
            ret[s] *= 1 - u->chance[s] * (1 - left_out(&a->model, l, u));
        *u = (struct unit){ .beside = u->beside };
    }
}

/* Of most causes nothing at all was mentioned: the same in every case. */
static void absorb_unmentioned(const struct network *n, struct instance *i, const struct evidence_lists *l)
{
    struct taut_infer_prepared *p = n->prepared;
    double once[TAUT_STATES] = { 0 }, *silence = once;
    if (!p->is_handed[i->cause] && !site_sets_meet(&p->sites[i->cause], &l->told))
        silence = p->silence[(2u * l->any_drawing + n->sided) * n->atlas->n_causes + i->cause];
    if (!(silence[TAUT_ABSENT] > 0))
        chance_of_silence(n, i, l, silence);
    for (int s = 0; s < TAUT_STATES; s++)
        i->weight[s] *= silence[s];
}

bool is_told(const struct network *n, uint16_t sign, size_t skip)
{
    for (size_t k = 0; k < n->n_positive; k++)
        if (n->positive[k].kind == TAUT_HAS_SIGN && n->positive[k].target == sign && n->positive[k].finding != skip)
            return true;
    for (size_t k = 0; k < n->n_negative; k++)
        if (n->negative[k].kind == TAUT_HAS_SIGN && n->negative[k].target == sign && n->negative[k].finding != skip)
            return true;
    return false;
}

/* Signs that usually come with a cause and were not told. Words tell few of them. */
static void chance_of_untold(const struct network *n, const struct instance *i, double ret[TAUT_STATES])
{
    const struct taut_atlas *a = n->atlas;
    const struct taut_cause *c = &a->causes[i->cause];
    for (int s = 0; s < TAUT_STATES; s++)
        ret[s] = 1;
    for (uint32_t e = c->links; e < c->links + c->n_links; e++) {
        const struct taut_link *link = &a->links[e];
        double q[TAUT_STATES], zero[TAUT_STATES];
        if (link->kind != TAUT_HAS_SIGN || is_told(n, link->target, SIZE_MAX))
            continue;
        chance_of_link(n, false, link, q);
        chance_of_zero(q, a->model.omitted_else_in_words, zero);
        for (int s = 0; s < TAUT_STATES; s++)
            ret[s] *= zero[s];
    }
}

static void absorb_untold_signs(const struct network *n, struct instance *i, const struct evidence_lists *l)
{
    double once[TAUT_STATES] = { 0 }, *untold = once;
    if (is_point(n, i))
        return;
    if (!speaks_of_term(n, i->cause, l->signs))
        untold = n->prepared->untold[i->cause];
    if (!(untold[TAUT_ABSENT] > 0))
        chance_of_untold(n, i, untold);
    for (int s = 0; s < TAUT_STATES; s++)
        i->weight[s] *= untold[s];
}

/* Likelihoods of a palpation in each state. The signs are correlated: together they never say more than the cap allows. */
void chance_of_palpation(const struct taut_model *m, const struct taut_palpation *p, double ret[TAUT_STATES])
{
    const struct sign {
        enum taut_answer answer;
        double active, latent, absent;
        bool expert;
    } signs[] = {
        { p->familiar_pain, m->familiar_if_active, m->familiar_if_latent, m->familiar_if_absent, false },
        { p->tender, m->tender_if_active, m->tender_if_latent, m->tender_if_absent, false },
        { p->referral, m->referral_if_active, m->referral_if_latent, m->referral_if_absent, false },
        { p->taut_band, m->band_if_active, m->band_if_latent, m->band_if_absent, true },
        { p->twitch, m->twitch_if_active, m->twitch_if_latent, m->twitch_if_absent, true },
    };
    double like[TAUT_STATES] = { 1, 1, 1, 1 }, most = 0;
    for (size_t k = 0; k < sizeof signs / sizeof *signs; k++) {
        const struct sign *s = &signs[k];
        if (s->answer == TAUT_UNKNOWN || (s->expert && p->untrained))
            continue;
        const double yes[TAUT_STATES] = { s->absent, s->latent, s->active, s->active };
        for (int state = 0; state < TAUT_STATES; state++)
            like[state] *= s->answer == TAUT_YES ? yes[state] : 1 - yes[state];
    }
    for (int s = 0; s < TAUT_STATES; s++)
        most = like[s] > most ? like[s] : most;
    for (int s = 0; s < TAUT_STATES; s++) {
        double floor = most / m->largest_likelihood_ratio;
        ret[s] = (like[s] > floor ? like[s] : floor) / most;
    }
}

bool is_pressed(const struct network *n, const struct taut_finding *f, const struct instance *i)
{
    return f->kind == TAUT_PALPATION && f->target == i->cause &&
           (f->side == i->side || f->side == TAUT_BOTH || f->side == TAUT_UNSTATED || !n->sided);
}

void absorb(const struct network *n, const struct taut_case *c, size_t skip, struct evidence_lists *l,
            struct instance *i)
{
    double q[TAUT_STATES];
    for (size_t k = 0; k < n->n_negative; k++) {
        const struct evidence *e = &n->negative[k];
        network_chance(n, i, e->kind, e->target, &e->sites, q);
        absorb_zero(i, q, e->omitted);
    }
    if (l->any_pain)
        absorb_unmentioned(n, i, l);
    absorb_untold_signs(n, i, l);
    for (size_t f = 0; f < c->n_findings; f++) {
        if (f == skip || !is_pressed(n, &c->findings[f], i))
            continue;
        chance_of_palpation(&n->atlas->model, &c->findings[f].palpation, q);
        for (int s = 0; s < TAUT_STATES; s++)
            i->weight[s] *= q[s];
    }
}
