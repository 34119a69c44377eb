/* reach.c - the links of the atlas, turned to the sides of the body and merged: what each instance brings about, and where. */
#include "network_parts.h"

#include <string.h>

enum { MOST_CHANCES = 1 << 15, CHANCE_SLOTS = 1 << 16 };

bool intern_chance(struct taut_infer_prepared *p, const double chance[TAUT_STATES], uint16_t *ret)
{
    uint64_t bits[TAUT_STATES], hash = 0;
    memcpy(bits, chance, sizeof bits);
    for (int s = 0; s < TAUT_STATES; s++)
        hash = (hash ^ bits[s]) * 0x9E3779B97F4A7C15u;
    size_t at = (size_t)(hash >> 40) & (CHANCE_SLOTS - 1);
    if (!p->chance_slots)
        p->chance_slots = taut_arena_array(p->arena, CHANCE_SLOTS, sizeof *p->chance_slots);
    if (!p->chances)
        p->chances = taut_arena_raw(p->arena, MOST_CHANCES, sizeof *p->chances);
    if (!p->chance_slots || !p->chances)
        return false;
    while (p->chance_slots[at] && memcmp(p->chances[p->chance_slots[at] - 1], chance, sizeof bits) != 0)
        at = (at + 1) & (CHANCE_SLOTS - 1);
    if (!p->chance_slots[at]) {
        if (p->n_chances == MOST_CHANCES)
            return false;
        memcpy(p->chances[p->n_chances], chance, sizeof bits);
        p->chance_slots[at] = (uint16_t)++p->n_chances;
    }
    *ret = (uint16_t)(p->chance_slots[at] - 1);
    return true;
}

/* ---- one instance, gathered ------------------------------------------------------------------------------------ */

/* Keys with the largest chance of each; found by key in one step. */
struct gathered {
    uint32_t *at;   /* [keys] 1 + index into the lists; 0: not met */
    uint32_t *keys; /* in the order in which they were met */
    double (*chance)[TAUT_STATES];
    size_t n;
};

static bool make_gathered(struct gathered *g, size_t keys, struct taut_arena *arena)
{
    *g = (struct gathered){ .at = taut_arena_array(arena, keys + 1, sizeof *g->at),
                            .keys = taut_arena_raw(arena, keys + 1, sizeof *g->keys),
                            .chance = taut_arena_raw(arena, keys + 1, sizeof *g->chance) };
    return g->at && g->keys && g->chance;
}

static void gather_chance(struct gathered *g, uint32_t key, const double chance[TAUT_STATES])
{
    if (!g->at[key]) {
        g->keys[g->n] = key;
        memset(g->chance[g->n], 0, sizeof *g->chance);
        g->at[key] = (uint32_t)++g->n;
    }
    raise_chances(g->chance[g->at[key] - 1], chance);
}

static void forget(struct gathered *g)
{
    for (size_t k = 0; k < g->n; k++)
        g->at[g->keys[k]] = 0;
    g->n = 0;
}

/* Keys of what is reached: sites of pain, sites of numbness, terms of easing, all other terms. */
enum { KEY_SITES = 64 * SITE_WORDS, KEY_NUMB = KEY_SITES, KEY_TERMS = 2 * KEY_SITES };

static uint32_t term_key(enum taut_finding_kind kind, uint16_t term)
{
    return KEY_TERMS + 2u * term + (kind == TAUT_EASES);
}

struct turning {
    struct network *probe; /* sides and atlas, nothing more */
    struct gathered reach, areas, regions;
    uint8_t *kind_of; /* [terms] */
    struct reach *reaches;
};

