/* regions.h - to which named region a point of the skin belongs: a decision list over coordinates that follow the body.
 *
 * A row names a region and up to six conditions: a coordinate above or below a number or a border. A border is a line through
 * landmarks, given as a function of another coordinate. The first row whose conditions all hold names the region, so
 * neighbours can neither gap nor overlap, and a border that two regions share is written once. Rows: regions_rows.c. */
#ifndef BODYC_REGIONS_H
#define BODYC_REGIONS_H

#include "field.h"

enum coordinate {
    X,
    Y,
    Z,
    HEAD_TURN, /* degrees about the head: 90 the face, 0 the ear, -90 the back */
    IN_FACE,   /* above 0 in the face */
    EAR_GAP,   /* mm from the outer ear */
    LIDS,
    MOUTH,              /* below 1 within these ellipses */
    NECK_TURN,          /* as HEAD_TURN, about the neck */
    FROM_STERNOMASTOID, /* degrees in front of the line of the muscle */
    TRUNK_TURN,
    TRUNK_FRONT,
    TRUNK_BACK, /* degrees; above 0 on that face of the trunk */
    FROM_NIPPLE,
    FROM_NAVEL,
    FROM_ILIAC_SPINE,
    FROM_ACROMION,
    FROM_INFERIOR_ANGLE,
    FROM_ISCHIUM,
    FROM_TROCHANTER,
    ARM_U,
    ARM_V,
    ARM_W,
    ARM_TURN, /* degrees: 90 the front, 0 the outer side, -90 the back */
    FOREARM_U,
    FOREARM_TURN,
    WRIST_TURN,
    HAND_U,
    HAND_V,
    HAND_W,
    FINGER_NUMBER,
    PHALANX,
    FINGER_ALONG,
    PALMAR,   /* 0 index .. 3 little, 4 thumb; 0..2; phalanx and part of it; mm */
    HIP_TURN, /* about the top of the thigh */
    LEG_V,
    LEG_TURN,
    KNEECAP_ELLIPSE,
    FROM_LATERAL_MALLEOLUS,
    FROM_MEDIAL_MALLEOLUS,
    FOOT_U,
    FOOT_V,
    TOE_NUMBER,
    TOE_ALONG,
    TOE_TOP,
    COORDINATES
};

enum { MOST_BORDER_POINTS = 20, MOST_CONDITIONS = 6 };
struct border {
    enum coordinate over;
    size_t n;
    double at[MOST_BORDER_POINTS][2]; /* ascending */
};

enum comparison { ALWAYS, OVER, UNDER };
struct region_condition {
    enum comparison is;
    enum coordinate what;
    const struct border *border; /* NULL: just the number */
    double number;               /* added to the border */
};

enum segment { ACROMION_SEGMENT, HEAD_SEGMENT, NECK_SEGMENT, ARM_SEGMENT, LEG_SEGMENT, TRUNK_SEGMENT, SEGMENTS };
struct segment_row {
    enum segment segment;
    struct region_condition when[MOST_CONDITIONS];
};
struct region_row {
    enum segment segment;
    const char *region; /* id in the atlas */
    struct region_condition when[MOST_CONDITIONS];
};
extern const struct segment_row segment_rows[];
extern const size_t n_segment_rows;
extern const struct region_row region_rows[];
extern const size_t n_region_rows;

/* The row that names the region of a point; sides are the sign of x. Every point has one. */
const struct region_row *region_at(const struct field *f, struct vec p);

#endif
