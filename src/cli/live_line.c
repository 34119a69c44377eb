/* live_line.c - one event of a session in words, as a person types it. */
#include "live.h"

#include <string.h>

const char line_help[] =
    "start; next (or Enter): done, go on; found, not found; pain 0-10; familiar yes|no; more, less, good: what the "
    "client "
    "says of the pressure; stop: the client says stop; released; twitch; skip; pause, resume; danger pulse|tingling|"
    "electric|dizziness|nausea|vision|SIGN; movement ID [left|right] DEGREES; threshold KPA; note TEXT; end; quit: "
    "leave "
    "it, to be gone on with.";

enum { MOST_WORDS = 4, LONGEST_WORD = 64 };

struct words {
    char at[MOST_WORDS][LONGEST_WORD];
    size_t n;
    const char *rest; /* behind the first word */
};

/* False: too many, or one too long. */
static bool cut(const char *line, struct words *w)
{
    w->n = 0;
    w->rest = "";
    while (*(line += strspn(line, " \t"))) {
        size_t n = strcspn(line, " \t");
        if (n >= LONGEST_WORD || w->n == MOST_WORDS)
            return false;
        memcpy(w->at[w->n], line, n);
        w->at[w->n++][n] = '\0';
        line += n;
        if (w->n == 1)
            w->rest = line + strspn(line, " \t");
    }
    return true;
}

static bool read_whole(const char *s, int32_t *ret)
{
    bool negative = s[0] == '-';
    const char *digits = s + negative;
    size_t n = strlen(digits);
    int32_t v = 0;
    if (n == 0 || n > 6 || strspn(digits, "0123456789") != n)
        return false;
    for (size_t k = 0; k < n; k++)
        v = v * 10 + (digits[k] - '0');
    *ret = negative ? -v : v;
    return true;
}

static enum taut_status need_number(const struct words *w, size_t k, const char *what, int32_t *ret,
                                    struct taut_error *err)
{
    if (w->n == k + 1 && read_whole(w->at[k], ret))
        return TAUT_OK;
    return taut_fail(err, TAUT_EINVAL, w->at[0], "needs a whole number: %s", what);
}

static enum taut_status read_term(const struct taut_atlas *a, enum taut_term_kind kind, const char *id,
                                  struct taut_event *e, struct taut_error *err)
{
    const char *ids[2000];
    size_t n = 0;
    e->target = taut_atlas_find_term(a, kind, id);
    if (e->target != TAUT_NONE)
        return TAUT_OK;
    for (uint16_t k = a->terms_of[kind]; k < a->terms_of[kind + 1] && n < 2000; k++)
        ids[n++] = a->terms[k].id;
    const char *near = taut_json_nearest(id, ids, n);
    return taut_fail(err, TAUT_EINVAL, id, "is no known %s%s%s%s", taut_term_kind_name(kind),
                     near ? "; did you mean \"" : "", near ? near : "", near ? "\"?" : "");
}

static enum taut_status read_danger(const struct live *l, const struct words *w, struct taut_event *e,
                                    struct taut_error *err)
{
    if (w->n != 2)
        return taut_fail(err, TAUT_EINVAL, "danger",
                         "which: pulse, tingling, electric, dizziness, nausea, vision or a sign?");
    for (size_t k = TAUT_PULSE; k < TAUT_OTHER_SIGN; k++)
        if (!strcmp(w->at[1], taut_hazard_name((enum taut_hazard)k))) {
            e->hazard = (enum taut_hazard)k;
            return TAUT_OK;
        }
    e->hazard = TAUT_OTHER_SIGN;
    return read_term(l->atlas, TAUT_SIGN, w->at[1], e, err);
}

