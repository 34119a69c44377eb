/* network.c - see network.h. Reading order: sites, chances, priors, evidence, absorption, building. */
#include "network.h"
#include "../base/numeric.h"

#include <stdio.h>
#include <string.h>

/* ---- sites ------------------------------------------------------------------------------------------- */

static void site_put(struct site_set *s, size_t site)
{
    s->bits[site / 64] |= 1ULL << (site % 64);
}

static bool site_has(const struct site_set *s, size_t site)
{
    return s->bits[site / 64] >> (site % 64) & 1;
}

bool site_sets_meet(const struct site_set *a, const struct site_set *b)
{
    for (size_t i = 0; i < SITE_WORDS; i++)
        if (a->bits[i] & b->bits[i])
            return true;
    return false;
}

static bool site_subset(const struct site_set *a, const struct site_set *b)
{
    for (size_t i = 0; i < SITE_WORDS; i++)
        if (a->bits[i] & ~b->bits[i])
            return false;
    return true;
}

static bool site_empty(const struct site_set *s)
{
    for (size_t i = 0; i < SITE_WORDS; i++)
        if (s->bits[i])
            return false;
    return true;
}

static void site_add(struct site_set *to, const struct site_set *more)
{
    for (size_t i = 0; i < SITE_WORDS; i++)
        to->bits[i] |= more->bits[i];
}

static void site_remove(struct site_set *from, const struct site_set *what)
{
    for (size_t i = 0; i < SITE_WORDS; i++)
        from->bits[i] &= ~what->bits[i];
}

/* Midline regions use the left slot. Where no side was said anywhere, both sides of a pair share the right one. */
static size_t site_of(const struct network *n, uint16_t region, enum taut_side side)
{
    bool paired = n->atlas->places[region].paired;
    return 2u * region + (paired && (side == TAUT_RIGHT || !n->sided) ? 1u : 0u);
}

void network_sites(const struct network *n, uint16_t place, enum taut_side side, struct site_set *ret)
{
    const struct taut_place *p = &n->atlas->places[place];
    const uint16_t *region = n->atlas->index + p->members.begin;
    struct site_set pairs = { { 0 } }, middle = { { 0 } };
    for (uint32_t i = 0; i < p->members.n; i++) {
        if (!n->atlas->places[region[i]].paired) {
            site_put(&middle, site_of(n, region[i], TAUT_MIDLINE));
            continue;
        }
        if (side != TAUT_RIGHT)
            site_put(&pairs, site_of(n, region[i], TAUT_LEFT));
        if (side != TAUT_LEFT)
            site_put(&pairs, site_of(n, region[i], TAUT_RIGHT));
    }
    *ret = pairs;
    bool one_side = side == TAUT_LEFT || side == TAUT_RIGHT;
    if (side == TAUT_MIDLINE && !site_empty(&middle))
        *ret = middle;
    else if (!one_side || site_empty(&pairs))
        site_add(ret, &middle);
}

/* ---- chances ----------------------------------------------------------------------------------------- */

static bool is_point(const struct network *n, const struct instance *i)
{
    return i->cause < n->atlas->n_points;
}

/* What a link says in each state, from its support: the model of docs/model.md. */
static void chance_of_support(const struct network *n, bool point, const struct taut_link *l, double ret[TAUT_STATES])
{
    const struct taut_model *m = &n->atlas->model;
    const struct taut_support *counted = &n->atlas->supports[l->support];
    double given = taut_support_chance(counted), active = given, spilling = given, latent = 0;
    if (counted->of > 0)
        active = spilling = (counted->felt + 1.0) / (counted->of + 2.0);
    bool unknown = counted->of == 0 && given < 0;
    if (point) {
        switch ((enum taut_finding_kind)l->kind) {
        case TAUT_PAIN:
            if (l->zone == TAUT_SPILLOVER) {
                if (!unknown && m->point_spills > 0)
                    spilling = active / m->point_spills < 0.9 ? active / m->point_spills : 0.9;
                else
                    spilling = m->spillover_spilling;
                active = m->spillover_active;
            } else if (unknown) {
                active = m->essential_active;
                spilling = m->essential_spilling;
            }
            break;
        case TAUT_HAS_QUALITY: active = spilling = unknown ? m->quality_of_point : active; break;
        case TAUT_AGGRAVATES: active = spilling = unknown ? m->aggravates_of_point : active; break;
        case TAUT_EASES: active = spilling = unknown ? m->eases_of_point : active; break;
        case TAUT_LIMITS:
            active = spilling = unknown ? m->limits_of_point : active;
            latent = m->limits_of_latent;
            break;
        default: active = spilling = unknown ? m->sign_of_point : active; break;
        }
    } else if (unknown) {
        active = spilling = 0.3;
    }
    ret[TAUT_ABSENT] = 0;
    ret[TAUT_LATENT] = latent;
    ret[TAUT_ACTIVE] = active;
    ret[TAUT_SPILLING] = spilling;
}

