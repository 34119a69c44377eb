/* session_read.c - a taut.session/1: a header, then one event a line. What a kill left half written at the end is told. */
#include <json-c/json.h>
#include <stdio.h>
#include <string.h>

#include "guard.h"
#include "member.h"

enum { LONGEST_HEADER = 2 << 20, LONGEST_LINE = 8 << 10, LONGEST_STARTED = 32 };

/* ---- an event ----------------------------------------------------------------------------------------------------- */

static enum taut_status need_whole(struct reader *r, const char *key, int low, int high, int32_t *ret)
{
    int v = INT32_MIN;
    enum taut_status st = member_whole(r, key, low, high, &v);
    if (st == TAUT_OK && v == INT32_MIN)
        return REFUSE(r, key, "is needed: a whole number from %d to %d", low, high);
    *ret = v;
    return st;
}

static enum taut_status read_pain(struct reader *r, struct taut_event *e)
{
    return need_whole(r, "of_ten", 0, 10, &e->value);
}

static enum taut_status read_familiar(struct reader *r, struct taut_event *e)
{
    enum taut_answer yes = TAUT_UNKNOWN;
    enum taut_status st = member_bool(r, "yes", &yes);
    if (st == TAUT_OK && yes == TAUT_UNKNOWN)
        return REFUSE(r, "yes", "is needed: true or false");
    e->value = yes == TAUT_YES;
    return st;
}

static enum taut_status read_threshold(struct reader *r, struct taut_event *e)
{
    return need_whole(r, "kpa", 1, 2000, &e->value);
}

static enum taut_status read_force(struct reader *r, struct taut_event *e)
{
    return need_whole(r, "millinewtons", 0, 500000, &e->value);
}

static enum taut_status read_note(struct reader *r, struct taut_event *e)
{
    const char *text = NULL;
    enum taut_status st = member_need_string(r, "text", "the note", &text);
    if (st != TAUT_OK)
        return st;
    size_t n = strlen(text);
    if (n == 0 || n > TAUT_LONGEST_NOTE)
        return REFUSE(r, "text", "a note has 1 to %u bytes", TAUT_LONGEST_NOTE);
    e->text = taut_arena_strndup(r->arena, text, n);
    return e->text ? TAUT_OK : taut_fail(r->err, TAUT_ENOMEM, "text", "no memory for a note");
}

static enum taut_status read_danger(struct reader *r, struct taut_event *e)
{
    const char *id = NULL;
    enum taut_status st = member_need_string(r, "sign", "pulse, tingling, electric, dizziness, …", &id);
    if (st != TAUT_OK)
        return st;
    for (size_t k = TAUT_PULSE; k < TAUT_OTHER_SIGN; k++)
        if (!strcmp(id, taut_hazard_name((enum taut_hazard)k))) {
            e->hazard = (enum taut_hazard)k;
            return TAUT_OK;
        }
    e->hazard = TAUT_OTHER_SIGN;
    return member_term(r, "sign", TAUT_SIGN, id, &e->target);
}

static enum taut_status read_movement(struct reader *r, struct taut_event *e)
{
    const char *id = NULL;
    enum taut_status st = member_need_string(r, "movement", "which one?", &id);
    if (st == TAUT_OK)
        st = member_term(r, "movement", TAUT_MOVEMENT, id, &e->target);
    if (st == TAUT_OK)
        st = member_side(r, &e->side);
    if (st == TAUT_OK && e->side > TAUT_RIGHT)
        return REFUSE(r, "side", "side must be left, right or unstated");
    return st == TAUT_OK ? need_whole(r, "degrees", -90, 360, &e->value) : st;
}

static const struct event_row {
    enum taut_status (*read)(struct reader *r, struct taut_event *e); /* NULL: nothing beside */
    const char *keys[6];
} event_rows[TAUT_EVENT_KINDS] = {
    [TAUT_EVENT_PAIN] = { read_pain, { "at_ms", "event", "of_ten" } },
    [TAUT_EVENT_FAMILIAR] = { read_familiar, { "at_ms", "event", "yes" } },
    [TAUT_EVENT_THRESHOLD] = { read_threshold, { "at_ms", "event", "kpa" } },
    [TAUT_EVENT_FORCE] = { read_force, { "at_ms", "event", "millinewtons" } },
    [TAUT_EVENT_NOTE] = { read_note, { "at_ms", "event", "text" } },
    [TAUT_EVENT_DANGER] = { read_danger, { "at_ms", "event", "sign" } },
    [TAUT_EVENT_MOVEMENT] = { read_movement, { "at_ms", "event", "movement", "side", "degrees" } },
};

