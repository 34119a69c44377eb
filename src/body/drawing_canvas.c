/* drawing_canvas.c - see canvas.h. */
#include "canvas.h"

#include <string.h>

enum { PIXELS_HIGH = 880, CELL = 12, REACH = 30 };
#define SLACK_MM 6.0f /* how far behind the seen skin the middle of a triangle may lie: pixels are coarse on slopes */
#define LEAST_FACING 0.1f /* cosine; skin that a view shows only edge-on belongs to another view */

static enum taut_status no_memory(struct taut_error *err)
{
    return taut_fail(err, TAUT_ENOMEM, "drawing", "no memory for the skin");
}

static float dot(struct taut_point3 a, struct taut_point3 b)
{
    return a.x * b.x + a.y * b.y + a.z * b.z;
}

static struct taut_point3 minus(struct taut_point3 a, struct taut_point3 b)
{
    return (struct taut_point3){ a.x - b.x, a.y - b.y, a.z - b.z };
}

/* Items by their key, equal ones in their own order: those of key k are order[first[k]] .. order[first[k + 1]]. Items whose key is
 * UINT32_MAX are left out. first has n_keys + 2 places. */
static void sort_by_key(const uint32_t *keys, size_t n, uint32_t *first, size_t n_keys, uint32_t *order)
{
    memset(first, 0, (n_keys + 2) * sizeof *first);
    for (size_t i = 0; i < n; i++)
        if (keys[i] != UINT32_MAX)
            first[keys[i] + 2]++;
    for (size_t k = 2; k < n_keys + 2; k++)
        first[k] += first[k - 1];
    for (size_t i = 0; i < n; i++)
        if (keys[i] != UINT32_MAX)
            order[first[keys[i] + 1]++] = (uint32_t)i;
}

/* The middles of a figure's triangles. */
static enum taut_status need_figure(struct taut_canvas *c, enum taut_figure figure, struct taut_error *err)
{
    struct canvas_figure *f = &c->figures[figure];
    if (f->middles)
        return TAUT_OK;
    if (figure != TAUT_FIGURE_NEUTRAL && !c->body->figures[figure].points)
        return taut_fail(err, TAUT_EINVAL, "figure", "this body has no %s figure", taut_figure_name(figure));
    f->body = figure == TAUT_FIGURE_NEUTRAL ? *c->body : taut_body_as(c->body, figure);
    struct taut_point3 *middles = taut_arena_array(c->arena, f->body.n_triangles + 1, sizeof *middles);
    if (!middles)
        return no_memory(err);
    for (uint32_t t = 0; t < f->body.n_triangles; t++) {
        const uint32_t *k = f->body.triangles[t];
        struct taut_point3 p = f->body.points[k[0]], q = f->body.points[k[1]], r = f->body.points[k[2]];
        middles[t] = (struct taut_point3){ (p.x + q.x + r.x) / 3, (p.y + q.y + r.y) / 3, (p.z + q.z + r.z) / 3 };
    }
    f->middles = middles;
    return TAUT_OK;
}

enum taut_status taut_canvas_create(const struct taut_atlas *a, const struct taut_body *b, struct taut_arena *arena,
                                    struct taut_canvas **ret, struct taut_error *err)
{
    struct taut_canvas *c = taut_arena_alloc(arena, sizeof *c);
    if (!c)
        return no_memory(err);
    *c = (struct taut_canvas){ .atlas = a, .body = b, .arena = arena };
    c->areas = taut_arena_array(arena, b->n_triangles + 1, sizeof *c->areas);
    if (!c->areas)
        return no_memory(err);
    for (uint32_t t = 0; t < b->n_triangles; t++) {
        c->areas[t] = (float)taut_body_area(b, t);
        c->skin_mm2 += (double)c->areas[t];
    }
    enum taut_status st = need_figure(c, TAUT_FIGURE_NEUTRAL, err);
    c->middles = c->figures[TAUT_FIGURE_NEUTRAL].middles;
    *ret = c;
    return st;
}

