/* session.h - a plan as it is carried out: what is done now, for how long, and when to stop.
 *
 * Pure        The state is a function of plan, case and events. Time comes with the events; there is no clock here. Going on in
 *             small steps or in large ones gives the same state, to the byte (taut_session_advance).
 * Units       ms since the log was begun; pain and pressure of ten; degrees; kPa; forces in mN.
 * Safety      Rules and their reasons stand in docs/session.md. A rule that cannot be kept by the machine is said to the person. */
#ifndef TAUT_SESSION_H
#define TAUT_SESSION_H

#include <taut/plan.h>

#define TAUT_SESSION_STEPS 160u         /* most of a plan that can be followed */
#define TAUT_SESSION_MEASURES 32u
#define TAUT_SESSION_ADDED 16u          /* danger signs that can be added to the case */
#define TAUT_SESSION_LONGEST_MS 1728000000   /* 20 days: a session may be resumed later */
#define TAUT_CURVE_SECONDS 180u

/* ---- what happens ---------------------------------------------------------------------------------------- */

enum taut_event_kind {
    TAUT_EVENT_START, TAUT_EVENT_TIME, /* only time has gone by */
    TAUT_EVENT_NEXT,                    /* done with this, go on */
    TAUT_EVENT_FOUND, TAUT_EVENT_NOT_FOUND, TAUT_EVENT_MORE, TAUT_EVENT_LESS, TAUT_EVENT_GOOD, TAUT_EVENT_STOP,
    TAUT_EVENT_PAIN, TAUT_EVENT_FAMILIAR, TAUT_EVENT_TWITCH, TAUT_EVENT_RELEASED, TAUT_EVENT_SKIP, TAUT_EVENT_PAUSE,
    TAUT_EVENT_RESUME, TAUT_EVENT_NOTE, TAUT_EVENT_DANGER, TAUT_EVENT_MOVEMENT, TAUT_EVENT_THRESHOLD, TAUT_EVENT_FORCE,
    TAUT_EVENT_INTERRUPTED,             /* the program was gone since the event before */
    TAUT_EVENT_END,
    TAUT_EVENT_KINDS
};
const char *taut_event_kind_name(enum taut_event_kind kind);   /* "start", "not-found", "threshold", … */

/* Danger signs that stop the pressing at once. The first three belong to the place that is pressed: that point is left. The others
 * end the session. */
enum taut_hazard { TAUT_NO_HAZARD, TAUT_PULSE, TAUT_TINGLING, TAUT_ELECTRIC, TAUT_DIZZY, TAUT_NAUSEA, TAUT_SIGHT,
                   TAUT_OTHER_SIGN,     /* any sign of the atlas */
                   TAUT_HAZARDS };
const char *taut_hazard_name(enum taut_hazard hazard);         /* "pulse", "tingling", … */
const char *taut_hazard_text(enum taut_hazard hazard);         /* "a throbbing pulse under the finger" */

struct taut_event {
    enum taut_event_kind kind;
    int64_t at_ms;                      /* 0 .. TAUT_SESSION_LONGEST_MS, never before the event before */
    int32_t value;                      /* pain: 0..10; familiar: 0, 1; movement: degrees, -90..360; threshold: 1..2000 kPa;
                                         * force: 0..500000 mN */
    uint16_t target;                    /* movement: term; other sign: term; else TAUT_NONE */
    enum taut_side side;                /* movement: LEFT, RIGHT or UNSTATED */
    enum taut_hazard hazard;
    const char *text;                   /* note: UTF-8, not empty; else NULL */
};
#define TAUT_LONGEST_NOTE 1000u

/* ---- the state ------------------------------------------------------------------------------------------- */

enum taut_phase {
    TAUT_PHASE_READY,                   /* waits for the start */
    TAUT_PHASE_GET_READY,               /* counts down to what follows */
    TAUT_PHASE_LOCATE,                  /* the point is sought; no clock */
    TAUT_PHASE_HOLD, TAUT_PHASE_BREAK,  /* pressed or stretched; between two holds */
    TAUT_PHASE_DOING,                   /* a step that is timed as a whole */
    TAUT_PHASE_RETEST,                  /* waits for the pain on the point; cannot be skipped */
    TAUT_PHASE_PAUSED,
    TAUT_PHASE_STOPPED,                 /* by a danger sign; for good */
    TAUT_PHASE_FINISHED,
    TAUT_PHASES
};
const char *taut_phase_name(enum taut_phase phase);            /* "get-ready", … */

