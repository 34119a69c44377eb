/* test_session_log.c - taut.session/1: what is refused and where, the torn end, and that what is written reads back the same. */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <taut/json.h>

static struct taut_arena *arena;
static struct taut_error err;
static char header[20000];

static int setup(void **state)
{
    (void)state;
    arena = taut_arena_create();
    struct taut_step step = {
        .kind = TAUT_STEP_PREPARE, .point = TAUT_NONE, .technique = TAUT_NONE, .ready_s = 60, .seconds = 60
    };
    struct taut_plan plan = { .now = TAUT_ALLOW_TREATMENT,
                              .minutes = 10,
                              .session = 1,
                              .steps = &step,
                              .n_steps = 1,
                              .seconds = 60,
                              .why = "by hand\nfor a test" };
    const char *words = "dull ache in the left temple";
    struct taut_session_header h = { .started = "2026-11-21T09:30:00Z", .plan = plan };
    assert_int_equal(taut_intake_read(taut_atlas_builtin(), words, strlen(words), arena, &h.told, NULL), TAUT_OK);
    struct taut_text text;
    taut_text_init(&text, sizeof header - 1);
    taut_json_write_session_header(taut_atlas_builtin(), &h, &text);
    assert_false(text.cut);
    memcpy(header, text.bytes, text.n);
    header[text.n] = '\0';
    taut_text_free(&text);
    return arena ? 0 : -1;
}

static int teardown(void **state)
{
    (void)state;
    taut_arena_free(arena);
    return 0;
}

static enum taut_status read_with(const char *events, struct taut_session_log *ret)
{
    static char text[40000];
    snprintf(text, sizeof text, "%s%s", header, events);
    return taut_json_read_session(taut_atlas_builtin(), text, strlen(text), arena, ret, &err);
}

static void a_header_is_one_line_and_reads_back(void **state)
{
    (void)state;
    struct taut_session_log log;
    assert_ptr_equal(strchr(header, '\n'), header + strlen(header) - 1);
    assert_int_equal(read_with("", &log), TAUT_OK);
    assert_string_equal(log.header.started, "2026-11-21T09:30:00Z");
    assert_int_equal(log.header.plan.n_steps, 1);
    assert_string_equal(log.header.plan.why, "by hand\nfor a test");
    assert_true(log.header.told.n_findings > 0);
    assert_int_equal(log.header.told.text_n, strlen("dull ache in the left temple"));
    assert_true(log.closed);
}

static void every_event_reads_back(void **state)
{
    (void)state;
    const struct taut_atlas *a = taut_atlas_builtin();
    struct taut_session_log log;
    struct taut_text text;
    taut_text_init(&text, 20000);
    for (int k = 0; k < TAUT_EVENT_KINDS; k++) {
        struct taut_event e = { .kind = (enum taut_event_kind)k, .at_ms = 100 * k, .value = 1, .target = TAUT_NONE };
        if (e.kind == TAUT_EVENT_NOTE)
            e.text = "says \"thank you\"\nand \xC3\xA4";
        if (e.kind == TAUT_EVENT_DANGER) {
            e.hazard = TAUT_OTHER_SIGN;
            e.target = a->terms_of[TAUT_SIGN];
        }
        if (e.kind == TAUT_EVENT_MOVEMENT) {
            e.target = a->terms_of[TAUT_MOVEMENT];
            e.side = TAUT_RIGHT;
        }
        taut_json_write_event(a, &e, &text);
    }
    taut_text_add(&text, "", 1);
    assert_int_equal(read_with(text.bytes, &log), TAUT_OK);
    assert_int_equal(log.n_events, TAUT_EVENT_KINDS);
    for (int k = 0; k < TAUT_EVENT_KINDS; k++) {
        assert_int_equal(log.events[k].kind, k);
        assert_int_equal(log.events[k].at_ms, 100 * k);
    }
    assert_string_equal(log.events[TAUT_EVENT_NOTE].text, "says \"thank you\"\nand \xC3\xA4");
    assert_int_equal(log.events[TAUT_EVENT_DANGER].target, a->terms_of[TAUT_SIGN]);
    assert_int_equal(log.events[TAUT_EVENT_MOVEMENT].side, TAUT_RIGHT);
    taut_text_free(&text);
}

