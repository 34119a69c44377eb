/* shape.h - all numbers of the body's form, as tables: an adult of 1700 mm. One half (x >= 0); the other is its mirror.
 *
 * Frames     Where a part of the tables is measured: the world, or along a limb (origin, axis away from the trunk, V to the
 *            little-finger-free side: lateral, radial; W forward; of the foot: along the sole, lateral, up).
 * Lofts      A tube through stations along an axis: centre, half widths to both sides, half depths, and how square it is.
 * Blends     In which order the primitives are joined, and how softly. The table is the program that field.c runs.
 * Relief     Ridges and grooves along lines that are laid on the surface from one side.
 *
 * Sources of the measures: docs/body.md (published anthropometry); the form itself is our own work. */
#ifndef BODYC_SHAPE_H
#define BODYC_SHAPE_H

#include <stdbool.h>
#include <stddef.h>

#include "vec.h"

enum frame_id { WORLD, UPPER_ARM, FOREARM, HAND, FOOT, FRAMES };

struct station {
    double u, cv, cw;       /* along the axis; centre across and forward */
    double lateral, medial; /* half widths */
    double front, back;     /* half depths */
    double n_front, n_back; /* superellipse exponents: 2 round, 3 square */
};

enum { MOST_STATIONS = 16 };
struct loft_row {
    const char *name;
    enum frame_id frame;
    bool upright;              /* u is the world's height, V across, W forward */
    double cap_begin, cap_end; /* how far the rounded ends reach */
    size_t n;
    struct station stations[MOST_STATIONS];
};

struct ellipsoid_row {
    const char *name;
    enum frame_id frame;
    double centre[3], radii[3], turn[3]; /* in the frame; degrees about x, y, z of the world */
};

struct cone_row { /* a round cone */
    const char *name;
    enum frame_id frame;
    double from[3], to[3], r_from, r_to;
};

enum loft_id { LOFT_TRUNK, LOFT_NECK, LOFT_FACE, LOFT_LEG, LOFT_UPPER_ARM, LOFT_FOREARM, LOFT_PALM, LOFT_FOOT, LOFTS };
extern const struct loft_row loft_rows[LOFTS];

enum ellipsoid_id {
    CRANIUM,
    VAULT,
    OCCIPUT,
    CHEEKBONE,
    BROW,
    CHIN,
    EYE_SOCKET,
    EYEBALL,
    NOSE_TIP,
    NOSE_WING,
    UPPER_LIP,
    LOWER_LIP,
    EAR_BASE,
    EAR,
    EAR_HOLLOW,
    EAR_LOBE,
    SCAPULA,
    LATISSIMUS,
    CHEST,
    DELTOID,
    BUTTOCK,
    HIP_SIDE,
    CALF_MEDIAL,
    CALF_LATERAL,
    VASTUS_MEDIALIS,
    KNEECAP,
    MALLEOLUS_MEDIAL,
    MALLEOLUS_LATERAL,
    HEEL,
    ARCH,
    BALL,
    THENAR,
    HYPOTHENAR,
    ELLIPSOIDS
};
extern const struct ellipsoid_row ellipsoid_rows[ELLIPSOIDS];

/* Cones of fingers, toes and the rims of the ear are made from their own tables below. */
enum cone_id {
    TRAPEZIUS,
    NECK_SIDE,
    NOSE,
    JAW,
    TRAGUS,
    FIXED_CONES,
    FINGER_CONES = FIXED_CONES,
    THUMB_CONES = FINGER_CONES + 12,
    TOE_CONES = THUMB_CONES + 3,
    HELIX_CONES = TOE_CONES + 10,
    ANTIHELIX_CONES = HELIX_CONES + 9,
    CONES = ANTIHELIX_CONES + 4
};
extern const struct cone_row cone_rows[FIXED_CONES];

/* A finger's base in the hand, its spread in degrees, the lengths of its phalanges and the radii of their ends. */
struct finger_row {
    double base[3], spread, lengths[3], radii[3];
};
extern const struct finger_row finger_rows[4]; /* index to little finger */
extern const double thumb_rows[4][4];          /* u, v, w, radius of its four ends, in the hand */
extern const double toe_rows[5][3][4]; /* u, v, height, radius of its three ends, in the foot; great toe first */
extern const double helix_rows[10][4], antihelix_rows[5][4]; /* x, y, z, radius along the ear's outer and inner rim */

/* ---- how it is joined -------------------------------------------------------------------------------- */

enum group {
    BODY,
    HEAD_NOSE,
    LIPS,
    HEAD_EAR,
    EAR_RIM,
    TRUNK,
    NECK,
    ARM,
    HAND_GROUP,
    THUMB,
    FINGER,
    FINGERS_GROUP,
    LEG,
    FOOT_GROUP,
    TOE,
    TOES,
    SEAT,
    GROUPS
};
enum blend_op { LAY, JOIN, CARVE }; /* begin the group; smooth union; smooth difference */
enum blend_what { A_LOFT, AN_ELLIPSOID, A_CONE, A_GROUP, THE_ELBOW };
struct blend_row {
    enum group into;
    enum blend_op op;
    enum blend_what what;
    int index;
    double k; /* how far the blend reaches, mm */
};
extern const struct blend_row blend_rows[];
extern const size_t n_blend_rows;

/* ---- relief ------------------------------------------------------------------------------------------ */

/* From where a line is laid on the surface, and which two numbers place it. */
enum side_of_view {
    FROM_FRONT,  /* x, y */
    FROM_BACK,   /* x, y */
    FROM_SIDE,   /* z, y: the outermost surface */
    FROM_WITHIN, /* z, y: out of the leg or trunk to its side, past the hanging arm */
    FROM_MEDIAL, /* z, y: the inside of the leg */
    FROM_BELOW,  /* x, z: under the nose */
    ARM_FRONT,
    ARM_BACK,
    ARM_SIDE, /* u, v; u, v; u, w along the upper arm */
    FOREARM_FRONT,
    FOREARM_BACK,
    FOREARM_SIDE,
    PALM,
    BACK_OF_HAND, /* u, v along the hand */
    TOP_OF_FOOT,  /* u, v along the foot */
    IN_SPACE,     /* x, y, z, drawn to the surface */
};

enum { MOST_RELIEF_POINTS = 9 };
struct relief_row {
    const char *name;
    enum side_of_view view;
    double height, width; /* mm; Gaussian radius; negative: a groove */
    int taper;            /* 0: no, 1: fades towards both ends, 2: only near them */
    bool inked;           /* drawn as a line on charts */
    size_t n;
    double at[3 * MOST_RELIEF_POINTS];
};
extern const struct relief_row relief_rows[];
extern const size_t n_relief_rows;

extern const double shoulder_joint[3], elbow_at, wrist_at, ankle_joint[3], heel_back;
extern const double arm_angles[3], foot_angle; /* degrees from the vertical; turned out */

#endif
