/* test_session.c - the live session: what is enforced, what is told, and that it can be replayed to the byte. */
#include "unit.h"

#include <stdio.h>
#include <string.h>

#include <taut/session.h>

enum { A_POINT = 3, ANOTHER = 40, MOST_EVENTS = 400 };

static struct taut_arena *scratch;
static struct taut_step steps[16];
static struct taut_plan plan;
static struct taut_case told;
static struct taut_session_context x;
static struct taut_session s;
static struct taut_event log_of[MOST_EVENTS];
static size_t n_log;
static struct taut_error err;

/* ---- a plan by hand -------------------------------------------------------------------------------------------- */

static struct taut_step step_of(enum taut_step_kind kind, uint16_t point, enum taut_side side, uint16_t seconds)
{
    return (struct taut_step){ .kind = kind, .point = point, .side = side, .technique = TAUT_NONE, .seconds = seconds };
}

static struct taut_step release_of(uint16_t point, enum taut_side side, uint16_t hold_s, uint16_t repeats)
{
    struct taut_step r = step_of(TAUT_STEP_RELEASE, point, side, 240);
    r.pressure[0] = 4;
    r.pressure[1] = 6;
    r.cap = 7;
    r.hold_s = hold_s;
    r.repeats = repeats;
    r.rest_s = 10;
    return r;
}

static struct taut_step stretch_of(uint16_t point, enum taut_side side)
{
    struct taut_step r = step_of(TAUT_STEP_STRETCH, point, side, 60);
    r.hold_s = 20;
    r.repeats = 2;
    return r;
}

/* prepare, two points with release, stretch and re-test, aftercare */
static int setup(void **state)
{
    (void)state;
    scratch = taut_arena_create();
    steps[0] = step_of(TAUT_STEP_PREPARE, TAUT_NONE, TAUT_UNSTATED, 60);
    steps[1] = step_of(TAUT_STEP_WARM_UP, A_POINT, TAUT_LEFT, 60);
    steps[2] = release_of(A_POINT, TAUT_LEFT, 90, 3);
    steps[3] = stretch_of(A_POINT, TAUT_LEFT);
    steps[4] = step_of(TAUT_STEP_RETEST, A_POINT, TAUT_LEFT, 30);
    steps[5] = release_of(ANOTHER, TAUT_RIGHT, 60, 2);
    steps[6] = stretch_of(ANOTHER, TAUT_RIGHT);
    steps[7] = step_of(TAUT_STEP_RETEST, ANOTHER, TAUT_RIGHT, 30);
    steps[8] = step_of(TAUT_STEP_AFTERCARE, TAUT_NONE, TAUT_UNSTATED, 60);
    plan = (struct taut_plan){ .now = TAUT_ALLOW_TREATMENT, .steps = steps, .n_steps = 9, .seconds = 900 };
    told = (struct taut_case){ 0 };
    x = (struct taut_session_context){ taut_atlas_builtin(), &told, &plan, scratch };
    n_log = 0;
    assert_int_equal(taut_session_begin(&x, &s, &err), TAUT_OK);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    taut_arena_free(scratch);
    return 0;
}

/* ---- events ------------------------------------------------------------------------------------------------------ */

static enum taut_status try_event(struct taut_event e)
{
    enum taut_status st = taut_session_apply(&x, &s, &e, &err);
    if (st == TAUT_OK && n_log < MOST_EVENTS)
        log_of[n_log++] = e;
    return st;
}

static enum taut_status try_at(double seconds, enum taut_event_kind kind, int32_t value)
{
    return try_event(
        (struct taut_event){ .kind = kind, .at_ms = (int64_t)(seconds * 1000), .value = value, .target = TAUT_NONE });
}

static void at(double seconds, enum taut_event_kind kind, int32_t value)
{
    if (try_at(seconds, kind, value) != TAUT_OK)
        fail_msg("%g s, %s %d: %s", seconds, taut_event_kind_name(kind), value, err.message);
}

static void danger_at(double seconds, enum taut_hazard hazard)
{
    assert_int_equal(try_event((struct taut_event){ .kind = TAUT_EVENT_DANGER,
                                                    .at_ms = (int64_t)(seconds * 1000),
                                                    .hazard = hazard,
                                                    .target = TAUT_NONE }),
                     TAUT_OK);
}

