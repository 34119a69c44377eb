/* drawing_paint.c - strokes and marks become painted skin.
 *
 * On a view a stroke is the union of capsules, one between each two points. A capsule meets a row of pixels in one interval, and
 * the triangles of an interval stand in a row of the view's list; so a stroke adds +1 where an interval begins and -1 behind
 * its end, and one running sum tells what it covers. Work: rows of the capsules plus skin at their height.
 *
 * On the surface a stroke is a chain of balls half a radius apart; each takes the skin connected to its middle. */
#include "canvas.h"

#include <string.h>

struct painter {
    struct taut_canvas *canvas;
    const struct taut_drawing *drawing;
    const struct canvas_figure *figure;
    uint8_t *paint; /* of the layer */
    uint8_t colour; /* what the stroke at hand leaves; TAUT_BARE: it erases */
    bool met;       /* any skin */
};

static void touch(struct painter *p, uint32_t t)
{
    p->met = true;
    if (p->colour == TAUT_BARE || p->colour > p->paint[t])
        p->paint[t] = p->colour;
}

/* ---- on a view ------------------------------------------------------------------------------------------------ */

/* Of a view's list of triangles. */
struct range {
    uint32_t begin, end;
};

/* Widens low..high by where a line through two points crosses a row. */
static void cross_row(float row, float x0, float y0, float x1, float y1, float *low, float *high)
{
    if ((y0 < row) == (y1 < row))
        return;
    float x = x0 + (x1 - x0) * (row - y0) / (y1 - y0);
    *low = x < *low ? x : *low;
    *high = x > *high ? x : *high;
}

static void disc_row(float row, float x, float y, float r, float *low, float *high)
{
    float left = r * r - (row - y) * (row - y);
    if (left < 0)
        return;
    left = __builtin_sqrtf(left);
    *low = x - left < *low ? x - left : *low;
    *high = x + left > *high ? x + left : *high;
}

/* The first pixel whose middle is not left of x, within 0..n. */
static int32_t pixel_from(float x, uint32_t n)
{
    float at = x + 0.5f;
    return !(at > 0) ? 0 : at >= (float)n ? (int32_t)n : (int32_t)at;
}

struct capsule {
    float x0, y0, x1, y1, r; /* pixels */
};

/* Adds a capsule's intervals; ret is widened to hold them. */
static void add_capsule(struct canvas_view *v, const struct capsule *k, struct range *ret)
{
    float dx = k->x1 - k->x0, dy = k->y1 - k->y0, l = __builtin_sqrtf(dx * dx + dy * dy);
    float nx = l > 0 ? -dy / l * k->r : 0, ny = l > 0 ? dx / l * k->r : 0;
    float top = (k->y0 < k->y1 ? k->y0 : k->y1) - k->r, bottom = (k->y0 > k->y1 ? k->y0 : k->y1) + k->r;
    int32_t begin = pixel_from(top, v->h), end = pixel_from(bottom, v->h);
    for (int32_t j = begin; j < end; j++) {
        float row = (float)j + 0.5f, low = 1e9f, high = -1e9f;
        disc_row(row, k->x0, k->y0, k->r, &low, &high);
        disc_row(row, k->x1, k->y1, k->r, &low, &high);
        cross_row(row, k->x0 + nx, k->y0 + ny, k->x1 + nx, k->y1 + ny, &low, &high);
        cross_row(row, k->x0 - nx, k->y0 - ny, k->x1 - nx, k->y1 - ny, &low, &high);
        cross_row(row, k->x0 + nx, k->y0 + ny, k->x0 - nx, k->y0 - ny, &low, &high);
        cross_row(row, k->x1 + nx, k->y1 + ny, k->x1 - nx, k->y1 - ny, &low, &high);
        int32_t from = pixel_from(low, v->w), to = pixel_from(high, v->w);
        if (from >= to)
            continue;
        size_t at = (size_t)j * v->w;
        uint32_t first = v->first[at + (size_t)from], behind = v->first[at + (size_t)to];
        v->changes[first]++;
        v->changes[behind]--;
        ret->begin = first < ret->begin ? first : ret->begin;
        ret->end = behind > ret->end ? behind : ret->end;
    }
}

/* The running sum; leaves the changes zero again. */
static void take_covered(struct painter *p, struct canvas_view *v, struct range r)
{
    int32_t open = 0;
    for (uint32_t i = r.begin; i <= r.end; i++) {
        open += v->changes[i];
        v->changes[i] = 0;
        if (open > 0)
            touch(p, v->shown[i]);
    }
}

