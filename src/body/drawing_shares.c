/* drawing_shares.c - painted skin as shares of regions, areas, CHOIR segments and WPI areas, and marks from those.
 *
 * Each way of naming gives every triangle a key; what is summed over keys is the same for all. */
#include "canvas.h"

#include <stdio.h>
#include <string.h>

#define LEAST_SHARE 0.1    /* of a part: less may be a stroke that ran over the border */
#define LEAST_OF_SPOT 0.25 /* of a spot: a small one in a large part counts where most of it lies */
#define NO_KEY UINT16_MAX
enum { FIRST_BACK_SEGMENT = 200, SEGMENTS_END = 300, SLOTS = 3 };

static enum taut_status no_memory(struct taut_error *err)
{
    return taut_fail(err, TAUT_ENOMEM, "drawing", "no memory for the shares");
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

enum taut_status canvas_need_choir(struct taut_canvas *c, struct taut_error *err)
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

static const enum taut_side sides[SLOTS] = { TAUT_LEFT, TAUT_RIGHT, TAUT_MIDLINE };

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

/* One number for a named part on a side: SLOTS * part + (left, right, midline); CHOIR: the segment. */
static uint16_t key_of(const struct taut_canvas *c, enum taut_share_of of, const uint8_t *wpi, uint32_t t)
{
    uint16_t region = c->body->regions[t];
    bool right = t >= c->body->n_half;
    unsigned side = c->atlas->places[region].paired ? (unsigned)right : 2;
    switch (of) {
    case TAUT_SHARE_REGIONS: return (uint16_t)(SLOTS * region + side);
    case TAUT_SHARE_AREAS: return (uint16_t)(SLOTS * c->atlas->places[region].parent + side);
    case TAUT_SHARE_CHOIR: return c->choir[t] ? c->choir[t] : NO_KEY;
    case TAUT_SHARE_WPI: break;
    }
    if (wpi[region] == WPI_AREAS)
        return NO_KEY;
    return (uint16_t)(SLOTS * wpi[region] + (wpi_areas[wpi[region]].paired ? (unsigned)right : 2));
}

struct keyed {
    uint16_t *keys; /* of triangles */
    size_t n_keys;
    uint16_t *region; /* of each key: one of its regions */
    bool *any, *left; /* of each key: it has skin, it has some on the left half */
    uint8_t *wpi;     /* of regions */
};

static enum taut_status make_keys(struct taut_canvas *c, enum taut_share_of of, struct taut_arena *arena,
                                  struct keyed *ret, struct taut_error *err)
{
    enum taut_status st = of == TAUT_SHARE_CHOIR ? canvas_need_choir(c, err) : TAUT_OK;
    if (st != TAUT_OK)
        return st;
    ret->n_keys = SLOTS * (size_t)c->atlas->n_places + SEGMENTS_END;
    ret->keys = taut_arena_array(arena, c->body->n_triangles + 1, sizeof *ret->keys);
    ret->region = taut_arena_array(arena, ret->n_keys, sizeof *ret->region);
    ret->any = taut_arena_array(arena, ret->n_keys, sizeof *ret->any);
    ret->left = taut_arena_array(arena, ret->n_keys, sizeof *ret->left);
    ret->wpi = taut_arena_array(arena, c->atlas->n_regions, sizeof *ret->wpi);
    if (!ret->keys || !ret->region || !ret->any || !ret->left || !ret->wpi)
        return no_memory(err);
    for (uint16_t r = 0; r < c->atlas->n_regions; r++)
        ret->wpi[r] = (uint8_t)wpi_of(c->atlas, r);
    for (uint32_t t = 0; t < c->body->n_triangles; t++) {
        uint16_t key = ret->keys[t] = key_of(c, of, ret->wpi, t);
        if (key == NO_KEY)
            continue;
        ret->any[key] = true;
        ret->region[key] = c->body->regions[t];
        ret->left[key] = ret->left[key] || t < c->body->n_half;
    }
    return TAUT_OK;
}

/* ---- shares -------------------------------------------------------------------------------------------------------- */

struct sum {
    double skin, painted, graded, nrs, of_spot;
    bool touched;
};

static void add_skin(const struct taut_canvas *c, const struct taut_painting *p, const struct keyed *k,
                     struct sum *sums)
{
    for (uint32_t t = 0; t < c->body->n_triangles; t++) {
        if (k->keys[t] == NO_KEY)
            continue;
        struct sum *s = &sums[k->keys[t]];
        double area = (double)c->areas[t];
        s->skin += area;
        s->painted += p->paint[t] != TAUT_BARE ? area : 0;
        s->graded += p->paint[t] > TAUT_UNGRADED ? area : 0;
        s->nrs += p->paint[t] > TAUT_UNGRADED ? area * (p->paint[t] - TAUT_UNGRADED) : 0;
    }
    for (size_t i = 0; i < k->n_keys; i++)
        sums[i].touched = sums[i].painted > 0 && sums[i].painted >= LEAST_SHARE * sums[i].skin;
}

/* What of each spot lies in which part. */
static void add_spots(const struct taut_canvas *c, const struct canvas_pieces *pieces, const struct keyed *k,
                      struct sum *sums)
{
    for (uint32_t i = 0; i < pieces->n; i++) {
        double whole = 0;
        for (uint32_t j = pieces->first[i]; j < pieces->first[i + 1]; j++) {
            uint32_t t = pieces->order[j];
            whole += (double)c->areas[t];
            if (k->keys[t] != NO_KEY)
                sums[k->keys[t]].of_spot += (double)c->areas[t];
        }
        for (uint32_t j = pieces->first[i]; j < pieces->first[i + 1]; j++) {
            uint16_t key = k->keys[pieces->order[j]];
            if (key == NO_KEY)
                continue;
            sums[key].touched = sums[key].touched || sums[key].of_spot >= LEAST_OF_SPOT * whole;
        }
        for (uint32_t j = pieces->first[i]; j < pieces->first[i + 1]; j++)
            if (k->keys[pieces->order[j]] != NO_KEY)
                sums[k->keys[pieces->order[j]]].of_spot = 0;
    }
}

static enum taut_status list_shares(const struct sum *sums, enum taut_share_of of, const struct keyed *k,
                                    struct taut_arena *arena, struct taut_shares *ret, struct taut_error *err)
{
    size_t n = 0;
    for (size_t i = 0; i < k->n_keys; i++)
        n += sums[i].painted > 0;
    ret->n = 0;
    ret->items = taut_arena_array(arena, n + 1, sizeof *ret->items);
    if (!ret->items)
        return no_memory(err);
    for (size_t i = 0; i < k->n_keys; i++) {
        const struct sum *s = &sums[i];
        if (s->painted <= 0)
            continue;
        struct taut_share *share = &ret->items[ret->n++];
        *share = (struct taut_share){ .side = sides[i % SLOTS],
                                      .touched = s->touched,
                                      .share = (float)(s->painted / s->skin),
                                      .painted_mm2 = (float)s->painted,
                                      .nrs = s->graded > 0 ? (float)(s->nrs / s->graded) : 0 };
        share->place = of == TAUT_SHARE_WPI ? k->region[i] : (uint16_t)(i / SLOTS);
        if (of == TAUT_SHARE_CHOIR) {
            share->place = (uint16_t)i;
            share->side = k->left[i] ? TAUT_LEFT : TAUT_RIGHT;
        }
    }
    return TAUT_OK;
}

static enum taut_status shares(struct taut_canvas *c, const struct taut_painting *p, enum taut_share_of of,
                               struct taut_arena *scratch, struct taut_arena *arena, struct taut_shares *ret,
                               struct taut_error *err)
{
    struct keyed k;
    struct canvas_pieces pieces;
    enum taut_status st = make_keys(c, of, scratch, &k, err);
    if (st == TAUT_OK)
        st = canvas_pieces_of(c, p->paint, scratch, &pieces, err);
    if (st != TAUT_OK)
        return st;
    struct sum *sums = taut_arena_array(scratch, k.n_keys, sizeof *sums);
    if (!sums)
        return no_memory(err);
    add_skin(c, p, &k, sums);
    add_spots(c, &pieces, &k, sums);
    return list_shares(sums, of, &k, arena, ret, err);
}

enum taut_status taut_painting_shares(struct taut_canvas *c, const struct taut_painting *p, enum taut_share_of of,
                                      struct taut_arena *arena, struct taut_shares *ret, struct taut_error *err)
{
    struct taut_arena *scratch = taut_arena_create();
    enum taut_status st = scratch ? shares(c, p, of, scratch, arena, ret, err) : no_memory(err);
    taut_arena_free(scratch);
    return st;
}

/* ---- marks ----------------------------------------------------------------------------------------------------------- */

/* A mark for each region of which at least half of the skin is wanted; of a midline region, perhaps one half only. */
static enum taut_status mark_halves(const struct taut_atlas *a, double (*skin)[2], double (*wanted)[2],
                                    struct taut_arena *arena, struct taut_mark **ret, size_t *n_marks,
                                    struct taut_error *err)
{
    struct taut_mark *marks = taut_arena_array(arena, (size_t)a->n_regions + 1, sizeof *marks);
    *n_marks = 0;
    if (!marks)
        return no_memory(err);
    for (uint16_t r = 0; r < a->n_regions; r++) {
        bool left = wanted[r][0] > 0 && 2 * wanted[r][0] >= skin[r][0];
        bool right = wanted[r][1] > 0 && 2 * wanted[r][1] >= skin[r][1];
        enum taut_side both = a->places[r].paired ? TAUT_BOTH : TAUT_MIDLINE;
        if (left || right)
            marks[(*n_marks)++] = (struct taut_mark){ r,
                                                      left && right ? both
                                                      : left        ? TAUT_LEFT
                                                                    : TAUT_RIGHT,
                                                      { 0, -1 } };
    }
    *ret = marks;
    return TAUT_OK;
}

/* wanted: of keys. */
static enum taut_status marks_of(const struct taut_canvas *c, const struct keyed *k, const bool *wanted,
                                 struct taut_arena *arena, struct taut_mark **ret, size_t *n_marks,
                                 struct taut_error *err)
{
    double(*skin)[2] = taut_arena_array(arena, c->atlas->n_regions, sizeof *skin);
    double(*in)[2] = taut_arena_array(arena, c->atlas->n_regions, sizeof *in);
    if (!skin || !in)
        return no_memory(err);
    for (uint32_t t = 0; t < c->body->n_triangles; t++) {
        bool right = t >= c->body->n_half;
        skin[c->body->regions[t]][right] += (double)c->areas[t];
        if (k->keys[t] != NO_KEY && wanted[k->keys[t]])
            in[c->body->regions[t]][right] += (double)c->areas[t];
    }
    return mark_halves(c->atlas, skin, in, arena, ret, n_marks, err);
}

/* Keys of the wanted way of naming, and a yes or no for each of them, all no. */
static enum taut_status make_wanted(struct taut_canvas *c, enum taut_share_of of, struct taut_arena *arena,
                                    struct keyed *keys, bool **wanted, struct taut_error *err)
{
    enum taut_status st = make_keys(c, of, arena, keys, err);
    *wanted = st == TAUT_OK ? taut_arena_array(arena, keys->n_keys, sizeof **wanted) : NULL;
    if (st == TAUT_OK && !*wanted)
        return no_memory(err);
    return st;
}

enum taut_status taut_marks_of_choir(struct taut_canvas *c, const uint16_t *segments, size_t n,
                                     struct taut_arena *arena, struct taut_mark **ret, size_t *n_marks,
                                     struct taut_error *err)
{
    struct keyed keys;
    bool *wanted;
    enum taut_status st = make_wanted(c, TAUT_SHARE_CHOIR, arena, &keys, &wanted, err);
    if (st != TAUT_OK)
        return st;
    for (size_t i = 0; i < n; i++) {
        char where[32];
        snprintf(where, sizeof where, "segments[%zu]", i);
        if (segments[i] >= keys.n_keys || !keys.any[segments[i]])
            return taut_fail(err, TAUT_EINVAL, where, "no segment %u: there are 101 to 136 in front, 201 to 238 behind",
                             segments[i]);
        wanted[segments[i]] = true;
    }
    return marks_of(c, &keys, wanted, arena, ret, n_marks, err);
}

/* The key of an area's name, NO_KEY: there is none. */
static uint16_t find_wpi(const char *name)
{
    for (uint16_t key = 0; key < SLOTS * WPI_AREAS; key++) {
        char known[32];
        if (wpi_areas[key / SLOTS].paired == (key % SLOTS == 2))
            continue;
        name_wpi(key / SLOTS, sides[key % SLOTS], known);
        if (!strcmp(known, name))
            return key;
    }
    return NO_KEY;
}

enum taut_status taut_marks_of_wpi(struct taut_canvas *c, const char *const *areas, size_t n, struct taut_arena *arena,
                                   struct taut_mark **ret, size_t *n_marks, struct taut_error *err)
{
    struct keyed keys;
    bool *wanted;
    enum taut_status st = make_wanted(c, TAUT_SHARE_WPI, arena, &keys, &wanted, err);
    for (size_t i = 0; i < n && st == TAUT_OK; i++) {
        char where[32];
        uint16_t key = find_wpi(areas[i]);
        snprintf(where, sizeof where, "areas[%zu]", i);
        if (key == NO_KEY)
            st = taut_fail(err, TAUT_EINVAL, where,
                           "no area of the Widespread Pain Index; its names are like \"jaw-left\" and \"neck\"");
        else
            wanted[key] = true;
    }
    return st == TAUT_OK ? marks_of(c, &keys, wanted, arena, ret, n_marks, err) : st;
}
