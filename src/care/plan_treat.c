/* plan_treat.c - by what a point can be treated and its muscle stretched: techniques, doses and what they are worth. */
#include <string.h>

#include "plan.h"

/* What each later technique of a point's page counts, beside the one before: its author put the best first. */
static const double next_in_the_list = 0.97;
/* A technique that the page does not list, but the practitioner masters: engineering choice. */
static const double not_in_the_list = 0.85;

enum { STRETCH_SEEN_BY_ALL = 4 }; /* a pull above this is pain, not stretch: garber-2011 */

/* ---- one technique -------------------------------------------------------------------------------------------- */

struct offer {
    const struct taut_technique *technique;
    uint16_t index;
    double worth;
    uint16_t hold_s[2], repeats[2];
    uint8_t pressure[2];
};

/* The technique's own dose, and of the point's page what that says otherwise. */
static struct offer make_offer(const struct planner *p, uint16_t technique, const struct taut_dose *d, double worth)
{
    const struct taut_technique *t = &p->atlas->techniques[technique];
    struct offer o = { t,
                       technique,
                       worth,
                       { t->hold_s[0], t->hold_s[1] },
                       { t->repeats[0], t->repeats[1] },
                       { t->pressure_of_ten[0], t->pressure_of_ten[1] } };
    if (d && d->hold_s[1])
        memcpy(o.hold_s, d->hold_s, sizeof o.hold_s);
    if (d && d->repeats[1])
        memcpy(o.repeats, d->repeats, sizeof o.repeats);
    return o;
}

static bool is_treatment(enum taut_technique_kind kind)
{
    return kind == TAUT_DOES_RELEASE;
}

static bool is_stretch(enum taut_technique_kind kind)
{
    return kind == TAUT_DOES_CONTRACT || kind == TAUT_DOES_STRETCH;
}

bool plan_treats_point(const struct taut_atlas *a, const struct treatment *t)
{
    return !is_stretch(a->techniques[t->technique].kind);
}

/* Among those that the wish names, or it names none. */
static bool is_wished(const struct planner *p, uint16_t technique)
{
    for (size_t k = 0; k < p->wish->n_techniques; k++)
        if (p->wish->techniques[k] == technique)
            return true;
    return p->wish->n_techniques == 0;
}

static bool is_fit(const struct planner *p, const struct spot *s, const struct offer *o)
{
    const struct taut_technique *t = o->technique;
    bool hands = p->wish->hands == TAUT_OWN_HANDS ? t->by_self : t->by_trained;
    return hands && is_wished(p, o->index) && o->pressure[0] <= s->cap &&
           !(s->no_tools && t->tools && o->pressure[1] > 0);
}

/* The last seconds under the hand add less: 0.65 of the help with the shortest dose, all of it with the longest. Engineering
 * choice. */
static double share_of_dose(uint32_t seconds, const struct offer *o)
{
    const double missing = 0.35;
    uint32_t least = (uint32_t)o->hold_s[0] * o->repeats[0], most = (uint32_t)o->hold_s[1] * o->repeats[1];
    if (most <= least)
        return 1;
    double short_of = (double)(most - seconds) / (double)(most - least);
    return 1 - missing * short_of * short_of;
}

static enum taut_status add_treatment(struct planner *p, const struct spot *s, const struct offer *o, uint16_t hold_s,
                                      uint16_t repeats, struct taut_vec *ret)
{
    const struct taut_technique *t = o->technique;
    uint32_t seconds = (uint32_t)repeats * hold_s + (repeats - 1u) * t->rest_s;
    if (seconds > TAUT_PLAN_MOST_MINUTES * 60u)
        return TAUT_OK;
    struct treatment *x = taut_vec_push(p->arena, ret);
    if (!x)
        return taut_fail(p->err, TAUT_ENOMEM, "", "no memory for the plan");
    *x = (struct treatment){ .technique = o->index,
                             .pressure = { o->pressure[0], o->pressure[1] < s->cap ? o->pressure[1] : s->cap },
                             .hold_s = hold_s,
                             .repeats = repeats,
                             .rest_s = t->rest_s,
                             .warm_up_s = t->warm_up_s,
                             .seconds = (uint16_t)seconds,
                             .help = o->worth * (double)t->weight * share_of_dose((uint32_t)repeats * hold_s, o) };
    return TAUT_OK;
}

/* Every number of repeats, with the shortest and the longest hold. */
static enum taut_status add_treatments(struct planner *p, const struct spot *s, const struct offer *o,
                                       struct taut_vec *ret)
{
    enum taut_status st = TAUT_OK;
    if (!is_fit(p, s, o))
        return TAUT_OK;
    for (uint16_t n = o->repeats[0]; n <= o->repeats[1] && st == TAUT_OK; n++) {
        st = add_treatment(p, s, o, o->hold_s[1], n, ret);
        if (st == TAUT_OK && o->hold_s[0] < o->hold_s[1])
            st = add_treatment(p, s, o, o->hold_s[0], n, ret);
    }
    return st;
}

