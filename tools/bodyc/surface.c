/* surface.c - see surface.h: the nets. A cell that the skin crosses has one point; four cells around a crossed edge a quad. */
#include "surface.h"

#include <string.h>

enum { BLOCK = 4 };

struct grid {
    const struct field *field;
    struct taut_arena *arena;
    double cell;
    struct vec origin;
    size_t nx, ny, nz;
    float *values;
    uint32_t *cells; /* point of a cell + 1; 0: none */
};

static size_t at(const struct grid *g, size_t i, size_t j, size_t k)
{
    return (i * g->ny + j) * g->nz + k;
}

/* Samples lie at x = (i - 1/2) cell, so that the middle runs through the first column of cells. */
static bool make_grid(struct grid *g)
{
    const struct vec low = { -g->cell / 2, -20, -165 }, high = { 500, 1730, 240 };
    size_t *const n[] = { &g->nx, &g->ny, &g->nz };
    const double extent[] = { high.x - low.x, high.y - low.y, high.z - low.z };
    for (int i = 0; i < 3; i++)
        *n[i] = ((size_t)(extent[i] / g->cell) + 2 + BLOCK - 1) / BLOCK * BLOCK;
    g->origin = low;
    size_t total = g->nx * g->ny * g->nz;
    g->values = taut_arena_array(g->arena, total, sizeof *g->values);
    g->cells = taut_arena_array(g->arena, total, sizeof *g->cells);
    if (!g->values || !g->cells)
        return false;
    memset(g->cells, 0, total * sizeof *g->cells);
    return true;
}

static struct vec sample(const struct grid *g, size_t i, size_t j, size_t k)
{
    return plus(g->origin, times(vec((double)i, (double)j, (double)k), g->cell));
}

/* A block far from the skin keeps the value of its middle: only its sign matters. */
static void fill_block(struct grid *g, size_t bi, size_t bj, size_t bk)
{
    struct vec low = sample(g, bi, bj, bk), high = plus(low, times(vec(1, 1, 1), BLOCK * g->cell));
    struct window w = window_of(g->field, low, high);
    double middle = window_distance(&w, times(plus(low, high), 0.5)), half = BLOCK * g->cell * 0.5 * 1.7320508;
    bool far = magnitude(middle) > 1.5 * half + 6;
    for (size_t i = bi; i < bi + BLOCK; i++)
        for (size_t j = bj; j < bj + BLOCK; j++)
            for (size_t k = bk; k < bk + BLOCK; k++)
                g->values[at(g, i, j, k)] = (float)(far ? middle : window_distance(&w, sample(g, i, j, k)));
}

static void fill(struct grid *g)
{
    for (size_t i = 0; i < g->nx; i += BLOCK)
        for (size_t j = 0; j < g->ny; j += BLOCK)
            for (size_t k = 0; k < g->nz; k += BLOCK)
                fill_block(g, i, j, k);
}

/* The mean of where the skin crosses the edges of a cell, in cells; false: it does not. */
static bool cell_point(const struct grid *g, size_t i, size_t j, size_t k, struct vec *ret)
{
    static const int edges[12][2] = { { 0, 1 }, { 2, 3 }, { 4, 5 }, { 6, 7 }, { 0, 2 }, { 1, 3 },
                                      { 4, 6 }, { 5, 7 }, { 0, 4 }, { 1, 5 }, { 2, 6 }, { 3, 7 } };
    double value[8], n = 0;
    unsigned inside = 0;
    struct vec sum = vec(0, 0, 0);
    for (unsigned c = 0; c < 8; c++) {
        value[c] = (double)g->values[at(g, i + (c >> 2 & 1), j + (c >> 1 & 1), k + (c & 1))];
        inside |= (unsigned)(value[c] < 0) << c;
    }
    if (inside == 0 || inside == 255)
        return false;
    for (int e = 0; e < 12; e++) {
        int a = edges[e][0], b = edges[e][1];
        if (!((inside >> a ^ inside >> b) & 1))
            continue;
        double t = value[a] / (value[a] - value[b]);
        struct vec from = vec(a >> 2 & 1, a >> 1 & 1, a & 1), to = vec(b >> 2 & 1, b >> 1 & 1, b & 1);
        sum = plus(sum, along(from, minus(to, from), t));
        n++;
    }
    *ret = times(sum, 1 / n);
    return true;
}

/* On the field, and never across the middle. */
static struct vec settle(const struct grid *g, struct vec p, bool in_middle)
{
    if (in_middle)
        p.x = 0;
    struct vec on = field_project(g->field, p, 3);
    if (length(minus(on, p)) < 1.5 * g->cell)
        p = on;
    p.x = in_middle ? 0 : most(p.x, 0.02);
    return p;
}

