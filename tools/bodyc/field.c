/* field.c - see field.h. Reading order: primitives, the blend program, relief, windows, what is asked of them. */
#include "field.h"

#include <string.h>

enum { RESAMPLED = 512, FAR = 1000 };

#define RADIANS(degrees) ((degrees)*TAUT_PI / 180)

struct loft {
    const struct loft_row *row;
    struct frame frame;
    struct station table[RESAMPLED]; /* evenly along the axis */
    double begin, end;
    struct vec low, high;
};

struct ellipsoid {
    struct vec centre, radii, x, y, z, low, high;
};

struct field {
    struct frame frames[FRAMES];
    struct vec elbow_plane;
    struct loft lofts[LOFTS];
    struct ellipsoid ellipsoids[ELLIPSOIDS];
    struct cone cones[CONES];
    struct line lines[MOST_LINES];
    size_t n_lines;
};

/* ---- frames ------------------------------------------------------------------------------------------ */

struct vec frame_point(const struct frame *f, double u, double v, double w)
{
    return plus(f->origin, plus(times(f->axis, u), plus(times(f->across, v), times(f->forward, w))));
}

struct vec frame_coordinates(const struct frame *f, struct vec p)
{
    struct vec d = minus(p, f->origin);
    return vec(dot(d, f->axis), dot(d, f->across), dot(d, f->forward));
}

/* Forward is the world's, at a right angle to the axis; across points away from the body. */
static struct frame limb(struct vec origin, double degrees, double lean)
{
    double a = RADIANS(degrees);
    struct frame f = { .origin = origin, .axis = unit(vec(taut_sin(a), -taut_cos(a), lean)) };
    struct vec forward = vec(0, 0, 1);
    f.forward = unit(minus(forward, times(f.axis, dot(forward, f.axis))));
    f.across = cross(f.forward, f.axis);
    if (f.across.x < 0)
        f.across = times(f.across, -1);
    return f;
}

static void build_frames(struct field *f)
{
    const double *s = shoulder_joint, *k = ankle_joint, turn = RADIANS(foot_angle);
    f->frames[WORLD] = (struct frame){ vec(0, 0, 0), vec(1, 0, 0), vec(0, 1, 0), vec(0, 0, 1) };
    f->frames[UPPER_ARM] = limb(vec(s[0], s[1], s[2]), arm_angles[0], -0.02);
    f->frames[FOREARM] = limb(frame_point(&f->frames[UPPER_ARM], elbow_at, 0, 0), arm_angles[1], 0.07);
    f->frames[HAND] = limb(frame_point(&f->frames[FOREARM], wrist_at, 0, 0), arm_angles[2], 0.06);
    struct vec sole = vec(taut_sin(turn), 0, taut_cos(turn));
    f->frames[FOOT] = (struct frame){ along(vec(k[0], k[1], k[2]), sole, heel_back), sole,
                                      vec(taut_cos(turn), 0, -taut_sin(turn)), vec(0, 1, 0) };
    f->elbow_plane = unit(plus(f->frames[UPPER_ARM].axis, f->frames[FOREARM].axis));
}

static void take_in(struct vec *low, struct vec *high, struct vec p, double margin)
{
    *low = vec(least(low->x, p.x - margin), least(low->y, p.y - margin), least(low->z, p.z - margin));
    *high = vec(most(high->x, p.x + margin), most(high->y, p.y + margin), most(high->z, p.z + margin));
}

static const struct vec nowhere_low = { 1e9, 1e9, 1e9 }, nowhere_high = { -1e9, -1e9, -1e9 };

/* ---- lofts ------------------------------------------------------------------------------------------- */

enum { STATION_NUMBERS = sizeof(struct station) / sizeof(double) };

static void to_numbers(const struct station *s, double *ret)
{
    memcpy(ret, s, sizeof *s);
}

