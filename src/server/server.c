/* server.c - libmicrohttpd carries; requests become ours, replies become its. */
#define _GNU_SOURCE
#include <taut/server.h>

#include <arpa/inet.h>
#include <errno.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "server/connections.h"
#include "server/workers.h"

enum { LISTENERS = 2, HEADER_MEMORY = 16 << 10, SILENT_SECONDS = 65, LONGEST_OPENAPI = 1 << 20, BACKLOG = 1024 };

struct taut_server {
    struct MHD_Daemon *daemon;
    struct connections *connections;
    struct workers *workers;
    struct taut_arena *arena; /* of the files */
    struct site *site;
    struct taut_text openapi;
    uint16_t port;
    bool own_socket;
    int socket;
    atomic_bool ending; /* replies say that the connection ends */
};

/* One request, from its header to its end. */
struct exchange {
    struct job job; /* first: done() casts back */
    struct taut_server *server;
    struct MHD_Connection *carrier;
    struct taut_text body;
    struct reply ready; /* what needs no worker; status 0: not that */
    bool asked, answered;
};

/* ---- replies --------------------------------------------------------------------------------------------------------- */

/* Scripts, styles and the module from this server alone; nothing is loaded from elsewhere, nothing framed, nothing asked for. */
static const char *const safe_headers[][2] = {
    { "Content-Security-Policy",
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; "
      "font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; media-src 'self' blob:; "
      "base-uri 'none'; form-action 'none'; frame-ancestors 'none'" },
    { "X-Content-Type-Options", "nosniff" },
    { "Referrer-Policy", "no-referrer" },
    { "Cross-Origin-Opener-Policy", "same-origin" },
    { "Cross-Origin-Embedder-Policy", "require-corp" },
    { "Cross-Origin-Resource-Policy", "same-origin" },
    { "Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=(), screen-wake-lock=(self)" },
};

static void add_headers(struct MHD_Response *carried, const struct reply *reply, bool ending)
{
    static const char *const codings[ENCODINGS] = { NULL, "gzip", "br" };
    for (size_t k = 0; k < sizeof safe_headers / sizeof *safe_headers; k++)
        MHD_add_response_header(carried, safe_headers[k][0], safe_headers[k][1]);
    MHD_add_response_header(carried, MHD_HTTP_HEADER_CONTENT_TYPE, reply->type);
    if (reply->allow)
        MHD_add_response_header(carried, MHD_HTTP_HEADER_ALLOW, reply->allow);
    if (reply->status == MHD_HTTP_SERVICE_UNAVAILABLE)
        MHD_add_response_header(carried, MHD_HTTP_HEADER_RETRY_AFTER, "1");
    if (reply->file) {
        MHD_add_response_header(carried, MHD_HTTP_HEADER_ETAG, reply->file->etag);
        MHD_add_response_header(carried, MHD_HTTP_HEADER_CACHE_CONTROL,
                                reply->file->forever ? "public, max-age=31536000, immutable" : "no-cache");
        if (!reply->unchanged && codings[reply->encoding])
            MHD_add_response_header(carried, MHD_HTTP_HEADER_CONTENT_ENCODING, codings[reply->encoding]);
    } else {
        MHD_add_response_header(carried, MHD_HTTP_HEADER_CACHE_CONTROL, "no-store");
    }
    if (reply->vary)
        MHD_add_response_header(carried, MHD_HTTP_HEADER_VARY, MHD_HTTP_HEADER_ACCEPT_ENCODING);
    if (ending || reply->status == MHD_HTTP_BAD_REQUEST || reply->status == MHD_HTTP_CONTENT_TOO_LARGE)
        MHD_add_response_header(carried, MHD_HTTP_HEADER_CONNECTION, "close");
}

