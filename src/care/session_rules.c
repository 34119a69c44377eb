/* session_rules.c - what a report of pain changes: pressure, release, letting go. */
#include "session_parts.h"

bool session_has_eased(const struct taut_session *s)
{
    return s->last != TAUT_NOT_SAID && (s->last <= BEARABLE || s->base - s->last >= 1);
}

/* A fall of pain under less pressure is no release: the series begins anew. */
void session_lower(struct taut_session *s)
{
    if (s->pressure > 1)
        s->pressure--;
    s->base = s->last = TAUT_NOT_SAID;
    s->steady_began_ms = s->at_ms;
    s->asked = 0;
}

/* A minute of steady pressure has brought no relief: less; half a minute later: leave the point. */
void session_doubt(const struct taut_session_context *x, struct taut_session *s)
{
    if (!s->asked) {
        s->asked = 1;
        s->notice = s->last == TAUT_NOT_SAID ? TAUT_NOTICE_ASK : TAUT_NOTICE_NOT_EASING;
        if (s->last != TAUT_NOT_SAID && s->pressure > 1)
            s->pressure--;
        return;
    }
    if (s->last == TAUT_NOT_SAID) {
        session_end_hold(x, s);
        s->notice = TAUT_NOTICE_ASK;
        return;
    }
    session_let_go(s);
    session_close_step(x, s, TAUT_STEP_NOT_EASING);
    session_go_to(x, s, (uint16_t)(s->step + 1));
    s->notice = TAUT_NOTICE_LEAVE;
}

static void count(int8_t *n)
{
    *n = (int8_t)(*n + (*n < INT8_MAX));
}

/* Released: down by two or more at the same pressure, and at three or below, or half of what it was. */
static bool is_released(const struct taut_session *s)
{
    return s->base - s->last >= FALL && (s->last <= BEARABLE || 2 * s->last <= s->base);
}

static void pain_in_hold(const struct taut_session_context *x, struct taut_session *s, int8_t pain)
{
    const struct taut_step *step = session_step(x, s);
    struct taut_step_record *r = &s->records[s->step];
    s->report_ms = s->at_ms;
    r->pain_last = pain;
    if (r->pain_before == TAUT_NOT_SAID)
        r->pain_before = pain;
    if (pain >= BACK_OFF || pain > pain_limit(step)) {
        count(&r->over);
        session_force_is_too_much(s);
        session_lower(s);
        s->notice = TAUT_NOTICE_EASE_OFF;
    } else {
        if (pain >= step->pressure[0])
            session_force_is_good(s);
        s->last = pain;
        if (s->base < pain)
            s->base = pain;
    }
    if (pain >= BACK_OFF) {
        if (s->pressure > 1)
            s->pressure--;
        session_end_hold(x, s);
        s->notice = TAUT_NOTICE_LET_GO;
    } else if (s->last != TAUT_NOT_SAID && is_released(s)) {
        session_let_go(s);
        r->released = TAUT_BY_PAIN;
        session_close_step(x, s, TAUT_STEP_RELEASED);
        session_go_to(x, s, (uint16_t)(s->step + 1));
        s->notice = TAUT_NOTICE_RELEASED;
    }
}

static void pain_on_point(const struct taut_session_context *x, struct taut_session *s, uint16_t release, int8_t pain)
{
    struct taut_step_record *r = &s->records[release];
    if (s->phase == TAUT_PHASE_RETEST) {
        r->pain_after = pain;
        if (pain == 0 || r->familiar_after != TAUT_NOT_SAID)
            session_close_retest(x, s);
    } else if (s->phase == TAUT_PHASE_HOLD) {
        pain_in_hold(x, s, pain);
    } else {
        if (r->holds == 0)
            r->pain_before = pain;
        r->pain_last = pain;
    }
}

static void pain_beside(const struct taut_session_context *x, struct taut_session *s, int8_t pain)
{
    const struct taut_step *step = session_step(x, s);
    struct taut_step_record *r = &s->records[s->step];
    bool stretch = step->kind == TAUT_STEP_STRETCH;
    r->pain_last = pain;
    if (pain <= (stretch ? STRETCH_AT_MOST : pain_limit(step)))
        return;
    count(&r->over);
    s->notice = stretch ? TAUT_NOTICE_STRETCH_LESS : TAUT_NOTICE_EASE_OFF;
    if (!stretch)
        session_lower(s);
}

/* Whose pain it is, is told by what is going on: the pressed point's, the stretch's, or the client's own. */
void session_pain(const struct taut_session_context *x, struct taut_session *s, int8_t pain)
{
    uint16_t release = taut_session_release(x, s);
    const struct taut_step *step = session_is_active(s) ? session_step(x, s) : NULL;
    if (release != TAUT_NONE)
        pain_on_point(x, s, release, pain);
    else if (step && (step->kind == TAUT_STEP_STRETCH || (step->kind == TAUT_STEP_WARM_UP && step_limit(step) > 0)))
        pain_beside(x, s, pain);
    else if (s->pressed)
        s->pain_after = pain;
    else
        s->pain_before = pain;
}