static const struct refusal {
    const char *events, *where, *message;
} refusals[] = {
    { "{\"at_ms\": 0, \"event\": \"begin\"}\n", "line 2: event", "no known event" },
    { "{\"at_ms\": 0, \"event\": \"star\"}\n", "line 2: event", "did you mean \"start\"" },
    { "{\"event\": \"start\"}\n", "line 2: at_ms", "is needed" },
    { "{\"at_ms\": -1, \"event\": \"start\"}\n", "line 2: at_ms", "whole number" },
    { "{\"at_ms\": 1, \"event\": \"start\", \"of_ten\": 3}\n", "line 2: of_ten", "unknown key" },
    { "{\"at_ms\": 1, \"event\": \"pain\", \"of_ten\": 11}\n", "line 2: of_ten", "0 to 10" },
    { "{\"at_ms\": 1, \"event\": \"pain\"}\n", "line 2: of_ten", "is needed" },
    { "{\"at_ms\": 1, \"event\": \"familiar\"}\n", "line 2: yes", "true or false" },
    { "{\"at_ms\": 1, \"event\": \"note\", \"text\": \"\"}\n", "line 2: text", "1 to 1000" },
    { "{\"at_ms\": 1, \"event\": \"danger\", \"sign\": \"fevr\"}\n", "line 2: sign", "fever" },
    { "{\"at_ms\": 1, \"event\": \"movement\", \"movement\": \"x\", \"degrees\": 3}\n", "line 2: movement",
      "no known" },
    { "{\"at_ms\": 5, \"event\": \"start\"}\n{\"at_ms\": 4, \"event\": \"next\"}\n", "line 3: at_ms",
      "before the line above" },
    { "{\"at_ms\": 5, \"event\": \"start\"\n{\"at_ms\": 6, \"event\": \"next\"}\n", "line 2", "ends here" },
    { "[]\n", "line 2", "must be an object" },
    { "\n", "line 2", "nothing in it" },
};

static void what_is_wrong_is_refused_with_its_line(void **state)
{
    (void)state;
    struct taut_session_log log;
    for (size_t k = 0; k < sizeof refusals / sizeof *refusals; k++)
        if (read_with(refusals[k].events, &log) == TAUT_OK || !strstr(err.where, refusals[k].where) ||
            !strstr(err.message, refusals[k].message))
            fail_msg("%s: refused as \"%s: %s\"", refusals[k].events, err.where, err.message);
}

static void any_torn_end_is_told_and_nothing_else_lost(void **state)
{
    (void)state;
    struct taut_session_log log;
    char events[200];
    const char *whole = "{\"at_ms\": 5, \"event\": \"start\"}\n", *last = "{\"at_ms\": 61, \"event\": \"next\"}";
    for (size_t n = 1; n <= strlen(last); n++) {
        snprintf(events, sizeof events, "%s%.*s", whole, (int)n, last);
        assert_int_equal(read_with(events, &log), TAUT_OK);
        assert_int_equal(log.torn, n < strlen(last));
        assert_int_equal(log.n_events, n < strlen(last) ? 1 : 2);
        assert_false(log.closed);
        assert_int_equal(log.good_bytes, strlen(header) + strlen(whole) + (log.torn ? 0 : n));
    }
}

static void a_torn_header_is_no_log(void **state)
{
    (void)state;
    struct taut_session_log log;
    assert_int_equal(taut_json_read_session(taut_atlas_builtin(), header, 60, arena, &log, &err), TAUT_EPARSE);
    assert_int_equal(taut_json_read_session(taut_atlas_builtin(), "", 0, arena, &log, &err), TAUT_EEMPTY);
    const char *other = "{\"format\": \"taut.case/1\"}\n";
    assert_int_equal(taut_json_read_session(taut_atlas_builtin(), other, strlen(other), arena, &log, &err),
                     TAUT_EINVAL);
    assert_string_equal(err.where, "line 1: format");
}

#define ROW(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
int main(void)
{
    const struct CMUnitTest tests[] = {
        ROW(a_header_is_one_line_and_reads_back),
        ROW(every_event_reads_back),
        ROW(what_is_wrong_is_refused_with_its_line),
        ROW(any_torn_end_is_told_and_nothing_else_lost),
        ROW(a_torn_header_is_no_log),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