const struct taut_atlas *taut_canvas_atlas(const struct taut_canvas *c)
{
    return c->atlas;
}

const struct taut_body *taut_canvas_body(const struct taut_canvas *c)
{
    return c->body;
}

/* ---- views ------------------------------------------------------------------------------------------------- */

static bool faces(const struct taut_body *b, const struct taut_camera *k, uint32_t t)
{
    const uint32_t *p = b->triangles[t];
    struct taut_point3 u = minus(b->points[p[1]], b->points[p[0]]), v = minus(b->points[p[2]], b->points[p[0]]);
    struct taut_point3 n = { u.y * v.z - u.z * v.y, u.z * v.x - u.x * v.z, u.x * v.y - u.y * v.x };
    float facing = -dot(n, k->away);
    return facing > 0 && facing * facing > LEAST_FACING * LEAST_FACING * dot(n, n);
}

/* The pixel of the triangle's middle where the view shows it, or UINT32_MAX. */
static uint32_t pixel_of(const struct canvas_figure *f, const struct canvas_view *v, const struct taut_raster *r,
                         uint32_t t)
{
    struct taut_point3 d = minus(f->middles[t], v->camera.middle);
    float x = dot(d, v->camera.right) * v->per_mm + (float)v->w / 2;
    float y = (float)v->h / 2 - dot(d, v->camera.up) * v->per_mm;
    if (!(x >= 0 && y >= 0 && x < (float)v->w && y < (float)v->h) || !faces(&f->body, &v->camera, t))
        return UINT32_MAX;
    uint32_t at = (uint32_t)y * v->w + (uint32_t)x;
    return r->triangle[at] == UINT32_MAX || dot(d, v->camera.away) <= r->depth[at] + SLACK_MM ? at : UINT32_MAX;
}

static enum taut_status map_view(struct taut_canvas *c, const struct canvas_figure *f, struct canvas_view *v,
                                 struct taut_arena *scratch, struct taut_error *err)
{
    struct taut_raster r;
    size_t n = (size_t)v->w * v->h;
    enum taut_status st = taut_body_draw(&f->body, &v->camera, v->w, v->h, scratch, &r, err);
    if (st != TAUT_OK)
        return st;
    uint32_t *pixels = taut_arena_array(scratch, c->body->n_triangles + 1, sizeof *pixels);
    v->first = taut_arena_array(c->arena, n + 2, sizeof *v->first);
    v->seen = taut_arena_array(c->arena, n, sizeof *v->seen);
    if (!pixels || !v->first || !v->seen)
        return no_memory(err);
    memcpy(v->seen, r.triangle, n * sizeof *v->seen);
    v->n = 0;
    for (uint32_t t = 0; t < c->body->n_triangles; t++) {
        pixels[t] = pixel_of(f, v, &r, t);
        v->n += pixels[t] != UINT32_MAX;
    }
    v->shown = taut_arena_array(c->arena, v->n + 1, sizeof *v->shown);
    v->changes = taut_arena_array(c->arena, v->n + 1, sizeof *v->changes);
    if (!v->shown || !v->changes)
        return no_memory(err);
    sort_by_key(pixels, c->body->n_triangles, v->first, n, v->shown);
    v->ready = true;
    return TAUT_OK;
}

enum taut_status canvas_need_view(struct taut_canvas *c, enum taut_figure figure, enum taut_view view,
                                  struct taut_error *err)
{
    struct canvas_view *v = &c->figures[figure].views[view];
    enum taut_status st = need_figure(c, figure, err);
    if (st != TAUT_OK || v->ready)
        return st;
    v->camera = taut_view_camera(view);
    float longest = v->camera.height > v->camera.width ? v->camera.height : v->camera.width;
    v->per_mm = PIXELS_HIGH / longest;
    v->w = (uint32_t)(v->camera.width * v->per_mm + 0.5f);
    v->h = (uint32_t)(v->camera.height * v->per_mm + 0.5f);
    struct taut_arena *scratch = taut_arena_create();
    st = scratch ? map_view(c, &c->figures[figure], v, scratch, err) : no_memory(err);
    taut_arena_free(scratch);
    return st;
}

