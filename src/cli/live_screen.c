/* live_screen.c - a session on a full screen: single keys for one hand, bells, a clock. */
#define _DEFAULT_SOURCE
#include "live_draw.h"

#include <curses.h>
#include <string.h>

enum { TICK_MS = 100, BELL_MS = 180, MESSAGE_MS = 6000, LONGEST_LINE = 1100, COUNT_FROM = 3, ESCAPE_MS = 25 };
enum { KEY_ESCAPE = 27, KEY_DELETE = 127, KEY_RUBOUT = 8, KEY_REDRAW = 12 /* Ctrl-L */ };

struct screen {
    struct live *l;
    enum live_mode mode;
    char message[400], line[LONGEST_LINE];
    int64_t message_ms; /* until when it is shown */
    uint32_t changes;
    int32_t counted; /* seconds left that rang last */
    int bells;       /* that are still to ring */
    int64_t rang_ms;
    int8_t phase; /* before the last change */
    bool quit;
};

/* ---- bells ----------------------------------------------------------------------------------------------------------- */

/* One a second in the get-ready count and when something begins; two at an end; three for a change of side; four for a stop. */
static void ring_changes(struct screen *s, const struct taut_session_view *v)
{
    const struct taut_session *state = &s->l->s;
    bool counting = v->phase == TAUT_PHASE_GET_READY || v->phase == TAUT_PHASE_BREAK;
    if (state->n_changes != s->changes) {
        bool ended = s->phase == TAUT_PHASE_HOLD || s->phase == TAUT_PHASE_DOING;
        s->bells = v->phase == TAUT_PHASE_STOPPED                                ? 4
                   : v->switch_to && v->phase == TAUT_PHASE_GET_READY            ? 3
                   : v->switch_to && v->phase == TAUT_PHASE_LOCATE               ? 3
                   : ended                                                       ? 2
                   : v->phase == TAUT_PHASE_HOLD || v->phase == TAUT_PHASE_DOING ? 1
                                                                                 : 0;
        s->changes = state->n_changes;
        s->phase = state->phase;
        s->counted = -1;
    }
    if (counting && v->seconds_left <= COUNT_FROM && v->seconds_left > 0 && s->counted != v->seconds_left) {
        s->counted = v->seconds_left;
        s->bells += s->bells == 0;
    }
}

static void ring(struct screen *s, int64_t now_ms)
{
    if (s->bells == 0 || now_ms - s->rang_ms < BELL_MS)
        return;
    beep();
    s->bells--;
    s->rang_ms = now_ms;
}

/* ---- events ---------------------------------------------------------------------------------------------------------- */

static void tell(struct screen *s, const char *text)
{
    snprintf(s->message, sizeof s->message, "%s", text);
    s->message_ms = live_now(s->l) + MESSAGE_MS;
}

/* What does not fit is told; only what keeps the log from being written ends the session. */
static enum taut_status send(struct screen *s, struct taut_event *e, struct taut_error *err)
{
    struct taut_error own = { 0 };
    int64_t now = live_now(s->l);
    e->at_ms = now > s->l->s.at_ms ? now : s->l->s.at_ms;
    enum taut_status st = live_event(s->l, e, &own);
    s->message[0] = '\0';
    if (st == TAUT_EIO || st == TAUT_ENOMEM) {
        *err = own;
        return st;
    }
    if (st != TAUT_OK)
        tell(s, own.message);
    return TAUT_OK;
}

static enum taut_status send_kind(struct screen *s, enum taut_event_kind kind, int32_t value, struct taut_error *err)
{
    struct taut_event e = { .kind = kind, .value = value, .target = TAUT_NONE };
    return send(s, &e, err);
}

static enum taut_status send_danger(struct screen *s, enum taut_hazard hazard, struct taut_error *err)
{
    struct taut_event e = { .kind = TAUT_EVENT_DANGER, .hazard = hazard, .target = TAUT_NONE };
    return send(s, &e, err);
}

