/* extract.c - the texts to persons that stand in C sources: string literals within the calls that say them.
 *
 * Where a file has a say() or SAY() of its own, that says its text in the language.
 *
 * Of a call's arguments the first that holds a literal counts, with all its literals: taut_say(c, many ? "x" : "y"). A text
 * without a letter of its own, such as "%s, %s", needs no translation. */
#include "po.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const calls[] = { "taut_say", "TAUT_TEXT", "say", "say_line", "SAY", "chart_say" };

struct extract {
    FILE *out;
    const char *path; /* of the source, from src/ on */
    char *seen[MOST];
    size_t n;
};

/* Apart from its conversions and escapes. */
static bool has_letters(const char *s)
{
    static const char conversions[] = "sducgfx%";
    for (; *s; s++) {
        const size_t n = *s == '\\' ? 1 : *s == '%' ? 1 + strcspn(s + 1, conversions) : 0;
        if (n == 0 && isalpha((unsigned char)*s))
            return true;
        if (strlen(s) <= n)
            return false;
        s += n;
    }
    return false;
}

static void put(struct extract *x, const char *text)
{
    for (size_t k = 0; k < x->n; k++)
        if (!strcmp(x->seen[k], text))
            return;
    if (x->n == MOST || !has_letters(text))
        return;
    x->seen[x->n] = malloc(strlen(text) + 1);
    if (!x->seen[x->n])
        exit(5);
    strcpy(x->seen[x->n++], text);
    fprintf(x->out, "    { \"%s\", \"%s\" },\n", x->path, text);
}

/* Behind a comment, a character or white space; else where it is. */
static const char *skip(const char *s)
{
    if (!strncmp(s, "/*", 2)) {
        const char *end = strstr(s + 2, "*/");
        return end ? end + 2 : s + strlen(s);
    }
    if (*s == '\'') {
        for (s++; *s && *s != '\''; s++)
            s += *s == '\\' && s[1];
        return *s ? s + 1 : s;
    }
    return s + strspn(s, " \t\n\\");
}

/* One or more literals side by side, as they are written; returns what follows. */
static const char *literal(const char *s, char text[LONGEST])
{
    size_t n = 0;
    while (*s == '"') {
        for (s++; *s && *s != '"' && n + 2 < LONGEST; s++) {
            text[n++] = *s;
            if (*s == '\\' && s[1])
                text[n++] = *++s;
        }
        s += *s == '"';
        s += strspn(s, " \t\n");
    }
    text[n] = '\0';
    return s;
}

/* The arguments of a call, from behind its bracket. */
static const char *arguments(struct extract *x, const char *s)
{
    char text[LONGEST];
    int depth = 1;
    bool taken = false;
    while (*s && depth > 0 && !(taken && depth == 1 && *s == ',')) {
        const char *next = skip(s);
        if (next != s) {
            s = next;
            continue;
        }
        if (*s == '"') {
            s = literal(s, text);
            put(x, text);
            taken = true;
            continue;
        }
        depth += (*s == '(') - (*s == ')');
        s++;
    }
    return s;
}

static bool is_call(const char *s, size_t n)
{
    for (size_t k = 0; k < sizeof calls / sizeof *calls; k++)
        if (strlen(calls[k]) == n && !strncmp(calls[k], s, n))
            return true;
    return false;
}

static bool is_word(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

static void scan(struct extract *x, const char *s)
{
    char text[LONGEST];
    while (*s) {
        const char *next = skip(s);
        size_t n = 0;
        if (next != s) {
            s = next;
            continue;
        }
        if (*s == '#') { /* of a directive, nothing is said */
            while (*s && (*s != '\n' || s[-1] == '\\'))
                s++;
            continue;
        }
        while (is_word(s[n]))
            n++;
        if (n == 0) {
            s = *s == '"' ? literal(s, text) : s + 1;
            continue;
        }
        s = is_call(s, n) && s[n] == '(' ? arguments(x, s + n + 1) : s + n;
    }
}

static char *read_whole(const char *path)
{
    enum { LARGEST = 1 << 20 };
    char *text = calloc(1, LARGEST + 1);
    FILE *f = fopen(path, "rb");
    const size_t n = text && f ? fread(text, 1, LARGEST, f) : 0;
    if (f)
        fclose(f);
    return n > 0 && n < LARGEST ? text : NULL;
}

int extract_texts(const char *path, char **sources, size_t n)
{
    static struct extract x;
    x.out = fopen(path, "wb");
    if (!x.out)
        return refuse(path, 1, "cannot be written");
    fputs("/* The texts to persons in the program. Made by sayc from src/. */\n#include <taut/language.h>\n\n"
          "static const struct taut_program_text texts[] = {\n",
          x.out);
    for (size_t k = 0; k < n; k++) {
        char *source = read_whole(sources[k]);
        const char *from = strstr(sources[k], "src/");
        if (!source)
            return refuse(sources[k], 1, "cannot be read");
        x.path = from ? from : sources[k];
        scan(&x, source);
        free(source);
    }
    fprintf(
        x.out,
        "};\n\nconst struct taut_program_text *taut_program_texts(size_t *n)\n{\n    *n = %zu;\n    return texts;\n}\n",
        x.n);
    return fclose(x.out) == 0 ? 0 : refuse(path, 1, "cannot be written");
}
