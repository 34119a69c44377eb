/* simulate_answer.c - what a question or a palpation brings to light in a person. */
#include "simulate_parts.h"

/* ---- questions --------------------------------------------------------------------------------------------------- */

static bool meant(enum taut_side side, size_t slot)
{
    return slot == ON_LEFT ? side != TAUT_RIGHT : slot == ON_RIGHT ? side != TAUT_LEFT : true;
}

static bool feels_unit(const struct person *p, uint16_t place, enum taut_side side)
{
    for (size_t slot = 0; slot < SLOTS; slot++)
        if (meant(side, slot) && p->felt[3u * place + slot])
            return true;
    return false;
}

/* Who draws feels in regions, who speaks in areas. */
static bool feels(const struct person *p, uint16_t place, enum taut_side side)
{
    const struct taut_atlas *a = p->simulation->atlas;
    struct taut_list members = a->places[place].members;
    bool any = feels_unit(p, place, side);
    for (uint32_t k = 0; k < members.n && !any; k++) {
        uint16_t region = a->index[members.begin + k];
        any = feels_unit(p, p->draws ? region : a->places[region].parent, side);
    }
    return any;
}

/* A cause's chance for a place is that of its strongest link into it, as for its pain. */
static double strongest(const struct person *p, uint16_t cause, enum taut_state state, enum taut_finding_kind kind,
                        uint16_t target)
{
    const struct taut_simulation *s = p->simulation;
    const struct taut_atlas *a = s->atlas;
    const struct taut_cause *c = &a->causes[cause];
    double best = 0;
    for (uint32_t e = c->links; e < c->links + c->n_links; e++) {
        const struct taut_link *l = &a->links[e];
        bool numb = kind == TAUT_NUMBNESS && l->kind == TAUT_PAIN && cause < a->n_points;
        bool placed = kind == TAUT_NUMBNESS && (a->places[l->target].parent == target || l->target == target);
        bool same = kind == TAUT_NUMBNESS ? placed && (numb || l->kind == TAUT_NUMBNESS) : l->target == target;
        if (!same || (l->kind != kind && !numb))
            continue;
        double chance = cause_chance(s, cause, e, state) * (numb ? a->model.numbness_in_zone : 1);
        best = chance > best ? chance : best;
    }
    bool muscular = kind == TAUT_HAS_QUALITY && cause < a->n_points && a->terms[target].muscular;
    if (muscular && state >= TAUT_ACTIVE && best < a->model.quality_of_point)
        best = a->model.quality_of_point;
    return best;
}

static double answer_yes(const struct person *p, enum taut_finding_kind kind, uint16_t target)
{
    const struct taut_atlas *a = p->simulation->atlas;
    double told = 1 - a->model.omitted_in_answer;
    double leak = kind == TAUT_NUMBNESS ? a->model.numbness_leak : cause_term_leak(a, kind, target);
    double no = 1 - leak * told;
    for (uint16_t k = 0; k < a->n_causes; k++)
        for (size_t slot = 0; slot < 2; slot++) {
            enum taut_state state = (enum taut_state)p->state[2u * k + slot];
            if (state >= TAUT_ACTIVE || (state == TAUT_LATENT && kind == TAUT_LIMITS))
                no *= 1 - strongest(p, k, state, kind, target) * told;
        }
    return 1 - no;
}

/* ---- pressing ------------------------------------------------------------------------------------------------------ */

static enum taut_state state_of(const struct person *p, uint16_t point, enum taut_side side)
{
    uint8_t left = p->state[2u * point], right = p->state[2u * point + 1u];
    if (side == TAUT_LEFT || side == TAUT_MIDLINE)
        return (enum taut_state)left;
    if (side == TAUT_RIGHT)
        return (enum taut_state)right;
    return (enum taut_state)(left > right ? left : right);
}

/* The one sign that counts most: is it the pain you know? */
static bool is_familiar(struct person *p, uint16_t point, enum taut_side side)
{
    const struct taut_model *m = &p->simulation->atlas->model;
    const double familiar[TAUT_STATES] = { m->familiar_if_absent, m->familiar_if_latent, m->familiar_if_active,
                                           m->familiar_if_active };
    if (chance_of(&p->chance, p->simulation->opt.world->errs))
        return chance_of(&p->chance, 0.5);
    return chance_of(&p->chance, familiar[state_of(p, point, side)]);
}

struct taut_finding person_answer(struct person *p, const struct taut_check *check)
{
    const struct taut_model *m = &p->simulation->atlas->model;
    struct taut_finding f = {
        .kind = check->kind, .target = check->target, .side = check->side, .nrs = -1, .method = TAUT_FROM_ANSWER
    };
    bool yes = false;
    if (check->kind == TAUT_PALPATION) {
        f.method = TAUT_FROM_PALPATION;
        yes = is_familiar(p, check->target, check->side);
        f.palpation.familiar_pain = yes ? TAUT_YES : TAUT_NO;
        f.level = 1;
        return f;
    }
    if (check->kind == TAUT_PAIN)
        yes = feels(p, check->target, check->side) && chance_of(&p->chance, 1 - m->omitted_in_answer);
    else
        yes = chance_of(&p->chance, answer_yes(p, check->kind, check->target));
    f.level = yes ? (check->kind == TAUT_PAIN ? TAUT_LEVEL_UNKNOWN : 1) : 0;
    f.negated = !yes;
    return f;
}
