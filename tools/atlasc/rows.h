/* rows.h - what a row of the schema says about a key. Private to rows.c and schema.c. */
#ifndef ATLASC_ROWS_H
#define ATLASC_ROWS_H

#include "schema.h"

enum shape {
    IS_ID,        /* lower-case words joined by hyphens */
    IS_TEXT,      /* not empty */
    IS_FLAG,      /* true, false */
    IS_WHOLE,     /* low..high */
    IS_NUMBER,    /* low..high */
    IS_CHANCE,    /* "often" or 0..1 */
    IS_ONE_OF,    /* names */
    IS_REF,       /* an id of kinds */
    IS_PHRASE,    /* as people say it: lower case, no punctuation */
    IS_SPAN,      /* [least, most], each low..high */
    IS_MAP,       /* of */
    IS_FACT,      /* an id of kinds, or a map `of` with that id */
    IS_VALUES,    /* word: whole number, low..high */
    IS_SHARES,    /* id of kinds: number, low..high; all together 1 */
    IS_PLACE,     /* [x, y, z], whole numbers, each low..high */
    IS_CONDITION, /* a tree of conditions */
    IS_GIFT,      /* findings that an answer gives: { sign: fever } */
    IS_DOI,
    IS_PMID,
    IS_DATE, /* 2026-11-21 */
    IS_VERSION,
};
enum many { ONE, LIST, ONE_OR_LIST, MAY_BE_EMPTY };

struct row {
    const char *key;
    enum shape shape;
    bool required;
    enum many many;
    double low, high;
    unsigned kinds;
    const char *const *names;
    const struct row *of;
};

/* The keys of each kind of file, by its folder; ends with a NULL folder. */
struct file_rows {
    const char *folder;
    const struct row *rows;
};
extern const struct file_rows file_rows[];

#endif
