/* zone.c - the zone of a trigger point as a soft field on the skin: its regions, narrowed by lines and discs. */
#include <string.h>

#include "place.h"

enum { LEFT, RIGHT, HALVES };
enum { OUTSIDE, SPILLS, USUAL };

struct zone {
    const struct taut_atlas *atlas;
    const struct taut_surface *surface;
    const struct taut_body *body;
    struct taut_geodesic *work;
    struct taut_arena *arena;
    const struct taut_point *point;
    bool on[HALVES]; /* the sides of the point; both of one in the midline */
    uint8_t *level;  /* of region and half: OUTSIDE … USUAL */
    bool *narrowed;  /* region: by some strip */
    float *mask;     /* of a point of the body: how much of it the strips let through, 0..1, or WHOLE */
    uint8_t *seen;   /* of a point of the body: INSIDE | BESIDE */
    uint32_t *border, n_border;
    float *ret;
};
enum { INSIDE = 1, BESIDE = 2 };
#define WHOLE 2.0f /* no strip gives as much */

static uint8_t *level_at(const struct zone *z, uint16_t region, int half)
{
    return &z->level[HALVES * (size_t)region + (size_t)half];
}

static uint8_t level_of(const struct zone *z, uint32_t triangle)
{
    return *level_at(z, z->body->regions[triangle], triangle < z->body->n_half ? LEFT : RIGHT);
}

static bool reaches(const struct zone *z, const struct taut_link *l, int half)
{
    switch ((enum taut_relative)l->relative) {
    case TAUT_SAME: return z->on[half];
    case TAUT_OPPOSITE: return z->on[half == LEFT ? RIGHT : LEFT];
    case TAUT_ON_BOTH: return true;
    case TAUT_ON_LEFT: return half == LEFT;
    case TAUT_ON_RIGHT: return half == RIGHT;
    }
    return false;
}

static void take_regions(struct zone *z)
{
    const struct taut_cause *c = &z->atlas->causes[z->point - z->atlas->points];
    for (uint32_t i = c->links; i < c->links + c->n_links; i++) {
        const struct taut_link *l = &z->atlas->links[i];
        if (l->kind != TAUT_PAIN || l->zone == TAUT_NO_ZONE)
            continue;
        uint8_t level = l->zone == TAUT_ESSENTIAL ? USUAL : SPILLS;
        for (int half = LEFT; half < HALVES; half++) {
            uint8_t *at = level_at(z, l->target, half);
            bool there = !z->atlas->places[l->target].paired || reaches(z, l, half);
            if (there && level > *at)
                *at = level;
        }
    }
    for (uint32_t i = z->point->strips; i < z->point->strips + z->point->n_strips; i++) {
        const struct taut_list regions = z->atlas->strips[i].regions;
        for (uint32_t k = 0; k < regions.n; k++)
            z->narrowed[z->atlas->index[regions.begin + k]] = true;
    }
}

/* 0 at 0 and below, 1 at 1 and above, flat at both. */
static float soft(float t)
{
    t = t < 0 ? 0 : t > 1 ? 1 : t;
    return t * t * (3 - 2 * t);
}

/* ---- borders ------------------------------------------------------------------------------------------------------ */

static void find_border(struct zone *z, uint8_t least)
{
    memset(z->seen, 0, z->body->n_points);
    z->n_border = 0;
    for (uint32_t t = 0; t < z->body->n_triangles; t++) {
        uint8_t flag = level_of(z, t) >= least ? INSIDE : BESIDE;
        for (int c = 0; c < 3; c++)
            z->seen[z->body->triangles[t][c]] |= flag;
    }
    for (uint32_t p = 0; p < z->body->n_points; p++)
        if (z->seen[p] == (INSIDE | BESIDE))
            z->border[z->n_border++] = p;
}

/* ---- strips ------------------------------------------------------------------------------------------------------- */

/* A strip is laid on every half that has a region of it in the zone; a region of the midline asks for the point's own. */
static bool strip_lies_on(const struct zone *z, const struct taut_strip *strip, int half)
{
    for (uint32_t k = 0; k < strip->regions.n; k++) {
        uint16_t region = z->atlas->index[strip->regions.begin + k];
        if (*level_at(z, region, half) && (z->atlas->places[region].paired || z->on[half]))
            return true;
    }
    return false;
}

static void open_mask(struct zone *z, uint32_t p, float through)
{
    z->mask[p] = through > z->mask[p] ? through : z->mask[p];
}

/* Within its regions, and beside the zone, where its edge fades. */
static void let_through(struct zone *z, const struct taut_strip *strip, struct taut_reach reach)
{
    float middle = (float)strip->width_mm / 2 + TAUT_SOFT_EDGE_MM / 2;
    for (uint32_t i = 0; i < reach.n; i++) {
        uint32_t p = reach.points[i];
        if (z->seen[p] == BESIDE)
            open_mask(z, p, soft((middle - reach.mm[p]) / TAUT_SOFT_EDGE_MM));
    }
    for (uint32_t t = 0; t < z->body->n_triangles; t++) {
        bool of_strip = false;
        for (uint32_t k = 0; k < strip->regions.n && z->narrowed[z->body->regions[t]] && !of_strip; k++)
            of_strip = z->atlas->index[strip->regions.begin + k] == z->body->regions[t];
        for (int c = 0; c < 3 && of_strip; c++) {
            uint32_t p = z->body->triangles[t][c];
            if (reach.mm[p] < TAUT_FAR)
                open_mask(z, p, soft((middle - reach.mm[p]) / TAUT_SOFT_EDGE_MM));
        }
    }
}