static void expect(enum taut_phase phase, uint16_t step)
{
    if (s.phase != (int8_t)phase || s.step != step)
        fail_msg("phase %s of step %u, expected %s of step %u", taut_phase_name((enum taut_phase)s.phase), s.step,
                 taut_phase_name(phase), step);
}

/* The first point is under the finger: its hold began at 10 s. */
static void press_first_point(void)
{
    at(0, TAUT_EVENT_START, 0);
    at(1, TAUT_EVENT_NEXT, 0); /* prepared */
    at(2, TAUT_EVENT_NEXT, 0); /* get ready */
    at(3, TAUT_EVENT_NEXT, 0); /* warm */
    expect(TAUT_PHASE_LOCATE, 2);
    at(5, TAUT_EVENT_FOUND, 0);
    at(10, TAUT_EVENT_TIME, 0);
    expect(TAUT_PHASE_HOLD, 2);
}

/* ---- the course --------------------------------------------------------------------------------------------------- */

static void the_clock_leads_from_step_to_step(void **state)
{
    (void)state;
    at(0, TAUT_EVENT_START, 0);
    expect(TAUT_PHASE_DOING, 0);
    at(60, TAUT_EVENT_TIME, 0);
    expect(TAUT_PHASE_GET_READY, 1);
    at(65, TAUT_EVENT_TIME, 0);
    expect(TAUT_PHASE_DOING, 1);
    at(125, TAUT_EVENT_TIME, 0);
    expect(TAUT_PHASE_LOCATE, 2);
    at(500, TAUT_EVENT_TIME, 0);
    expect(TAUT_PHASE_LOCATE, 2); /* no clock: it takes what it takes */
}

static void a_hold_ends_at_its_time_and_not_later(void **state)
{
    (void)state;
    press_first_point();
    at(20, TAUT_EVENT_PAIN, 6);
    at(50, TAUT_EVENT_PAIN, 5);
    at(99.999, TAUT_EVENT_TIME, 0);
    expect(TAUT_PHASE_HOLD, 2);
    at(100, TAUT_EVENT_TIME, 0);
    expect(TAUT_PHASE_BREAK, 2);
    assert_int_equal(s.records[2].held_ms, 90000);
    at(110, TAUT_EVENT_TIME, 0);
    expect(TAUT_PHASE_HOLD, 2);
    assert_int_equal(s.hold, 1);
}

static void a_pause_does_not_lengthen_a_hold(void **state)
{
    (void)state;
    press_first_point();
    at(40, TAUT_EVENT_PAUSE, 0);
    at(400, TAUT_EVENT_RESUME, 0);
    at(405, TAUT_EVENT_TIME, 0);
    expect(TAUT_PHASE_HOLD, 2);
    at(450, TAUT_EVENT_PAIN, 3);
    at(465, TAUT_EVENT_TIME, 0);
    expect(TAUT_PHASE_BREAK, 2);
    assert_int_equal(s.records[2].held_ms, 90000);
    assert_int_equal(s.records[2].holds, 1);
}

static void a_change_of_side_is_told(void **state)
{
    (void)state;
    struct taut_session_view v;
    steps[5].kind = TAUT_STEP_WARM_UP;
    press_first_point();
    at(11, TAUT_EVENT_SKIP, 0);
    at(12, TAUT_EVENT_SKIP, 0); /* stretch */
    at(13, TAUT_EVENT_PAIN, 0);
    expect(TAUT_PHASE_GET_READY, 5);
    taut_session_look(&x, &s, &v);
    assert_int_equal(v.switch_to, TAUT_RIGHT);
    assert_int_equal(v.seconds_left, 10);
}

/* ---- pressure ------------------------------------------------------------------------------------------------------ */

static void pressure_never_rises_above_the_cap(void **state)
{
    (void)state;
    press_first_point();
    for (int k = 0; k < 5; k++)
        at(11 + k, TAUT_EVENT_MORE, 0);
    assert_int_equal(s.pressure, 6);
    assert_int_equal(s.notice, TAUT_NOTICE_AT_MOST);
    assert_int_equal(s.records[2].refused_more, 3);
}