/* Cubic through two stations, with the slopes of their neighbours; flat at the ends, so that the caps join without a crease. */
static struct station station_at(const struct loft_row *row, double u)
{
    size_t i = 0;
    while (i + 2 < row->n && u > row->stations[i + 1].u)
        i++;
    double p0[STATION_NUMBERS], p1[STATION_NUMBERS], p2[STATION_NUMBERS], p3[STATION_NUMBERS], r[STATION_NUMBERS];
    to_numbers(&row->stations[i], p1);
    to_numbers(&row->stations[i + 1], p2);
    to_numbers(&row->stations[i > 0 ? i - 1 : i], p0);
    to_numbers(&row->stations[i + 2 < row->n ? i + 2 : i + 1], p3);
    double h = p2[0] - p1[0], t = (u - p1[0]) / h, t2 = t * t, t3 = t2 * t;
    r[0] = u;
    for (size_t k = 1; k < STATION_NUMBERS; k++) {
        double slope = (p2[k] - p1[k]) / h, m1 = 0, m2 = 0, h0 = p1[0] - p0[0], h3 = p3[0] - p2[0];
        if (h0 > 0)
            m1 = ((p1[k] - p0[k]) / h0 * h + slope * h0) / (h + h0);
        if (h3 > 0)
            m2 = ((p3[k] - p2[k]) / h3 * h + slope * h3) / (h + h3);
        r[k] =
            p1[k] * (2 * t3 - 3 * t2 + 1) + h * m1 * (t3 - 2 * t2 + t) + p2[k] * (3 * t2 - 2 * t3) + h * m2 * (t3 - t2);
    }
    struct station s;
    memcpy(&s, r, sizeof s);
    return s;
}

static void build_loft(struct field *f, struct loft *l, const struct loft_row *row)
{
    l->row = row;
    l->frame = f->frames[row->frame];
    if (row->upright)
        l->frame = (struct frame){ vec(0, 0, 0), vec(0, 1, 0), vec(1, 0, 0), vec(0, 0, 1) };
    l->begin = row->stations[0].u;
    l->end = row->stations[row->n - 1].u;
    l->low = nowhere_low;
    l->high = nowhere_high;
    for (int k = 0; k < RESAMPLED; k++) {
        struct station *s = &l->table[k];
        *s = station_at(row, l->begin + (l->end - l->begin) * k / (RESAMPLED - 1));
        double u = s->u - (k == 0 ? row->cap_begin : 0) + (k == RESAMPLED - 1 ? row->cap_end : 0);
        for (int corner = 0; corner < 4; corner++)
            take_in(&l->low, &l->high,
                    frame_point(&l->frame, u, s->cv + (corner & 1 ? s->lateral : -s->medial),
                                s->cw + (corner & 2 ? s->front : -s->back)),
                    0);
    }
}

static struct station loft_station(const struct loft *l, double u)
{
    double at = (within(u, l->begin, l->end) - l->begin) / (l->end - l->begin) * (RESAMPLED - 1);
    int k = (int)at < RESAMPLED - 2 ? (int)at : RESAMPLED - 2;
    double a[STATION_NUMBERS], b[STATION_NUMBERS], r[STATION_NUMBERS];
    to_numbers(&l->table[k], a);
    to_numbers(&l->table[k + 1], b);
    for (size_t i = 0; i < STATION_NUMBERS; i++)
        r[i] = a[i] + (b[i] - a[i]) * (at - k);
    struct station s;
    memcpy(&s, r, sizeof s);
    return s;
}

/* The superellipse's own measure of how far out a point is, divided by its gradient; rounded beyond the ends. */
static double loft_distance(const struct loft *l, struct vec p)
{
    struct vec c = frame_coordinates(&l->frame, p);
    struct station s = loft_station(l, c.x);
    double v = c.y - s.cv, w = c.z - s.cw, n = w > 0 ? s.n_front : s.n_back;
    double half_v = v > 0 ? s.lateral : s.medial, half_w = w > 0 ? s.front : s.back;
    double x = most(magnitude(v) / half_v, 1e-6), z = magnitude(w) / half_w, q, gx, gz;
    if (magnitude(n - 2) < 1e-3) {
        q = taut_sqrt(x * x + z * z);
        gx = x / q / half_v;
        gz = z / q / half_w;
    } else {
        double xn = taut_pow(x, n - 1), zn = taut_pow(z, n - 1), sum = xn * x + zn * z;
        q = taut_pow(sum, 1 / n);
        gx = xn * q / sum / half_v;
        gz = zn * q / sum / half_w;
    }
    double flat = gx * gx + gz * gz, cap = c.x < l->begin ? l->row->cap_begin : l->row->cap_end;
    double beyond = (c.x < l->begin ? l->begin - c.x : c.x > l->end ? c.x - l->end : 0) / cap;
    if (beyond <= 0)
        return (q - 1) / taut_sqrt(flat);
    double whole = taut_sqrt(q * q + beyond * beyond), a = q / whole, b = beyond / whole / cap;
    return (whole - 1) / taut_sqrt(a * a * flat + b * b);
}

