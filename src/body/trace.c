/* trace.c - see trace.h. Marching squares on a grid with a border of its own; the inside lies to the left of the walk. */
#include "trace.h"

#include <string.h>

struct walk {
    const float *values;
    uint32_t w, h;
    float level;
    uint8_t *below; /* of each grid point, (w + 2) x (h + 2): its value is below the level */
    uint8_t *done;  /* of each cell, (w + 1) x (h + 1): a walk went through */
};

/* Grid point i, j is pixel i - 1, j - 1; beyond the picture everything is above. */
static float at(const struct walk *k, int64_t i, int64_t j)
{
    if (i < 1 || j < 1 || i > (int64_t)k->w || j > (int64_t)k->h)
        return k->level + 1;
    return k->values[(size_t)(j - 1) * k->w + (size_t)(i - 1)];
}

enum edge { TOP, RIGHT, BOTTOM, LEFT, NO_EDGE };

/* Where a walk leaves a cell whose corners below the level are the bits of `corners` (clockwise from the top left). */
static enum edge way_out(unsigned corners, enum edge from)
{
    static const enum edge ways[16] = { NO_EDGE, LEFT,   TOP,     LEFT,   RIGHT, NO_EDGE, TOP, LEFT,
                                        BOTTOM,  BOTTOM, NO_EDGE, BOTTOM, RIGHT, RIGHT,   TOP, NO_EDGE };
    if (corners == 5)
        return from == TOP ? LEFT : RIGHT;
    if (corners == 10)
        return from == LEFT ? BOTTOM : TOP;
    return ways[corners];
}

static unsigned corners_of(const struct walk *k, int64_t x, int64_t y)
{
    const uint8_t *top = k->below + (size_t)y * (k->w + 2) + (size_t)x, *bottom = top + k->w + 2;
    return (unsigned)(top[0] | top[1] << 1 | bottom[1] << 2 | bottom[0] << 3);
}

static struct trace_point crossing(const struct walk *k, int64_t x, int64_t y, enum edge out)
{
    float a = at(k, x, y), b = at(k, x + 1, y), c = at(k, x + 1, y + 1), d = at(k, x, y + 1), l = k->level;
    float px = (float)x, py = (float)y;
    switch (out) {
    case TOP: px += (l - a) / (b - a); break;
    case RIGHT: px += 1, py += (l - b) / (c - b); break;
    case BOTTOM: px += (l - d) / (c - d), py += 1; break;
    case LEFT: py += (l - a) / (d - a); break;
    case NO_EDGE: break;
    }
    return (struct trace_point){ px - 0.5f, py - 0.5f };
}

static float area_of(const struct trace_point *p, size_t n)
{
    double twice = 0;
    for (size_t i = 0; i < n; i++) {
        const struct trace_point *a = &p[i], *b = &p[(i + 1) % n];
        twice += (double)a->x * (double)b->y - (double)b->x * (double)a->y;
    }
    return (float)(twice < 0 ? -twice : twice) / 2;
}

/* One border, from the cell where it was met. False: no memory. */
static bool follow(struct walk *k, int64_t x, int64_t y, struct taut_vec *points, struct taut_arena *arena)
{
    int64_t first_x = x, first_y = y;
    enum edge from = NO_EDGE;
    points->n = 0;
    do {
        enum edge out = way_out(corners_of(k, x, y), from);
        if (out == NO_EDGE)
            break;
        k->done[(size_t)y * (k->w + 1) + (size_t)x] = 1;
        struct trace_point *p = taut_vec_push(arena, points);
        if (!p)
            return false;
        *p = crossing(k, x, y, out);
        y += out == BOTTOM ? 1 : out == TOP ? -1 : 0;
        x += out == RIGHT ? 1 : out == LEFT ? -1 : 0;
        from = out == TOP ? BOTTOM : out == BOTTOM ? TOP : out == LEFT ? RIGHT : LEFT;
    } while (x >= 0 && y >= 0 && x <= (int64_t)k->w && y <= (int64_t)k->h && (x != first_x || y != first_y));
    return true;
}

