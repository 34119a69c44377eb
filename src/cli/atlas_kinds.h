/* atlas_kinds.h - the kinds of entries that list, show and check go through. */
#ifndef TAUT_CLI_ATLAS_KINDS_H
#define TAUT_CLI_ATLAS_KINDS_H

#include "cli.h"

enum { LONGEST_JSON = 64 << 20 };

struct listed {
    const char *id, *name;
    char note[160];
};

/* Entries stand in one of the atlas's tables, from kind_begin to kind_end. Show looks through the kinds in this order. */
struct kind {
    const char *name, *one;
    enum taut_entry entry;
    enum taut_term_kind term; /* of TAUT_ENTRY_TERM */
    void (*list)(const struct taut_atlas *a, uint16_t k, struct listed *ret);
    void (*show)(const struct taut_atlas *a, const struct term *t, uint16_t k);
};
enum { N_KINDS = 17 };
extern const struct kind atlas_kinds[N_KINDS];

uint16_t kind_begin(const struct taut_atlas *a, const struct kind *kind);
uint16_t kind_end(const struct taut_atlas *a, const struct kind *kind);

/* "    80 muscles", line by line, or as a JSON object. */
enum taut_status kinds_print(const struct taut_atlas *a, const struct args *args, struct taut_error *err);

#endif
