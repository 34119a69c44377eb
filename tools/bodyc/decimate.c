/* decimate.c - fewer triangles, by quadric error metrics: the edge whose removal bends the skin least goes first.
 *
 * Points of the seam (x = 0) only join one another and stay on it. An edge may go when its ends have just its triangles' other
 * corners in common (the surface stays one) and no triangle turns over, becomes a sliver or grows long. */
#include "surface.h"

#include <stdlib.h>
#include <string.h>

/* Upper triangle of a symmetric 4 x 4 matrix: the sum of squared distances to planes. */
struct quadric {
    double xx, xy, xz, xw, yy, yz, yw, zz, zw, ww;
};

struct edge {
    double cost;
    uint32_t a, b, age_a, age_b; /* older than its points: gone stale */
};

struct list {
    uint32_t *items;
    uint32_t n, capacity;
};

struct work {
    struct taut_arena *arena;
    struct vec *points;
    struct quadric *quadrics;
    uint32_t (*triangles)[3];
    bool *dead;
    struct list *around; /* triangles at each point */
    uint32_t *age, *mark, stamp;
    double longest_edge; /* mm: borders of regions are cut finely enough */
    struct edge *heap;
    size_t n_heap, heap_capacity;
    bool out_of_memory;
};

/* ---- quadrics ---------------------------------------------------------------------------------------- */

static struct quadric plane(struct vec n, double d, double weight)
{
    return (struct quadric){ weight * n.x * n.x, weight * n.x * n.y, weight * n.x * n.z, weight * n.x * d,
                             weight * n.y * n.y, weight * n.y * n.z, weight * n.y * d,   weight * n.z * n.z,
                             weight * n.z * d,   weight * d * d };
}

static void add_quadric(struct quadric *q, const struct quadric *r)
{
    *q = (struct quadric){ q->xx + r->xx, q->xy + r->xy, q->xz + r->xz, q->xw + r->xw, q->yy + r->yy,
                           q->yz + r->yz, q->yw + r->yw, q->zz + r->zz, q->zw + r->zw, q->ww + r->ww };
}

static double quadric_error(const struct quadric *q, struct vec p)
{
    return p.x * p.x * q->xx + 2 * p.x * p.y * q->xy + 2 * p.x * p.z * q->xz + 2 * p.x * q->xw + p.y * p.y * q->yy +
           2 * p.y * p.z * q->yz + 2 * p.y * q->yw + p.z * p.z * q->zz + 2 * p.z * q->zw + q->ww;
}

/* The point of least error; false: the planes do not fix one. */
static bool quadric_best(const struct quadric *q, struct vec *ret)
{
    double a = q->xx, b = q->xy, c = q->xz, d = q->yy, e = q->yz, f = q->zz;
    double det = a * (d * f - e * e) - b * (b * f - e * c) + c * (b * e - d * c), trace = a + d + f;
    double x = -q->xw, y = -q->yw, z = -q->zw;
    if (magnitude(det) < 1e-5 * trace * trace * trace)
        return false;
    ret->x = (x * (d * f - e * e) - b * (y * f - e * z) + c * (y * e - d * z)) / det;
    ret->y = (a * (y * f - z * e) - x * (b * f - c * e) + c * (b * z - y * c)) / det;
    ret->z = (a * (d * z - e * y) - b * (b * z - y * c) + x * (b * e - d * c)) / det;
    return true;
}

/* ---- lists and the heap -------------------------------------------------------------------------------- */

static void push(struct work *w, struct list *l, uint32_t item)
{
    if (l->n == l->capacity) {
        uint32_t more = l->capacity ? 2 * l->capacity : 8;
        uint32_t *items = taut_arena_array(w->arena, more, sizeof *items);
        if (!items) {
            w->out_of_memory = true;
            return;
        }
        if (l->n)
            memcpy(items, l->items, l->n * sizeof *items);
        l->items = items;
        l->capacity = more;
    }
    l->items[l->n++] = item;
}

