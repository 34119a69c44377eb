/* evidence.c - findings as evidence: which sites, which levels, how easily it would have been left out. */
#include "network_parts.h"

#include <stdio.h>
#include <string.h>

/* Share of the pain that a cause brings which is above level l, 0 <= l <= 3. */
static double above(const struct taut_model *m, int level)
{
    return level <= 0 ? 1 : level == 1 ? 1 - m->mild_share : level == 2 ? 1 - m->mild_share - m->moderate_share : 0;
}

double at_most(const struct taut_model *m, const struct evidence *e, double chance, int level)
{
    if (level < 0)
        return 0;
    double over = e->kind == TAUT_PAIN ? above(m, level) : level >= 1 ? 0 : 1;
    return 1 - chance * (1 - e->omitted) * over;
}

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

bool evidence_is_subsumed(const struct evidence *list, size_t n, size_t i, size_t skip)
{
    const struct evidence *wide = &list[i];
    if (wide->kind != TAUT_PAIN && wide->kind != TAUT_NUMBNESS)
        return false;
    for (size_t k = 0; k < n; k++) {
        const struct evidence *narrow = &list[k];
        if (k == i || narrow->finding == skip || narrow->kind != wide->kind ||
            !site_subset(&narrow->sites, &wide->sites))
            continue;
        if (k < i || !site_subset(&wide->sites, &narrow->sites))
            return true;
    }
    return false;
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

/* Of painted skin that is told twice, once is enough. */
static void mark_subsumed(struct evidence_lists *l)
{
    size_t kept = 0;
    for (size_t i = 0; i < l->n_positive; i++)
        l->positive[i].subsumed = evidence_is_subsumed(l->positive, l->n_positive, i, SIZE_MAX);
    for (size_t i = 0; i < l->n_positive; i++)
        if (!l->positive[i].subsumed || !l->positive[i].drawn)
            l->positive[kept++] = l->positive[i];
    l->n_positive = kept;
}

static void note_silent(const struct network *n, struct evidence_lists *l, uint32_t unit)
{
    const uint64_t *causes = causes_at_place(n->prepared, unit / 3);
    l->slots |= 1u << unit % 3;
    for (size_t w = 0; w < n->prepared->cause_words; w++)
        l->silent[w] |= causes[w];
}

static void mark_mentioned(const struct network *n, struct evidence_lists *l, size_t site)
{
    uint32_t unit = unit_of(n, l, (uint16_t)(site / 2), site);
    if (!l->units[unit].mentioned)
        note_silent(n, l, unit);
    l->units[unit].mentioned = true;
}

/* Regions next to one that hurts: on its own side, where both have sides. */
static void mark_beside(const struct network *n, struct evidence_lists *l, size_t site)
{
    const struct taut_list beside = n->atlas->places[site / 2].neighbours;
    for (uint32_t k = 0; k < beside.n; k++) {
        uint16_t region = n->atlas->index[beside.begin + k];
        bool same = n->prepared->regions[region].paired && n->prepared->regions[site / 2].paired;
        for (size_t side = same ? site & 1 : 0; side <= (same ? site & 1 : 1); side++) {
            uint32_t unit = unit_of(n, l, region, side);
            if (!l->units[unit].beside)
                note_silent(n, l, unit);
            l->units[unit].beside = true;
        }
    }
}

static void note_sign(const struct network *n, struct evidence_lists *l, const struct evidence *e)
{
    const uint64_t *causes = causes_of_term(n->prepared, e->target);
    for (size_t w = 0; w < n->prepared->cause_words && e->kind == TAUT_HAS_SIGN; w++)
        l->signs[w] |= causes[w];
}

static void mark_units(const struct network *n, struct evidence_lists *l)
{
    for (size_t w = 0; w < SITE_WORDS; w++) {
        for (uint64_t bits = l->mentioned.bits[w]; bits; bits &= bits - 1)
            mark_mentioned(n, l, w * 64 + (size_t)__builtin_ctzll(bits));
        for (uint64_t bits = l->any_drawing ? l->painful.bits[w] : 0; bits; bits &= bits - 1)
            mark_beside(n, l, w * 64 + (size_t)__builtin_ctzll(bits));
    }
    for (size_t k = 0; k < l->n_positive; k++)
        note_sign(n, l, &l->positive[k]);
    for (size_t k = 0; k < l->n_negative; k++)
        note_sign(n, l, &l->negative[k]);
}

enum taut_status collect_evidence(const struct network *n, const struct taut_case *c, size_t skip,
                                  struct taut_arena *arena, struct evidence_lists *l, struct taut_error *err)
{
    l->positive = taut_arena_array(arena, 2 * c->n_findings + 1, sizeof *l->positive);
    l->negative = taut_arena_array(arena, 2 * c->n_findings + 1, sizeof *l->negative);
    l->units = taut_arena_array(arena, 3u * n->atlas->n_places + 3, sizeof *l->units);
    l->silent = taut_arena_array(arena, n->prepared->cause_words, sizeof *l->silent);
    l->signs = taut_arena_array(arena, n->prepared->cause_words, sizeof *l->signs);
    if (!l->positive || !l->negative || !l->units || !l->silent || !l->signs)
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for %zu findings", c->n_findings);
    for (size_t i = 0; i < c->n_findings; i++) {
        enum taut_status st = check_finding(n->atlas, &c->findings[i], i, err);
        if (st != TAUT_OK)
            return st;
    }
    for (size_t i = 0; i < c->n_findings; i++) {
        const struct taut_finding *f = &c->findings[i];
        if (f->kind == TAUT_PAIN || f->kind == TAUT_NUMBNESS || is_term_finding(f->kind))
            add_evidence(n, l, f, i, i == skip);
    }
    sort_evidence(l->positive, l->n_positive);
    sort_evidence(l->negative, l->n_negative);
    mark_subsumed(l);
    for (size_t i = 0; i < l->n_negative; i++)
        if (l->negative[i].kind == TAUT_PAIN)
            site_remove(&l->negative[i].sites, &l->painful);
    mark_units(n, l);
    return TAUT_OK;
}