/* Links that say the same are many: each answer is worked out once. */
static const double *chance_of_link(const struct network *n, const struct instance *i, const struct taut_link *l)
{
    bool point = is_point(n, i);
    size_t slot = ((size_t)l->support * 2 + point) * TAUT_FINDING_KINDS + l->kind;
    double *known = n->said[slot * (TAUT_NO_ZONE + 1) + l->zone];
    if (known[TAUT_ABSENT] < 0)
        chance_of_support(n, point, l, known);
    return known;
}

static bool forget_chances(struct network *n, struct taut_arena *arena)
{
    size_t slots = (size_t)n->atlas->n_supports * 2 * TAUT_FINDING_KINDS * (TAUT_NO_ZONE + 1);
    n->said = taut_arena_array(arena, slots, sizeof *n->said);
    for (size_t k = 0; n->said && k < slots; k++)
        n->said[k][TAUT_ABSENT] = -1;
    return n->said;
}

/* The sites that a pain or numbness link of the instance reaches; returns how many, at most 2. */
static size_t link_sites(const struct network *n, const struct instance *i, const struct taut_link *l, size_t site[2])
{
    enum taut_side other = i->side == TAUT_LEFT ? TAUT_RIGHT : TAUT_LEFT;
    switch ((enum taut_relative)l->relative) {
    case TAUT_SAME: site[0] = site_of(n, l->target, i->side); return 1;
    case TAUT_OPPOSITE: site[0] = site_of(n, l->target, other); return n->sided ? 1 : 0;
    case TAUT_ON_LEFT: site[0] = site_of(n, l->target, TAUT_LEFT); return 1;
    case TAUT_ON_RIGHT: site[0] = site_of(n, l->target, TAUT_RIGHT); return 1;
    case TAUT_ON_BOTH: break;
    }
    site[0] = site_of(n, l->target, TAUT_LEFT);
    site[1] = site_of(n, l->target, TAUT_RIGHT);
    return site[0] == site[1] ? 1 : 2;
}

static void raise(double ret[TAUT_STATES], const double by[TAUT_STATES])
{
    for (int s = 0; s < TAUT_STATES; s++)
        ret[s] = by[s] > ret[s] ? by[s] : ret[s];
}

/* A share of what a point refers is felt as numbness or tingling. */
static void as_numbness(const struct network *n, double q[TAUT_STATES])
{
    for (int s = 0; s < TAUT_STATES; s++)
        q[s] *= n->atlas->model.numbness_in_zone;
}

/* What the model adds to a point's own links: pain where it lies, muscular qualities. */
static void point_extras(const struct network *n, enum taut_finding_kind kind, double ret[TAUT_STATES])
{
    const struct taut_model *m = &n->atlas->model;
    double q = kind == TAUT_PAIN ? m->own_place : m->quality_of_point;
    ret[TAUT_ABSENT] = ret[TAUT_LATENT] = 0;
    ret[TAUT_ACTIVE] = ret[TAUT_SPILLING] = q;
}

void network_chance(const struct network *n, const struct instance *i, enum taut_finding_kind kind, uint16_t target,
                    const struct site_set *sites, double ret[TAUT_STATES])
{
    const struct taut_atlas *a = n->atlas;
    const struct taut_cause *c = &a->causes[i->cause];
    bool placed = kind == TAUT_PAIN || kind == TAUT_NUMBNESS;
    double q[TAUT_STATES];
    memset(ret, 0, TAUT_STATES * sizeof *ret);
    for (uint32_t e = c->links; e < c->links + c->n_links; e++) {
        const struct taut_link *l = &a->links[e];
        bool zone_numb = kind == TAUT_NUMBNESS && l->kind == TAUT_PAIN && is_point(n, i);
        if (l->kind != kind && !zone_numb)
            continue;
        if (placed) {
            size_t site[2];
            size_t n_sites = link_sites(n, i, l, site);
            bool there = false;
            for (size_t k = 0; k < n_sites; k++)
                there = there || site_has(sites, site[k]);
            if (!there)
                continue;
        } else if (l->target != target) {
            continue;
        }
        memcpy(q, chance_of_link(n, i, l), sizeof q);
        if (zone_numb)
            as_numbness(n, q);
        raise(ret, q);
    }
    if (!is_point(n, i))
        return;
    bool here = kind == TAUT_PAIN && site_has(sites, site_of(n, a->points[i->cause].place, i->side));
    bool muscular = kind == TAUT_HAS_QUALITY && a->terms[target].muscular;
    if (here || muscular) {
        point_extras(n, kind, q);
        raise(ret, q);
    }
}

/* Which positive evidence holds a site, as bits; a row of `words` a site. */
struct site_index {
    size_t words;
    uint64_t *rows;
};

