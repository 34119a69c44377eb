/* plan_spots.c - from a ranking to spots: points on sides, what is allowed there, and which muscles go together. */
#include <string.h>

#include "plan.h"

/* Below this, some eight times the chance in an unselected muscle, a point is not worth the minute that it takes to feel for it:
 * engineering choice. */
static const double least_probability = 0.01;
/* Two sides are treated alike where neither is this many times as probable as the other: engineering choice. */
static const double alike = 2.0;
/* A point counts as a key where it is at least so likely beside its satellite: engineering choice. */
static const double least_of_a_key = 0.5;

enum {
    SELF_CARE_CEILING = 6,
    TRAINED_CEILING = 7,
    FIRST_CONTACT_CEILING = 5,
    NEAR_DANGER_BY_SELF = 4,
    NEAR_DANGER_BY_TRAINED = 5,
    BESIDE_WHAT_IS_AVOIDED = 4,
    STILL_SORE = 4,
    A_DAY_H = 24,
    TWO_DAYS_H = 48
};

/* ---- what is allowed at a point ----------------------------------------------------------------------------- */

static uint8_t lower(uint8_t x, uint8_t y)
{
    return x < y ? x : y;
}

/* The ceiling of hands, wish and first contact, and of what lies near the point. */
static uint8_t ceiling(const struct planner *p, uint16_t point)
{
    const struct taut_point *x = &p->atlas->points[point];
    bool trained = p->wish->hands == TAUT_TRAINED_HANDS;
    uint8_t cap = trained ? TRAINED_CEILING : SELF_CARE_CEILING;
    if (p->wish->session <= 1)
        cap = lower(cap, FIRST_CONTACT_CEILING);
    if (p->wish->tolerance)
        cap = lower(cap, p->wish->tolerance);
    for (uint16_t k = 0; k < x->n_dangers; k++)
        cap = lower(cap, p->atlas->dangers[x->dangers + k].avoid ? BESIDE_WHAT_IS_AVOIDED
                         : trained                               ? NEAR_DANGER_BY_TRAINED
                                                                 : NEAR_DANGER_BY_SELF);
    return cap;
}

static void limit_by(struct spot *s, const struct taut_limit *l)
{
    s->no_tools = s->no_tools || l->no_tools;
    if (l->pressure >= s->cap)
        return;
    s->cap = l->pressure;
    s->screen = l->screen;
    s->site = l->site;
}

static bool is_on(enum taut_side side, size_t which)
{
    return side == TAUT_LEFT || side == TAUT_MIDLINE ? which == 0 : side == TAUT_RIGHT ? which == 1 : true;
}

static bool is_too_sore(const struct planner *p, const struct spot *s)
{
    for (size_t k = 0; k < p->wish->n_treated; k++) {
        const struct taut_treated *t = &p->wish->treated[k];
        bool here = t->point == s->point && (t->side == s->side || t->side == TAUT_BOTH || t->side == TAUT_UNSTATED ||
                                             s->side == TAUT_UNSTATED || s->side == TAUT_BOTH);
        if (here && (t->hours_ago < A_DAY_H || t->soreness_now >= STILL_SORE ||
                     (t->soreness_now > 0 && t->hours_ago < TWO_DAYS_H)))
            return true;
    }
    return false;
}

static struct spot make_spot(const struct planner *p, uint16_t point, enum taut_side side, double probability,
                             double relevance)
{
    const struct taut_point *x = &p->atlas->points[point];
    struct spot s = { .point = point,
                      .side = side,
                      .probability = probability,
                      .relevance = relevance,
                      .cap = ceiling(p, point),
                      .screen = TAUT_NONE,
                      .site = TAUT_NONE };
    for (size_t which = 0; which < 2; which++)
        if (!p->atlas->places[x->place].paired ? which == 0 : is_on(side, which))
            limit_by(&s, &p->allowed.limits[2u * x->place + which]);
    if (probability < least_probability)
        s.why = TAUT_TOO_UNLIKELY;
    else if (s.cap == 0 || (p->wish->hands == TAUT_OWN_HANDS && x->self_care_not))
        s.why = TAUT_NOT_ALLOWED;
    else if (is_too_sore(p, &s))
        s.why = TAUT_TOO_SORE;
    if (s.cap > 0)
        s.screen = s.site = TAUT_NONE;
    return s;
}

/* ---- how much of the told pain a candidate helps to explain ---------------------------------------------------- */

