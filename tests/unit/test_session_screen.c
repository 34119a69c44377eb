/* test_session_screen.c - the full screen in a terminal of our own: keys, words, a small window, a force meter, a kill. */
#define _GNU_SOURCE
#include "session_program.h"

#include <pty.h>
#include <sys/ioctl.h>
#include <termios.h>

static char said[400000];

struct terminal {
    pid_t pid;
    int fd;
};

static struct terminal start(bool anew, const char *force)
{
    struct winsize size = { 24, 80, 0, 0 };
    struct terminal t;
    t.pid = forkpty(&t.fd, NULL, NULL, &size);
    assert_true(t.pid >= 0);
    if (t.pid == 0) {
        const char *args[10] = { "taut", "session" };
        size_t n = 2;
        setenv("TERM", "xterm", 1);
        setenv("LC_ALL", "C.UTF-8", 1);
        unsetenv("LINES");
        unsetenv("COLUMNS");
        if (anew)
            args[n++] = plan_path;
        args[n++] = "--log";
        args[n++] = log_path;
        if (force) {
            args[n++] = "--force";
            args[n++] = force;
        }
        execv(program, (char *const *)args);
        _exit(127);
    }
    return t;
}

static void press(const struct terminal *t, const char *keys)
{
    assert_int_equal(write(t->fd, keys, strlen(keys)), (ssize_t)strlen(keys));
}

/* Ctrl-L paints all of it anew, so that words stand in one piece. */
static void expect(const struct terminal *t, const char *words)
{
    for (int k = 0; k < 40; k++) {
        press(t, "\f");
        if (wait_for(t->fd, "Taut session", said, sizeof said) && strstr(said, words))
            return;
        struct pollfd p = { t->fd, POLLIN, 0 };
        while (poll(&p, 1, 150) > 0) {
            size_t n = strlen(said);
            ssize_t got = read(t->fd, said + n, sizeof said - n - 1);
            if (got <= 0)
                break;
            said[n + (size_t)got] = '\0';
            if (strstr(said, words))
                return;
        }
    }
    fail_msg("\"%s\" is not on the screen:\n%s", words, said);
}

static int stop(const struct terminal *t, int sign)
{
    int status = 0;
    char rest[4096];
    if (sign)
        kill(t->pid, sign);
    for (int64_t end = now_ms() + PATIENCE_MS; now_ms() < end;) {
        struct pollfd p = { t->fd, POLLIN, 0 };
        if (poll(&p, 1, 20) > 0 && read(t->fd, rest, sizeof rest) <= 0 && errno != EIO)
            break;
        if (waitpid(t->pid, &status, WNOHANG) == t->pid)
            break;
    }
    close(t->fd);
    return status;
}

static void keys_lead_through_a_session(void **state)
{
    (void)state;
    struct terminal t = start(true, NULL);
    expect(&t, "Ready");
    press(&t, "6\r");
    expect(&t, "Prepare");
    press(&t, "\r");
    expect(&t, "Find the point");
    expect(&t, "At most");
    press(&t, "7y");
    press(&t, "\r");
    expect(&t, "Get ready");
    press(&t, "\r");
    expect(&t, "Press and hold");
    press(&t, "6+++");
    expect(&t, "No more: this is the most");
    press(&t, "3");
    expect(&t, "Released");
    expect(&t, "Re-test");
    press(&t, "k"); /* cannot be skipped */
    expect(&t, "re-tested before anything else");
    press(&t, "2n");
    expect(&t, "CHANGE SIDES: now RIGHT");
    press(&t, "\r\r");
    expect(&t, "Press and hold");
    press(&t, "d4");
    expect(&t, "Stopped");
    press(&t, "onote that it passed\r");
    press(&t, "\r");
    int status = stop(&t, 0);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    struct taut_session_log log = read_log();
    assert_int_equal(count_events(&log, TAUT_EVENT_PAIN), 5);
    assert_int_equal(count_events(&log, TAUT_EVENT_DANGER), 1);
    assert_string_equal(log.events[log.n_events - 1].text, "note that it passed");
}

static void a_killed_screen_goes_on_in_a_pause(void **state)
{
    (void)state;
    struct terminal t = start(true, NULL);
    expect(&t, "Ready");
    press(&t, "\r\r");
    expect(&t, "Find the point");
    press(&t, "5\r\r");
    expect(&t, "Press and hold");
    stop(&t, SIGKILL);
    t = start(false, NULL);
    expect(&t, "Paused");
    expect(&t, "interrupted");
    press(&t, "\r");
    expect(&t, "Get ready");
    press(&t, "q");
    assert_int_equal(stop(&t, 0), 0);
}

static void the_count_before_a_hold_rings(void **state)
{
    (void)state;
    struct terminal t = start(true, NULL);
    expect(&t, "Ready");
    press(&t, "\r\r");
    expect(&t, "Find the point");
    press(&t, "\r"); /* 5 s to get ready: bells at 3, 2, 1, and when it begins */
    for (int k = 0; k < 4; k++)
        assert_true(wait_for(t.fd, "\a", said, sizeof said));
    expect(&t, "Press and hold");
    press(&t, "q");
    assert_int_equal(stop(&t, 0), 0);
}

static void a_window_that_is_too_small_says_so(void **state)
{
    (void)state;
    struct terminal t = start(true, NULL);
    struct winsize small = { 10, 40, 0, 0 };
    expect(&t, "Ready");
    ioctl(t.fd, TIOCSWINSZ, &small);
    assert_true(wait_for(t.fd, "make the window larger", said, sizeof said));
    press(&t, "q");
    stop(&t, 0);
}

/* The meter is a pseudo-terminal, as a serial device is. */
static void a_force_meter_gives_a_dose(void **state)
{
    (void)state;
    int meter, device;
    char name[100];
    assert_int_equal(openpty(&meter, &device, name, NULL, NULL), 0);
    struct terminal t = start(true, name);
    expect(&t, "Ready");
    dprintf(meter, "0 0.0\n# a remark\nnonsense\n");
    press(&t, "\r\r");
    expect(&t, "Find the point");
    press(&t, "\r\r");
    expect(&t, "Press and hold");
    int64_t begun = now_ms();
    for (int k = 0; k < 30; k++) {
        struct timespec nap = { 0, 50000000 };
        dprintf(meter, "%lld 20.5\n", (long long)(now_ms() - begun + 3000));
        nanosleep(&nap, NULL);
    }
    expect(&t, "20 N");
    press(&t, "q");
    stop(&t, 0);
    close(device);
    close(meter);
    struct taut_session_log log = read_log();
    struct taut_arena *scratch = taut_arena_create();
    struct taut_session_context x = { taut_atlas_builtin(), &log.header.told, &log.header.plan, scratch };
    static struct taut_session s;
    assert_int_equal(taut_session_begin(&x, &s, NULL), TAUT_OK);
    for (size_t k = 0; k < log.n_events; k++)
        assert_int_equal(taut_session_apply(&x, &s, &log.events[k], NULL), TAUT_OK);
    taut_arena_free(scratch);
    assert_int_equal(s.records[1].force_peak, 20500);
    assert_in_range(s.records[1].force_dose / 1000000, 10, 60); /* about 1.5 s of 20.5 N; machines are slow at times */
}

#define ROW(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
int main(void)
{
    const struct CMUnitTest tests[] = {
        ROW(keys_lead_through_a_session),   ROW(a_killed_screen_goes_on_in_a_pause),
        ROW(the_count_before_a_hold_rings), ROW(a_window_that_is_too_small_says_so),
        ROW(a_force_meter_gives_a_dose),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
