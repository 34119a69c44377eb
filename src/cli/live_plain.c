/* live_plain.c - a session in lines: for screen readers, pipes and scripts.
 *
 * A line may begin with its time ("12.5 pain 6": seconds of the session); then no clock is looked at. */
#define _POSIX_C_SOURCE 200809L
#include "live.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

enum { LONGEST = 1200, TICK_MS = 100, INDENT = 10 };

struct plain {
    struct live *l;
    uint32_t shown_changes;
    int8_t shown_notice;
    int32_t announced; /* seconds left that were said last */
    char line[LONGEST];
    size_t n;
    bool too_long, closed, quit;
};

/* ---- saying ------------------------------------------------------------------------------------------------------------ */

static void put_line(const struct plain *p, const char *text)
{
    char line[LONGEST + 80], time[24];
    live_time(p->l->s.at_ms, time);
    snprintf(line, sizeof line, "%7s  %s", time, text);
    term_wrap(p->l->t, 0, INDENT, line);
}

static void say_more(const struct plain *p, const char *label, const char *text)
{
    char line[2400];
    if (!text || !text[0])
        return;
    snprintf(line, sizeof line, "%s%s", taut_say(p->l->atlas->catalogue, label), text);
    term_wrap(p->l->t, INDENT, INDENT, line);
}

static void say_phase(const struct plain *p)
{
    struct taut_session_view v;
    char line[LONGEST] = "", part[80];
    taut_session_look(&p->l->x, &p->l->s, &v);
    if (v.step) {
        snprintf(part, sizeof part, taut_say(p->l->atlas->catalogue, "Step %u of %u: "), v.step, v.n_steps);
        add_text(line, sizeof line, part);
    }
    add_text(line, sizeof line, v.title);
    if (v.holds > 1) {
        snprintf(part, sizeof part, taut_say(p->l->atlas->catalogue, " %u of %u"), v.hold, v.holds);
        add_text(line, sizeof line, part);
    }
    if (v.where[0]) {
        add_text(line, sizeof line, ", ");
        add_text(line, sizeof line, v.where);
    }
    if (v.seconds_left >= 0) {
        snprintf(part, sizeof part, ", %d s", v.seconds_left);
        add_text(line, sizeof line, part);
    }
    put_line(p, line);
    if (v.switch_to) {
        snprintf(part, sizeof part, taut_say(p->l->atlas->catalogue, "Change sides: now the %s side."),
                 taut_say(p->l->atlas->catalogue, taut_side_name(v.switch_to)));
        say_more(p, "", part);
    }
    say_more(p, "", v.act);
    if (v.phase != TAUT_PHASE_BREAK && v.phase != TAUT_PHASE_GET_READY && v.hold <= 1) {
        say_more(p, TAUT_TEXT("Feel: "), v.feel);
        say_more(p, TAUT_TEXT("Say: "), v.say);
        say_more(p, TAUT_TEXT("Stop: "), v.stop);
    }
    if (v.phase != TAUT_PHASE_HOLD)
        say_more(p, TAUT_TEXT("Next: "), v.next);
}

/* What is new since it was last said; false: nothing. */
static bool say_news(struct plain *p)
{
    const struct taut_session *s = &p->l->s;
    bool changed = s->n_changes != p->shown_changes, noticed = s->notice && s->notice != p->shown_notice;
    if (noticed)
        put_line(p, taut_say(p->l->atlas->catalogue, taut_notice_text((enum taut_notice)s->notice)));
    if (changed)
        say_phase(p);
    p->shown_changes = s->n_changes;
    p->shown_notice = s->notice;
    p->announced = changed ? -1 : p->announced;
    return changed || noticed;
}

static void announce(struct plain *p)
{
    static const int32_t marks[] = { 30, 10, 3 };
    struct taut_session_view v;
    char line[40];
    if (p->l->scripted)
        return;
    taut_session_look(&p->l->x, &p->l->s, &v);
    for (size_t k = 0; k < sizeof marks / sizeof *marks; k++)
        if (v.seconds_left == marks[k] && v.seconds_of > marks[k] + 4 && p->announced != marks[k]) {
            p->announced = marks[k];
            snprintf(line, sizeof line, taut_say(p->l->atlas->catalogue, "%d s left"), marks[k]);
            put_line(p, line);
        }
}

/* ---- time and force ------------------------------------------------------------------------------------------------------ */

static enum taut_status go_on_to(struct plain *p, int64_t now_ms, struct taut_error *err)
{
    struct live *l = p->l;
    struct taut_event force;
    enum taut_status st = TAUT_OK;
    bool changed = true;
    while (st == TAUT_OK && force_next(l, now_ms, &force)) {
        st = live_event(l, &force, err);
        say_news(p);
    }
    while (st == TAUT_OK && changed) {
        st = live_step(l, now_ms, &changed, err);
        say_news(p);
    }
    const char *complaint = force_complaint(l);
    if (complaint)
        put_line(p, complaint);
    return st;
}

/* ---- lines ------------------------------------------------------------------------------------------------------------------ */