/* ---- ellipsoids and cones ------------------------------------------------------------------------------ */

static void build_ellipsoid(const struct field *f, struct ellipsoid *e, const struct ellipsoid_row *row)
{
    double a = RADIANS(row->turn[0]), b = RADIANS(row->turn[1]), c = RADIANS(row->turn[2]);
    double ca = taut_cos(a), sa = taut_sin(a), cb = taut_cos(b), sb = taut_sin(b), cc = taut_cos(c), sc = taut_sin(c);
    const double *r = row->radii, *at = row->centre;
    e->centre = frame_point(&f->frames[row->frame], at[0], at[1], at[2]);
    e->radii = vec(r[0], r[1], r[2]);
    e->x = vec(cc * cb, sc * cb, -sb);
    e->y = vec(cc * sb * sa - sc * ca, sc * sb * sa + cc * ca, cb * sa);
    e->z = vec(cc * sb * ca + sc * sa, sc * sb * ca - cc * sa, cb * ca);
    struct vec x = times(e->x, r[0]), y = times(e->y, r[1]), z = times(e->z, r[2]);
    struct vec half = vec(taut_sqrt(x.x * x.x + y.x * y.x + z.x * z.x), taut_sqrt(x.y * x.y + y.y * y.y + z.y * z.y),
                          taut_sqrt(x.z * x.z + y.z * y.z + z.z * z.z));
    e->low = minus(e->centre, half);
    e->high = plus(e->centre, half);
}

static double ellipsoid_distance(const struct ellipsoid *e, struct vec p)
{
    struct vec d = minus(p, e->centre), r = e->radii;
    struct vec near = vec(dot(d, e->x) / r.x, dot(d, e->y) / r.y, dot(d, e->z) / r.z);
    double k0 = length(near), k1 = length(vec(near.x / r.x, near.y / r.y, near.z / r.z));
    return k1 < 1e-9 ? -least(r.x, least(r.y, r.z)) : k0 * (k0 - 1) / k1;
}

static struct cone cone_of(struct vec from, struct vec to, double r_from, double r_to)
{
    struct cone c = { from, to, r_from, r_to, nowhere_low, nowhere_high };
    take_in(&c.low, &c.high, from, r_from);
    take_in(&c.low, &c.high, to, r_to);
    return c;
}

/* Exact distance to a round cone (two balls and the cone that touches both). */
static double cone_distance(const struct cone *c, struct vec p)
{
    struct vec ba = minus(c->to, c->from), pa = minus(p, c->from);
    double l2 = dot(ba, ba), rr = c->r_from - c->r_to, a2 = l2 - rr * rr, y = dot(pa, ba), z = y - l2;
    struct vec t = minus(times(pa, l2), times(ba, y));
    double x2 = dot(t, t), y2 = y * y * l2, z2 = z * z * l2, k = (rr > 0 ? 1 : rr < 0 ? -1 : 0) * rr * rr * x2;
    if ((z > 0 ? 1 : -1) * a2 * z2 > k)
        return taut_sqrt(x2 + z2) / l2 - c->r_to;
    if ((y > 0 ? 1 : -1) * a2 * y2 < k)
        return taut_sqrt(x2 + y2) / l2 - c->r_from;
    return (taut_sqrt(x2 * a2 / l2) + y * rr) / l2 - c->r_from;
}

static struct vec in_frame(const struct field *f, enum frame_id id, const double *at)
{
    return frame_point(&f->frames[id], at[0], at[1], at[2]);
}

