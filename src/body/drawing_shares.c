/* drawing_shares.c - painted skin as shares of regions, areas, CHOIR segments and WPI areas, and marks from those.
 *
 * Each way of naming gives every triangle a key (drawing_keys.c); what is summed over keys is the same for all. Work: the painted skin. */
#include "canvas.h"

#include <stdio.h>
#include <string.h>

#define LEAST_SHARE 0.1    /* of a part: less may be a stroke that ran over the border */
#define LEAST_OF_SPOT 0.25 /* of a spot: a small one in a large part counts where most of it lies */

const enum taut_side canvas_sides[CANVAS_SLOTS] = { TAUT_LEFT, TAUT_RIGHT, TAUT_MIDLINE };

static enum taut_status no_memory(struct taut_error *err)
{
    return taut_fail(err, TAUT_ENOMEM, "drawing", "no memory for the shares");
}

/* ---- shares -------------------------------------------------------------------------------------------------------- */

struct sum {
    double painted, graded, nrs, of_spot;
    bool touched;
};

static void add_skin(const struct taut_canvas *c, const struct taut_painting *p, const struct canvas_pieces *pieces,
                     const struct canvas_keys *k, struct sum *sums)
{
    for (uint32_t i = 0; i < pieces->n_painted; i++) {
        uint32_t t = pieces->painted[i];
        if (k->keys[t] == CANVAS_NO_KEY)
            continue;
        struct sum *s = &sums[k->keys[t]];
        double area = (double)c->areas[t];
        bool graded = p->paint[t] > TAUT_UNGRADED;
        s->painted += area;
        s->graded += graded ? area : 0;
        s->nrs += graded ? area * (p->paint[t] - TAUT_UNGRADED) : 0;
    }
    for (size_t i = 0; i < k->n_keys; i++)
        sums[i].touched = sums[i].painted > 0 && sums[i].painted >= LEAST_SHARE * k->skin_mm2[i];
}

/* What of each spot lies in which part. */
static void add_spots(const struct taut_canvas *c, const struct canvas_pieces *pieces, const struct canvas_keys *k,
                      struct sum *sums)
{
    for (uint32_t i = 0; i < pieces->n; i++) {
        double whole = 0;
        for (uint32_t j = pieces->first[i]; j < pieces->first[i + 1]; j++) {
            uint32_t t = pieces->order[j];
            whole += (double)c->areas[t];
            if (k->keys[t] != CANVAS_NO_KEY)
                sums[k->keys[t]].of_spot += (double)c->areas[t];
        }
        for (uint32_t j = pieces->first[i]; j < pieces->first[i + 1]; j++) {
            uint16_t key = k->keys[pieces->order[j]];
            if (key == CANVAS_NO_KEY)
                continue;
            sums[key].touched = sums[key].touched || sums[key].of_spot >= LEAST_OF_SPOT * whole;
        }
        for (uint32_t j = pieces->first[i]; j < pieces->first[i + 1]; j++)
            if (k->keys[pieces->order[j]] != CANVAS_NO_KEY)
                sums[k->keys[pieces->order[j]]].of_spot = 0;
    }
}

static enum taut_status list_shares(const struct sum *sums, enum taut_share_of of, const struct canvas_keys *k,
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
        *share = (struct taut_share){ .side = canvas_sides[i % CANVAS_SLOTS],
                                      .touched = s->touched,
                                      .share = (float)(s->painted / k->skin_mm2[i]),
                                      .painted_mm2 = (float)s->painted,
                                      .nrs = s->graded > 0 ? (float)(s->nrs / s->graded) : 0 };
        share->place = of == TAUT_SHARE_WPI ? k->region[i] : (uint16_t)(i / CANVAS_SLOTS);
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
    const struct canvas_keys *k;
    struct canvas_pieces pieces;
    enum taut_status st = canvas_keys_of(c, of, &k, err);
    if (st == TAUT_OK)
        st = canvas_pieces_of(c, p->paint, scratch, &pieces, err);
    if (st != TAUT_OK)
        return st;
    struct sum *sums = taut_arena_array(scratch, k->n_keys, sizeof *sums);
    if (!sums)
        return no_memory(err);
    add_skin(c, p, &pieces, k, sums);
    add_spots(c, &pieces, k, sums);
    return list_shares(sums, of, k, arena, ret, err);
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
static enum taut_status marks_of(const struct taut_canvas *c, const struct canvas_keys *k, const bool *wanted,
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
        if (k->keys[t] != CANVAS_NO_KEY && wanted[k->keys[t]])
            in[c->body->regions[t]][right] += (double)c->areas[t];
    }
    return mark_halves(c->atlas, skin, in, arena, ret, n_marks, err);
}

/* Keys of the wanted way of naming, and a yes or no for each of them, all no. */
static enum taut_status make_wanted(struct taut_canvas *c, enum taut_share_of of, struct taut_arena *arena,
                                    const struct canvas_keys **keys, bool **wanted, struct taut_error *err)
{
    enum taut_status st = canvas_keys_of(c, of, keys, err);
    *wanted = st == TAUT_OK ? taut_arena_array(arena, (*keys)->n_keys, sizeof **wanted) : NULL;
    if (st == TAUT_OK && !*wanted)
        return no_memory(err);
    return st;
}

enum taut_status taut_marks_of_choir(struct taut_canvas *c, const uint16_t *segments, size_t n,
                                     struct taut_arena *arena, struct taut_mark **ret, size_t *n_marks,
                                     struct taut_error *err)
{
    const struct canvas_keys *keys;
    bool *wanted;
    enum taut_status st = make_wanted(c, TAUT_SHARE_CHOIR, arena, &keys, &wanted, err);
    if (st != TAUT_OK)
        return st;
    for (size_t i = 0; i < n; i++) {
        char where[32];
        snprintf(where, sizeof where, "segments[%zu]", i);
        if (segments[i] >= keys->n_keys || keys->skin_mm2[segments[i]] <= 0)
            return taut_fail(err, TAUT_EINVAL, where, "no segment %u: there are 101 to 136 in front, 201 to 238 behind",
                             segments[i]);
        wanted[segments[i]] = true;
    }
    return marks_of(c, keys, wanted, arena, ret, n_marks, err);
}

enum taut_status taut_marks_of_wpi(struct taut_canvas *c, const char *const *areas, size_t n, struct taut_arena *arena,
                                   struct taut_mark **ret, size_t *n_marks, struct taut_error *err)
{
    const struct canvas_keys *keys;
    bool *wanted;
    enum taut_status st = make_wanted(c, TAUT_SHARE_WPI, arena, &keys, &wanted, err);
    for (size_t i = 0; i < n && st == TAUT_OK; i++) {
        char where[32];
        uint16_t key = canvas_wpi_key(areas[i]);
        snprintf(where, sizeof where, "areas[%zu]", i);
        if (key == CANVAS_NO_KEY)
            st = taut_fail(err, TAUT_EINVAL, where,
                           "no area of the Widespread Pain Index; its names are like \"jaw-left\" and \"neck\"");
        else
            wanted[key] = true;
    }
    return st == TAUT_OK ? marks_of(c, keys, wanted, arena, ret, n_marks, err) : st;
}