static bool index_sites(const struct network *n, struct taut_arena *arena, struct site_index *ret)
{
    ret->words = (n->n_told + 63) / 64;
    ret->rows = taut_arena_array(arena, 64u * SITE_WORDS * ret->words + 1, sizeof *ret->rows);
    for (size_t j = 0; ret->rows && j < n->n_told; j++)
        for (size_t w = 0; w < SITE_WORDS; w++)
            for (uint64_t bits = n->told[j].sites.bits[w]; bits; bits &= bits - 1) {
                size_t site = w * 64 + (size_t)__builtin_ctzll(bits);
                ret->rows[site * ret->words + j / 64] |= 1ULL << (j % 64);
            }
    return ret->rows != NULL;
}

static void raise_at_site(const struct network *n, const struct site_index *at, size_t site,
                          enum taut_finding_kind kind, const double q[TAUT_STATES], double (*ret)[TAUT_STATES])
{
    for (size_t w = 0; w < at->words; w++)
        for (uint64_t bits = at->rows[site * at->words + w]; bits; bits &= bits - 1) {
            size_t j = w * 64 + (size_t)__builtin_ctzll(bits);
            if (n->told[j].kind == kind)
                raise(ret[j], q);
        }
}

/* network_chance for all positive evidence at once: one walk over the links. */
static void all_chances(const struct network *n, const struct instance *i, const struct site_index *at,
                        double (*ret)[TAUT_STATES])
{
    const struct taut_atlas *a = n->atlas;
    const struct taut_cause *c = &a->causes[i->cause];
    double q[TAUT_STATES];
    memset(ret, 0, n->n_told * sizeof *ret);
    for (uint32_t e = c->links; e < c->links + c->n_links; e++) {
        const struct taut_link *l = &a->links[e];
        enum taut_finding_kind kind = (enum taut_finding_kind)l->kind;
        memcpy(q, chance_of_link(n, i, l), sizeof q);
        if (kind != TAUT_PAIN && kind != TAUT_NUMBNESS) {
            for (size_t j = 0; j < n->n_told; j++)
                if (n->told[j].kind == kind && n->told[j].target == l->target)
                    raise(ret[j], q);
            continue;
        }
        size_t site[2];
        size_t n_sites = link_sites(n, i, l, site);
        for (size_t k = 0; k < n_sites; k++)
            raise_at_site(n, at, site[k], kind, q, ret);
        if (kind == TAUT_PAIN && is_point(n, i)) {
            as_numbness(n, q);
            for (size_t k = 0; k < n_sites; k++)
                raise_at_site(n, at, site[k], TAUT_NUMBNESS, q, ret);
        }
    }
    if (!is_point(n, i))
        return;
    point_extras(n, TAUT_PAIN, q);
    raise_at_site(n, at, site_of(n, a->points[i->cause].place, i->side), TAUT_PAIN, q, ret);
    point_extras(n, TAUT_HAS_QUALITY, q);
    for (size_t j = 0; j < n->n_told; j++)
        if (n->told[j].kind == TAUT_HAS_QUALITY && a->terms[n->told[j].target].muscular)
            raise(ret[j], q);
}

double network_leak(const struct network *n, enum taut_finding_kind kind, uint16_t target, const struct site_set *sites)
{
    const struct taut_atlas *a = n->atlas;
    const struct taut_model *m = &a->model;
    switch (kind) {
    case TAUT_PAIN:
    case TAUT_NUMBNESS: {
        /* A wider place has more unknown sources: one share for each area and side (or midline) that it touches. */
        double none = 1, leak = kind == TAUT_PAIN ? m->pain_leak : m->numbness_leak;
        for (uint16_t area = a->n_regions; area < a->n_places && a->places[area].kind == TAUT_AREA; area++) {
            bool met[3] = { false, false, false };
            for (uint32_t k = 0; k < a->places[area].members.n; k++) {
                uint16_t region = a->index[a->places[area].members.begin + k];
                bool paired = a->places[region].paired;
                met[paired ? 0 : 2] |= site_has(sites, 2u * region);
                met[1] |= paired && site_has(sites, 2u * region + 1);
            }
            for (int slot = 0; slot < 3; slot++)
                if (met[slot])
                    none *= 1 - leak;
        }
        return 1 - none;
    }
    default: break;
    }
    if (a->terms[target].leak >= 0)
        return (double)a->terms[target].leak;
    switch (kind) {
    case TAUT_HAS_QUALITY: return m->quality_leak;
    case TAUT_HAS_TIMING: return m->timing_leak;
    case TAUT_AGGRAVATES:
    case TAUT_EASES: return m->activity_leak;
    case TAUT_LIMITS: return m->movement_leak;
    default: return m->sign_leak;
    }
}

/* ---- priors ------------------------------------------------------------------------------------------ */

static double shifted(double p, double log_odds)
{
    if (log_odds == 0)
        return p;
    double odds = p / (1 - p) * taut_exp(log_odds);
    return odds / (1 + odds);
}

/* Which factors and causes were stated. */
struct context {
    bool *factor, *cause; /* by term, by cause */
};