static void drop(struct list *l, uint32_t item)
{
    for (uint32_t i = 0; i < l->n; i++)
        if (l->items[i] == item) {
            l->items[i] = l->items[--l->n];
            return;
        }
}

static void heap_push(struct work *w, struct edge e)
{
    if (w->n_heap == w->heap_capacity) {
        size_t more = w->heap_capacity ? 2 * w->heap_capacity : 1 << 16;
        struct edge *heap = realloc(w->heap, more * sizeof *heap);
        if (!heap) {
            w->out_of_memory = true;
            return;
        }
        w->heap = heap;
        w->heap_capacity = more;
    }
    size_t i = w->n_heap++;
    for (; i > 0 && w->heap[(i - 1) / 2].cost > e.cost; i = (i - 1) / 2)
        w->heap[i] = w->heap[(i - 1) / 2];
    w->heap[i] = e;
}

static struct edge heap_pop(struct work *w)
{
    struct edge first = w->heap[0], last = w->heap[--w->n_heap];
    size_t i = 0;
    for (size_t child = 1; child < w->n_heap; child = 2 * i + 1) {
        if (child + 1 < w->n_heap && w->heap[child + 1].cost < w->heap[child].cost)
            child++;
        if (w->heap[child].cost >= last.cost)
            break;
        w->heap[i] = w->heap[child];
        i = child;
    }
    w->heap[i] = last;
    return first;
}

/* ---- costs --------------------------------------------------------------------------------------------- */

/* Face, ears, hands and feet keep more triangles. */
static double detail(struct vec p)
{
    if (p.y > 1540 && p.y < 1612 && p.x > 67 && p.z < 16)
        return 9;
    if (p.y > 1475)
        return p.z > 40 || p.x > 60 ? 7 : 2.5;
    if (p.x > 300 && p.y < 880)
        return 7;
    return p.y < 110 ? 4.5 : 1;
}

/* Of an edge's squared length: where a figure bends skin that is flat on the neutral one, edges must stay short. */
static double evenness(struct vec p)
{
    return p.y > 1140 && p.y < 1345 && p.z > 50 && p.x < 165 ? 0.03 : 1e-6;
}

static bool on_seam(const struct work *w, uint32_t point)
{
    return w->points[point].x == 0;
}

static double edge_cost(const struct work *w, uint32_t a, uint32_t b, struct vec *ret)
{
    struct quadric q = w->quadrics[a];
    struct vec pa = w->points[a], pb = w->points[b], middle = times(plus(pa, pb), 0.5), p;
    double l = length(minus(pa, pb));
    add_quadric(&q, &w->quadrics[b]);
    if (!quadric_best(&q, &p) || length(minus(p, middle)) > l)
        p = middle;
    if (on_seam(w, a) && on_seam(w, b))
        p.x = 0;
    else if (on_seam(w, a) || on_seam(w, b))
        p = on_seam(w, a) ? pa : pb;
    *ret = p;
    return (most(quadric_error(&q, p), 0) + evenness(middle) * l * l) * detail(middle);
}

static void push_edge(struct work *w, uint32_t a, uint32_t b)
{
    struct vec p;
    heap_push(w, (struct edge){ edge_cost(w, a, b, &p), a, b, w->age[a], w->age[b] });
}

/* ---- whether an edge may go ------------------------------------------------------------------------------ */

static bool has_corner(const struct work *w, uint32_t triangle, uint32_t point)
{
    const uint32_t *t = w->triangles[triangle];
    return t[0] == point || t[1] == point || t[2] == point;
}

/* The ends' common neighbours are just the other corners of the edge's triangles. */
static bool stays_one(struct work *w, uint32_t a, uint32_t b)
{
    uint32_t common = 0, shared = 0;
    w->stamp += 2;
    for (uint32_t i = 0; i < w->around[a].n; i++) {
        uint32_t t = w->around[a].items[i];
        shared += has_corner(w, t, b);
        for (int k = 0; k < 3; k++)
            w->mark[w->triangles[t][k]] = w->stamp;
    }
    for (uint32_t i = 0; i < w->around[b].n; i++)
        for (int k = 0; k < 3; k++) {
            uint32_t p = w->triangles[w->around[b].items[i]][k];
            if (p != a && p != b && w->mark[p] == w->stamp) {
                common++;
                w->mark[p] = w->stamp - 1;
            }
        }
    bool seam = on_seam(w, a) && on_seam(w, b);
    return common == shared && shared > 0 && (!seam || shared == 1);
}