/* ---- neighbours ---------------------------------------------------------------------------------------------- */

/* corners: of all triangles, sorted by point. For every edge, the other triangle that has both of its ends. */
static void join_edges(const struct taut_canvas *c, const uint32_t *first, const uint32_t *corners)
{
    const struct taut_body *b = c->body;
    for (uint32_t t = 0; t < b->n_triangles; t++)
        for (int k = 0; k < 3; k++) {
            uint32_t p = b->triangles[t][k], q = b->triangles[t][(k + 1) % 3];
            c->beside[t][k] = CANVAS_NO_TRIANGLE;
            for (uint32_t i = first[p]; i < first[p + 1]; i++) {
                uint32_t other = corners[i] / 3;
                const uint32_t *o = b->triangles[other];
                if (other != t && (o[0] == q || o[1] == q || o[2] == q))
                    c->beside[t][k] = other;
            }
        }
}

static enum taut_status find_neighbours(struct taut_canvas *c, struct taut_arena *scratch, struct taut_error *err)
{
    const struct taut_body *b = c->body;
    size_t n = 3 * (size_t)b->n_triangles;
    uint32_t *first = taut_arena_array(scratch, b->n_points + 2, sizeof *first);
    uint32_t *corners = taut_arena_array(scratch, n + 1, sizeof *corners);
    c->beside = taut_arena_array(c->arena, b->n_triangles + 1, sizeof *c->beside);
    if (!first || !corners || !c->beside)
        return no_memory(err);
    sort_by_key(&b->triangles[0][0], n, first, b->n_points, corners);
    join_edges(c, first, corners);
    return TAUT_OK;
}

enum taut_status canvas_need_neighbours(struct taut_canvas *c, struct taut_error *err)
{
    if (c->beside)
        return TAUT_OK;
    struct taut_arena *scratch = taut_arena_create();
    enum taut_status st = scratch ? find_neighbours(c, scratch, err) : no_memory(err);
    if (st != TAUT_OK)
        c->beside = NULL;
    taut_arena_free(scratch);
    return st;
}

/* ---- places on the surface -------------------------------------------------------------------------------------- */

/* The cell of a place along one axis, limited to the grid. */
static int32_t cell_along(float x, float low, int32_t n)
{
    float at = (x - low) / CELL;
    return !(at > 0) ? 0 : at >= (float)n ? n - 1 : (int32_t)at;
}

static uint32_t cell_of(const struct canvas_grid *g, struct taut_point3 p)
{
    int32_t x = cell_along(p.x, g->low.x, g->n[0]), y = cell_along(p.y, g->low.y, g->n[1]),
            z = cell_along(p.z, g->low.z, g->n[2]);
    return (uint32_t)((z * g->n[1] + y) * g->n[0] + x);
}

static void measure_grid(const struct canvas_figure *f, struct canvas_grid *g)
{
    struct taut_point3 high = { 0, 0, 0 };
    for (uint32_t t = 0; t < f->body.n_triangles; t++) {
        struct taut_point3 p = f->middles[t];
        g->low.x = p.x < g->low.x ? p.x : g->low.x;
        g->low.y = p.y < g->low.y ? p.y : g->low.y;
        g->low.z = p.z < g->low.z ? p.z : g->low.z;
        high.x = p.x > high.x ? p.x : high.x;
        high.y = p.y > high.y ? p.y : high.y;
        high.z = p.z > high.z ? p.z : high.z;
    }
    g->n[0] = (int32_t)((high.x - g->low.x) / CELL) + 1;
    g->n[1] = (int32_t)((high.y - g->low.y) / CELL) + 1;
    g->n[2] = (int32_t)((high.z - g->low.z) / CELL) + 1;
}

