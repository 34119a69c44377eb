/* session_steps.c - from step to step and from hold to hold; a point that was pressed is re-tested before the next. */
#include "session_parts.h"

#include <string.h>

void session_phase(struct taut_session *s, enum taut_phase phase, int64_t length_ms)
{
    s->phase = (int8_t)phase;
    s->phase_began_ms = s->at_ms;
    s->phase_ends_ms = length_ms < 0 ? -1 : s->at_ms + length_ms;
    s->n_changes++;
}

/* What may still be done with a point after a release ended in this way. */
static const struct onward {
    bool release, stretch, retest;
} onwards[TAUT_STEP_OUTCOMES] = {
    [TAUT_STEP_OPEN] = { true, true, false },            /* not come to */
    [TAUT_STEP_BEGUN] = { true, true, false },           /* still at it */
    [TAUT_STEP_DONE] = { true, true, true },             /* as planned */
    [TAUT_STEP_RELEASED] = { true, true, true },         /* as hoped */
    [TAUT_STEP_NOT_EASING] = { false, true, true },      /* leave the point */
    [TAUT_STEP_CLIENT_STOPPED] = { false, false, true }, /* enough for today */
    [TAUT_STEP_HAZARD] = { false, false, false },        /* do not touch it again */
    [TAUT_STEP_NOT_FOUND] = { false, false, false },     /* nothing there */
    [TAUT_STEP_SKIPPED] = { true, true, true },          /* only this was left out */
    [TAUT_STEP_PASSED_OVER] = { false, false, false },   /* … because of one before */
};

static bool same_point(const struct taut_step *a, const struct taut_step *b)
{
    return a->point == b->point && a->side == b->side;
}

/* The last release of the same point before step k. */
static const struct taut_step_record *release_before(const struct taut_session_context *x, const struct taut_session *s,
                                                     uint16_t k)
{
    const struct taut_step *steps = x->plan->steps;
    for (uint16_t m = k; m-- > 0;)
        if (steps[m].kind == TAUT_STEP_RELEASE && same_point(&steps[m], &steps[k]))
            return &s->records[m];
    return NULL;
}

/* A stretch is the whole muscle's: one point that may not be stretched forbids it, one that was worked on asks for it. */
static bool may_stretch(const struct taut_session_context *x, const struct taut_session *s, uint16_t k)
{
    const struct taut_step *steps = x->plan->steps;
    bool any = false, wanted = false;
    for (uint16_t m = 0; m < k; m++) {
        if (steps[m].kind != TAUT_STEP_RELEASE || steps[m].side != steps[k].side ||
            x->atlas->points[steps[m].point].muscle != x->atlas->points[steps[k].point].muscle)
            continue;
        any = true;
        if (s->records[m].outcome == TAUT_STEP_HAZARD || s->records[m].outcome == TAUT_STEP_CLIENT_STOPPED)
            return false;
        wanted = wanted || onwards[s->records[m].outcome].stretch;
    }
    return !any || wanted;
}

static bool is_passed_over(const struct taut_session_context *x, const struct taut_session *s, uint16_t k)
{
    const struct taut_step *step = &x->plan->steps[k];
    if (step->kind == TAUT_STEP_RETEST)
        return s->owed == TAUT_NONE || !same_point(step, &x->plan->steps[s->owed]);
    if (step->kind == TAUT_STEP_STRETCH && step->point != TAUT_NONE)
        return !may_stretch(x, s, k);
    const struct taut_step_record *r = step->kind == TAUT_STEP_RELEASE ? release_before(x, s, k) : NULL;
    return r && !onwards[r->outcome].release;
}

static bool retest_comes_first(const struct taut_session_context *x, const struct taut_session *s, uint16_t k)
{
    if (s->owed == TAUT_NONE)
        return false;
    if (k >= x->plan->n_steps)
        return true;
    const struct taut_step *step = &x->plan->steps[k];
    return step->kind == TAUT_STEP_RETEST || step->kind == TAUT_STEP_AFTERCARE ||
           (step->kind != TAUT_STEP_REST && !same_point(step, &x->plan->steps[s->owed]));
}

/* ---- holds ----------------------------------------------------------------------------------------------------- */

static void begin_series(struct taut_session *s)
{
    s->base = s->last = TAUT_NOT_SAID;
    s->report_ms = s->force_ms = -1;
    s->steady_began_ms = s->at_ms;
    s->asked = s->creeping = s->too_hard = 0;
    s->second_sum = s->second_n = 0;
    memset(s->curve, 0, sizeof s->curve);
}