static struct MHD_Response *carry(const struct reply *reply, bool ending)
{
    const struct file *f = reply->file;
    const char *bytes = f ? f->as[reply->encoding].bytes : reply->body;
    const size_t n = reply->unchanged ? 0 : f ? f->as[reply->encoding].n : reply->n_body;
    const enum MHD_ResponseMemoryMode mode = f ? MHD_RESPMEM_PERSISTENT : MHD_RESPMEM_MUST_COPY;
    struct MHD_Response *carried = MHD_create_response_from_buffer(n, (void *)(uintptr_t)bytes, mode);
    if (carried)
        add_headers(carried, reply, ending);
    return carried;
}

static enum MHD_Result send_reply(struct exchange *x, const struct reply *reply)
{
    const struct file *f = reply->file;
    const bool kept = f && !reply->unchanged && !x->server->ending;
    struct MHD_Response *carried = kept ? f->as[reply->encoding].carried : carry(reply, x->server->ending);
    x->answered = true;
    if (!carried)
        return MHD_NO;
    const enum MHD_Result sent = MHD_queue_response(x->carrier, reply->status, carried);
    if (!kept)
        MHD_destroy_response(carried);
    return sent;
}

/* Files are carried over and over: their responses are made once. */
static bool carry_files(struct taut_server *s)
{
    size_t n = 0;
    struct file *files = s->site ? site_files(s->site, &n) : NULL;
    for (size_t k = 0; k < n; k++)
        for (int e = 0; e < ENCODINGS; e++) {
            const struct reply reply = { .status = 200,
                                         .type = files[k].type,
                                         .file = &files[k],
                                         .encoding = (enum encoding)e,
                                         .vary = files[k].as[GZIP].bytes || files[k].as[BROTLI].bytes };
            if (files[k].as[e].bytes && !(files[k].as[e].carried = carry(&reply, false)))
                return false;
        }
    return true;
}

static void drop_files(struct taut_server *s)
{
    size_t n = 0;
    struct file *files = s->site ? site_files(s->site, &n) : NULL;
    for (size_t k = 0; k < n; k++)
        for (int e = 0; e < ENCODINGS; e++)
            if (files[k].as[e].carried)
                MHD_destroy_response(files[k].as[e].carried);
}

/* ---- requests --------------------------------------------------------------------------------------------------------- */

struct counted {
    unsigned host, length, coding;
    bool malformed;
};

static enum MHD_Result count_header(void *arg, enum MHD_ValueKind kind, const char *name, size_t n_name,
                                    const char *value, size_t n_value)
{
    struct counted *c = arg;
    (void)kind;
    (void)n_value;
    c->malformed |= n_name == 0 || strcspn(name, " \t") != n_name;
    c->host += !strcasecmp(name, MHD_HTTP_HEADER_HOST);
    c->length += !strcasecmp(name, MHD_HTTP_HEADER_CONTENT_LENGTH);
    if (!strcasecmp(name, MHD_HTTP_HEADER_TRANSFER_ENCODING)) {
        c->coding++;
        c->malformed |= !value || strcasecmp(value, "chunked") != 0;
    }
    return MHD_YES;
}

/* Where two readers could see two different requests, it is refused (RFC 9112, 6.1 and 11.2). */
static bool is_ambiguous(struct MHD_Connection *carrier)
{
    struct counted c = { 0 };
    MHD_get_connection_values_n(carrier, MHD_HEADER_KIND, count_header, &c);
    return c.host > 1 || c.length > 1 || c.coding > 1 || (c.length && c.coding) || c.malformed;
}

static enum MHD_Result add_argument(void *arg, enum MHD_ValueKind kind, const char *name, const char *value)
{
    struct request *r = arg;
    (void)kind;
    if (r->n_arguments < MOST_ARGUMENTS)
        r->arguments[r->n_arguments] = (struct argument){ .name = name, .value = value };
    r->n_arguments++;
    return MHD_YES;
}