static bool lay_strips(struct zone *z)
{
    for (uint32_t i = z->point->strips; i < z->point->strips + z->point->n_strips; i++) {
        const struct taut_strip *strip = &z->atlas->strips[i];
        for (int half = LEFT; half < HALVES; half++) {
            struct taut_vec line;
            if (!strip_lies_on(z, strip, half))
                continue;
            if (!place_line(z->atlas, z->surface, strip->landmarks, half == LEFT ? TAUT_LEFT : TAUT_RIGHT, z->arena,
                            &line))
                return false;
            float reach = (float)strip->width_mm / 2 + TAUT_SOFT_EDGE_MM;
            let_through(z, strip, taut_geodesic_from_line(z->work, line.items, line.n, reach));
        }
    }
    return true;
}

/* ---- painting ----------------------------------------------------------------------------------------------------- */

/* Where no strip narrows a region the whole of it is let through, and beside the zone what its border reaches. */
static void open_whole_regions(struct zone *z)
{
    for (uint32_t t = 0; t < z->body->n_triangles; t++)
        for (int c = 0; c < 3 && level_of(z, t) && !z->narrowed[z->body->regions[t]]; c++)
            z->mask[z->body->triangles[t][c]] = WHOLE;
    uint32_t n = 0;
    for (uint32_t i = 0; i < z->n_border; i++)
        if (z->mask[z->border[i]] == WHOLE)
            z->border[n++] = z->border[i];
    struct taut_reach reach = taut_geodesic_from_points(z->work, z->border, n, TAUT_SOFT_EDGE_MM / 2);
    for (uint32_t i = 0; i < reach.n; i++)
        if (z->seen[reach.points[i]] == BESIDE)
            z->mask[reach.points[i]] = WHOLE;
}

static void raise(struct zone *z, uint32_t p, float value)
{
    value *= z->mask[p] < 1 ? z->mask[p] : 1;
    z->ret[p] = value > z->ret[p] ? value : z->ret[p];
}

static void paint(struct zone *z, uint8_t least, float value)
{
    const float half = TAUT_SOFT_EDGE_MM / 2.0f;
    find_border(z, least);
    struct taut_reach reach = taut_geodesic_from_points(z->work, z->border, z->n_border, half);
    for (uint32_t p = 0; p < z->body->n_points; p++)
        if (z->seen[p] == INSIDE)
            raise(z, p, value * soft(((reach.mm[p] < half ? reach.mm[p] : half) + half) / TAUT_SOFT_EDGE_MM));
    for (uint32_t i = 0; i < reach.n; i++) {
        uint32_t p = reach.points[i];
        if (z->seen[p] & BESIDE)
            raise(z, p, value * soft((half - reach.mm[p]) / TAUT_SOFT_EDGE_MM));
    }
}

static bool make_room(struct zone *z)
{
    size_t regions = z->atlas->n_regions, points = z->body->n_points;
    z->level = taut_arena_array(z->arena, HALVES * regions, sizeof *z->level);
    z->narrowed = taut_arena_array(z->arena, regions, sizeof *z->narrowed);
    z->mask = taut_arena_array(z->arena, points, sizeof *z->mask);
    z->seen = taut_arena_array(z->arena, points, sizeof *z->seen);
    z->border = taut_arena_array(z->arena, points, sizeof *z->border);
    return z->level && z->narrowed && z->mask && z->seen && z->border;
}

enum taut_status taut_zone_field(const struct taut_atlas *a, const struct taut_surface *s, struct taut_geodesic *g,
                                 uint16_t point, enum taut_side side, struct taut_arena *scratch, float *ret,
                                 struct taut_error *err)
{
    if (point >= a->n_points)
        return taut_fail(err, TAUT_EINVAL, "point", "the atlas has no point %u", (unsigned)point);
    enum taut_status st = place_check(s, side, err);
    if (st != TAUT_OK)
        return st;
    struct zone z = { .atlas = a,
                      .surface = s,
                      .body = taut_surface_body(s),
                      .work = g,
                      .arena = scratch,
                      .point = &a->points[point],
                      .on = { side != TAUT_RIGHT, side != TAUT_LEFT },
                      .ret = ret };
    if (!make_room(&z))
        return taut_fail(err, TAUT_ENOMEM, "point", "no memory for a zone");
    take_regions(&z);
    find_border(&z, SPILLS);
    if (!lay_strips(&z))
        return taut_fail(err, TAUT_ENOMEM, "point", "no memory for a zone");
    open_whole_regions(&z);
    paint(&z, SPILLS, 0.5f);
    paint(&z, USUAL, 1);
    return TAUT_OK;
}
