/* live_draw.c - paints a session on a terminal: a clock to be read from the table, one thing to do, what comes next. */
#include "live_draw.h"

#include <curses.h>
#include <string.h>

enum { LEAST_ROWS = 20, LEAST_COLUMNS = 78, GLYPH_ROWS = 5, GLYPH_COLUMNS = 6, MARGIN = 2, LABEL = 8 };
enum colours { C_PLAIN, C_GOOD, C_MIND, C_STOP, C_QUIET };

struct canvas {
    const struct picture *p;
    int rows, columns, scale;
    bool unicode;
};

void draw_begin(bool colour)
{
    if (!colour || !has_colors())
        return;
    start_color();
    use_default_colors();
    init_pair(C_GOOD, COLOR_GREEN, -1);
    init_pair(C_MIND, COLOR_YELLOW, -1);
    init_pair(C_STOP, COLOR_RED, -1);
    init_pair(C_QUIET, COLOR_CYAN, -1);
}

static void style(enum colours colour, bool bold, bool on)
{
    attr_t attr = (bold ? A_BOLD : 0) | (colour != C_PLAIN && has_colors() ? (attr_t)COLOR_PAIR(colour) : 0);
    if (on)
        attron(attr);
    else
        attroff(attr);
}

/* ---- text ------------------------------------------------------------------------------------------------------------- */

