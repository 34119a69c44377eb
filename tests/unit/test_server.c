/* test_server.c - the server over real sockets: every route, malformed requests, slow and vanishing clients, restarts. */
#define _GNU_SOURCE
#include "unit.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <taut/server.h>

enum { LONGEST_REPLY = 4 << 20, SLOW_CLIENTS = 500 };

static char site[] = "/tmp/taut-site-XXXXXX";
static char reply[LONGEST_REPLY + 1];

static const char a_case[] = "{\"format\": \"taut.case/1\", \"text\": \"dull ache in the right shoulder blade\"}";

/* ---- a client ------------------------------------------------------------------------------------------------------ */

static int connect_to(uint16_t port)
{
    const struct sockaddr_in at = { .sin_family = AF_INET,
                                    .sin_port = htons(port),
                                    .sin_addr = { htonl(INADDR_LOOPBACK) } };
    const struct timeval patience = { .tv_sec = 20 };
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    if (connect(fd, (const struct sockaddr *)&at, sizeof at) == 0)
        return fd;
    close(fd);
    return -1;
}

/* Sends it all and reads to the end of the connection; how much came. */
static size_t exchange(uint16_t port, const char *sent, size_t n, char *out, size_t max)
{
    size_t got = 0;
    int fd = connect_to(port);
    if (fd < 0)
        return 0;
    for (size_t at = 0; at < n;) {
        ssize_t k = send(fd, sent + at, n - at, MSG_NOSIGNAL);
        if (k <= 0)
            break;
        at += (size_t)k;
    }
    for (ssize_t k; got < max && (k = recv(fd, out + got, max - got, 0)) > 0;)
        got += (size_t)k;
    out[got] = '\0';
    close(fd);
    return got;
}

static int status_of(const char *text)
{
    return strncmp(text, "HTTP/1.1 ", 9) == 0 ? atoi(text + 9) : 0;
}

static int ask(const struct taut_server *s, const char *method, const char *path, const char *headers, const char *body)
{
    char *sent = NULL;
    int n = asprintf(&sent, "%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%sContent-Length: %zu\r\n\r\n%s",
                     method, path, headers, strlen(body), body);
    exchange(taut_server_port(s), sent, (size_t)n, reply, LONGEST_REPLY);
    free(sent);
    return status_of(reply);
}

static bool replied(const char *text)
{
    return strstr(reply, text) != NULL;
}

static struct taut_server *start(const char *root)
{
    const struct taut_server_options opt = { .listening = -1, .root = root, .workers = 2 };
    struct taut_server *s = NULL;
    struct taut_error err = { 0 };
    if (taut_server_start(&opt, &s, &err) != TAUT_OK)
        fail_msg("%s: %s", err.where, err.message);
    return s;
}

static void write_file(const char *name, const char *bytes)
{
    char path[200];
    snprintf(path, sizeof path, "%s/%s", site, name);
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    fputs(bytes, f);
    fclose(f);
}

static int make_site(void **state)
{
    char assets[100];
    (void)state;
    if (!mkdtemp(site))
        return -1;
    snprintf(assets, sizeof assets, "%s/assets", site);
    mkdir(assets, 0700);
    write_file("index.html", "<!doctype html><title>app</title>");
    write_file("assets/app-1.js", "console.log('a script of some length, so that packing it is worth the while')");
    write_file("assets/app-1.js.gz", "gzipped");
    write_file("assets/app-1.js.br", "brotli");
    return 0;
}

/* ---- routes ------------------------------------------------------------------------------------------------------------ */

