/* place.c - where the landmarks and points of the atlas lie on the skin. */
#include "place.h"

static const struct taut_point3 anywhere = { 0, 0, 0 };

enum taut_status place_check(const struct taut_surface *s, enum taut_side side, struct taut_error *err)
{
    if (s->body.points != s->body.figures[TAUT_FIGURE_NEUTRAL].points)
        return taut_fail(err, TAUT_EINVAL, "surface", "places are found on the neutral figure");
    if (side != TAUT_LEFT && side != TAUT_RIGHT && side != TAUT_MIDLINE)
        return taut_fail(err, TAUT_EINVAL, "side", "must be left, right or midline");
    return TAUT_OK;
}

static struct taut_point3 landmark_at(const struct taut_landmark *l)
{
    return (struct taut_point3){ (float)l->at[0], (float)l->at[1], (float)l->at[2] };
}

/* On the left half; tables of the compiler lie near the skin, so that any body has skin near them. */
static struct taut_spot on_left(const struct taut_atlas *a, const struct taut_surface *s, uint16_t landmark)
{
    struct taut_spot spot = { 0 };
    taut_surface_nearest(s, landmark_at(&a->landmarks[landmark]), anywhere, &spot);
    return spot;
}

struct taut_spot place_on_side(const struct taut_surface *s, struct taut_spot spot, enum taut_side side)
{
    return side == TAUT_RIGHT ? taut_spot_mirrored(&s->body, spot) : spot;
}

enum taut_status taut_place_landmark(const struct taut_atlas *a, const struct taut_surface *s, uint16_t landmark,
                                     enum taut_side side, struct taut_spot *ret, struct taut_error *err)
{
    if (landmark >= a->n_landmarks)
        return taut_fail(err, TAUT_EINVAL, "landmark", "the atlas has no landmark %u", (unsigned)landmark);
    enum taut_status st = place_check(s, side, err);
    if (st == TAUT_OK)
        *ret = place_on_side(s, on_left(a, s, landmark), side);
    return st;
}

enum taut_status taut_place_point(const struct taut_atlas *a, const struct taut_surface *s, uint16_t point,
                                  enum taut_side side, struct taut_spot *ret, struct taut_error *err)
{
    if (point >= a->n_points)
        return taut_fail(err, TAUT_EINVAL, "point", "the atlas has no point %u", (unsigned)point);
    enum taut_status st = place_check(s, side, err);
    if (st != TAUT_OK)
        return st;
    const struct taut_point *p = &a->points[point];
    struct taut_point3 mean = { (float)p->offset_mm[0], (float)p->offset_mm[1], (float)p->offset_mm[2] },
                       facing = anywhere;
    for (uint32_t i = p->weights; i < p->weights + p->n_weights; i++) {
        const struct taut_weight *share = &a->weights[i];
        struct taut_spot spot = on_left(a, s, share->landmark);
        mean = point_along(mean, landmark_at(&a->landmarks[share->landmark]), share->share);
        if (share->share > 0) /* a landmark that the point lies away from says nothing of how its skin faces */
            facing = point_along(facing, taut_spot_normal(&s->body, spot), share->share);
    }
    struct taut_spot spot;
    if (p->n_weights == 0 || !taut_surface_nearest(s, mean, facing, &spot))
        return taut_fail(err, TAUT_ENOTFOUND, "point", "%s has no spot on the skin", p->id);
    *ret = place_on_side(s, spot, side);
    return TAUT_OK;
}

/* ---- lines through landmarks -------------------------------------------------------------------------------------- */

/* A curve through p1 and p2 whose neighbours are p0 and p3 (E. Catmull, R. Rom 1974). */
static float curve(float p0, float p1, float p2, float p3, float t)
{
    return p1 + 0.5f * t * (p2 - p0 + t * (2 * p0 - 5 * p1 + 4 * p2 - p3 + t * (3 * (p1 - p2) + p3 - p0)));
}

static struct taut_point3 on_curve(const struct taut_point3 p[4], float t)
{
    return (struct taut_point3){ curve(p[0].x, p[1].x, p[2].x, p[3].x, t), curve(p[0].y, p[1].y, p[2].y, p[3].y, t),
                                 curve(p[0].z, p[1].z, p[2].z, p[3].z, t) };
}

static bool lay_part(const struct taut_surface *s, const struct taut_spot around[4], struct taut_arena *arena,
                     struct taut_vec *ret)
{
    const float step = 1.5f; /* mm */
    struct taut_point3 p[4] = { around[0].at, around[1].at, around[2].at, around[3].at };
    struct taut_point3 begin = taut_spot_normal(&s->body, around[1]), end = taut_spot_normal(&s->body, around[2]);
    unsigned n = 1 + (unsigned)(point_length(point_minus(p[2], p[1])) / step);
    for (unsigned k = 0; k <= n; k++) {
        float t = (float)k / (float)n;
        struct taut_spot spot;
        struct taut_point3 facing = point_along(point_along(anywhere, begin, 1 - t), end, t);
        if (!taut_surface_nearest(s, on_curve(p, t), facing, &spot))
            continue;
        struct taut_spot *next = taut_vec_push(arena, ret);
        if (!next)
            return false;
        *next = spot;
    }
    return true;
}

bool place_line(const struct taut_atlas *a, const struct taut_surface *s, struct taut_list landmarks,
                enum taut_side side, struct taut_arena *arena, struct taut_vec *ret)
{
    *ret = (struct taut_vec){ .size = sizeof(struct taut_spot) };
    const uint16_t *ids = a->index + landmarks.begin;
    uint32_t n = landmarks.n;
    for (uint32_t i = 0; i + 1 < n || i == 0; i++) {
        const uint32_t near[4] = { i > 0 ? i - 1 : 0, i, i + 1 < n ? i + 1 : i, i + 2 < n ? i + 2 : n - 1 };
        struct taut_spot around[4];
        for (int k = 0; k < 4; k++)
            around[k] = place_on_side(s, on_left(a, s, ids[near[k]]), side);
        if (!lay_part(s, around, arena, ret))
            return false;
    }
    return true;
}