static enum taut_status read_movement(const struct live *l, const struct words *w, struct taut_event *e,
                                      struct taut_error *err)
{
    if (w->n < 3)
        return taut_fail(err, TAUT_EINVAL, "movement", "needs a movement, a side and degrees: neck-rotation left 60");
    if (w->n == 4 && strcmp(w->at[2], "left") != 0 && strcmp(w->at[2], "right") != 0)
        return taut_fail(err, TAUT_EINVAL, w->at[2], "side must be left or right");
    e->side = w->n == 3 ? TAUT_UNSTATED : w->at[2][0] == 'l' ? TAUT_LEFT : TAUT_RIGHT;
    enum taut_status st = read_term(l->atlas, TAUT_MOVEMENT, w->at[1], e, err);
    return st == TAUT_OK ? need_number(w, w->n - 1, "degrees", &e->value, err) : st;
}

static enum taut_status read_familiar(const struct words *w, struct taut_event *e, struct taut_error *err)
{
    bool yes = w->n == 2 && !strcmp(w->at[1], "yes"), no = w->n == 2 && !strcmp(w->at[1], "no");
    if (!yes && !no)
        return taut_fail(err, TAUT_EINVAL, "familiar", "yes or no?");
    e->value = yes;
    return TAUT_OK;
}

static enum taut_status read_note(const struct words *w, struct taut_event *e, struct taut_error *err)
{
    size_t n = strlen(w->rest);
    if (n == 0 || n > TAUT_LONGEST_NOTE || taut_utf8_check(w->rest, n) != n)
        return taut_fail(err, TAUT_EINVAL, "note", "needs a text of at most %u bytes", TAUT_LONGEST_NOTE);
    e->text = w->rest;
    return TAUT_OK;
}

/* What follows the first word. */
static enum taut_status read_rest(const struct live *l, const struct words *w, struct taut_event *e,
                                  struct taut_error *err)
{
    switch (e->kind) {
    case TAUT_EVENT_PAIN: return need_number(w, 1, "pain from 0 to 10", &e->value, err);
    case TAUT_EVENT_THRESHOLD: return need_number(w, 1, "kPa", &e->value, err);
    case TAUT_EVENT_FAMILIAR: return read_familiar(w, e, err);
    case TAUT_EVENT_DANGER: return read_danger(l, w, e, err);
    case TAUT_EVENT_MOVEMENT: return read_movement(l, w, e, err);
    case TAUT_EVENT_NOTE: return read_note(w, e, err);
    default: break;
    }
    return w->n == 1 ? TAUT_OK : taut_fail(err, TAUT_EINVAL, w->at[0], "takes nothing behind it");
}

enum taut_status line_read(const struct live *l, const char *line, struct taut_event *ret, struct taut_error *err)
{
    const char *names[TAUT_EVENT_KINDS];
    struct words w;
    size_t n = 0, first = strcspn(line, " \t");
    bool note = !strncmp(line, "note", 4) && first == 4;
    *ret = (struct taut_event){ .target = TAUT_NONE };
    if (!strcmp(line, "not found"))
        line = "not-found";
    if (note) {
        w = (struct words){ .n = 2, .rest = line + 4 + strspn(line + 4, " \t") };
        memcpy(w.at[0], "note", 5);
    } else if (!cut(line, &w) || w.n == 0) {
        return taut_fail(err, TAUT_EINVAL, "line", "too many words; \"help\" lists what can be said");
    }
    for (size_t k = 0; k < TAUT_EVENT_KINDS; k++) {
        if (k == TAUT_EVENT_TIME || k == TAUT_EVENT_FORCE || k == TAUT_EVENT_INTERRUPTED)
            continue; /* these come from clock and meter, not from persons */
        names[n++] = taut_event_kind_name((enum taut_event_kind)k);
        if (strcmp(names[n - 1], w.at[0]) != 0)
            continue;
        ret->kind = (enum taut_event_kind)k;
        return read_rest(l, &w, ret, err);
    }
    const char *near = taut_json_nearest(w.at[0], names, n);
    return taut_fail(err, TAUT_EINVAL, w.at[0], "is nothing that is understood%s%s%s", near ? "; did you mean \"" : "",
                     near ? near : "", near ? "\"?" : "; \"help\" lists it");
}
