/* pick.c - a tree of boxes over the skin, what a ray meets and which skin is nearest. */
#include "pick.h"

/* ---- building ---------------------------------------------------------------------------------------------- */

static struct box no_box(void)
{
    return (struct box){ { TAUT_FAR, TAUT_FAR, TAUT_FAR }, { -TAUT_FAR, -TAUT_FAR, -TAUT_FAR } };
}

static void grow(struct box *b, struct taut_point3 p)
{
    const float v[3] = { p.x, p.y, p.z };
    for (int k = 0; k < 3; k++) {
        b->low[k] = v[k] < b->low[k] ? v[k] : b->low[k];
        b->high[k] = v[k] > b->high[k] ? v[k] : b->high[k];
    }
}

static struct box joined(const struct box *a, const struct box *b)
{
    struct box r = *a;
    grow(&r, (struct taut_point3){ b->low[0], b->low[1], b->low[2] });
    grow(&r, (struct taut_point3){ b->high[0], b->high[1], b->high[2] });
    return r;
}

static struct box triangle_box(const struct taut_body *b, uint32_t t)
{
    struct box r = no_box();
    for (int k = 0; k < 3; k++)
        grow(&r, b->points[b->triangles[t][k]]);
    return r;
}

/* A triangle by the middle of its box. */
struct item {
    float middle[3];
    uint32_t triangle;
};

/* Where the first `wanted` of n items end up those that are least along an axis. The range of values halves with every round, so
 * that no order of the items takes long. */
static void part(struct item *items, uint32_t n, uint32_t wanted, int axis)
{
    uint32_t begin = 0, end = n;
    while (begin < wanted && wanted < end) {
        float low = items[begin].middle[axis], high = low;
        for (uint32_t i = begin + 1; i < end; i++) {
            float v = items[i].middle[axis];
            low = v < low ? v : low;
            high = v > high ? v : high;
        }
        float middle = low + (high - low) / 2;
        if (!(middle < high)) /* all but equal */
            return;
        uint32_t less = begin;
        for (uint32_t i = begin; i < end; i++)
            if (items[i].middle[axis] <= middle) {
                struct item swap = items[i];
                items[i] = items[less];
                items[less++] = swap;
            }
        if (less <= wanted)
            begin = less;
        else
            end = less;
    }
}

static int longest_axis(const struct item *items, uint32_t n)
{
    struct box all = no_box();
    for (uint32_t i = 0; i < n; i++)
        grow(&all, (struct taut_point3){ items[i].middle[0], items[i].middle[1], items[i].middle[2] });
    int axis = 0;
    for (int k = 1; k < 3; k++)
        axis = all.high[k] - all.low[k] > all.high[axis] - all.low[axis] ? k : axis;
    return axis;
}

/* From the whole down to the leaves: every box is cut across its longest side so that its first half is full. */
static void sort_items(struct item *items, uint32_t n)
{
    uint32_t whole = LEAF;
    while (whole < n)
        whole *= 2;
    for (; whole > LEAF; whole /= 2)
        for (uint32_t begin = 0; begin + whole / 2 < n; begin += whole) {
            uint32_t count = n - begin < whole ? n - begin : whole;
            part(items + begin, count, whole / 2, longest_axis(items + begin, count));
        }
}

static bool order_triangles(struct taut_surface *s, struct taut_arena *arena)
{
    const uint32_t n = s->body.n_half;
    struct item *items = taut_arena_array(arena, n, sizeof *items);
    uint32_t *order = taut_arena_array(arena, n, sizeof *order);
    if (!items || !order)
        return false;
    for (uint32_t t = 0; t < n; t++) {
        struct box box = triangle_box(&s->body, t);
        for (int k = 0; k < 3; k++)
            items[t].middle[k] = (box.low[k] + box.high[k]) / 2;
        items[t].triangle = t;
    }
    sort_items(items, n);
    for (uint32_t i = 0; i < n; i++)
        order[i] = items[i].triangle;
    s->order = order;
    return true;
}

