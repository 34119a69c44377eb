/* view.c - the views of the body: where each looks from and what it shows. */
#include <taut/body.h>
#include <taut/language.h>

#include <string.h>

/* Towards the eye is -away. Close-ups of the right are mirror images of the left. Heights and widths in mm. */
static const struct view {
    const char *name, *caption;
    struct taut_point3 away, up, middle;
    float width, height, reach;
    bool armless, mirrored;
} views[TAUT_VIEWS] = {
#define AHEAD    \
    {            \
        0, 0, -1 \
    }
#define BEHIND  \
    {           \
        0, 0, 1 \
    }
#define RIGHTWARD \
    {             \
        -1, 0, 0  \
    }
#define LEFTWARD \
    {            \
        1, 0, 0  \
    }
#define UP      \
    {           \
        0, 1, 0 \
    }
#define HEAD { 0, 1560, 10 }, 300, 330, 0, false, false
#define JAW { 0, 1521, 38 }, 190, 190, 0, false, false
#define PELVIS { 0, 885, 0 }, 420, 440, 0, false, false
#define HAND { 391, 763, 12 }, 190, 250, 120, false
#define FINGERS_UP         \
    {                      \
        0.325f, -0.946f, 0 \
    }
    [TAUT_VIEW_FRONT] = { "front", TAUT_TEXT("front"), AHEAD, UP, { 0, 852, 30 }, 980, 1760, 0, false, false },
    [TAUT_VIEW_BACK] = { "back", TAUT_TEXT("back"), BEHIND, UP, { 0, 852, 30 }, 980, 1760, 0, false, false },
    [TAUT_VIEW_LEFT] = { "left", TAUT_TEXT("left side"), RIGHTWARD, UP, { 0, 852, 30 }, 420, 1760, 0, false, false },
    [TAUT_VIEW_RIGHT] = { "right", TAUT_TEXT("right side"), LEFTWARD, UP, { 0, 852, 30 }, 420, 1760, 0, false, false },
    [TAUT_VIEW_HEAD_FRONT] = { "head-front", TAUT_TEXT("head, front"), AHEAD, UP, HEAD },
    [TAUT_VIEW_HEAD_BACK] = { "head-back", TAUT_TEXT("head, back"), BEHIND, UP, HEAD },
    [TAUT_VIEW_HEAD_LEFT] = { "head-left", TAUT_TEXT("head, left side"), RIGHTWARD, UP, HEAD },
    [TAUT_VIEW_HEAD_RIGHT] = { "head-right", TAUT_TEXT("head, right side"), LEFTWARD, UP, HEAD },
    [TAUT_VIEW_LEFT_ARMLESS] = { "left-armless",
                                 TAUT_TEXT("left, without arm"),
                                 RIGHTWARD,
                                 UP,
                                 { 0, 852, 30 },
                                 420,
                                 1760,
                                 0,
                                 true,
                                 false },
    [TAUT_VIEW_RIGHT_ARMLESS] = { "right-armless",
                                  TAUT_TEXT("right, without arm"),
                                  LEFTWARD,
                                  UP,
                                  { 0, 852, 30 },
                                  420,
                                  1760,
                                  0,
                                  true,
                                  false },
    [TAUT_VIEW_JAW_LEFT] = { "jaw-left", TAUT_TEXT("jaw, left side"), RIGHTWARD, UP, JAW },
    [TAUT_VIEW_JAW_RIGHT] = { "jaw-right", TAUT_TEXT("jaw, right side"), LEFTWARD, UP, JAW },
    [TAUT_VIEW_PELVIS_FRONT] = { "pelvis-front", TAUT_TEXT("pelvis, front"), AHEAD, UP, PELVIS },
    [TAUT_VIEW_PELVIS_BACK] = { "pelvis-back", TAUT_TEXT("pelvis, back"), BEHIND, UP, PELVIS },
    [TAUT_VIEW_LEFT_PALM] = { "left-palm", TAUT_TEXT("left palm"), AHEAD, FINGERS_UP, HAND, false },
    [TAUT_VIEW_RIGHT_PALM] = { "right-palm", TAUT_TEXT("right palm"), AHEAD, FINGERS_UP, HAND, true },
    [TAUT_VIEW_LEFT_HAND_BACK] = { "left-hand-back", TAUT_TEXT("back of the left hand"), BEHIND, FINGERS_UP, HAND,
                                   false },
    [TAUT_VIEW_RIGHT_HAND_BACK] = { "right-hand-back", TAUT_TEXT("back of the right hand"), BEHIND, FINGERS_UP, HAND,
                                    true },
    [TAUT_VIEW_SOLES] = { "soles",
                          TAUT_TEXT("soles of both feet"),
                          { 0, 1, 0 },
                          { 0, 0, 1 },
                          { 0, 40, 45 },
                          390,
                          330,
                          110,
                          false,
                          false },
    [TAUT_VIEW_FEET_TOP] = { "feet-top",
                             TAUT_TEXT("tops of both feet"),
                             { 0, -0.819f, -0.574f },
                             { 0, 0.574f, -0.819f },
                             { 0, 60, 30 },
                             390,
                             330,
                             260,
                             false,
                             false },
#define FOOT { 107, 80, 48 }, 330, 220, 107, false
    [TAUT_VIEW_LEFT_FOOT_INNER] = { "left-foot-inner", TAUT_TEXT("left foot, inner side"), LEFTWARD, UP, FOOT, false },
    [TAUT_VIEW_RIGHT_FOOT_INNER] = { "right-foot-inner", TAUT_TEXT("right foot, inner side"), LEFTWARD, UP, FOOT,
                                     true },
    [TAUT_VIEW_LEFT_FOOT_OUTER] = { "left-foot-outer", TAUT_TEXT("left foot, outer side"), RIGHTWARD, UP, FOOT, false },
    [TAUT_VIEW_RIGHT_FOOT_OUTER] = { "right-foot-outer", TAUT_TEXT("right foot, outer side"), RIGHTWARD, UP, FOOT,
                                     true },
#define UPPER       \
    {               \
        0, 1375, -5 \
    }
#define LEGS       \
    {              \
        0, 475, 10 \
    }
    [TAUT_VIEW_UPPER_FRONT] = { "upper-front", TAUT_TEXT("upper body, front"), AHEAD, UP, UPPER, 640, 720, 0, false,
                                false },
    [TAUT_VIEW_UPPER_BACK] = { "upper-back", TAUT_TEXT("upper body, back"), BEHIND, UP, UPPER, 640, 720, 0, false,
                               false },
    [TAUT_VIEW_UPPER_LEFT] = { "upper-left", TAUT_TEXT("upper body, left side"), RIGHTWARD, UP, UPPER, 400, 720, 0,
                               false, false },
    [TAUT_VIEW_UPPER_RIGHT] = { "upper-right", TAUT_TEXT("upper body, right side"), LEFTWARD, UP, UPPER, 400, 720, 0,
                                false, false },
    [TAUT_VIEW_LEGS_FRONT] = { "legs-front", TAUT_TEXT("legs, front"), AHEAD, UP, LEGS, 440, 990, 0, false, false },
    [TAUT_VIEW_LEGS_BACK] = { "legs-back", TAUT_TEXT("legs, back"), BEHIND, UP, LEGS, 440, 990, 0, false, false },
    [TAUT_VIEW_LEGS_LEFT] = { "legs-left", TAUT_TEXT("legs, left side"), RIGHTWARD, UP, LEGS, 400, 990, 0, true,
                              false },
    [TAUT_VIEW_LEGS_RIGHT] = { "legs-right", TAUT_TEXT("legs, right side"), LEFTWARD, UP, LEGS, 400, 990, 0, true,
                               false },
#define INNER { 107, 390, 10 }, 400, 820, 107, false
    [TAUT_VIEW_LEFT_LEG_INNER] = { "left-leg-inner", TAUT_TEXT("left leg, inner side"), LEFTWARD, UP, INNER, false },
    [TAUT_VIEW_RIGHT_LEG_INNER] = { "right-leg-inner", TAUT_TEXT("right leg, inner side"), LEFTWARD, UP, INNER, true },
};

const char *taut_view_name(enum taut_view view)
{
    return (size_t)view < TAUT_VIEWS ? views[view].name : "unknown";
}

const char *taut_view_caption(enum taut_view view)
{
    return (size_t)view < TAUT_VIEWS ? views[view].caption : "unknown";
}

bool taut_view_find(const char *name, enum taut_view *ret)
{
    for (size_t i = 0; i < TAUT_VIEWS; i++)
        if (!strcmp(views[i].name, name)) {
            *ret = (enum taut_view)i;
            return true;
        }
    return false;
}

static struct taut_point3 cross3(struct taut_point3 a, struct taut_point3 b)
{
    return (struct taut_point3){ a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x };
}

struct taut_camera taut_view_camera(enum taut_view view)
{
    const struct view *v = &views[view];
    struct taut_point3 away = v->away, up = v->up, middle = v->middle;
    if (v->mirrored) {
        away.x = -away.x;
        up.x = -up.x;
        middle.x = -middle.x;
    }
    return (struct taut_camera){ middle, cross3(away, up), up, away, v->width, v->height, v->reach, v->armless };
}
