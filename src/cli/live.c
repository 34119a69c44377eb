/* live.c - a session's log on disk and its clock: what was shown as done is never lost. */
#define _DEFAULT_SOURCE   /* flock, timegm */
#define _XOPEN_SOURCE 700 /* strptime */
#include "live.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

enum { LONGEST_HEADER = 2 << 20, LONGEST_EVENT = 8 << 10, LONGEST_PATH = 4000, HEARTBEAT_MS = 5000 };

/* ---- the file ---------------------------------------------------------------------------------------------------- */

static enum taut_status cannot(const struct live *l, const char *what, struct taut_error *err)
{
    return taut_fail(err, TAUT_EIO, l->path, "cannot be %s: %s", what, strerror(errno));
}

static bool write_all(int fd, const char *bytes, size_t n)
{
    while (n > 0) {
        ssize_t done = write(fd, bytes, n);
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0)
            return false;
        bytes += done;
        n -= (size_t)done;
    }
    return true;
}

static enum taut_status append(struct live *l, const struct taut_event *e, struct taut_error *err)
{
    struct taut_text line;
    if (l->fd < 0)
        return TAUT_OK;
    taut_text_init(&line, LONGEST_EVENT);
    taut_json_write_event(l->atlas, e, &line);
    bool good = !line.cut && write_all(l->fd, line.bytes, line.n);
    taut_text_free(&line);
    if (good && e->kind != TAUT_EVENT_FORCE)
        good = fdatasync(l->fd) == 0;
    return good ? TAUT_OK : cannot(l, "written", err);
}

/* Two programs that write one log would spoil it. One that was killed a moment ago may still be letting go of it. */
static enum taut_status lock(struct live *l, struct taut_error *err)
{
    enum { TRIES = 40 };
    const struct timespec moment = { .tv_nsec = 25 * 1000 * 1000 };
    for (int k = 0; k < TRIES; k++) {
        if (flock(l->fd, LOCK_EX | LOCK_NB) == 0)
            return TAUT_OK;
        nanosleep(&moment, NULL);
    }
    return taut_fail(err, TAUT_ECONFLICT, l->path, "is in use by another session");
}

/* The header is written beside and linked into place: a log has all of its first line, or is not there; one that is there
 * already is not touched. */
static enum taut_status write_header(struct live *l, const struct taut_text *header, struct taut_error *err)
{
    char beside[LONGEST_PATH + 8];
    if (strlen(l->path) > LONGEST_PATH)
        return taut_fail(err, TAUT_EINVAL, "--log", "the path is too long");
    snprintf(beside, sizeof beside, "%s.new", l->path);
    unlink(beside); /* it may be a second name of an older log, which must not be emptied */
    l->fd = open(beside, O_RDWR | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0600);
    if (l->fd < 0 || !write_all(l->fd, header->bytes, header->n) || fsync(l->fd) != 0)
        return cannot(l, "written", err);
    bool there = link(beside, l->path) == 0;
    int why = errno;
    unlink(beside);
    errno = why;
    if (!there && why == EEXIST)
        return taut_fail(err, TAUT_ECONFLICT, l->path, "is there already; to go on with it, leave the plan out");
    return there ? lock(l, err) : cannot(l, "written", err);
}

enum taut_status live_create(struct live *l, const char *path, struct taut_error *err)
{
    enum taut_status st = taut_session_begin(&l->x, &l->s, err);
    l->path = path;
    l->fd = -1;
    l->zero_us = input_clock_us();
    if (st != TAUT_OK || !path)
        return st;
    struct taut_text header;
    taut_text_init(&header, LONGEST_HEADER);
    taut_json_write_session_header(l->atlas, &l->header, &header);
    st = header.cut ? taut_fail(err, TAUT_ETOOBIG, path, "case and plan are too large for a log")
                    : write_header(l, &header, err);
    taut_text_free(&header);
    return st;
}

enum taut_status live_read(struct live *l, const char *path, struct taut_session_log *ret, struct taut_error *err)
{
    char *text = NULL;
    size_t n = 0;
    l->path = input_name(path);
    enum taut_status st = input_read(path, TAUT_MAX_SESSION_LOG, l->arena, &text, &n, err);
    if (st != TAUT_OK)
        return st;
    st = taut_json_read_session(l->atlas, text, n, l->arena, ret, err);
    if (st == TAUT_OK) {
        l->header = ret->header;
        l->torn = ret->torn;
        st = taut_session_begin(&l->x, &l->s, err);
    }
    for (size_t k = 0; k < ret->n_events && st == TAUT_OK; k++) {
        st = taut_session_apply(&l->x, &l->s, &ret->events[k], err);
        l->logged_ms = ret->events[k].at_ms;
        if (st != TAUT_OK) {
            char where[40];
            snprintf(where, sizeof where, "line %zu", k + 2);
            input_within(err, where);
        }
    }
    if (st != TAUT_OK)
        input_within(err, l->path);
    return st;
}