static bool read_context(const struct network *n, const struct taut_case *c, size_t skip, struct taut_arena *arena,
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

static void set_prior(struct network *n, const struct context *x, struct instance *i)
{
    const struct taut_model *m = &n->atlas->model;
    double relative = (double)n->atlas->causes[i->cause].prior_relative;
    double p = (is_point(n, i) ? m->point_active : m->condition_present) * relative;
    p = shifted(p < 0.5 ? p : 0.5, context_shift(n, x, i->cause));
    if (is_point(n, i)) {
        i->weight[TAUT_LATENT] = m->point_latent * (1 - p);
        i->weight[TAUT_ACTIVE] = p * (1 - m->point_spills);
        i->weight[TAUT_SPILLING] = p * m->point_spills;
        i->weight[TAUT_ABSENT] = 1 - p - i->weight[TAUT_LATENT];
    } else {
        i->weight[TAUT_ACTIVE] = p;
        i->weight[TAUT_ABSENT] = 1 - p;
    }
}

static bool is_idle_in(const struct network *whole, size_t instance)
{
    return whole && (whole->instances[instance].row == UINT32_MAX || whole->instances[instance].faint);
}

static bool list_instances(struct network *n, const struct taut_case *c, size_t skip, const struct network *whole,
                           struct taut_arena *arena)
{
    struct context context;
    if (!read_context(n, c, skip, arena, &context))
        return false;
    for (uint16_t k = 0; k < n->atlas->n_causes; k++) {
        static const enum taut_side of_pair[] = { TAUT_LEFT, TAUT_RIGHT };
        bool paired = n->atlas->causes[k].paired;
        for (size_t s = n->sided ? 0 : 1; s < 2; s++) {
            if (!paired && s == 0)
                continue;
            struct instance *i = &n->instances[n->n_instances++];
            if (is_idle_in(whole, n->n_instances - 1)) {
                *i = whole->instances[n->n_instances - 1];
                i->row = UINT32_MAX;
                continue;
            }
            *i = (struct instance){ .cause = k, .side = paired ? of_pair[s] : TAUT_MIDLINE, .row = UINT32_MAX };
            set_prior(n, &context, i);
        }
    }
    return true;
}

/* ---- evidence ---------------------------------------------------------------------------------------- */

static bool is_term_finding(enum taut_finding_kind kind)
{
    return kind == TAUT_HAS_QUALITY || kind == TAUT_HAS_TIMING || kind == TAUT_AGGRAVATES || kind == TAUT_EASES ||
           kind == TAUT_LIMITS || kind == TAUT_HAS_SIGN;
}

static double omission(const struct network *n, const struct taut_finding *f)
{
    const struct taut_model *m = &n->atlas->model;
    bool placed = f->kind == TAUT_PAIN || f->kind == TAUT_NUMBNESS;
    if (f->level == 0 || f->method == TAUT_FROM_ANSWER || f->method == TAUT_FROM_PALPATION)
        return m->omitted_in_answer;
    if (f->method == TAUT_FROM_DRAWING)
        return m->omitted_in_drawing;
    return placed ? m->omitted_in_words : m->omitted_else_in_words;
}

/* A grade that someone chose on a scale is taken as it is; a word such as "bad" leaves room by one step. */
static void set_levels(struct evidence *e, const struct taut_finding *f)
{
    if (f->level == 0) {
        e->lo = e->hi = 0;
    } else if (f->kind != TAUT_PAIN || f->level == TAUT_LEVEL_UNKNOWN) {
        e->lo = 1;
        e->hi = 3;
    } else {
        bool loose = f->method == TAUT_FROM_WORDS && f->nrs < 0;
        e->lo = (uint8_t)(loose && f->level > 1 ? f->level - 1 : f->level);
        e->hi = (uint8_t)(loose && f->level < 3 ? f->level + 1 : f->level);
    }
}

static struct evidence evidence_of(const struct network *n, const struct taut_finding *f, size_t index)
{
    struct evidence e = { .kind = f->kind,
                          .target = f->target,
                          .finding = (uint16_t)index,
                          .words = f->method == TAUT_FROM_WORDS,
                          .drawn = f->method == TAUT_FROM_DRAWING &&
                                   (f->kind == TAUT_PAIN || f->kind == TAUT_NUMBNESS) &&
                                   f->target < n->atlas->n_regions,
                          .omitted = omission(n, f) };
    set_levels(&e, f);
    return e;
}

/* Denied first, then by kind, target, side: so that the order of the findings cannot matter. */
static int compare_evidence(const struct evidence *a, const struct evidence *b)
{
    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    int order = memcmp(a->sites.bits, b->sites.bits, sizeof a->sites.bits);
    if (order)
        return order;
    if (a->target != b->target)
        return a->target < b->target ? -1 : 1;
    if (a->lo != b->lo)
        return a->lo < b->lo ? -1 : 1;
    return a->hi < b->hi ? -1 : a->hi > b->hi;
}

static void sort_evidence(struct evidence *e, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        struct evidence x = e[i];
        size_t k = i;
        for (; k > 0 && compare_evidence(&e[k - 1], &x) > 0; k--)
            e[k] = e[k - 1];
        e[k] = x;
    }
}