static void read_request(struct exchange *x, const char *method, const char *path)
{
    struct request *r = &x->job.request;
    struct MHD_Connection *carrier = x->carrier;
    *r = (struct request){ .method = method, .path = path };
    r->accept_encoding = MHD_lookup_connection_value(carrier, MHD_HEADER_KIND, MHD_HTTP_HEADER_ACCEPT_ENCODING);
    r->if_none_match = MHD_lookup_connection_value(carrier, MHD_HEADER_KIND, MHD_HTTP_HEADER_IF_NONE_MATCH);
    r->content_type = MHD_lookup_connection_value(carrier, MHD_HEADER_KIND, MHD_HTTP_HEADER_CONTENT_TYPE);
    MHD_get_connection_values(carrier, MHD_GET_ARGUMENT_KIND, add_argument, r);
}

static struct connection *connection_of(struct MHD_Connection *carrier)
{
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(carrier, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    return info ? info->socket_context : NULL;
}

static void waits(struct exchange *x, enum waiting waiting)
{
    struct connection *one = connection_of(x->carrier);
    if (one)
        connection_waits(x->server->connections, one, waiting);
}

static enum MHD_Result send_status(struct exchange *x, unsigned status)
{
    struct reply reply = refuse_plainly(status);
    return send_reply(x, &reply);
}

/* In a worker's thread: the listener goes on with the connection. */
static void resume(struct job *job)
{
    struct exchange *x = (struct exchange *)job;
    MHD_resume_connection(x->carrier);
}

static enum MHD_Result ask(struct exchange *x)
{
    x->job.request.body = x->body.bytes;
    x->job.request.n_body = x->body.n;
    x->job.done = resume;
    x->asked = true;
    waits(x, AT_WORK);
    MHD_suspend_connection(x->carrier);
    if (workers_take(x->server->workers, &x->job))
        return MHD_YES;
    x->job.reply = refuse_plainly(MHD_HTTP_SERVICE_UNAVAILABLE);
    MHD_resume_connection(x->carrier);
    return MHD_YES;
}

static struct reply reply_without_worker(struct exchange *x)
{
    const struct route *route = &x->job.route;
    struct reply reply = { 0 };
    if (route->kind == ROUTE_NONE)
        return refuse_plainly(MHD_HTTP_NOT_FOUND);
    if (!route_allows(route, x->job.request.method)) {
        reply = refuse_plainly(MHD_HTTP_METHOD_NOT_ALLOWED);
        reply.allow = route->allow;
        return reply;
    }
    return route_is_work(route) ? reply : answer_at_once(route, &x->job.request, &x->server->openapi);
}

/* The header is complete. The library closes a connection that is answered here, so this is for what cannot be trusted. */
static enum MHD_Result begin(struct exchange *x, const char *method, const char *path)
{
    const char *length = MHD_lookup_connection_value(x->carrier, MHD_HEADER_KIND, MHD_HTTP_HEADER_CONTENT_LENGTH);
    waits(x, WAITS_FOR_BODY);
    if (is_ambiguous(x->carrier))
        return send_status(x, MHD_HTTP_BAD_REQUEST);
    if (length && (strlen(length) > 9 || strtoul(length, NULL, 10) > LONGEST_BODY))
        return send_status(x, MHD_HTTP_CONTENT_TOO_LARGE);
    read_request(x, method, path);
    x->job.route = route_find(x->server->site, path);
    x->ready = reply_without_worker(x);
    return MHD_YES;
}

static enum MHD_Result handle(void *arg, struct MHD_Connection *carrier, const char *path, const char *method,
                              const char *version, const char *piece, size_t *n_piece, void **state)
{
    struct exchange *x = *state;
    (void)version;
    if (!x) {
        x = calloc(1, sizeof *x);
        if (!x)
            return MHD_NO;
        x->server = arg;
        x->carrier = carrier;
        taut_text_init(&x->body, LONGEST_BODY);
        *state = x;
        return begin(x, method, path);
    }
    if (x->asked)
        return send_reply(x, &x->job.reply);
    if (*n_piece == 0)
        return x->answered ? MHD_YES : x->ready.status ? send_reply(x, &x->ready) : ask(x);
    if (x->body.n + *n_piece > LONGEST_BODY)
        return MHD_NO; /* a body of pieces that does not end */
    taut_text_add(&x->body, piece, *n_piece);
    *n_piece = 0;
    return x->body.cut ? MHD_NO : MHD_YES;
}

static void completed(void *arg, struct MHD_Connection *carrier, void **state, enum MHD_RequestTerminationCode code)
{
    struct exchange *x = *state;
    (void)arg;
    (void)carrier;
    (void)code;
    if (!x)
        return;
    waits(x, WAITS_FOR_NEXT);
    taut_text_free(&x->body);
    free(x->job.body);
    free(x);
    *state = NULL;
}

static void connected(void *arg, struct MHD_Connection *carrier, void **context,
                      enum MHD_ConnectionNotificationCode code)
{
    struct taut_server *s = arg;
    if (code == MHD_CONNECTION_NOTIFY_STARTED) {
        const union MHD_ConnectionInfo *info = MHD_get_connection_info(carrier, MHD_CONNECTION_INFO_CONNECTION_FD);
        *context = info ? connection_begin(s->connections, info->connect_fd) : NULL;
    } else if (*context) {
        connection_end(s->connections, *context);
        *context = NULL;
    }
}

/* ---- start, stop ------------------------------------------------------------------------------------------------------- */

static enum taut_status bind_failed(const char *address, unsigned port, struct taut_error *err)
{
    if (errno == EADDRINUSE)
        return taut_fail(err, TAUT_ECONFLICT, address, "port %u is taken; choose another with --listen", port);
    if (errno == EADDRNOTAVAIL)
        return taut_fail(err, TAUT_EINVAL, address, "no address of this machine");
    return taut_fail(err, TAUT_EIO, address, "port %u: %s", port, strerror(errno));
}

static enum taut_status open_socket(const struct taut_server_options *opt, struct taut_server *s,
                                    struct taut_error *err)
{
    const char *address = opt->address ? opt->address : "127.0.0.1";
    struct sockaddr_in v4 = { .sin_family = AF_INET, .sin_port = htons(opt->port) };
    struct sockaddr_in6 v6 = { .sin6_family = AF_INET6, .sin6_port = htons(opt->port) };
    const bool is_v4 = inet_pton(AF_INET, address, &v4.sin_addr) == 1;
    const int yes = 1;
    if (!is_v4 && inet_pton(AF_INET6, address, &v6.sin6_addr) != 1)
        return taut_fail(err, TAUT_EINVAL, address, "must be a numeric address, as 127.0.0.1 or ::1");
    s->socket = socket(is_v4 ? AF_INET : AF_INET6, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (s->socket < 0)
        return taut_fail(err, TAUT_EIO, address, "%s", strerror(errno));
    s->own_socket = true;
    setsockopt(s->socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    const struct sockaddr *at = is_v4 ? (const struct sockaddr *)&v4 : (const struct sockaddr *)&v6;
    if (bind(s->socket, at, is_v4 ? sizeof v4 : sizeof v6) != 0 || listen(s->socket, BACKLOG) != 0)
        return bind_failed(address, opt->port, err);
    return TAUT_OK;
}

static uint16_t port_of(int socket)
{
    struct sockaddr_storage at;
    socklen_t n = sizeof at;
    if (getsockname(socket, (struct sockaddr *)&at, &n) != 0)
        return 0;
    return ntohs(at.ss_family == AF_INET6 ? ((struct sockaddr_in6 *)&at)->sin6_port
                                          : ((struct sockaddr_in *)&at)->sin_port);
}

static unsigned cores(void)
{
    const long n = sysconf(_SC_NPROCESSORS_ONLN);
    return n < 1 ? 1 : n > 64 ? 64 : (unsigned)n;
}

static enum taut_status start_daemon(const struct taut_server_options *opt, struct taut_server *s,
                                     struct taut_error *err)
{
    s->connections = connections_create();
    s->workers = workers_create(opt->workers ? opt->workers : cores(), opt->reference);
    if (!s->connections || !s->workers)
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for threads");
    s->daemon = MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME, 0, NULL, NULL, handle, s,
                                 MHD_OPTION_LISTEN_SOCKET, s->socket, MHD_OPTION_THREAD_POOL_SIZE, (unsigned)LISTENERS,
                                 MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)HEADER_MEMORY, MHD_OPTION_CONNECTION_LIMIT,
                                 (unsigned)MOST_CONNECTIONS, MHD_OPTION_STRICT_FOR_CLIENT, 1,
                                 MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)SILENT_SECONDS, MHD_OPTION_NOTIFY_COMPLETED,
                                 completed, NULL, MHD_OPTION_NOTIFY_CONNECTION, connected, s, MHD_OPTION_END);
    return s->daemon ? TAUT_OK : taut_fail(err, TAUT_EIO, "server", "could not be started: %s", strerror(errno));
}