static void every_route_answers(void **state)
{
    static const char json[] = "Content-Type: application/json\r\n";
    static const char emergency[] =
        "{\"format\": \"taut.case/1\", \"text\": \"crushing chest pain, left arm pain, sweating, short of breath\"}";
    static const struct {
        const char *method, *path, *headers, *body;
        int status;
        const char *holds;
    } rows[] = {
        { "GET", "/api/v1/health", "", "", 200, "\"healthy\": true" },
        { "HEAD", "/api/v1/health", "", "", 200, "Content-Length" },
        { "GET", "/api/v1/openapi.json", "", "", 200, "\"/api/v1/locate\"" },
        { "POST", "/api/v1/locate", json, a_case, 200, "\"taut.ranking/1\"" },
        { "POST", "/api/v1/locate?top=1&today=2026-11-21", json, a_case, 200, "\"candidates\"" },
        { "POST", "/api/v1/locate", json, emergency, 422, "\"withheld\": true" },
        { "POST", "/api/v1/locate", json, "{\"format\": \"taut.case/1\", \"findings\": [{\"kind\": \"pain\"}]}", 400,
          "findings[0]" },
        { "POST", "/api/v1/locate?top=many", json, a_case, 400, "\"top\"" },
        { "POST", "/api/v1/locate?colour=red", json, a_case, 400, "unknown key" },
        { "POST", "/api/v1/locate?top=%ff", json, a_case, 400, "broken UTF-8" },
        { "POST", "/api/v1/locate", "Content-Type: text/plain\r\n", a_case, 415, "application/json" },
        { "POST", "/api/v1/locate", json, "", 422, "\"message\"" },
        { "GET", "/api/v1/locate", "", "", 405, "Allow: POST" },
        { "POST", "/api/v1/screen?trained=true", json, a_case, 200, "\"allowed\"" },
        { "POST", "/api/v1/interview?language=de", json, a_case, 200, "\"question\"" },
        { "POST", "/api/v1/plan?minutes=20", json, a_case, 200, "\"taut.plan/1\"" },
        { "POST", "/api/v1/understand", json, a_case, 200, "\"findings\"" },
        { "POST", "/api/v1/chart?show=muscle&id=infraspinatus&views=back", json, "", 200, "<svg" },
        { "POST", "/api/v1/chart?show=muscle&id=nobody", json, "", 400, "\"id\"" },
        { "GET", "/api/v1/entries?kind=muscles&id=infraspinatus", "", "", 200, "\"points\"" },
        { "GET", "/api/v1/entries?kind=muscles&id=nobody", "", "", 404, "no nobody" },
        { "GET", "/api/v1/search?words=shoulder%20blade", "", "", 200, "\"score\"" },
        { "GET", "/api/v1/say?language=es&text=Next", "", "", 200, "\"" },
        { "GET", "/api/v1/views", "", "", 200, "front" },
        { "GET", "/api/v1/pick?view=front&x=-80&y=300", "", "", 200, "\"" },
        { "GET", "/api/v1/heal", "", "", 404, "no such path" },
        { "GET", "/api/v2/locate", "", "", 404, "no such path" },
        { "DELETE", "/", "", "", 405, "Allow: GET, HEAD" },
        { "GET", "/", "", "", 200, "<title>app</title>" },
        { "GET", "/session/now", "", "", 200, "<title>app</title>" },
        { "GET", "/assets/gone.js", "", "", 404, "no such path" },
        { "GET", "/../../etc/passwd", "", "", 404, "no such path" },
        { "GET", "/%2e%2e/%2e%2e/etc/passwd.txt", "", "", 404, "no such path" },
    };
    struct taut_server *s = start(site);
    (void)state;
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
        const int status = ask(s, rows[k].method, rows[k].path, rows[k].headers, rows[k].body);
        if (status != rows[k].status || !replied(rows[k].holds))
            fail_msg("%s %s: %d, wanted %d and %s in %.600s", rows[k].method, rows[k].path, status, rows[k].status,
                     rows[k].holds, reply);
        assert_true(replied("Content-Security-Policy: default-src 'none'"));
        assert_true(replied("X-Content-Type-Options: nosniff"));
    }
    taut_server_stop(s, 5);
}

static void the_description_names_every_route(void **state)
{
    size_t n = 0;
    const struct taut_door_question *questions = taut_door_questions(&n);
    struct taut_text text;
    (void)state;
    taut_text_init(&text, 1 << 20);
    assert_int_equal(taut_server_openapi(&text, NULL), TAUT_OK);
    for (size_t k = 0; k < n; k++) {
        char path[80];
        snprintf(path, sizeof path, "\"/api/v1/%s\"", questions[k].name);
        assert_non_null(strstr(text.bytes, path));
        for (size_t i = 0; i < TAUT_DOOR_OPTIONS && questions[k].options[i].name; i++)
            assert_non_null(strstr(text.bytes, questions[k].options[i].name));
    }
    taut_text_free(&text);
}

static void files_come_packed_and_are_cached_by_name(void **state)
{
    struct taut_server *s = start(site);
    char header[100], etag[40];
    (void)state;
    assert_int_equal(ask(s, "GET", "/assets/app-1.js", "", ""), 200);
    assert_true(replied("immutable") && replied("text/javascript") && replied("Vary: Accept-Encoding"));
    assert_true(replied("console.log") && !replied("Content-Encoding"));
    assert_int_equal(ask(s, "GET", "/assets/app-1.js", "Accept-Encoding: gzip\r\n", ""), 200);
    assert_true(replied("Content-Encoding: gzip") && replied("gzipped"));
    ask(s, "GET", "/assets/app-1.js", "Accept-Encoding: gzip, deflate, br\r\n", "");
    assert_true(replied("Content-Encoding: br"));
    ask(s, "GET", "/assets/app-1.js", "Accept-Encoding: br;q=0, gzip;q=0.5\r\n", "");
    assert_true(replied("Content-Encoding: gzip"));
    ask(s, "GET", "/", "", "");
    assert_true(replied("Cache-Control: no-cache"));
    assert_int_equal(sscanf(strstr(reply, "ETag: "), "ETag: %39s", etag), 1);
    snprintf(header, sizeof header, "If-None-Match: %s\r\n", etag);
    assert_int_equal(ask(s, "GET", "/", header, ""), 304);
    assert_false(replied("<title>"));
    taut_server_stop(s, 5);
}

