/* regions.c - see regions.h: the coordinates, and the walk down the list. */
#include "regions.h"

#define NOT_YET 1e30

/* Coordinates are computed when they are first asked for. */
struct place {
    const struct field *field;
    struct window window;
    struct vec p; /* on the half x >= 0 */
    double known[COORDINATES];
};

static double degrees(double y, double x)
{
    return taut_atan2(y, x) * 180 / TAUT_PI;
}

static double from(double a, double b)
{
    return taut_sqrt(a * a + b * b);
}

static double border_at(const struct border *b, double x)
{
    if (x <= b->at[0][0])
        return b->at[0][1];
    for (size_t i = 1; i < b->n; i++)
        if (x <= b->at[i][0]) {
            const double *p = b->at[i - 1], *q = b->at[i];
            return p[1] + (q[1] - p[1]) * (x - p[0]) / (q[0] - p[0]);
        }
    return b->at[b->n - 1][1];
}

/* Where the middle of neck, trunk and leg lies at a height. */
static const struct border neck_axis = { Y, 3, { { 1400, -28 }, { 1475, -10 }, { 1550, 8 } } };
static const struct border sternomastoid = { Y, 3, { { 1400, 76 }, { 1475, 38 }, { 1550, -12 } } };
static const struct border trunk_axis = { Y,
                                          9,
                                          { { 850, -8 },
                                            { 920, -8 },
                                            { 1010, 2 },
                                            { 1060, 4 },
                                            { 1110, 2 },
                                            { 1160, -2 },
                                            { 1270, -14 },
                                            { 1375, -28 },
                                            { 1420, -30 } } };
static const struct border trunk_front = { Y, 2, { { 1262, 32 }, { 1330, 4 } } };
static const struct border trunk_back = { Y, 2, { { 1262, -38 }, { 1330, 4 } } };
static const struct border leg_across = { Y, 4, { { 66, 107 }, { 300, 105 }, { 450, 100 }, { 850, 93 } } };
static const struct border leg_forward = { Y,
                                           5,
                                           { { 66, -28 }, { 175, -22 }, { 355, -24 }, { 450, -6 }, { 850, -3 } } };

/* ---- fingers and toes ---------------------------------------------------------------------------------- */

static double part_along(const struct cone *c, struct vec p, struct vec *axis)
{
    struct vec ba = minus(c->to, c->from);
    double t = within(dot(minus(p, c->from), ba) / dot(ba, ba), 0, 1);
    *axis = along(c->from, ba, t);
    return t;
}

static struct vec direction(const struct cone *c)
{
    return unit(minus(c->to, c->from));
}

/* The finger by its nearest cone; the phalanx by the planes that halve the joints, where two cones are equally near. */
static void find_finger(struct place *at)
{
    int finger = 0;
    double nearest = 1e9;
    for (int i = 0; i < 15; i++) {
        double d = window_cone(&at->window, FINGER_CONES + i, at->p); /* the thumb's follow the fingers' */
        if (d < nearest) {
            nearest = d;
            finger = i / 3;
        }
    }
    const struct cone *first = field_cone(at->field, FINGER_CONES + 3 * finger);
    struct vec d0 = direction(&first[0]), d1 = direction(&first[1]), d2 = direction(&first[2]), axis;
    int phalanx =
        dot(minus(at->p, first[1].to), plus(d1, d2)) > 0 ? 2 : dot(minus(at->p, first[0].to), plus(d0, d1)) > 0;
    double t = part_along(&first[phalanx], at->p, &axis);
    const struct frame *hand = field_frame(at->field, HAND);
    struct vec palm = hand->forward;
    if (finger == 4)
        palm = unit(plus(times(hand->forward, 0.6), times(hand->across, -0.8)));
    at->known[FINGER_NUMBER] = finger;
    at->known[PHALANX] = phalanx;
    at->known[FINGER_ALONG] = phalanx + t;
    at->known[PALMAR] = dot(minus(at->p, axis), palm);
}

static void find_toe(struct place *at)
{
    int nearest = 0;
    double least_distance = 1e9;
    for (int i = 0; i < 10; i++) {
        double d = window_cone(&at->window, TOE_CONES + i, at->p);
        if (d < least_distance) {
            least_distance = d;
            nearest = i;
        }
    }
    struct vec axis;
    double t = part_along(field_cone(at->field, TOE_CONES + nearest), at->p, &axis);
    at->known[TOE_NUMBER] = nearest / 2;
    at->known[TOE_ALONG] = nearest % 2 + t;
    at->known[TOE_TOP] = at->p.y - axis.y;
}

static double ear_gap(const struct place *at)
{
    double gap = least(window_ellipsoid(&at->window, EAR, at->p), window_ellipsoid(&at->window, EAR_LOBE, at->p));
    for (int i = HELIX_CONES; i < CONES; i++)
        gap = least(gap, window_cone(&at->window, i, at->p)); /* the inner rim's follow the outer one's */
    return gap;
}

/* ---- coordinates ----------------------------------------------------------------------------------------- */

static double value(struct place *at, enum coordinate what);

static double in_frame(const struct place *at, enum frame_id frame, int axis)
{
    struct vec c = frame_coordinates(field_frame(at->field, frame), at->p);
    return axis == 0 ? c.x : axis == 1 ? c.y : c.z;
}