void session_begin_hold(const struct taut_session_context *x, struct taut_session *s)
{
    const struct taut_step *step = session_step(x, s);
    struct taut_step_record *r = &s->records[s->step];
    int32_t length = s->left_ms > 0 ? s->left_ms : step->hold_s * 1000;
    if (s->left_ms == 0)
        r->holds++;
    if (step->kind == TAUT_STEP_RELEASE)
        s->pressed = 1;
    if (s->pressure > r->pressure)
        r->pressure = s->pressure;
    s->left_ms = 0;
    begin_series(s);
    session_phase(s, TAUT_PHASE_HOLD, length);
}

void session_let_go(struct taut_session *s)
{
    if (s->phase == TAUT_PHASE_HOLD)
        s->records[s->step].held_ms += (int32_t)(s->at_ms - s->phase_began_ms);
}

void session_close_step(const struct taut_session_context *x, struct taut_session *s, enum taut_step_outcome outcome)
{
    struct taut_step_record *r = &s->records[s->step];
    r->outcome = (int8_t)outcome;
    r->ended_ms = s->at_ms;
    if (x->plan->steps[s->step].kind == TAUT_STEP_RELEASE && r->holds > 0 && onwards[outcome].retest)
        s->owed = s->step;
    s->left_ms = 0;
}

void session_leave_step(const struct taut_session_context *x, struct taut_session *s, enum taut_step_outcome outcome)
{
    if (s->step < x->plan->n_steps && s->records[s->step].outcome == TAUT_STEP_BEGUN)
        session_close_step(x, s, outcome);
}

static void close_and_go_on(const struct taut_session_context *x, struct taut_session *s,
                            enum taut_step_outcome outcome)
{
    session_close_step(x, s, outcome);
    session_go_to(x, s, (uint16_t)(s->step + 1));
}

void session_end_hold(const struct taut_session_context *x, struct taut_session *s)
{
    const struct taut_step *step = session_step(x, s);
    int64_t rest = step->rest_s * INT64_C(1000);
    session_let_go(s);
    if (step->kind == TAUT_STEP_RELEASE && s->last != TAUT_NOT_SAID && !session_has_eased(s)) {
        s->not_eased++;
        if (s->not_eased == HOLDS_WITHOUT_EASE) {
            close_and_go_on(x, s, TAUT_STEP_NOT_EASING);
            s->notice = TAUT_NOTICE_LEAVE;
            return;
        }
        if (s->hold + 1 < step->repeats && s->pressure > 1) {
            s->pressure--;
            s->notice = TAUT_NOTICE_NOT_EASING;
        }
    }
    if (s->hold + 1 >= step->repeats) {
        close_and_go_on(x, s, TAUT_STEP_DONE);
        return;
    }
    s->hold++;
    session_phase(s, TAUT_PHASE_BREAK, rest < SHORTEST_BREAK_MS ? SHORTEST_BREAK_MS : rest);
}

/* ---- steps ----------------------------------------------------------------------------------------------------- */

static int64_t ready_ms(const struct taut_session *s, const struct taut_step *step)
{
    int64_t least = s->switch_side ? CHANGE_SIDE_MS : GET_READY_MS,
            wanted = step->hold_s ? step->ready_s * INT64_C(1000) : 0;
    return wanted < least ? least : wanted;
}

/* ready_s: of its seconds that have gone by. Without seconds it lasts until somebody says next. */
static void begin_doing(struct taut_session *s, const struct taut_step *step, uint16_t ready_s)
{
    int64_t seconds = step->seconds > ready_s ? step->seconds - ready_s : step->seconds;
    session_phase(s, TAUT_PHASE_DOING, seconds ? seconds * 1000 : -1);
}

