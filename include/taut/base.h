/* base.h - status, error, arena, bounded text. No medical word in it.
 *
 * Ownership  A returned `const` pointer is borrowed; a `ret` parameter hands ownership to the caller;
 *            what comes from an arena lives until taut_arena_free or taut_arena_reset.
 * Purity     No files, sockets, clock, randomness, globals or logging in any function here. */
#ifndef TAUT_BASE_H
#define TAUT_BASE_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* One table gives each status its CLI exit code, HTTP status and FHIR issue code, so that the front
 * doors cannot disagree.                cli  http  fhir                                          */
#define TAUT_STATUS_TABLE(X)                     \
    X(TAUT_OK,          0, 200, "informational") \
    X(TAUT_DONE,        0, 200, "informational") \
    X(TAUT_EINVAL,      2, 400, "invalid")       \
    X(TAUT_EPARSE,      2, 400, "structure")     \
    X(TAUT_ETOOBIG,     2, 413, "too-long")      \
    X(TAUT_EEMPTY,      2, 422, "required")      \
    X(TAUT_ENOTFOUND,   3, 404, "not-found")     \
    X(TAUT_ECONFLICT,   4, 409, "conflict")      \
    X(TAUT_ENOMEM,      5, 503, "transient")     \
    X(TAUT_ESTOPPED,    5, 503, "timeout")       \
    X(TAUT_EIO,         5, 500, "exception")     \
    X(TAUT_EEMERGENCY, 10, 422, "business-rule")

enum taut_status {
#define X(name, cli, http, fhir) name,
    TAUT_STATUS_TABLE(X)
#undef X
};

const char *taut_status_name(enum taut_status st);      /* "TAUT_EINVAL" */
int taut_status_exit(enum taut_status st);              /* exit code of a command */
int taut_status_http(enum taut_status st);
const char *taut_status_fhir(enum taut_status st);      /* OperationOutcome.issue.code */

struct taut_error {
    enum taut_status status;
    const char *file;                    /* where in our code it was raised */
    int line;
    char where[96];                      /* where in the input: "case.json: findings[3].side" */
    char message[200];                   /* "side must be left, right or midline" */
};

/* Fills err (which may be NULL) and returns status, so that a caller can write
 *     return taut_fail(err, TAUT_EPARSE, where, "pain %g is outside 0..10", pain);
 * Long texts are cut at a UTF-8 boundary. */
#define taut_fail(err, status, where, ...) \
    taut_fail_at((err), (status), __FILE__, __LINE__, (where), __VA_ARGS__)
enum taut_status taut_fail_at(struct taut_error *err, enum taut_status status, const char *file, int line,
                              const char *where, const char *format, ...)
    __attribute__((format(printf, 6, 7)));

/* Memory that is dropped as a whole. Blocks of 64 kB, larger where asked. */
struct taut_arena;                       /* opaque */
struct taut_arena *taut_arena_create(void);                 /* NULL: no memory */
struct taut_arena *taut_arena_child(struct taut_arena *parent);   /* reset on its own; freed when the parent is freed or reset */
void taut_arena_free(struct taut_arena *a);                 /* NULL is fine; not for children */
void taut_arena_reset(struct taut_arena *a);                /* keeps what it has for reuse, at most 8 MB */
/* Zeroed, aligned to 64 bytes when n >= 64, else to 16. n = 0 gives a valid pointer. NULL: no memory. */
void *taut_arena_alloc(struct taut_arena *a, size_t n);
/* count elements of size bytes; NULL also where the product overflows. */
void *taut_arena_array(struct taut_arena *a, size_t count, size_t size);
/* The same, not zeroed: for what is written before it is read. */
void *taut_arena_raw(struct taut_arena *a, size_t count, size_t size);
char *taut_arena_strndup(struct taut_arena *a, const char *s, size_t n);   /* NUL-terminated copy */
char *taut_arena_printf(struct taut_arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* A pointer and a count whose memory is an arena's; grows by doubling. Use:
 *     struct taut_vec v = { .size = sizeof(struct taut_finding) };
 *     struct taut_finding *f = taut_vec_push(arena, &v);        // zeroed; NULL: no memory      */
struct taut_vec { void *items; size_t n, capacity, size; };
void *taut_vec_push(struct taut_arena *a, struct taut_vec *v);

/* Text with a hard maximum: what does not fit is dropped and remembered in `cut`. Never overflows. */
struct taut_text { char *bytes; size_t n, capacity, max; bool cut; };
void taut_text_init(struct taut_text *t, size_t max);       /* max bytes, without the final NUL */
void taut_text_free(struct taut_text *t);
void taut_text_add(struct taut_text *t, const char *s, size_t n);
void taut_text_adds(struct taut_text *t, const char *s);
void taut_text_addf(struct taut_text *t, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* A piece of some text, by bytes: [begin, end). begin == end: none. */
struct taut_span { uint32_t begin, end; };

/* Offset of the first byte that is not well-formed UTF-8 (overlong forms, surrogates and NUL are not),
 * or n where all is well. Linear time. */
size_t taut_utf8_check(const char *s, size_t n);
/* Decodes one code point of text that passed taut_utf8_check; *at < n advances past it. */
uint32_t taut_utf8_next(const char *s, size_t n, size_t *at);

#endif
