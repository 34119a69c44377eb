/* live_force.c - a force meter: lines "time_ms force_N" from a file, a pipe or a serial device.
 *
 * Times are the meter's own; its first line is now. A file is played at that pace. Readings closer than 50 ms are averaged. */
#define _DEFAULT_SOURCE /* cfmakeraw */
#include "live.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

enum { LONGEST_READING = 80, WINDOW_MS = 50, MOST_FORCE = 500000 };

struct force_meter {
    int fd;
    const char *path;
    char bytes[4096];
    size_t n, at; /* read, taken */
    char line[LONGEST_READING];
    size_t line_n;
    bool too_long, paced, begun, waiting;
    double first_ms; /* the meter's time of its first line */
    int64_t zero_ms; /* the session's time of that */
    int64_t next_ms; /* of the reading that waits */
    int32_t next_force;
    int64_t sum, sum_n, window_ms; /* of what is averaged */
    unsigned bad;
    bool gone, told_bad, told_gone;
};

enum taut_status force_open(struct live *l, const char *path, struct taut_error *err)
{
    struct stat about;
    struct force_meter *m = calloc(1, sizeof *m);
    if (!m)
        return taut_fail(err, TAUT_ENOMEM, "--force", "no memory");
    *m = (struct force_meter){ .path = path, .window_ms = -1 };
    m->fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (m->fd < 0 || fstat(m->fd, &about) != 0 || S_ISDIR(about.st_mode)) {
        enum taut_status st = taut_fail(err, errno == ENOENT ? TAUT_ENOTFOUND : TAUT_EIO, path, "%s",
                                        m->fd >= 0 ? "is no force meter" : strerror(errno));
        if (m->fd >= 0)
            close(m->fd);
        free(m);
        return st;
    }
    m->paced = S_ISREG(about.st_mode);
    struct termios t;
    if (isatty(m->fd) && tcgetattr(m->fd, &t) == 0) {
        cfmakeraw(&t);
        cfsetspeed(&t, B115200);
        t.c_cflag |= CLOCAL | CREAD;
        tcsetattr(m->fd, TCSANOW, &t);
    }
    l->meter = m;
    return TAUT_OK;
}

void force_close(struct live *l)
{
    if (l->meter)
        close(l->meter->fd);
    free(l->meter);
    l->meter = NULL;
}

int force_fd(const struct live *l)
{
    return l->meter && !l->meter->gone && !l->meter->paced ? l->meter->fd : -1;
}

const char *force_complaint(struct live *l)
{
    struct force_meter *m = l->meter;
    if (m && m->bad && !m->told_bad) {
        m->told_bad = true;
        return "The force meter sends lines that are not understood (wanted: time_ms force_N).";
    }
    if (m && m->gone && !m->paced && !m->told_gone) {
        m->told_gone = true;
        return "The force meter is gone. The session goes on without it.";
    }
    return NULL;
}

/* ---- reading ---------------------------------------------------------------------------------------------------------- */

/* A number as "1200" or "12.5"; locale does not matter. */
static bool read_decimal(const char **s, double *ret)
{
    double v = 0, scale = 1;
    size_t digits = 0;
    for (; **s >= '0' && **s <= '9' && digits < 15; digits++)
        v = v * 10 + (*(*s)++ - '0');
    if (**s == '.')
        for ((*s)++; **s >= '0' && **s <= '9' && digits < 15; digits++) {
            scale /= 10;
            v += (*(*s)++ - '0') * scale;
        }
    *ret = v;
    return digits > 0;
}

static bool read_reading(const char *s, double *ms, int32_t *force)
{
    double newtons = 0;
    while (*s == ' ' || *s == '\t')
        s++;
    if (!read_decimal(&s, ms) || (*s != ' ' && *s != '\t' && *s != ','))
        return false;
    while (*s == ' ' || *s == '\t' || *s == ',')
        s++;
    bool negative = *s == '-'; /* a meter at rest may read a little below zero */
    s += negative;
    if (!read_decimal(&s, &newtons) || (*s && *s != '\r') || newtons * 1000 > MOST_FORCE)
        return false;
    *force = negative ? 0 : (int32_t)(newtons * 1000 + 0.5);
    return true;
}

/* The next line into m->line; false: none is there yet. */
static bool next_line(struct force_meter *m)
{
    for (;;) {
        if (m->at == m->n) {
            ssize_t got = m->gone ? 0 : read(m->fd, m->bytes, sizeof m->bytes);
            if (got < 0 && (errno == EAGAIN || errno == EINTR))
                return false;
            if (got <= 0) {
                m->gone = true;
                return false;
            }
            m->n = (size_t)got;
            m->at = 0;
        }
        char c = m->bytes[m->at++];
        if (c != '\n') {
            m->too_long = m->too_long || m->line_n + 1 == LONGEST_READING;
            if (!m->too_long)
                m->line[m->line_n++] = c;
            continue;
        }
        m->line[m->line_n] = '\0';
        m->line_n = 0;
        if (!m->too_long)
            return true;
        m->too_long = false;
        m->bad++;
    }
}

/* One reading, with its time in the session, into next_ms and next_force. */
static bool next_reading(struct force_meter *m, int64_t now_ms)
{
    double ms;
    while (next_line(m)) {
        if (!read_reading(m->line, &ms, &m->next_force)) {
            m->bad += m->line[0] && m->line[0] != '#';
            continue;
        }
        if (!m->begun) {
            m->begun = true;
            m->first_ms = ms;
            m->zero_ms = now_ms;
        }
        double since = ms - m->first_ms;
        int64_t at = since < 0 || since > TAUT_SESSION_LONGEST_MS ? now_ms : m->zero_ms + (int64_t)since;
        m->next_ms = m->paced || at <= now_ms ? at : now_ms;
        return true;
    }
    return false;
}

bool force_next(struct live *l, int64_t now_ms, struct taut_event *ret)
{
    struct force_meter *m = l->meter;
    while (m && (m->waiting || next_reading(m, now_ms))) {
        m->waiting = m->next_ms > now_ms;
        if (m->waiting)
            return false;
        if (m->window_ms < 0)
            m->window_ms = m->next_ms;
        m->sum += m->next_force;
        m->sum_n++;
        if (m->next_ms - m->window_ms < WINDOW_MS && m->next_ms >= m->window_ms)
            continue;
        int64_t at = m->next_ms > l->s.at_ms ? m->next_ms : l->s.at_ms;
        *ret = (struct taut_event){
            .kind = TAUT_EVENT_FORCE, .at_ms = at, .value = (int32_t)(m->sum / m->sum_n), .target = TAUT_NONE
        };
        m->sum = m->sum_n = 0;
        m->window_ms = m->next_ms;
        return true;
    }
    return false;
}