struct unit { /* an area or region on a side, see absorb_unmentioned */
    bool mentioned, touched;
    bool beside; /* a region next to painted skin */
    double chance[TAUT_STATES];
};

struct evidence_lists {
    struct evidence *positive, *negative;
    size_t n_positive, n_negative;
    struct site_set mentioned; /* by any finding, skipped or not */
    struct site_set painful;
    bool any_drawing, any_pain;
    struct unit *units; /* [3 n_places] left, right, midline */
};

static uint32_t unit_of(const struct network *n, const struct evidence_lists *l, uint16_t region, size_t site)
{
    uint32_t slot = n->atlas->places[region].paired ? (uint32_t)(site & 1) : 2;
    return 3u * (l->any_drawing ? region : n->atlas->places[region].parent) + slot;
}

static void add_evidence(const struct network *n, struct evidence_lists *l, const struct taut_finding *f, size_t index,
                         bool skipped)
{
    static const enum taut_side sides[] = { TAUT_LEFT, TAUT_RIGHT };
    bool placed = f->kind == TAUT_PAIN || f->kind == TAUT_NUMBNESS;
    struct evidence e = evidence_of(n, f, index);
    bool split = placed && f->side == TAUT_BOTH && n->sided && f->level != 0;
    for (size_t k = 0; k < (split ? 2u : 1u); k++) {
        if (placed)
            network_sites(n, f->target, split ? sides[k] : f->side == TAUT_BOTH ? TAUT_UNSTATED : f->side, &e.sites);
        if (f->kind == TAUT_PAIN) {
            site_add(&l->mentioned, &e.sites);
            if (f->level != 0) {
                l->any_pain = true;
                l->any_drawing = l->any_drawing || f->method == TAUT_FROM_DRAWING;
                site_add(&l->painful, &e.sites);
            }
        }
        if (skipped)
            continue;
        e.leak = network_leak(n, f->kind, f->target, &e.sites);
        if (f->level == 0)
            l->negative[l->n_negative++] = e;
        else
            l->positive[l->n_positive++] = e;
    }
}

/* A wide mention ("headache") says nothing new where a narrower one within it is there ("in the temple"). */
static void drop_subsumed(struct evidence_lists *l)
{
    size_t kept = 0;
    for (size_t i = 0; i < l->n_positive; i++) {
        bool redundant = false;
        const struct evidence *wide = &l->positive[i];
        bool placed = wide->kind == TAUT_PAIN || wide->kind == TAUT_NUMBNESS;
        for (size_t k = 0; placed && k < l->n_positive && !redundant; k++) {
            const struct evidence *narrow = &l->positive[k];
            if (k == i || narrow->kind != wide->kind || !site_subset(&narrow->sites, &wide->sites))
                continue;
            bool equal = site_subset(&wide->sites, &narrow->sites);
            redundant = !equal || k < i;
        }
        if (redundant)
            continue;
        l->positive[kept++] = l->positive[i];
    }
    l->n_positive = kept;
}

static enum taut_status check_finding(const struct taut_atlas *a, const struct taut_finding *f, size_t index,
                                      struct taut_error *err)
{
    size_t limit = 0;
    enum taut_term_kind kind = TAUT_QUALITY;
    switch (f->kind) {
    case TAUT_PAIN:
    case TAUT_NUMBNESS: limit = a->n_places; break;
    case TAUT_PALPATION:
    case TAUT_NAMED_CAUSE: limit = a->n_causes; break;
    case TAUT_AGE: limit = 151; break;
    case TAUT_HAS_QUALITY: kind = TAUT_QUALITY; break;
    case TAUT_HAS_TIMING: kind = TAUT_TIMING; break;
    case TAUT_AGGRAVATES:
    case TAUT_EASES: kind = TAUT_ACTIVITY; break;
    case TAUT_LIMITS: kind = TAUT_MOVEMENT; break;
    case TAUT_HAS_SIGN: kind = TAUT_SIGN; break;
    case TAUT_HAS_FACTOR: kind = TAUT_FACTOR; break;
    default: break;
    }
    bool good = limit ? f->target < limit : f->target >= a->terms_of[kind] && f->target < a->terms_of[kind + 1];
    bool level = f->level <= 3 || f->level == TAUT_LEVEL_UNKNOWN;
    if (good && level && f->kind < TAUT_FINDING_KINDS && f->side <= TAUT_BOTH)
        return TAUT_OK;
    char where[32];
    snprintf(where, sizeof where, "findings[%zu]", index);
    return taut_fail(err, TAUT_EINVAL, where, "no such %s in this atlas", level ? "target" : "level");
}

/* Whether a region lies next to one that hurts: on its own side, where both have sides. */
static bool is_beside(const struct network *n, const struct evidence_lists *l, uint16_t region, size_t side)
{
    const struct taut_place *places = n->atlas->places;
    const struct taut_list beside = places[region].neighbours;
    for (uint32_t k = 0; k < beside.n; k++) {
        uint16_t other = n->atlas->index[beside.begin + k];
        bool same = places[region].paired && places[other].paired;
        if (site_has(&l->painful, 2u * other + side) || (!same && site_has(&l->painful, 2u * other + 1 - side)))
            return true;
    }
    return false;
}

