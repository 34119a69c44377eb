/* server.h - the web app's files and the API over HTTP/1.1 (docs/formats/api.md).
 *
 * Threads   two that listen (epoll), and workers that compute; nothing slow runs where others wait to be accepted.
 * Limits    a header must be complete after 8 s, a body after 30 s; 16 kB of header, 1 MiB of body, 4096 connections.
 * Trust     no sign-in, no state of anybody: a request brings its case and takes the answer along. */
#ifndef TAUT_SERVER_H
#define TAUT_SERVER_H

#include <taut/door.h>

struct taut_server_options {
    const char *address;                /* numeric, of this machine; NULL: 127.0.0.1 */
    uint16_t port;                      /* 0: any that is free */
    int listening;                      /* a listening socket that somebody else opened and that is handed over; -1: none */
    const char *root;                   /* folder of the web app, read once at the start; NULL: only the API */
    unsigned workers;                   /* 1..64; 0: as many as cores */
    bool reference;                     /* nothing that ranks is answered (docs/intended-use.md) */
};

struct taut_server;                     /* opaque */
/* Returns TAUT_OK, TAUT_EINVAL (where = "address"), TAUT_ENOTFOUND (where = the root), TAUT_ECONFLICT (the port is taken),
 * TAUT_EIO, TAUT_ENOMEM. */
enum taut_status taut_server_start(const struct taut_server_options *opt, struct taut_server **ret,
                                   struct taut_error *err);
uint16_t taut_server_port(const struct taut_server *s);
/* Accepts nobody new, answers what was asked, at most `seconds` long; then frees it. NULL is fine. */
void taut_server_stop(struct taut_server *s, unsigned seconds);

/* openapi.json, made of the same table as the routes. Returns TAUT_OK, TAUT_ENOMEM. */
enum taut_status taut_server_openapi(struct taut_text *out, struct taut_error *err);

#endif
