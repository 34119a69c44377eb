/* session_danger.c - a danger sign: let go, screen again with what was added, and stop where that is asked for. */
#include "session_parts.h"

#include <string.h>

static const struct hazard_row {
    const char *name, *text;
    bool of_the_place; /* belongs to the place that is pressed: leave it */
    const char *sign;  /* id of the finding that it adds; NULL: none, or the event's own */
    bool numbness;     /* adds numbness where it was pressed */
} hazards[TAUT_HAZARDS] = {
    [TAUT_NO_HAZARD] = { "none", TAUT_TEXT("nothing"), false, NULL, false },
    [TAUT_PULSE] = { "pulse", TAUT_TEXT("a throbbing pulse under the finger"), true, NULL, false },
    [TAUT_TINGLING] = { "tingling", TAUT_TEXT("numbness or tingling"), true, NULL, true },
    [TAUT_ELECTRIC] = { "electric", TAUT_TEXT("electric pain down a limb"), true, NULL, true },
    [TAUT_DIZZY] = { "dizziness", TAUT_TEXT("dizziness"), false, "dizziness", false },
    [TAUT_NAUSEA] = { "nausea", TAUT_TEXT("nausea"), false, "nausea", false },
    [TAUT_SIGHT] = { "vision", TAUT_TEXT("a change of sight"), false, "blurred-vision", false },
    [TAUT_OTHER_SIGN] = { "sign", TAUT_TEXT("a danger sign"), false, NULL, false },
};

const char *taut_hazard_name(enum taut_hazard hazard)
{
    return (size_t)hazard < TAUT_HAZARDS ? hazards[hazard].name : "unknown";
}

const char *taut_hazard_text(enum taut_hazard hazard)
{
    return (size_t)hazard < TAUT_HAZARDS ? hazards[hazard].text : "unknown";
}

/* ---- the screen, run again ------------------------------------------------------------------------------------- */

static enum taut_status add(struct taut_session *s, enum taut_finding_kind kind, uint16_t target, enum taut_side side,
                            struct taut_error *err)
{
    for (size_t k = 0; k < s->n_added; k++)
        if (s->added_kind[k] == kind && s->added_target[k] == target && s->added_side[k] == side)
            return TAUT_OK;
    if (s->n_added == TAUT_SESSION_ADDED)
        return taut_fail(err, TAUT_ETOOBIG, "danger", "more than %u danger signs", TAUT_SESSION_ADDED);
    s->added_kind[s->n_added] = (uint8_t)kind;
    s->added_target[s->n_added] = target;
    s->added_side[s->n_added++] = (uint8_t)side;
    return TAUT_OK;
}

static bool had(const struct taut_screening *before, uint16_t screen)
{
    for (size_t k = 0; k < before->n_alerts; k++)
        if (before->alerts[k].screen == screen)
            return true;
    return false;
}

static enum taut_status case_with_added(const struct taut_session_context *x, const struct taut_session *s,
                                        struct taut_case *ret, struct taut_error *err)
{
    size_t n = x->told->n_findings;
    struct taut_finding *findings = taut_arena_array(x->scratch, n + s->n_added + 1, sizeof *findings);
    if (!findings)
        return taut_fail(err, TAUT_ENOMEM, "danger", "no memory to screen again");
    if (n)
        memcpy(findings, x->told->findings, n * sizeof *findings);
    for (size_t k = 0; k < s->n_added; k++)
        findings[n + k] = (struct taut_finding){ .kind = (enum taut_finding_kind)s->added_kind[k],
                                                 .target = s->added_target[k],
                                                 .side = (enum taut_side)s->added_side[k],
                                                 .level = 1,
                                                 .nrs = -1,
                                                 .method = TAUT_FROM_ANSWER };
    *ret = *x->told;
    ret->findings = findings;
    ret->n_findings = n + s->n_added;
    return TAUT_OK;
}