/* Each phalanx bends a little more towards the palm than the one before. */
static void build_finger(struct field *f, int finger)
{
    enum { OVERLAP = 8 }; /* how far the first phalanx begins inside the palm */
    const struct finger_row *row = &finger_rows[finger];
    const struct frame *hand = &f->frames[HAND];
    double spread = RADIANS(row->spread), bend = RADIANS(4), radius = row->radii[0] + 0.4;
    struct vec from = frame_point(hand, row->base[0] - OVERLAP, row->base[1], row->base[2]);
    for (int k = 0; k < 3; k++) {
        bend += RADIANS(k == 0 ? 4 : 9);
        double l = row->lengths[k] + (k == 0 ? OVERLAP : 0) - (k == 2 ? row->radii[2] : 0);
        double tip = row->radii[k] - (k < 2 ? 0.3 : 0);
        struct vec step =
            plus(times(hand->axis, taut_cos(spread) * taut_cos(bend)),
                 plus(times(hand->across, taut_sin(spread) * taut_cos(bend)), times(hand->forward, taut_sin(bend))));
        struct vec to = along(from, step, l);
        f->cones[FINGER_CONES + 3 * finger + k] = cone_of(from, to, radius, tip);
        from = to;
        radius = tip;
    }
}

static void build_cones(struct field *f)
{
    for (int i = 0; i < FIXED_CONES; i++)
        f->cones[i] = cone_of(in_frame(f, cone_rows[i].frame, cone_rows[i].from),
                              in_frame(f, cone_rows[i].frame, cone_rows[i].to), cone_rows[i].r_from, cone_rows[i].r_to);
    for (int i = 0; i < 4; i++)
        build_finger(f, i);
    for (int k = 0; k < 3; k++)
        f->cones[THUMB_CONES + k] = cone_of(in_frame(f, HAND, thumb_rows[k]), in_frame(f, HAND, thumb_rows[k + 1]),
                                            thumb_rows[k][3], thumb_rows[k + 1][3]);
    for (int i = 0; i < 5; i++)
        for (int k = 0; k < 2; k++)
            f->cones[TOE_CONES + 2 * i + k] =
                cone_of(in_frame(f, FOOT, toe_rows[i][k]), in_frame(f, FOOT, toe_rows[i][k + 1]), toe_rows[i][k][3],
                        toe_rows[i][k + 1][3]);
}

/* ---- the blend program --------------------------------------------------------------------------------- */

static double join(double a, double b, double k)
{
    double h = k - magnitude(a - b);
    return h <= 0 ? least(a, b) : least(a, b) - h * h / k * 0.25;
}

/* At the elbow the two tubes are mixed across the joint's plane: a union would swell. */
static double elbow_distance(const struct window *w, struct vec p)
{
    enum { WIDTH = 56 };
    const struct field *f = w->field;
    double upper = w->lofts[LOFT_UPPER_ARM] ? loft_distance(&f->lofts[LOFT_UPPER_ARM], p) : FAR;
    double lower = w->lofts[LOFT_FOREARM] ? loft_distance(&f->lofts[LOFT_FOREARM], p) : FAR;
    if (upper > 900 || lower > 900)
        return least(upper, lower);
    double beyond = dot(minus(p, f->frames[FOREARM].origin), f->elbow_plane) / WIDTH + 0.5;
    return upper + (lower - upper) * smooth(beyond);
}

double window_ellipsoid(const struct window *w, enum ellipsoid_id id, struct vec p)
{
    return w->ellipsoids[id] ? ellipsoid_distance(&w->field->ellipsoids[id], p) : FAR;
}

double window_cone(const struct window *w, int id, struct vec p)
{
    return w->cones[id] ? cone_distance(&w->field->cones[id], p) : FAR;
}

static double primitive_distance(const struct window *w, const struct blend_row *row, const double *groups,
                                 struct vec p)
{
    switch (row->what) {
    case A_LOFT: return w->lofts[row->index] ? loft_distance(&w->field->lofts[row->index], p) : FAR;
    case AN_ELLIPSOID: return window_ellipsoid(w, (enum ellipsoid_id)row->index, p);
    case A_CONE: return window_cone(w, row->index, p);
    case THE_ELBOW: return elbow_distance(w, p);
    case A_GROUP: break;
    }
    return groups[row->index];
}

static double smooth_distance(const struct window *w, struct vec p)
{
    double groups[GROUPS] = { 0 };
    for (size_t i = 0; i < n_blend_rows; i++) {
        const struct blend_row *row = &blend_rows[i];
        double d = primitive_distance(w, row, groups, p), *into = &groups[row->into];
        *into = row->op == LAY ? d : row->op == JOIN ? join(*into, d, row->k) : -join(-*into, d, row->k);
    }
    return groups[BODY];
}

/* ---- relief -------------------------------------------------------------------------------------------- */

