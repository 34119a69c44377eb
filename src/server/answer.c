/* answer.c - from a request to its reply. */
#include "server/http.h"

#include <stdlib.h>
#include <string.h>

#include <taut/json.h>

static const char JSON[] = "application/json";

struct reply refuse_plainly(unsigned status)
{
    static const struct {
        unsigned status;
        const char *body;
    } rows[] = {
        { 400, "{\n  \"status\": \"TAUT_EINVAL\",\n  \"where\": \"request\",\n  \"message\": \"malformed\"\n}\n" },
        { 404, "{\n  \"status\": \"TAUT_ENOTFOUND\",\n  \"where\": \"path\",\n  \"message\": \"no such path\"\n}\n" },
        { 405,
          "{\n  \"status\": \"TAUT_EINVAL\",\n  \"where\": \"method\",\n  \"message\": \"not of this path\"\n}\n" },
        { 413,
          "{\n  \"status\": \"TAUT_ETOOBIG\",\n  \"where\": \"body\",\n  \"message\": \"larger than 1 MiB\"\n}\n" },
        { 415, "{\n  \"status\": \"TAUT_EINVAL\",\n  \"where\": \"Content-Type\",\n  \"message\": \"must be "
               "application/json\"\n}\n" },
        { 503, "{\n  \"status\": \"TAUT_ESTOPPED\",\n  \"where\": \"server\",\n  \"message\": \"busy; ask again in a "
               "second\"\n}\n" },
    };
    size_t k = 0;
    while (k + 1 < sizeof rows / sizeof *rows && rows[k].status != status)
        k++;
    return (struct reply){ .status = status, .type = JSON, .body = rows[k].body, .n_body = strlen(rows[k].body) };
}

/* ---- what needs no door -------------------------------------------------------------------------------------------- */

static struct reply answer_file(const struct file *f, const struct request *r)
{
    struct reply reply = { .status = 200, .type = f->type, .file = f };
    reply.vary = f->as[GZIP].bytes || f->as[BROTLI].bytes;
    reply.encoding = file_encoding(f, r->accept_encoding);
    reply.unchanged = r->if_none_match && strstr(r->if_none_match, f->etag) != NULL;
    if (reply.unchanged)
        reply.status = 304;
    return reply;
}

struct reply answer_at_once(const struct route *route, const struct request *r, const struct taut_text *openapi)
{
    static const char healthy[] = "{\n  \"taut\": \"" TAUT_VERSION "\",\n  \"healthy\": true\n}\n";
    switch (route->kind) {
    case ROUTE_FILE: return answer_file(route->file, r);
    case ROUTE_HEALTH:
        return (struct reply){ .status = 200, .type = JSON, .body = healthy, .n_body = sizeof healthy - 1 };
    case ROUTE_OPENAPI:
        return (struct reply){ .status = 200, .type = JSON, .body = openapi->bytes, .n_body = openapi->n };
    default: return refuse_plainly(404);
    }
}

/* ---- questions ------------------------------------------------------------------------------------------------------ */

static enum taut_door_type type_of(const struct taut_door_question *question, const char *name)
{
    for (size_t k = 0; k < TAUT_DOOR_OPTIONS && question->options[k].name; k++)
        if (!strcmp(question->options[k].name, name))
            return question->options[k].type;
    return TAUT_DOOR_TEXT; /* the door says that it does not know it */
}

static void add_list(struct taut_json *j, const char *name, const char *value)
{
    taut_json_open_list(j, name);
    for (const char *end = value; *value; value = *end ? end + 1 : end) {
        end = value + strcspn(value, ",");
        taut_json_bytes(j, NULL, value, (size_t)(end - value));
    }
    taut_json_close(j);
}

static bool is_whole(const char *value)
{
    const char *digits = value + (*value == '-');
    const size_t n = strlen(digits);
    return n > 0 && n < 10 && strspn(digits, "0123456789") == n;
}

