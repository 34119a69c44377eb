/* field.c - see field.h. Reading order: where the parts are, the blend program, relief, windows, what is asked of them. */
#include "field.h"

#include <string.h>

enum { FAR = 1000 };

struct field {
    struct frame frames[FRAMES];
    struct vec elbow_plane;
    struct loft lofts[LOFTS];
    struct ellipsoid ellipsoids[ELLIPSOIDS];
    struct cone cones[CONES];
    struct line lines[MOST_LINES];
    size_t n_lines;
};

/* ---- frames, fingers, toes ----------------------------------------------------------------------------- */

static void build_frames(struct field *f)
{
    const double *s = shoulder_joint, *k = ankle_joint, turn = RADIANS(foot_angle);
    f->frames[WORLD] = (struct frame){ vec(0, 0, 0), vec(1, 0, 0), vec(0, 1, 0), vec(0, 0, 1) };
    f->frames[UPPER_ARM] = frame_of_limb(vec(s[0], s[1], s[2]), arm_angles[0], -0.02);
    f->frames[FOREARM] = frame_of_limb(frame_point(&f->frames[UPPER_ARM], elbow_at, 0, 0), arm_angles[1], 0.07);
    f->frames[HAND] = frame_of_limb(frame_point(&f->frames[FOREARM], wrist_at, 0, 0), arm_angles[2], 0.06);
    struct vec sole = vec(taut_sin(turn), 0, taut_cos(turn));
    f->frames[FOOT] = (struct frame){ along(vec(k[0], k[1], k[2]), sole, heel_back), sole,
                                      vec(taut_cos(turn), 0, -taut_sin(turn)), vec(0, 1, 0) };
    f->elbow_plane = unit(plus(f->frames[UPPER_ARM].axis, f->frames[FOREARM].axis));
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

static void build_rim(struct field *f, int first, const double (*rows)[4], size_t n)
{
    for (size_t i = 0; i + 1 < n; i++)
        f->cones[(size_t)first + i] =
            cone_of(in_frame(f, WORLD, rows[i]), in_frame(f, WORLD, rows[i + 1]), rows[i][3], rows[i + 1][3]);
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
    build_rim(f, HELIX_CONES, helix_rows, sizeof helix_rows / sizeof *helix_rows);
    build_rim(f, ANTIHELIX_CONES, antihelix_rows, sizeof antihelix_rows / sizeof *antihelix_rows);
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
    double groups[GROUPS] = { [BODY] = FAR };
    for (size_t i = 0; i < w->n_steps; i++) {
        const struct blend_row *row = &blend_rows[w->steps[i].row];
        double d = primitive_distance(w, row, groups, p), *into = &groups[row->into];
        switch ((enum blend_op)w->steps[i].op) {
        case LAY: *into = d; break;
        case JOIN: *into = join(*into, d, row->k); break;
        case CARVE: *into = -join(-*into, d, row->k); break;
        }
    }
    return groups[BODY];
}

static bool is_near(const struct window *w, const struct blend_row *row, const bool *filled)
{
    switch (row->what) {
    case A_LOFT: return w->lofts[row->index];
    case AN_ELLIPSOID: return w->ellipsoids[row->index];
    case A_CONE: return w->cones[row->index];
    case THE_ELBOW: return w->lofts[LOFT_UPPER_ARM] || w->lofts[LOFT_FOREARM];
    case A_GROUP: break;
    }
    return filled[row->index];
}

/* What is not near changes nothing; the first that is near begins its group. */
static void choose_steps(struct window *w)
{
    bool filled[GROUPS] = { false };
    for (size_t i = 0; i < n_blend_rows; i++) {
        const struct blend_row *row = &blend_rows[i];
        bool near = is_near(w, row, filled), first = row->op == LAY || !filled[row->into];
        if (row->op == LAY)
            filled[row->into] = false;
        if (!near || (first && row->op == CARVE))
            continue;
        filled[row->into] = true;
        w->steps[w->n_steps++] = (struct blend_step){ (unsigned char)i, (unsigned char)(first ? LAY : row->op) };
    }
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
    choose_steps(&w);
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

double field_relief(const struct field *f, struct vec p, double wider_than)
{
    struct window w = window_at(f, p);
    double height = 0;
    p.x = magnitude(p.x);
    for (size_t i = 0; i < w.n_lines; i++)
        if (f->lines[w.lines[i]].width > wider_than)
            height += line_height(&f->lines[w.lines[i]], p);
    return height;
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
    box_take_in(&l->low, &l->high, p, 3 * l->width);
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

/* The border of a nail, on the side of the last phalanx that `up` points to. On small toes it is ink rather than relief. */
static void build_nail(struct field *f, const struct cone *phalanx, struct vec up, double depth)
{
    static const double border[][2] = { { 0.55, 0.78 },   { 0.2, 0.80 },  { -0.25, 0.76 },
                                        { -0.62, 0.5 },   { -0.72, 0 },   { -0.62, -0.5 },
                                        { -0.25, -0.76 }, { 0.2, -0.80 }, { 0.55, -0.78 } };
    enum { CORNERS = sizeof border / sizeof *border, BETWEEN = 4 };
    struct vec axis = unit(minus(phalanx->to, phalanx->from)), on;
    up = unit(minus(up, times(axis, dot(up, axis))));
    struct vec across = cross(axis, up);
    struct line *l = add_line(f, "nail", -depth, 1.2, 0, true);
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
        loft_build(&f->lofts[i], &loft_rows[i], &f->frames[loft_rows[i].frame]);
    for (int i = 0; i < ELLIPSOIDS; i++)
        f->ellipsoids[i] = ellipsoid_of(&ellipsoid_rows[i], &f->frames[ellipsoid_rows[i].frame]);
    build_cones(f);
    for (size_t i = 0; i < n_relief_rows; i++)
        build_line(f, &relief_rows[i]);
    struct vec back = times(f->frames[HAND].forward, -1), out = f->frames[HAND].across;
    for (int i = 0; i < 4; i++)
        build_nail(f, &f->cones[FINGER_CONES + 3 * i + 2], back, 0.75);
    build_nail(f, &f->cones[THUMB_CONES + 2], plus(times(back, 0.55), times(out, 0.83)), 0.75);
    for (int i = 0; i < 5; i++)
        build_nail(f, &f->cones[TOE_CONES + 2 * i + 1], vec(0, 1, 0.1), i == 0 ? 0.75 : 0.2);
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
