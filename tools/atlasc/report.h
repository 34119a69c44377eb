/* report.h - what is wrong with the atlas, all of it at once: "file:line: what is wrong; what to do". */
#ifndef ATLASC_REPORT_H
#define ATLASC_REPORT_H

#include <stdio.h>

#include "memory.h"

enum { REPORT_SHOWN = 50 };

struct report {
    struct taut_arena *arena;
    struct taut_vec problems; /* struct problem, report.c */
};

void report_init(struct report *r, struct taut_arena *a);
void report_add(struct report *r, const char *file, unsigned line, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
size_t report_count(const struct report *r);
/* In the order of files and lines; the first REPORT_SHOWN, or all. */
void report_print(struct report *r, bool all, FILE *out);

#endif
