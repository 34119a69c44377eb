/* session.c - a session from its first state over events and time to its last. */
#include "session_parts.h"

#include <stdio.h>
#include <string.h>

/* ---- the beginning ----------------------------------------------------------------------------------------- */

static enum taut_status refuse(struct taut_error *err, size_t step, const char *key, const char *message)
{
    char where[64];
    snprintf(where, sizeof where, "steps[%zu].%s", step, key);
    return taut_fail(err, TAUT_EINVAL, where, "%s", message);
}

static enum taut_status check_step(const struct taut_atlas *a, const struct taut_step *step, size_t k,
                                   struct taut_error *err)
{
    bool of_point = step->kind == TAUT_STEP_RELEASE || step->kind == TAUT_STEP_RETEST;
    if (step->kind >= TAUT_STEP_KINDS)
        return refuse(err, k, "kind", "is no kind of step");
    if (step->point != TAUT_NONE ? step->point >= a->n_points : of_point)
        return refuse(err, k, "point", "must be a point of the atlas");
    if (step->side > TAUT_BOTH)
        return refuse(err, k, "side", "must be left, right, midline, both or unstated");
    if (step->technique != TAUT_NONE && step->technique >= a->n_techniques)
        return refuse(err, k, "technique", "must be a technique of the atlas");
    if (step->cap > TAUT_FULL_PRESSURE || step->pressure[0] > step->pressure[1] || step->pressure[1] > step->cap)
        return refuse(err, k, "pressure", "must be from and at most, and not above the cap");
    if (step->hold_s > LONGEST_HOLD_S || step->rest_s > LONGEST_HOLD_S || step->repeats > MOST_REPEATS)
        return refuse(err, k, "hold_s", "holds and rests are at most 1800 s, repeats at most 100");
    if (step->kind == TAUT_STEP_RELEASE && step->hold_s == 0)
        return refuse(err, k, "hold_s", "a release needs a hold");
    if (step->seconds > LONGEST_STEP_S || step->ready_s > LONGEST_STEP_S)
        return refuse(err, k, "seconds", "must be at most 7200, ready_s too");
    return TAUT_OK;
}

static void begin_record(struct taut_step_record *r)
{
    r->began_ms = r->ended_ms = -1;
    r->threshold_before = r->threshold_after = TAUT_NOT_SAID;
    r->twitch = r->familiar_before = r->familiar_after = TAUT_NOT_SAID;
    r->pain_before = r->pain_last = r->pain_after = TAUT_NOT_SAID;
}

enum taut_status taut_session_begin(const struct taut_session_context *x, struct taut_session *ret,
                                    struct taut_error *err)
{
    if (x->plan->now < TAUT_ALLOW_LIMITED)
        return taut_fail(err, TAUT_ECONFLICT, "plan", "the safety rules allow no treatment now: %s",
                         taut_allowance_name(x->plan->now));
    if (x->plan->n_steps == 0)
        return taut_fail(err, TAUT_EEMPTY, "steps", "there is nothing to do in this plan");
    if (x->plan->n_steps > TAUT_SESSION_STEPS)
        return taut_fail(err, TAUT_ETOOBIG, "steps", "more than %u", TAUT_SESSION_STEPS);
    for (size_t k = 0; k < x->plan->n_steps; k++) {
        enum taut_status st = check_step(x->atlas, &x->plan->steps[k], k, err);
        if (st != TAUT_OK)
            return st;
    }
    memset(ret, 0, sizeof *ret);
    ret->phase_ends_ms = ret->report_ms = ret->force_ms = -1;
    ret->owed = ret->alert = TAUT_NONE;
    ret->base = ret->last = ret->pain_before = ret->pain_after = TAUT_NOT_SAID;
    ret->now = (int8_t)x->plan->now;
    for (size_t k = 0; k < TAUT_SESSION_STEPS; k++)
        begin_record(&ret->records[k]);
    return TAUT_OK;
}

/* ---- time ---------------------------------------------------------------------------------------------------- */

bool session_is_active(const struct taut_session *s)
{
    return s->phase >= TAUT_PHASE_GET_READY && s->phase <= TAUT_PHASE_RETEST;
}

