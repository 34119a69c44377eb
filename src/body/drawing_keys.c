/* drawing_keys.c - the ways to name skin: regions, areas, CHOIR segments, WPI areas. Each gives every triangle a key, worked out
 * once for a canvas. */
#include "canvas.h"

#include <stdio.h>
#include <string.h>

enum { FIRST_BACK_SEGMENT = 200, SEGMENTS_END = 300 };

static enum taut_status no_memory(struct taut_error *err)
{
    return taut_fail(err, TAUT_ENOMEM, "drawing", "no memory for the names of the skin");
}

/* ---- CHOIR --------------------------------------------------------------------------------------------------- */

/* A pair region lists its right segments and its left ones; a midline region lists both in one. So a segment that some pair
 * region has on its left is a left one. */
static void find_left_segments(const struct taut_atlas *a, bool left[SEGMENTS_END])
{
    memset(left, 0, SEGMENTS_END * sizeof *left);
    for (uint16_t r = 0; r < a->n_regions; r++)
        for (uint32_t i = 0; a->places[r].paired && i < a->places[r].choir_left.n; i++)
            left[a->index[a->places[r].choir_left.begin + i] % SEGMENTS_END] = true;
}

struct candidates {
    uint16_t segments[8];
    unsigned n;
};

static bool holds_segment(const struct candidates *k, uint16_t segment)
{
    for (unsigned i = 0; i < k->n; i++)
        if (k->segments[i] == segment)
            return true;
    return false;
}

/* The segments that a triangle may belong to: those of its region on its side, and of its face where the region has both. */
static struct candidates candidates_of(const struct taut_canvas *c, const bool left[SEGMENTS_END], uint32_t t)
{
    const struct taut_place *p = &c->atlas->places[c->body->regions[t]];
    bool on_left = t < c->body->n_half;
    const struct taut_list list = p->paired && on_left ? p->choir_left : p->choir;
    const uint32_t *corner = c->body->triangles[t];
    bool back = c->body->normals[corner[0]].z + c->body->normals[corner[1]].z + c->body->normals[corner[2]].z < 0;
    struct candidates all = { .n = 0 }, faced = { .n = 0 };
    for (uint32_t i = 0; i < list.n && all.n < 8; i++) {
        uint16_t s = c->atlas->index[list.begin + i];
        if (s >= SEGMENTS_END || (!p->paired && left[s] != on_left))
            continue;
        all.segments[all.n++] = s;
        if ((s >= FIRST_BACK_SEGMENT) == back)
            faced.segments[faced.n++] = s;
    }
    return faced.n ? faced : all;
}

/* Where a region lies in several segments of one face, its skin goes to the segment whose own skin is nearest: waves from all
 * settled triangles at once, over neighbours. */
static void settle_shared(const struct taut_canvas *c, const bool left[SEGMENTS_END], uint16_t *segments,
                          uint32_t *queue)
{
    uint32_t n = 0;
    for (uint32_t t = 0; t < c->body->n_triangles; t++)
        if (segments[t])
            queue[n++] = t;
    for (uint32_t i = 0; i < n; i++)
        for (int k = 0; k < 3; k++) {
            uint32_t next = c->beside[queue[i]][k];
            if (next == CANVAS_NO_TRIANGLE || segments[next])
                continue;
            struct candidates may = candidates_of(c, left, next);
            if (!holds_segment(&may, segments[queue[i]]))
                continue;
            segments[next] = segments[queue[i]];
            queue[n++] = next;
        }
}

static enum taut_status need_choir(struct taut_canvas *c, struct taut_error *err)
{
    bool left[SEGMENTS_END];
    if (c->choir)
        return TAUT_OK;
    enum taut_status st = canvas_need_neighbours(c, err);
    if (st != TAUT_OK)
        return st;
    uint16_t *segments = taut_arena_array(c->arena, c->body->n_triangles + 1, sizeof *segments);
    uint32_t *queue = taut_arena_array(c->arena, c->body->n_triangles + 1, sizeof *queue);
    if (!segments || !queue)
        return no_memory(err);
    find_left_segments(c->atlas, left);
    for (uint32_t t = 0; t < c->body->n_triangles; t++) {
        struct candidates may = candidates_of(c, left, t);
        segments[t] = may.n == 1 ? may.segments[0] : 0;
    }
    settle_shared(c, left, segments, queue);
    for (uint32_t t = 0; t < c->body->n_triangles; t++) { /* no wave came by */
        struct candidates may = candidates_of(c, left, t);
        if (!segments[t] && may.n > 0)
            segments[t] = may.segments[0];
    }
    c->choir = segments;
    return TAUT_OK;
}

/* ---- WPI -------------------------------------------------------------------------------------------------------- */

