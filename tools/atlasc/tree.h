/* tree.h - a YAML text as a tree whose every node knows its line. */
#ifndef ATLASC_TREE_H
#define ATLASC_TREE_H

#include "report.h"

enum node_shape { NODE_SCALAR, NODE_LIST, NODE_MAP };

struct node {
    enum node_shape shape;
    unsigned line;
    const char *file;
    const char *key;  /* in a map, else NULL */
    const char *text; /* of a scalar */
    bool quoted;
    struct node *first, *next; /* members in order */
    size_t n;                  /* how many members */
};

/* NULL where the text is no plain YAML; why is in the report. `file` is borrowed. An empty text is NULL, too. */
const struct node *tree_read(struct report *r, const char *file, const char *text, size_t n);

const struct node *node_get(const struct node *map, const char *key); /* NULL: none, or no map */
const char *node_text(const struct node *map, const char *key);       /* NULL: none, or no scalar */
bool node_number(const struct node *scalar, double *ret);             /* plain decimal number */
bool node_flag(const struct node *map, const char *key);              /* is `true` */
double node_number_or(const struct node *map, const char *key, double otherwise);
const struct node *node_members(const struct node *map,
                                const char *key); /* first of the list; NULL: none, or no list */

/* What stands in a list, or the node itself where it is none: "one or a list". */
const struct node *node_first(const struct node *one_or_list);

#define node_problem(r, at, ...) report_add((r), (at)->file, (at)->line, __VA_ARGS__)

#endif