static double line_height(const struct line *l, struct vec p)
{
    if (p.x < l->low.x || p.x > l->high.x || p.y < l->low.y || p.y > l->high.y || p.z < l->low.z || p.z > l->high.z)
        return 0;
    double nearest = 1e9, at = 0, taper = 1;
    for (size_t i = 0; i + 1 < l->n; i++) {
        struct vec ba = minus(l->points[i + 1], l->points[i]), pa = minus(p, l->points[i]);
        double l2 = dot(ba, ba), t = l2 > 0 ? within(dot(pa, ba) / l2, 0, 1) : 0;
        struct vec q = minus(pa, times(ba, t));
        if (dot(q, q) < nearest) {
            nearest = dot(q, q);
            at = ((double)i + t) / (double)(l->n - 1);
        }
    }
    if (l->taper)
        taper = smooth(least(at, 1 - at) / (l->taper == 2 ? 0.2 : 0.5));
    double width = l->width * (l->taper == 1 ? 0.55 + 0.45 * taper : 1), q = nearest / (width * width);
    return q < 9 ? l->height * taper * taut_exp(-q) : 0;
}

double window_distance(const struct window *w, struct vec p)
{
    enum { DEEPEST = 40 }; /* relief is felt near the skin only */
    p.x = magnitude(p.x);
    double d = smooth_distance(w, p);
    for (size_t i = 0; i < w->n_lines && magnitude(d) < DEEPEST; i++)
        d -= line_height(&w->field->lines[w->lines[i]], p);
    return d;
}

/* ---- windows --------------------------------------------------------------------------------------------- */

static bool meets(struct vec low, struct vec high, struct vec a, struct vec b, double margin)
{
    return low.x - margin <= b.x && high.x + margin >= a.x && low.y - margin <= b.y && high.y + margin >= a.y &&
           low.z - margin <= b.z && high.z + margin >= a.z;
}

struct window window_of(const struct field *f, struct vec low, struct vec high)
{
    enum { WIDEST_BLEND = 50 };
    struct window w = { .field = f };
    for (int i = 0; i < LOFTS; i++)
        w.lofts[i] = meets(f->lofts[i].low, f->lofts[i].high, low, high, WIDEST_BLEND);
    for (int i = 0; i < ELLIPSOIDS; i++)
        w.ellipsoids[i] = meets(f->ellipsoids[i].low, f->ellipsoids[i].high, low, high, WIDEST_BLEND);
    for (int i = 0; i < CONES; i++)
        w.cones[i] = meets(f->cones[i].low, f->cones[i].high, low, high, WIDEST_BLEND);
    for (size_t i = 0; i < f->n_lines; i++)
        if (meets(f->lines[i].low, f->lines[i].high, low, high, 0))
            w.lines[w.n_lines++] = (unsigned char)i;
    return w;
}

struct window window_everything(const struct field *f)
{
    return window_of(f, vec(-1e6, -1e6, -1e6), vec(1e6, 1e6, 1e6));
}

struct window window_at(const struct field *f, struct vec p)
{
    p.x = magnitude(p.x);
    return window_of(f, minus(p, vec(1, 1, 1)), plus(p, vec(1, 1, 1)));
}

/* ---- what is asked of a field ------------------------------------------------------------------------------ */

double field_distance(const struct field *f, struct vec p)
{
    struct window w = window_at(f, p);
    return window_distance(&w, p);
}

static struct vec gradient(const struct window *w, struct vec p, double e)
{
    static const struct vec corners[] = { { 1, -1, -1 }, { -1, -1, 1 }, { -1, 1, -1 }, { 1, 1, 1 } };
    struct vec g = vec(0, 0, 0);
    for (size_t i = 0; i < 4; i++)
        g = along(g, corners[i], window_distance(w, along(p, corners[i], e)));
    return times(g, 1 / (4 * e));
}

struct vec field_normal(const struct field *f, struct vec p, double step)
{
    struct window w = window_at(f, p);
    return unit(gradient(&w, p, step));
}

struct vec field_project(const struct field *f, struct vec p, int steps)
{
    for (int i = 0; i < steps; i++) {
        struct window w = window_at(f, p);
        double d = window_distance(&w, p);
        if (magnitude(d) < 0.01)
            break;
        struct vec g = gradient(&w, p, 0.5);
        p = along(p, g, -within(d / most(dot(g, g), 0.05), -3, 3));
    }
    return p;
}