static enum taut_status read_event(struct reader *r, struct taut_event *e)
{
    static const char *const plain[] = { "at_ms", "event", NULL };
    const char *names[TAUT_EVENT_KINDS], *name = NULL;
    int32_t at_ms = 0;
    *e = (struct taut_event){ .target = TAUT_NONE };
    enum taut_status st = member_need_string(r, "event", "what happened?", &name);
    if (st != TAUT_OK)
        return st;
    size_t kind = 0;
    for (size_t k = 0; k < TAUT_EVENT_KINDS; k++)
        names[k] = taut_event_kind_name((enum taut_event_kind)k);
    while (kind < TAUT_EVENT_KINDS && strcmp(names[kind], name) != 0)
        kind++;
    if (kind == TAUT_EVENT_KINDS)
        return member_refuse_name(r, "event", "event", name, taut_json_nearest(name, names, TAUT_EVENT_KINDS));
    e->kind = (enum taut_event_kind)kind;
    const struct event_row *row = &event_rows[kind];
    st = member_check_keys(r, row->read ? row->keys : plain);
    if (st == TAUT_OK)
        st = need_whole(r, "at_ms", 0, TAUT_SESSION_LONGEST_MS, &at_ms);
    e->at_ms = at_ms;
    return st == TAUT_OK && row->read ? row->read(r, e) : st;
}

/* ---- the header ------------------------------------------------------------------------------------------------------ */

/* Behind a string whose quote stands at s[at]. */
static size_t behind_string(const char *s, size_t n, size_t at)
{
    for (at++; at < n && s[at] != '"'; at++)
        at += s[at] == '\\';
    return at + 1;
}

/* The bytes of a member of the outermost object: case and plan have readers of their own. json has passed the guard. n is 0 where it
 * is missing or null. */
static struct taut_span find_member(const char *s, size_t n, const char *key)
{
    struct taut_span found = { 0 };
    size_t depth = 0, length = strlen(key);
    bool named = false; /* the value at depth 1 is the wanted one */
    for (size_t at = 0; at < n;) {
        if (s[at] == '"') {
            size_t end = behind_string(s, n, at), colon = end;
            while (colon < n && (s[colon] == ' ' || s[colon] == '\t' || s[colon] == '\r'))
                colon++;
            if (depth == 1 && colon < n && s[colon] == ':')
                named = end - at == length + 2 && !memcmp(s + at + 1, key, length);
            at = end;
            continue;
        }
        if (s[at] == '{' || s[at] == '[') {
            if (depth++ == 1 && named)
                found.begin = (uint32_t)at;
        } else if (s[at] == '}' || s[at] == ']') {
            if (--depth == 1 && named && found.begin)
                return (struct taut_span){ found.begin, (uint32_t)at + 1 };
        }
        at++;
    }
    return (struct taut_span){ 0 };
}

static void prefix(struct taut_error *err, const char *key)
{
    char where[sizeof err->where];
    if (!err)
        return;
    snprintf(where, sizeof where, "%s", err->where);
    snprintf(err->where, sizeof err->where, "%.20s%s%.70s", key, where[0] ? ": " : "", where);
}