static enum taut_status fill_grid(struct taut_canvas *c, struct canvas_figure *f, struct taut_arena *scratch,
                                  struct taut_error *err)
{
    struct canvas_grid *g = &f->grid;
    const size_t n_triangles = f->body.n_triangles;
    measure_grid(f, g);
    size_t n = (size_t)g->n[0] * (size_t)g->n[1] * (size_t)g->n[2];
    uint32_t *cells = taut_arena_array(scratch, n_triangles + 1, sizeof *cells);
    uint32_t *first = taut_arena_array(c->arena, n + 2, sizeof *first);
    g->triangles = taut_arena_array(c->arena, n_triangles + 1, sizeof *g->triangles);
    if (!cells || !first || !g->triangles)
        return no_memory(err);
    for (uint32_t t = 0; t < n_triangles; t++)
        cells[t] = cell_of(g, f->middles[t]);
    sort_by_key(cells, n_triangles, first, n, g->triangles);
    g->first = first;
    return TAUT_OK;
}

static enum taut_status make_search(struct taut_canvas *c, struct taut_error *err)
{
    if (!c->reached)
        c->reached = taut_arena_array(c->arena, c->body->n_triangles + 1, sizeof *c->reached);
    if (!c->open)
        c->open = taut_arena_array(c->arena, c->body->n_triangles + 1, sizeof *c->open);
    return c->reached && c->open ? TAUT_OK : no_memory(err);
}

enum taut_status canvas_need_surface(struct taut_canvas *c, enum taut_figure figure, struct taut_error *err)
{
    struct canvas_figure *f = &c->figures[figure];
    enum taut_status st = canvas_need_neighbours(c, err);
    if (st == TAUT_OK)
        st = make_search(c, err);
    if (st == TAUT_OK)
        st = need_figure(c, figure, err);
    if (st != TAUT_OK || f->grid.first)
        return st;
    struct taut_arena *scratch = taut_arena_create();
    st = scratch ? fill_grid(c, f, scratch, err) : no_memory(err);
    taut_arena_free(scratch);
    return st;
}

/* The nearest within `around` cells of the place's own. */
static uint32_t nearest_within(const struct canvas_figure *f, struct taut_point3 p, int32_t around, float *squared)
{
    const struct canvas_grid *g = &f->grid;
    int32_t x = cell_along(p.x, g->low.x, g->n[0]), y = cell_along(p.y, g->low.y, g->n[1]),
            z = cell_along(p.z, g->low.z, g->n[2]);
    uint32_t best = CANVAS_NO_TRIANGLE;
    *squared = REACH * REACH;
    for (int32_t k = z > around ? z - around : 0; k <= z + around && k < g->n[2]; k++)
        for (int32_t j = y > around ? y - around : 0; j <= y + around && j < g->n[1]; j++) {
            int32_t low = x > around ? x - around : 0, high = x + around < g->n[0] ? x + around : g->n[0] - 1;
            size_t row = (size_t)(k * g->n[1] + j) * (size_t)g->n[0];
            for (uint32_t i = g->first[row + (size_t)low]; i < g->first[row + (size_t)high + 1]; i++) {
                float d = canvas_squared(p, f->middles[g->triangles[i]]);
                if (d < *squared) {
                    *squared = d;
                    best = g->triangles[i];
                }
            }
        }
    return best;
}

uint32_t canvas_nearest(const struct canvas_figure *f, struct taut_point3 p)
{
    float squared;
    uint32_t near = nearest_within(f, p, 1, &squared);
    return near != CANVAS_NO_TRIANGLE && squared <= CELL * CELL
               ? near
               : nearest_within(f, p, (REACH + CELL - 1) / CELL, &squared);
}