static bool build_levels(struct taut_surface *s, struct taut_arena *arena)
{
    uint32_t n = s->body.n_half, count = (n + LEAF - 1) / LEAF;
    for (unsigned level = 0; level < MOST_LEVELS; level++, count = (count + 1) / 2) {
        struct box *boxes = taut_arena_array(arena, count, sizeof *boxes);
        if (!boxes)
            return false;
        s->boxes[level] = boxes;
        s->n_boxes[level] = count;
        s->n_levels = level + 1;
        for (uint32_t i = 0; i < count; i++) {
            if (level > 0) {
                const struct box *below = s->boxes[level - 1];
                boxes[i] = 2 * i + 1 < s->n_boxes[level - 1] ? joined(&below[2 * i], &below[2 * i + 1]) : below[2 * i];
                continue;
            }
            boxes[i] = no_box();
            for (uint32_t k = i * LEAF; k < n && k < (i + 1) * LEAF; k++) {
                struct box box = triangle_box(&s->body, s->order[k]);
                boxes[i] = joined(&boxes[i], &box);
            }
        }
        if (count == 1)
            break;
    }
    return true;
}

enum taut_status taut_surface_build(const struct taut_body *b, struct taut_arena *arena, struct taut_surface **ret,
                                    struct taut_error *err)
{
    if (b->n_half == 0)
        return taut_fail(err, TAUT_EEMPTY, "surface", "the body has no triangles");
    struct taut_surface *s = taut_arena_array(arena, 1, sizeof *s);
    if (s)
        s->body = *b;
    if (!s || !order_triangles(s, arena) || !build_levels(s, arena))
        return taut_fail(err, TAUT_ENOMEM, "surface", "no memory for the tree");
    *ret = s;
    return TAUT_OK;
}

const struct taut_body *taut_surface_body(const struct taut_surface *s)
{
    return &s->body;
}

/* ---- spots --------------------------------------------------------------------------------------------------- */

struct taut_spot taut_spot_on(const struct taut_body *b, struct taut_spot spot)
{
    const uint32_t *t = b->triangles[spot.triangle];
    struct taut_point3 a = b->points[t[0]];
    struct taut_point3 p = point_along(a, point_minus(b->points[t[1]], a), spot.across);
    spot.at = point_along(p, point_minus(b->points[t[2]], a), spot.along);
    return spot;
}

/* The corners of a mirrored triangle stand the other way round: first, third, second. */
struct taut_spot taut_spot_mirrored(const struct taut_body *b, struct taut_spot spot)
{
    return (struct taut_spot){ .triangle =
                                   spot.triangle < b->n_half ? spot.triangle + b->n_half : spot.triangle - b->n_half,
                               .across = spot.along,
                               .along = spot.across,
                               .at = point_mirrored(spot.at) };
}

struct taut_point3 taut_spot_normal(const struct taut_body *b, struct taut_spot spot)
{
    const uint32_t *t = b->triangles[spot.triangle];
    struct taut_point3 n = { 0, 0, 0 };
    n = point_along(n, b->normals[t[0]], 1 - spot.across - spot.along);
    n = point_along(n, b->normals[t[1]], spot.across);
    return point_unit(point_along(n, b->normals[t[2]], spot.along));
}

/* ---- rays ---------------------------------------------------------------------------------------------------- */

/* T. Moeller, B. Trumbore 1997. In doubles and with a hair's breadth around the triangle, so that no ray slips between two. */
bool pick_triangle(const struct taut_body *b, uint32_t t, struct taut_point3 from, struct taut_point3 d,
                   struct pick *best)
{
    const double hair = 1e-9;
    struct taut_point3 p = b->points[b->triangles[t][0]], q = b->points[b->triangles[t][1]],
                       r = b->points[b->triangles[t][2]];
    double ax = (double)q.x - (double)p.x, ay = (double)q.y - (double)p.y, az = (double)q.z - (double)p.z;
    double bx = (double)r.x - (double)p.x, by = (double)r.y - (double)p.y, bz = (double)r.z - (double)p.z;
    double dx = (double)d.x, dy = (double)d.y, dz = (double)d.z;
    double hx = dy * bz - dz * by, hy = dz * bx - dx * bz, hz = dx * by - dy * bx;
    double det = ax * hx + ay * hy + az * hz;
    if (det == 0)
        return false;
    double by_det = 1 / det;
    double sx = (double)from.x - (double)p.x, sy = (double)from.y - (double)p.y, sz = (double)from.z - (double)p.z;
    double u = (sx * hx + sy * hy + sz * hz) * by_det;
    double kx = sy * az - sz * ay, ky = sz * ax - sx * az, kz = sx * ay - sy * ax;
    double v = (dx * kx + dy * ky + dz * kz) * by_det, far = (bx * kx + by * ky + bz * kz) * by_det;
    if (!(u >= -hair && v >= -hair && u + v <= 1 + hair && far >= 0))
        return false;
    if (far > best->far || (far == best->far && t >= best->triangle))
        return false;
    *best = (struct pick){ t, far, (float)u, (float)v };
    return true;
}