static bool make_points(struct grid *g, struct surface *s)
{
    struct vec p;
    size_t n = 0;
    for (int pass = 0; pass < 2; pass++) {
        n = 0;
        for (size_t i = 0; i + 1 < g->nx; i++)
            for (size_t j = 0; j + 1 < g->ny; j++)
                for (size_t k = 0; k + 1 < g->nz; k++) {
                    if (!cell_point(g, i, j, k, &p))
                        continue;
                    if (pass == 1) {
                        g->cells[at(g, i, j, k)] = (uint32_t)n + 1;
                        s->points[n] = settle(g, plus(sample(g, i, j, k), times(p, g->cell)), i == 0);
                    }
                    n++;
                }
        if (pass == 0 && !(s->points = taut_arena_array(g->arena, n, sizeof *s->points)))
            return false;
    }
    s->n_points = n;
    return true;
}

static void add_triangle(struct surface *s, uint32_t a, uint32_t b, uint32_t c)
{
    uint32_t *t = s->triangles[s->n_triangles++];
    t[0] = a - 1;
    t[1] = b - 1;
    t[2] = c - 1;
}

/* Cut along the shorter diagonal; turned round where the edge leaves the body. */
static void add_quad(struct surface *s, const uint32_t *q, bool leaves)
{
    if (!q[0] || !q[1] || !q[2] || !q[3])
        return;
    uint32_t a = q[0], b = leaves ? q[1] : q[3], c = q[2], d = leaves ? q[3] : q[1];
    double ac = length(minus(s->points[a - 1], s->points[c - 1])),
           bd = length(minus(s->points[b - 1], s->points[d - 1]));
    add_triangle(s, a, b, ac <= bd ? c : d);
    add_triangle(s, ac <= bd ? a : b, c, d);
}

static bool make_triangles(const struct grid *g, struct surface *s)
{
    s->triangles = taut_arena_array(g->arena, 6 * s->n_points, sizeof *s->triangles);
    if (!s->triangles)
        return false;
    const uint32_t *c = g->cells;
    for (size_t i = 0; i + 1 < g->nx; i++)
        for (size_t j = 0; j + 1 < g->ny; j++)
            for (size_t k = 0; k + 1 < g->nz; k++) {
                bool inside = g->values[at(g, i, j, k)] < 0;
                if (j > 0 && k > 0 && inside != (g->values[at(g, i + 1, j, k)] < 0))
                    add_quad(s,
                             (const uint32_t[]){ c[at(g, i, j - 1, k - 1)], c[at(g, i, j, k - 1)], c[at(g, i, j, k)],
                                                 c[at(g, i, j - 1, k)] },
                             inside);
                if (i > 0 && k > 0 && inside != (g->values[at(g, i, j + 1, k)] < 0))
                    add_quad(s,
                             (const uint32_t[]){ c[at(g, i - 1, j, k - 1)], c[at(g, i - 1, j, k)], c[at(g, i, j, k)],
                                                 c[at(g, i, j, k - 1)] },
                             inside);
                if (i > 0 && j > 0 && inside != (g->values[at(g, i, j, k + 1)] < 0))
                    add_quad(s,
                             (const uint32_t[]){ c[at(g, i - 1, j - 1, k)], c[at(g, i, j - 1, k)], c[at(g, i, j, k)],
                                                 c[at(g, i - 1, j, k)] },
                             inside);
            }
    return true;
}

void surface_light(const struct field *f, struct surface *s)
{
    for (size_t i = 0; i < s->n_points; i++) {
        struct vec n = field_normal(f, s->points[i], 0.9);
        if (s->points[i].x == 0)
            n = unit(vec(0, n.y, n.z));
        s->normals[i] = n;
        s->openness[i] = (float)field_openness(f, s->points[i], n);
    }
}

static bool make_light(struct surface *s, const struct field *f, struct taut_arena *arena)
{
    s->normals = taut_arena_array(arena, s->n_points, sizeof *s->normals);
    s->openness = taut_arena_array(arena, s->n_points, sizeof *s->openness);
    if (!s->normals || !s->openness)
        return false;
    surface_light(f, s);
    return true;
}

bool surface_of_field(const struct field *f, double cell, struct taut_arena *arena, struct surface *ret)
{
    struct grid g = { .field = f, .arena = arena, .cell = cell };
    *ret = (struct surface){ 0 };
    if (!make_grid(&g))
        return false;
    fill(&g);
    return make_points(&g, ret) && make_triangles(&g, ret) && make_light(ret, f, arena);
}

double surface_area(const struct surface *s)
{
    double area = 0;
    for (size_t i = 0; i < s->n_triangles; i++) {
        struct vec a = s->points[s->triangles[i][0]], b = s->points[s->triangles[i][1]],
                   c = s->points[s->triangles[i][2]];
        area += length(cross(minus(b, a), minus(c, a)));
    }
    return area; /* half of the cross product, twice for the two halves */
}
