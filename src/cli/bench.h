/* bench.h - vignettes as a table, and what Taut answers to them. */
#ifndef TAUT_CLI_BENCH_H
#define TAUT_CLI_BENCH_H

#include "cli.h"

/* An area names the muscles of a textbook's list, most frequent first, joined by ";". */
enum vignette_kind {
    VIGNETTE_MUSCLE,
    VIGNETTE_EMERGENCY,
    VIGNETTE_URGENT,
    VIGNETTE_ORDINARY,
    VIGNETTE_AREA,
    VIGNETTE_KINDS
};
const char *vignette_kind_name(enum vignette_kind kind);

struct vignette {
    const char *file;
    unsigned line;
    const char *id, *text, *expect, *source;
    enum taut_side side; /* UNSTATED: any */
    enum vignette_kind kind;
};

struct vignettes {
    const struct vignette *rows;
    size_t n;
};

/* Reads the tables named as words, or all of tests/cases. ret lives in arena.
 * Refuses with file:line what is no row, and muscles or rules the atlas does not have. */
enum taut_status vignettes_read(const struct taut_atlas *a, const struct args *args, struct taut_arena *arena,
                                struct vignettes *ret, struct taut_error *err);

/* Reads them as above and runs over them, with an arena to be reset at will. */
enum taut_status vignettes_with(const struct args *args,
                                enum taut_status (*run)(const struct args *args, const struct vignettes *v,
                                                        struct taut_arena *scratch, struct taut_error *err),
                                struct taut_error *err);

/* Whether a name is one of those joined by "|" in the first n bytes of expect. */
bool vignette_expects(const char *expect, size_t n, const char *name);

#endif
