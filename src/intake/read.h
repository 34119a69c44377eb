/* read.h - the stages between a text and its findings, private to this module:
 *
 *     text -> words -> concepts -> clauses of senses -> findings
 *     words.c   concepts.c   clause.c, passes_*.c    collect.c
 *
 * Every stage is linear in the text: a phrase, a clause and a list of spelling look-ups have a hard maximum. */
#ifndef TAUT_INTAKE_READ_H
#define TAUT_INTAKE_READ_H

#include <taut/intake.h>

/* ---- words ------------------------------------------------------------------------------------------- */

/* What stands between a word and the one before it. */
enum { GAP_COMMA = 1, GAP_STOP = 2, GAP_SLASH = 4, GAP_HYPHEN = 8, GAP_AND = 16 };

struct word {
    uint32_t at, n; /* in the folded text */
    struct taut_span span;
    int32_t number; /* -1: no number */
    uint16_t token; /* TAUT_NONE: no word of ours */
    uint8_t gap;
};

struct words {
    const char *folded;
    const struct word *items;
    size_t n;
};

enum taut_status words_cut(const struct taut_atlas *a, const char *text, size_t n, struct taut_arena *arena,
                           struct words *ret, struct taut_error *err);

/* ---- concepts ---------------------------------------------------------------------------------------- */

/* The alphabet of the grammar: things that findings are about, then markers by their id in words/markers.yaml. */
#define MARKER_TABLE(X)           \
    X(NEGATION, "negation")       \
    X(AGGRAVATES, "aggravates")   \
    X(EASES, "eases")             \
    X(LIMITS, "limits")           \
    X(SPREADS, "spreads")         \
    X(FROM, "from")               \
    X(TO, "to")                   \
    X(LEFT, "left")               \
    X(RIGHT, "right")             \
    X(BOTH, "both")               \
    X(MIDLINE, "midline")         \
    X(MILD, "mild")               \
    X(MODERATE, "moderate")       \
    X(SEVERE, "severe")           \
    X(AND, "and")                 \
    X(OR, "or")                   \
    X(BUT, "but")                 \
    X(SINCE, "since")             \
    X(YEARS_OLD, "years-old")     \
    X(OUT_OF_TEN, "out-of-ten")   \
    X(PAIN, "pain")               \
    X(HISTORY, "history")         \
    X(UNCERTAIN, "uncertain")     \
    X(FILLER, "filler")           \
    X(NUMBER, "number")           \
    X(DURATION, "duration-units") \
    X(DEGREES, "degrees")         \
    X(SWELLING, "swelling")       \
    X(WEAKNESS, "weakness")       \
    X(REDNESS, "redness")         \
    X(DISCOLOURED, "discoloured") \
    X(DROOPING, "drooping")       \
    X(DARKNESS, "darkness")

enum symbol {
    IS_UNKNOWN, /* a word of no meaning to us */
    IS_PLACE,
    IS_MUSCLE,
    IS_CAUSE,
    IS_QUALITY,
    IS_TIMING,
    IS_ACTIVITY,
    IS_MOVEMENT,
    IS_SIGN,
    IS_FACTOR,
#define X(name, id) IS_##name,
    MARKER_TABLE(X)
#undef X
        IS_NOTHING /* used up by an earlier pass */
};

struct concept {
    enum symbol symbol;
    enum taut_side side; /* said inside the phrase: "behind my left eye" */
    uint16_t index;      /* place, muscle, cause or term */
    int32_t value;       /* numbers, units; signs: 1 + a place that is named in it */
    uint32_t first, end; /* words */
    bool unread;         /* to be reported as not understood */
    bool nested;         /* a place named inside the concept before it: "crushing chest pain" */
};

struct concepts {
    struct concept *items;
    size_t n;
};

enum taut_status concepts_find(const struct taut_atlas *a, const struct words *w, struct taut_arena *arena,
                               struct concepts *ret, struct taut_error *err);

struct taut_span concept_span(const struct words *w, const struct concept *c);
/* Whether word k of the text is the folded word s. */
bool word_is(const struct words *w, size_t k, const char *s);
/* Whether any word of the phrase names pain: "headache", "hurts when". */
bool concept_says_pain(const struct words *w, const struct concept *c);

/* ---- findings ---------------------------------------------------------------------------------------- */

/* Findings of a case, each (kind, target, side) once. */
struct collection {
    struct taut_arena *arena;
    struct taut_vec findings;
    uint16_t *place_of; /* by key: 1 + index into findings */
    size_t targets;     /* every target is below */
    uint8_t level;      /* said of no place in particular, for the pains that come next; TAUT_LEVEL_UNKNOWN: none */
    int8_t nrs;
    bool no_memory, full;
};

