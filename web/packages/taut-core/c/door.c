/* door.c - what the module exports: memory for what is handed in, the body, and questions by name. */
#include <json-c/json.h>
#include <stdlib.h>
#include <string.h>

#include "core.h"
#include "json/guard.h"

#define EXPORT(name) __attribute__((export_name(#name))) name

enum { LONGEST_ANSWER = 64 << 20, LONGEST_OPTIONS = 1 << 16, LONGEST_NAME = 32 };

static const struct verb {
    const char *name;
    enum taut_status (*ask)(struct question *q);
    const char *options[12]; /* the keys that it knows */
} verbs[] = {
    { "locate", ask_locate, { "today", "top", "all", "acknowledged_by" } },
    { "screen", ask_screen, { "today", "trained" } },
    { "interview", ask_interview, { "today", "full", "language" } },
    { "understand", ask_understand, { "today" } },
    { "entries", ask_entries, { "kind", "id" } },
    { "say", ask_say, { "language", "text" } },
    { "search", ask_search, { "words", "most" } },
    { "chart", ask_chart, { "show", "id", "side", "views", "figure", "skin", "dark", "regions", "top" } },
};

struct core *EXPORT(core_create)(void)
{
    struct core *c = calloc(1, sizeof *c);
    if (!c)
        return NULL;
    *c = (struct core){ .atlas = taut_atlas_builtin(), .kept = taut_arena_create(), .arena = taut_arena_create() };
    taut_text_init(&c->answer, LONGEST_ANSWER);
    taut_text_init(&c->refusal, LONGEST_OPTIONS);
    return c->kept && c->arena ? c : NULL;
}

/* Room for what is handed in. NULL: no memory. */
void *EXPORT(core_alloc)(size_t n)
{
    return malloc(n);
}

void EXPORT(core_free)(void *p)
{
    free(p);
}

/* ---- answers ------------------------------------------------------------------------------------------------- */

const char *EXPORT(core_answer)(const struct core *c)
{
    return c->answer.bytes;
}

size_t EXPORT(core_answer_size)(const struct core *c)
{
    return c->answer.n;
}

/* {status, where, message} as JSON, of what did not go well. */
const char *EXPORT(core_refusal)(const struct core *c)
{
    return c->refusal.bytes;
}

size_t EXPORT(core_refusal_size)(const struct core *c)
{
    return c->refusal.n;
}

static void begin(struct core *c)
{
    taut_text_free(&c->answer);
    taut_text_free(&c->refusal);
    taut_arena_reset(c->arena);
    c->error = (struct taut_error){ 0 };
}

static enum taut_status end(struct core *c, enum taut_status st)
{
    if (st == TAUT_OK && c->answer.cut)
        st = taut_fail(&c->error, TAUT_ENOMEM, "", "no memory for the answer");
    if (st == TAUT_OK || st == TAUT_EEMERGENCY)
        return st;
    struct taut_json j = { .out = &c->refusal };
    taut_json_open_object(&j, NULL);
    taut_json_string(&j, "status", taut_status_name(st));
    taut_json_string(&j, "where", c->error.where);
    taut_json_string(&j, "message", c->error.message);
    taut_json_close(&j);
    return st;
}

/* ---- the body ------------------------------------------------------------------------------------------------ */

enum taut_status core_need_body(struct core *c)
{
    return c->has_body ? TAUT_OK : taut_fail(&c->error, TAUT_ENOTFOUND, "body", "has not been loaded");
}

/* Reads a taut.body file, once; the bytes may go afterwards. */
enum taut_status EXPORT(core_load_body)(struct core *c, const void *bytes, size_t n)
{
    begin(c);
    if (c->has_body)
        return end(c, taut_fail(&c->error, TAUT_ECONFLICT, "body", "has been loaded already"));
    enum taut_status st = taut_body_read(c->atlas, bytes, n, c->kept, &c->body, &c->error);
    if (st == TAUT_OK)
        st = taut_surface_build(&c->body, c->kept, &c->surface, &c->error);
    if (st == TAUT_OK)
        st = taut_canvas_create(c->atlas, &c->body, c->kept, &c->canvas, &c->error);
    c->has_body = st == TAUT_OK;
    return end(c, st);
}

/* ---- languages ------------------------------------------------------------------------------------------------ */

enum taut_status core_language(struct reader *options, enum taut_language *ret)
{
    const char *codes[TAUT_LANGUAGES];
    size_t which = TAUT_LANGUAGES;
    for (size_t k = 0; k < TAUT_LANGUAGES; k++)
        codes[k] = taut_language_code((enum taut_language)k);
    enum taut_status st = member_choice(options, "language", codes, TAUT_LANGUAGES, "en, de or es", &which);
    if (which < TAUT_LANGUAGES)
        *ret = (enum taut_language)which;
    return st;
}

/* A text to persons in their language, as a JSON string; in English where it is not translated. */
enum taut_status ask_say(struct question *q)
{
    enum taut_language language = TAUT_ENGLISH;
    const char *text = NULL;
    struct taut_json j = { .out = &q->core->answer };
    enum taut_status st = core_language(&q->options, &language);
    if (st == TAUT_OK)
        st = member_need_string(&q->options, "text", "what is to be said?", &text);
    if (st == TAUT_OK)
        taut_json_string(&j, NULL, taut_say(language, text));
    return st;
}

/* ---- questions ------------------------------------------------------------------------------------------------ */

static const struct verb *find_verb(const char *name, size_t n)
{
    for (size_t k = 0; k < sizeof verbs / sizeof *verbs; k++)
        if (strlen(verbs[k].name) == n && !memcmp(verbs[k].name, name, n))
            return &verbs[k];
    return NULL;
}

static enum taut_status ask(struct core *c, const struct verb *verb, const char *options, size_t n_options,
                            const char *input, size_t n_input)
{
    struct question q = { .core = c, .input = input, .n_input = n_input };
    struct json_object *root = NULL;
    q.options = (struct reader){ .atlas = c->atlas, .arena = c->arena, .err = &c->error, .what = "options" };
    enum taut_status st = guard_parse(options, n_options, LONGEST_OPTIONS, "options", c->arena, &root, &c->error);
    q.options.at = root;
    if (st == TAUT_OK)
        st = member_check_keys(&q.options, verb->options);
    if (st == TAUT_OK)
        st = verb->ask(&q);
    json_object_put(root);
    return st;
}

/* Asks a question by its name; options are a JSON object. */
enum taut_status EXPORT(core_ask)(struct core *c, const char *name, size_t n_name, const char *options,
                                  size_t n_options, const char *input, size_t n_input)
{
    begin(c);
    const struct verb *verb = n_name < LONGEST_NAME ? find_verb(name, n_name) : NULL;
    if (!verb)
        return end(c, taut_fail(&c->error, TAUT_ENOTFOUND, "question", "no such question"));
    return end(c, ask(c, verb, options, n_options, input, n_input));
}
