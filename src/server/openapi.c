/* openapi.c - the API's description (OpenAPI 3.1), from the door's table of questions. */
#include "server/http.h"

#include <stdio.h>
#include <string.h>

#include <taut/json.h>

enum { LONGEST_DESCRIPTION = 1 << 20 };

static void add_schema(struct taut_json *j, const char *type)
{
    taut_json_open_object(j, "schema");
    taut_json_string(j, "type", type);
    taut_json_close(j);
}

static void add_parameters(struct taut_json *j, const struct taut_door_question *q)
{
    static const char *const types[] = { "string", "integer", "boolean", "string" };
    if (!q->options[0].name)
        return;
    taut_json_open_array(j, "parameters");
    for (size_t k = 0; k < TAUT_DOOR_OPTIONS && q->options[k].name; k++) {
        taut_json_open_object(j, NULL);
        taut_json_string(j, "name", q->options[k].name);
        taut_json_string(j, "in", "query");
        if (q->options[k].type == TAUT_DOOR_LIST)
            taut_json_string(j, "description", "joined by commas");
        add_schema(j, types[q->options[k].type]);
        taut_json_close(j);
    }
    taut_json_close(j);
}

static void add_content(struct taut_json *j, const char *type, const char *schema)
{
    taut_json_open_object(j, "content");
    taut_json_open_object(j, type);
    add_schema(j, schema);
    taut_json_close(j);
    taut_json_close(j);
}

static void add_response(struct taut_json *j, const char *status, const char *description, const char *type,
                         const char *schema)
{
    taut_json_open_object(j, status);
    taut_json_string(j, "description", description);
    if (type)
        add_content(j, type, schema);
    taut_json_close(j);
}

/* A path with one operation. question: NULL for the two fixed ones. */
static void add_path(struct taut_json *j, const char *name, const char *summary,
                     const struct taut_door_question *question)
{
    char path[80];
    const bool posts = question && question->input != TAUT_DOOR_NOTHING;
    const bool picture = question && strncmp(question->answer, "image/", 6) == 0;
    snprintf(path, sizeof path, API "%s", name);
    taut_json_open_object(j, path);
    taut_json_open_object(j, posts ? "post" : "get");
    taut_json_string(j, "operationId", name);
    taut_json_string(j, "summary", summary);
    if (question)
        add_parameters(j, question);
    if (posts) {
        taut_json_open_object(j, "requestBody");
        taut_json_string(j, "description",
                         question->input == TAUT_DOOR_CASE ? "a taut.case/1"
                                                           : "a taut.ranking/1 or a taut.drawing/1, by ?show=");
        add_content(j, "application/json", "object");
        taut_json_close(j);
    }
    taut_json_open_object(j, "responses");
    add_response(j, "200", "the answer", question ? question->answer : "application/json",
                 picture ? "string" : "object");
    if (posts) {
        add_response(j, "400", "what is wrong, and where: {status, where, message}", "application/json", "object");
        add_response(j, "413", "larger than 1 MiB", "application/json", "object");
        add_response(j, "415", "not application/json", "application/json", "object");
        add_response(j, "422", "an emergency, with the answer; or nothing that can be answered", "application/json",
                     "object");
        add_response(j, "503", "busy, ask again", "application/json", "object");
    }
    if (question && !posts)
        add_response(j, "404", "no such entry", "application/json", "object");
    taut_json_close(j);
    taut_json_close(j);
    taut_json_close(j);
}

enum taut_status taut_server_openapi(struct taut_text *out, struct taut_error *err)
{
    size_t n = 0;
    const struct taut_door_question *questions = taut_door_questions(&n);
    struct taut_json j = { .out = out };
    taut_json_open_object(&j, NULL);
    taut_json_string(&j, "openapi", "3.1.0");
    taut_json_open_object(&j, "info");
    taut_json_string(&j, "title", "Taut");
    taut_json_string(&j, "version", TAUT_VERSION);
    taut_json_string(&j, "description",
                     "Finds the muscles behind a pain. No diagnosis. Nothing is kept: a request brings its case.");
    taut_json_close(&j);
    taut_json_open_object(&j, "paths");
    add_path(&j, "health", "whether the server answers", NULL);
    add_path(&j, "openapi.json", "this description", NULL);
    for (size_t k = 0; k < n; k++)
        add_path(&j, questions[k].name, questions[k].summary, &questions[k]);
    taut_json_close(&j);
    taut_json_close(&j);
    return out->cut ? taut_fail(err, TAUT_ENOMEM, "openapi.json", "no memory") : TAUT_OK;
}