static enum taut_status send_line(struct screen *s, struct taut_error *err)
{
    struct taut_error own = { 0 };
    struct taut_event e;
    if (line_read(s->l, s->line, &e, &own) == TAUT_OK)
        return send(s, &e, err);
    char text[400];
    snprintf(text, sizeof text, "%s: %s", own.where, own.message);
    tell(s, text);
    return TAUT_OK;
}

/* ---- keys ------------------------------------------------------------------------------------------------------------ */

static void ask_line(struct screen *s, const char *begin)
{
    s->mode = MODE_LINE;
    snprintf(s->line, sizeof s->line, "%s", begin);
}

static const struct event_key {
    int key, other;
    enum taut_event_kind kind;
    int32_t value;
} event_keys[] = {
    { 't', 't', TAUT_EVENT_PAIN, 10 },          { '+', '=', TAUT_EVENT_MORE, 0 },
    { '-', '_', TAUT_EVENT_LESS, 0 },           { '.', 'g', TAUT_EVENT_GOOD, 0 },
    { 's', KEY_BACKSPACE, TAUT_EVENT_STOP, 0 }, { KEY_DELETE, KEY_RUBOUT, TAUT_EVENT_STOP, 0 },
    { '*', 'r', TAUT_EVENT_RELEASED, 0 },       { '/', 'x', TAUT_EVENT_NOT_FOUND, 0 },
    { 'f', 'f', TAUT_EVENT_FOUND, 0 },          { 'y', 'y', TAUT_EVENT_FAMILIAR, 1 },
    { 'n', 'n', TAUT_EVENT_FAMILIAR, 0 },       { 'w', 'w', TAUT_EVENT_TWITCH, 0 },
    { 'k', 'k', TAUT_EVENT_SKIP, 0 },
};

static const struct line_key {
    int key;
    const char *begin;
} line_keys[] = { { 'm', "movement " }, { 'h', "threshold " }, { 'o', "note " }, { ':', "" } };

/* Enter goes on, whatever that is now. */
static enum taut_status go_on(struct screen *s, struct taut_error *err)
{
    s->quit = live_is_over(s->l);
    if (s->quit)
        return TAUT_OK;
    enum taut_phase phase = (enum taut_phase)s->l->s.phase;
    return send_kind(s,
                     phase == TAUT_PHASE_READY    ? TAUT_EVENT_START
                     : phase == TAUT_PHASE_PAUSED ? TAUT_EVENT_RESUME
                                                  : TAUT_EVENT_NEXT,
                     0, err);
}

static enum taut_status take_key(struct screen *s, int key, struct taut_error *err)
{
    if (key >= '0' && key <= '9')
        return send_kind(s, TAUT_EVENT_PAIN, key - '0', err);
    for (size_t k = 0; k < sizeof event_keys / sizeof *event_keys; k++)
        if (key == event_keys[k].key || key == event_keys[k].other)
            return send_kind(s, event_keys[k].kind, event_keys[k].value, err);
    for (size_t k = 0; k < sizeof line_keys / sizeof *line_keys; k++)
        if (key == line_keys[k].key)
            ask_line(s, line_keys[k].begin);
    switch (key) {
    case '\n':
    case '\r':
    case KEY_ENTER: return go_on(s, err);
    case ' ':
    case 'p':
        return s->l->s.phase == TAUT_PHASE_READY || s->l->s.phase == TAUT_PHASE_PAUSED
                   ? go_on(s, err)
                   : send_kind(s, TAUT_EVENT_PAUSE, 0, err);
    case 'd': s->mode = MODE_DANGER; break;
    case 'e': s->mode = MODE_END; break;
    case 'q': s->quit = true; break;
    case KEY_REDRAW: clearok(curscr, TRUE); break;
    default: break;
    }
    return TAUT_OK;
}

static enum taut_status take_danger_key(struct screen *s, int key, struct taut_error *err)
{
    s->mode = MODE_KEYS;
    if (key >= '1' && key <= '6')
        return send_danger(s, (enum taut_hazard)(TAUT_PULSE + key - '1'), err);
    if (key == '7')
        ask_line(s, "danger ");
    return TAUT_OK;
}