enum taut_status taut_server_start(const struct taut_server_options *opt, struct taut_server **ret,
                                   struct taut_error *err)
{
    struct taut_server *s = calloc(1, sizeof *s);
    if (!s)
        return taut_fail(err, TAUT_ENOMEM, "", "no memory");
    s->socket = opt->listening;
    s->arena = taut_arena_create();
    taut_text_init(&s->openapi, LONGEST_OPENAPI);
    enum taut_status st = s->arena ? TAUT_OK : taut_fail(err, TAUT_ENOMEM, "", "no memory");
    if (st == TAUT_OK && opt->root)
        st = site_read(opt->root, s->arena, &s->site, err);
    if (st == TAUT_OK && !carry_files(s))
        st = taut_fail(err, TAUT_ENOMEM, "", "no memory for the files");
    if (st == TAUT_OK)
        st = taut_server_openapi(&s->openapi, err);
    if (st == TAUT_OK && s->socket < 0)
        st = open_socket(opt, s, err);
    if (st == TAUT_OK)
        st = start_daemon(opt, s, err);
    s->port = st == TAUT_OK ? port_of(s->socket) : 0;
    if (st != TAUT_OK)
        taut_server_stop(s, 0);
    else
        *ret = s;
    return st;
}

uint16_t taut_server_port(const struct taut_server *s)
{
    return s->port;
}

