/* keys.c - choosing from a list with the arrow keys. */
#define _POSIX_C_SOURCE 200809L
#include "ask.h"

#include <string.h>
#include <termios.h>
#include <unistd.h>

enum key { KEY_UP, KEY_DOWN, KEY_ENTER, KEY_SPACE, KEY_LEFT, KEY_LETTER, KEY_END };

static enum key read_key(char *letter)
{
    char c = 0;
    if (read(STDIN_FILENO, &c, 1) != 1 || c == 4)
        return KEY_END;
    *letter = c;
    if (c == '\n' || c == '\r')
        return KEY_ENTER;
    if (c == ' ')
        return KEY_SPACE;
    if (c != 27)
        return KEY_LETTER;
    char rest[2] = { 0 };
    if (read(STDIN_FILENO, rest, 2) != 2 || rest[0] != '[')
        return KEY_LETTER;
    return rest[1] == 'A' ? KEY_UP : rest[1] == 'B' ? KEY_DOWN : rest[1] == 'D' ? KEY_LEFT : KEY_LETTER;
}

static void draw(const struct options *o, size_t at, uint32_t chosen, bool again)
{
    if (again)
        printf("\033[%zuA", o->n);
    for (size_t k = 0; k < o->n; k++)
        printf("\r\033[K  %s %s%s\n", k == at ? ">" : " ",
               !o->many           ? ""
               : chosen >> k & 1u ? "[x] "
                                  : "[ ] ",
               o->texts[k]);
    fflush(stdout);
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

static void choose(const struct options *o, char *line, size_t max)
{
    size_t at = 0;
    uint32_t chosen = 0;
    char letter = 0;
    draw(o, at, chosen, false);
    for (;;) {
        switch (read_key(&letter)) {
        case KEY_UP: at = at ? at - 1 : o->n - 1; break;
        case KEY_DOWN: at = at + 1 < o->n ? at + 1 : 0; break;
        case KEY_SPACE: chosen ^= 1u << at; break;
        case KEY_ENTER: write_chosen(o, at, chosen, line, max); return;
        case KEY_LEFT: snprintf(line, max, "b"); return;
        case KEY_END: snprintf(line, max, "q"); return;
        case KEY_LETTER:
            if (strchr("bq?", letter)) {
                snprintf(line, max, "%c", letter);
                return;
            }
            if (letter >= '1' && letter <= '9' && (size_t)(letter - '1') < o->n) {
                at = (size_t)(letter - '1');
                chosen ^= 1u << at;
            }
        }
        draw(o, at, chosen, true);
    }
}

void keys_choose(const struct options *o, char *line, size_t max)
{
    struct termios before, raw;
    if (tcgetattr(STDIN_FILENO, &before)) {
        snprintf(line, max, "q");
        return;
    }
    raw = before;
    raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
    tcsetattr(STDIN_FILENO, TCSADRAIN, &raw);
    choose(o, line, max);
    tcsetattr(STDIN_FILENO, TCSADRAIN, &before);
}
