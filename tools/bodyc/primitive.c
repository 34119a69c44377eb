/* primitive.c - see primitive.h. */
#include "primitive.h"

#include <string.h>

const struct vec nowhere_low = { 1e9, 1e9, 1e9 }, nowhere_high = { -1e9, -1e9, -1e9 };

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

struct frame frame_of_limb(struct vec origin, double degrees, double lean)
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

void box_take_in(struct vec *low, struct vec *high, struct vec p, double margin)
{
    *low = vec(least(low->x, p.x - margin), least(low->y, p.y - margin), least(low->z, p.z - margin));
    *high = vec(most(high->x, p.x + margin), most(high->y, p.y + margin), most(high->z, p.z + margin));
}

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

void loft_build(struct loft *l, const struct loft_row *row, const struct frame *frame)
{
    l->row = row;
    l->frame = *frame;
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
            box_take_in(&l->low, &l->high,
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
double loft_distance(const struct loft *l, struct vec p)
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

struct ellipsoid ellipsoid_of(const struct ellipsoid_row *row, const struct frame *frame)
{
    double a = RADIANS(row->turn[0]), b = RADIANS(row->turn[1]), c = RADIANS(row->turn[2]);
    double ca = taut_cos(a), sa = taut_sin(a), cb = taut_cos(b), sb = taut_sin(b), cc = taut_cos(c), sc = taut_sin(c);
    const double *r = row->radii, *at = row->centre;
    struct ellipsoid e = { .centre = frame_point(frame, at[0], at[1], at[2]) };
    e.radii = vec(r[0], r[1], r[2]);
    e.x = vec(cc * cb, sc * cb, -sb);
    e.y = vec(cc * sb * sa - sc * ca, sc * sb * sa + cc * ca, cb * sa);
    e.z = vec(cc * sb * ca + sc * sa, sc * sb * ca - cc * sa, cb * ca);
    struct vec x = times(e.x, r[0]), y = times(e.y, r[1]), z = times(e.z, r[2]);
    struct vec half = vec(taut_sqrt(x.x * x.x + y.x * y.x + z.x * z.x), taut_sqrt(x.y * x.y + y.y * y.y + z.y * z.y),
                          taut_sqrt(x.z * x.z + y.z * y.z + z.z * z.z));
    e.low = minus(e.centre, half);
    e.high = plus(e.centre, half);
    return e;
}

double ellipsoid_distance(const struct ellipsoid *e, struct vec p)
{
    struct vec d = minus(p, e->centre), r = e->radii;
    struct vec near = vec(dot(d, e->x) / r.x, dot(d, e->y) / r.y, dot(d, e->z) / r.z);
    double k0 = length(near), k1 = length(vec(near.x / r.x, near.y / r.y, near.z / r.z));
    return k1 < 1e-9 ? -least(r.x, least(r.y, r.z)) : k0 * (k0 - 1) / k1;
}

struct cone cone_of(struct vec from, struct vec to, double r_from, double r_to)
{
    struct cone c = { from, to, r_from, r_to, nowhere_low, nowhere_high };
    box_take_in(&c.low, &c.high, from, r_from);
    box_take_in(&c.low, &c.high, to, r_to);
    return c;
}

/* Exact distance to a round cone (two balls and the cone that touches both). */
double cone_distance(const struct cone *c, struct vec p)
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