double field_openness(const struct field *f, struct vec p, struct vec normal)
{
    double hidden = 0, weight = 1, sum = 0;
    for (int k = 1; k <= 5; k++) {
        double reach = k * k * 2.6;
        hidden += weight * (1 - least(field_distance(f, along(p, normal, reach)), reach) / reach);
        sum += weight;
        weight *= 0.85;
    }
    return within(1 - 1.15 * hidden / sum, 0, 1);
}

bool field_ray(const struct field *f, struct vec origin, struct vec direction, double reach, struct vec *ret)
{
    struct window w = window_everything(f);
    double at = 0;
    for (int i = 0; i < 400 && at < reach; i++) {
        struct vec p = along(origin, direction, at);
        p.x = magnitude(p.x);
        double d = smooth_distance(&w, p);
        if (d < 0.02) {
            *ret = p;
            return true;
        }
        at += most(0.6 * d, 0.05);
    }
    return false;
}

/* From within the leg or the trunk outwards, so that a hanging arm is not in the way. */
static bool place_from_within(const struct field *f, double z, double y, struct vec *ret)
{
    struct window w = window_everything(f);
    double x = y < 60 ? 108 : y < 850 ? 98 : 20;
    while (x < 400 && smooth_distance(&w, vec(x, y, z)) < 0)
        x += 1;
    *ret = vec(x, y, z);
    return true;
}

bool field_place(const struct field *f, enum side_of_view view, double a, double b, struct vec *ret)
{
    enum { AWAY = 130, REACH = 1100 };
    static const struct {
        enum frame_id frame;
        double towards; /* along the frame's forward direction; 0: across it */
    } on_limb[] = {
        [ARM_FRONT] = { UPPER_ARM, -1 }, [ARM_BACK] = { UPPER_ARM, 1 },
        [ARM_SIDE] = { UPPER_ARM, 0 },   [FOREARM_FRONT] = { FOREARM, -1 },
        [FOREARM_BACK] = { FOREARM, 1 }, [FOREARM_SIDE] = { FOREARM, 0 },
        [PALM] = { HAND, -1 },           [BACK_OF_HAND] = { HAND, 1 },
        [TOP_OF_FOOT] = { FOOT, -1 },
    };
    switch (view) {
    case FROM_FRONT: return field_ray(f, vec(a, b, 500), vec(0, 0, -1), REACH, ret);
    case FROM_BACK: return field_ray(f, vec(a, b, -500), vec(0, 0, 1), REACH, ret);
    case FROM_SIDE: return field_ray(f, vec(600, b, a), vec(-1, 0, 0), REACH, ret);
    case FROM_MEDIAL: return field_ray(f, vec(0, b, a), vec(1, 0, 0), REACH, ret);
    case FROM_BELOW: return field_ray(f, vec(a, 1535, b), vec(0, 1, 0), REACH, ret);
    case FROM_WITHIN: return place_from_within(f, a, b, ret);
    case IN_SPACE: return false;
    default: break;
    }
    const struct frame *frame = &f->frames[on_limb[view].frame];
    double towards = on_limb[view].towards;
    if (towards == 0)
        return field_ray(f, frame_point(frame, a, 110, b), times(frame->across, -1), REACH, ret);
    return field_ray(f, frame_point(frame, a, b, -towards * AWAY), times(frame->forward, towards), REACH, ret);
}

/* ---- building ------------------------------------------------------------------------------------------------ */

static struct line *add_line(struct field *f, const char *name, double height, double width, int taper, bool inked)
{
    struct line *l = &f->lines[f->n_lines++];
    *l = (struct line){ name, height, width, taper, inked, 0, { { 0, 0, 0 } }, nowhere_low, nowhere_high };
    return l;
}

static void add_point(struct line *l, struct vec p)
{
    if (l->n < MOST_LINE_POINTS)
        l->points[l->n++] = p;
    take_in(&l->low, &l->high, p, 3 * l->width);
}