static enum taut_status paint_on_view(struct painter *p, const struct taut_stroke *s, struct taut_error *err)
{
    const struct taut_track *track = &s->track;
    const struct taut_point3 *points = p->drawing->points + track->first;
    enum taut_status st = canvas_need_view(p->canvas, p->drawing->figure, track->view, err);
    if (st != TAUT_OK)
        return st;
    struct canvas_view *v = &p->canvas->figures[p->drawing->figure].views[track->view];
    struct range covered = { UINT32_MAX, 0 };
    for (uint32_t i = 0; i < track->n; i++) {
        struct taut_point3 a = points[i ? i - 1 : 0], b = points[i]; /* the first capsule is a disc */
        struct capsule k = { a.x * v->per_mm + (float)v->w / 2, (float)v->h / 2 - a.y * v->per_mm,
                             b.x * v->per_mm + (float)v->w / 2, (float)v->h / 2 - b.y * v->per_mm,
                             s->radius_mm * v->per_mm };
        add_capsule(v, &k, &covered);
    }
    take_covered(p, v, covered);
    for (uint32_t i = 0; !p->met && i < track->n; i++) { /* finer than a triangle */
        uint32_t t;
        st = taut_canvas_triangle(p->canvas, p->drawing->figure, track, points[i], &t, err);
        if (st == TAUT_OK && t != CANVAS_NO_TRIANGLE)
            touch(p, t);
    }
    return st;
}

/* ---- on the surface --------------------------------------------------------------------------------------------- */

static void paint_ball(struct painter *p, struct taut_point3 middle, float radius)
{
    struct taut_canvas *c = p->canvas;
    uint32_t seed = canvas_nearest(p->figure, middle), n = 0;
    if (seed == CANVAS_NO_TRIANGLE)
        return;
    if (++c->search == 0) { /* the count has gone round */
        memset(c->reached, 0, c->body->n_triangles * sizeof *c->reached);
        c->search = 1;
    }
    c->open[n++] = seed;
    c->reached[seed] = c->search;
    while (n > 0) {
        uint32_t t = c->open[--n];
        touch(p, t);
        for (int k = 0; k < 3; k++) {
            uint32_t next = c->beside[t][k];
            if (next == CANVAS_NO_TRIANGLE || c->reached[next] == c->search ||
                canvas_squared(middle, p->figure->middles[next]) > radius * radius)
                continue;
            c->reached[next] = c->search;
            c->open[n++] = next;
        }
    }
}

static enum taut_status paint_on_surface(struct painter *p, const struct taut_stroke *s, struct taut_error *err)
{
    const struct taut_point3 *points = p->drawing->points + s->track.first;
    float step = s->radius_mm / 2;
    enum taut_status st = canvas_need_surface(p->canvas, p->drawing->figure, err);
    if (st != TAUT_OK)
        return st;
    struct taut_point3 last = points[0];
    paint_ball(p, last, s->radius_mm);
    for (uint32_t i = 1; i < s->track.n; i++) {
        float l = __builtin_sqrtf(canvas_squared(last, points[i]));
        if (l < step && i + 1 < s->track.n)
            continue;
        uint32_t balls = (uint32_t)(l / step) + 1;
        for (uint32_t k = 1; k <= balls; k++) {
            float f = (float)k / (float)balls;
            struct taut_point3 m = { last.x + f * (points[i].x - last.x), last.y + f * (points[i].y - last.y),
                                     last.z + f * (points[i].z - last.z) };
            paint_ball(p, m, s->radius_mm);
        }
        last = points[i];
    }
    return TAUT_OK;
}

/* ---- layers ------------------------------------------------------------------------------------------------------ */

static uint8_t colour_of(struct taut_grade g)
{
    static const uint8_t nrs_of_level[] = { 0, 2, 5, 8 };
    return (uint8_t)(TAUT_UNGRADED + (g.nrs > 0 ? (uint8_t)g.nrs : nrs_of_level[g.level]));
}

/* Whether a mark's side takes in a triangle: left and right are halves of the body, midline is what has no sides. */
static bool side_holds(const struct taut_canvas *c, enum taut_side side, uint32_t t)
{
    switch (side) {
    case TAUT_LEFT: return t < c->body->n_half;
    case TAUT_RIGHT: return t >= c->body->n_half;
    case TAUT_MIDLINE: return !c->atlas->places[c->body->regions[t]].paired;
    default: return true;
    }
}

