/* keys.c - choosing from a list with the arrow keys. */
#define _POSIX_C_SOURCE 200809L
#include "ask.h"

#include <poll.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

enum key { KEY_UP, KEY_DOWN, KEY_ENTER, KEY_SPACE, KEY_LEFT, KEY_LETTER, KEY_END };

enum { CTRL_C = 3, CTRL_D = 4, ESCAPE = 27, REST_MS = 100 };

/* What follows an escape at once belongs to it; a person who presses the escape key sends nothing more. */
static bool read_rest(char *c)
{
    struct pollfd in = { .fd = STDIN_FILENO, .events = POLLIN };
    return poll(&in, 1, REST_MS) == 1 && read(STDIN_FILENO, c, 1) == 1;
}

static enum key read_key(char *letter)
{
    char c = 0, kind = 0;
    if (read(STDIN_FILENO, &c, 1) != 1 || c == CTRL_C || c == CTRL_D)
        return KEY_END;
    *letter = c;
    if (c == '\n' || c == '\r')
        return KEY_ENTER;
    if (c == ' ')
        return KEY_SPACE;
    if (c != ESCAPE || !read_rest(&c) || (c != '[' && c != 'O') || !read_rest(&kind))
        return KEY_LETTER;
    return kind == 'A' ? KEY_UP : kind == 'B' ? KEY_DOWN : kind == 'D' ? KEY_LEFT : KEY_LETTER;
}

enum { INDENT = 2, MARKED = 4, BOX = 4, RAGGED = 8 /* columns that a broken line leaves free */ };

bool keys_fit(const struct term *t, const struct options *o)
{
    unsigned lines = 0;
    for (size_t k = 0; k < o->n; k++)
        lines += 1 + (unsigned)strlen(o->texts[k]) / (t->width - MARKED - BOX - RAGGED);
    return o->n > 0 && lines < t->rows;
}

/* Over what was drawn before, `over` lines; returns how many lines it takes. */
static unsigned draw(const struct term *t, const struct options *o, size_t at, uint32_t chosen, unsigned over)
{
    char line[300];
    unsigned lines = 0;
    if (over > 0)
        printf("\033[%uA\r", over);
    for (size_t k = 0; k < o->n; k++) {
        snprintf(line, sizeof line, "%s %s%s", k == at ? ">" : " ",
                 !o->many           ? ""
                 : chosen >> k & 1u ? "[x] "
                                    : "[ ] ",
                 o->texts[k]);
        lines += term_wrap(t, INDENT, o->many ? MARKED + BOX : MARKED, line);
    }
    fflush(stdout);
    return lines;
}

static void write_chosen(const struct options *o, size_t at, uint32_t chosen, char *line, size_t max)
{
    size_t n = 0;
    line[0] = '\0';
    if (!o->many) {
        snprintf(line, max, "%zu", at + 1);
        return;
    }
    for (size_t k = 0; k < o->n && n + 4 < max; k++)
        if (chosen >> k & 1)
            n += (size_t)snprintf(line + n, max - n, "%s%zu", n ? "," : "", k + 1);
    if (!n)
        snprintf(line, max, "0");
}

static void choose(const struct term *t, const struct options *o, char *line, size_t max)
{
    size_t at = 0;
    uint32_t chosen = 0;
    char letter = 0;
    unsigned lines = draw(t, o, at, chosen, 0);
    for (;;) {
        switch (read_key(&letter)) {
        case KEY_UP: at = at ? at - 1 : o->n - 1; break;
        case KEY_DOWN: at = at + 1 < o->n ? at + 1 : 0; break;
        case KEY_SPACE: chosen ^= 1u << at; break;
        case KEY_ENTER: write_chosen(o, at, chosen, line, max); return;
        case KEY_LEFT: snprintf(line, max, "b"); return;
        case KEY_END: snprintf(line, max, "q"); return;
        case KEY_LETTER:
            if (letter && strchr("bq?", letter)) {
                snprintf(line, max, "%c", letter);
                return;
            }
            if (letter >= '1' && letter <= '9' && (size_t)(letter - '1') < o->n) {
                at = (size_t)(letter - '1');
                chosen ^= 1u << at;
            }
        }
        lines = draw(t, o, at, chosen, lines);
    }
}

void keys_choose(const struct term *t, const struct options *o, char *line, size_t max)
{
    struct termios before, raw;
    if (tcgetattr(STDIN_FILENO, &before)) {
        snprintf(line, max, "q");
        return;
    }
    raw = before;
    raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ISIG); /* an interrupt saves and gives the terminal back */
    tcsetattr(STDIN_FILENO, TCSADRAIN, &raw);
    choose(t, o, line, max);
    tcsetattr(STDIN_FILENO, TCSADRAIN, &before);
}
