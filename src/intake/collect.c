/* collect.c - gathers findings, each (kind, target, side) once. */
#include "read.h"

enum { SIDES = TAUT_BOTH + 1 };

bool collection_start(struct collection *c, size_t targets, struct taut_arena *arena)
{
    *c = (struct collection){ .arena = arena,
                              .findings = { .size = sizeof(struct taut_finding) },
                              .targets = targets,
                              .level = TAUT_LEVEL_UNKNOWN,
                              .nrs = -1 };
    c->place_of = taut_arena_array(arena, TAUT_FINDING_KINDS * targets * SIDES, sizeof *c->place_of);
    return c->place_of;
}

/* A person has one age. */
static size_t key_of(const struct collection *c, const struct taut_finding *f)
{
    size_t target = f->kind == TAUT_AGE ? 0 : f->target;
    return (f->kind * c->targets + target) * SIDES + f->side;
}

struct taut_finding *collection_find(const struct collection *c, const struct taut_finding *key)
{
    uint16_t at = c->place_of[key_of(c, key)];
    return at ? (struct taut_finding *)c->findings.items + (at - 1) : NULL;
}

struct taut_finding *collection_push(struct collection *c, const struct taut_finding *f)
{
    if (c->findings.n >= TAUT_MAX_FINDINGS) {
        c->full = true;
        return NULL;
    }
    struct taut_finding *fresh = taut_vec_push(c->arena, &c->findings);
    if (!fresh) {
        c->no_memory = true;
        return NULL;
    }
    *fresh = *f;
    c->place_of[key_of(c, f)] = (uint16_t)c->findings.n;
    return fresh;
}

static bool has_level(const struct taut_finding *f)
{
    return f->level != TAUT_LEVEL_UNKNOWN;
}

static void merge(struct taut_finding *known, const struct taut_finding *f)
{
    if (known->negated != f->negated) { /* what was stated wins over what was denied */
        if (known->negated)
            *known = *f;
        return;
    }
    if (has_level(f) &&
        (!has_level(known) || f->level > known->level || (f->level == known->level && f->nrs > known->nrs))) {
        known->level = f->level;
        known->nrs = f->nrs;
    }
    if (known->inferred && !f->inferred)
        known->span = f->span;
    known->spread = known->spread && f->spread;
    known->inferred = known->inferred && f->inferred;
}

void collection_add(struct collection *c, const struct taut_finding *f)
{
    struct taut_finding *known = collection_find(c, f);
    struct taut_finding *at = known ? known : collection_push(c, f);
    if (known)
        merge(known, f);
    if (at && at->kind == TAUT_PAIN && !at->negated && !has_level(at) && c->level != TAUT_LEVEL_UNKNOWN) {
        at->level = c->level;
        at->nrs = c->nrs;
    }
}

void collection_grade(struct collection *c, uint8_t level, int8_t nrs)
{
    struct taut_finding *findings = c->findings.items;
    bool any = false;
    for (size_t k = 0; k < c->findings.n; k++) {
        struct taut_finding *f = &findings[k];
        any = any || f->kind == TAUT_PAIN;
        if (f->kind != TAUT_PAIN || f->negated || has_level(f))
            continue;
        f->level = level;
        f->nrs = nrs;
        f->negated = level == 0;
    }
    if (!any && level > 0) {
        c->level = level;
        c->nrs = nrs;
    }
}

void collection_give_side(struct collection *c, const struct taut_atlas *a, enum taut_side side)
{
    struct taut_finding *findings = c->findings.items;
    for (size_t k = 0; k < c->findings.n; k++) {
        struct taut_finding *f = &findings[k], key = *f;
        bool in_place = f->kind == TAUT_PAIN || f->kind == TAUT_NUMBNESS;
        if (!in_place || f->negated || f->side != TAUT_UNSTATED || !a->places[f->target].paired)
            continue;
        key.side = side;
        if (collection_find(c, &key))
            continue;
        c->place_of[key_of(c, f)] = 0;
        f->side = side;
        c->place_of[key_of(c, f)] = (uint16_t)(k + 1);
    }
}

void collection_settle(struct collection *c)
{
    static const enum taut_side sides[] = { TAUT_LEFT, TAUT_RIGHT, TAUT_BOTH };
    struct taut_finding *findings = c->findings.items;
    size_t n = 0;
    for (size_t k = 0; k < c->findings.n; k++) {
        struct taut_finding f = findings[k], key = f;
        bool joined = false, joins = (f.kind == TAUT_PAIN || f.kind == TAUT_NUMBNESS) && f.side == TAUT_UNSTATED;
        for (size_t i = 0; joins && i < sizeof sides / sizeof *sides; i++) {
            key.side = sides[i];
            struct taut_finding *sided = collection_find(c, &key);
            if (sided && sided->negated == f.negated) {
                merge(sided, &f);
                joined = true;
            }
        }
        if (!joined) { /* only ever moves down, so that place_of stays true for all that is still to come */
            findings[n++] = f;
            c->place_of[key_of(c, &f)] = (uint16_t)n;
        }
    }
    c->findings.n = n;
}