static void begin_step(const struct taut_session_context *x, struct taut_session *s, uint16_t k)
{
    const struct taut_step *step = &x->plan->steps[k];
    bool sided = step->side == TAUT_LEFT || step->side == TAUT_RIGHT;
    s->step = k;
    s->records[k].began_ms = s->at_ms;
    s->records[k].outcome = TAUT_STEP_BEGUN;
    s->hold = 0;
    s->left_ms = 0;
    s->not_eased = 0;
    s->force_good = s->force_ceiling = 0;
    s->pressure = (int8_t)(step->pressure[0] < step_limit(step) ? step->pressure[0] : step_limit(step));
    s->switch_side = sided && s->side != TAUT_UNSTATED && s->side != (int8_t)step->side;
    if (sided)
        s->side = (int8_t)step->side;
    switch (step->kind) {
    case TAUT_STEP_RELEASE: session_phase(s, TAUT_PHASE_LOCATE, -1); break;
    case TAUT_STEP_WARM_UP:
    case TAUT_STEP_STRETCH: session_phase(s, TAUT_PHASE_GET_READY, ready_ms(s, step)); break;
    default: begin_doing(s, step, 0);
    }
}

void session_go_to(const struct taut_session_context *x, struct taut_session *s, uint16_t step)
{
    while (step < x->plan->n_steps && is_passed_over(x, s, step)) {
        if (s->records[step].outcome == TAUT_STEP_OPEN)
            s->records[step].outcome = TAUT_STEP_PASSED_OVER;
        step++;
    }
    s->step = step;
    if (retest_comes_first(x, s, step)) {
        s->pressure = 0;
        session_phase(s, TAUT_PHASE_RETEST, -1);
    } else if (step >= x->plan->n_steps)
        session_phase(s, TAUT_PHASE_FINISHED, -1);
    else
        begin_step(x, s, step);
}

void session_close_retest(const struct taut_session_context *x, struct taut_session *s)
{
    const struct taut_step *step = session_step(x, s);
    if (step && step->kind == TAUT_STEP_RETEST) {
        s->records[s->step].began_ms = s->phase_began_ms;
        s->records[s->step].ended_ms = s->at_ms;
        s->records[s->step].outcome = TAUT_STEP_DONE;
    }
    s->owed = TAUT_NONE;
    session_go_to(x, s, s->step);
}

/* ---- what is due ------------------------------------------------------------------------------------------------- */

/* The end of a hold and the end of patience may fall together. */
static bool is_hopeless(const struct taut_session_context *x, const struct taut_session *s)
{
    return is_pressing(x, s) && session_step(x, s)->pressure[1] >= COMPRESSION_FROM && s->asked &&
           s->at_ms - s->steady_began_ms >= LEAVE_MS && !session_has_eased(s);
}

void session_due(const struct taut_session_context *x, struct taut_session *s)
{
    const struct taut_step *step = session_step(x, s);
    switch ((enum taut_phase)s->phase) {
    case TAUT_PHASE_GET_READY:
        if (step_is_held(step))
            session_begin_hold(x, s);
        else
            begin_doing(s, step, step->ready_s);
        break;
    case TAUT_PHASE_BREAK: session_begin_hold(x, s); break;
    case TAUT_PHASE_DOING: close_and_go_on(x, s, TAUT_STEP_DONE); break;
    case TAUT_PHASE_HOLD:
        if (s->at_ms < s->phase_ends_ms || is_hopeless(x, s))
            session_doubt(x, s);
        else
            session_end_hold(x, s);
        break;
    default: break;
    }
}

/* ---- pauses ------------------------------------------------------------------------------------------------------ */

void session_pause(struct taut_session *s)
{
    session_let_go(s);
    s->resume = s->phase;
    if ((s->phase == TAUT_PHASE_HOLD || s->phase == TAUT_PHASE_DOING) && s->phase_ends_ms >= 0)
        s->left_ms = (int32_t)(s->phase_ends_ms - s->at_ms);
    session_phase(s, TAUT_PHASE_PAUSED, -1);
}

void session_resume(const struct taut_session_context *x, struct taut_session *s)
{
    int32_t left = s->left_ms;
    switch ((enum taut_phase)s->resume) {
    case TAUT_PHASE_HOLD:
    case TAUT_PHASE_BREAK:
    case TAUT_PHASE_GET_READY: session_phase(s, TAUT_PHASE_GET_READY, GET_READY_MS); break;
    case TAUT_PHASE_DOING:
        s->left_ms = 0;
        session_phase(s, TAUT_PHASE_DOING, left > 0 ? left : -1);
        break;
    case TAUT_PHASE_LOCATE: session_phase(s, TAUT_PHASE_LOCATE, -1); break;
    case TAUT_PHASE_RETEST: session_go_to(x, s, s->step); break; /* still owed, or dropped by the client's stop */
    default: session_go_to(x, s, (uint16_t)(s->step + 1));
    }
}