/* "12.5 pain 6": true, and *line behind the time. */
static bool read_time(const char **line, int64_t *ms)
{
    const char *s = *line;
    int64_t v = 0, scale = 1000;
    size_t n = strspn(s, "0123456789");
    if (n == 0 || n > 7)
        return false;
    for (size_t k = 0; k < n; k++)
        v = v * 10 + (s[k] - '0');
    v *= 1000;
    s += n;
    if (*s == '.')
        for (s++; *s >= '0' && *s <= '9' && scale > 1; s++)
            v += (*s - '0') * (scale /= 10);
    if (*s && *s != ' ' && *s != '\t')
        return false;
    *line = s + strspn(s, " \t");
    *ms = v;
    return true;
}

static void refuse(const struct plain *p, const struct taut_error *err)
{
    char line[LONGEST];
    snprintf(line, sizeof line, "? %s: %s", err->where, err->message);
    put_line(p, line);
}

static enum taut_status take_line(struct plain *p, const char *line, struct taut_error *err)
{
    struct live *l = p->l;
    struct taut_error own = { 0 };
    struct taut_event e;
    int64_t ms = 0;
    bool timed = read_time(&line, &ms);
    l->scripted = l->scripted || timed;
    if (!timed)
        ms = l->scripted ? l->s.at_ms : live_now(l);
    if (ms > TAUT_SESSION_LONGEST_MS)
        return taut_fail(err, TAUT_EINVAL, "time", "is more than 20 days");
    enum taut_status st = go_on_to(p, ms, err);
    if (st != TAUT_OK)
        return st;
    if (!strcmp(line, "quit") || (!strcmp(line, "end") && live_is_over(l))) {
        p->quit = true;
        return TAUT_OK;
    }
    if (!strcmp(line, "help")) {
        put_line(p, line_help);
        return TAUT_OK;
    }
    if (!line[0] && timed) /* only the time */
        return TAUT_OK;
    if (!line[0])
        line = l->s.phase == TAUT_PHASE_READY ? "start" : l->s.phase == TAUT_PHASE_PAUSED ? "resume" : "next";
    st = line_read(l, line, &e, &own);
    e.at_ms = ms > l->s.at_ms ? ms : l->s.at_ms;
    if (st == TAUT_OK)
        st = live_event(l, &e, &own);
    if (st == TAUT_EIO || st == TAUT_ENOMEM) {
        *err = own;
        return st;
    }
    if (st != TAUT_OK)
        refuse(p, &own);
    else if (!say_news(p)) {
        char noted[LONGEST + 16];
        snprintf(noted, sizeof noted, taut_say(p->l->atlas->catalogue, "noted: %s"), line);
        put_line(p, noted);
    }
    return TAUT_OK;
}

/* Whole lines of what was read; the rest is kept. */
static enum taut_status take_bytes(struct plain *p, const char *bytes, size_t n, struct taut_error *err)
{
    enum taut_status st = TAUT_OK;
    for (size_t k = 0; k < n && st == TAUT_OK && !p->quit; k++) {
        if (bytes[k] != '\n') {
            p->too_long = p->too_long || p->n + 1 == LONGEST;
            if (!p->too_long)
                p->line[p->n++] = bytes[k] == '\r' ? ' ' : bytes[k];
            continue;
        }
        while (p->n > 0 && p->line[p->n - 1] == ' ')
            p->n--;
        p->line[p->n] = '\0';
        p->n = 0;
        if (p->too_long)
            put_line(p, "? line: too long");
        else
            st = take_line(p, p->line, err);
        p->too_long = false;
        fflush(stdout);
    }
    return st;
}

static enum taut_status read_some(struct plain *p, struct taut_error *err)
{
    char bytes[4096];
    ssize_t got = read(STDIN_FILENO, bytes, sizeof bytes);
    if (got < 0 && errno == EINTR)
        return TAUT_OK;
    p->closed = got <= 0;
    if (p->closed && p->n > 0) /* a last line without its end */
        return take_bytes(p, "\n", 1, err);
    return got > 0 ? take_bytes(p, bytes, (size_t)got, err) : TAUT_OK;
}

enum taut_status live_plain(struct live *l, struct taut_error *err)
{
    struct plain p = { .l = l, .shown_changes = UINT32_MAX, .announced = -1 };
    enum taut_status st = TAUT_OK;
    if (l->torn)
        put_line(&p, "The log ended in half a line; it is dropped.");
    say_news(&p);
    fflush(stdout);
    while (st == TAUT_OK && !p.closed && !p.quit) {
        struct pollfd wait[2] = { { STDIN_FILENO, POLLIN, 0 }, { force_fd(l), POLLIN, 0 } };
        int ready = poll(wait, 2, TICK_MS);
        if (ready < 0 && errno != EINTR)
            return taut_fail(err, TAUT_EIO, "standard input", "%s", strerror(errno));
        if (ready > 0 && wait[0].revents)
            st = read_some(&p, err);
        /* where nothing is due, no clock runs: the first line may still bring its own time */
        bool clock = !l->scripted && (taut_session_due_ms(&l->x, &l->s) >= 0 || force_fd(l) >= 0);
        if (st == TAUT_OK && clock && !p.closed && !(ready > 0 && wait[0].revents)) {
            st = go_on_to(&p, live_now(l), err);
            announce(&p);
            fflush(stdout);
        }
    }
    return st;
}
