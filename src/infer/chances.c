/* chances.c - what each cause brings about, by its links and the model's numbers. */
#include "network_parts.h"

#include <string.h>

/* What a link says in each state, from its support: the model of docs/model.md. */
void chance_of_link(const struct network *n, bool point, const struct taut_link *l, double ret[TAUT_STATES])
{
    const struct taut_model *m = &n->atlas->model;
    double active = n->prepared->said[l->support], spilling = active, latent = 0;
    bool unknown = active < 0;
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

/* A quick no. */
static bool may_bring(const struct network *n, const struct instance *i, enum taut_finding_kind kind, uint16_t target,
                      const struct site_set *sites)
{
    if (kind == TAUT_PAIN || kind == TAUT_NUMBNESS)
        return site_sets_meet(&n->prepared->sites[i->cause], sites);
    if (kind == TAUT_HAS_QUALITY && is_point(n, i) && n->atlas->terms[target].muscular)
        return true;
    return n->prepared->terms[i->cause * n->prepared->term_words + target / 64] >> (target % 64) & 1;
}

void network_chance(const struct network *n, const struct instance *i, enum taut_finding_kind kind, uint16_t target,
                    const struct site_set *sites, double ret[TAUT_STATES])
{
    const struct taut_atlas *a = n->atlas;
    const struct taut_cause *c = &a->causes[i->cause];
    bool placed = kind == TAUT_PAIN || kind == TAUT_NUMBNESS;
    double q[TAUT_STATES];
    memset(ret, 0, TAUT_STATES * sizeof *ret);
    if (!may_bring(n, i, kind, target, sites))
        return;
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
        chance_of_link(n, is_point(n, i), l, q);
        if (zone_numb)
            as_numbness(n, q);
        raise_chances(ret, q);
    }
    if (!is_point(n, i))
        return;
    bool here = kind == TAUT_PAIN && site_has(sites, site_of(n, a->points[i->cause].place, i->side));
    bool muscular = kind == TAUT_HAS_QUALITY && a->terms[target].muscular;
    if (here || muscular) {
        point_extras(n, kind, q);
        raise_chances(ret, q);
    }
}

bool index_sites(const struct network *n, struct taut_arena *arena, struct site_index *ret)
{
    *ret = (struct site_index){ .words = (n->n_told + 63) / 64 };
    ret->rows = taut_arena_array(arena, 64u * SITE_WORDS * ret->words + 1, sizeof *ret->rows);
    ret->terms = taut_arena_array(arena, n->prepared->term_words, sizeof *ret->terms);
    if (!ret->rows || !ret->terms)
        return false;
    for (size_t j = 0; j < n->n_told; j++) {
        const struct evidence *e = &n->told[j];
        if (e->kind != TAUT_PAIN && e->kind != TAUT_NUMBNESS)
            ret->terms[e->target / 64] |= 1ULL << (e->target % 64);
        ret->is_muscular = ret->is_muscular || (e->kind == TAUT_HAS_QUALITY && n->atlas->terms[e->target].muscular);
        site_add(&ret->sites, &e->sites);
        for (size_t w = 0; w < SITE_WORDS; w++)
            for (uint64_t bits = e->sites.bits[w]; bits; bits &= bits - 1) {
                size_t site = w * 64 + (size_t)__builtin_ctzll(bits);
                ret->rows[site * ret->words + j / 64] |= 1ULL << (j % 64);
            }
    }
    return true;
}

bool touches_told(const struct network *n, const struct instance *i, const struct site_index *at)
{
    return (at->is_muscular && is_point(n, i)) || site_sets_meet(&n->prepared->sites[i->cause], &at->sites) ||
           speaks_of_term(n, i->cause, at->terms);
}

static void raise_at_site(const struct network *n, const struct site_index *at, size_t site,
                          enum taut_finding_kind kind, const double q[TAUT_STATES], double (*ret)[TAUT_STATES])
{
    for (size_t w = 0; w < at->words; w++)
        for (uint64_t bits = at->rows[site * at->words + w]; bits; bits &= bits - 1) {
            size_t j = w * 64 + (size_t)__builtin_ctzll(bits);
            if (n->told[j].kind == kind)
                raise_chances(ret[j], q);
        }
}

void all_chances(const struct network *n, const struct instance *i, const struct site_index *at,
                 double (*ret)[TAUT_STATES])
{
    const struct taut_atlas *a = n->atlas;
    const struct taut_cause *c = &a->causes[i->cause];
    double q[TAUT_STATES];
    memset(ret, 0, n->n_told * sizeof *ret);
    for (uint32_t e = c->links; e < c->links + c->n_links; e++) {
        const struct taut_link *l = &a->links[e];
        enum taut_finding_kind kind = (enum taut_finding_kind)l->kind;
        bool placed = kind == TAUT_PAIN || kind == TAUT_NUMBNESS;
        if (placed ? !site_has(&at->sites, 2u * l->target) && !site_has(&at->sites, 2u * l->target + 1)
                   : !(at->terms[l->target / 64] >> (l->target % 64) & 1))
            continue;
        chance_of_link(n, is_point(n, i), l, q);
        if (!placed) {
            for (size_t j = 0; j < n->n_told; j++)
                if (n->told[j].kind == kind && n->told[j].target == l->target)
                    raise_chances(ret[j], q);
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
            raise_chances(ret[j], q);
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
