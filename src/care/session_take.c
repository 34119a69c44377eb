/* session_take.c - what each event changes: a row and a function for each kind. */
#include "session_parts.h"

/* return CONFLICT(err, e, "nothing is pressed now"); */
#define CONFLICT(err, e, message) taut_fail((err), TAUT_ECONFLICT, taut_event_kind_name((e)->kind), "%s", (message))

struct scene {
    const struct taut_session_context *x;
    struct taut_session *s;
    const struct taut_event *e;
    const struct taut_step *step;     /* under way; NULL: none */
    struct taut_step_record *release; /* worked on or re-tested; NULL: none */
    struct taut_error *err;
};

static enum taut_status take_start(const struct scene *c)
{
    if (c->s->phase != TAUT_PHASE_READY)
        return CONFLICT(c->err, c->e, "the session has begun already");
    session_go_to(c->x, c->s, 0);
    return TAUT_OK;
}

static enum taut_status take_time(const struct scene *c)
{
    (void)c;
    return TAUT_OK;
}

static enum taut_status take_found(const struct scene *c)
{
    if (c->s->phase != TAUT_PHASE_LOCATE)
        return CONFLICT(c->err, c->e, "no point is sought now");
    session_phase(c->s, TAUT_PHASE_GET_READY, GET_READY_MS);
    return TAUT_OK;
}

static enum taut_status take_not_found(const struct scene *c)
{
    if (c->s->phase != TAUT_PHASE_LOCATE)
        return CONFLICT(c->err, c->e, "no point is sought now");
    session_close_step(c->x, c->s, TAUT_STEP_NOT_FOUND);
    session_go_to(c->x, c->s, (uint16_t)(c->s->step + 1));
    return TAUT_OK;
}

static enum taut_status take_next(const struct scene *c)
{
    switch ((enum taut_phase)c->s->phase) {
    case TAUT_PHASE_LOCATE: return take_found(c);
    case TAUT_PHASE_GET_READY:
    case TAUT_PHASE_BREAK: session_due(c->x, c->s); return TAUT_OK;
    case TAUT_PHASE_HOLD: session_end_hold(c->x, c->s); return TAUT_OK;
    case TAUT_PHASE_DOING: session_due(c->x, c->s); return TAUT_OK;
    case TAUT_PHASE_RETEST:
        if (c->release->pain_after == TAUT_NOT_SAID)
            return CONFLICT(c->err, c->e, "re-test first: how much does the point hurt when pressed, 0 to 10?");
        session_close_retest(c->x, c->s);
        return TAUT_OK;
    default: return CONFLICT(c->err, c->e, "no step is under way");
    }
}

static bool has_pressure(const struct scene *c)
{
    return c->step && c->step->kind != TAUT_STEP_STRETCH && step_limit(c->step) > 0 && c->s->phase != TAUT_PHASE_RETEST;
}

static enum taut_status take_more(const struct scene *c)
{
    if (!has_pressure(c))
        return CONFLICT(c->err, c->e, "nothing is pressed now");
    struct taut_step_record *r = &c->s->records[c->s->step];
    if (c->s->pressure >= step_limit(c->step)) {
        c->s->notice = TAUT_NOTICE_AT_MOST;
        r->refused_more = (int8_t)(r->refused_more + (r->refused_more < INT8_MAX));
        return TAUT_OK;
    }
    c->s->pressure++;
    if (c->s->pressure > r->pressure)
        r->pressure = c->s->pressure;
    return TAUT_OK;
}

static enum taut_status take_less(const struct scene *c)
{
    if (c->step && c->step->kind == TAUT_STEP_STRETCH && c->s->phase != TAUT_PHASE_RETEST) {
        c->s->notice = TAUT_NOTICE_STRETCH_LESS;
        return TAUT_OK;
    }
    if (!has_pressure(c))
        return CONFLICT(c->err, c->e, "nothing is pressed now");
    session_force_is_too_much(c->s);
    session_lower(c->s);
    return TAUT_OK;
}

static enum taut_status take_good(const struct scene *c)
{
    if (!has_pressure(c))
        return CONFLICT(c->err, c->e, "nothing is pressed now");
    session_force_is_good(c->s);
    return TAUT_OK;
}