static bool keeps_facing(const struct work *w, uint32_t moved, uint32_t other, struct vec to)
{
    for (uint32_t i = 0; i < w->around[moved].n; i++) {
        uint32_t t = w->around[moved].items[i];
        if (has_corner(w, t, other))
            continue;
        struct vec before[3], after[3];
        for (int k = 0; k < 3; k++) {
            before[k] = w->points[w->triangles[t][k]];
            after[k] = w->triangles[t][k] == moved ? to : before[k];
        }
        struct vec was = unit(cross(minus(before[1], before[0]), minus(before[2], before[0])));
        struct vec is = cross(minus(after[1], after[0]), minus(after[2], after[0]));
        double longest = most(length(minus(after[1], after[0])),
                              most(length(minus(after[2], after[1])), length(minus(after[0], after[2]))));
        if (dot(was, unit(is)) < 0.5 || length(is) < 0.06 * longest * longest || longest > w->longest_edge)
            return false;
    }
    return true;
}

/* b becomes a; returns how many triangles are gone. */
static size_t collapse(struct work *w, uint32_t a, uint32_t b, struct vec to)
{
    size_t gone = 0;
    w->points[a] = to;
    add_quadric(&w->quadrics[a], &w->quadrics[b]);
    w->age[a]++;
    w->age[b]++;
    for (uint32_t i = 0; i < w->around[b].n; i++) {
        uint32_t t = w->around[b].items[i];
        if (has_corner(w, t, a)) {
            w->dead[t] = true;
            gone++;
            for (int k = 0; k < 3; k++)
                if (w->triangles[t][k] != b)
                    drop(&w->around[w->triangles[t][k]], t);
            continue;
        }
        for (int k = 0; k < 3; k++)
            if (w->triangles[t][k] == b)
                w->triangles[t][k] = a;
        push(w, &w->around[a], t);
    }
    w->around[b].n = 0;
    for (uint32_t i = 0; i < w->around[a].n; i++)
        for (int k = 0; k < 3; k++)
            if (w->triangles[w->around[a].items[i]][k] != a)
                push_edge(w, a, w->triangles[w->around[a].items[i]][k]);
    return gone;
}

/* ---- all of it --------------------------------------------------------------------------------------------- */

static void add_planes(struct work *w, uint32_t triangle)
{
    const uint32_t *t = w->triangles[triangle];
    struct vec a = w->points[t[0]], b = w->points[t[1]], c = w->points[t[2]], n = cross(minus(b, a), minus(c, a));
    double area = length(n) / 2;
    n = unit(n);
    struct quadric q = plane(n, -dot(n, a), area);
    for (int k = 0; k < 3; k++) {
        uint32_t from = t[k], to = t[(k + 1) % 3];
        add_quadric(&w->quadrics[from], &q);
        push(w, &w->around[from], triangle);
        if (!on_seam(w, from) || !on_seam(w, to))
            continue;
        struct vec wall = unit(cross(minus(w->points[to], w->points[from]), n)); /* upright along the seam */
        struct quadric holds = plane(wall, -dot(wall, w->points[from]), 3 * area);
        add_quadric(&w->quadrics[from], &holds);
        add_quadric(&w->quadrics[to], &holds);
    }
}

