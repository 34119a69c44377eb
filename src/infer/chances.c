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

void chance_of_point(const struct network *n, enum taut_finding_kind kind, double ret[TAUT_STATES])
{
    const struct taut_model *m = &n->atlas->model;
    double q = kind == TAUT_PAIN ? m->own_place : m->quality_of_point;
    ret[TAUT_ABSENT] = ret[TAUT_LATENT] = 0;
    ret[TAUT_ACTIVE] = ret[TAUT_SPILLING] = q;
}

static const struct side_tables *tables_of(const struct network *n)
{
    return &n->prepared->sides[n->sided];
}

static bool is_muscular(const struct network *n, enum taut_finding_kind kind, uint16_t target)
{
    return kind == TAUT_HAS_QUALITY && n->atlas->terms[target].muscular;
}

void network_chance(const struct network *n, const struct instance *i, enum taut_finding_kind kind, uint16_t target,
                    const struct site_set *sites, double ret[TAUT_STATES])
{
    const struct side_tables *t = tables_of(n);
    const struct reach_slice of = t->reach[i - n->instances];
    const struct reach *r = t->reaches;
    memset(ret, 0, TAUT_STATES * sizeof *ret);
    if (kind == TAUT_PAIN || kind == TAUT_NUMBNESS) {
        uint32_t begin = kind == TAUT_PAIN ? of.begin : of.numb, end = kind == TAUT_PAIN ? of.numb : of.terms;
        for (uint32_t e = begin; e < end; e++)
            if (site_has(sites, r[e].at))
                raise_chances(ret, n->prepared->chances[r[e].chance]);
        return;
    }
    for (uint32_t e = of.terms; e < of.end; e++)
        if (r[e].at == target && r[e].kind == kind)
            raise_chances(ret, n->prepared->chances[r[e].chance]);
    if (is_point(n, i) && is_muscular(n, kind, target)) {
        double q[TAUT_STATES];
        chance_of_point(n, kind, q);
        raise_chances(ret, q);
    }
}

static void add_set(uint64_t *to, const uint64_t *more, size_t words)
{
    for (size_t w = 0; w < words; w++)
        to[w] |= more[w];
}

void add_causes(const struct network *n, enum taut_finding_kind kind, uint16_t target, const struct site_set *sites,
                uint64_t *set)
{
    size_t words = n->prepared->cause_words;
    if (kind != TAUT_PAIN && kind != TAUT_NUMBNESS) {
        add_set(set, causes_of_term(n->prepared, target), words);
        for (uint16_t p = 0; is_muscular(n, kind, target) && p < n->atlas->n_points; p++)
            set[p / 64] |= 1ULL << (p % 64);
        return;
    }
    for (size_t w = 0; w < SITE_WORDS; w++)
        for (uint64_t bits = sites->bits[w]; bits; bits &= bits - 1)
            add_set(set, causes_at_place(n->prepared, (w * 64 + (size_t)__builtin_ctzll(bits)) / 2), words);
}

bool make_instance_list(const struct network *n, struct taut_arena *arena, struct instance_list *ret)
{
    *ret = (struct instance_list){ .causes = taut_arena_array(arena, n->prepared->cause_words, sizeof *ret->causes),
                                   .list = taut_arena_raw(arena, n->n_instances + 1, sizeof *ret->list) };
    return ret->causes && ret->list;
}

void list_set(const struct network *n, struct instance_list *ret)
{
    const uint32_t *first = tables_of(n)->first;
    ret->n = 0;
    for (size_t w = 0; w < n->prepared->cause_words; w++)
        for (uint64_t bits = ret->causes[w]; bits; bits &= bits - 1) {
            size_t cause = w * 64 + (size_t)__builtin_ctzll(bits);
            for (uint32_t k = first[cause]; k < first[cause + 1]; k++)
                ret->list[ret->n++] = k;
        }
}

void list_bringing(const struct network *n, enum taut_finding_kind kind, uint16_t target, const struct site_set *sites,
                   struct instance_list *ret)
{
    memset(ret->causes, 0, n->prepared->cause_words * sizeof *ret->causes);
    add_causes(n, kind, target, sites, ret->causes);
    list_set(n, ret);
}

