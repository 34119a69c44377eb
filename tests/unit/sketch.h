/* sketch.h - a body to draw on and short ways to draw, for the tests of drawings. */
#ifndef TAUT_TESTS_SKETCH_H
#define TAUT_TESTS_SKETCH_H

#include "unit.h"

#include <string.h>

#include <taut/json.h>

static const struct taut_atlas *atlas;
static struct taut_arena *arena;
static struct taut_body body;
static struct taut_canvas *canvas;
static struct taut_error err;

static inline int set_up(void **state)
{
    (void)state;
    size_t n = 0;
    atlas = taut_atlas_builtin();
    arena = taut_arena_create();
    const void *bytes = taut_body_builtin(&n);
    if (taut_body_read(atlas, bytes, n, arena, &body, &err) != TAUT_OK)
        return -1;
    return taut_canvas_create(atlas, &body, arena, &canvas, &err) == TAUT_OK ? 0 : -1;
}

static inline int tear_down(void **state)
{
    (void)state;
    taut_arena_free(arena);
    return 0;
}

/* ---- drawings ------------------------------------------------------------------------------------------------ */

enum { MOST_STROKES = 8, MOST_POINTS = 64 };
struct sketch {
    struct taut_drawing drawing;
    struct taut_layer layer;
    struct taut_stroke strokes[MOST_STROKES];
    struct taut_mark marks[MOST_STROKES];
    struct taut_point3 points[MOST_POINTS];
};

static inline void begin(struct sketch *s)
{
    memset(s, 0, sizeof *s);
    s->drawing.layers = &s->layer;
    s->drawing.n_layers = 1;
    s->drawing.points = s->points;
    s->layer.strokes = s->strokes;
    s->layer.marks = s->marks;
}

static inline void point(struct sketch *s, float x, float y, float z)
{
    s->points[s->drawing.n_points++] = (struct taut_point3){ x, y, z };
    if (s->layer.n_strokes > 0)
        s->strokes[s->layer.n_strokes - 1].track.n++;
}

static inline void stroke(struct sketch *s, enum taut_tool tool, enum taut_view view, float radius, int nrs)
{
    s->strokes[s->layer.n_strokes++] =
        (struct taut_stroke){ .tool = tool,
                              .track = { .view = view, .first = (uint32_t)s->drawing.n_points },
                              .radius_mm = radius,
                              .grade = { 0, (int8_t)(nrs ? nrs : -1) } };
}

static inline void ball(struct sketch *s, float x, float y, float z, float radius)
{
    stroke(s, TAUT_BRUSH, TAUT_VIEW_FRONT, radius, 0);
    s->strokes[s->layer.n_strokes - 1].track.on_surface = true;
    point(s, x, y, z);
}

static inline void mark(struct sketch *s, const char *id, enum taut_side side)
{
    s->marks[s->layer.n_marks++] = (struct taut_mark){ taut_atlas_find_place(atlas, id), side, { 0, -1 } };
}

static inline struct taut_painting painted(const struct sketch *s)
{
    struct taut_painting p = { 0 };
    err = (struct taut_error){ 0 };
    enum taut_status st = taut_drawing_paint(canvas, &s->drawing, TAUT_ALL_SENSES, arena, &p, &err);
    if (st != TAUT_OK)
        print_error("%s: %s\n", err.where, err.message);
    assert_int_equal(st, TAUT_OK);
    return p;
}

static inline struct taut_measures measured(const struct taut_painting *p)
{
    struct taut_measures m;
    assert_int_equal(taut_painting_measure(canvas, p, &m, &err), TAUT_OK);
    return m;
}

/* The height in a body view of a place y mm above the floor. */
static inline float height(float y)
{
    return y - taut_view_camera(TAUT_VIEW_FRONT).middle.y;
}

#endif
