/* geodesic.c - distances along the skin, from the near to the far: Dijkstra over the points, each step rolled out flat.
 *
 * A point is improved along an edge from a settled neighbour, or across the edge that two settled neighbours share: either the
 * source of both distances is laid out in the plane of the triangle (round waves, from a spot)
 * or the distance rises evenly (plane waves, from a line or a border). Behind a blunt corner a point may settle too early; it is
 * taken up again when a better way turns up, at most MOST_SETTLED times. */
#include "surface.h"

enum { MOST_SETTLED = 4 };
#define LEAST_GAIN 0.001f /* mm; less is rounding */

struct geodesic_point {
    uint32_t heap_at; /* 1 + place in the heap; 0: not in it */
    uint8_t settled;  /* how often */
    bool touched;
};
/* A triangle as one of its corners sees it: the others, and squared lengths to them and between them. All that a step needs lies
 * together, as searches begin anywhere and memory is slow. */
struct fan {
    uint32_t q, r;
    float to_q, to_r, between;
};
struct heap_entry {
    float mm;
    uint32_t point;
};
struct taut_geodesic {
    const struct taut_body *body;
    const uint32_t *first; /* fans[first[p] .. first[p + 1]): the triangles at a point */
    const struct fan *fans;
    float *mm;
    struct geodesic_point *points;
    struct heap_entry *heap;
    uint32_t n_heap, *touched, n_touched;
    float reach;
    bool round;
};

/* ---- making ------------------------------------------------------------------------------------------------- */

static float squared(const struct taut_body *b, uint32_t p, uint32_t q)
{
    struct taut_point3 d = point_minus(b->points[q], b->points[p]);
    return point_dot(d, d);
}

static bool list_fans(struct taut_geodesic *g, struct taut_arena *arena)
{
    const struct taut_body *b = g->body;
    uint32_t *first = taut_arena_array(arena, (size_t)b->n_points + 2, sizeof *first);
    struct fan *fans = taut_arena_array(arena, 3 * (size_t)b->n_triangles + 1, sizeof *fans);
    if (!first || !fans)
        return false;
    for (uint32_t t = 0; t < b->n_triangles; t++)
        for (int k = 0; k < 3; k++)
            first[b->triangles[t][k] + 2]++;
    for (uint32_t i = 0; i < b->n_points; i++)
        first[i + 2] += first[i + 1];
    for (uint32_t t = 0; t < b->n_triangles; t++) {
        const uint32_t *c = b->triangles[t];
        const float opposite[3] = { squared(b, c[1], c[2]), squared(b, c[2], c[0]), squared(b, c[0], c[1]) };
        for (int k = 0; k < 3; k++) {
            int q = (k + 1) % 3, r = (k + 2) % 3;
            fans[first[c[k] + 1]++] = (struct fan){ c[q], c[r], opposite[r], opposite[q], opposite[k] };
        }
    }
    g->first = first;
    g->fans = fans;
    return true;
}

enum taut_status taut_geodesic_create(const struct taut_surface *s, struct taut_arena *arena,
                                      struct taut_geodesic **ret, struct taut_error *err)
{
    size_t n = s->body.n_points;
    struct taut_geodesic *g = taut_arena_array(arena, 1, sizeof *g);
    if (!g)
        return taut_fail(err, TAUT_ENOMEM, "surface", "no memory for distances");
    g->body = &s->body;
    g->mm = taut_arena_array(arena, n, sizeof *g->mm);
    g->points = taut_arena_array(arena, n, sizeof *g->points);
    g->heap = taut_arena_array(arena, n, sizeof *g->heap);
    g->touched = taut_arena_array(arena, n, sizeof *g->touched);
    if (!g->mm || !g->points || !g->heap || !g->touched || !list_fans(g, arena))
        return taut_fail(err, TAUT_ENOMEM, "surface", "no memory for distances");
    for (size_t i = 0; i < n; i++)
        g->mm[i] = TAUT_FAR;
    *ret = g;
    return TAUT_OK;
}

/* ---- the heap of points to settle: nearest first, ties by number ---------------------------------------------- */

static bool sooner(struct heap_entry a, struct heap_entry b)
{
    return a.mm < b.mm || (a.mm == b.mm && a.point < b.point);
}

static void put(struct taut_geodesic *g, uint32_t at, struct heap_entry e)
{
    g->heap[at] = e;
    g->points[e.point].heap_at = at + 1;
}

static void rise(struct taut_geodesic *g, uint32_t at, struct heap_entry e)
{
    for (; at > 0 && sooner(e, g->heap[(at - 1) / 2]); at = (at - 1) / 2)
        put(g, at, g->heap[(at - 1) / 2]);
    put(g, at, e);
}

static uint32_t take_nearest(struct taut_geodesic *g)
{
    struct heap_entry nearest = g->heap[0], last = g->heap[--g->n_heap];
    uint32_t at = 0;
    g->points[nearest.point].heap_at = 0;
    for (uint32_t child = 1; child < g->n_heap; child = 2 * at + 1) {
        if (child + 1 < g->n_heap && sooner(g->heap[child + 1], g->heap[child]))
            child++;
        if (!sooner(g->heap[child], last))
            break;
        put(g, at, g->heap[child]);
        at = child;
    }
    if (g->n_heap > 0)
        put(g, at, last);
    return nearest.point;
}