bool index_sites(const struct network *n, struct taut_arena *arena, struct site_index *ret)
{
    *ret = (struct site_index){ .words = (n->n_told + 63) / 64 };
    ret->rows = taut_arena_array(arena, 64u * SITE_WORDS * ret->words + 1, sizeof *ret->rows);
    ret->terms = taut_arena_array(arena, n->atlas->terms_of[TAUT_TERM_KINDS] / 64u + 1, sizeof *ret->terms);
    if (!ret->rows || !ret->terms)
        return false;
    for (size_t j = 0; j < n->n_told; j++) {
        const struct evidence *e = &n->told[j];
        if (e->kind == TAUT_NUMBNESS) {
            ret->any_numb = true;
        } else if (e->kind != TAUT_PAIN) {
            ret->any_term = true;
            ret->terms[e->target / 64] |= 1ULL << (e->target % 64);
        }
        ret->is_muscular = ret->is_muscular || is_muscular(n, e->kind, e->target);
        site_add(&ret->sites, &e->sites);
        for (size_t w = 0; w < SITE_WORDS; w++)
            for (uint64_t bits = e->sites.bits[w]; bits; bits &= bits - 1) {
                size_t site = w * 64 + (size_t)__builtin_ctzll(bits);
                ret->rows[site * ret->words + j / 64] |= 1ULL << (j % 64);
            }
    }
    return true;
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
    const struct side_tables *t = tables_of(n);
    const struct reach_slice of = t->reach[i - n->instances];
    const struct reach *r = t->reaches;
    memset(ret, 0, n->n_told * sizeof *ret);
    for (uint32_t e = of.begin; e < (at->any_numb ? of.terms : of.numb); e++)
        if (site_has(&at->sites, r[e].at))
            raise_at_site(n, at, r[e].at, (enum taut_finding_kind)r[e].kind, n->prepared->chances[r[e].chance], ret);
    for (uint32_t e = of.terms; at->any_term && e < of.end; e++)
        if (at->terms[r[e].at / 64] >> (r[e].at % 64) & 1)
            for (size_t j = 0; j < n->n_told; j++)
                if (n->told[j].kind == r[e].kind && n->told[j].target == r[e].at)
                    raise_chances(ret[j], n->prepared->chances[r[e].chance]);
    if (!at->is_muscular || !is_point(n, i))
        return;
    double q[TAUT_STATES];
    chance_of_point(n, TAUT_HAS_QUALITY, q);
    for (size_t j = 0; j < n->n_told; j++)
        if (is_muscular(n, n->told[j].kind, n->told[j].target))
            raise_chances(ret[j], q);
}

/* A wider place has more unknown sources: one share for each area and side (or midline) that it touches. */
static double leak_of_sites(const struct network *n, double leak, const struct site_set *sites)
{
    uint64_t met[3 * 64 * SITE_WORDS / 2 / 64 + 1] = { 0 };
    double none = 1;
    for (size_t w = 0; w < SITE_WORDS; w++)
        for (uint64_t bits = sites->bits[w]; bits; bits &= bits - 1) {
            size_t site = w * 64 + (size_t)__builtin_ctzll(bits);
            const struct region_fact *region = &n->prepared->regions[site / 2];
            size_t unit = 3u * (region->area - n->atlas->n_regions) + (region->paired ? site & 1 : 2);
            if (!in_set(met, unit))
                none *= 1 - leak;
            met[unit / 64] |= 1ULL << (unit % 64);
        }
    return 1 - none;
}

double network_leak(const struct network *n, enum taut_finding_kind kind, uint16_t target, const struct site_set *sites)
{
    const struct taut_atlas *a = n->atlas;
    const struct taut_model *m = &a->model;
    switch (kind) {
    case TAUT_PAIN: return leak_of_sites(n, m->pain_leak, sites);
    case TAUT_NUMBNESS: return leak_of_sites(n, m->numbness_leak, sites);
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
