/* po.c - reads a PO file. */
#include "po.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "language/catalogue.h"

int refuse(const char *path, unsigned line, const char *what)
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

static int read_head(struct po *po, unsigned line, const char *head)
{
    static const char key[] = "Language: ";
    const char *at = strstr(head, key);
    enum taut_language l = TAUT_ENGLISH;
    snprintf(po->code, sizeof po->code, "%.2s", at ? at + sizeof key - 1 : "");
    return taut_language_find(po->code, &l) && l != TAUT_ENGLISH
               ? 0
               : refuse(po->path, line, "the head must say \"Language: de\\n\", or another that is known");
}

static int close_entry(struct po *po, unsigned line, char *id, char *text)
{
    int code = 0;
    if (!id[0] && !po->code[0])
        code = read_head(po, line, text);
    else if (!id[0])
        code = refuse(po->path, line, "an empty msgid stands at the head only");
    else if (!text[0])
        code = refuse(po->path, line, "is not translated; write its msgstr");
    else if (po->n == MOST)
        code = refuse(po->path, line, "too many entries");
    else
        po->entries[po->n++] = (struct entry){ copy(id), copy(text), catalogue_hash(id), line };
    id[0] = text[0] = '\0';
    return code;
}

static int by_hash(const void *x, const void *y)
{
    const struct entry *a = x, *b = y;
    return a->hash < b->hash ? -1 : a->hash > b->hash;
}

static int sort(struct po *po)
{
    qsort(po->entries, po->n, sizeof *po->entries, by_hash);
    for (size_t k = 1; k < po->n; k++)
        if (po->entries[k - 1].hash == po->entries[k].hash)
            return refuse(po->path, po->entries[k].line,
                          strcmp(po->entries[k - 1].english, po->entries[k].english)
                              ? "has the hash of another text; word it otherwise"
                              : "stands twice; remove one");
    return 0;
}

int po_read(struct po *po, const char *path)
{
    static char line[LONGEST], id[LONGEST], text[LONGEST];
    char *into = NULL;
    unsigned n = 0;
    int code = 0;
    FILE *f = fopen(path, "rb");
    po->path = path;
    if (!f)
        return refuse(path, 1, "cannot be read");
    id[0] = text[0] = '\0';
    while (!code && fgets(line, sizeof line, f)) {
        n++;
        if (!strncmp(line, "msgid ", 6)) {
            code = into ? close_entry(po, n - 1, id, text) : 0;
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
    if (!code)
        code = close_entry(po, n, id, text);
    return code ? code : sort(po);
}