static double turn_in(const struct place *at, enum frame_id frame, double narrow)
{
    struct vec c = frame_coordinates(field_frame(at->field, frame), at->p);
    return degrees(c.z, c.y * narrow);
}

/* Above the shoulders the trunk has no sides: a plane parts front from back. */
static double trunk_face(struct place *at, const struct border *border, double sign)
{
    enum { SHOULDERS = 1330, PLANE = -26 };
    if (at->p.y > SHOULDERS)
        return sign * (at->p.z - PLANE);
    return sign * (value(at, TRUNK_TURN) - border_at(border, at->p.y));
}

static double measure(struct place *at, enum coordinate what)
{
    double x = at->p.x, y = at->p.y, z = at->p.z;
    switch (what) {
    case X: return x;
    case Y: return y;
    case Z: return z;
    case HEAD_TURN: return degrees(z - 6, x);
    case IN_FACE: return most(value(at, HEAD_TURN) - 42, least(z - 50, 1606 - y));
    case EAR_GAP: return ear_gap(at);
    case LIDS: return from((x - 32) / 17.5, (y - 1593) / 10);
    case MOUTH: return from(x / 27.5, (y - 1520) / 10.5);
    case NECK_TURN: return degrees(z - border_at(&neck_axis, y), x);
    case FROM_STERNOMASTOID: return value(at, NECK_TURN) - border_at(&sternomastoid, y);
    case TRUNK_TURN: return degrees(z - border_at(&trunk_axis, y), x / 1.25);
    case TRUNK_FRONT: return trunk_face(at, &trunk_front, 1);
    case TRUNK_BACK: return trunk_face(at, &trunk_back, -1);
    case FROM_NIPPLE: return from(x - 98, y - 1243);
    case FROM_NAVEL: return from(x, y - 1022);
    case FROM_ILIAC_SPINE: return from(x - 124, y - 972);
    case FROM_ACROMION: return from(x - 174, z + 24);
    case FROM_INFERIOR_ANGLE: return from(x - 86, y - 1242);
    case FROM_ISCHIUM: return from(x - 62, y - 815);
    case FROM_TROCHANTER: return from(y - 868, z + 10);
    case ARM_U: return in_frame(at, UPPER_ARM, 0);
    case ARM_V: return in_frame(at, UPPER_ARM, 1);
    case ARM_W: return in_frame(at, UPPER_ARM, 2);
    case ARM_TURN: return turn_in(at, UPPER_ARM, 1);
    case FOREARM_U: return in_frame(at, FOREARM, 0);
    case FOREARM_TURN: return turn_in(at, FOREARM, 1);
    case WRIST_TURN: return turn_in(at, FOREARM, 0.62);
    case HAND_U: return in_frame(at, HAND, 0);
    case HAND_V: return in_frame(at, HAND, 1);
    case HAND_W: return in_frame(at, HAND, 2);
    case HIP_TURN: return degrees(z + 4, x - 93);
    case LEG_V: return x - border_at(&leg_across, y);
    case LEG_TURN: return degrees(z - border_at(&leg_forward, y), x - border_at(&leg_across, y));
    case KNEECAP_ELLIPSE: return from((x - 99) / 27, (y - 478) / 30);
    case FROM_LATERAL_MALLEOLUS: return from(z + 34, y - 72);
    case FROM_MEDIAL_MALLEOLUS: return from(z + 22, y - 84);
    case FOOT_U: return in_frame(at, FOOT, 0);
    case FOOT_V: return in_frame(at, FOOT, 1);
    case FINGER_NUMBER:
    case PHALANX:
    case FINGER_ALONG:
    case PALMAR: find_finger(at); return at->known[what];
    case TOE_NUMBER:
    case TOE_ALONG:
    case TOE_TOP: find_toe(at); return at->known[what];
    case COORDINATES: break;
    }
    return 0;
}

static double value(struct place *at, enum coordinate what)
{
    if (at->known[what] == NOT_YET) {
        double v = measure(at, what);
        at->known[what] = v;
    }
    return at->known[what];
}

/* ---- the lists ------------------------------------------------------------------------------------------- */

static bool holds(struct place *at, const struct region_condition *conditions)
{
    for (int i = 0; i < MOST_CONDITIONS && conditions[i].is != ALWAYS; i++) {
        const struct region_condition *c = &conditions[i];
        double limit = c->number + (c->border ? border_at(c->border, value(at, c->border->over)) : 0);
        double v = value(at, c->what);
        if (c->is == OVER ? v <= limit : v >= limit)
            return false;
    }
    return true;
}

const struct region_row *region_at(const struct field *f, struct vec p)
{
    p.x = magnitude(p.x);
    struct place at = { .field = f, .window = window_at(f, p), .p = p };
    for (int i = 0; i < COORDINATES; i++)
        at.known[i] = NOT_YET;
    enum segment segment = TRUNK_SEGMENT;
    for (size_t i = 0; i < n_segment_rows; i++)
        if (holds(&at, segment_rows[i].when)) {
            segment = segment_rows[i].segment;
            break;
        }
    const struct region_row *last = NULL;
    for (size_t i = 0; i < n_region_rows; i++) {
        if (region_rows[i].segment != segment)
            continue;
        last = &region_rows[i];
        if (holds(&at, last->when))
            return last;
    }
    return last;
}