static void turn_pain(struct turning *t, const struct instance *i, const struct taut_link *l, const double *q)
{
    struct network *n = t->probe;
    size_t site[2], n_sites = link_sites(n, i, l, site);
    double numb[TAUT_STATES];
    for (int s = 0; s < TAUT_STATES; s++)
        numb[s] = q[s] * n->atlas->model.numbness_in_zone;
    for (size_t k = 0; k < n_sites; k++) {
        uint32_t slot = n->prepared->regions[l->target].paired ? (uint32_t)(site[k] & 1) : 2;
        gather_chance(&t->reach, (uint32_t)site[k], q);
        gather_chance(&t->areas, 3u * n->prepared->regions[l->target].area + slot, q);
        gather_chance(&t->regions, 3u * l->target + slot, q);
        if (is_point(n, i))
            gather_chance(&t->reach, KEY_NUMB + (uint32_t)site[k], numb);
    }
}

static void turn_links(struct turning *t, const struct instance *i)
{
    const struct taut_atlas *a = t->probe->atlas;
    const struct taut_cause *c = &a->causes[i->cause];
    double q[TAUT_STATES];
    for (uint32_t e = c->links; e < c->links + c->n_links; e++) {
        const struct taut_link *l = &a->links[e];
        size_t site[2];
        chance_of_link(t->probe, is_point(t->probe, i), l, q);
        if (l->kind == TAUT_PAIN) {
            turn_pain(t, i, l, q);
        } else if (l->kind == TAUT_NUMBNESS) {
            size_t n_sites = link_sites(t->probe, i, l, site);
            for (size_t k = 0; k < n_sites; k++)
                gather_chance(&t->reach, KEY_NUMB + (uint32_t)site[k], q);
        } else {
            t->kind_of[l->target] = l->kind;
            gather_chance(&t->reach, term_key((enum taut_finding_kind)l->kind, l->target), q);
        }
    }
    if (!is_point(t->probe, i))
        return;
    chance_of_point(t->probe, TAUT_PAIN, q);
    gather_chance(&t->reach, (uint32_t)site_of(t->probe, a->points[i->cause].place, i->side), q);
}

/* ---- all of them ------------------------------------------------------------------------------------------------ */

static bool write_kind(struct taut_infer_prepared *p, const struct turning *t, uint32_t from, uint32_t to, uint32_t *n)
{
    const struct gathered *g = &t->reach;
    for (size_t k = 0; k < g->n; k++) {
        uint32_t key = g->keys[k];
        struct reach *r = &t->reaches[*n];
        if (key < from || key >= to)
            continue;
        *r = (struct reach){ .at = (uint16_t)(key % KEY_SITES), .kind = key < KEY_NUMB ? TAUT_PAIN : TAUT_NUMBNESS };
        if (key >= KEY_TERMS) {
            r->at = (uint16_t)((key - KEY_TERMS) / 2);
            r->kind = key & 1 ? TAUT_EASES : t->kind_of[r->at];
        }
        if (!intern_chance(p, g->chance[k], &r->chance))
            return false;
        (*n)++;
    }
    return true;
}

static bool write_reach(struct taut_infer_prepared *p, const struct turning *t, uint32_t n, struct reach_slice *ret)
{
    ret->begin = n;
    if (!write_kind(p, t, 0, KEY_NUMB, &n))
        return false;
    ret->numb = n;
    if (!write_kind(p, t, KEY_NUMB, KEY_TERMS, &n))
        return false;
    ret->terms = n;
    if (!write_kind(p, t, KEY_TERMS, UINT32_MAX, &n))
        return false;
    ret->end = n;
    return true;
}

static bool write_silent(struct taut_infer_prepared *p, const struct gathered *g, struct silent *to)
{
    for (size_t k = 0; k < g->n; k++) {
        to[k].unit = (uint16_t)g->keys[k];
        if (!intern_chance(p, g->chance[k], &to[k].chance))
            return false;
    }
    return true;
}

