/* term.c - colour, width, wrapping and bars: readable on a terminal, plain in a pipe. */
#define _DEFAULT_SOURCE
#include "cli.h"

#include <langinfo.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { NARROWEST = 60, WIDEST = 120, IN_A_PIPE = 100, BAR_STEPS = 10 };

struct term term_look(void)
{
    struct term t = { .terminal = isatty(STDOUT_FILENO), .width = IN_A_PIPE };
    const char *no_colour = getenv("NO_COLOR"), *kind = getenv("TERM");
    t.colour = t.terminal && !(no_colour && *no_colour) && !(kind && !strcmp(kind, "dumb"));
    t.unicode = !strcmp(nl_langinfo(CODESET), "UTF-8");
    struct winsize size;
    if (t.terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        t.width = size.ws_col;
    if (t.terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
        t.rows = size.ws_row;
    t.width = t.width < NARROWEST ? NARROWEST : t.width > WIDEST ? WIDEST : t.width;
    return t;
}

/* ---- pieces of text -------------------------------------------------------------------------------------- */

static bool continues(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

static unsigned columns(const char *s, size_t n)
{
    unsigned wide = 0;
    for (size_t k = 0; k < n; k++)
        wide += !continues(s[k]);
    return wide;
}

void term_put(const char *s, size_t n)
{
    for (size_t k = 0; k < n; k++) {
        unsigned char c = (unsigned char)s[k];
        /* C0, DEL, and C1 as UTF-8 (C2 80 .. C2 9F) could steer a terminal */
        if (c < 0x20 || c == 0x7F)
            putchar('?');
        else if (c == 0xC2 && k + 1 < n && (unsigned char)s[k + 1] < 0xA0)
            k++, putchar('?');
        else
            putchar(c);
    }
}

static void begin_style(const struct term *t, enum style style)
{
    static const char *const codes[] = { "", "\033[1m", "\033[2m", "\033[1;31m", "\033[33m", "\033[32m", "\033[36m" };
    if (t->colour && style != PLAIN)
        fputs(codes[style], stdout);
}

static void end_style(const struct term *t, enum style style)
{
    if (t->colour && style != PLAIN)
        fputs("\033[0m", stdout);
}

void term_style(const struct term *t, enum style style, const char *s)
{
    begin_style(t, style);
    term_put(s, strlen(s));
    end_style(t, style);
}

void term_title(const struct term *t, const char *name, const char *latin, const char *id)
{
    char line[400];
    char first = name[0] >= 'a' && name[0] <= 'z' ? (char)(name[0] - 'a' + 'A') : name[0];
    snprintf(line, sizeof line, "%s%c%s", t->markdown ? "# " : "", first, first ? name + 1 : "");
    term_style(t, BOLD, line);
    if (t->markdown)
        snprintf(line, sizeof line, "\n\n%s%s%s`%s`\n", latin ? "*" : "", latin ? latin : "", latin ? "*, " : "", id);
    else
        snprintf(line, sizeof line, "  %s%s%s", latin ? latin : "", latin ? "  " : "", id);
    if (t->markdown)
        fputs(line, stdout);
    else
        term_style(t, DIM, line);
    putchar('\n');
}

void term_heading(const struct term *t, const char *s)
{
    putchar('\n');
    if (t->markdown) {
        printf("## ");
        term_put(s, strlen(s));
        fputs("\n\n", stdout);
        return;
    }
    term_style(t, BOLD, s);
    putchar('\n');
}

static void spaces(unsigned n)
{
    printf("%*s", (int)n, "");
}

/* How many bytes of s go on a line of that many columns; *skip is the white space that ends it. */
static size_t line_bytes(const char *s, unsigned wide, size_t *skip)
{
    size_t k = 0, last_space = 0;
    unsigned used = 0;
    *skip = 0;
    while (s[k] && s[k] != '\n') {
        if (s[k] == ' ')
            last_space = k;
        used += !continues(s[k]);
        if (used > wide)
            break;
        k++;
    }
    if (!s[k] || s[k] == '\n') {
        *skip = s[k] == '\n';
        return k;
    }
    if (last_space > 0 || s[0] == ' ') {
        *skip = 1;
        return last_space;
    }
    return k > 0 ? k : 1;
}

unsigned term_wrap(const struct term *t, unsigned first, unsigned indent, const char *s)
{
    unsigned at = first, lines = 0;
    if (t->markdown) {
        term_put(s, strlen(s));
        putchar('\n');
        return 1;
    }
    if (!*s) {
        putchar('\n');
        lines++;
    }
    for (; *s; lines++) {
        size_t skip, n = line_bytes(s, at < t->width - 10 ? t->width - at : 10, &skip);
        spaces(at);
        term_put(s, n);
        putchar('\n');
        s += n + skip;
        at = indent;
    }
    return lines;
}

void term_field(const struct term *t, unsigned indent, unsigned label_width, const char *label, const char *text)
{
    if (!text || !text[0])
        return;
    unsigned wide = columns(label, strlen(label)), at = indent + label_width;
    if (t->markdown) {
        printf("- **%s**: ", label);
        term_put(text, strlen(text));
        putchar('\n');
        return;
    }
    spaces(indent);
    term_style(t, DIM, label);
    if (wide + 1 > label_width) {
        putchar('\n');
        term_wrap(t, at, at, text);
        return;
    }
    spaces(label_width - wide);
    size_t skip, n = line_bytes(text, t->width - at, &skip);
    term_put(text, n);
    putchar('\n');
    if (text[n] && text[n + skip])
        term_wrap(t, at, at, text + n + skip);
}

/* ---- tables ------------------------------------------------------------------------------------------------ */

void term_row(const struct term *t, unsigned indent, const struct cell *cells, size_t n)
{
    enum { MOST_CELLS = 8 };
    const char *rest[MOST_CELLS];
    bool later[MOST_CELLS] = { false }, more = true;
    for (size_t k = 0; k < n; k++)
        rest[k] = cells[k].text;
    while (more) {
        unsigned at = indent, pad = indent;
        more = false;
        for (size_t k = 0; k < n; k++) {
            unsigned wide = cells[k].width ? cells[k].width : t->width > at ? t->width - at : 20;
            size_t skip, bytes = line_bytes(rest[k], wide, &skip);
            enum style style = later[k] ? cells[k].style_on : cells[k].style;
            if (bytes) {
                spaces(pad);
                begin_style(t, style);
                term_put(rest[k], bytes);
                end_style(t, style);
                pad = 0;
            }
            later[k] = later[k] || rest[k][bytes] == '\n';
            pad += wide + 2 - columns(rest[k], bytes);
            at += wide + 2;
            rest[k] += bytes + (rest[k][bytes] ? skip : 0);
            more = more || *rest[k];
        }
        putchar('\n');
    }
}

void term_percent(const struct term *t, double p, bool bar, char *out, size_t max)
{
    char number[16];
    if (p > 0 && p < 0.005)
        snprintf(number, sizeof number, "<1 %%");
    else if (p < 1 && p >= 0.995)
        snprintf(number, sizeof number, ">99 %%");
    else
        snprintf(number, sizeof number, "%d %%", (int)(p * 100 + 0.5));
    size_t n = (size_t)snprintf(out, max, "%5s", number);
    if (!bar || !t->terminal)
        return;
    const char *full = t->unicode ? "█" : "#", *empty = t->unicode ? "░" : ".";
    n += (size_t)snprintf(out + n, max - n, " ");
    for (int k = 0; k < BAR_STEPS && n + 4 < max; k++)
        n += (size_t)snprintf(out + n, max - n, "%s", p * BAR_STEPS >= k + 0.5 ? full : empty);
}

enum taut_status term_flush_text(struct taut_text *text, struct taut_error *err)
{
    enum taut_status st = TAUT_OK;
    if (text->cut)
        st = taut_fail(err, TAUT_ENOMEM, "output", "too large to print");
    else
        fwrite(text->bytes, 1, text->n, stdout);
    taut_text_free(text);
    return st;
}

void add_text(char *out, size_t max, const char *s)
{
    size_t n = strlen(out);
    if (n < max)
        snprintf(out + n, max - n, "%s", s);
}
