/* live.h - a session that goes on: its state, its log on disk, its clock and its force meter. */
#ifndef TAUT_CLI_LIVE_H
#define TAUT_CLI_LIVE_H

#include "cli.h"

struct force_meter; /* live_force.c */

struct live {
    const struct taut_atlas *atlas;
    const struct term *t;
    struct taut_arena *arena, *scratch;
    struct taut_session_header header;
    struct taut_session_context x;
    struct taut_session s;
    const char *path; /* of the log; NULL: none is kept */
    int fd;
    double zero_us;    /* of the monotonic clock, when the session's time was 0 */
    int64_t logged_ms; /* time of the last event */
    bool scripted;     /* times come with the lines, not from the clock */
    bool torn;         /* the log ended in half a line */
    struct force_meter *meter;
};

/* ---- live.c ------------------------------------------------------------------------------------------------- */

/* A new log with its header, on disk when this returns. path may be NULL: none is kept. */
enum taut_status live_create(struct live *l, const char *path, struct taut_error *err);
/* Goes on with a log; what was under way when it ended is interrupted. */
enum taut_status live_resume(struct live *l, const char *path, struct taut_error *err);
/* A log as it stands, and its state; nothing is written. The last event's time is the state's. */
enum taut_status live_read(struct live *l, const char *path, struct taut_session_log *ret, struct taut_error *err);
/* Applies the event, and has it on disk before this returns; force readings follow with the next other event. */
enum taut_status live_event(struct live *l, const struct taut_event *e, struct taut_error *err);
/* Lets time go by to the next change, at most to now_ms. *changed: something did; call again. */
enum taut_status live_step(struct live *l, int64_t now_ms, bool *changed, struct taut_error *err);
int64_t live_now(const struct live *l); /* ms of the session, by the clock */
bool live_is_over(const struct live *l);
void live_close(struct live *l);

/* ---- live_line.c: one event in words ("pain 6", "danger pulse"); at_ms is left alone ------------------------ */

enum taut_status line_read(const struct live *l, const char *line, struct taut_event *ret, struct taut_error *err);
extern const char line_help[];

/* ---- live_force.c: lines "time_ms force_N" from a file, a pipe or a serial device --------------------------- */

enum taut_status force_open(struct live *l, const char *path, struct taut_error *err);
int force_fd(const struct live *l); /* -1: nothing to wait for */
/* The next reading that is due by now_ms, as an event. */
bool force_next(struct live *l, int64_t now_ms, struct taut_event *ret);
/* Something went wrong with the meter since this was last asked; NULL: nothing. */
const char *force_complaint(struct live *l);
void force_close(struct live *l);

/* ---- live_plain.c, live_screen.c: the two ways to go through a session -------------------------------------- */

enum taut_status live_plain(struct live *l, struct taut_error *err);
enum taut_status live_screen(struct live *l, struct taut_error *err);
/* "12:05" */
void live_time(int64_t ms, char out[24]);

#endif