int64_t taut_session_due_ms(const struct taut_session_context *x, const struct taut_session *s)
{
    int64_t due = s->phase_ends_ms;
    if (is_pressing(x, s) && session_step(x, s)->pressure[1] >= COMPRESSION_FROM && !session_has_eased(s)) {
        int64_t doubt = s->steady_began_ms + (s->asked ? LEAVE_MS : DOUBT_MS);
        due = doubt < due ? doubt : due;
    }
    return due;
}

void taut_session_advance(const struct taut_session_context *x, struct taut_session *s, int64_t at_ms)
{
    for (;;) {
        int64_t due = taut_session_due_ms(x, s);
        if (due < 0 || due > at_ms)
            break;
        if (due > s->at_ms)
            s->at_ms = due;
        session_due(x, s);
    }
    if (at_ms > s->at_ms)
        s->at_ms = at_ms;
}

uint16_t taut_session_release(const struct taut_session_context *x, const struct taut_session *s)
{
    const struct taut_step *step = session_step(x, s);
    if (s->phase == TAUT_PHASE_RETEST)
        return s->owed;
    return session_is_active(s) && step && step->kind == TAUT_STEP_RELEASE ? s->step : TAUT_NONE;
}

/* ---- events --------------------------------------------------------------------------------------------------- */

static bool is_term(const struct taut_atlas *a, uint16_t term, enum taut_term_kind kind)
{
    return term >= a->terms_of[kind] && term < a->terms_of[kind + 1];
}

static enum taut_status check_event(const struct taut_session_context *x, const struct taut_session *s,
                                    const struct taut_event *e, struct taut_error *err)
{
    int32_t low, high;
    if (e->kind >= TAUT_EVENT_KINDS)
        return taut_fail(err, TAUT_EINVAL, "event", "is no event");
    if (e->at_ms < s->at_ms)
        return taut_fail(err, TAUT_EINVAL, "at_ms", "is before what happened already, at %lld ms", (long long)s->at_ms);
    if (e->at_ms > TAUT_SESSION_LONGEST_MS)
        return taut_fail(err, TAUT_EINVAL, "at_ms", "is more than 20 days");
    session_range(e->kind, &low, &high);
    if (e->value < low || e->value > high)
        return taut_fail(err, TAUT_EINVAL, "value", "%s must be from %d to %d", taut_event_kind_name(e->kind), (int)low,
                         (int)high);
    if (e->kind == TAUT_EVENT_MOVEMENT && !is_term(x->atlas, e->target, TAUT_MOVEMENT))
        return taut_fail(err, TAUT_EINVAL, "target", "must be a movement of the atlas");
    if (e->kind == TAUT_EVENT_MOVEMENT && e->side > TAUT_RIGHT)
        return taut_fail(err, TAUT_EINVAL, "side", "must be left, right or none");
    if (e->kind == TAUT_EVENT_DANGER && (e->hazard == TAUT_NO_HAZARD || e->hazard >= TAUT_HAZARDS))
        return taut_fail(err, TAUT_EINVAL, "hazard", "is no danger sign");
    if (e->kind == TAUT_EVENT_DANGER && e->hazard == TAUT_OTHER_SIGN && !is_term(x->atlas, e->target, TAUT_SIGN))
        return taut_fail(err, TAUT_EINVAL, "target", "must be a sign of the atlas");
    if (e->kind == TAUT_EVENT_NOTE && (!e->text || !e->text[0] || strlen(e->text) > TAUT_LONGEST_NOTE))
        return taut_fail(err, TAUT_EINVAL, "text", "a note has 1 to %u bytes", TAUT_LONGEST_NOTE);
    return TAUT_OK;
}

enum taut_status taut_session_apply(const struct taut_session_context *x, struct taut_session *s,
                                    const struct taut_event *e, struct taut_error *err)
{
    enum taut_status st = check_event(x, s, e, err);
    if (st != TAUT_OK)
        return st;
    taut_session_advance(x, s, e->at_ms);
    int8_t notice = s->notice;
    if (!session_is_quiet(e->kind))
        s->notice = TAUT_NO_NOTICE;
    st = session_take(x, s, e, err);
    if (st != TAUT_OK) {
        s->notice = notice;
        return st;
    }
    s->n_events++;
    taut_session_advance(x, s, e->at_ms);
    return TAUT_OK;
}