/* Keeps what no other beats in both time and help; those that stay keep their order. */
static size_t keep_best(struct treatment *t, size_t n)
{
    size_t kept = 0;
    for (size_t k = 0; k < n; k++) {
        bool beaten = false;
        for (size_t m = 0; m < n && !beaten; m++) {
            uint32_t mine = t[k].seconds + (uint32_t)t[k].warm_up_s, other = t[m].seconds + (uint32_t)t[m].warm_up_s;
            bool no_worse = other <= mine && t[m].help >= t[k].help;
            beaten = no_worse && (other < mine || t[m].help > t[k].help || m < k);
        }
        if (!beaten)
            t[kept++] = t[k];
        else
            t[k].help = -1; /* so that it beats nobody itself; what beats it stays */
    }
    return kept;
}

/* ---- by trained hands: the techniques on the point's page, and those that the wish names ---------------------- */

static bool lists(const struct planner *p, const struct taut_point *x, uint16_t technique)
{
    for (uint16_t k = 0; k < x->n_doses; k++)
        if (p->atlas->doses[x->doses + k].technique == technique)
            return true;
    return false;
}

static bool lists_kind(const struct planner *p, const struct taut_point *x, enum taut_technique_kind kind)
{
    for (uint16_t k = 0; k < x->n_doses; k++)
        if (p->atlas->techniques[p->atlas->doses[x->doses + k].technique].kind == kind)
            return true;
    return false;
}

/* A named technique that the page does not list: where it lists one of that kind, and a tool only where nothing is near. */
static bool may_be_added(const struct planner *p, const struct taut_point *x, uint16_t technique)
{
    const struct taut_technique *t = &p->atlas->techniques[technique];
    return p->wish->n_techniques > 0 && !lists(p, x, technique) && lists_kind(p, x, t->kind) &&
           !(t->tools && (x->n_dangers > 0 || x->feel == TAUT_PINCER));
}

static enum taut_status offer_listed(struct planner *p, const struct spot *s, bool (*wanted)(enum taut_technique_kind),
                                     struct taut_vec *ret)
{
    const struct taut_point *x = &p->atlas->points[s->point];
    enum taut_status st = TAUT_OK;
    double worth = 1;
    for (uint16_t k = 0; k < x->n_doses && st == TAUT_OK; k++) {
        const struct taut_dose *d = &p->atlas->doses[x->doses + k];
        struct offer o = make_offer(p, d->technique, d, worth);
        if (!wanted(o.technique->kind) || !is_fit(p, s, &o))
            continue;
        st = add_treatments(p, s, &o, ret);
        worth *= next_in_the_list;
    }
    for (uint16_t k = 0; k < p->atlas->n_techniques && st == TAUT_OK; k++) {
        struct offer o = make_offer(p, k, NULL, not_in_the_list);
        if (wanted(o.technique->kind) && may_be_added(p, x, k))
            st = add_treatments(p, s, &o, ret);
    }
    return st;
}

/* ---- by one's own hands: what the point's self-care calls for ---------------------------------------------------- */

/* Where one of the technique's words stands in what the point's page calls the tool; NULL: nowhere. */
static const char *called_for(const struct planner *p, const struct taut_technique *t, const char *tool)
{
    char word[TAUT_TEXT_SIZE];
    const char *first = NULL;
    uint32_t at = t->self_care.begin;
    for (uint32_t k = 0; tool && k < t->self_care.n; k++) {
        at = taut_atlas_text(p->atlas, at, word);
        const char *found = strstr(tool, word);
        if (found && (!first || found < first))
            first = found;
    }
    return first;
}

/* As long and as strong as the point's page says; where it does not say how long, as short as the technique allows. */
static struct offer own_offer(const struct planner *p, const struct taut_point *x, uint16_t technique, double worth)
{
    struct offer o = make_offer(p, technique, NULL, worth);
    bool releases = o.technique->kind == TAUT_DOES_RELEASE;
    o.hold_s[1] = o.hold_s[0];
    if (releases && x->self_care_hold_s[1])
        memcpy(o.hold_s, x->self_care_hold_s, sizeof o.hold_s);
    for (size_t k = 0; k < 2 && releases && x->self_care_of_ten[1]; k++)
        o.pressure[k] = (uint8_t)x->self_care_of_ten[k];
    return o;
}

static enum taut_status offer_self_care(struct planner *p, const struct spot *s, struct taut_vec *ret)
{
    const struct taut_point *x = &taut_atlas_english(p->atlas)->points[s->point];
    enum taut_status st = TAUT_OK;
    for (uint16_t k = 0; k < p->atlas->n_techniques && st == TAUT_OK; k++) {
        const char *found = called_for(p, &p->atlas->techniques[k], x->self_care_tool);
        if (!found || is_stretch(p->atlas->techniques[k].kind))
            continue;
        /* named first, or as a second choice */
        struct offer o = own_offer(p, x, k, found == x->self_care_tool ? 1 : next_in_the_list);
        st = add_treatments(p, s, &o, ret);
    }
    return st;
}