static bool begin(struct work *w, const struct surface *s)
{
    size_t n = s->n_points, m = s->n_triangles;
    w->points = taut_arena_array(w->arena, n, sizeof *w->points);
    w->quadrics = taut_arena_array(w->arena, n, sizeof *w->quadrics);
    w->around = taut_arena_array(w->arena, n, sizeof *w->around);
    w->age = taut_arena_array(w->arena, n, sizeof *w->age);
    w->mark = taut_arena_array(w->arena, n, sizeof *w->mark);
    w->triangles = taut_arena_array(w->arena, m, sizeof *w->triangles);
    w->dead = taut_arena_array(w->arena, m, sizeof *w->dead);
    if (!w->points || !w->quadrics || !w->around || !w->age || !w->mark || !w->triangles || !w->dead)
        return false;
    memcpy(w->points, s->points, n * sizeof *w->points);
    memcpy(w->triangles, s->triangles, m * sizeof *w->triangles);
    memset(w->quadrics, 0, n * sizeof *w->quadrics);
    memset(w->around, 0, n * sizeof *w->around);
    memset(w->age, 0, n * sizeof *w->age);
    memset(w->mark, 0, n * sizeof *w->mark);
    memset(w->dead, 0, m * sizeof *w->dead);
    for (uint32_t t = 0; t < m; t++)
        add_planes(w, t);
    for (uint32_t t = 0; t < m; t++)
        for (int k = 0; k < 3; k++) {
            uint32_t a = w->triangles[t][k], b = w->triangles[t][(k + 1) % 3];
            if (a < b || (on_seam(w, a) && on_seam(w, b)))
                push_edge(w, a, b);
        }
    return !w->out_of_memory;
}

static void thin_out(struct work *w, size_t alive, size_t wanted)
{
    while (alive > wanted && w->n_heap > 0 && !w->out_of_memory) {
        struct edge e = heap_pop(w);
        struct vec to;
        if (w->age[e.a] != e.age_a || w->age[e.b] != e.age_b || w->around[e.a].n == 0 || w->around[e.b].n == 0)
            continue;
        edge_cost(w, e.a, e.b, &to);
        if (stays_one(w, e.a, e.b) && keeps_facing(w, e.a, e.b, to) && keeps_facing(w, e.b, e.a, to))
            alive -= collapse(w, e.a, e.b, to);
    }
}

/* What is left, numbered anew and laid on the field again. */
static bool finish(const struct work *w, const struct field *f, const struct surface *s, struct surface *ret)
{
    uint32_t *number = taut_arena_array(w->arena, s->n_points, sizeof *number), n = 0;
    ret->points = taut_arena_array(w->arena, s->n_points, sizeof *ret->points);
    ret->normals = taut_arena_array(w->arena, s->n_points, sizeof *ret->normals);
    ret->openness = taut_arena_array(w->arena, s->n_points, sizeof *ret->openness);
    ret->triangles = taut_arena_array(w->arena, s->n_triangles, sizeof *ret->triangles);
    if (!number || !ret->points || !ret->normals || !ret->openness || !ret->triangles)
        return false;
    for (size_t i = 0; i < s->n_points; i++) {
        if (w->around[i].n == 0)
            continue;
        bool seam = w->points[i].x == 0;
        struct vec p = field_project(f, w->points[i], 2);
        if (length(minus(p, w->points[i])) >= 2)
            p = w->points[i];
        p.x = seam ? 0 : most(p.x, 0.01);
        number[i] = n;
        ret->points[n++] = p;
    }
    ret->n_points = n;
    for (size_t t = 0; t < s->n_triangles; t++) {
        if (w->dead[t])
            continue;
        for (int k = 0; k < 3; k++)
            ret->triangles[ret->n_triangles][k] = number[w->triangles[t][k]];
        ret->n_triangles++;
    }
    surface_light(f, ret);
    return true;
}

bool surface_decimate(const struct field *f, const struct surface *s, size_t n_triangles, struct taut_arena *arena,
                      struct surface *ret)
{
    enum { TIMES_THE_MEAN = 2 };
    double mean_area = surface_area(s) / 2 / (double)n_triangles;
    struct work w = { .arena = arena, .longest_edge = TIMES_THE_MEAN * taut_sqrt(mean_area * 2.3) };
    *ret = (struct surface){ 0 };
    bool good = begin(&w, s);
    if (good)
        thin_out(&w, s->n_triangles, n_triangles);
    good = good && !w.out_of_memory && finish(&w, f, s, ret);
    free(w.heap);
    return good;
}
