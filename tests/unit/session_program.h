/* session_program.h - runs the program beside the tests on a plan of two points; for tests of what a kill leaves behind. */
#ifndef TAUT_TESTS_SESSION_PROGRAM_H
#define TAUT_TESTS_SESSION_PROGRAM_H

#include "unit.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <taut/json.h>

enum { PATIENCE_MS = 20000 };

static char program[4200], folder[64], plan_path[96], log_path[96];
static struct taut_arena *arena;

static struct taut_step step_of(enum taut_step_kind kind, uint16_t point, enum taut_side side, uint16_t seconds)
{
    return (struct taut_step){
        .kind = kind, .point = point, .side = side, .technique = TAUT_NONE, .ready_s = seconds, .seconds = seconds
    };
}

static void write_plan(void)
{
    struct taut_step release = step_of(TAUT_STEP_RELEASE, 3, TAUT_LEFT, 30);
    release.pressure[0] = 4;
    release.pressure[1] = 6;
    release.cap = 7;
    release.hold_s = 60;
    release.repeats = 2;
    release.rest_s = 10;
    release.seconds = 30 + 2 * 60 + 10;
    struct taut_step steps[] = { step_of(TAUT_STEP_PREPARE, TAUT_NONE, TAUT_UNSTATED, 60),
                                 release,
                                 step_of(TAUT_STEP_RETEST, 3, TAUT_LEFT, 30),
                                 release,
                                 step_of(TAUT_STEP_RETEST, 40, TAUT_RIGHT, 30),
                                 step_of(TAUT_STEP_AFTERCARE, TAUT_NONE, TAUT_UNSTATED, 60) };
    steps[3].point = 40;
    steps[3].side = TAUT_RIGHT;
    struct taut_plan plan = { .now = TAUT_ALLOW_TREATMENT,
                              .hands = TAUT_TRAINED_HANDS,
                              .minutes = 10,
                              .session = 1,
                              .steps = steps,
                              .n_steps = sizeof steps / sizeof *steps,
                              .seconds = 500,
                              .why = "made by hand for a test" };
    struct taut_text text;
    taut_text_init(&text, TAUT_MAX_JSON);
    taut_json_write_plan(taut_atlas_builtin(), &plan, &text);
    FILE *f = fopen(plan_path, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(text.bytes, 1, text.n, f), text.n);
    assert_int_equal(fclose(f), 0);
    taut_text_free(&text);
}

/* The program stands one folder above the tests. */
static int setup(void **state)
{
    (void)state;
    ssize_t n = readlink("/proc/self/exe", program, 4000);
    assert_true(n > 0);
    program[n] = '\0';
    char *slash = strrchr(program, '/');
    memcpy(slash, "/../taut", sizeof "/../taut");
    snprintf(folder, sizeof folder, "/tmp/taut-session-XXXXXX");
    assert_non_null(mkdtemp(folder));
    snprintf(plan_path, sizeof plan_path, "%s/plan.json", folder);
    snprintf(log_path, sizeof log_path, "%s/log.session", folder);
    write_plan();
    arena = taut_arena_create();
    signal(SIGPIPE, SIG_IGN);
    return arena ? 0 : -1;
}

static int teardown(void **state)
{
    (void)state;
    unlink(log_path);
    unlink(plan_path);
    rmdir(folder);
    taut_arena_free(arena);
    return 0;
}

static int64_t now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * INT64_C(1000) + t.tv_nsec / 1000000;
}

/* Reads fd into out until one of the two stands in it or patience ends. */
static bool wait_for_either(int fd, const char *wanted, const char *or_else, char *out, size_t max)
{
    size_t n = 0;
    for (int64_t end = now_ms() + PATIENCE_MS; now_ms() < end && n + 1 < max;) {
        struct pollfd p = { fd, POLLIN, 0 };
        if (poll(&p, 1, 100) <= 0)
            continue;
        ssize_t got = read(fd, out + n, max - n - 1);
        if (got <= 0)
            return false;
        n += (size_t)got;
        out[n] = '\0';
        for (size_t k = 0; k < n; k++) /* so that strstr sees all */
            out[k] = out[k] ? out[k] : ' ';
        if (strstr(out, wanted) || strstr(out, or_else))
            return true;
    }
    return false;
}

static bool wait_for(int fd, const char *wanted, char *out, size_t max)
{
    return wait_for_either(fd, wanted, wanted, out, max);
}

static struct taut_session_log read_log(void)
{
    static char bytes[1 << 20];
    struct taut_session_log log;
    struct taut_error err = { 0 };
    FILE *f = fopen(log_path, "rb");
    assert_non_null(f);
    size_t n = fread(bytes, 1, sizeof bytes, f);
    fclose(f);
    taut_arena_reset(arena);
    if (taut_json_read_session(taut_atlas_builtin(), bytes, n, arena, &log, &err) != TAUT_OK)
        fail_msg("%s: %s", err.where, err.message);
    return log;
}

static size_t count_events(const struct taut_session_log *log, enum taut_event_kind kind)
{
    size_t n = 0;
    for (size_t k = 0; k < log->n_events; k++)
        n += log->events[k].kind == kind;
    return n;
}

#endif
