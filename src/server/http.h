/* http.h - a request and its reply, apart from the library that carries them: so that both can be tested and fuzzed. */
#ifndef TAUT_SERVER_HTTP_H
#define TAUT_SERVER_HTTP_H

#include <taut/server.h>

enum { MOST_ARGUMENTS = 16, LONGEST_BODY = 1 << 20 };

enum encoding { IDENTITY, GZIP, BROTLI, ENCODINGS };

struct argument {
    const char *name, *value; /* decoded; value: NULL where there is no '=' */
};

struct request {
    const char *method, *path;
    struct argument arguments[MOST_ARGUMENTS];
    size_t n_arguments;                                         /* over MOST_ARGUMENTS: refused */
    const char *accept_encoding, *if_none_match, *content_type; /* NULL: not sent */
    const char *body;
    size_t n_body;
};

struct file;

struct reply {
    unsigned status;
    const char *type, *allow; /* allow: the methods that the path has, of a 405; else NULL */
    const char *body;         /* borrowed until the next request of the same door */
    size_t n_body;
    const struct file *file; /* the body is one of its encodings; NULL: it is `body` */
    enum encoding encoding;
    bool unchanged; /* 304 */
    bool vary;      /* on Accept-Encoding */
};

/* ---- routes.c ------------------------------------------------------------------------------------------------- */

enum route_kind { ROUTE_NONE, ROUTE_FILE, ROUTE_HEALTH, ROUTE_OPENAPI, ROUTE_QUESTION };
struct route {
    enum route_kind kind;
    const char *allow;                         /* its methods, as in the Allow header */
    const struct taut_door_question *question; /* ROUTE_QUESTION */
    const struct file *file;
};

struct site; /* files.c: the web app's files */

/* ROUTE_NONE: no such path. */
struct route route_find(const struct site *site, const char *path);
bool route_allows(const struct route *r, const char *method);
/* Needs a worker and its door; all others are answered at once. */
bool route_is_work(const struct route *r);
#define API "/api/v1/"

/* ---- answer.c ------------------------------------------------------------------------------------------------- */

/* What needs no door. openapi: the text of openapi.json. */
struct reply answer_at_once(const struct route *route, const struct request *r, const struct taut_text *openapi);
/* A question, by a door. today: "2026-11-21", where the request does not say it. scratch holds the options. */
struct reply answer_question(const struct route *route, const struct request *r, struct taut_door *door,
                             const char *today, struct taut_text *scratch);
/* {status, where, message} in a thread's own room. */
struct reply refuse(enum taut_status st, const char *where, const char *message, struct taut_text *scratch);
struct reply refuse_plainly(unsigned status);

/* ---- files.c -------------------------------------------------------------------------------------------------- */

struct file {
    const char *path; /* "/assets/app-1a2b.js" */
    const char *type;
    struct {
        const char *bytes; /* NULL: not in this encoding */
        size_t n;
        void *carried; /* what the carrying library made of it */
    } as[ENCODINGS];
    char etag[24];
    bool forever; /* its name changes with its content */
};

enum taut_status site_read(const char *root, struct taut_arena *arena, struct site **ret, struct taut_error *err);
const struct file *site_find(const struct site *s, const char *path);
struct file *site_files(struct site *s, size_t *n);
/* The smallest form that the client takes. */
enum encoding file_encoding(const struct file *f, const char *accept_encoding);

#endif