static void improve(struct taut_geodesic *g, uint32_t p, float mm)
{
    struct geodesic_point *at = &g->points[p];
    if (mm > g->reach || mm >= g->mm[p] || (at->settled && (at->settled >= MOST_SETTLED || g->mm[p] - mm < LEAST_GAIN)))
        return;
    if (!at->touched) {
        at->touched = true;
        g->touched[g->n_touched++] = p;
    }
    g->mm[p] = mm;
    rise(g, at->heap_at ? at->heap_at - 1 : g->n_heap++, (struct heap_entry){ mm, p });
}

/* ---- one step -------------------------------------------------------------------------------------------------- */

/* A triangle rolled out flat: one corner at the origin, the second at (edge, 0), the third at (x, y), y > 0. */
struct flat {
    float edge, x, y;
};

static float root(float v)
{
    return v > 0 ? (float)__builtin_sqrtf(v) : 0;
}

/* Of squared lengths: from the first corner to the second and the third, and between these. */
static bool roll_out(float to_second, float to_third, float between, struct flat *ret)
{
    ret->edge = root(to_second);
    if (!(ret->edge > 1e-6f))
        return false;
    ret->x = (to_second + to_third - between) / (2 * ret->edge);
    ret->y = root(to_third - ret->x * ret->x);
    return ret->y > 1e-6f;
}

/* From the source that is `one` from the origin and `two` from (edge, 0), on the far side of the edge; TAUT_FAR: the
 * straight way does not cross the edge. */
static float round_step(const struct flat *f, float one, float two)
{
    float x = (one * one - two * two + f->edge * f->edge) / (2 * f->edge);
    float below = root(one * one - x * x);
    float cross = x + (f->x - x) * below / (f->y + below);
    if (cross < 0 || cross > f->edge)
        return TAUT_FAR;
    return root((f->x - x) * (f->x - x) + (f->y + below) * (f->y + below));
}

/* The distance rises evenly, by 1 a mm. */
static float plane_step(const struct flat *f, float one, float two)
{
    float gx = (two - one) / f->edge;
    float gy = root(1 - gx * gx);
    if (gy <= 0)
        return TAUT_FAR;
    float cross = f->x - gx / gy * f->y;
    return cross < 0 || cross > f->edge ? TAUT_FAR : one + gx * f->x + gy * f->y;
}

static bool is_settled(const struct taut_geodesic *g, uint32_t p)
{
    return g->points[p].settled && !g->points[p].heap_at;
}

/* Betters corner r of a triangle by way of the corner that has just settled at `one`, and of q where that has settled too. No way
 * leads to what is nearer than where it comes from; but across a blunt corner r may be nearer than the settled one. */
static void step(struct taut_geodesic *g, float one, uint32_t q, uint32_t r, float to_q, float to_r, float between)
{
    const float two = g->mm[q], there = g->mm[r];
    struct flat f;
    if (there > one)
        improve(g, r, one + root(to_r));
    if (there <= (one < two ? one : two) || !is_settled(g, q) || !roll_out(to_q, to_r, between, &f))
        return;
    improve(g, r, g->round ? round_step(&f, one, two) : plane_step(&f, one, two));
}

static struct taut_reach spread(struct taut_geodesic *g)
{
    while (g->n_heap > 0) {
        uint32_t p = take_nearest(g);
        const float mm = g->mm[p];
        g->points[p].settled++;
        for (uint32_t i = g->first[p]; i < g->first[p + 1]; i++) {
            const struct fan *f = &g->fans[i];
            step(g, mm, f->q, f->r, f->to_q, f->to_r, f->between);
            step(g, mm, f->r, f->q, f->to_r, f->to_q, f->between);
        }
    }
    return (struct taut_reach){ g->touched, g->n_touched, g->mm };
}

/* ---- searches ----------------------------------------------------------------------------------------------------- */

static void start(struct taut_geodesic *g, float reach_mm, bool round)
{
    for (uint32_t i = 0; i < g->n_touched; i++) {
        g->mm[g->touched[i]] = TAUT_FAR;
        g->points[g->touched[i]] = (struct geodesic_point){ 0 };
    }
    g->n_touched = g->n_heap = 0;
    g->reach = reach_mm;
    g->round = round;
}

static void seed_spot(struct taut_geodesic *g, const struct taut_spot *spot)
{
    const uint32_t *t = g->body->triangles[spot->triangle];
    for (int k = 0; k < 3; k++)
        improve(g, t[k], point_length(point_minus(g->body->points[t[k]], spot->at)));
}

struct taut_reach taut_geodesic_from_spot(struct taut_geodesic *g, const struct taut_spot *spot, float reach_mm)
{
    start(g, reach_mm, true);
    seed_spot(g, spot);
    return spread(g);
}

struct taut_reach taut_geodesic_from_line(struct taut_geodesic *g, const struct taut_spot *spots, size_t n,
                                          float reach_mm)
{
    start(g, reach_mm, false);
    for (size_t i = 0; i < n; i++)
        seed_spot(g, &spots[i]);
    return spread(g);
}

struct taut_reach taut_geodesic_from_points(struct taut_geodesic *g, const uint32_t *points, size_t n, float reach_mm)
{
    start(g, reach_mm, false);
    for (size_t i = 0; i < n; i++)
        improve(g, points[i], 0);
    return spread(g);
}