enum taut_step_outcome {
    TAUT_STEP_OPEN, TAUT_STEP_BEGUN, TAUT_STEP_DONE, TAUT_STEP_RELEASED, TAUT_STEP_NOT_EASING, TAUT_STEP_CLIENT_STOPPED,
    TAUT_STEP_HAZARD, TAUT_STEP_NOT_FOUND, TAUT_STEP_SKIPPED,
    TAUT_STEP_PASSED_OVER,              /* the session left it out: its point was left, or its re-test is done */
    TAUT_STEP_OUTCOMES
};
const char *taut_step_outcome_name(enum taut_step_outcome outcome);

/* How a release was told. Creep alone is no release. */
enum taut_told_by { TAUT_NOT_RELEASED, TAUT_BY_PAIN, TAUT_BY_HAND };

/* What the session says beside the step. */
enum taut_notice {
    TAUT_NO_NOTICE, TAUT_NOTICE_RELEASED, TAUT_NOTICE_AT_MOST, TAUT_NOTICE_EASE_OFF, TAUT_NOTICE_LET_GO, TAUT_NOTICE_ASK,
    TAUT_NOTICE_NOT_EASING, TAUT_NOTICE_LEAVE, TAUT_NOTICE_STRETCH_LESS, TAUT_NOTICE_FORCE, TAUT_NOTICE_YIELDS,
    TAUT_NOTICE_POINT_LEFT, TAUT_NOTICE_DANGER, TAUT_NOTICE_CLIENT_STOPPED,
    TAUT_NOTICE_INTERRUPTED,
    TAUT_NOTICES
};
const char *taut_notice_text(enum taut_notice notice);         /* NULL for none */

#define TAUT_NOT_SAID (-1)              /* of pain, familiar and the like */
#define TAUT_NOT_MEASURED INT32_MIN

/* Of a step. Pain on pressure, familiar pain and threshold are a release's. */
struct taut_step_record {
    int64_t began_ms, ended_ms;         /* -1: not */
    int64_t force_dose;                 /* force x time, mN ms */
    int32_t held_ms, holds;             /* pressed or stretched in all; holds begun */
    int32_t force_peak, force_fall;     /* mN; creep: fall of the force at steady pressing, % */
    int32_t threshold_before, threshold_after;   /* kPa */
    int8_t outcome;                     /* enum taut_step_outcome */
    int8_t released;                    /* enum taut_told_by */
    int8_t hazard;                      /* enum taut_hazard */
    int8_t twitch, familiar_before, familiar_after;   /* 0, 1 or TAUT_NOT_SAID */
    int8_t pain_before, pain_last, pain_after;        /* on pressure, of ten */
    int8_t pressure;                    /* the most that was meant */
    int8_t refused_more, over;          /* times that more was asked at the limit; that it hurt above the limit */
};

struct taut_degrees { uint16_t movement; uint16_t side; int32_t before, after; };   /* degrees */

struct taut_session {
    int64_t at_ms, phase_began_ms;
    int64_t phase_ends_ms;              /* -1: no clock runs */
    int64_t steady_began_ms;            /* since when the pressure was not lowered */
    int64_t report_ms;                  /* the last word on pain in this hold; -1: none */
    int64_t force_ms;                   /* of the last reading; -1: none */
    uint32_t n_events, n_changes;       /* changes of phase */
    uint16_t step, owed;                /* owed: the release whose re-test is due; TAUT_NONE */
    uint16_t hold;                      /* 0: the first */
    uint16_t alert;                     /* the most urgent rule that fired anew; TAUT_NONE */
    int32_t left_ms;                    /* paused: of the phase that was left */
    int32_t force, force_good, force_ceiling;   /* mN; 0: not known */
    int32_t second_sum, second_n;       /* of the second of the curve that runs */
    int32_t curve[TAUT_CURVE_SECONDS];  /* mean force of each second of this hold, mN; 0: none */
    int8_t phase;                       /* enum taut_phase */
    int8_t resume;                      /* enum taut_phase that a pause goes back to; FINISHED: the next step */
    int8_t notice;                      /* enum taut_notice */
    int8_t stopped_by;                  /* enum taut_hazard */
    int8_t now;                         /* enum taut_allowance by the last screening */
    int8_t pressure;                    /* of ten, wanted now */
    int8_t base, last;                  /* pain in this hold at this pressure or more: highest, last; TAUT_NOT_SAID */
    int8_t not_eased;                   /* holds of this step in which pain did not fall */
    int8_t asked, creeping, too_hard;   /* said once a hold */
    int8_t pressed;                     /* a point was pressed in this session */
    int8_t ended_early, side;           /* side: of the last step that had one */
    int8_t switch_side;                 /* this step is the first on another side */
    int8_t pain_before, pain_after;     /* the client's own pain, now */
    uint16_t n_measured, n_added;
    uint16_t added_target[TAUT_SESSION_ADDED];  /* sign terms; of a numbness: the region */
    uint8_t added_kind[TAUT_SESSION_ADDED];     /* enum taut_finding_kind */
    uint8_t added_side[TAUT_SESSION_ADDED];
    struct taut_degrees measured[TAUT_SESSION_MEASURES];
    struct taut_step_record records[TAUT_SESSION_STEPS];
};