static double pain_weight(const struct taut_finding *f)
{
    enum { UNGRADED = 2 };
    if (f->kind != TAUT_PAIN || f->level == 0)
        return 0;
    double weight = f->level == TAUT_LEVEL_UNKNOWN ? UNGRADED : f->level;
    return f->inferred ? weight / 2 : weight;
}

static double relevance(const struct planner *p, const struct taut_candidate *c)
{
    double all = 0, explained = 0;
    for (size_t k = 0; k < p->told->n_findings; k++)
        all += pain_weight(&p->told->findings[k]);
    for (size_t k = 0; k < c->n_explains; k++)
        if (c->explains[k].log_odds > 0 && c->explains[k].finding < p->told->n_findings)
            explained += pain_weight(&p->told->findings[c->explains[k].finding]);
    return all > 0 ? explained / all : 1;
}

/* ---- muscles --------------------------------------------------------------------------------------------------- */

/* The ranking gives the leading point's probability and the muscle's; what is left of it is shared by the others. */
static double probability_of_others(const struct taut_candidate *c)
{
    double left = c->point_probability < 1 ? 1 - (1 - c->probability) / (1 - c->point_probability) : 0;
    double each = c->n_also ? left / (double)c->n_also : 0;
    double low = c->point_probability / 3;
    return each < low ? low : each > c->point_probability ? c->point_probability : each;
}

static void add_group(struct planner *p, const struct taut_candidate *c, enum taut_side side, bool mirrored)
{
    if (p->n_groups == MOST_GROUPS)
        return;
    struct group *g = &p->groups[p->n_groups++];
    double relevant = relevance(p, c), others = probability_of_others(c);
    *g = (struct group){ .first = p->n_spots, .mirrored = mirrored };
    for (size_t k = 0; k < 1 + c->n_also && g->n < SPOTS_OF_A_GROUP; k++, g->n++) {
        struct spot *s = &p->spots[p->n_spots++];
        *s = k == 0 ? make_spot(p, c->cause, side, c->point_probability, relevant)
                    : make_spot(p, c->also[k - 1], side, others, relevant);
        double weight = s->probability * (1 + s->relevance) / 2;
        if (weight > g->weight)
            g->weight = weight;
    }
}

static bool is_free(const struct planner *p, const struct taut_candidate *c, enum taut_side side)
{
    return make_spot(p, c->cause, side, c->point_probability, 1).why == TAUT_IN_PLAN;
}

/* Both sides alike, where the same may be done on both; else each by itself. */
static void add_both(struct planner *p, const struct taut_candidate *left, const struct taut_candidate *right)
{
    struct spot l = make_spot(p, left->cause, TAUT_LEFT, left->point_probability, 1),
                r = make_spot(p, right->cause, TAUT_RIGHT, right->point_probability, 1);
    if (is_free(p, left, TAUT_LEFT) && is_free(p, right, TAUT_RIGHT) && l.cap == r.cap && l.no_tools == r.no_tools) {
        add_group(p, left->point_probability <= right->point_probability ? left : right, TAUT_BOTH, true);
        return;
    }
    add_group(p, left, TAUT_LEFT, false);
    add_group(p, right, TAUT_RIGHT, false);
}

/* The same muscle on the other side, about as probable; NULL: there is none. */
static const struct taut_candidate *twin(const struct planner *p, size_t which, const bool *taken)
{
    const struct taut_candidate *c = &p->ranking->candidates[which];
    if (c->side != TAUT_LEFT && c->side != TAUT_RIGHT)
        return NULL;
    for (size_t k = which + 1; k < p->ranking->n_candidates; k++) {
        const struct taut_candidate *d = &p->ranking->candidates[k];
        bool opposite = (d->side == TAUT_LEFT || d->side == TAUT_RIGHT) && d->side != c->side;
        if (!taken[k] && opposite && d->cause == c->cause && c->point_probability < alike * d->point_probability &&
            d->point_probability < alike * c->point_probability)
            return d;
    }
    return NULL;
}