/* Sets s->now and the most urgent rule that is new. */
static enum taut_status screen_again(const struct taut_session_context *x, struct taut_session *s,
                                     struct taut_error *err)
{
    struct taut_screening before = { 0 }, after = { 0 };
    struct taut_allowed allowed = { 0 };
    struct taut_case c = { 0 };
    taut_arena_reset(x->scratch);
    enum taut_status st = taut_screen_run(x->atlas, x->told, x->scratch, &before, err);
    if (st == TAUT_OK)
        st = case_with_added(x, s, &c, err);
    if (st == TAUT_OK)
        st = taut_screen_run(x->atlas, &c, x->scratch, &after, err);
    if (st == TAUT_OK)
        st = taut_screen_allow(x->atlas, &c, &after, TAUT_TRAINED_HANDS, x->scratch, &allowed, err);
    if (st != TAUT_OK)
        return st;
    for (size_t k = after.n_alerts; k-- > 0;)
        if (!had(&before, after.alerts[k].screen))
            s->alert = after.alerts[k].screen;
    if ((int8_t)allowed.now < s->now)
        s->now = (int8_t)allowed.now;
    return TAUT_OK;
}

/* ---- what follows ------------------------------------------------------------------------------------------------ */

static void leave_point(const struct taut_session_context *x, struct taut_session *s, enum taut_hazard hazard)
{
    bool retest = s->phase == TAUT_PHASE_RETEST;
    struct taut_step_record *r = &s->records[retest ? s->owed : s->step];
    session_let_go(s);
    r->hazard = (int8_t)hazard;
    if (retest) {
        r->outcome = TAUT_STEP_HAZARD;
        s->owed = TAUT_NONE;
        s->resume = TAUT_PHASE_RETEST;
    } else {
        session_close_step(x, s, TAUT_STEP_HAZARD);
        s->resume = TAUT_PHASE_FINISHED;
    }
    s->notice = TAUT_NOTICE_POINT_LEFT;
    session_phase(s, TAUT_PHASE_PAUSED, -1);
}

static void stop_for_good(const struct taut_session_context *x, struct taut_session *s, enum taut_hazard hazard)
{
    session_let_go(s);
    if (session_is_active(s) && s->phase != TAUT_PHASE_RETEST)
        s->records[s->step].hazard = (int8_t)hazard;
    session_leave_step(x, s, TAUT_STEP_HAZARD);
    s->stopped_by = (int8_t)hazard;
    s->notice = TAUT_NOTICE_DANGER;
    session_phase(s, TAUT_PHASE_STOPPED, -1);
}

static enum taut_status add_finding(const struct taut_session_context *x, struct taut_session *s,
                                    const struct taut_event *e, struct taut_error *err)
{
    const struct hazard_row *row = &hazards[e->hazard];
    const struct taut_step *step = session_step(x, s);
    uint16_t release = taut_session_release(x, s);
    if (release != TAUT_NONE)
        step = &x->plan->steps[release];
    if (row->numbness)
        return step && step->point != TAUT_NONE
                   ? add(s, TAUT_NUMBNESS, x->atlas->points[step->point].place, step->side, err)
                   : TAUT_OK;
    uint16_t sign = e->hazard == TAUT_OTHER_SIGN ? e->target
                    : row->sign                  ? taut_atlas_find_term(x->atlas, TAUT_SIGN, row->sign)
                                                 : TAUT_NONE;
    return sign == TAUT_NONE ? TAUT_OK : add(s, TAUT_HAS_SIGN, sign, TAUT_UNSTATED, err);
}

enum taut_status session_danger(const struct taut_session_context *x, struct taut_session *s,
                                const struct taut_event *e, struct taut_error *err)
{
    bool at_place = hazards[e->hazard].of_the_place && session_is_active(s);
    if (e->hazard == TAUT_PULSE && !at_place)
        return taut_fail(err, TAUT_ECONFLICT, "danger", "no point is pressed now");
    enum taut_status st = add_finding(x, s, e, err);
    if (st == TAUT_OK)
        st = screen_again(x, s, err);
    if (st != TAUT_OK)
        return st;
    if (at_place && s->now >= TAUT_ALLOW_LIMITED)
        leave_point(x, s, e->hazard);
    else
        stop_for_good(x, s, e->hazard);
    return TAUT_OK;
}