static bool begin_walk(struct walk *k, struct taut_arena *arena)
{
    k->below = taut_arena_array(arena, (size_t)(k->w + 2) * (k->h + 2), 1);
    k->done = taut_arena_array(arena, (size_t)(k->w + 1) * (k->h + 1), 1);
    if (!k->below || !k->done)
        return false;
    for (uint32_t y = 0; y < k->h; y++) {
        const float *row = k->values + (size_t)y * k->w;
        uint8_t *below = k->below + (size_t)(y + 1) * (k->w + 2) + 1;
        for (uint32_t x = 0; x < k->w; x++)
            below[x] = row[x] < k->level;
    }
    return true;
}

static bool keep(struct taut_vec *traces, const struct taut_vec *points, struct taut_arena *arena)
{
    struct trace *t = taut_vec_push(arena, traces);
    struct trace_point *copy = taut_arena_array(arena, points->n, sizeof *copy);
    if (!t || !copy)
        return false;
    memcpy(copy, points->items, points->n * sizeof *copy);
    *t = (struct trace){ copy, (uint32_t)points->n, true };
    return true;
}

bool trace_level(const float *values, uint32_t w, uint32_t h, float level, float least_area, struct taut_arena *arena,
                 struct trace **ret, size_t *n)
{
    struct walk k = { values, w, h, level, NULL, NULL };
    struct taut_vec traces = { .size = sizeof(struct trace) }, points = { .size = sizeof(struct trace_point) };
    if (!begin_walk(&k, arena))
        return false;
    for (int64_t y = 0; y <= (int64_t)h; y++) {
        const uint8_t *done = k.done + (size_t)y * (w + 1);
        for (int64_t x = 0; x <= (int64_t)w; x++) {
            unsigned corners = corners_of(&k, x, y);
            if (corners == 0 || corners == 15 || done[x] || corners == 5 || corners == 10)
                continue;
            if (!follow(&k, x, y, &points, arena))
                return false;
            if (points.n >= 4 && area_of(points.items, points.n) >= least_area && !keep(&traces, &points, arena))
                return false;
        }
    }
    *ret = traces.items;
    *n = traces.n;
    return true;
}

bool trace_smooth(struct trace *t, unsigned rounds, struct taut_arena *arena)
{
    struct trace_point *other = taut_arena_array(arena, t->n + 1, sizeof *other);
    if (!other)
        return false;
    for (unsigned round = 0; round < rounds; round++) {
        for (uint32_t i = 0; i < t->n; i++) {
            const struct trace_point *p = t->points, *q = &p[i];
            if (!t->closed && (i == 0 || i + 1 == t->n)) {
                other[i] = *q;
                continue;
            }
            const struct trace_point *a = &p[i ? i - 1 : t->n - 1], *b = &p[i + 1 < t->n ? i + 1 : 0];
            other[i] = (struct trace_point){ 0.25f * a->x + 0.5f * q->x + 0.25f * b->x,
                                             0.25f * a->y + 0.5f * q->y + 0.25f * b->y };
        }
        struct trace_point *swap = t->points;
        t->points = other;
        other = swap;
    }
    return true;
}

static float distance_to(struct trace_point p, struct trace_point a, struct trace_point b)
{
    float dx = b.x - a.x, dy = b.y - a.y, l = __builtin_sqrtf(dx * dx + dy * dy);
    float ex = p.x - a.x, ey = p.y - a.y, off = ex * dy - ey * dx;
    return l > 1e-6f ? (off < 0 ? -off : off) / l : __builtin_sqrtf(ex * ex + ey * ey);
}

/* Marks what must stay between two points that stay. A list of open spans instead of recursion: a path may be long. */
static bool keep_between(const struct trace *t, uint32_t first, uint32_t last, float tolerance, uint8_t *keep,
                         struct taut_vec *open, struct taut_arena *arena)
{
    struct span {
        uint32_t a, b;
    } *s = taut_vec_push(arena, open);
    if (!s)
        return false;
    *s = (struct span){ first, last };
    while (open->n > 0) {
        struct span at = ((struct span *)open->items)[--open->n];
        float worst = tolerance;
        uint32_t far = 0;
        for (uint32_t i = at.a + 1; i < at.b; i++) {
            float d = distance_to(t->points[i], t->points[at.a], t->points[at.b]);
            if (d > worst) {
                worst = d;
                far = i;
            }
        }
        if (!far)
            continue;
        keep[far] = 1;
        struct span *left = taut_vec_push(arena, open);
        if (!left)
            return false;
        *left = (struct span){ at.a, far };
        struct span *right = taut_vec_push(arena, open);
        if (!right)
            return false;
        *right = (struct span){ far, at.b };
    }
    return true;
}

