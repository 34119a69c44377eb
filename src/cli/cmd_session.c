/* cmd_session.c - taut session: goes through a plan with the clock; its note; its states, replayed. */
#include "live.h"
#include "planned.h"

#include <string.h>
#include <time.h>
#include <unistd.h>

enum { LONGEST_NOTE_TEXT = 1 << 20, LONGEST_STATE = 1 << 20 };

/* ---- what is gone through ------------------------------------------------------------------------------------------ */

static enum taut_status read_plan(const char *path, struct live *l, struct taut_error *err)
{
    char *json = NULL;
    size_t n = 0;
    if (!strcmp(path, "-"))
        return taut_fail(err, TAUT_EINVAL, "PLAN", "must be a file: standard input is for what happens");
    enum taut_status st = input_read(path, TAUT_MAX_JSON, l->arena, &json, &n, err);
    if (st == TAUT_OK && (st = taut_json_read_plan(l->atlas, json, n, l->arena, &l->header.plan, err)) != TAUT_OK)
        input_within(err, path);
    return st;
}

/* The case, and the plan that is made for it where none is named. */
static enum taut_status read_case(const struct args *args, struct live *l, struct taut_error *err)
{
    struct args only_case = *args;
    struct planned p = { 0 };
    only_case.n_words = 0;
    enum taut_status st = args->n_words
                              ? told_read(&only_case, taut_atlas_english(l->atlas), l->arena, &p.told, NULL, err)
                              : planned_read(&only_case, taut_atlas_english(l->atlas), l->arena, &p, err);
    l->header.told = p.told;
    l->header.plan = p.plan;
    if (st == TAUT_OK && p.screening.emergency) {
        text_plan(l->t, &p, false);
        return TAUT_EEMERGENCY;
    }
    return st;
}

static enum taut_status begin_time(const struct args *args, struct live *l, struct taut_error *err)
{
    static char started[32];
    int32_t day = 0;
    enum taut_status st = input_today(args, &day, err);
    time_t now = args->values[FLAG_TODAY] ? (time_t)day * 86400 : time(NULL);
    struct tm t;
    if (st != TAUT_OK || !gmtime_r(&now, &t))
        return st != TAUT_OK ? st : taut_fail(err, TAUT_EINVAL, "--today", "is no day");
    strftime(started, sizeof started, "%Y-%m-%dT%H:%M:%SZ", &t);
    l->header.started = started;
    return TAUT_OK;
}

static enum taut_status begin(const struct args *args, struct live *l, struct taut_error *err)
{
    const char *log = args->values[FLAG_LOG];
    bool told = args->values[FLAG_CASE] || args->values[FLAG_DRAWING], named = args->n_words > 0 || told;
    if (log && !named)
        return live_resume(l, log, err);
    if (!named)
        return taut_fail(err, TAUT_EEMPTY, "session",
                         "name a plan (taut plan … --format json > plan.json), or a --log to go on with");
    enum taut_status st = begin_time(args, l, err);
    if (st == TAUT_OK && told)
        st = read_case(args, l, err);
    if (st == TAUT_OK && args->n_words > 0)
        st = read_plan(args->words[0], l, err);
    return st == TAUT_OK ? live_create(l, log, err) : st;
}

/* ---- the note -------------------------------------------------------------------------------------------------------- */

/* Line by line, wrapped; what hangs behind a colon hangs. */
static void print_lines(const struct term *t, const struct taut_text *text)
{
    char line[2400];
    for (size_t at = 0; at < text->n;) {
        const char *end = memchr(text->bytes + at, '\n', text->n - at);
        size_t n = end ? (size_t)(end - (text->bytes + at)) : text->n - at;
        snprintf(line, sizeof line, "%.*s", (int)n, text->bytes + at);
        term_wrap(t, 0, 2, line);
        at += n + 1;
    }
}

static enum taut_status print_text(const struct term *t, struct taut_text *text, struct taut_error *err)
{
    enum taut_status st = text->cut ? taut_fail(err, TAUT_ENOMEM, "output", "too large to print") : TAUT_OK;
    if (st == TAUT_OK)
        print_lines(t, text);
    taut_text_free(text);
    return st;
}

static enum taut_status print_summary(const struct live *l, struct taut_error *err)
{
    struct taut_text text;
    taut_text_init(&text, LONGEST_NOTE_TEXT);
    taut_session_summary(&l->x, &l->s, &text);
    return print_text(l->t, &text, err);
}

static enum taut_status finish(const struct live *l, struct taut_error *err)
{
    enum taut_status st = TAUT_OK;
    char line[4200];
    if (l->s.phase == TAUT_PHASE_READY)
        return TAUT_OK;
    putchar('\n');
    st = print_summary(l, err);
    if (l->path && !live_is_over(l)) {
        snprintf(line, sizeof line,
                 taut_say(l->atlas->catalogue, "Everything is kept. To go on: taut session --log %s"), l->path);
        term_wrap(l->t, 0, 2, line);
    } else if (l->path) {
        snprintf(line, sizeof line, taut_say(l->atlas->catalogue, "For the note: taut session note %s"), l->path);
        term_wrap(l->t, 0, 2, line);
    }
    return st == TAUT_OK && l->s.now == TAUT_ALLOW_NOTHING ? TAUT_EEMERGENCY : st;
}

/* ---- the commands ------------------------------------------------------------------------------------------------------ */