static void too_much_pain_lowers_the_pressure(void **state)
{
    (void)state;
    press_first_point();
    at(11, TAUT_EVENT_PAIN, 7); /* one above the plan, not above the cap */
    assert_int_equal(s.pressure, 4);
    steps[2].cap = 6;
    at(12, TAUT_EVENT_PAIN, 7);
    assert_int_equal(s.pressure, 3);
    assert_int_equal(s.notice, TAUT_NOTICE_EASE_OFF);
    expect(TAUT_PHASE_HOLD, 2);
}

static void pain_of_eight_lets_go(void **state)
{
    (void)state;
    press_first_point();
    at(12, TAUT_EVENT_PAIN, 8);
    expect(TAUT_PHASE_BREAK, 2);
    assert_int_equal(s.pressure, 2);
    assert_int_equal(s.notice, TAUT_NOTICE_LET_GO);
}

/* ---- release --------------------------------------------------------------------------------------------------------- */

static const struct series {
    int first, last;
    bool released;
} all_series[] = { { 6, 3, true },  { 6, 4, false }, { 4, 3, false }, { 4, 2, true }, { 5, 3, true },
                   { 3, 2, false }, { 2, 0, true },  { 6, 6, false }, { 5, 6, false } };

static void a_release_is_told_from_the_reports(void **state)
{
    (void)state;
    for (size_t k = 0; k < sizeof all_series / sizeof *all_series; k++) {
        assert_int_equal(taut_session_begin(&x, &s, &err), TAUT_OK);
        press_first_point();
        at(20, TAUT_EVENT_PAIN, all_series[k].first);
        at(40, TAUT_EVENT_PAIN, all_series[k].last);
        if ((s.records[2].outcome == TAUT_STEP_RELEASED) != all_series[k].released)
            fail_msg("%d to %d", all_series[k].first, all_series[k].last);
    }
}

static void a_fall_under_less_pressure_is_no_release(void **state)
{
    (void)state;
    press_first_point();
    at(20, TAUT_EVENT_PAIN, 6);
    at(21, TAUT_EVENT_LESS, 0);
    at(30, TAUT_EVENT_PAIN, 2);
    expect(TAUT_PHASE_HOLD, 2);
    assert_int_equal(s.records[2].outcome, TAUT_STEP_BEGUN);
}

static void pain_that_does_not_fall_is_left(void **state)
{
    (void)state;
    press_first_point();
    at(20, TAUT_EVENT_PAIN, 6);
    at(70, TAUT_EVENT_TIME, 0);
    assert_int_equal(s.notice, TAUT_NOTICE_NOT_EASING);
    at(75, TAUT_EVENT_PAIN, 6);
    at(100, TAUT_EVENT_TIME, 0);
    assert_int_equal(s.records[2].outcome, TAUT_STEP_NOT_EASING);
    expect(TAUT_PHASE_GET_READY, 3); /* the stretch */
}

static void silence_ends_a_hold_after_ninety_seconds(void **state)
{
    (void)state;
    steps[2].hold_s = 180;
    press_first_point();
    at(70, TAUT_EVENT_TIME, 0);
    assert_int_equal(s.notice, TAUT_NOTICE_ASK);
    at(100, TAUT_EVENT_TIME, 0);
    expect(TAUT_PHASE_BREAK, 2);
}

/* ---- the re-test -------------------------------------------------------------------------------------------------------- */

static void nothing_comes_before_the_retest(void **state)
{
    (void)state;
    press_first_point();
    at(20, TAUT_EVENT_RELEASED, 0);
    at(21, TAUT_EVENT_SKIP, 0); /* the stretch */
    expect(TAUT_PHASE_RETEST, 4);
    assert_int_equal(try_at(22, TAUT_EVENT_SKIP, 0), TAUT_ECONFLICT);
    assert_int_equal(try_at(22, TAUT_EVENT_NEXT, 0), TAUT_ECONFLICT);
    at(23, TAUT_EVENT_PAIN, 2);
    at(24, TAUT_EVENT_FAMILIAR, 0);
    expect(TAUT_PHASE_LOCATE, 5);
    assert_int_equal(s.records[2].pain_after, 2);
}

