/* report.c - see report.h. */
#include "report.h"

#include <stdlib.h>
#include <string.h>

struct problem {
    const char *file, *text;
    unsigned line;
    size_t order;
};

void report_add(struct report *r, const char *file, unsigned line, const char *format, ...)
{
    char text[1000];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    struct problem *p = take_push(r->arena, &r->problems);
    *p = (struct problem){ file, take_text(r->arena, text, strlen(text)), line, r->problems.n };
}

size_t report_count(const struct report *r)
{
    return r->problems.n;
}

static int by_place(const void *x, const void *y)
{
    const struct problem *a = x, *b = y;
    int files = strcmp(a->file, b->file);
    if (files)
        return files;
    if (a->line != b->line)
        return a->line < b->line ? -1 : 1;
    return a->order < b->order ? -1 : a->order > b->order;
}

void report_print(struct report *r, bool all, FILE *out)
{
    struct problem *p = r->problems.items;
    size_t n = r->problems.n, shown = all || n < REPORT_SHOWN ? n : REPORT_SHOWN;
    if (n == 0)
        return;
    qsort(p, n, sizeof *p, by_place);
    for (size_t i = 0; i < shown; i++)
        fprintf(out, "%s:%u: %s\n", p[i].file, p[i].line, p[i].text);
    if (n > shown)
        fprintf(out, "and %zu more\n", n - shown);
}

void report_init(struct report *r, struct taut_arena *a)
{
    *r = (struct report){ .arena = a, .problems = { .size = sizeof(struct problem) } };
}