/* The pair regions of an area and its midline ones: a side takes the half of both, where the place has any pair. */
static void paint_mark(struct painter *p, const struct taut_mark *m, uint8_t *holds)
{
    const struct taut_canvas *c = p->canvas;
    const struct taut_list members = c->atlas->places[m->place].members;
    p->colour = colour_of(m->grade);
    p->met = false;
    memset(holds, 0, c->atlas->n_regions);
    for (uint32_t i = 0; i < members.n; i++)
        holds[c->atlas->index[members.begin + i]] = 1;
    for (uint32_t t = 0; t < c->body->n_triangles; t++)
        if (holds[c->body->regions[t]] && side_holds(c, m->side, t))
            touch(p, t);
}

/* Which strokes stand when all is done; returns how many. */
static size_t standing(const struct taut_layer *l, uint32_t *ret)
{
    size_t n = 0;
    for (size_t i = 0; i < l->n_strokes; i++) {
        if (l->strokes[i].tool != TAUT_UNDO)
            ret[n++] = (uint32_t)i;
        else if (n > 0)
            n--;
    }
    return n;
}

static enum taut_status paint_layer(struct painter *p, const struct taut_layer *l, struct taut_arena *scratch,
                                    size_t *n_missed, struct taut_error *err)
{
    uint32_t *stand = taut_arena_array(scratch, l->n_strokes + 1, sizeof *stand);
    uint8_t *holds = taut_arena_array(scratch, p->canvas->atlas->n_regions, sizeof *holds);
    if (!stand || !holds)
        return taut_fail(err, TAUT_ENOMEM, "drawing", "no memory for a layer");
    for (size_t i = 0; i < l->n_marks; i++) {
        paint_mark(p, &l->marks[i], holds);
        *n_missed += !p->met;
    }
    size_t n = standing(l, stand);
    for (size_t i = 0; i < n; i++) {
        const struct taut_stroke *s = &l->strokes[stand[i]];
        p->colour = s->tool == TAUT_ERASER ? TAUT_BARE : colour_of(s->grade);
        p->met = false;
        enum taut_status st = s->track.on_surface ? paint_on_surface(p, s, err) : paint_on_view(p, s, err);
        if (st != TAUT_OK)
            return st;
        *n_missed += !p->met && s->tool == TAUT_BRUSH;
    }
    return TAUT_OK;
}

static enum taut_status paint_layers(struct taut_canvas *c, const struct taut_drawing *d, unsigned senses,
                                     struct taut_arena *scratch, struct taut_painting *ret, struct taut_error *err)
{
    struct painter p = { .canvas = c, .drawing = d, .figure = &c->figures[d->figure] };
    size_t n = c->body->n_triangles;
    p.paint = taut_arena_array(scratch, n + 1, sizeof *p.paint);
    if (!p.paint)
        return taut_fail(err, TAUT_ENOMEM, "drawing", "no memory for the skin");
    for (size_t i = 0; i < d->n_layers; i++) {
        if (!(senses & TAUT_SENSES(d->layers[i].sensation)))
            continue;
        memset(p.paint, TAUT_BARE, n * sizeof *p.paint);
        enum taut_status st = paint_layer(&p, &d->layers[i], scratch, &ret->n_missed, err);
        if (st != TAUT_OK)
            return st;
        for (size_t t = 0; t < n; t++)
            ret->paint[t] = p.paint[t] > ret->paint[t] ? p.paint[t] : ret->paint[t];
    }
    return TAUT_OK;
}

enum taut_status taut_drawing_paint(struct taut_canvas *c, const struct taut_drawing *d, unsigned senses,
                                    struct taut_arena *arena, struct taut_painting *ret, struct taut_error *err)
{
    size_t n = c->body->n_triangles;
    enum taut_status st = taut_drawing_check(c->atlas, d, err);
    if (st != TAUT_OK)
        return st;
    struct taut_painting painting = { .paint = taut_arena_array(arena, n + 1, sizeof *painting.paint) };
    struct taut_arena *scratch = taut_arena_create();
    if (!painting.paint || !scratch) {
        taut_arena_free(scratch);
        return taut_fail(err, TAUT_ENOMEM, "drawing", "no memory for the skin");
    }
    st = paint_layers(c, d, senses, scratch, &painting, err);
    taut_arena_free(scratch);
    if (st == TAUT_OK)
        *ret = painting;
    return st;
}

void taut_painting_levels(const struct taut_canvas *c, const struct taut_painting *p, float *levels)
{
    for (uint32_t t = 0; t < c->body->n_triangles; t++)
        levels[t] = p->paint[t] == TAUT_BARE ? 0 : p->paint[t] == TAUT_UNGRADED ? 1 : (float)(p->paint[t] - 1) / 10;
}