/* Where a ray enters a box; TAUT_FAR: it misses it, or enters it behind `limit`. The ways are 1 / direction. */
static float enters(const struct box *b, const float from[3], const float way[3], float limit)
{
    const float widen = 1.00001f; /* more than the roundings of the three products */
    float near = 0, far = limit;
    for (int k = 0; k < 3; k++) {
        float one = (b->low[k] - from[k]) * way[k], two = (b->high[k] - from[k]) * way[k];
        float low = one < two ? one : two, high = (one < two ? two : one) * widen;
        near = low > near ? low : near;
        far = high < far ? high : far;
    }
    return near <= far * widen ? near : TAUT_FAR;
}

struct visit {
    uint32_t box;
    uint16_t level;
    float near;
};

static void pick_leaf(const struct taut_surface *s, uint32_t leaf, struct taut_point3 from, struct taut_point3 d,
                      struct pick *best)
{
    for (uint32_t k = leaf * LEAF; k < s->body.n_half && k < (leaf + 1) * LEAF; k++)
        pick_triangle(&s->body, s->order[k], from, d, best);
}

static void pick_half(const struct taut_surface *s, struct taut_point3 from, struct taut_point3 d, struct pick *best)
{
    const float origin[3] = { from.x, from.y, from.z }, toward[3] = { d.x, d.y, d.z };
    float way[3];
    for (int k = 0; k < 3; k++) /* parallel to a side of a box: never 0 times infinity */
        way[k] = toward[k] > 1e-20f || toward[k] < -1e-20f ? 1 / toward[k] : 1e20f;
    struct visit stack[2 * MOST_LEVELS];
    unsigned n = 0, top = s->n_levels - 1;
    float limit = best->far < (double)TAUT_FAR ? (float)best->far : TAUT_FAR;
    stack[n++] = (struct visit){ 0, (uint16_t)top, enters(&s->boxes[top][0], origin, way, limit) };
    while (n > 0) {
        struct visit v = stack[--n];
        limit = best->far < (double)TAUT_FAR ? (float)best->far * 1.00001f : TAUT_FAR;
        if (v.near >= TAUT_FAR || v.near > limit)
            continue;
        if (v.level == 0) {
            pick_leaf(s, v.box, from, d, best);
            continue;
        }
        const struct box *below = s->boxes[v.level - 1];
        uint16_t level = (uint16_t)(v.level - 1);
        struct visit one = { 2 * v.box, level, enters(&below[2 * v.box], origin, way, limit) };
        struct visit two = { 2 * v.box + 1, level, TAUT_FAR };
        if (two.box < s->n_boxes[level])
            two.near = enters(&below[two.box], origin, way, limit);
        bool swap = two.near < one.near;
        stack[n++] = swap ? one : two;
        stack[n++] = swap ? two : one;
    }
}

static bool finite_point(struct taut_point3 p)
{
    return p.x - p.x == 0 && p.y - p.y == 0 && p.z - p.z == 0;
}

bool taut_surface_pick(const struct taut_surface *s, struct taut_point3 from, struct taut_point3 direction,
                       struct taut_spot *ret)
{
    direction = point_unit(direction);
    if (!finite_point(from) || !finite_point(direction) || point_dot(direction, direction) == 0)
        return false;
    struct pick left = { UINT32_MAX, 1e300, 0, 0 }, right = left;
    pick_half(s, from, direction, &left);
    right.far = left.far;
    pick_half(s, point_mirrored(from), point_mirrored(direction), &right);
    bool mirrored = right.triangle != UINT32_MAX && right.far < left.far;
    const struct pick *best = mirrored ? &right : &left;
    if (best->triangle == UINT32_MAX)
        return false;
    struct taut_spot spot = { best->triangle, best->across, best->along, { 0, 0, 0 } };
    spot = taut_spot_on(&s->body, spot);
    *ret = mirrored ? taut_spot_mirrored(&s->body, spot) : spot;
    return true;
}

/* ---- the nearest skin ------------------------------------------------------------------------------------------ */

struct nearest {
    struct taut_point3 p, facing;
    bool any;     /* whatever it faces */
    float square; /* of the distance to the best so far */
    struct taut_spot best;
    bool found;
};

/* Clamps a place on the line of an edge to the edge. */
static float within_edge(float along, float length_square)
{
    float t = length_square > 0 ? along / length_square : 0;
    return t < 0 ? 0 : t > 1 ? 1 : t;
}

