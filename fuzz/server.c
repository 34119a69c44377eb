/* fuzz/server.c: whatever is asked, the reply has a status, a type, and a body that is JSON or a picture.
 * Input: "METHOD /path?name=value&…", a line each for Content-Type, Accept-Encoding and If-None-Match, then the body. */
#include <stdlib.h>
#include <string.h>

#include "server/http.h"

enum { HEADERS = 3 };

static void check(bool holds)
{
    if (!holds)
        abort();
}

/* Cuts a line off; "" at the end. */
static char *cut(char **at, char by)
{
    char *begin = *at, *end = strchr(begin, by);
    *at = end ? end + 1 : begin + strlen(begin);
    if (end)
        *end = '\0';
    return begin;
}

static void cut_arguments(struct request *r, char *query)
{
    while (*query) {
        char *pair = cut(&query, '&');
        char *value = strchr(pair, '=');
        if (value)
            *value++ = '\0';
        if (r->n_arguments < MOST_ARGUMENTS)
            r->arguments[r->n_arguments] = (struct argument){ .name = pair, .value = value };
        r->n_arguments++;
    }
}

static void check_reply(const struct reply *reply)
{
    check(reply->status >= 200 && reply->status < 600 && reply->type && reply->body && reply->n_body > 0);
    if (!strcmp(reply->type, "application/json"))
        check(strchr("{[\"", reply->body[0]) != NULL && reply->body[reply->n_body - 1] == '\n');
    check(taut_utf8_check(reply->body, reply->n_body) == reply->n_body);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct taut_door *door;
    struct taut_text scratch, openapi;
    char *copy = malloc(size + 1), *at = copy;
    if (!copy)
        return 0;
    memcpy(copy, data, size);
    copy[size] = '\0';
    if (!door)
        door = taut_door_create();
    taut_text_init(&scratch, TAUT_MAX_OPTIONS);
    taut_text_init(&openapi, 1 << 20);
    check(taut_server_openapi(&openapi, NULL) == TAUT_OK);

    struct request r = { .method = cut(&at, ' ') };
    char *target = cut(&at, '\n');
    r.path = cut(&target, '?');
    cut_arguments(&r, target);
    const char **headers[HEADERS] = { &r.content_type, &r.accept_encoding, &r.if_none_match };
    for (size_t k = 0; k < HEADERS; k++)
        *headers[k] = cut(&at, '\n');
    r.body = at;
    r.n_body = size - (size_t)(at - copy);

    struct route route = route_find(NULL, r.path);
    if (route.kind != ROUTE_NONE && route_allows(&route, r.method)) {
        struct reply reply = route_is_work(&route) ? answer_question(&route, &r, door, "2026-11-21", &scratch)
                                                   : answer_at_once(&route, &r, &openapi);
        check_reply(&reply);
    }
    taut_text_free(&scratch);
    taut_text_free(&openapi);
    free(copy);
    return 0;
}
