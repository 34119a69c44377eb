/* main.c - sayc OUT.c de.po es.po: the catalogues as one constant table, sorted by the English text.
 *
 * Reads what it needs of gettext's PO: comments, msgid and msgstr with strings over one or more lines. An entry without
 * a translation, one that stands twice, and anything else is refused with file and line. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <taut/base.h>
#include <taut/language.h>

enum { LONGEST = 4000, MOST = 4000 };

struct entry {
    char *english, *said[TAUT_LANGUAGES];
};

struct catalogue {
    struct entry entries[MOST];
    size_t n;
};

static int refuse(const char *path, unsigned line, const char *what)
{
    fprintf(stderr, "%s:%u: %s\n", path, line, what);
    return 2;
}

/* The text between quotes, added to out. False: no such text. */
static bool add_quoted(const char *s, char *out)
{
    size_t n = strlen(out);
    s = strchr(s, '"');
    if (!s)
        return false;
    for (s++; *s && *s != '"' && n + 1 < LONGEST; s++) {
        if (*s == '\\' && s[1])
            out[n++] = *++s == 'n' ? '\n' : *s;
        else
            out[n++] = *s;
    }
    out[n] = '\0';
    return *s == '"';
}

static char *copy(const char *s)
{
    char *c = malloc(strlen(s) + 1);
    if (!c)
        exit(5);
    return strcpy(c, s);
}

static struct entry *entry_of(struct catalogue *c, const char *english)
{
    for (size_t k = 0; k < c->n; k++)
        if (!strcmp(c->entries[k].english, english))
            return &c->entries[k];
    if (c->n == MOST)
        return NULL;
    c->entries[c->n].english = copy(english);
    return &c->entries[c->n++];
}

static int close_entry(struct catalogue *c, const char *path, unsigned line, int language, char *id, char *text)
{
    if (id[0]) { /* the first entry is the header */
        struct entry *e = entry_of(c, id);
        if (!e)
            return refuse(path, line, "too many entries");
        if (!text[0])
            return refuse(path, line, "is not translated; write its msgstr");
        if (e->said[language])
            return refuse(path, line, "stands twice; remove one");
        e->said[language] = copy(text);
    }
    id[0] = text[0] = '\0';
    return 0;
}

static int read_catalogue(struct catalogue *c, const char *path, int language)
{
    static char line[LONGEST], id[LONGEST], text[LONGEST];
    char *into = NULL;
    unsigned n = 0;
    int code = 0;
    FILE *f = fopen(path, "rb");
    if (!f)
        return refuse(path, 1, "cannot be read");
    id[0] = text[0] = '\0';
    while (!code && fgets(line, sizeof line, f)) {
        n++;
        if (!strncmp(line, "msgid ", 6)) {
            code = into ? close_entry(c, path, n - 1, language, id, text) : 0;
            into = id;
        } else if (!strncmp(line, "msgstr ", 7)) {
            into = text;
        } else if (line[0] == '#' || line[0] == '\n') {
            continue;
        } else if (line[0] != '"') {
            code = refuse(path, n, "a line that begins with msgid, msgstr, \" or # is wanted");
        }
        if (!code && (!into || !add_quoted(line, into)))
            code = refuse(path, n, "a text in quotes is wanted");
    }
    fclose(f);
    return code ? code : close_entry(c, path, n, language, id, text);
}

static int by_english(const void *x, const void *y)
{
    return strcmp(((const struct entry *)x)->english, ((const struct entry *)y)->english);
}

static void print_text(FILE *out, const char *s)
{
    if (!s) {
        fputs("0", out);
        return;
    }
    fputc('"', out);
    for (; *s; s++)
        if (*s == '"' || *s == '\\' || *s == '?')
            fprintf(out, "\\%c", *s);
        else if (*s == '\n')
            fputs("\\n", out);
        else
            fputc(*s, out);
    fputc('"', out);
}

static int print_table(const struct catalogue *c, const char *path)
{
    FILE *out = fopen(path, "wb");
    if (!out)
        return refuse(path, 1, "cannot be written");
    fputs("/* Texts to persons. Made by sayc from languages/: change those. */\n#include \"language/say.h\"\n\n"
          "const struct saying taut_sayings[] = {\n",
          out);
    for (size_t k = 0; k < c->n; k++) {
        fputs("    { ", out);
        print_text(out, c->entries[k].english);
        fputs(", { ", out);
        for (int l = 0; l < TAUT_LANGUAGES; l++) {
            print_text(out, c->entries[k].said[l]);
            fputs(l + 1 < TAUT_LANGUAGES ? ", " : " } },\n", out);
        }
    }
    fprintf(out, "};\nconst size_t taut_n_sayings = %zu;\n", c->n);
    return fclose(out) == 0 ? 0 : refuse(path, 1, "cannot be written");
}

int main(int argc, char **argv)
{
    static struct catalogue c;
    int code = 0;
    if (argc != 1 + TAUT_LANGUAGES) {
        fputs("usage: sayc OUT.c de.po es.po\n", stderr);
        return 2;
    }
    for (int l = 1; l < TAUT_LANGUAGES && !code; l++)
        code = read_catalogue(&c, argv[1 + l], l);
    if (code)
        return code;
    qsort(c.entries, c.n, sizeof *c.entries, by_english);
    return print_table(&c, argv[1]);
}
