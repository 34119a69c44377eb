/* measures.c - measures of one painting, of two, of many. Definitions and their sources: taut/drawing.h. */
#include "canvas.h"

static bool is_painted(const struct taut_painting *p, uint32_t t)
{
    return p->paint[t] != TAUT_BARE;
}

static double either_or(double part, double whole, double without)
{
    return whole > 0 ? part / whole : without;
}

/* Area-weighted mean of the painted skin; returns the painted area. */
static double centre(const struct taut_canvas *c, const struct taut_painting *p, struct taut_point3 *ret)
{
    double x = 0, y = 0, z = 0, whole = 0;
    for (uint32_t t = 0; t < c->body->n_triangles; t++) {
        double area = is_painted(p, t) ? (double)c->areas[t] : 0;
        x += area * (double)c->middles[t].x;
        y += area * (double)c->middles[t].y;
        z += area * (double)c->middles[t].z;
        whole += area;
    }
    if (whole > 0)
        *ret = (struct taut_point3){ (float)(x / whole), (float)(y / whole), (float)(z / whole) };
    return whole;
}

/* Triangle i of the left half and its mirror image on the right have the same area. */
static void measure_sides(const struct taut_canvas *c, const struct taut_painting *p, struct taut_measures *ret)
{
    uint32_t half = c->body->n_half;
    double both = 0, one = 0;
    for (uint32_t t = 0; t < half; t++) {
        double area = (double)c->areas[t];
        bool left = is_painted(p, t), right = is_painted(p, t + half);
        ret->left_mm2 += left ? area : 0;
        ret->right_mm2 += right ? area : 0;
        both += left && right ? area : 0;
        one += left || right ? area : 0;
    }
    ret->symmetry = either_or(both, one, 0);
    ret->laterality = either_or(ret->left_mm2 - ret->right_mm2, ret->left_mm2 + ret->right_mm2, 0);
}

static void measure_nrs(const struct taut_canvas *c, const struct taut_painting *p, struct taut_measures *ret)
{
    double graded = 0, sum = 0;
    for (uint32_t t = 0; t < c->body->n_triangles; t++) {
        if (p->paint[t] <= TAUT_UNGRADED)
            continue;
        double nrs = p->paint[t] - TAUT_UNGRADED;
        graded += (double)c->areas[t];
        sum += (double)c->areas[t] * nrs;
        ret->worst_nrs = nrs > ret->worst_nrs ? nrs : ret->worst_nrs;
    }
    ret->mean_nrs = either_or(sum, graded, 0);
}

enum taut_status taut_painting_measure(struct taut_canvas *c, const struct taut_painting *p, struct taut_measures *ret,
                                       struct taut_error *err)
{
    struct taut_measures m = { 0 };
    struct canvas_pieces pieces = { 0 };
    struct taut_arena *scratch = taut_arena_create();
    enum taut_status st = scratch ? canvas_pieces_of(c, p->paint, scratch, &pieces, err)
                                  : taut_fail(err, TAUT_ENOMEM, "drawing", "no memory for the measures");
    taut_arena_free(scratch);
    if (st != TAUT_OK)
        return st;
    m.n_spots = pieces.n;
    m.painted_mm2 = centre(c, p, &m.centroid);
    m.extent = m.painted_mm2 / c->skin_mm2;
    measure_sides(c, p, &m);
    measure_nrs(c, p, &m);
    *ret = m;
    return TAUT_OK;
}

void taut_painting_compare(const struct taut_canvas *c, const struct taut_painting *first,
                           const struct taut_painting *second, struct taut_comparison *ret)
{
    struct taut_point3 p, q;
    struct taut_comparison r = { .apart_mm = -1 };
    for (uint32_t t = 0; t < c->body->n_triangles; t++) {
        double area = (double)c->areas[t];
        bool in_first = is_painted(first, t), in_second = is_painted(second, t);
        r.both_mm2 += in_first && in_second ? area : 0;
        r.only_first_mm2 += in_first && !in_second ? area : 0;
        r.only_second_mm2 += !in_first && in_second ? area : 0;
    }
    double alone = r.only_first_mm2 + r.only_second_mm2;
    r.jaccard = either_or(r.both_mm2, r.both_mm2 + alone, 1);
    r.dice = either_or(2 * r.both_mm2, 2 * r.both_mm2 + alone, 1);
    if (centre(c, first, &p) > 0 && centre(c, second, &q) > 0)
        r.apart_mm = __builtin_sqrt((double)canvas_squared(p, q));
    *ret = r;
}

void taut_painting_count(const struct taut_canvas *c, const struct taut_painting *p, uint32_t *count)
{
    for (uint32_t t = 0; t < c->body->n_triangles; t++)
        count[t] += is_painted(p, t);
}