/* The stretch on the point's page is one that can be done alone. */
static enum taut_status offer_own_stretch(struct planner *p, const struct spot *s, struct taut_vec *ret)
{
    enum taut_status st = TAUT_OK;
    if (!p->atlas->points[s->point].stretch)
        return TAUT_OK;
    for (uint16_t k = 0; k < p->atlas->n_techniques && st == TAUT_OK; k++) {
        struct offer o = make_offer(p, k, NULL, 1);
        if (o.technique->kind == TAUT_DOES_STRETCH)
            st = add_treatments(p, s, &o, ret);
    }
    return st;
}

/* ---- the two lists ------------------------------------------------------------------------------------------------ */

static enum taut_status offer_stretches(struct planner *p, const struct spot *spot, struct taut_vec *ret)
{
    struct spot s = *spot;
    if (s.cap > STRETCH_SEEN_BY_ALL)
        s.cap = STRETCH_SEEN_BY_ALL;
    return p->wish->hands == TAUT_OWN_HANDS ? offer_own_stretch(p, &s, ret) : offer_listed(p, &s, is_stretch, ret);
}

enum taut_status plan_treatments(struct planner *p, struct spot *spot)
{
    struct taut_vec v = { .size = sizeof(struct treatment) };
    if (spot->why != TAUT_IN_PLAN)
        return TAUT_OK;
    enum taut_status st =
        p->wish->hands == TAUT_OWN_HANDS ? offer_self_care(p, spot, &v) : offer_listed(p, spot, is_treatment, &v);
    if (st == TAUT_OK && v.n == 0) /* nothing may press here: then the stretch is all that is done */
        st = offer_stretches(p, spot, &v);
    if (st != TAUT_OK)
        return st;
    spot->n_treatments = keep_best(v.items, v.n);
    spot->treatments = v.items;
    if (spot->n_treatments == 0)
        spot->why = TAUT_NO_TECHNIQUE;
    return TAUT_OK;
}

/* The stretch follows whichever point is treated last, so it keeps to the strictest limit of them all. */
enum taut_status plan_stretches(struct planner *p, struct group *g)
{
    struct taut_vec v = { .size = sizeof(struct treatment) };
    struct spot strictest = { .cap = TAUT_FULL_PRESSURE };
    enum taut_status st = TAUT_OK;
    for (size_t k = 0; k < g->n; k++) {
        const struct spot *s = &p->spots[g->first + k];
        if (s->why == TAUT_IN_PLAN && s->cap < strictest.cap)
            strictest.cap = s->cap;
        strictest.no_tools = strictest.no_tools || s->no_tools;
    }
    for (size_t k = 0; k < g->n && v.n == 0 && st == TAUT_OK; k++) {
        strictest.point = p->spots[g->first + k].point;
        if (p->spots[g->first + k].why == TAUT_IN_PLAN)
            st = offer_stretches(p, &strictest, &v);
    }
    g->n_stretches = keep_best(v.items, v.n);
    g->stretches = v.items;
    return st;
}

struct treatment plan_warm_up(const struct planner *p, uint8_t cap, uint16_t seconds)
{
    static const enum taut_technique_kind by_self[] = { TAUT_DOES_MOVEMENT, TAUT_DOES_WARM_UP },
                                          by_trained[] = { TAUT_DOES_WARM_UP, TAUT_DOES_MOVEMENT };
    const enum taut_technique_kind *kinds = p->wish->hands == TAUT_OWN_HANDS ? by_self : by_trained;
    struct treatment none = { .technique = TAUT_NONE };
    for (size_t which = 0; seconds > 0 && which < 2; which++)
        for (uint16_t k = 0; k < p->atlas->n_techniques; k++) {
            const struct taut_technique *t = &p->atlas->techniques[k];
            bool hands = p->wish->hands == TAUT_OWN_HANDS ? t->by_self : t->by_trained;
            if (t->kind != kinds[which] || !hands || t->tools || t->pressure_of_ten[0] > cap)
                continue;
            uint16_t hold = t->hold_s[1], n = (uint16_t)((seconds + hold - 1) / hold);
            n = n < t->repeats[0] ? t->repeats[0] : n > t->repeats[1] ? t->repeats[1] : n;
            uint8_t most = t->pressure_of_ten[1] < cap ? t->pressure_of_ten[1] : cap;
            return (struct treatment){ .technique = k,
                                       .pressure = { t->pressure_of_ten[0], most },
                                       .hold_s = hold,
                                       .repeats = n,
                                       .rest_s = t->rest_s,
                                       .seconds = (uint16_t)(n * hold + (n - 1) * t->rest_s) };
        }
    return none;
}
