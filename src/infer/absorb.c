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

void set_prior(const struct network *n, const struct context *x, uint16_t cause, double ret[TAUT_STATES])
{
    const struct taut_model *m = &n->atlas->model;
    bool point = cause < n->atlas->n_points;
    double relative = (double)n->atlas->causes[cause].prior_relative;
    double p = (point ? m->point_active : m->condition_present) * relative;
    p = shifted(p < 0.5 ? p : 0.5, x ? context_shift(n, x, cause) : 0);
    memset(ret, 0, TAUT_STATES * sizeof *ret);
    if (point) {
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
static double left_out(const struct taut_model *m, bool drawn, const struct unit *u)
{
    return !drawn ? m->omitted_in_words : u->beside ? m->omitted_beside_drawing : m->omitted_in_drawing;
}

double silence_in(const struct network *n, uint16_t region, size_t site)
{
    const struct unit *u = &n->lists->units[unit_of(n, n->lists, region, site)];
    return u->mentioned ? 1 : left_out(&n->atlas->model, n->lists->any_drawing, u);
}

/* What the person did not mention: an area (in words) or a region (in a drawing) that hurts would perhaps have been. */
void chance_of_silence(const struct taut_infer_prepared *p, const struct side_tables *t, size_t instance, bool drawn,
                       const struct evidence_lists *l, double ret[TAUT_STATES])
{
    static const struct unit nothing = { 0 };
    const struct taut_model *m = &p->atlas->model;
    const struct slice of = t->silent[drawn][instance];
    for (int s = 0; s < TAUT_STATES; s++)
        ret[s] = 1;
    for (uint32_t k = of.begin; k < of.end; k++) {
        const struct unit *u = l ? &l->units[t->silents[k].unit] : &nothing;
        const double *q = p->chances[t->silents[k].chance];
        if (u->mentioned)
            continue;
        double told = 1 - left_out(m, drawn, u);
        for (int s = 0; s < TAUT_STATES; s++)
            ret[s] *= 1 - q[s] * told;
    }
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

/* Signs that usually come with a condition and were not told. Words tell few of them. */
void chance_of_untold(const struct network *n, uint16_t cause, double ret[TAUT_STATES])
{
    const struct taut_atlas *a = n->atlas;
    const struct taut_cause *c = &a->causes[cause];
    for (int s = 0; s < TAUT_STATES; s++)
        ret[s] = 1;
    for (uint32_t e = c->links; e < c->links + c->n_links && cause >= a->n_points; e++) {
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

/* How pain answered to a release, which is no sign of the pressing itself. */
static void weigh_response(const struct taut_model *m, enum taut_answer relieved, double like[TAUT_STATES])
{
    const double yes[TAUT_STATES] = { m->relieved_if_absent, m->relieved_if_latent, m->relieved_if_active,
                                      m->relieved_if_active };
    double most = 0;
    if (relieved == TAUT_UNKNOWN)
        return;
    for (int s = 0; s < TAUT_STATES; s++) {
        like[s] *= relieved == TAUT_YES ? yes[s] : 1 - yes[s];
        most = like[s] > most ? like[s] : most;
    }
    for (int s = 0; s < TAUT_STATES; s++)
        like[s] /= most;
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
    weigh_response(m, p->relieved, ret);
}

bool is_pressed(const struct network *n, const struct taut_finding *f, const struct instance *i)
{
    return f->kind == TAUT_PALPATION && f->target == i->cause &&
           (f->side == i->side || f->side == TAUT_BOTH || f->side == TAUT_UNSTATED || !n->sided);
}

/* ---- who is spoken of ------------------------------------------------------------------------------------ */

static void add_set(uint64_t *to, const uint64_t *more, size_t words)
{
    for (size_t w = 0; w < words; w++)
        to[w] |= more[w];
}

static void add_told(const struct network *n, const struct evidence *e, struct spoken *ret)
{
    if (e->kind != TAUT_PAIN && e->kind != TAUT_NUMBNESS) {
        add_causes(n, e->kind, e->target, &e->sites, ret->besides);
        return;
    }
    add_causes(n, e->kind, e->target, &e->sites, ret->placed);
    for (size_t w = 0; w < SITE_WORDS; w++)
        for (uint64_t bits = e->sites.bits[w]; bits; bits &= bits - 1)
            ret->slots |= slot_bit(n->prepared, w * 64 + (size_t)__builtin_ctzll(bits));
}

bool find_spoken(const struct network *n, const struct taut_case *c, size_t skip, const struct evidence_lists *l,
                 struct taut_arena *arena, struct spoken *ret)
{
    size_t words = n->prepared->cause_words;
    *ret = (struct spoken){ .placed = taut_arena_array(arena, words, sizeof *ret->placed),
                            .besides = taut_arena_array(arena, words, sizeof *ret->besides),
                            .told = taut_arena_array(arena, words, sizeof *ret->told),
                            .shift = taut_arena_array(arena, words, sizeof *ret->shift),
                            .slots = l->slots };
    if (!ret->placed || !ret->besides || !ret->told || !ret->shift)
        return false;
    for (size_t j = 0; j < n->n_told; j++)
        add_told(n, &n->told[j], ret);
    add_set(ret->told, ret->placed, words);
    add_set(ret->told, ret->besides, words);
    for (size_t j = 0; j < n->n_negative; j++)
        add_told(n, &n->negative[j], ret);
    for (size_t f = 0; f < c->n_findings; f++) {
        const struct taut_finding *x = &c->findings[f];
        if (f == skip)
            continue;
        if (x->kind == TAUT_HAS_FACTOR && !x->negated)
            add_set(ret->shift, causes_of_term(n->prepared, x->target), words);
        if (x->kind == TAUT_NAMED_CAUSE && !x->negated)
            ret->shift[x->target / 64] |= 1ULL << (x->target % 64);
        if (x->kind == TAUT_PALPATION) {
            ret->besides[x->target / 64] |= 1ULL << (x->target % 64);
            ret->pressed = true;
        }
    }
    add_set(ret->besides, ret->shift, words);
    add_set(ret->besides, l->signs, words);
    add_set(ret->placed, l->silent, words);
    return true;
}

static void times(double weight[TAUT_STATES], const double by[TAUT_STATES])
{
    for (int s = 0; s < TAUT_STATES; s++)
        weight[s] *= by[s];
}

/* Of a term that was denied, most causes know nothing: their weights stay as they are. Any point brings a quality of muscle
 * pain. */
static bool may_speak(const struct network *n, const struct evidence *e, uint16_t cause)
{
    const bool placed = e->kind == TAUT_PAIN || e->kind == TAUT_NUMBNESS;
    const bool muscular = e->kind == TAUT_HAS_QUALITY && n->atlas->terms[e->target].muscular;
    return placed || (muscular && cause < n->atlas->n_points) || in_set(causes_of_term(n->prepared, e->target), cause);
}

void absorb(const struct network *n, const struct taut_case *c, size_t skip, const struct context *x,
            const struct spoken *spoken, const struct plain *plain, struct instance *i)
{
    const struct taut_infer_prepared *p = n->prepared;
    const struct evidence_lists *l = n->lists;
    size_t k = (size_t)(i - n->instances);
    double q[TAUT_STATES];
    if (in_set(spoken->shift, i->cause))
        set_prior(n, x, i->cause, i->weight);
    else
        memcpy(i->weight, p->prior[i->cause], sizeof i->weight);
    for (size_t j = 0; j < n->n_negative; j++) {
        const struct evidence *e = &n->negative[j];
        if (!may_speak(n, e, i->cause))
            continue;
        network_chance(n, i, e->kind, e->target, &e->sites, q);
        absorb_zero(i, q, e->omitted);
    }
    if (l->any_pain && in_set(l->silent, i->cause)) {
        chance_of_silence(p, &p->sides[n->sided], k, l->any_drawing, l, q);
        times(i->weight, q);
    } else if (l->any_pain) {
        times(i->weight, plain->silence[k]);
    }
    if (in_set(l->signs, i->cause)) {
        chance_of_untold(n, i->cause, q);
        times(i->weight, q);
    } else {
        times(i->weight, p->untold[i->cause]);
    }
    for (size_t f = 0; spoken->pressed && f < c->n_findings; f++) {
        if (f == skip || !is_pressed(n, &c->findings[f], i))
            continue;
        chance_of_palpation(&n->atlas->model, &c->findings[f].palpation, q);
        times(i->weight, q);
    }
}