static enum taut_status read_header(struct reader *r, const char *line, size_t n, struct taut_session_header *ret)
{
    static const char *const known[] = { "format", "started", "atlas", "case", "plan", NULL };
    const char *format = NULL, *started = NULL, *atlas = NULL;
    struct taut_span told = find_member(line, n, "case"), plan = find_member(line, n, "plan");
    enum taut_status st = member_need_string(r, "format", "must be \"taut.session/1\"", &format);
    if (st == TAUT_OK && strcmp(format, "taut.session/1") != 0)
        return REFUSE(r, "format", "must be \"taut.session/1\"");
    if (st == TAUT_OK)
        st = member_check_keys(r, known);
    if (st == TAUT_OK)
        st = member_need_string(r, "started", "when? as in 2026-11-21T09:30:00Z", &started);
    if (st == TAUT_OK && (strlen(started) > LONGEST_STARTED || !started[0]))
        return REFUSE(r, "started", "must be a time, as in 2026-11-21T09:30:00Z");
    if (st == TAUT_OK)
        st = member_need_string(r, "atlas", "its version", &atlas);
    if (st == TAUT_OK && !(ret->started = taut_arena_strndup(r->arena, started, strlen(started))))
        return taut_fail(r->err, TAUT_ENOMEM, "started", "no memory");
    if (st == TAUT_OK && told.end &&
        (st = taut_json_read_case(r->atlas, line + told.begin, told.end - told.begin, r->arena, &ret->told, NULL,
                                  r->err)))
        prefix(r->err, "case");
    if (st == TAUT_OK && !plan.end)
        return REFUSE(r, "plan", "is needed: a taut.plan/1");
    if (st == TAUT_OK &&
        (st = taut_json_read_plan(r->atlas, line + plan.begin, plan.end - plan.begin, r->arena, &ret->plan, r->err)))
        prefix(r->err, "plan");
    return st;
}

/* ---- lines --------------------------------------------------------------------------------------------------------------- */

struct lines {
    struct reader reader;
    struct taut_session_log *log;
    struct taut_vec events;
    size_t number;
};

static enum taut_status within_line(const struct lines *l, enum taut_status st)
{
    char key[32];
    snprintf(key, sizeof key, "line %zu", l->number);
    prefix(l->reader.err, key);
    return st;
}

static enum taut_status read_line(struct lines *l, const char *s, size_t n)
{
    struct reader *r = &l->reader;
    bool header = l->number == 1;
    r->path[0] = '\0';
    enum taut_status st = guard_parse(s, n, header ? LONGEST_HEADER : LONGEST_LINE, header ? "header" : "event",
                                      r->arena, &r->at, r->err);
    if (st != TAUT_OK)
        return st;
    if (header) {
        st = read_header(r, s, n, &l->log->header);
    } else if (l->events.n == TAUT_MAX_SESSION_EVENTS) {
        st = taut_fail(r->err, TAUT_ETOOBIG, "", "more than %u events", TAUT_MAX_SESSION_EVENTS);
    } else {
        struct taut_event e, *kept;
        st = read_event(r, &e);
        const struct taut_event *before = l->events.n ? (struct taut_event *)l->events.items + l->events.n - 1 : NULL;
        if (st == TAUT_OK && before && e.at_ms < before->at_ms)
            st = REFUSE(r, "at_ms", "is before the line above");
        if (st == TAUT_OK && !(kept = taut_vec_push(r->arena, &l->events)))
            st = taut_fail(r->err, TAUT_ENOMEM, "", "no memory for an event");
        else if (st == TAUT_OK)
            *kept = e;
    }
    json_object_put(r->at);
    return st;
}

enum taut_status taut_json_read_session(const struct taut_atlas *a, const char *text, size_t n,
                                        struct taut_arena *arena, struct taut_session_log *ret, struct taut_error *err)
{
    struct taut_error own = { 0 };
    struct lines l = { .reader = { .atlas = a, .arena = arena, .err = err ? err : &own, .what = "session" },
                       .log = ret,
                       .events = { .size = sizeof(struct taut_event) } };
    *ret = (struct taut_session_log){ 0 };
    if (n > TAUT_MAX_SESSION_LOG)
        return taut_fail(err, TAUT_ETOOBIG, "session", "larger than %u MiB", TAUT_MAX_SESSION_LOG >> 20);
    if (n == 0)
        return taut_fail(err, TAUT_EEMPTY, "session", "nothing in it");
    for (size_t at = 0; at < n;) {
        const char *end = memchr(text + at, '\n', n - at);
        size_t length = end ? (size_t)(end - (text + at)) : n - at;
        l.number++;
        enum taut_status st = read_line(&l, text + at, length);
        if (st != TAUT_OK && (end || l.number == 1 || st == TAUT_ENOMEM))
            return within_line(&l, st);
        ret->torn = st != TAUT_OK;
        at += length + (end != NULL);
        if (!ret->torn)
            ret->good_bytes = at;
    }
    ret->closed = text[n - 1] == '\n';
    ret->events = l.events.items;
    ret->n_events = l.events.n;
    return TAUT_OK;
}