static enum taut_status take_end_key(struct screen *s, int key, struct taut_error *err)
{
    s->mode = MODE_KEYS;
    return key == 'y' ? send_kind(s, TAUT_EVENT_END, 0, err) : TAUT_OK;
}

static enum taut_status take_line_key(struct screen *s, int key, struct taut_error *err)
{
    size_t n = strlen(s->line);
    if (key == KEY_ESCAPE)
        s->mode = MODE_KEYS;
    if (key == KEY_BACKSPACE || key == KEY_DELETE || key == KEY_RUBOUT) {
        while (n > 0 && ((unsigned char)s->line[--n] & 0xC0) == 0x80)
            continue;
        s->line[n] = '\0';
    } else if (key == '\n' || key == '\r' || key == KEY_ENTER) {
        s->mode = MODE_KEYS;
        return s->line[0] ? send_line(s, err) : TAUT_OK;
    } else if (key >= ' ' && key < 256 && key != KEY_DELETE && n + 1 < sizeof s->line) {
        s->line[n] = (char)key;
        s->line[n + 1] = '\0';
    }
    return TAUT_OK;
}

static enum taut_status (*const takes[])(struct screen *s, int key, struct taut_error *err) = {
    [MODE_KEYS] = take_key, [MODE_DANGER] = take_danger_key, [MODE_LINE] = take_line_key, [MODE_END] = take_end_key
};

/* ---- the loop ---------------------------------------------------------------------------------------------------------- */

static enum taut_status let_time_go(struct screen *s, int64_t now_ms, struct taut_error *err)
{
    struct taut_event force;
    enum taut_status st = TAUT_OK;
    bool changed = true;
    while (st == TAUT_OK && force_next(s->l, now_ms, &force))
        st = live_event(s->l, &force, err);
    while (st == TAUT_OK && changed)
        st = live_step(s->l, now_ms, &changed, err);
    const char *complaint = force_complaint(s->l);
    if (complaint)
        tell(s, complaint);
    return st;
}

static void show(struct screen *s, int64_t now_ms)
{
    struct taut_session_view v;
    taut_session_look(&s->l->x, &s->l->s, &v);
    ring_changes(s, &v);
    ring(s, now_ms);
    bool told = s->message[0] && now_ms < s->message_ms;
    struct picture p = { s->l, &v, s->mode, told ? s->message : NULL, s->line };
    draw_screen(&p);
}

static enum taut_status loop(struct screen *s, struct taut_error *err)
{
    enum taut_status st = TAUT_OK;
    while (st == TAUT_OK && !s->quit) {
        int64_t now = live_now(s->l);
        st = let_time_go(s, now, err);
        show(s, now);
        int key = st == TAUT_OK ? getch() : ERR;
        if (key != ERR && key != KEY_RESIZE)
            st = let_time_go(s, live_now(s->l), err);
        if (st == TAUT_OK && key != ERR && key != KEY_RESIZE)
            st = takes[s->mode](s, key, err);
    }
    return st;
}

enum taut_status live_screen(struct live *l, struct taut_error *err)
{
    struct screen s = { .l = l, .changes = l->s.n_changes, .phase = l->s.phase, .counted = -1, .rang_ms = -BELL_MS };
    set_escdelay(ESCAPE_MS);
    SCREEN *terminal = newterm(NULL, stdout, stdin);
    if (!terminal)
        return taut_fail(err, TAUT_EIO, "terminal", "cannot be used; try --plain");
    cbreak();
    noecho();
    nonl();
    keypad(stdscr, TRUE);
    timeout(TICK_MS);
    draw_begin(l->t->colour);
    if (!l->path)
        tell(&s, "This session is not kept. To keep it, begin with --log FILE.");
    if (l->torn)
        tell(&s, "The log ended in half a line; it is dropped.");
    enum taut_status st = loop(&s, err);
    endwin();
    delscreen(terminal);
    return st;
}