static struct vec spline(const struct vec *c, size_t n, size_t i, double t)
{
    struct vec p0 = c[i > 0 ? i - 1 : i], p1 = c[i], p2 = c[i + 1], p3 = c[i + 2 < n ? i + 2 : i + 1];
    double t2 = t * t, t3 = t2 * t;
    return plus(plus(times(p0, -0.5 * t3 + t2 - 0.5 * t), times(p1, 1.5 * t3 - 2.5 * t2 + 1)),
                plus(times(p2, -1.5 * t3 + 2 * t2 + 0.5 * t), times(p3, 0.5 * t3 - 0.5 * t2)));
}

static void build_line(struct field *f, const struct relief_row *row)
{
    struct vec c[MOST_RELIEF_POINTS];
    size_t numbers = row->view == IN_SPACE ? 3 : 2, per = row->n > 6 ? 4 : row->n > 2 ? 5 : 8;
    for (size_t i = 0; i < row->n; i++)
        c[i] = vec(row->at[numbers * i], row->at[numbers * i + 1], numbers == 3 ? row->at[numbers * i + 2] : 0);
    struct line *l = add_line(f, row->name, row->height, row->width, row->taper, row->inked);
    for (size_t i = 0; i + 1 < row->n; i++)
        for (size_t k = 0; k < per + (i + 2 == row->n); k++) {
            struct vec at = spline(c, row->n, i, (double)k / (double)per), on;
            if (row->view == IN_SPACE)
                add_point(l, field_project(f, at, 8));
            else if (field_place(f, row->view, at.x, at.y, &on))
                add_point(l, on);
        }
    if (l->n < 2)
        f->n_lines--;
}

/* The border of a nail, on the side of the last phalanx that `up` points to. */
static void build_nail(struct field *f, const struct cone *phalanx, struct vec up)
{
    static const double border[][2] = { { 0.55, 0.78 },   { 0.2, 0.80 },  { -0.25, 0.76 },
                                        { -0.62, 0.5 },   { -0.72, 0 },   { -0.62, -0.5 },
                                        { -0.25, -0.76 }, { 0.2, -0.80 }, { 0.55, -0.78 } };
    enum { CORNERS = sizeof border / sizeof *border, BETWEEN = 4 };
    struct vec axis = unit(minus(phalanx->to, phalanx->from)), on;
    up = unit(minus(up, times(axis, dot(up, axis))));
    struct vec across = cross(axis, up);
    struct line *l = add_line(f, "nail", -0.75, 1.0, 0, true);
    for (int i = 0; i + 1 < CORNERS; i++)
        for (int k = 0; k < BETWEEN; k++) {
            double t = (double)k / BETWEEN, r = phalanx->r_to;
            double a = border[i][0] + (border[i + 1][0] - border[i][0]) * t;
            double b = border[i][1] + (border[i + 1][1] - border[i][1]) * t;
            struct vec p = along(along(phalanx->to, axis, a * r), across, b * r);
            if (field_ray(f, along(p, up, r * 2.2), times(up, -1), r * 4, &on))
                add_point(l, on);
        }
    if (l->n < 2)
        f->n_lines--;
}

struct field *field_build(struct taut_arena *arena)
{
    struct field *f = taut_arena_alloc(arena, sizeof *f);
    if (!f)
        return NULL;
    memset(f, 0, sizeof *f);
    build_frames(f);
    for (int i = 0; i < LOFTS; i++)
        build_loft(f, &f->lofts[i], &loft_rows[i]);
    for (int i = 0; i < ELLIPSOIDS; i++)
        build_ellipsoid(f, &f->ellipsoids[i], &ellipsoid_rows[i]);
    build_cones(f);
    for (size_t i = 0; i < n_relief_rows; i++)
        build_line(f, &relief_rows[i]);
    struct vec back = times(f->frames[HAND].forward, -1), out = f->frames[HAND].across;
    for (int i = 0; i < 4; i++)
        build_nail(f, &f->cones[FINGER_CONES + 3 * i + 2], back);
    build_nail(f, &f->cones[THUMB_CONES + 2], plus(times(back, 0.55), times(out, 0.83)));
    for (int i = 0; i < 5; i++)
        build_nail(f, &f->cones[TOE_CONES + 2 * i + 1], vec(0, 1, 0.1));
    return f;
}

const struct frame *field_frame(const struct field *f, enum frame_id id)
{
    return &f->frames[id];
}

const struct cone *field_cone(const struct field *f, int id)
{
    return &f->cones[id];
}

size_t field_lines(const struct field *f, const struct line **ret)
{
    *ret = f->lines;
    return f->n_lines;
}
