/* plan.h - from a ranking to what is done in the minutes there are: dosed steps, explained.
 *
 * Pure        Same case, ranking, wish and atlas: same plan. Nothing is planned that the screen does not allow.
 * Units       seconds; pressure on the client's own tolerance scale 0..10; benefit 0..1, a weight for choosing among steps and
 *             no forecast (docs/care.md).
 * Optimiser   Which points, techniques and repeats: the most expected benefit within the minutes, exact in steps of 5 s.
 * Sources     each technique, dose and course names its own (atlas/techniques, atlas/muscles, atlas/courses). */
#ifndef TAUT_PLAN_H
#define TAUT_PLAN_H

#include <taut/infer.h>
#include <taut/screen.h>

/* What was done before: a point is left alone until its soreness has gone, or for a day or two. */
struct taut_treated { uint16_t point; enum taut_side side; uint16_t hours_ago; uint8_t soreness_now; /* 0..10 */ };

enum { TAUT_PLAN_LEAST_MINUTES = 5, TAUT_PLAN_MOST_MINUTES = 120 };
struct taut_plan_wish {
    uint16_t minutes;                   /* 5..120; all of the plan, talk and re-tests included */
    enum taut_hands hands;              /* one's own: self-care; trained: a practitioner's */
    uint16_t session;                   /* 1: the first with this client (0 counts as 1); first contacts are shorter and lighter */
    uint8_t tolerance;                  /* of ten, the most that the client wants; 0: what each technique takes */
    const uint16_t *techniques;         /* that the practitioner masters and has the tools for; n = 0: all that the hands allow */
    size_t n_techniques;
    const struct taut_treated *treated;
    size_t n_treated;
};

enum taut_step_kind { TAUT_STEP_PREPARE, TAUT_STEP_WARM_UP, TAUT_STEP_RELEASE, TAUT_STEP_STRETCH, TAUT_STEP_RETEST,
                      TAUT_STEP_REST, TAUT_STEP_AFTERCARE, TAUT_STEP_KINDS };
const char *taut_step_kind_name(enum taut_step_kind kind);   /* "prepare", "warm-up", "release", … */

/* A muscle on a side is a run of steps: warm-up; for each of its points release and re-test, with the stretch before the last
 * re-test. A rest stands between two muscles. The first step prepares, the last is aftercare. */
struct taut_step {
    enum taut_step_kind kind;
    uint16_t point;                     /* TAUT_NONE: of no point (prepare, aftercare) */
    enum taut_side side;                /* UNSTATED: the side that hurts */
    uint16_t technique;                 /* TAUT_NONE: none (re-test, rest, …) */
    uint8_t pressure[2];                /* of ten, from and at most; the second never above the cap; 0, 0: none */
    uint8_t cap;                        /* of ten: what the screen, the site, the hands and the wish allow here */
    uint16_t hold_s, repeats, rest_s;   /* one hold or pass; how many; between them. 0: the step has no holds */
    uint16_t ready_s;                   /* to take the position and find the place */
    uint16_t seconds;                   /* the whole step: ready_s + repeats x hold_s + (repeats - 1) x rest_s */
    const char *client, *therapist;     /* position; NULL: any, or nobody's */
    const char *contact;                /* what presses or moves, and how the place is found; NULL: no contact */
    const char *feel, *say, *stop;      /* what to feel for, what to say, when to stop; NULL: nothing of its own */
    const char *care;                   /* what lies near the point and is to be kept from harm; NULL: nothing known */
};

/* Why a point is in the plan, or is not. */
enum taut_left_out { TAUT_IN_PLAN, TAUT_NO_TIME, TAUT_NOT_ALLOWED, TAUT_TOO_SORE, TAUT_NO_TECHNIQUE, TAUT_TOO_UNLIKELY,
                     TAUT_SAME_TISSUE, TAUT_ENOUGH_POINTS, TAUT_LEFT_OUT_REASONS };
const char *taut_left_out_name(enum taut_left_out why);   /* "in the plan", "no time", "not allowed", … */
struct taut_considered {
    uint16_t point;
    enum taut_side side;
    double probability;                 /* that it is active */
    double relevance;                   /* 0..1: share of the told pain that it helps to explain */
    double benefit;                     /* expected, of its steps; 0 where it is left out */
    uint16_t seconds;                   /* of its steps; a muscle's warm-up and stretch count with its first and last point */
    enum taut_left_out why;
    uint16_t screen, site;              /* TAUT_NOT_ALLOWED: what forbids it; else TAUT_NONE. Both none: self-care is not advised */
    uint16_t key;                       /* point of this plan that can bring this one on, and so comes before it; TAUT_NONE */
};

struct taut_plan {
    enum taut_allowance now;            /* below TAUT_ALLOW_LIMITED: no steps */
    enum taut_hands hands;              /* as wished */
    uint16_t minutes, session;
    const struct taut_step *steps;
    size_t n_steps;
    uint32_t seconds;                   /* of all steps; at most 60 times the minutes */
    const struct taut_considered *considered;   /* in the order of the plan, then what was left out, best first */
    size_t n_considered;
    double benefit;
    const char *why;                    /* in a sentence or two: what comes first and why; or why there is nothing */
    const uint16_t *positions;          /* screens whose positions are to be avoided */
    size_t n_positions;
    struct taut_course course;          /* how it goes on: atlas/courses */
};

/* ret lives in arena. ranking and screening are of the case c. Returns TAUT_OK (also where nothing may be done: then there are
 * no steps), TAUT_EINVAL (where = "minutes", "techniques[2]", "treated[0].point"), TAUT_ENOMEM. */
enum taut_status taut_plan_make(const struct taut_atlas *a, const struct taut_case *c, const struct taut_ranking *ranking,
                                const struct taut_screening *screening, const struct taut_plan_wish *wish,
                                struct taut_arena *arena, struct taut_plan *ret, struct taut_error *err);

#endif