bool trace_simplify(struct trace *t, float tolerance, struct taut_arena *arena)
{
    if (t->n < 4)
        return true;
    uint8_t *keep = taut_arena_array(arena, t->n, 1);
    struct taut_vec open = { .size = 2 * sizeof(uint32_t) };
    if (!keep)
        return false;
    memset(keep, 0, t->n);
    uint32_t far = t->n - 1, kept = 0;
    float most = 0;
    for (uint32_t i = 0; t->closed && i < t->n; i++) {
        float d = distance_to(t->points[i], t->points[0], t->points[0]);
        if (d > most) {
            most = d;
            far = i;
        }
    }
    keep[0] = keep[far] = keep[t->n - 1] = 1;
    if (!keep_between(t, 0, far, tolerance, keep, &open, arena) ||
        (far + 1 < t->n && !keep_between(t, far, t->n - 1, tolerance, keep, &open, arena)))
        return false;
    for (uint32_t i = 0; i < t->n; i++)
        if (keep[i])
            t->points[kept++] = t->points[i];
    t->n = kept;
    return true;
}

/* Running means of 2 radius + 1 values along a row; beyond its ends is nothing. */
static void blur_row(const float *from, float *to, uint32_t w, uint32_t radius)
{
    const float share = 1 / (float)(2 * radius + 1);
    float sum = 0;
    for (uint32_t x = 0; x < w + radius; x++) {
        sum += x < w ? from[x] : 0;
        sum -= x > 2 * radius ? from[x - 2 * radius - 1] : 0;
        if (x >= radius)
            to[x - radius] = sum * share;
    }
}

/* The same down all columns at once; sums has w places. */
static void blur_columns(const float *from, float *to, uint32_t w, uint32_t h, uint32_t radius, float *sums)
{
    const float share = 1 / (float)(2 * radius + 1);
    memset(sums, 0, w * sizeof *sums);
    for (uint32_t y = 0; y < h + radius; y++) {
        const float *in = y < h ? from + (size_t)y * w : NULL;
        const float *out = y > 2 * radius ? from + (size_t)(y - 2 * radius - 1) * w : NULL;
        for (uint32_t x = 0; in && x < w; x++)
            sums[x] += in[x];
        for (uint32_t x = 0; out && x < w; x++)
            sums[x] -= out[x];
        float *row = y >= radius ? to + (size_t)(y - radius) * w : NULL;
        for (uint32_t x = 0; row && x < w; x++)
            row[x] = sums[x] * share;
    }
}

static void blur(float *values, float *other, float *sums, uint32_t w, uint32_t h, uint32_t radius)
{
    for (int pass = 0; pass < 3; pass++) {
        for (uint32_t y = 0; y < h; y++)
            blur_row(values + (size_t)y * w, other + (size_t)y * w, w, radius);
        blur_columns(other, values, w, h, radius, sums);
    }
}

bool trace_blur(float *values, const float *known, uint32_t w, uint32_t h, uint32_t radius, float beyond,
                struct taut_arena *arena)
{
    const float least = 1e-4f; /* share of known pixels around; less is rounding */
    size_t n = (size_t)w * h;
    float *other = taut_arena_array(arena, n, sizeof *other), *weights = taut_arena_array(arena, n, sizeof *weights);
    float *sums = taut_arena_array(arena, w, sizeof *sums);
    if (!other || !weights || !sums)
        return false;
    for (size_t i = 0; i < n; i++) {
        weights[i] = known[i];
        values[i] *= known[i];
    }
    blur(values, other, sums, w, h, radius);
    blur(weights, other, sums, w, h, radius);
    for (size_t i = 0; i < n; i++)
        values[i] = weights[i] > least ? values[i] / weights[i] : beyond;
    return true;
}
