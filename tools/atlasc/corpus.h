/* corpus.h - all files of the atlas as trees, and who has which id. */
#ifndef ATLASC_CORPUS_H
#define ATLASC_CORPUS_H

#include "tree.h"

/* Kinds of things with an id. Those of one numbering stand together: the places, the terms (in the order of
 * enum taut_term_kind), the causes (points, then conditions). */
enum kind {
    A_REGION,
    AN_AREA,
    A_GROUP,
    A_QUALITY,
    A_TIMING,
    AN_ACTIVITY,
    A_MOVEMENT,
    A_SIGN,
    A_FACTOR,
    A_MARKER,
    A_POINT,
    A_CONDITION,
    A_MUSCLE,
    A_SOURCE,
    A_TECHNIQUE,
    A_SCREEN,
    A_SCORE,
    A_SITE,
    A_QUESTION,
    A_COUNT,
    A_CLAIM,
    A_LANDMARK,
    A_DERMATOME,
    A_COURSE,
    A_MEASURE,
    AN_EXERCISE,
    A_RULE,
    KINDS
};
#define KIND(k) (1u << (k))
#define ANY_PLACE (KIND(A_REGION) | KIND(AN_AREA) | KIND(A_GROUP))
#define ANY_CAUSE (KIND(A_POINT) | KIND(A_CONDITION))
const char *kind_name(enum kind k);             /* "region" */
const char *kind_with_article(enum kind k);     /* "a region" */
const char *kinds_name(unsigned kinds);         /* "place", "region", … */
const char *kinds_with_article(unsigned kinds); /* "a place" */
const char *kinds_home(unsigned kinds);         /* the folder where they are listed: "words" */
enum kind kind_first(unsigned kinds);           /* first kind of the numbering that k belongs to */

struct entity {
    const char *id;
    enum kind kind;
    uint16_t index;        /* within its kind */
    const struct node *at; /* its map */
    const struct node *in; /* of a point: its muscle's map */
    uint32_t same_id;      /* next entity of that id + 1; 0: none */
};

struct corpus {
    struct taut_arena *arena;
    struct report *report;
    struct taut_vec files, folders; /* const char *: paths, sorted */
    struct taut_vec roots;          /* struct root */
    struct taut_vec entities;       /* struct entity, in the order of files and lines */
    struct taut_vec of[KINDS];      /* uint32_t: entities of a kind */
    struct table ids;               /* id -> first entity */
    const struct node *model;       /* root of model.yaml */
    uint64_t checksum;
    bool unreadable; /* some file is no YAML: what refers to it cannot be judged */
};

/* A file's tree and what kind of file it is, by its folder. */
struct root {
    const struct node *node;
    const char *folder;
};

void corpus_start(struct corpus *c, struct taut_arena *arena, struct report *report);
/* Takes in one file; path is for messages, relative says by its folder what kind of file it is. Both are borrowed. */
void corpus_add(struct corpus *c, const char *path, const char *relative, const char *bytes, size_t n);
/* Takes in all *.yaml below dir. False: the folder cannot be read (said on stderr). */
bool corpus_read(struct corpus *c, const char *dir);

const struct entity *corpus_find(const struct corpus *c, unsigned kinds, const char *id); /* NULL: none */
const struct entity *corpus_entity(const struct corpus *c, enum kind k, size_t index);
size_t corpus_count(const struct corpus *c, enum kind k);
/* The index in the compiled tables: places, terms and causes are each numbered through. */
uint16_t corpus_index(const struct corpus *c, const struct entity *e);
const char *corpus_nearest(const struct corpus *c, unsigned kinds, const char *id); /* NULL: none near */

#endif