static void a_plan_without_a_retest_gets_one(void **state)
{
    (void)state;
    steps[4] = step_of(TAUT_STEP_REST, TAUT_NONE, TAUT_UNSTATED, 10);
    press_first_point();
    at(20, TAUT_EVENT_RELEASED, 0);
    at(21, TAUT_EVENT_SKIP, 0);
    expect(TAUT_PHASE_DOING, 4);
    at(31, TAUT_EVENT_TIME, 0);
    expect(TAUT_PHASE_RETEST, 5);
    at(32, TAUT_EVENT_PAIN, 0);
    expect(TAUT_PHASE_LOCATE, 5);
}

static void a_point_that_was_not_found_is_passed_over(void **state)
{
    (void)state;
    at(0, TAUT_EVENT_START, 0);
    at(1, TAUT_EVENT_SKIP, 0);
    at(2, TAUT_EVENT_SKIP, 0);
    at(3, TAUT_EVENT_NOT_FOUND, 0);
    expect(TAUT_PHASE_LOCATE, 5);
    assert_int_equal(s.records[3].outcome, TAUT_STEP_PASSED_OVER);
    assert_int_equal(s.records[4].outcome, TAUT_STEP_PASSED_OVER);
}

/* ---- stops ------------------------------------------------------------------------------------------------------------------ */

static void the_clients_stop_is_final_for_the_step(void **state)
{
    (void)state;
    press_first_point();
    at(15, TAUT_EVENT_STOP, 0);
    expect(TAUT_PHASE_PAUSED, 2);
    at(30, TAUT_EVENT_RESUME, 0);
    expect(TAUT_PHASE_RETEST, 4); /* no stretch; the re-test is owed */
    at(31, TAUT_EVENT_STOP, 0);   /* … and may be refused */
    at(40, TAUT_EVENT_RESUME, 0);
    expect(TAUT_PHASE_LOCATE, 5);
}

static void a_pulse_leaves_the_point(void **state)
{
    (void)state;
    press_first_point();
    danger_at(15, TAUT_PULSE);
    expect(TAUT_PHASE_PAUSED, 2);
    at(20, TAUT_EVENT_RESUME, 0);
    expect(TAUT_PHASE_LOCATE, 5); /* neither stretch nor re-test */
    assert_int_equal(s.records[2].hazard, TAUT_PULSE);
}

static void tingling_that_stays_ends_the_session(void **state)
{
    (void)state;
    press_first_point();
    danger_at(15, TAUT_TINGLING);
    expect(TAUT_PHASE_PAUSED, 2);
    danger_at(75, TAUT_TINGLING);
    expect(TAUT_PHASE_STOPPED, 2);
}

static void dizziness_ends_the_session_for_good(void **state)
{
    (void)state;
    press_first_point();
    danger_at(15, TAUT_DIZZY);
    expect(TAUT_PHASE_STOPPED, 2);
    assert_int_equal(s.n_added, 1);
    assert_int_equal(try_at(20, TAUT_EVENT_RESUME, 0), TAUT_ECONFLICT);
    assert_int_equal(try_at(20, TAUT_EVENT_START, 0), TAUT_ECONFLICT);
}

static void a_new_danger_sign_screens_again(void **state)
{
    (void)state;
    press_first_point();
    struct taut_event e = { .kind = TAUT_EVENT_DANGER,
                            .at_ms = 15000,
                            .hazard = TAUT_OTHER_SIGN,
                            .target = taut_atlas_find_term(x.atlas, TAUT_SIGN, "vision-loss") };
    assert_int_not_equal(e.target, TAUT_NONE);
    assert_int_equal(try_event(e), TAUT_OK);
    expect(TAUT_PHASE_STOPPED, 2);
    assert_int_not_equal(s.alert, TAUT_NONE);
    assert_true(s.now < TAUT_ALLOW_TREATMENT);
}

static void what_the_screen_forbids_is_not_begun(void **state)
{
    (void)state;
    plan.now = TAUT_ALLOW_TALK;
    assert_int_equal(taut_session_begin(&x, &s, &err), TAUT_ECONFLICT);
    plan.now = TAUT_ALLOW_LIMITED;
    steps[2].pressure[1] = 9;
    assert_int_equal(taut_session_begin(&x, &s, &err), TAUT_EINVAL);
    assert_string_equal(err.where, "steps[2].pressure");
}

