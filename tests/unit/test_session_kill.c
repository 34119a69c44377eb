/* test_session_kill.c - kill -9 after any event: what was shown as done is in the log, and the session goes on from there. */
#define _GNU_SOURCE
#include "session_program.h"

static const char *const lines[] = { "0 start",      "1 pain 6",        "2 movement neck-rotation left 50",
                                     "3 next",       "4 pain 7",        "5 familiar yes",
                                     "6 found",      "12.5 good",       "20 pain 6",
                                     "25 more",      "30 less",         "40 pain 4",
                                     "50 note calm", "60 danger pulse", "70 resume",
                                     "71 found",     "80 pain 5",       "90 twitch",
                                     "95 pause",     "100 resume",      "110 pain 2",
                                     "120 pain 1",   "121 familiar no", "123 pain 3",
                                     "124 next",     "125 end" };
enum { N_LINES = sizeof lines / sizeof *lines };

struct child {
    pid_t pid;
    int in, out;
};

static struct child start(bool anew)
{
    int in[2], out[2];
    assert_int_equal(pipe(in), 0);
    assert_int_equal(pipe(out), 0);
    pid_t pid = fork();
    assert_true(pid >= 0);
    if (pid == 0) {
        dup2(in[0], STDIN_FILENO);
        dup2(out[1], STDOUT_FILENO);
        close(in[1]);
        close(out[0]);
        if (anew)
            execl(program, "taut", "session", plan_path, "--plain", "--log", log_path, (char *)NULL);
        else
            execl(program, "taut", "session", "--plain", "--log", log_path, (char *)NULL);
        _exit(127);
    }
    close(in[0]);
    close(out[1]);
    return (struct child){ pid, in[1], out[0] };
}

static void tell(const struct child *c, const char *line)
{
    dprintf(c->in, "%s\n", line);
}

static void kill_hard(const struct child *c)
{
    int status;
    kill(c->pid, SIGKILL);
    waitpid(c->pid, &status, 0);
    close(c->in);
    close(c->out);
}

/* How many of the lines are in the log, in their order. */
static size_t lines_in(const struct taut_session_log *log)
{
    size_t n = 0;
    for (size_t k = 0; k < log->n_events && n < N_LINES; k++) {
        const char *word = strchr(lines[n], ' ') + 1, *name = taut_event_kind_name(log->events[k].kind);
        n += !strncmp(word, name, strlen(name)) && (int64_t)(strtod(lines[n], NULL) * 1000) == log->events[k].at_ms;
    }
    return n;
}

static void nothing_that_was_shown_is_lost(void **state)
{
    (void)state;
    char said[60000];
    for (size_t last = 0; last < N_LINES; last++) {
        unlink(log_path);
        struct child c = start(true);
        assert_true(wait_for(c.out, "Ready", said, sizeof said));
        for (size_t k = 0; k <= last; k++) {
            char time[32];
            int64_t s = (int64_t)strtod(lines[k], NULL);
            snprintf(time, sizeof time, "%lld:%02lld  ", (long long)(s / 60), (long long)(s % 60));
            tell(&c, lines[k]);
            if (!wait_for(c.out, time, said, sizeof said))
                fail_msg("\"%s\" is not answered: %s", lines[k], said);
            if (strstr(said, "  ? "))
                fail_msg("\"%s\": %s", lines[k], said);
        }
        kill_hard(&c);
        struct taut_session_log log = read_log();
        if (lines_in(&log) != last + 1)
            fail_msg("killed after \"%s\": %zu of %zu are in the log", lines[last], lines_in(&log), last + 1);
    }
}

static void a_kill_at_any_moment_leaves_a_log_to_go_on_with(void **state)
{
    (void)state;
    char said[60000];
    uint64_t seed = 3;
    for (size_t run = 0; run < 40; run++) {
        unlink(log_path);
        struct child c = start(true);
        assert_true(wait_for(c.out, "Ready", said, sizeof said));
        for (size_t k = 0; k < N_LINES; k++)
            tell(&c, lines[k]);
        struct timespec nap = { 0, (long)random_below(&seed, 12000000) };
        nanosleep(&nap, NULL);
        kill_hard(&c);
        size_t before = read_log().n_events;
        c = start(false);
        assert_true(wait_for_either(c.out, "Next", "Ended early", said, sizeof said));
        kill_hard(&c);
        assert_true(read_log().n_events >= before);
        assert_false(read_log().torn);
    }
}

static void half_a_line_is_dropped_and_told(void **state)
{
    (void)state;
    char said[60000];
    struct child c = start(true);
    assert_true(wait_for(c.out, "Ready", said, sizeof said));
    tell(&c, lines[0]);
    assert_true(wait_for(c.out, "Prepare", said, sizeof said));
    kill_hard(&c);
    FILE *f = fopen(log_path, "ab");
    fputs("{\"at_ms\": 500, \"event\": \"pa", f);
    fclose(f);
    assert_true(read_log().torn);
    c = start(false);
    assert_true(wait_for(c.out, "half a line", said, sizeof said));
    assert_true(strstr(said, "Paused") || wait_for(c.out, "Paused", said, sizeof said));
    kill_hard(&c);
    struct taut_session_log log = read_log();
    assert_false(log.torn);
    assert_int_equal(count_events(&log, TAUT_EVENT_INTERRUPTED), 1);
}

static void two_programs_cannot_write_one_log(void **state)
{
    (void)state;
    char said[60000];
    int status;
    struct child c = start(true);
    assert_true(wait_for(c.out, "Ready", said, sizeof said));
    struct child second = start(false);
    close(second.in);
    close(second.out);
    waitpid(second.pid, &status, 0);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 4);
    kill_hard(&c);
}

#define ROW(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
int main(void)
{
    const struct CMUnitTest tests[] = {
        ROW(nothing_that_was_shown_is_lost),
        ROW(a_kill_at_any_moment_leaves_a_log_to_go_on_with),
        ROW(half_a_line_is_dropped_and_told),
        ROW(two_programs_cannot_write_one_log),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