static enum taut_status open_live(const struct args *args, struct live *l, struct taut_error *err)
{
    l->arena = taut_arena_create();
    l->scratch = taut_arena_create();
    l->atlas = taut_atlas_builtin();
    l->fd = -1;
    enum taut_status st = l->arena && l->scratch ? input_said(args, l->atlas, l->arena, &l->atlas, err)
                                                 : taut_fail(err, TAUT_ENOMEM, "", "no memory");
    l->x = (struct taut_session_context){ l->atlas, &l->header.told, &l->header.plan, l->scratch };
    return st;
}

static void close_live(struct live *l)
{
    live_close(l);
    taut_arena_free(l->scratch);
    taut_arena_free(l->arena);
}

enum taut_status cmd_session(const struct args *args, struct taut_error *err)
{
    struct term plain = args->out;
    if (args->values[FLAG_PLAIN])
        plain.colour = plain.unicode = false;
    bool lines = args->values[FLAG_PLAIN] || !args->out.terminal || !isatty(STDIN_FILENO);
    struct live l = { .t = &plain };
    enum taut_status st = open_live(args, &l, err);
    if (st == TAUT_OK)
        st = begin(args, &l, err);
    if (st == TAUT_OK && args->values[FLAG_FORCE])
        st = force_open(&l, args->values[FLAG_FORCE], err);
    if (st == TAUT_OK)
        st = lines ? live_plain(&l, err) : live_screen(&l, err);
    if (st == TAUT_OK)
        st = finish(&l, err);
    close_live(&l);
    return st;
}

static enum taut_status note(struct live *l, const char *path, struct taut_error *err)
{
    struct taut_session_log log;
    struct taut_text text;
    enum taut_status st = live_read(l, path, &log, err);
    if (st != TAUT_OK)
        return st;
    taut_text_init(&text, LONGEST_NOTE_TEXT);
    char time[24];
    live_time(l->s.at_ms, time);
    taut_text_addf(&text, taut_say(l->atlas->catalogue, "Session of %.10s, %s long"), log.header.started, time);
    taut_text_adds(&text, "\n\n");
    taut_session_summary(&l->x, &l->s, &text);
    taut_text_adds(&text, "\n");
    taut_session_soap(&l->x, &l->s, log.events, log.n_events, &text);
    taut_text_adds(&text, "\n");
    taut_text_adds(&text,
                   taut_say(l->atlas->catalogue, "Drafted from the log by fixed rules: read it, correct it, then "
                                                 "sign it. This is no diagnosis."));
    taut_text_adds(&text, "\n");
    return print_text(l->t, &text, err);
}

enum taut_status cmd_session_note(const struct args *args, struct taut_error *err)
{
    struct live l = { .t = &args->out };
    enum taut_status st = open_live(args, &l, err);
    if (st == TAUT_OK && args->n_words == 0)
        st = taut_fail(err, TAUT_EEMPTY, "LOG", "which one?");
    if (st == TAUT_OK)
        st = note(&l, args->words[0], err);
    close_live(&l);
    return st;
}

/* One line of a state, for people. */
static void print_state(const struct live *l, const struct taut_event *e)
{
    struct taut_session_view v;
    char time[24], place[120], clock[16] = "";
    taut_session_look(&l->x, &l->s, &v);
    live_time(e->at_ms, time);
    snprintf(place, sizeof place, "step %u, %s", v.step, taut_phase_name(v.phase));
    if (v.seconds_left >= 0)
        snprintf(clock, sizeof clock, "%d s", v.seconds_left);
    struct cell cells[] = { { .text = time, .width = 8 },
                            { .text = taut_event_kind_name(e->kind), .width = 11, .style = BOLD },
                            { .text = place, .width = 20 },
                            { .text = clock, .width = 6 },
                            { .text = v.notice ? v.notice : v.where } };
    term_row(l->t, 0, cells, sizeof cells / sizeof *cells);
}

static enum taut_status replay(const struct args *args, struct live *l, struct taut_error *err)
{
    struct taut_session_log log;
    struct taut_text text;
    enum taut_status st = live_read(l, args->words[0], &log, err);
    if (st == TAUT_OK)
        st = taut_session_begin(&l->x, &l->s, err);
    if (st == TAUT_OK && log.torn && !args->json)
        term_wrap(l->t, 0, 2, "The log ends in half a line, which is left out: its writer was killed.");
    for (size_t k = 0; k < log.n_events && st == TAUT_OK; k++) {
        st = taut_session_apply(&l->x, &l->s, &log.events[k], err);
        if (st != TAUT_OK || log.events[k].kind == TAUT_EVENT_FORCE)
            continue;
        if (!args->json) {
            print_state(l, &log.events[k]);
            continue;
        }
        taut_text_init(&text, LONGEST_STATE);
        taut_json_write_session(&l->x, &l->s, &text);
        st = term_flush_text(&text, err);
    }
    return st;
}

enum taut_status cmd_session_replay(const struct args *args, struct taut_error *err)
{
    struct live l = { .t = &args->out };
    enum taut_status st = open_live(args, &l, err);
    if (st == TAUT_OK && args->n_words == 0)
        st = taut_fail(err, TAUT_EEMPTY, "LOG", "which one?");
    if (st == TAUT_OK)
        st = replay(args, &l, err);
    close_live(&l);
    return st;
}