/* Until nobody is busy, and those who are idle had a moment to send what was on its way. A connection may have been accepted and not
 * yet be counted: it must be empty for a moment, too. */
static void drain(struct taut_server *s, unsigned seconds)
{
    enum { TICKS_A_SECOND = 50, QUIET = 25, EMPTY = 8 };
    const struct timespec tick = { .tv_nsec = 20 * 1000 * 1000 };
    unsigned quiet = 0, empty = 0;
    for (unsigned k = 0; k < seconds * TICKS_A_SECOND && quiet < QUIET && empty < EMPTY; k++) {
        size_t busy = 0, n = connections_count(s->connections, &busy);
        quiet = busy ? 0 : quiet + 1;
        empty = n ? 0 : empty + 1;
        nanosleep(&tick, NULL);
    }
}

void taut_server_stop(struct taut_server *s, unsigned seconds)
{
    if (!s)
        return;
    s->ending = true;
    if (s->daemon) {
        MHD_quiesce_daemon(s->daemon);
        drain(s, seconds);
    }
    workers_free(s->workers);
    if (s->daemon)
        MHD_stop_daemon(s->daemon);
    connections_free(s->connections);
    if (s->socket >= 0)
        close(s->socket);
    drop_files(s);
    taut_text_free(&s->openapi);
    taut_arena_free(s->arena);
    free(s);
}