/* ---- force ------------------------------------------------------------------------------------------------------------------- */

static void force_gives_dose_band_and_creep(void **state)
{
    (void)state;
    press_first_point();
    for (int k = 0; k < 300; k++) { /* 20 N, falling to 15 N from second 10 on */
        int32_t force = k < 100 ? 20000 : k < 200 ? 20000 - (k - 100) * 50 : 15000;
        at(10 + k * 0.1, TAUT_EVENT_FORCE, force);
        if (k == 60)
            at(16.05, TAUT_EVENT_GOOD, 0);
    }
    struct taut_session_view v;
    taut_session_look(&x, &s, &v);
    assert_int_equal(v.force_low, 17000);
    assert_int_equal(v.force_high, 23000);
    assert_true(s.records[2].force_fall >= 15 && s.records[2].force_fall <= 25);
    assert_in_range(s.records[2].force_dose / 1000000, 510, 535); /* 200 + 175 + 150 N s, less the last tenth */
    assert_int_equal(s.records[2].force_peak, 20000);
    assert_int_equal(s.phase, TAUT_PHASE_HOLD); /* creep alone is no release */
}

static void a_force_that_was_too_much_is_told(void **state)
{
    (void)state;
    press_first_point();
    at(12, TAUT_EVENT_FORCE, 30000);
    at(12.1, TAUT_EVENT_LESS, 0);
    at(13, TAUT_EVENT_FORCE, 20000);
    assert_int_equal(s.notice, TAUT_NO_NOTICE);
    at(14, TAUT_EVENT_FORCE, 31000);
    assert_int_equal(s.notice, TAUT_NOTICE_FORCE);
    at(15, TAUT_EVENT_FORCE, 20000);
    assert_int_equal(s.notice, TAUT_NO_NOTICE);
}

/* ---- before and after -------------------------------------------------------------------------------------------------------- */

static void summary_and_note_tell_before_and_after(void **state)
{
    (void)state;
    struct taut_text text;
    at(0, TAUT_EVENT_START, 0);
    at(1, TAUT_EVENT_PAIN, 6);
    uint16_t turn = x.atlas->terms_of[TAUT_MOVEMENT];
    assert_int_equal(try_event((struct taut_event){ TAUT_EVENT_MOVEMENT, 2000, 50, turn, TAUT_LEFT, 0, NULL }),
                     TAUT_OK);
    at(3, TAUT_EVENT_NEXT, 0);
    at(4, TAUT_EVENT_SKIP, 0);
    at(5, TAUT_EVENT_THRESHOLD, 180);
    at(6, TAUT_EVENT_PAIN, 7);
    at(7, TAUT_EVENT_FAMILIAR, 1);
    at(8, TAUT_EVENT_FOUND, 0);
    at(15, TAUT_EVENT_PAIN, 6);
    at(40, TAUT_EVENT_PAIN, 3);
    expect(TAUT_PHASE_GET_READY, 3);
    at(41, TAUT_EVENT_SKIP, 0);
    at(42, TAUT_EVENT_THRESHOLD, 260);
    at(43, TAUT_EVENT_PAIN, 2);
    at(44, TAUT_EVENT_FAMILIAR, 0);
    assert_int_equal(try_event((struct taut_event){ .kind = TAUT_EVENT_NOTE, .at_ms = 45000, .text = "calm" }),
                     TAUT_OK);
    assert_int_equal(try_event((struct taut_event){ TAUT_EVENT_MOVEMENT, 46000, 62, turn, TAUT_LEFT, 0, NULL }),
                     TAUT_OK);
    assert_int_equal(try_event((struct taut_event){ TAUT_EVENT_MOVEMENT, 46000, 30, turn, TAUT_RIGHT, 0, NULL }),
                     TAUT_OK); /* measured once */
    at(47, TAUT_EVENT_NOT_FOUND, 0);
    at(48, TAUT_EVENT_PAIN, 3);
    at(49, TAUT_EVENT_NEXT, 0);
    expect(TAUT_PHASE_FINISHED, 9);
    taut_text_init(&text, 20000);
    taut_session_summary(&x, &s, &text);
    taut_session_soap(&x, &s, log_of, n_log, &text);
    taut_text_add(&text, "", 1);
    const char *wanted[] = { "1 treated, 1 released",
                             "6 before, 3 after: less",
                             "50 degrees before, 62 after: more",
                             "right: 30 degrees after.",
                             "7 before, 2 after: less",
                             "180 kPa before, 260 after: higher",
                             "yes before, no after",
                             "told by the reports of pain",
                             "Note at 0:45: calm",
                             "\nA  Assessment\n",
                             "24 to 48 hours" };
    for (size_t k = 0; k < sizeof wanted / sizeof *wanted; k++)
        if (!strstr(text.bytes, wanted[k]))
            fail_msg("no \"%s\" in\n%s", wanted[k], text.bytes);
    taut_text_free(&text);
}