/* An argument as its option's type has it; what does not fit is handed on as text, and refused in the door's words. */
static void add_option(struct taut_json *j, enum taut_door_type type, const char *name, const char *value)
{
    const size_t n = strlen(value);
    if (type == TAUT_DOOR_WHOLE && is_whole(value))
        taut_json_integer(j, name, strtol(value, NULL, 10));
    else if (type == TAUT_DOOR_FLAG && (!n || !strcmp(value, "true") || !strcmp(value, "false")))
        taut_json_bool(j, name, strcmp(value, "false") != 0);
    else if (type == TAUT_DOOR_LIST)
        add_list(j, name, value);
    else
        taut_json_string(j, name, value);
}

static bool takes(const struct taut_door_question *question, const char *name)
{
    for (size_t k = 0; k < TAUT_DOOR_OPTIONS && question->options[k].name; k++)
        if (!strcmp(question->options[k].name, name))
            return true;
    return false;
}

/* Broken UTF-8 has no place in JSON. Returns the argument that has it; NULL: none. */
static const struct argument *write_options(const struct taut_door_question *question, const struct request *r,
                                            const char *today, struct taut_text *out)
{
    struct taut_json j = { .out = out };
    bool dated = !takes(question, "today");
    taut_json_open_object(&j, NULL);
    for (size_t k = 0; k < r->n_arguments; k++) {
        const struct argument *a = &r->arguments[k];
        const char *value = a->value ? a->value : "";
        const size_t n_name = strlen(a->name), n_value = strlen(value);
        if (taut_utf8_check(a->name, n_name) != n_name || taut_utf8_check(value, n_value) != n_value)
            return a;
        dated = dated || !strcmp(a->name, "today");
        add_option(&j, type_of(question, a->name), a->name, value);
    }
    if (!dated)
        taut_json_string(&j, "today", today);
    taut_json_close(&j);
    return NULL;
}

/* "application/json", with whatever parameters. */
static bool is_json(const char *type)
{
    const size_t n = strlen(JSON);
    return type && !strncmp(type, JSON, n) && (type[n] == '\0' || type[n] == ';' || type[n] == ' ');
}

struct reply refuse(enum taut_status st, const char *where, const char *message, struct taut_text *scratch)
{
    struct taut_json j = { .out = scratch };
    scratch->n = 0;
    taut_json_open_object(&j, NULL);
    taut_json_string(&j, "status", taut_status_name(st));
    taut_json_string(&j, "where", where);
    taut_json_string(&j, "message", message);
    taut_json_close(&j);
    return (struct reply){
        .status = (unsigned)taut_status_http(st), .type = JSON, .body = scratch->bytes, .n_body = scratch->n
    };
}

struct reply answer_question(const struct route *route, const struct request *r, struct taut_door *door,
                             const char *today, struct taut_text *scratch)
{
    const struct taut_door_question *question = route->question;
    scratch->n = 0;
    if (r->n_arguments > MOST_ARGUMENTS)
        return refuse(TAUT_EINVAL, "query", "too many arguments", scratch);
    if (question->input != TAUT_DOOR_NOTHING && r->n_body && !is_json(r->content_type))
        return refuse_plainly(415);
    if (write_options(question, r, today, scratch))
        return refuse(TAUT_EPARSE, "query", "broken UTF-8", scratch);
    const enum taut_status st = taut_door_ask(door, question->name, strlen(question->name), scratch->bytes, scratch->n,
                                              r->body ? r->body : "", r->n_body);
    struct reply reply = { .status = (unsigned)taut_status_http(st), .type = question->answer };
    if (st == TAUT_OK || st == TAUT_EEMERGENCY) {
        reply.body = taut_door_answer(door, &reply.n_body);
    } else {
        reply.type = JSON;
        reply.body = taut_door_refusal(door, &reply.n_body);
    }
    return reply;
}