bool collection_start(struct collection *c, size_t targets, struct taut_arena *arena);
/* The finding with this key, NULL where there is none yet. */
struct taut_finding *collection_find(const struct collection *c, const struct taut_finding *key);
struct taut_finding *collection_push(struct collection *c, const struct taut_finding *f);
/* Adds what was read; of two with one key the stronger stays, and what was stated wins over what was denied. */
void collection_add(struct collection *c, const struct taut_finding *f);
/* A severity of no place in particular. */
void collection_grade(struct collection *c, uint8_t level, int8_t nrs);
/* A side of no place in particular: for the pains so far that have none. */
void collection_give_side(struct collection *c, const struct taut_atlas *a, enum taut_side side);
/* "left shoulder … the shoulder": what has no side joins its sided namesake. */
void collection_settle(struct collection *c);
/* Where nothing else hurts: pain where the named conditions hurt most often. */
void named_places(const struct taut_atlas *a, struct collection *found);

/* ---- clauses ----------------------------------------------------------------------------------------- */

/* What stands between a sense and the one before it. */
enum {
    JOIN_COMMA = 1, /* also a slash or bracket */
    JOIN_AND = 2,
    JOIN_OR = 4,
    JOIN_WITH = 8,    /* with */
    JOIN_WHEN = 16,   /* after, when, while, during, if */
    JOIN_ON = 32,     /* on */
    JOIN_HAS = 64,    /* a verb that opens a statement of its own: has, is, reports */
    JOIN_AM = 128,    /* i am, im */
    JOIN_RANGE = 256, /* a hyphen */
    JOIN_SLASH = 512,
    JOIN_OTHER = 1024, /* any word but is, was, at, about, a, the, my */
    JOIN_THE = 2048,   /* the, my, his, … just before */
    JOIN_LIST = JOIN_COMMA | JOIN_AND | JOIN_OR
};

enum { SAYS_PAIN = 1, SAYS_SENSORY = 2, SAYS_OTHER = 4 };
enum mode { MODE_PLAIN, MODE_AGGRAVATES, MODE_EASES, MODE_LIMITS };

/* A concept in its clause, with what the passes find out about it. */
struct sense {
    struct concept *concept;
    enum symbol symbol;
    uint16_t index;
    uint16_t joins;
    int32_t value;
    bool negated;
    bool past;     /* "history of", "used to have" */
    bool doubtful; /* "might be" */
    /* places */
    enum taut_side side;
    uint8_t said, denied; /* SAYS_… */
    bool own;             /* says it in its own noun phrase: "numb thumb" */
    bool spread;
    uint8_t level; /* TAUT_LEVEL_UNKNOWN: none. Of a severity: what it says */
    int8_t nrs;
    uint16_t way_from; /* 1 + sense that the pain travels from to here */
    /* activities, movements, timings */
    enum mode mode;
    bool strong;   /* its marker stands before it and looks forward */
    bool anchored; /* "after driving" */
    bool used;     /* quality: said of a place */
};

enum { CLAUSE_MAX = 256 };

struct clause {
    const struct taut_atlas *atlas;
    const struct words *words;
    struct collection *out;
    const bool *soothing;       /* by term: activities that the atlas knows as easing rather than aggravating */
    enum taut_side side_before; /* of the last pain of the sentence before */
    size_t ways;                /* left to search in this text */
    size_t n;
    struct sense senses[CLAUSE_MAX];
};

/* Reads all concepts clause by clause into out. */
enum taut_status clauses_read(const struct taut_atlas *a, const struct words *w, struct concepts *concepts,
                              struct taut_arena *arena, struct collection *out, struct taut_error *err);

/* Whether the last word of the phrase is s. */
bool sense_ends_with(const struct clause *c, const struct sense *s, const char *const *any, size_t n);

/* The passes over a clause, in this order; clause.c says what each is for. */
void pass_places_of_muscles(struct clause *c);
void pass_numbers(struct clause *c);
void pass_negation(struct clause *c);
void pass_sides(struct clause *c);

void pass_predicates(struct clause *c);
void pass_traits(struct clause *c);
void pass_levels(struct clause *c);
void pass_ways(struct clause *c);
void pass_modes(struct clause *c);
void pass_emit(struct clause *c);

/* ---- kin ------------------------------------------------------------------------------------------------- */

/* Whether the speaker tells of a body of her own. */
bool kin_is_beside_speaker(const struct words *w, const struct concepts *concepts);
/* Whether the illness or age is that of a relative who stands before it. */
bool kin_is_told_of(const struct words *w, const struct concept *c);

/* ---- ways -------------------------------------------------------------------------------------------- */

enum { WAY_MAX = 32 };
/* Areas on the shortest way over neighbouring regions from one place to another, without the ends; returns how many. */
size_t way_between(const struct taut_atlas *a, uint16_t from, uint16_t to, struct taut_arena *arena, uint16_t *ret,
                   size_t max);

#endif