enum taut_status taut_canvas_triangle(struct taut_canvas *c, enum taut_figure figure, const struct taut_track *track,
                                      struct taut_point3 point, uint32_t *ret, struct taut_error *err)
{
    *ret = CANVAS_NO_TRIANGLE;
    if (track->on_surface) {
        enum taut_status st = canvas_need_surface(c, figure, err);
        if (st == TAUT_OK)
            *ret = canvas_nearest(&c->figures[figure], point);
        return st;
    }
    enum taut_status st = canvas_need_view(c, figure, track->view, err);
    if (st != TAUT_OK)
        return st;
    const struct canvas_view *v = &c->figures[figure].views[track->view];
    float x = point.x * v->per_mm + (float)v->w / 2, y = (float)v->h / 2 - point.y * v->per_mm;
    if (x >= 0 && y >= 0 && x < (float)v->w && y < (float)v->h)
        *ret = v->seen[(uint32_t)y * v->w + (uint32_t)x];
    return TAUT_OK;
}

/* ---- connected pieces --------------------------------------------------------------------------------------------- */

static uint32_t root(uint32_t *parents, uint32_t i)
{
    while (parents[i] != i)
        i = parents[i] = parents[parents[i]];
    return i;
}

static void join(uint32_t *parents, uint32_t a, uint32_t b)
{
    a = root(parents, a);
    b = root(parents, b);
    parents[a < b ? b : a] = a < b ? a : b;
}

static enum taut_status need_pieces(struct taut_canvas *c, struct taut_error *err)
{
    if (c->numbers)
        return TAUT_OK;
    c->parents = taut_arena_array(c->arena, c->body->n_points + 1, sizeof *c->parents);
    c->numbers = c->parents ? taut_arena_array(c->arena, c->body->n_points + 1, sizeof *c->numbers) : NULL;
    return c->numbers ? TAUT_OK : no_memory(err);
}

static uint32_t list_painted(const struct taut_canvas *c, const uint8_t *paint, uint32_t *ret)
{
    uint32_t n = 0;
    for (uint32_t t = 0; t < c->body->n_triangles; t++)
        if (paint[t] != TAUT_BARE)
            ret[n++] = t;
    return n;
}

/* Joins the corners of each painted triangle. Only their parents are set. */
static void join_corners(struct taut_canvas *c, const struct canvas_pieces *p)
{
    const uint32_t(*triangles)[3] = c->body->triangles;
    for (uint32_t i = 0; i < p->n_painted; i++)
        for (int k = 0; k < 3; k++) {
            uint32_t corner = triangles[p->painted[i]][k];
            c->parents[corner] = corner;
            c->numbers[corner] = UINT32_MAX;
        }
    for (uint32_t i = 0; i < p->n_painted; i++)
        for (int k = 1; k < 3; k++)
            join(c->parents, triangles[p->painted[i]][0], triangles[p->painted[i]][k]);
}

enum taut_status canvas_pieces_of(struct taut_canvas *c, const uint8_t *paint, struct taut_arena *arena,
                                  struct canvas_pieces *ret, struct taut_error *err)
{
    struct canvas_pieces p = { .painted = taut_arena_array(arena, c->body->n_triangles + 1, sizeof *p.painted) };
    enum taut_status st = p.painted ? need_pieces(c, err) : no_memory(err);
    if (st != TAUT_OK)
        return st;
    p.n_painted = list_painted(c, paint, p.painted);
    uint32_t *piece = taut_arena_array(arena, p.n_painted + 1, sizeof *piece);
    p.order = taut_arena_array(arena, p.n_painted + 1, sizeof *p.order);
    if (!piece || !p.order)
        return no_memory(err);
    join_corners(c, &p);
    for (uint32_t i = 0; i < p.n_painted; i++) {
        uint32_t *number = &c->numbers[root(c->parents, c->body->triangles[p.painted[i]][0])];
        if (*number == UINT32_MAX)
            *number = p.n++;
        piece[i] = *number;
    }
    p.first = taut_arena_array(arena, (size_t)p.n + 2, sizeof *p.first);
    if (!p.first)
        return no_memory(err);
    sort_by_key(piece, p.n_painted, p.first, p.n, p.order);
    for (uint32_t i = 0; i < p.n_painted; i++)
        p.order[i] = p.painted[p.order[i]];
    *ret = p;
    return TAUT_OK;
}