static void mark_units(const struct network *n, struct evidence_lists *l)
{
    for (uint16_t r = 0; r < n->atlas->n_regions; r++)
        for (size_t side = 0; side < 2; side++) {
            struct unit *u = &l->units[unit_of(n, l, r, side)];
            u->mentioned = u->mentioned || site_has(&l->mentioned, 2u * r + side);
            u->beside = u->beside || (l->any_drawing && is_beside(n, l, r, side));
        }
}

static enum taut_status collect(struct network *n, const struct taut_case *c, size_t skip, struct taut_arena *arena,
                                struct evidence_lists *l, struct taut_error *err)
{
    l->positive = taut_arena_array(arena, 2 * c->n_findings + 1, sizeof *l->positive);
    l->negative = taut_arena_array(arena, 2 * c->n_findings + 1, sizeof *l->negative);
    l->units = taut_arena_array(arena, 3u * n->atlas->n_places + 3, sizeof *l->units);
    if (!l->positive || !l->negative || !l->units)
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for %zu findings", c->n_findings);
    for (size_t i = 0; i < c->n_findings; i++) {
        const struct taut_finding *f = &c->findings[i];
        if (f->kind == TAUT_PAIN || f->kind == TAUT_NUMBNESS || is_term_finding(f->kind))
            add_evidence(n, l, f, i, i == skip);
    }
    sort_evidence(l->positive, l->n_positive);
    sort_evidence(l->negative, l->n_negative);
    drop_subsumed(l);
    for (size_t i = 0; i < l->n_negative; i++)
        if (l->negative[i].kind == TAUT_PAIN)
            site_remove(&l->negative[i].sites, &l->painful);
    mark_units(n, l);
    return TAUT_OK;
}

/* ---- absorption -------------------------------------------------------------------------------------- */

/* Share of the pain that a cause brings which is above level l, 0 <= l <= 3. */
static double above(const struct taut_model *m, int level)
{
    return level <= 0 ? 1 : level == 1 ? 1 - m->mild_share : level == 2 ? 1 - m->mild_share - m->moderate_share : 0;
}

/* Chance that the instance in a state leaves the evidence at or below a level, omission counted. */
static double at_most(const struct taut_model *m, const struct evidence *e, double chance, int level)
{
    if (level < 0)
        return 0;
    double over = e->kind == TAUT_PAIN ? above(m, level) : level >= 1 ? 0 : 1;
    return 1 - chance * (1 - e->omitted) * over;
}

static void absorb_zero(struct instance *i, const double chance[TAUT_STATES], double omitted)
{
    for (int s = 0; s < TAUT_STATES; s++)
        i->weight[s] *= 1 - chance[s] * (1 - omitted);
}

static void apply_unmentioned(struct instance *i)
{
    for (int s = 0; s < TAUT_STATES; s++)
        i->weight[s] *= i->unmentioned[s];
}

/* Chance that pain in a unit was left out. People who draw the same pain twice move its border more than they leave out
 * places far from it. */
static double left_out(const struct taut_model *m, const struct evidence_lists *l, const struct unit *u)
{
    return !l->any_drawing ? m->omitted_in_words : u->beside ? m->omitted_beside_drawing : m->omitted_in_drawing;
}

/* What the person did not mention: an area (in words) or a region (in a drawing) that hurts would perhaps have been.
 * A unit is such an area or region on a side; of several links into one unit the strongest counts. */
static void absorb_unmentioned(const struct network *n, struct instance *i, const struct evidence_lists *l)
{
    const struct taut_atlas *a = n->atlas;
    const struct taut_cause *c = &a->causes[i->cause];
    uint32_t touched[2 * 512], n_touched = 0;
    for (int s = 0; s < TAUT_STATES; s++)
        i->unmentioned[s] = 1;
    for (uint32_t e = c->links; e < c->links + c->n_links; e++) {
        const struct taut_link *link = &a->links[e];
        if (link->kind != TAUT_PAIN)
            continue;
        size_t site[2];
        size_t n_sites = link_sites(n, i, link, site);
        const double *q = chance_of_link(n, i, link);
        for (size_t k = 0; k < n_sites; k++) {
            uint32_t unit = unit_of(n, l, link->target, site[k]);
            struct unit *u = &l->units[unit];
            if (u->mentioned)
                continue;
            if (!u->touched && n_touched < sizeof touched / sizeof *touched) {
                u->touched = true;
                touched[n_touched++] = unit;
            }
            raise(u->chance, q);
        }
    }
    for (uint32_t k = 0; k < n_touched; k++) {
        struct unit *u = &l->units[touched[k]];
        for (int s = 0; s < TAUT_STATES; s++)
            i->unmentioned[s] *= 1 - u->chance[s] * (1 - left_out(&a->model, l, u));
        *u = (struct unit){ .beside = u->beside };
    }
}