static void a_folder_without_an_app_is_refused(void **state)
{
    struct taut_server_options opt = { .listening = -1, .root = "/nowhere/at/all" };
    struct taut_server *s = NULL;
    struct taut_error err = { 0 };
    (void)state;
    assert_int_equal(taut_server_start(&opt, &s, &err), TAUT_ENOTFOUND);
    opt = (struct taut_server_options){ .listening = -1, .address = "localhost" };
    assert_int_equal(taut_server_start(&opt, &s, &err), TAUT_EINVAL);
    s = start(NULL);
    opt = (struct taut_server_options){ .listening = -1, .port = taut_server_port(s) };
    struct taut_server *second = NULL;
    assert_int_equal(taut_server_start(&opt, &second, &err), TAUT_ECONFLICT);
    assert_int_equal(ask(s, "GET", "/", "", ""), 404);
    taut_server_stop(s, 5);
}

/* ---- what is malformed, too large, or never ends --------------------------------------------------------------------------- */

static void malformed_requests_are_refused(void **state)
{
#define POST "POST /api/v1/locate HTTP/1.1\r\n"
#define TYPED "Content-Type: application/json\r\n"
    static const struct {
        const char *sent;
        int status; /* 0: closed without a word */
    } rows[] = {
        { POST "Host: a\r\n" TYPED "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400 },
        { POST "Host: a\r\n" TYPED "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}", 400 },
        { POST "Host: a\r\nHost: b\r\n" TYPED "Content-Length: 2\r\n\r\n{}", 400 },
        { POST "Host: a\r\n" TYPED "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n", 400 },
        { POST TYPED "Content-Length: 2\r\n\r\n{}", 400 },
        { POST "Host: a\r\nContent-Length : 2\r\n\r\n{}", 400 },
        { POST "Host: a\r\n" TYPED "Content-Length: +2\r\n\r\n{}", 400 },
        { POST "Host: a\r\n" TYPED "Content-Length: 2000000\r\n\r\n", 413 },
        { POST "Host: a\r\n" TYPED "Transfer-Encoding: chunked\r\n\r\n-5\r\n", 400 },
        { "nonsense\r\n\r\n", 400 },
    };
    struct taut_server *s = start(NULL);
    (void)state;
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
        exchange(taut_server_port(s), rows[k].sent, strlen(rows[k].sent), reply, LONGEST_REPLY);
        const int status = status_of(reply);
        if (status != rows[k].status && !(status == 0 && rows[k].status == 400))
            fail_msg("row %zu: %d, wanted %d", k, status, rows[k].status);
    }
    taut_server_stop(s, 5);
}

static void large_headers_and_endless_bodies_end(void **state)
{
    enum { LARGE = 30000, CHUNKS = 40, CHUNK = 65536 };
    struct taut_server *s = start(NULL);
    const size_t room = (size_t)CHUNKS * (CHUNK + 20) + 1000;
    char *sent = malloc(room);
    (void)state;
    int n = sprintf(sent, "GET /api/v1/health HTTP/1.1\r\nHost: a\r\nX-Large: ");
    memset(sent + n, 'x', LARGE);
    n += LARGE;
    n += sprintf(sent + n, "\r\n\r\n");
    exchange(taut_server_port(s), sent, (size_t)n, reply, LONGEST_REPLY);
    assert_int_equal(status_of(reply), 431);
    n = sprintf(sent, POST "Host: a\r\n" TYPED "Transfer-Encoding: chunked\r\n\r\n");
    for (int k = 0; k < CHUNKS; k++) {
        n += sprintf(sent + n, "%x\r\n", CHUNK);
        memset(sent + n, ' ', CHUNK);
        n += CHUNK;
        n += sprintf(sent + n, "\r\n");
    }
    exchange(taut_server_port(s), sent, (size_t)n, reply, LONGEST_REPLY);
    assert_int_equal(status_of(reply), 0);
    assert_int_equal(ask(s, "GET", "/api/v1/health", "", ""), 200);
    free(sent);
    taut_server_stop(s, 5);
}