/* What a session is about. Borrowed; scratch is emptied by taut_session_apply. */
struct taut_session_context {
    const struct taut_atlas *atlas;
    const struct taut_case *told;       /* all findings; may be empty */
    const struct taut_plan *plan;
    struct taut_arena *scratch;
};

/* Returns TAUT_OK, TAUT_EEMPTY (no steps), TAUT_ECONFLICT (the screen allows no treatment), TAUT_ETOOBIG, TAUT_EINVAL (a step
 * that cannot be followed; where = "steps[3].pressure"). */
enum taut_status taut_session_begin(const struct taut_session_context *x, struct taut_session *ret, struct taut_error *err);

/* Lets time go by: whatever was due until then happens at its own time. at_ms before the state's changes nothing. */
void taut_session_advance(const struct taut_session_context *x, struct taut_session *s, int64_t at_ms);

/* Lets time go by to the event, then takes it. Returns TAUT_OK, TAUT_EINVAL (out of range; where = "value"), TAUT_ECONFLICT (it does
 * not fit what is going on: nothing but time has changed, and the event does not belong into the log), TAUT_ETOOBIG, TAUT_ENOMEM. */
enum taut_status taut_session_apply(const struct taut_session_context *x, struct taut_session *s, const struct taut_event *e,
                                    struct taut_error *err);

/* When something changes by itself next; -1: never. */
int64_t taut_session_due_ms(const struct taut_session_context *x, const struct taut_session *s);

/* The release that is worked on or re-tested; TAUT_NONE: none. */
uint16_t taut_session_release(const struct taut_session_context *x, const struct taut_session *s);

/* ---- what to show ---------------------------------------------------------------------------------------- */

struct taut_session_view {
    enum taut_phase phase;
    uint16_t step, n_steps;             /* step: 1 is the first; 0 before the start and behind the end */
    int32_t seconds_left, seconds_of;   /* -1: no clock runs; rounded up */
    uint16_t hold, holds;               /* 1 of 3; 0: not in holds */
    uint8_t pressure, limit;            /* of ten; 0: none */
    bool ask_pain;                      /* it is time to ask */
    int32_t force_low, force_high;      /* mN; 0: not known yet */
    enum taut_side switch_to;           /* UNSTATED: no change of side */
    char title[120];                    /* "Press and hold" */
    char where[240];                    /* "left infraspinatus, inner edge" */
    char act[2000];                     /* what to do */
    const char *say, *feel, *stop;      /* NULL: nothing */
    const char *notice;                 /* NULL: nothing */
    char next[320];                     /* "stretch: left infraspinatus, inner edge" */
};
void taut_session_look(const struct taut_session_context *x, const struct taut_session *s, struct taut_session_view *ret);

/* ---- what came of it --------------------------------------------------------------------------------------- */

/* The session in words and numbers, and a SOAP note drafted by fixed rules, to be read and corrected by who signs it. events: those that
 * were applied. Both are added to out; out->cut says that it did not fit. */
void taut_session_summary(const struct taut_session_context *x, const struct taut_session *s, struct taut_text *out);
void taut_session_soap(const struct taut_session_context *x, const struct taut_session *s, const struct taut_event *events,
                       size_t n_events, struct taut_text *out);

#endif