static void list_instances(const struct taut_atlas *a, bool sided, struct side_tables *t)
{
    static const enum taut_side of_pair[] = { TAUT_LEFT, TAUT_RIGHT };
    for (uint16_t c = 0; c < a->n_causes; c++) {
        t->first[c] = (uint32_t)t->n_instances;
        for (size_t s = sided && a->causes[c].paired ? 0 : 1; s < 2; s++)
            t->instances[t->n_instances++] = (struct instance){ .cause = c,
                                                                .side = a->causes[c].paired ? of_pair[s] : TAUT_MIDLINE,
                                                                .row = UINT32_MAX };
    }
    t->first[a->n_causes] = (uint32_t)t->n_instances;
}

/* Upper bounds: each link on both sides, pain as numbness too, the point's own place. */
static bool make_lists(struct taut_infer_prepared *p, struct side_tables *t)
{
    const struct taut_atlas *a = p->atlas;
    size_t n_links = 0;
    for (size_t k = 0; k < t->n_instances; k++)
        n_links += a->causes[t->instances[k].cause].n_links;
    t->reaches = taut_arena_raw(p->arena, 4 * n_links + t->n_instances + 1, sizeof *t->reaches);
    t->silents = taut_arena_raw(p->arena, 4 * n_links + 1, sizeof *t->silents);
    t->reach = taut_arena_raw(p->arena, t->n_instances + 1, sizeof *t->reach);
    t->slots = taut_arena_raw(p->arena, t->n_instances + 1, sizeof *t->slots);
    t->silent[0] = taut_arena_raw(p->arena, t->n_instances + 1, sizeof *t->silent[0]);
    t->silent[1] = taut_arena_raw(p->arena, t->n_instances + 1, sizeof *t->silent[1]);
    return t->reaches && t->silents && t->reach && t->slots && t->silent[0] && t->silent[1];
}

static bool turn_all(struct taut_infer_prepared *p, struct turning *turn, struct side_tables *t)
{
    uint32_t n = 0, n_silent = 0;
    turn->reaches = t->reaches;
    for (size_t k = 0; k < t->n_instances; k++) {
        turn_links(turn, &t->instances[k]);
        const struct gathered *silent[2] = { &turn->areas, &turn->regions };
        if (!write_reach(p, turn, n, &t->reach[k]))
            return false;
        n = t->reach[k].end;
        t->slots[k] = 0;
        for (uint32_t e = t->reach[k].begin; e < t->reach[k].terms; e++)
            t->slots[k] |= (uint8_t)slot_bit(p, t->reaches[e].at);
        for (int by = 0; by < 2; by++) {
            if (!write_silent(p, silent[by], t->silents + n_silent))
                return false;
            t->silent[by][k] = (struct slice){ n_silent, n_silent + (uint32_t)silent[by]->n };
            n_silent = t->silent[by][k].end;
        }
        forget(&turn->reach);
        forget(&turn->areas);
        forget(&turn->regions);
    }
    return true;
}

bool side_tables_make(struct taut_infer_prepared *p, bool sided)
{
    const struct taut_atlas *a = p->atlas;
    struct side_tables *t = &p->sides[sided];
    struct network probe = { .atlas = a, .sided = sided, .prepared = p };
    size_t terms = a->terms_of[TAUT_TERM_KINDS];
    struct turning turn = { .probe = &probe };
    struct taut_arena *scratch = taut_arena_create();
    t->instances = taut_arena_raw(p->arena, 2u * a->n_causes + 1, sizeof *t->instances);
    t->first = taut_arena_raw(p->arena, a->n_causes + 1u, sizeof *t->first);
    bool ok = scratch && t->instances && t->first && make_gathered(&turn.reach, KEY_TERMS + 2 * terms, scratch) &&
              make_gathered(&turn.areas, 3u * a->n_places, scratch) &&
              make_gathered(&turn.regions, 3u * a->n_places, scratch) &&
              (turn.kind_of = taut_arena_array(scratch, terms + 1, 1));
    if (ok) {
        list_instances(a, sided, t);
        ok = make_lists(p, t) && turn_all(p, &turn, t);
    }
    taut_arena_free(scratch);
    t->is_made = ok;
    return ok;
}
