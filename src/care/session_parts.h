/* session_parts.h - what the files of the live session share. Private to src/care. */
#ifndef TAUT_CARE_SESSION_PARTS_H
#define TAUT_CARE_SESSION_PARTS_H

#include <taut/session.h>

/* The rules' numbers. Sources and what is our own choice: docs/session.md. */
enum {
    GET_READY_MS = 5000,
    CHANGE_SIDE_MS = 10000, /* hands and client have to move */
    SHORTEST_BREAK_MS = 3000,
    DOUBT_MS = 60000,     /* steady pressure without relief: press less */
    LEAVE_MS = 90000,     /* … leave the point */
    ASK_EVERY_MS = 15000, /* how often the client is asked */
    BEARABLE = 3,         /* pain of ten that no longer counts against a hold */
    FALL = 2,             /* a fall that one person's two reports seldom make by chance alone */
    BACK_OFF = 8,         /* 8 to 10: let go */
    STRETCH_AT_MOST = 4,  /* pain of ten in a stretch */
    COMPRESSION_FROM = 4, /* pressure of ten from which the 60 and 90 seconds count */
    HOLDS_WITHOUT_EASE = 2,
    LONGEST_HOLD_S = 1800,
    MOST_REPEATS = 100,
    LONGEST_STEP_S = 7200
};

/* Shorthands of the state. */
static inline const struct taut_step *session_step(const struct taut_session_context *x, const struct taut_session *s)
{
    return s->step < x->plan->n_steps ? &x->plan->steps[s->step] : NULL;
}

static inline uint8_t step_limit(const struct taut_step *step)
{
    return step->pressure[1] < step->cap ? step->pressure[1] : step->cap;
}

/* More than this is told as too much: one above the plan is within what a report can tell, the cap is the cap. */
static inline uint8_t pain_limit(const struct taut_step *step)
{
    return step_limit(step) < step->cap ? (uint8_t)(step_limit(step) + 1) : step->cap;
}

static inline bool step_is_held(const struct taut_step *step)
{
    return step->kind == TAUT_STEP_RELEASE || (step->kind == TAUT_STEP_STRETCH && step->hold_s > 0);
}

static inline bool is_pressing(const struct taut_session_context *x, const struct taut_session *s)
{
    const struct taut_step *step = session_step(x, s);
    return s->phase == TAUT_PHASE_HOLD && step && step->kind == TAUT_STEP_RELEASE;
}

/* A phase in which a step is under way. */
bool session_is_active(const struct taut_session *s);

/* ---- session_take.c: events -------------------------------------------------------------------------------- */

bool session_is_quiet(enum taut_event_kind kind);                           /* leaves the notice standing */
void session_range(enum taut_event_kind kind, int32_t *low, int32_t *high); /* of its value */
/* The event is in range, and time has gone on to it. */
enum taut_status session_take(const struct taut_session_context *x, struct taut_session *s, const struct taut_event *e,
                              struct taut_error *err);

/* ---- session_steps.c: from step to step, hold to hold ----------------------------------------------------- */

void session_phase(struct taut_session *s, enum taut_phase phase, int64_t length_ms); /* < 0: no clock */
void session_go_to(const struct taut_session_context *x, struct taut_session *s, uint16_t step);
void session_begin_hold(const struct taut_session_context *x, struct taut_session *s);
void session_let_go(struct taut_session *s); /* counts what was held */
void session_close_step(const struct taut_session_context *x, struct taut_session *s, enum taut_step_outcome outcome);
/* Closes the step that is under way, also in a pause; nothing where there is none. */
void session_leave_step(const struct taut_session_context *x, struct taut_session *s, enum taut_step_outcome outcome);
void session_end_hold(const struct taut_session_context *x,
                      struct taut_session *s);                                  /* then a break, or the next step */
void session_due(const struct taut_session_context *x, struct taut_session *s); /* what is due happens */
void session_pause(struct taut_session *s);
void session_resume(const struct taut_session_context *x, struct taut_session *s);
void session_close_retest(const struct taut_session_context *x, struct taut_session *s);

/* ---- session_rules.c: pain, pressure, release ------------------------------------------------------------- */

bool session_has_eased(const struct taut_session *s);
void session_lower(struct taut_session *s); /* by one, and the series of reports begins anew */
void session_doubt(const struct taut_session_context *x, struct taut_session *s);
void session_pain(const struct taut_session_context *x, struct taut_session *s, int8_t pain);

/* ---- session_danger.c, session_force.c -------------------------------------------------------------------- */

enum taut_status session_danger(const struct taut_session_context *x, struct taut_session *s,
                                const struct taut_event *e, struct taut_error *err);
void session_force(const struct taut_session_context *x, struct taut_session *s, int32_t force, int64_t at_ms);
void session_force_is_good(struct taut_session *s);
void session_force_is_too_much(struct taut_session *s);

/* ---- session_words.c: into a text that has room for max bytes --------------------------------------------- */

enum { LONGEST_PLACE = 240, LONGEST_STEP_WORDS = 320 };
/* What the session was stopped for. */
const char *session_stop_words(const struct taut_session_context *x, const struct taut_session *s);
void session_place_words(const struct taut_atlas *a, const struct taut_step *step, char *out, size_t max);
void session_step_words(const struct taut_atlas *a, const struct taut_step *step, char *out, size_t max);

#endif