/* In the order of the questionnaire. */
static const struct wpi_area {
    const char *id;
    bool paired;
} wpi_areas[] = {
    { "shoulder-girdle", true }, { "upper-arm", true },   { "lower-arm", true },   { "hip", true },
    { "upper-leg", true },       { "lower-leg", true },   { "jaw", true },         { "chest", false },
    { "abdomen", false },        { "upper-back", false }, { "lower-back", false }, { "neck", false },
};
enum { WPI_AREAS = sizeof wpi_areas / sizeof *wpi_areas };

static size_t wpi_of(const struct taut_atlas *a, uint16_t region)
{
    size_t k = 0;
    while (k < WPI_AREAS && strcmp(a->places[region].wpi, wpi_areas[k].id) != 0)
        k++;
    return k;
}

static void name_wpi(size_t area, enum taut_side side, char out[32])
{
    bool paired = wpi_areas[area].paired;
    snprintf(out, 32, "%s%s%s", wpi_areas[area].id, paired ? "-" : "", paired ? taut_side_name(side) : "");
}

void taut_wpi_name(const struct taut_atlas *a, uint16_t place, enum taut_side side, char out[32])
{
    size_t area = place < a->n_regions ? wpi_of(a, place) : WPI_AREAS;
    out[0] = '\0';
    if (area < WPI_AREAS)
        name_wpi(area, side, out);
}

/* ---- keys --------------------------------------------------------------------------------------------------------- */

/* One number for a named part on a side: CANVAS_SLOTS * part + (left, right, midline); CHOIR: the segment. */
static uint16_t key_of(const struct taut_canvas *c, enum taut_share_of of, const uint8_t *wpi, uint32_t t)
{
    uint16_t region = c->body->regions[t];
    bool right = t >= c->body->n_half;
    unsigned side = c->atlas->places[region].paired ? (unsigned)right : 2;
    switch (of) {
    case TAUT_SHARE_REGIONS: return (uint16_t)(CANVAS_SLOTS * region + side);
    case TAUT_SHARE_AREAS: return (uint16_t)(CANVAS_SLOTS * c->atlas->places[region].parent + side);
    case TAUT_SHARE_CHOIR: return c->choir[t] ? c->choir[t] : CANVAS_NO_KEY;
    case TAUT_SHARE_WPI: break;
    }
    if (wpi[region] == WPI_AREAS)
        return CANVAS_NO_KEY;
    return (uint16_t)(CANVAS_SLOTS * wpi[region] + (wpi_areas[wpi[region]].paired ? (unsigned)right : 2));
}

static enum taut_status allocate(struct taut_canvas *c, struct canvas_keys *k, struct taut_error *err)
{
    k->n_keys = CANVAS_SLOTS * (size_t)c->atlas->n_places + SEGMENTS_END;
    k->keys = taut_arena_array(c->arena, c->body->n_triangles + 1, sizeof *k->keys);
    k->region = taut_arena_array(c->arena, k->n_keys, sizeof *k->region);
    k->left = taut_arena_array(c->arena, k->n_keys, sizeof *k->left);
    k->skin_mm2 = taut_arena_array(c->arena, k->n_keys, sizeof *k->skin_mm2);
    return k->keys && k->region && k->left && k->skin_mm2 ? TAUT_OK : no_memory(err);
}

enum taut_status canvas_keys_of(struct taut_canvas *c, enum taut_share_of of, const struct canvas_keys **ret,
                                struct taut_error *err)
{
    struct canvas_keys *k = &c->keys[of];
    *ret = k;
    if (k->n_keys)
        return TAUT_OK;
    enum taut_status st = of == TAUT_SHARE_CHOIR ? need_choir(c, err) : TAUT_OK;
    struct canvas_keys made = { 0 };
    if (st == TAUT_OK)
        st = allocate(c, &made, err);
    uint8_t *wpi = taut_arena_array(c->arena, c->atlas->n_regions, sizeof *wpi);
    if (st == TAUT_OK && !wpi)
        st = no_memory(err);
    if (st != TAUT_OK)
        return st;
    for (uint16_t r = 0; r < c->atlas->n_regions; r++)
        wpi[r] = (uint8_t)wpi_of(c->atlas, r);
    for (uint32_t t = 0; t < c->body->n_triangles; t++) {
        uint16_t key = made.keys[t] = key_of(c, of, wpi, t);
        if (key == CANVAS_NO_KEY)
            continue;
        made.skin_mm2[key] += (double)c->areas[t];
        made.region[key] = c->body->regions[t];
        made.left[key] = made.left[key] || t < c->body->n_half;
    }
    *k = made;
    return TAUT_OK;
}

uint16_t canvas_wpi_key(const char *name)
{
    for (uint16_t key = 0; key < CANVAS_SLOTS * WPI_AREAS; key++) {
        char known[32];
        if (wpi_areas[key / CANVAS_SLOTS].paired == (key % CANVAS_SLOTS == 2))
            continue;
        name_wpi(key / CANVAS_SLOTS, canvas_sides[key % CANVAS_SLOTS], known);
        if (!strcmp(known, name))
            return key;
    }
    return CANVAS_NO_KEY;
}