/* ---- any events ----------------------------------------------------------------------------------------------------------------- */

static struct taut_event any_event(uint64_t *seed, int64_t now)
{
    static const int64_t waits[] = { 0, 200, 1000, 3000, 8000, 20000, 70000 };
    static const enum taut_event_kind kinds[] = {
        TAUT_EVENT_TIME,      TAUT_EVENT_NEXT,        TAUT_EVENT_NEXT,     TAUT_EVENT_FOUND,     TAUT_EVENT_FOUND,
        TAUT_EVENT_NOT_FOUND, TAUT_EVENT_MORE,        TAUT_EVENT_LESS,     TAUT_EVENT_GOOD,      TAUT_EVENT_STOP,
        TAUT_EVENT_PAIN,      TAUT_EVENT_PAIN,        TAUT_EVENT_PAIN,     TAUT_EVENT_PAIN,      TAUT_EVENT_FAMILIAR,
        TAUT_EVENT_TWITCH,    TAUT_EVENT_RELEASED,    TAUT_EVENT_SKIP,     TAUT_EVENT_PAUSE,     TAUT_EVENT_RESUME,
        TAUT_EVENT_RESUME,    TAUT_EVENT_NOTE,        TAUT_EVENT_MOVEMENT, TAUT_EVENT_THRESHOLD, TAUT_EVENT_FORCE,
        TAUT_EVENT_FORCE,     TAUT_EVENT_INTERRUPTED, TAUT_EVENT_START
    };
    struct taut_event e = { .kind = kinds[random_below(seed, sizeof kinds / sizeof *kinds)], .target = TAUT_NONE };
    e.at_ms = now + waits[random_below(seed, sizeof waits / sizeof *waits)];
    if (random_below(seed, 60) == 0)
        e.kind = TAUT_EVENT_DANGER;
    if (random_below(seed, 300) == 0)
        e.kind = TAUT_EVENT_END;
    if (e.kind == TAUT_EVENT_PAIN)
        e.value = (int32_t)random_below(seed, 11);
    if (e.kind == TAUT_EVENT_FAMILIAR)
        e.value = (int32_t)random_below(seed, 2);
    if (e.kind == TAUT_EVENT_FORCE)
        e.value = (int32_t)random_below(seed, 60000);
    if (e.kind == TAUT_EVENT_THRESHOLD)
        e.value = 100;
    if (e.kind == TAUT_EVENT_NOTE)
        e.text = "a note";
    if (e.kind == TAUT_EVENT_MOVEMENT)
        e.target = (uint16_t)(x.atlas->terms_of[TAUT_MOVEMENT] + random_below(seed, 3));
    if (e.kind == TAUT_EVENT_DANGER)
        e.hazard = (enum taut_hazard)(1 + random_below(seed, TAUT_SIGHT));
    return e;
}