/* The place in a triangle nearest to p: over its plane where that falls inside, else on the nearest of its edges. */
static struct taut_spot nearest_in(const struct taut_body *b, uint32_t t, struct taut_point3 p)
{
    struct taut_point3 a = b->points[b->triangles[t][0]];
    struct taut_point3 u = point_minus(b->points[b->triangles[t][1]], a),
                       v = point_minus(b->points[b->triangles[t][2]], a), w = point_minus(p, a),
                       edge = point_minus(v, u);
    float uu = point_dot(u, u), uv = point_dot(u, v), vv = point_dot(v, v), uw = point_dot(u, w), vw = point_dot(v, w);
    float det = uu * vv - uv * uv;
    struct taut_spot s = { t, 0, 0, { 0, 0, 0 } };
    if (det > 0) {
        s.across = (vv * uw - uv * vw) / det;
        s.along = (uu * vw - uv * uw) / det;
        if (s.across >= 0 && s.along >= 0 && s.across + s.along <= 1)
            return taut_spot_on(b, s);
    }
    float on_u = within_edge(uw, uu), on_v = within_edge(vw, vv);
    float on_edge = within_edge(point_dot(point_minus(w, u), edge), point_dot(edge, edge));
    const float edges[3][2] = { { on_u, 0 }, { 0, on_v }, { 1 - on_edge, on_edge } };
    float least = TAUT_FAR;
    for (int k = 0; k < 3; k++) {
        struct taut_spot on = taut_spot_on(b, (struct taut_spot){ t, edges[k][0], edges[k][1], { 0, 0, 0 } });
        struct taut_point3 away = point_minus(on.at, p);
        if (point_dot(away, away) < least) {
            least = point_dot(away, away);
            s = on;
        }
    }
    return s;
}

/* cos 75 degrees */
#define LEAST_FACING 0.2588f

static void try_triangle(const struct taut_body *b, uint32_t t, struct nearest *n)
{
    struct taut_spot s = nearest_in(b, t, n->p);
    struct taut_point3 away = point_minus(s.at, n->p);
    float square = point_dot(away, away);
    if (square > n->square || (square == n->square && n->found && t >= n->best.triangle))
        return;
    if (!n->any && point_dot(taut_spot_normal(b, s), n->facing) < LEAST_FACING)
        return;
    n->square = square;
    n->best = s;
    n->found = true;
}

static float box_square(const struct box *b, struct taut_point3 p)
{
    const float v[3] = { p.x, p.y, p.z };
    float sum = 0;
    for (int k = 0; k < 3; k++) {
        float d = v[k] < b->low[k] ? b->low[k] - v[k] : v[k] > b->high[k] ? v[k] - b->high[k] : 0;
        sum += d * d;
    }
    return sum;
}

static void nearest_half(const struct taut_surface *s, struct nearest *best)
{
    struct visit stack[2 * MOST_LEVELS];
    unsigned n = 0;
    stack[n++] = (struct visit){ 0, (uint16_t)(s->n_levels - 1), 0 };
    while (n > 0) {
        struct visit v = stack[--n];
        if (v.near >= TAUT_FAR || v.near > best->square * 1.00001f)
            continue;
        if (v.level == 0) {
            for (uint32_t k = v.box * LEAF; k < s->body.n_half && k < (v.box + 1) * LEAF; k++)
                try_triangle(&s->body, s->order[k], best);
            continue;
        }
        uint16_t level = (uint16_t)(v.level - 1);
        struct visit one = { 2 * v.box, level, box_square(&s->boxes[level][2 * v.box], best->p) };
        struct visit two = { 2 * v.box + 1, level, TAUT_FAR };
        if (two.box < s->n_boxes[level])
            two.near = box_square(&s->boxes[level][two.box], best->p);
        bool swap = two.near < one.near;
        stack[n++] = swap ? one : two;
        stack[n++] = swap ? two : one;
    }
}

bool taut_surface_nearest(const struct taut_surface *s, struct taut_point3 p, struct taut_point3 facing,
                          struct taut_spot *ret)
{
    facing = point_unit(facing);
    if (!finite_point(p) || !finite_point(facing))
        return false;
    struct nearest left = { .p = p, .facing = facing, .any = point_dot(facing, facing) == 0, .square = TAUT_FAR };
    struct nearest right = left;
    nearest_half(s, &left);
    right.p = point_mirrored(p);
    right.facing = point_mirrored(facing);
    right.square = left.square;
    nearest_half(s, &right);
    bool mirrored = right.found && right.square < left.square;
    if (!mirrored && !left.found)
        return false;
    *ret = mirrored ? taut_spot_mirrored(&s->body, right.best) : left.best;
    return true;
}