static enum taut_status make_groups(struct planner *p)
{
    const struct taut_candidate *all = p->ranking->candidates;
    bool *taken = taut_arena_array(p->arena, p->ranking->n_candidates + 1, sizeof *taken);
    if (!taken)
        return taut_fail(p->err, TAUT_ENOMEM, "", "no memory for the plan");
    for (size_t k = 0; k < p->ranking->n_candidates; k++) {
        const struct taut_candidate *other = taken[k] ? NULL : twin(p, k, taken);
        if (taken[k])
            continue;
        if (all[k].side == TAUT_BOTH)
            add_both(p, &all[k], &all[k]);
        else if (other)
            add_both(p, all[k].side == TAUT_LEFT ? &all[k] : other, all[k].side == TAUT_LEFT ? other : &all[k]);
        else
            add_group(p, &all[k], all[k].side, false);
        if (other)
            taken[other - all] = true;
    }
    return TAUT_OK;
}

/* ---- the order of the muscles ----------------------------------------------------------------------------------- */

static bool sides_meet(enum taut_side x, enum taut_side y)
{
    bool sided = (x == TAUT_LEFT || x == TAUT_RIGHT) && (y == TAUT_LEFT || y == TAUT_RIGHT);
    return !sided || x == y;
}

bool plan_is_key(const struct planner *p, const struct spot *key, const struct spot *s)
{
    struct taut_list satellites = p->atlas->points[key->point].satellites;
    if (!sides_meet(key->side, s->side) || key->probability < least_of_a_key * s->probability)
        return false;
    for (uint32_t k = 0; k < satellites.n; k++)
        if (p->atlas->index[satellites.begin + k] == s->point)
            return true;
    return false;
}

static bool brings_on(const struct planner *p, const struct group *key, const struct group *g)
{
    for (size_t k = 0; k < key->n; k++)
        for (size_t n = 0; n < g->n; n++)
            if (plan_is_key(p, &p->spots[key->first + k], &p->spots[g->first + n]))
                return true;
    return false;
}

/* Whether a group that is still to be placed can bring on this one, and is not brought on by it. */
static bool waits(const struct planner *p, const bool *placed, size_t which)
{
    for (size_t k = 0; k < p->n_groups; k++)
        if (k != which && !placed[k] && brings_on(p, &p->groups[k], &p->groups[which]) &&
            !brings_on(p, &p->groups[which], &p->groups[k]))
            return true;
    return false;
}

/* Keys before satellites, else by weight; where keys go round in a ring, by weight. */
static void order_groups(struct planner *p)
{
    struct group in_order[MOST_GROUPS];
    bool placed[MOST_GROUPS] = { false };
    for (size_t n = 0; n < p->n_groups; n++) {
        size_t best = MOST_GROUPS;
        for (int strict = 1; strict >= 0 && best == MOST_GROUPS; strict--)
            for (size_t k = 0; k < p->n_groups; k++)
                if (!placed[k] && !(strict && waits(p, placed, k)) &&
                    (best == MOST_GROUPS || p->groups[k].weight > p->groups[best].weight))
                    best = k;
        placed[best] = true;
        in_order[n] = p->groups[best];
    }
    memcpy(p->groups, in_order, p->n_groups * sizeof *in_order);
}

enum taut_status plan_spots(struct planner *p)
{
    enum taut_status st = make_groups(p);
    if (st == TAUT_OK)
        order_groups(p);
    return st;
}

/* ---- the same tissue once ---------------------------------------------------------------------------------------- */

static bool same_tissue(const struct planner *p, const struct spot *x, const struct spot *y)
{
    return p->atlas->points[x->point].place == p->atlas->points[y->point].place && sides_meet(x->side, y->side);
}

static double weight_of(const struct spot *s)
{
    return s->probability * (1 + s->relevance);
}

/* The heaviest that is still to be settled; NULL: none. */
static struct spot *heaviest(struct planner *p, const bool *settled)
{
    struct spot *best = NULL;
    for (size_t k = 0; k < p->n_spots; k++)
        if (!settled[k] && p->spots[k].why == TAUT_IN_PLAN && (!best || weight_of(&p->spots[k]) > weight_of(best)))
            best = &p->spots[k];
    return best;
}

void plan_settle_tissue(struct planner *p)
{
    bool settled[MOST_SPOTS] = { false };
    for (struct spot *s; (s = heaviest(p, settled));) {
        settled[s - p->spots] = true;
        for (size_t k = 0; k < p->n_spots; k++)
            if (!settled[k] && p->spots[k].why == TAUT_IN_PLAN && same_tissue(p, s, &p->spots[k])) {
                p->spots[k].why = TAUT_SAME_TISSUE;
                p->spots[k].n_treatments = 0;
            }
    }
}