/* What must be true after any event. */
static void check_invariants(const struct taut_session *before)
{
    const struct taut_step *step = s.step < plan.n_steps ? &plan.steps[s.step] : NULL;
    assert_true(s.at_ms >= before->at_ms);
    assert_true(s.pressure >= 0 && (!step || s.pressure <= step->cap));
    if (s.phase == TAUT_PHASE_HOLD)
        assert_true(s.phase_ends_ms - s.phase_began_ms <= step->hold_s * 1000);
    if (before->phase == TAUT_PHASE_STOPPED)
        assert_int_equal(s.phase, TAUT_PHASE_STOPPED);
    for (size_t k = 0; k < plan.n_steps; k++) {
        const struct taut_step_record *r = &s.records[k];
        assert_true(r->pressure <= plan.steps[k].cap);
        assert_true(r->held_ms <= plan.steps[k].hold_s * 1000 * (plan.steps[k].repeats ? plan.steps[k].repeats : 1));
    }
    int64_t due = taut_session_due_ms(&x, &s);
    assert_true(due < 0 || due > s.at_ms);
}

/* The next point is not pressed while a re-test is owed, whatever came before. */
static void check_retest(void)
{
    if (s.phase == TAUT_PHASE_HOLD && plan.steps[s.step].kind == TAUT_STEP_RELEASE && s.owed != TAUT_NONE)
        assert_int_equal(plan.steps[s.owed].point, plan.steps[s.step].point);
}

static void replay_is_equal(size_t n, uint64_t *seed)
{
    static struct taut_session again;
    assert_int_equal(taut_session_begin(&x, &again, &err), TAUT_OK);
    for (size_t k = 0; k < n; k++) {
        if (log_of[k].at_ms > again.at_ms) /* small steps or large ones: the same */
            taut_session_advance(&x, &again,
                                 again.at_ms +
                                     (int64_t)random_below(seed, (size_t)(log_of[k].at_ms - again.at_ms) + 1));
        assert_int_equal(taut_session_apply(&x, &again, &log_of[k], &err), TAUT_OK);
    }
    taut_session_advance(&x, &again, s.at_ms);
    assert_memory_equal(&again, &s, sizeof s);
}

static void a_hundred_thousand_sequences_break_nothing(void **state)
{
    (void)state;
    uint64_t seed = 7;
    static struct taut_session before;
    struct taut_session_view v;
    size_t finished = 0;
    for (size_t run = 0; run < 100000; run++) {
        size_t length = 1 + random_below(&seed, 60);
        assert_int_equal(taut_session_begin(&x, &s, &err), TAUT_OK);
        n_log = 0;
        at(0, TAUT_EVENT_START, 0);
        for (size_t k = 0; k < length; k++) {
            struct taut_event e = any_event(&seed, s.at_ms);
            before = s;
            enum taut_status st = try_event(e);
            assert_true(st == TAUT_OK || st == TAUT_ECONFLICT);
            check_invariants(&before);
            check_retest();
        }
        if (run % 8 == 0) {
            taut_session_look(&x, &s, &v);
            replay_is_equal(n_log, &seed);
        }
        finished += s.phase == TAUT_PHASE_FINISHED;
    }
    assert_true(finished > 100);
}

#define ROW(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
int main(void)
{
    const struct CMUnitTest tests[] = {
        ROW(the_clock_leads_from_step_to_step),
        ROW(a_hold_ends_at_its_time_and_not_later),
        ROW(a_pause_does_not_lengthen_a_hold),
        ROW(a_change_of_side_is_told),
        ROW(pressure_never_rises_above_the_cap),
        ROW(too_much_pain_lowers_the_pressure),
        ROW(pain_of_eight_lets_go),
        ROW(a_release_is_told_from_the_reports),
        ROW(a_fall_under_less_pressure_is_no_release),
        ROW(pain_that_does_not_fall_is_left),
        ROW(silence_ends_a_hold_after_ninety_seconds),
        ROW(nothing_comes_before_the_retest),
        ROW(a_plan_without_a_retest_gets_one),
        ROW(a_point_that_was_not_found_is_passed_over),
        ROW(the_clients_stop_is_final_for_the_step),
        ROW(a_pulse_leaves_the_point),
        ROW(tingling_that_stays_ends_the_session),
        ROW(dizziness_ends_the_session_for_good),
        ROW(a_new_danger_sign_screens_again),
        ROW(what_the_screen_forbids_is_not_begun),
        ROW(force_gives_dose_band_and_creep),
        ROW(a_force_that_was_too_much_is_told),
        ROW(summary_and_note_tell_before_and_after),
        ROW(a_hundred_thousand_sequences_break_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