/* Signs that usually come with a cause and were not told. Words tell few of them. */
static void absorb_untold_signs(const struct network *n, struct instance *i, const struct evidence_lists *l)
{
    const struct taut_atlas *a = n->atlas;
    const struct taut_cause *c = &a->causes[i->cause];
    if (is_point(n, i))
        return;
    for (uint32_t e = c->links; e < c->links + c->n_links; e++) {
        const struct taut_link *link = &a->links[e];
        bool told = link->kind != TAUT_HAS_SIGN;
        for (size_t k = 0; k < l->n_positive && !told; k++)
            told = l->positive[k].kind == TAUT_HAS_SIGN && l->positive[k].target == link->target;
        for (size_t k = 0; k < l->n_negative && !told; k++)
            told = l->negative[k].kind == TAUT_HAS_SIGN && l->negative[k].target == link->target;
        if (!told)
            absorb_zero(i, chance_of_link(n, i, link), a->model.omitted_else_in_words);
    }
}

/* Likelihoods of a palpation in each state. The signs are correlated: together they never say more than the cap allows. */
static void absorb_palpation(const struct network *n, struct instance *i, const struct taut_palpation *p)
{
    const struct taut_model *m = &n->atlas->model;
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
        i->weight[s] *= (like[s] > floor ? like[s] : floor) / most;
    }
}

static void absorb(struct network *n, const struct taut_case *c, size_t skip, const struct evidence_lists *l,
                   const struct instance *whole, struct instance *i)
{
    double q[TAUT_STATES];
    for (size_t k = 0; k < l->n_negative; k++) {
        const struct evidence *e = &l->negative[k];
        network_chance(n, i, e->kind, e->target, &e->sites, q);
        absorb_zero(i, q, e->omitted);
    }
    if (l->any_pain) { /* which places were mentioned does not depend on what is left out */
        if (whole)
            memcpy(i->unmentioned, whole->unmentioned, sizeof i->unmentioned);
        else
            absorb_unmentioned(n, i, l);
        apply_unmentioned(i);
    }
    absorb_untold_signs(n, i, l);
    for (size_t f = 0; f < c->n_findings; f++) {
        const struct taut_finding *x = &c->findings[f];
        if (f == skip || x->kind != TAUT_PALPATION || x->target != i->cause)
            continue;
        if (x->side == i->side || x->side == TAUT_BOTH || x->side == TAUT_UNSTATED || !n->sided)
            absorb_palpation(n, i, &x->palpation);
    }
}

/* ---- building ---------------------------------------------------------------------------------------- */

static double leak_at_most(const struct taut_model *m, const struct evidence *e, int level)
{
    return at_most(m, e, e->leak, level);
}

/* Where the whole network holds the same evidence; SIZE_MAX: nowhere (a wide mention that comes back). */
static size_t column_of(const struct network *whole, const struct evidence *e)
{
    for (size_t j = 0; j < whole->n_told; j++)
        if (whole->told[j].finding == e->finding && !memcmp(&whole->told[j].sites, &e->sites, sizeof e->sites))
            return j;
    return SIZE_MAX;
}

/* Chances of all that was told for instance k: computed, or looked up where the whole network computed them. */
static void chances_of(const struct network *n, size_t k, const struct network *whole, const size_t *column,
                       const struct site_index *at, double (*ret)[TAUT_STATES])
{
    if (!whole) {
        all_chances(n, &n->instances[k], at, ret);
        return;
    }
    for (size_t j = 0; j < n->n_told; j++) {
        const struct evidence *e = &n->told[j];
        if (column[j] < SIZE_MAX)
            memcpy(ret[j], whole->chances[k * whole->n_told + column[j]], sizeof ret[j]);
        else
            network_chance(n, &n->instances[k], e->kind, e->target, &e->sites, ret[j]);
    }
}