static bool continues(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

/* What could steer a terminal becomes a space. */
static void put(int row, int column, const char *s, size_t n)
{
    char out[1000];
    size_t k = 0;
    for (; k < n && k < sizeof out; k++) {
        unsigned char c = (unsigned char)s[k];
        bool control = c < 0x20 || c == 0x7F || (c == 0xC2 && k + 1 < n && (unsigned char)s[k + 1] < 0xA0);
        out[k] = control ? ' ' : s[k];
    }
    mvaddnstr(row, column, out, (int)k);
}

/* Bytes of s that go on a line of that many columns; *skip: the space behind them. */
static size_t line_bytes(const char *s, int wide, size_t *skip)
{
    size_t k = 0, space = 0;
    int used = 0;
    *skip = 0;
    for (; s[k]; k++) {
        if (s[k] == ' ')
            space = k;
        used += !continues(s[k]);
        if (used > wide)
            break;
    }
    if (!s[k])
        return k;
    *skip = space > 0;
    return space > 0 ? space : k ? k : 1;
}

static int columns_of(const char *s)
{
    int n = 0;
    for (; *s; s++)
        n += !continues(*s);
    return n;
}

/* "Label   text" wrapped from row on, not beyond last; returns the next row. The last line ends in … where it was cut. */
static int paragraph(const struct canvas *c, int row, int last, const char *label, const char *text)
{
    int at = MARGIN + (label ? LABEL : 0), wide = c->columns - at - MARGIN;
    if (!text || !text[0] || row > last)
        return row;
    if (label) {
        style(C_QUIET, false, true);
        put(row, MARGIN, label, strlen(label));
        style(C_QUIET, false, false);
    }
    while (*text && row <= last) {
        size_t skip, n = line_bytes(text, wide, &skip);
        put(row, at, text, n);
        text += n + skip;
        if (*text && row == last)
            mvaddstr(row, c->columns - MARGIN, c->unicode ? "…" : ">");
        row++;
    }
    return row;
}

/* ---- the clock ---------------------------------------------------------------------------------------------------------- */

static const struct glyph {
    char letter;
    const char *rows[GLYPH_ROWS];
} glyphs[] = {
    { '0', { " #### ", "##  ##", "##  ##", "##  ##", " #### " } },
    { '1', { "  ##  ", " ###  ", "  ##  ", "  ##  ", " #### " } },
    { '2', { "##### ", "    ##", " #### ", "##    ", "######" } },
    { '3', { "##### ", "    ##", "  ### ", "    ##", "##### " } },
    { '4', { "##  ##", "##  ##", "######", "    ##", "    ##" } },
    { '5', { "######", "##    ", "##### ", "    ##", "##### " } },
    { '6', { " #### ", "##    ", "##### ", "##  ##", " #### " } },
    { '7', { "######", "   ## ", "  ##  ", " ##   ", " ##   " } },
    { '8', { " #### ", "##  ##", " #### ", "##  ##", " #### " } },
    { '9', { " #### ", "##  ##", " #####", "    ##", " #### " } },
    { ':', { "      ", "  ##  ", "      ", "  ##  ", "      " } },
    { 'S', { " #####", "##    ", " #### ", "    ##", "##### " } },
    { 'T', { "######", "  ##  ", "  ##  ", "  ##  ", "  ##  " } },
    { 'O', { " #### ", "##  ##", "##  ##", "##  ##", " #### " } },
    { 'P', { "##### ", "##  ##", "##### ", "##    ", "##    " } },
};

static void draw_glyph(const struct canvas *c, int row, int column, char letter)
{
    const struct glyph *g = NULL;
    for (size_t k = 0; k < sizeof glyphs / sizeof *glyphs; k++)
        if (glyphs[k].letter == letter)
            g = &glyphs[k];
    for (int y = 0; g && y < GLYPH_ROWS * c->scale; y++)
        for (int x = 0; x < GLYPH_COLUMNS * c->scale; x++)
            if (g->rows[y / c->scale][x / c->scale] == '#')
                mvaddstr(row + y, column + x, c->unicode ? "█" : "#");
}

static void draw_large(const struct canvas *c, int row, const char *text)
{
    for (int column = MARGIN + 1; *text; text++, column += (GLYPH_COLUMNS + 2) * c->scale)
        draw_glyph(c, row, column, *text);
}

/* A countdown is worth the room; STOP, too. */
static bool has_clock(const struct canvas *c)
{
    return c->p->view->seconds_left >= 0 || c->p->view->phase == TAUT_PHASE_STOPPED;
}

static void draw_clock(const struct canvas *c, int row)
{
    const struct taut_session_view *v = c->p->view;
    char text[24] = "STOP";
    bool stopped = v->phase == TAUT_PHASE_STOPPED;
    if (!stopped)
        live_time(v->seconds_left * INT64_C(1000), text);
    enum colours colour = stopped                                                            ? C_STOP
                          : v->phase == TAUT_PHASE_HOLD                                      ? C_GOOD
                          : v->phase == TAUT_PHASE_GET_READY || v->phase == TAUT_PHASE_BREAK ? C_MIND
                                                                                             : C_PLAIN;
    style(colour, true, true);
    draw_large(c, row, text);
    style(colour, true, false);
}

static void draw_bar(const struct canvas *c, int row)
{
    const struct taut_session_view *v = c->p->view;
    int wide = c->columns - 2 * MARGIN - 2;
    if (v->seconds_left < 0 || v->seconds_of <= 0)
        return;
    int full = wide * (v->seconds_of - v->seconds_left) / v->seconds_of;
    for (int k = 0; k < wide; k++)
        mvaddstr(row, MARGIN + 1 + k, k < full ? c->unicode ? "━" : "=" : c->unicode ? "─" : "-");
}

/* ---- beside the clock ------------------------------------------------------------------------------------------------------ */

static void draw_scale(const struct canvas *c, int row, int column, int value, int limit)
{
    for (int k = 1; k <= TAUT_FULL_PRESSURE; k++) {
        enum colours colour = k > limit ? C_STOP : k <= value ? C_GOOD : C_PLAIN;
        style(colour, false, true);
        mvaddstr(row, column + 2 * (k - 1),
                 k <= value   ? c->unicode ? "■" : "#"
                 : k <= limit ? c->unicode ? "□" : "."
                 : c->unicode ? "·"
                              : "x");
        style(colour, false, false);
    }
}

static void draw_curve(const struct canvas *c, int row, int column)
{
    static const char *const bars[] = { " ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█" };
    const struct taut_session *s = &c->p->l->s;
    int wide = c->columns - column - MARGIN, most = 1;
    int seconds = (int)((s->at_ms - s->phase_began_ms) / 1000) + 1;
    seconds = seconds > (int)TAUT_CURVE_SECONDS ? (int)TAUT_CURVE_SECONDS : seconds;
    int first = seconds > wide ? seconds - wide : 0;
    for (int k = first; k < seconds; k++)
        most = s->curve[k] > most ? s->curve[k] : most;
    for (int k = first; k < seconds && c->unicode; k++)
        mvaddstr(row, column + k - first, bars[(int64_t)s->curve[k] * 8 / most]);
}

static void draw_force(const struct canvas *c, int row, int column)
{
    const struct taut_session *s = &c->p->l->s;
    const struct taut_session_view *v = c->p->view;
    if (s->force_ms < 0)
        return;
    bool high = v->force_high > 0 && s->force > v->force_high, low = v->force_low > 0 && s->force < v->force_low;
    mvprintw(row, column, "Force     ");
    style(high ? C_STOP : low ? C_MIND : C_GOOD, true, true);
    printw("%d N", s->force / 1000);
    style(high ? C_STOP : low ? C_MIND : C_GOOD, true, false);
    if (v->force_low > 0)
        printw("  wanted %d to %d%s", v->force_low / 1000, v->force_high / 1000, high ? "  less" : low ? "  more" : "");
    if (v->phase == TAUT_PHASE_HOLD)
        draw_curve(c, row + 1, column);
}

static void draw_numbers(const struct canvas *c, int row)
{
    const struct taut_session_view *v = c->p->view;
    const struct taut_session *s = &c->p->l->s;
    int column = MARGIN + 1 + (has_clock(c) ? 2 + 4 * (GLYPH_COLUMNS + 2) * c->scale : 0);
    uint16_t release = taut_session_release(&c->p->l->x, s);
    if (v->limit) {
        mvprintw(row, column, "Pressure  ");
        draw_scale(c, row, column + 10, v->pressure, v->limit);
        mvprintw(row, column + 31, "%u", v->pressure);
        mvprintw(row + 1, column, "At most   %u of 10", v->limit);
    }
    if (release != TAUT_NONE) {
        const struct taut_step_record *r = &s->records[release];
        mvprintw(row + 2, column, "Pain      ");
        if (r->pain_before >= 0)
            printw("%d at first", r->pain_before);
        if (r->holds > 0 && r->pain_last >= 0)
            printw(", last %d", r->pain_last);
        if (v->ask_pain) {
            style(C_MIND, true, true);
            printw("  ask now");
            style(C_MIND, true, false);
        }
    }
    draw_force(c, row + 3, column);
}

/* ---- the frame -------------------------------------------------------------------------------------------------------------- */

static void draw_head(const struct canvas *c)
{
    const struct taut_session_view *v = c->p->view;
    char time[24], step[32] = "";
    live_time(c->p->l->s.at_ms, time);
    if (v->step)
        snprintf(step, sizeof step, "Step %u of %u", v->step, v->n_steps);
    attron(A_REVERSE);
    mvhline(0, 0, ' ', c->columns);
    mvaddstr(0, MARGIN, "Taut session");
    mvaddstr(0, (c->columns - columns_of(step)) / 2, step);
    mvprintw(0, c->columns - MARGIN - (int)strlen(time), "%s", time);
    attroff(A_REVERSE);
}

static void draw_title(const struct canvas *c, int row)
{
    const struct taut_session_view *v = c->p->view;
    char title[160];
    snprintf(title, sizeof title, "%s", v->title);
    char since[24];
    live_time(c->p->l->s.at_ms - c->p->l->s.phase_began_ms, since);
    bool waits = v->seconds_left < 0 && v->step && v->phase != TAUT_PHASE_STOPPED;
    if (v->holds > 1)
        snprintf(title, sizeof title, "%s  %u of %u", v->title, v->hold, v->holds);
    else if (waits || v->phase == TAUT_PHASE_PAUSED)
        snprintf(title, sizeof title, "%s  (%s)", v->title, since);
    style(C_PLAIN, true, true);
    put(row, MARGIN + 1, title, strlen(title));
    put(row + 1, MARGIN + 1, v->where, strlen(v->where));
    style(C_PLAIN, true, false);
    if (v->switch_to) {
        char change[64];
        snprintf(change, sizeof change, " CHANGE SIDES: now %s ", v->switch_to == TAUT_LEFT ? "LEFT" : "RIGHT");
        style(C_MIND, true, true);
        attron(A_REVERSE);
        put(row, c->columns - MARGIN - columns_of(change), change, strlen(change));
        attroff(A_REVERSE);
        style(C_MIND, true, false);
    }
}

static void draw_notice(const struct canvas *c, int row)
{
    const struct taut_session *s = &c->p->l->s;
    bool refused = c->p->message != NULL;
    const char *text = refused ? c->p->message : c->p->view->notice;
    if (!text)
        return;
    enum colours colour = refused ? C_MIND : s->notice == TAUT_NOTICE_RELEASED ? C_GOOD : C_STOP;
    char line[400];
    snprintf(line, sizeof line, " %s ", text);
    style(colour, true, true);
    attron(A_REVERSE);
    size_t skip, n = line_bytes(line, c->columns - 2 * MARGIN, &skip);
    put(row, MARGIN, line, n);
    if (line[n] && line[n + skip])
        put(row + 1, MARGIN, line + n, line_bytes(line + n, c->columns - 2 * MARGIN, &skip));
    attroff(A_REVERSE);
    style(colour, true, false);
}

/* The keys that make sense now. */
static const char *keys_of(enum taut_phase phase)
{
    static const char *const keys[TAUT_PHASES] = {
        [TAUT_PHASE_READY] = "Enter start   0-9 pain now (t 10)   m movement",
        [TAUT_PHASE_GET_READY] = "Enter now   + - pressure   Backspace client says STOP   d danger",
        [TAUT_PHASE_LOCATE] = "Enter found  / not found  0-9 pain (t 10)  y n known pain?  h threshold",
        [TAUT_PHASE_HOLD] = "0-9 pain (t 10)  + - pressure  . good  * released  Backspace STOP  d danger",
        [TAUT_PHASE_BREAK] = "Enter now  * released  + - pressure  Backspace client says STOP  d danger",
        [TAUT_PHASE_DOING] = "Enter done   0-9 pain (t 10)   m movement   Backspace STOP   d danger",
        [TAUT_PHASE_RETEST] = "0-9 pain (t 10)   y n known pain?   h threshold   Enter go on   d danger",
        [TAUT_PHASE_PAUSED] = "Enter or Space go on   0-9 pain now   d danger",
        [TAUT_PHASE_STOPPED] = "o note   Enter close",
        [TAUT_PHASE_FINISHED] = "0-9 pain now (t 10)   m movement   o note   Enter close",
    };
    return keys[phase];
}

static void draw_foot(const struct canvas *c)
{
    const struct picture *p = c->p;
    int row = c->rows - 3;
    if (p->view->next[0]) {
        style(C_QUIET, false, true);
        mvaddstr(row, MARGIN, "Next");
        style(C_QUIET, false, false);
        size_t skip, n = line_bytes(p->view->next, c->columns - 2 * MARGIN - LABEL, &skip);
        put(row, MARGIN + LABEL, p->view->next, n);
    }
    if (p->mode == MODE_LINE) {
        attron(A_BOLD);
        mvaddstr(c->rows - 2, MARGIN, "> ");
        put(c->rows - 2, MARGIN + 2, p->line, strlen(p->line));
        attroff(A_BOLD);
        mvaddstr(c->rows - 1, MARGIN, "Enter: say it   Esc: forget it");
        move(c->rows - 2, MARGIN + 2 + columns_of(p->line));
        return;
    }
    const char *first = p->mode == MODE_DANGER
                            ? "1 pulse  2 tingling, numb  3 electric  4 dizzy  5 nausea  6 sight  7 another"
                        : p->mode == MODE_END ? "End the session now?  y: end   any other key: go on"
                                              : keys_of(p->view->phase);
    attron(p->mode == MODE_KEYS ? 0 : A_BOLD);
    mvaddnstr(c->rows - 2, MARGIN, first, c->columns - MARGIN);
    attroff(p->mode == MODE_KEYS ? 0 : A_BOLD);
    attron(A_DIM);
    bool going = p->view->phase >= TAUT_PHASE_GET_READY && p->view->phase <= TAUT_PHASE_PAUSED;
    if (p->mode == MODE_KEYS && !going)
        mvaddstr(c->rows - 1, MARGIN, "q leave");
    else if (p->mode == MODE_KEYS)
        mvaddnstr(c->rows - 1, MARGIN, "Space pause   k skip   m movement   o note   : any word   e end   q leave",
                  c->columns - MARGIN);
    else
        mvaddstr(c->rows - 1, MARGIN, "Esc: back");
    attroff(A_DIM);
}

static void draw_words(const struct canvas *c, int row)
{
    const struct taut_session_view *v = c->p->view;
    int last = c->rows - 6 - (v->notice || c->p->message);
    bool busy = v->phase == TAUT_PHASE_HOLD || v->phase == TAUT_PHASE_DOING || v->phase == TAUT_PHASE_LOCATE;
    row = paragraph(c, row, last, NULL, v->act);
    if (!busy)
        return;
    row = paragraph(c, row + (row + 4 < last), last, "Say", v->say);
    row = paragraph(c, row, last, "Feel", v->feel);
    paragraph(c, row, last, "Stop", v->stop);
}

void draw_screen(const struct picture *p)
{
    struct canvas c = { .p = p, .unicode = p->l->t->unicode, .scale = 1 };
    getmaxyx(stdscr, c.rows, c.columns);
    erase();
    if (c.rows < LEAST_ROWS || c.columns < LEAST_COLUMNS) {
        mvprintw(0, 0, "Please make the window larger: %d x %d at least.", LEAST_COLUMNS, LEAST_ROWS);
        refresh();
        return;
    }
    if (c.rows >= 34 && c.columns >= 104)
        c.scale = 2;
    bool clock = has_clock(&c), numbers = p->view->limit || taut_session_release(&p->l->x, &p->l->s) != TAUT_NONE;
    int below = 5 + (clock ? GLYPH_ROWS * c.scale + 1 : numbers ? 4 : 0);
    draw_head(&c);
    draw_title(&c, 2);
    draw_numbers(&c, 5);
    if (clock) {
        draw_clock(&c, 5);
        draw_bar(&c, below);
    }
    draw_words(&c, below + 2 * clock);
    draw_notice(&c, c.rows - 5);
    curs_set(p->mode == MODE_LINE);
    draw_foot(&c);
    refresh();
}
