/* figure.c - see figure.h. */
#include "figure.h"

/* ---- tables ------------------------------------------------------------------------------------------ */

/* Cubic with the slopes of the neighbouring levels; flat at the ends. */
static double level_value(const struct levels *l, double y, int which)
{
    if (l->n == 0)
        return which == OUTWARD ? 0 : 1;
    size_t i = 0;
    while (i + 2 < l->n && y > l->at[i + 1].y)
        i++;
    const struct level *a = &l->at[i], *b = &l->at[i + 1];
    double h = b->y - a->y, t = within((y - a->y) / h, 0, 1), t2 = t * t, t3 = t2 * t;
    double p = a->values[which], q = b->values[which], m = 0, n = 0;
    if (i > 0)
        m = (q - a[-1].values[which]) / (b->y - a[-1].y) * h;
    if (i + 2 < l->n)
        n = (b[1].values[which] - p) / (b[1].y - a->y) * h;
    return p * (2 * t3 - 3 * t2 + 1) + m * (t3 - 2 * t2 + t) + q * (3 * t2 - 2 * t3) + n * (t3 - t2);
}

/* The middle of trunk, leg and arm at a height: x, z. The arm's edge towards the trunk: x. */
static const struct levels trunk_axis = { 6,
                                          { { 850, { 0, -8 } },
                                            { 1010, { 0, 2 } },
                                            { 1110, { 0, 2 } },
                                            { 1270, { 0, -14 } },
                                            { 1400, { 0, -28 } },
                                            { 1500, { 0, -4 } } } };
static const struct levels leg_axis = { 6,
                                        { { 66, { 107, -28 } },
                                          { 175, { 105, -22 } },
                                          { 355, { 104, -24 } },
                                          { 470, { 100, -5 } },
                                          { 640, { 97, 0 } },
                                          { 850, { 94, -4 } } } };
static const struct levels arm_axis = {
    4, { { 678, { 422, 2 } }, { 853, { 362, -8 } }, { 1082, { 265, -26 } }, { 1358, { 175, -20 } } }
};
static const struct levels arm_edge = {
    4, { { 1015, { 214 } }, { 1255, { 152 } }, { 1330, { 146 } }, { 1405, { 170 } } }
};

/* ---- soft tissue ------------------------------------------------------------------------------------- */

static struct vec swollen(const struct swell_row *row, struct vec p, struct vec normal)
{
    struct vec to = unit(vec(row->direction[0], row->direction[1], row->direction[2]));
    struct vec across = unit(cross(vec(0, 1, 0), to)), up = cross(to, across);
    struct vec d = minus(p, vec(row->centre[0], row->centre[1], row->centre[2]));
    double u = dot(d, across), v = dot(d, up);
    u /= u > 0 ? row->out : row->in;
    v /= v > 0 ? row->up : row->down;
    double left = most(1 - u * u - v * v, 0), facing = smooth(4 * dot(normal, to));
    return along(p, to, row->height * facing * left * left);
}

static struct vec pulled(const struct pull_row *row, struct vec p)
{
    double x = (p.x - row->centre[0]) / row->radii[0], y = (p.y - row->centre[1]) / row->radii[1],
           z = (p.z - row->centre[2]) / row->radii[2], near = taut_exp(-(x * x + y * y + z * z));
    return plus(p, times(vec(row->by[0], row->by[1], row->by[2]), near));
}

/* ---- scales ------------------------------------------------------------------------------------------ */

static struct vec scale_trunk(const struct levels *l, struct vec p)
{
    double z = level_value(&trunk_axis, p.y, 1), out = p.z - z;
    return vec(p.x * level_value(l, p.y, BREADTH), p.y, z + out * level_value(l, p.y, out > 0 ? FRONT : BACK));
}

static struct vec scale_limb(const struct levels *l, const struct levels *axis, struct vec p)
{
    double x = level_value(axis, p.y, 0), z = level_value(axis, p.y, 1), girth = level_value(l, p.y, GIRTH);
    return vec(x + level_value(l, p.y, OUTWARD) + (p.x - x) * girth, p.y, z + (p.z - z) * girth);
}

static struct vec mixed(struct vec a, struct vec b, double t)
{
    return along(a, minus(b, a), t);
}

/* Trunk, leg and arm pass into one another; the legs' inner sides meet in the middle and stay there. */
static struct vec scaled(const struct figure_row *row, struct vec p)
{
    enum { GROIN = 880, FOLD = 770, CLEFT = 40, SHOULDER = 50, FINGERTIPS = 600 };
    struct vec r = scale_trunk(&row->trunk, p);
    double leg = smooth((GROIN - p.y) / (GROIN - FOLD)) * smooth(p.x / CLEFT);
    double arm = p.y > FINGERTIPS ? smooth((p.x - level_value(&arm_edge, p.y, 0)) / SHOULDER + 0.5) : 0;
    r = mixed(r, scale_limb(&row->leg, &leg_axis, p), leg * (1 - arm));
    return mixed(r, scale_limb(&row->arm, &arm_axis, p), arm);
}

/* ---- all of it --------------------------------------------------------------------------------------- */

struct vec figure_place(const struct field *f, enum taut_figure figure, struct vec p, struct vec normal)
{
    /* mm. Narrower relief is no muscle's; the change fades towards the face; beside the middle nothing moves sideways. */
    enum { CREASE = 7, FADE = 70, SEAM = 20 };
    const struct figure_row *row = &figure_rows[figure];
    if (figure == TAUT_FIGURE_NEUTRAL)
        return p;
    struct vec q = p;
    if (p.y < row->relief_top)
        q = along(q, normal, (row->relief - 1) * smooth((row->relief_top - p.y) / FADE) * field_relief(f, p, CREASE));
    for (size_t i = 0; i < row->n_swells; i++)
        q = swollen(&row->swells[i], q, normal);
    for (size_t i = 0; i < row->n_pulls; i++)
        q = pulled(&row->pulls[i], q);
    q.x = p.x + (q.x - p.x) * smooth(p.x / SEAM);
    return scaled(row, q);
}

struct vec figure_normal(const struct field *f, enum taut_figure figure, struct vec p, struct vec normal)
{
    const double step = 0.5;
    struct vec some = magnitude(normal.y) < 0.8 ? vec(0, 1, 0) : vec(0, 0, 1);
    struct vec u = unit(cross(some, normal)), v = cross(normal, u);
    struct vec du =
        minus(figure_place(f, figure, along(p, u, step), normal), figure_place(f, figure, along(p, u, -step), normal));
    struct vec dv =
        minus(figure_place(f, figure, along(p, v, step), normal), figure_place(f, figure, along(p, v, -step), normal));
    struct vec n = unit(cross(du, dv));
    return p.x == 0 ? unit(vec(0, n.y, n.z)) : n;
}