static enum taut_status link_rows(struct network *n, const struct network *whole, struct taut_arena *arena,
                                  struct taut_error *err)
{
    const struct taut_model *m = &n->atlas->model;
    struct taut_vec links = { .size = sizeof(struct cover_link) };
    double *off = taut_arena_array(arena, n->n_positive + 1, sizeof *off);
    n->rows = taut_arena_array(arena, n->n_instances + 1, sizeof *n->rows);
    n->row_instance = taut_arena_array(arena, n->n_instances + 1, sizeof *n->row_instance);
    if (!off || !n->rows || !n->row_instance)
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for %zu causes", n->n_instances);
    for (size_t j = 0; j < n->n_positive; j++) {
        const struct evidence *e = &n->positive[j];
        double high = leak_at_most(m, e, e->hi);
        off[j] = leak_at_most(m, e, e->lo - 1) / high;
        n->log_constant += taut_log(high);
    }
    size_t rows = 0, n_kept = whole ? 1 : n->n_instances;
    struct site_index at = { 0 };
    double(*chances)[TAUT_STATES] = taut_arena_array(arena, n_kept * n->n_told + 1, sizeof *chances);
    double(*pooled)[TAUT_STATES] = taut_arena_array(arena, n->n_positive + 1, sizeof *pooled);
    size_t *column = taut_arena_array(arena, n->n_told + 1, sizeof *column);
    if (!chances || !pooled || !column || (!whole && !index_sites(n, arena, &at)))
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for %zu findings", n->n_told);
    for (size_t j = 0; whole && j < n->n_told; j++)
        column[j] = column_of(whole, &n->told[j]);
    n->chances = whole ? NULL : chances;
    double apart = 1; /* of what touches no positive evidence */
    for (size_t k = 0; k < n->n_instances; k++) {
        struct instance *i = &n->instances[k];
        if (is_idle_in(whole, k))
            continue;
        struct cover_cause *r = &n->rows[rows];
        *r = (struct cover_cause){ .links = (uint32_t)links.n };
        double(*chance)[TAUT_STATES] = whole ? chances : chances + k * n->n_told;
        chances_of(n, k, whole, column, &at, chance);
        drawn_chances(n, (const double(*)[TAUT_STATES])chance, pooled);
        for (size_t j = 0; j < n->n_positive; j++) {
            const struct evidence *e = &n->positive[j];
            const double *q = pooled[j];
            if (q[TAUT_ACTIVE] <= 0 && q[TAUT_SPILLING] <= 0 && q[TAUT_LATENT] <= 0)
                continue;
            struct cover_link *link = taut_vec_push(arena, &links);
            if (!link)
                return taut_fail(err, TAUT_ENOMEM, "", "no memory for the links");
            link->finding = (uint32_t)j;
            for (int s = 0; s < TAUT_STATES; s++) {
                double high = at_most(m, e, q[s], e->hi);
                link->off[s] = at_most(m, e, q[s], e->lo - 1) / high;
                i->weight[s] *= high;
            }
            r->n_links++;
        }
        double total = 0;
        for (int s = 0; s < TAUT_STATES; s++)
            total += i->weight[s];
        if (r->n_links == 0) {
            apart *= total;
            if (apart < 1e-200) {
                n->log_constant += taut_log(apart);
                apart = 1;
            }
            continue;
        }
        memcpy(r->weight, i->weight, sizeof r->weight);
        i->row = (uint32_t)rows;
        n->row_instance[rows++] = (uint32_t)k;
    }
    n->log_constant += taut_log(apart);
    n->problem = (struct cover_problem){ n->n_positive, rows, off, n->rows, links.items };
    return TAUT_OK;
}

/* Whether any finding says left or right (or both): else all of it is taken to lie on one side that was not named. */
static bool says_side(const struct taut_case *c)
{
    for (size_t i = 0; i < c->n_findings; i++) {
        const struct taut_finding *f = &c->findings[i];
        bool placed = f->kind == TAUT_PAIN || f->kind == TAUT_NUMBNESS || f->kind == TAUT_PALPATION;
        if (placed && (f->side == TAUT_LEFT || f->side == TAUT_RIGHT || f->side == TAUT_BOTH))
            return true;
    }
    return false;
}

enum taut_status network_build(const struct taut_atlas *a, const struct taut_case *c, size_t skip,
                               const struct network *whole, struct taut_arena *arena, struct network *ret,
                               struct taut_error *err)
{
    *ret = (struct network){ .atlas = a, .sided = says_side(c) };
    if (2u * a->n_regions > 64u * SITE_WORDS)
        return taut_fail(err, TAUT_EINVAL, "atlas", "%u regions are more than the model holds", a->n_regions);
    if (c->n_findings > TAUT_MAX_FINDINGS)
        return taut_fail(err, TAUT_ETOOBIG, "findings", "more than %u findings", TAUT_MAX_FINDINGS);
    for (size_t i = 0; i < c->n_findings; i++) {
        enum taut_status st = check_finding(a, &c->findings[i], i, err);
        if (st != TAUT_OK)
            return st;
    }
    ret->instances = taut_arena_array(arena, 2u * a->n_causes + 1, sizeof *ret->instances);
    if (!ret->instances)
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for %u causes", a->n_causes);
    struct evidence_lists lists = { 0 };
    enum taut_status st = collect(ret, c, skip, arena, &lists, err);
    if (st != TAUT_OK)
        return st;
    ret->told = lists.positive;
    ret->n_told = lists.n_positive;
    if (!drawn_pool(ret, arena))
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for %zu findings", ret->n_told);
    if (whole)
        ret->said = whole->said;
    else if (!forget_chances(ret, arena))
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for the chances");
    if (!list_instances(ret, c, skip, whole, arena))
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for the context");
    for (size_t k = 0; k < ret->n_instances; k++)
        if (!is_idle_in(whole, k))
            absorb(ret, c, skip, &lists, whole ? &whole->instances[k] : NULL, &ret->instances[k]);
    return link_rows(ret, whole, arena, err);
}