/* The client's stop is always obeyed; what was stopped is not taken up again. */
static enum taut_status take_stop(const struct scene *c)
{
    struct taut_session *s = c->s;
    if (!session_is_active(s))
        return CONFLICT(c->err, c->e, "nothing is going on now");
    if (s->phase == TAUT_PHASE_RETEST) {
        s->owed = TAUT_NONE;
        s->resume = TAUT_PHASE_RETEST;
    } else {
        session_let_go(s);
        session_close_step(c->x, s, TAUT_STEP_CLIENT_STOPPED);
        s->resume = TAUT_PHASE_FINISHED;
    }
    s->notice = TAUT_NOTICE_CLIENT_STOPPED;
    session_phase(s, TAUT_PHASE_PAUSED, -1);
    return TAUT_OK;
}

static enum taut_status take_pain(const struct scene *c)
{
    session_pain(c->x, c->s, (int8_t)c->e->value);
    return TAUT_OK;
}

static enum taut_status take_familiar(const struct scene *c)
{
    if (!c->release)
        return CONFLICT(c->err, c->e, "no point is pressed now");
    if (c->s->phase != TAUT_PHASE_RETEST) {
        c->release->familiar_before = (int8_t)c->e->value;
        return TAUT_OK;
    }
    c->release->familiar_after = (int8_t)c->e->value;
    if (c->release->pain_after != TAUT_NOT_SAID)
        session_close_retest(c->x, c->s);
    return TAUT_OK;
}

static enum taut_status take_twitch(const struct scene *c)
{
    if (!c->release)
        return CONFLICT(c->err, c->e, "no point is pressed now");
    c->release->twitch = 1;
    return TAUT_OK;
}

static enum taut_status take_released(const struct scene *c)
{
    if (!is_pressing(c->x, c->s) && !(c->release && c->s->phase == TAUT_PHASE_BREAK))
        return CONFLICT(c->err, c->e, "no point is pressed now");
    session_let_go(c->s);
    c->release->released = TAUT_BY_HAND;
    session_close_step(c->x, c->s, TAUT_STEP_RELEASED);
    session_go_to(c->x, c->s, (uint16_t)(c->s->step + 1));
    c->s->notice = TAUT_NOTICE_RELEASED;
    return TAUT_OK;
}

static enum taut_status take_skip(const struct scene *c)
{
    if (c->s->phase == TAUT_PHASE_RETEST)
        return CONFLICT(c->err, c->e, "a point that was pressed is re-tested before anything else: pain 0 to 10?");
    if (!session_is_active(c->s))
        return CONFLICT(c->err, c->e, "no step is under way");
    session_let_go(c->s);
    session_close_step(c->x, c->s, TAUT_STEP_SKIPPED);
    session_go_to(c->x, c->s, (uint16_t)(c->s->step + 1));
    return TAUT_OK;
}

static enum taut_status take_pause(const struct scene *c)
{
    if (!session_is_active(c->s))
        return CONFLICT(c->err, c->e, "nothing is going on that could pause");
    session_pause(c->s);
    return TAUT_OK;
}

static enum taut_status take_resume(const struct scene *c)
{
    if (c->s->phase != TAUT_PHASE_PAUSED)
        return CONFLICT(c->err, c->e, "there is no pause");
    session_resume(c->x, c->s);
    return TAUT_OK;
}

static enum taut_status take_danger(const struct scene *c)
{
    return session_danger(c->x, c->s, c->e, c->err);
}

static enum taut_status take_movement(const struct scene *c)
{
    struct taut_session *s = c->s;
    size_t k = 0;
    while (k < s->n_measured &&
           (s->measured[k].movement != c->e->target || s->measured[k].side != (uint16_t)c->e->side))
        k++;
    if (k == TAUT_SESSION_MEASURES)
        return taut_fail(c->err, TAUT_ETOOBIG, "movement", "more than %u movements", TAUT_SESSION_MEASURES);
    struct taut_degrees *m = &s->measured[k];
    if (k == s->n_measured) {
        m->movement = c->e->target;
        m->side = (uint16_t)c->e->side;
        m->before = m->after = TAUT_NOT_MEASURED;
        s->n_measured++;
    }
    *(s->pressed ? &m->after : &m->before) = c->e->value;
    return TAUT_OK;
}

static enum taut_status take_threshold(const struct scene *c)
{
    if (!c->release)
        return CONFLICT(c->err, c->e, "the threshold belongs to a point: give it while one is sought or re-tested");
    bool before = c->s->phase != TAUT_PHASE_RETEST && c->release->holds == 0;
    *(before ? &c->release->threshold_before : &c->release->threshold_after) = c->e->value;
    return TAUT_OK;
}

