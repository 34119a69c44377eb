/* session.c - a session from its log: what is shown now, when that changes, and at the end what came of it. */
#include "door/door.h"

#include <taut/session.h>

enum { LONGEST_TEXT = 1 << 20 };

/* The log's events, then the time until now. */
static enum taut_status replay(const struct taut_session_context *x, const struct taut_session_log *log, int64_t at_ms,
                               struct taut_session *s, struct taut_error *err)
{
    enum taut_status st = taut_session_begin(x, s, err);
    for (size_t k = 0; k < log->n_events && st == TAUT_OK; k++)
        st = taut_session_apply(x, s, &log->events[k], err);
    if (st == TAUT_OK)
        taut_session_advance(x, s, at_ms);
    return st;
}

/* What came of it, as texts: of a session that is over. */
static void add_texts(struct taut_json *j, const struct taut_session_context *x, const struct taut_session *s,
                      const struct taut_session_log *log)
{
    const bool over = s->phase == TAUT_PHASE_FINISHED || s->phase == TAUT_PHASE_STOPPED;
    struct taut_text summary, soap;
    taut_text_init(&summary, LONGEST_TEXT);
    taut_text_init(&soap, LONGEST_TEXT);
    if (over) {
        taut_session_summary(x, s, &summary);
        taut_session_soap(x, s, log->events, log->n_events, &soap);
    }
    taut_json_string(j, "summary", over ? summary.bytes : NULL);
    taut_json_string(j, "note", over ? soap.bytes : NULL);
    taut_text_free(&summary);
    taut_text_free(&soap);
}

/* A pair: the state as a taut.session-state/1, and what a guide needs beside it. */
static void add_answer(struct taut_text *out, const struct taut_session_context *x, const struct taut_session *s,
                       const struct taut_session_log *log)
{
    struct taut_session_view v;
    struct taut_json j = { .out = out };
    taut_session_look(x, s, &v);
    taut_text_adds(out, "[");
    taut_json_write_session(x, s, out);
    taut_text_adds(out, ",\n");
    taut_json_open_object(&j, NULL);
    taut_json_integer(&j, "due_ms", taut_session_due_ms(x, s));
    taut_json_integer(&j, "seconds_of", v.seconds_of);
    taut_json_integer(&j, "n_steps", v.n_steps);
    add_texts(&j, x, s, log);
    taut_json_close(&j);
    taut_text_adds(out, "]\n");
}

enum taut_status door_session(struct question *q)
{
    struct taut_door *d = q->door;
    struct taut_session_log log = { 0 };
    const struct taut_atlas *said = NULL;
    struct taut_session *s = taut_arena_alloc(d->arena, sizeof *s);
    struct taut_arena *scratch = taut_arena_create();
    int at_ms = 0;
    enum taut_status st = s && scratch ? TAUT_OK : taut_fail(&d->error, TAUT_ENOMEM, "session", "no memory");
    if (st == TAUT_OK)
        st = member_whole(&q->options, "at_ms", 0, TAUT_SESSION_LONGEST_MS, &at_ms);
    if (st == TAUT_OK)
        st = door_said(q, &said);
    if (st == TAUT_OK)
        st = taut_json_read_session(d->atlas, q->input, q->n_input, d->arena, &log, &d->error);
    const struct taut_session_context x = { said, &log.header.told, &log.header.plan, scratch };
    if (st == TAUT_OK)
        st = replay(&x, &log, at_ms, s, &d->error);
    if (st == TAUT_OK)
        add_answer(&d->answer, &x, s, &log);
    taut_arena_free(scratch);
    return st;
}