/* ---- going on ------------------------------------------------------------------------------------------------------ */

/* Seconds of "2026-11-21T09:30:00Z" since 1970; -1: no such time. */
static int64_t seconds_of(const char *started)
{
    struct tm t = { 0 };
    return strptime(started, "%Y-%m-%dT%H:%M:%SZ", &t) ? (int64_t)timegm(&t) : -1;
}

/* The session's clock has gone on while the program was gone; a clock that was set back is not believed. */
static void set_clock(struct live *l)
{
    int64_t started = seconds_of(l->header.started), gone = started < 0 ? 0 : ((int64_t)time(NULL) - started) * 1000;
    if (gone < l->logged_ms || gone > TAUT_SESSION_LONGEST_MS / 2)
        gone = l->logged_ms;
    l->zero_us = input_clock_us() - (double)gone * 1000;
}

static enum taut_status mend(struct live *l, const struct taut_session_log *log, struct taut_error *err)
{
    if (log->torn && ftruncate(l->fd, (off_t)log->good_bytes) != 0)
        return cannot(l, "mended", err);
    if (!log->torn && !log->closed && !write_all(l->fd, "\n", 1))
        return cannot(l, "mended", err);
    return TAUT_OK;
}

enum taut_status live_resume(struct live *l, const char *path, struct taut_error *err)
{
    struct taut_session_log log;
    l->path = path;
    l->fd = open(path, O_RDWR | O_APPEND | O_CLOEXEC);
    if (l->fd < 0)
        return taut_fail(err, errno == ENOENT ? TAUT_ENOTFOUND : TAUT_EIO, path, "%s",
                         errno == ENOENT ? "no such log; name a plan to begin one" : strerror(errno));
    enum taut_status st = lock(l, err);
    if (st == TAUT_OK)
        st = live_read(l, path, &log, err);
    if (st == TAUT_OK)
        st = mend(l, &log, err);
    if (st != TAUT_OK)
        return st;
    set_clock(l);
    struct taut_event e = { .kind = TAUT_EVENT_INTERRUPTED, .at_ms = l->s.at_ms, .target = TAUT_NONE };
    return live_is_over(l) || l->s.phase == TAUT_PHASE_READY || l->s.phase == TAUT_PHASE_PAUSED
               ? TAUT_OK
               : live_event(l, &e, err);
}

enum taut_status live_event(struct live *l, const struct taut_event *e, struct taut_error *err)
{
    enum taut_status st = taut_session_apply(&l->x, &l->s, e, err);
    if (st == TAUT_OK)
        st = append(l, e, err);
    if (st == TAUT_OK)
        l->logged_ms = e->at_ms;
    return st;
}

enum taut_status live_step(struct live *l, int64_t now_ms, bool *changed, struct taut_error *err)
{
    struct taut_event e = { .kind = TAUT_EVENT_TIME, .target = TAUT_NONE };
    int64_t due = taut_session_due_ms(&l->x, &l->s);
    *changed = due >= 0 && due <= now_ms;
    e.at_ms = *changed ? due : now_ms;
    if (e.at_ms < l->s.at_ms)
        e.at_ms = l->s.at_ms;
    if (*changed || (!l->scripted && l->s.phase == TAUT_PHASE_HOLD && now_ms - l->logged_ms >= HEARTBEAT_MS))
        return live_event(l, &e, err);
    taut_session_advance(&l->x, &l->s, now_ms);
    return TAUT_OK;
}

int64_t live_now(const struct live *l)
{
    return (int64_t)((input_clock_us() - l->zero_us) / 1000);
}

bool live_is_over(const struct live *l)
{
    return l->s.phase == TAUT_PHASE_STOPPED || l->s.phase == TAUT_PHASE_FINISHED;
}

void live_close(struct live *l)
{
    force_close(l);
    if (l->fd >= 0)
        close(l->fd);
    l->fd = -1;
}

void live_time(int64_t ms, char out[24])
{
    long long s = (long long)ms / 1000;
    if (s >= 3600)
        snprintf(out, 24, "%lld:%02lld:%02lld", s / 3600, s / 60 % 60, s % 60);
    else
        snprintf(out, 24, "%lld:%02lld", s / 60, s % 60);
}