static enum taut_status take_force(const struct scene *c)
{
    session_force(c->x, c->s, c->e->value, c->e->at_ms);
    return TAUT_OK;
}

/* A hold that nobody watched is not counted on: it is over. */
static enum taut_status take_interrupted(const struct scene *c)
{
    struct taut_session *s = c->s;
    if (session_is_active(s) && s->phase == TAUT_PHASE_HOLD && s->hold + 1 >= c->step->repeats) {
        session_let_go(s);
        session_close_step(c->x, s, TAUT_STEP_DONE);
        s->resume = TAUT_PHASE_FINISHED;
        session_phase(s, TAUT_PHASE_PAUSED, -1);
    } else if (session_is_active(s)) {
        bool held = s->phase == TAUT_PHASE_HOLD;
        session_pause(s);
        if (held) {
            s->hold++;
            s->left_ms = 0;
            s->resume = TAUT_PHASE_GET_READY;
        }
    }
    s->notice = TAUT_NOTICE_INTERRUPTED;
    return TAUT_OK;
}

static enum taut_status take_end(const struct scene *c)
{
    struct taut_session *s = c->s;
    if (s->phase == TAUT_PHASE_STOPPED || s->phase == TAUT_PHASE_FINISHED)
        return CONFLICT(c->err, c->e, "the session is over already");
    session_let_go(s);
    session_leave_step(c->x, s, TAUT_STEP_SKIPPED);
    s->ended_early = 1;
    session_phase(s, TAUT_PHASE_FINISHED, -1);
    return TAUT_OK;
}

static const struct taking {
    enum taut_status (*take)(const struct scene *c);
    int32_t low, high; /* of the value */
    bool quiet;        /* leaves the notice standing */
} takings[TAUT_EVENT_KINDS] = {
    [TAUT_EVENT_START] = { take_start, 0, 0, false },
    [TAUT_EVENT_TIME] = { take_time, 0, 0, true },
    [TAUT_EVENT_NEXT] = { take_next, 0, 0, false },
    [TAUT_EVENT_FOUND] = { take_found, 0, 0, false },
    [TAUT_EVENT_NOT_FOUND] = { take_not_found, 0, 0, false },
    [TAUT_EVENT_MORE] = { take_more, 0, 0, false },
    [TAUT_EVENT_LESS] = { take_less, 0, 0, false },
    [TAUT_EVENT_GOOD] = { take_good, 0, 0, false },
    [TAUT_EVENT_STOP] = { take_stop, 0, 0, false },
    [TAUT_EVENT_PAIN] = { take_pain, 0, 10, false },
    [TAUT_EVENT_FAMILIAR] = { take_familiar, 0, 1, false },
    [TAUT_EVENT_TWITCH] = { take_twitch, 0, 0, false },
    [TAUT_EVENT_RELEASED] = { take_released, 0, 0, false },
    [TAUT_EVENT_SKIP] = { take_skip, 0, 0, false },
    [TAUT_EVENT_PAUSE] = { take_pause, 0, 0, false },
    [TAUT_EVENT_RESUME] = { take_resume, 0, 0, false },
    [TAUT_EVENT_NOTE] = { take_time, 0, 0, true },
    [TAUT_EVENT_DANGER] = { take_danger, 0, 0, false },
    [TAUT_EVENT_MOVEMENT] = { take_movement, -90, 360, true },
    [TAUT_EVENT_THRESHOLD] = { take_threshold, 1, 2000, true },
    [TAUT_EVENT_FORCE] = { take_force, 0, 500000, true },
    [TAUT_EVENT_INTERRUPTED] = { take_interrupted, 0, 0, false },
    [TAUT_EVENT_END] = { take_end, 0, 0, false },
};

bool session_is_quiet(enum taut_event_kind kind)
{
    return takings[kind].quiet;
}

void session_range(enum taut_event_kind kind, int32_t *low, int32_t *high)
{
    *low = takings[kind].low;
    *high = takings[kind].high;
}

enum taut_status session_take(const struct taut_session_context *x, struct taut_session *s, const struct taut_event *e,
                              struct taut_error *err)
{
    uint16_t release = taut_session_release(x, s);
    struct scene c = {
        x,  s, e, session_is_active(s) ? session_step(x, s) : NULL, release == TAUT_NONE ? NULL : &s->records[release],
        err
    };
    return takings[e->kind].take(&c);
}
