/* selfcare.h - what a person does at home: a few exercises a day, habits, when to stop, when to seek help.
 *
 * Pure        Same case, ranking, screening, wish and atlas: same programme. Nothing that the screen does not allow one's own hands.
 * Units       seconds; pressure on the person's own tolerance scale 0..10.
 * Few         At most four exercises a day: more are not done (Arensman's thesis, p. 47: two to four).
 * Sources     Of a dose: its exercise in atlas/programmes. How to press or stretch: the point's own. Habits: their factor or rule. */
#ifndef TAUT_SELFCARE_H
#define TAUT_SELFCARE_H

#include <taut/chart.h>
#include <taut/infer.h>
#include <taut/screen.h>

enum { TAUT_MOST_TASKS = 4, TAUT_MOST_HABITS = 6, TAUT_MOST_AT_HOME = 6 /* of ten: the most pressure */ };

/* How much of each exercise: less after soreness, more after a good week. */
enum taut_pace { TAUT_EASIER, TAUT_AS_USUAL, TAUT_HARDER };
const char *taut_pace_name(enum taut_pace pace);        /* "easier", "as usual", "harder" */

struct taut_selfcare_wish {
    unsigned exercises;                 /* a day: 1..TAUT_MOST_TASKS; 0: as many as may be */
    bool no_tools;                      /* there is nothing but one's hands */
    enum taut_pace pace;
};

struct taut_task {
    uint16_t exercise;                  /* index in atlas->exercises */
    uint16_t point;                     /* TAUT_NONE: of none */
    enum taut_side side;                /* of the point; BOTH: one after the other; UNSTATED: the side that hurts */
    const char *tool;                   /* with what, or which part of the hand; NULL: none, or tools are not allowed */
    const char *how;                    /* the point's own, else the exercise's */
    const char *care;                   /* what lies near and is to be kept from harm; NULL: nothing known */
    uint8_t pressure[2];                /* of ten; 0, 0: none */
    uint16_t hold_s, repeats, rest_s;
    uint8_t times_a_day, days_a_week;
    uint32_t seconds;                   /* once: both sides, with the rests */
};

/* A change of habit that goes with a factor, or one that is good for everybody. */
struct taut_habit {
    const char *text;
    uint16_t factor;                    /* term; TAUT_NONE: of none */
    bool stated;                        /* the factor was told; else it often keeps the leading muscle going: "if that is so" */
    uint16_t rule;                      /* in atlas->rules; TAUT_NONE: of none */
    uint16_t source;                    /* TAUT_NONE: our own */
    char strength;                      /* 0: not graded */
};

enum taut_not_at_home { TAUT_HOME_NOT_ALLOWED, TAUT_HOME_NOT_ALONE, TAUT_HOME_NO_TOOL, TAUT_HOME_ENOUGH, TAUT_HOME_REASONS };
const char *taut_not_at_home_name(enum taut_not_at_home why);   /* "not allowed", "not by oneself", "no tools", "enough for a day" */
struct taut_left_at_home {
    uint16_t point;
    enum taut_side side;
    enum taut_not_at_home why;
    const char *because;                /* in words; NULL: the reason says it */
    uint16_t screen, site;              /* NOT_ALLOWED: what forbids it; else TAUT_NONE */
};

struct taut_programme {
    enum taut_allowance now;            /* below TAUT_ALLOW_LIMITED: no exercises, no habits */
    bool doubtful;                      /* muscles are not the best explanation: have it looked at first */
    enum taut_pace pace;
    const struct taut_task *before;     /* warmth or cold that comes first; not counted among the exercises */
    size_t n_before;
    const struct taut_task *tasks;      /* in the order of doing */
    size_t n_tasks;
    uint32_t seconds_a_day;             /* of the exercises */
    const struct taut_habit *habits;
    size_t n_habits;
    const struct taut_left_at_home *left;
    size_t n_left;
};

/* ranking may be NULL: nothing was ranked; then there are habits only. ret lives in arena. Returns TAUT_OK (also where nothing may
 * be done), TAUT_EINVAL (where = "exercises"), TAUT_ENOMEM. */
enum taut_status taut_selfcare_make(const struct taut_atlas *a, const struct taut_case *c,
                                    const struct taut_ranking *ranking, const struct taut_screening *screening,
                                    const struct taut_selfcare_wish *wish, struct taut_arena *arena,
                                    struct taut_programme *ret, struct taut_error *err);
/* "2 times 45 s, 30 s rest, to 4-6 of 10, once a day": always terminated. */
void taut_selfcare_dose(const struct taut_atlas *a, const struct taut_task *t, char *out, size_t max);

/* ---- the page ---------------------------------------------------------------------------------------------- */

struct taut_page_wish {
    bool large;                         /* large type: less on the page */
    unsigned skin;                      /* 0 .. TAUT_SKINS - 1 */
    int32_t day;                        /* that stands on the page */
};
/* One page, A4 upright: the exercises with the body beside them, rules, habits, a week to tick. body: the figure to draw, whose
 * landmarks are those of the neutral one. Lives in arena. Returns TAUT_OK, what taut_chart_draw does, TAUT_ENOMEM. */
enum taut_status taut_selfcare_page(const struct taut_atlas *a, const struct taut_body *body,
                                    const struct taut_programme *p, const struct taut_screening *screening,
                                    const struct taut_page_wish *wish, struct taut_arena *arena,
                                    struct taut_picture *ret, struct taut_error *err);

/* ---- the diary --------------------------------------------------------------------------------------------- */

enum taut_diary_kind { TAUT_DIARY_PAIN, TAUT_DIARY_EXERCISE, TAUT_DIARY_DAY, TAUT_DIARY_KINDS };
const char *taut_diary_kind_name(enum taut_diary_kind kind);   /* "pain", "exercise", "day" */
enum { TAUT_DIARY_QUALITIES = 8, TAUT_MOST_DIARY = 20000 };

/* One entry; of numbers 0..10, -1 means not said. */
struct taut_diary_entry {
    int64_t minute;                     /* since 1970-01-01 00:00, by the person's own clock */
    enum taut_diary_kind kind;
    int8_t intensity;                   /* pain */
    uint16_t place;                     /* pain; TAUT_NONE: not said */
    enum taut_side side;                /* pain, exercise */
    uint16_t qualities[TAUT_DIARY_QUALITIES];   /* pain: term indices */
    size_t n_qualities;
    uint16_t exercise, point;           /* exercise; point: TAUT_NONE: of none */
    uint16_t seconds;                   /* exercise: done */
    int8_t before, after;               /* exercise: pain */
    int8_t sleep, stress;               /* day */
    int8_t medicine;                    /* day: 1 taken, 0 not, -1 not said */
    const char *note;                   /* NULL: none */
};

/* What the last week says of the pace, by the rules of atlas/programmes, with the reason in words. Entries by time. */
enum taut_pace taut_diary_pace(const struct taut_diary_entry *entries, size_t n, int64_t now_minute, const char **why);

#endif