static void slow_clients_neither_stall_others_nor_stay(void **state)
{
    struct taut_server *s = start(NULL);
    int slow[SLOW_CLIENTS];
    int open = SLOW_CLIENTS, served = 0;
    (void)state;
    for (int k = 0; k < SLOW_CLIENTS; k++)
        assert_true((slow[k] = connect_to(taut_server_port(s))) >= 0);
    for (int second = 0; second < 14 && open > 0; second++) {
        for (int k = 0; k < SLOW_CLIENTS; k++) {
            char none;
            if (slow[k] < 0)
                continue;
            send(slow[k], "G", 1, MSG_NOSIGNAL);
            if (recv(slow[k], &none, 1, MSG_DONTWAIT) == 0 || (errno != EAGAIN && errno != EWOULDBLOCK)) {
                close(slow[k]);
                slow[k] = -1;
                open--;
            }
        }
        served += ask(s, "POST", "/api/v1/understand", TYPED, a_case) == 200;
        sleep(1);
    }
    assert_int_equal(open, 0);
    assert_true(served >= 7);
    taut_server_stop(s, 5);
}

static void clients_that_vanish_do_no_harm(void **state)
{
    struct taut_server *s = start(NULL);
    uint64_t seed = 7;
    char *sent = NULL;
    int n = asprintf(&sent, POST "Host: a\r\n" TYPED "Content-Length: %zu\r\n\r\n%s", strlen(a_case), a_case);
    (void)state;
    for (int k = 0; k < 100; k++) {
        int fd = connect_to(taut_server_port(s));
        assert_true(fd >= 0);
        send(fd, sent, 1 + random_below(&seed, (size_t)n), MSG_NOSIGNAL);
        close(fd);
    }
    free(sent);
    assert_int_equal(ask(s, "POST", "/api/v1/locate", TYPED, a_case), 200);
    taut_server_stop(s, 5);
}

/* ---- a restart ----------------------------------------------------------------------------------------------------------------- */

struct load {
    uint16_t port;
    atomic_bool end;
    atomic_int good, lost;
};

static void *keep_asking(void *arg)
{
    struct load *load = arg;
    char *sent = NULL, *got = malloc(LONGEST_REPLY + 1);
    int n = asprintf(&sent,
                     "POST /api/v1/understand HTTP/1.1\r\nHost: a\r\nConnection: close\r\n" TYPED
                     "Content-Length: %zu\r\n\r\n%s",
                     strlen(a_case), a_case);
    while (!load->end) {
        exchange(load->port, sent, (size_t)n, got, LONGEST_REPLY);
        *(status_of(got) == 200 && strstr(got, "\"findings\"") ? &load->good : &load->lost) += 1;
    }
    free(sent);
    free(got);
    return NULL;
}

static void a_restart_loses_no_request(void **state)
{
    const struct sockaddr_in any = { .sin_family = AF_INET, .sin_addr = { htonl(INADDR_LOOPBACK) } };
    int listening = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    struct taut_server *servers[4] = { NULL };
    struct load load = { .end = false };
    pthread_t threads[4];
    (void)state;
    assert_int_equal(bind(listening, (const struct sockaddr *)&any, sizeof any), 0);
    assert_int_equal(listen(listening, 256), 0);
    for (int k = 0; k < 4; k++) {
        const struct taut_server_options opt = { .listening = dup(listening), .workers = 1 };
        assert_int_equal(taut_server_start(&opt, &servers[k], NULL), TAUT_OK);
        load.port = taut_server_port(servers[k]); /* always the same */
        for (int t = 0; t < 4 && k == 0; t++)
            pthread_create(&threads[t], NULL, keep_asking, &load);
        usleep(200 * 1000);
        if (k > 0)
            taut_server_stop(servers[k - 1], 5);
    }
    usleep(200 * 1000);
    load.end = true;
    for (int t = 0; t < 4; t++)
        pthread_join(threads[t], NULL);
    taut_server_stop(servers[3], 5);
    close(listening);
    assert_true(load.good > 0);
    assert_int_equal(load.lost, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_route_answers),
        cmocka_unit_test(the_description_names_every_route),
        cmocka_unit_test(files_come_packed_and_are_cached_by_name),
        cmocka_unit_test(a_folder_without_an_app_is_refused),
        cmocka_unit_test(malformed_requests_are_refused),
        cmocka_unit_test(large_headers_and_endless_bodies_end),
        cmocka_unit_test(slow_clients_neither_stall_others_nor_stay),
        cmocka_unit_test(clients_that_vanish_do_no_harm),
        cmocka_unit_test(a_restart_loses_no_request),
    };
    return cmocka_run_group_tests(tests, make_site, NULL);
}
