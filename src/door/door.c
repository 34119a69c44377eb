/* door.c - the table of questions, and from a name to its answer or its refusal. */
#include "door/door.h"

#include <json-c/json.h>
#include <stdlib.h>
#include <string.h>

#include "json/guard.h"

enum { LONGEST_NAME = 32 };

static const char JSON[] = "application/json", SVG[] = "image/svg+xml";

#define TEXT(name)           \
    {                        \
        name, TAUT_DOOR_TEXT \
    }
#define WHOLE(name)           \
    {                         \
        name, TAUT_DOOR_WHOLE \
    }
#define FLAG(name)           \
    {                        \
        name, TAUT_DOOR_FLAG \
    }
#define LIST(name)           \
    {                        \
        name, TAUT_DOOR_LIST \
    }

static const struct taut_door_question questions[] = {
    { "locate",
      "what may be behind a pain",
      TAUT_DOOR_CASE,
      JSON,
      { TEXT("today"), WHOLE("top"), FLAG("all"), FLAG("brief"), TEXT("acknowledged_by"), TEXT("language") } },
    { "reference",
      "what the atlas has on the places that hurt, not ranked",
      TAUT_DOOR_CASE,
      JSON,
      { TEXT("today"), TEXT("acknowledged_by"), TEXT("language") } },
    { "screen",
      "what is dangerous, and what is allowed now",
      TAUT_DOOR_CASE,
      JSON,
      { TEXT("today"), FLAG("trained"), TEXT("language") } },
    { "interview", "the next question", TAUT_DOOR_CASE, JSON, { TEXT("today"), FLAG("full"), TEXT("language") } },
    { "plan",
      "what to do in the minutes there are",
      TAUT_DOOR_CASE,
      JSON,
      { TEXT("today"), WHOLE("minutes"), FLAG("trained"), WHOLE("session"), WHOLE("tolerance"), TEXT("language") } },
    { "selfcare",
      "what to do at home",
      TAUT_DOOR_CASE,
      JSON,
      { TEXT("today"), WHOLE("exercises"), FLAG("no_tools"), TEXT("pace"), TEXT("language") } },
    { "session",
      "a session from its log, as it is at a time",
      TAUT_DOOR_SUBJECT,
      JSON,
      { WHOLE("at_ms"), TEXT("language") } },
    { "understand", "what was told, as findings", TAUT_DOOR_CASE, JSON, { TEXT("today") } },
    { "chart",
      "a body chart",
      TAUT_DOOR_SUBJECT,
      SVG,
      { TEXT("show"), TEXT("id"), TEXT("side"), LIST("views"), TEXT("figure"), WHOLE("skin"), FLAG("dark"),
        FLAG("regions"), WHOLE("top"), FLAG("bare"), FLAG("overlay"), TEXT("today"), FLAG("trained"),
        TEXT("language") } },
    { "entries", "entries of the atlas", TAUT_DOOR_NOTHING, JSON, { TEXT("kind"), TEXT("id"), TEXT("language") } },
    { "search",
      "entries of the atlas by name, synonym or word",
      TAUT_DOOR_NOTHING,
      JSON,
      { TEXT("words"), WHOLE("most"), TEXT("language") } },
    { "say", "a text to persons in another language", TAUT_DOOR_NOTHING, JSON, { TEXT("language"), TEXT("text") } },
    { "views", "the views that a body is drawn on", TAUT_DOOR_NOTHING, JSON, { { 0 } } },
    { "pick",
      "the region at a place of a view",
      TAUT_DOOR_NOTHING,
      JSON,
      { TEXT("view"), TEXT("figure"), WHOLE("x"), WHOLE("y") } },
    { "coat",
      "what lies on each triangle of the skin: a drawing, a point's zone, where to press",
      TAUT_DOOR_SUBJECT,
      JSON,
      { TEXT("figure"), TEXT("point"), TEXT("side") } },
    { "skin", "how much skin each region has", TAUT_DOOR_NOTHING, JSON, { { 0 } } },
};
enum { QUESTIONS = sizeof questions / sizeof *questions };

static enum taut_status (*const asks[QUESTIONS])(struct question *q) = {
    door_locate, door_reference, door_screen, door_interview, door_plan,  door_selfcare, door_session, door_understand,
    door_chart,  door_entries,   door_search, door_say,       door_views, door_pick,     door_coat,    door_skin,
};

const struct taut_door_question *taut_door_questions(size_t *n)
{
    *n = QUESTIONS;
    return questions;
}

struct taut_door *taut_door_create(void)
{
    struct taut_door *d = calloc(1, sizeof *d);
    if (!d)
        return NULL;
    *d = (struct taut_door){ .atlas = taut_atlas_builtin(),
                             .kept = taut_arena_create(),
                             .arena = taut_arena_create(),
                             .reference = taut_reference_only() };
    taut_text_init(&d->answer, TAUT_MAX_ANSWER);
    taut_text_init(&d->refusal, TAUT_MAX_OPTIONS);
    if (d->kept && d->arena && taut_infer_prepare(d->atlas, d->kept, &d->prepared, NULL) == TAUT_OK &&
        taut_interview_prepare(d->atlas, d->prepared, d->kept, &d->questions, NULL) == TAUT_OK)
        return d;
    taut_door_free(d);
    return NULL;
}

void taut_door_keep_to_reference(struct taut_door *d)
{
    d->reference = true;
}

enum taut_status door_must_rank(struct taut_door *d, const char *what)
{
    return d->reference
               ? taut_fail(&d->error, TAUT_EINVAL, what, "not in the reference mode, which ranks and weighs nothing")
               : TAUT_OK;
}

void taut_door_free(struct taut_door *d)
{
    if (!d)
        return;
    taut_text_free(&d->answer);
    taut_text_free(&d->refusal);
    taut_arena_free(d->arena);
    taut_arena_free(d->kept);
    free(d);
}

/* ---- answers ------------------------------------------------------------------------------------------------- */

const char *taut_door_answer(const struct taut_door *d, size_t *n)
{
    *n = d->answer.n;
    return d->answer.bytes;
}

const char *taut_door_refusal(const struct taut_door *d, size_t *n)
{
    *n = d->refusal.n;
    return d->refusal.bytes;
}

static void begin(struct taut_door *d)
{
    taut_text_free(&d->answer);
    taut_text_free(&d->refusal);
    taut_arena_reset(d->arena);
    d->error = (struct taut_error){ 0 };
}

static enum taut_status end(struct taut_door *d, enum taut_status st)
{
    if (st == TAUT_OK && d->answer.cut)
        st = taut_fail(&d->error, TAUT_ENOMEM, "", "no memory for the answer");
    if (st == TAUT_OK || st == TAUT_EEMERGENCY)
        return st;
    struct taut_json j = { .out = &d->refusal };
    taut_json_open_object(&j, NULL);
    taut_json_string(&j, "status", taut_status_name(st));
    taut_json_string(&j, "where", d->error.where);
    taut_json_string(&j, "message", d->error.message);
    taut_json_close(&j);
    return st;
}

/* ---- the body ------------------------------------------------------------------------------------------------ */

enum taut_status door_need_body(struct taut_door *d)
{
    return d->has_body ? TAUT_OK : taut_fail(&d->error, TAUT_ENOTFOUND, "body", "has not been loaded");
}

enum taut_status taut_door_load_body(struct taut_door *d, const void *bytes, size_t n)
{
    begin(d);
    if (d->has_body)
        return end(d, taut_fail(&d->error, TAUT_ECONFLICT, "body", "has been loaded already"));
    enum taut_status st = taut_body_read(d->atlas, bytes, n, d->kept, &d->body, &d->error);
    if (st == TAUT_OK)
        st = taut_surface_build(&d->body, d->kept, &d->surface, &d->error);
    if (st == TAUT_OK)
        st = taut_canvas_create(d->atlas, &d->body, d->kept, &d->canvas, &d->error);
    d->has_body = st == TAUT_OK;
    return end(d, st);
}

bool taut_door_body(const struct taut_door *d, enum taut_figure figure, struct taut_body *ret)
{
    if (d->has_body)
        *ret = taut_body_as(&d->body, figure);
    return d->has_body;
}

/* ---- languages ------------------------------------------------------------------------------------------------ */

enum taut_status taut_door_load_texts(struct taut_door *d, const void *bytes, size_t n)
{
    struct taut_catalogue c;
    begin(d);
    enum taut_status st = taut_catalogue_read(bytes, n, &c, &d->error);
    if (st == TAUT_OK && d->said[c.language])
        st = taut_fail(&d->error, TAUT_ECONFLICT, "texts", "of this language have been loaded already");
    if (st != TAUT_OK)
        return end(d, st);
    d->catalogues[c.language] = c;
    st = taut_atlas_say(d->atlas, &d->catalogues[c.language], d->kept, &d->said[c.language], &d->error);
    return end(d, st);
}

enum taut_status door_said(struct question *q, const struct taut_atlas **ret)
{
    struct taut_door *d = q->door;
    const char *codes[TAUT_LANGUAGES];
    size_t which = TAUT_ENGLISH;
    for (size_t k = 0; k < TAUT_LANGUAGES; k++)
        codes[k] = taut_language_code((enum taut_language)k);
    enum taut_status st = member_choice(&q->options, "language", codes, TAUT_LANGUAGES, "en, de or es", &which);
    *ret = which == TAUT_ENGLISH ? d->atlas : d->said[which];
    return st != TAUT_OK || *ret ? st
                                 : taut_fail(&d->error, TAUT_ENOTFOUND, "language", "its texts have not been loaded");
}

/* A text to persons in their language, as a JSON string; in English where it is not translated. */
enum taut_status door_say(struct question *q)
{
    const struct taut_atlas *said = NULL;
    const char *text = NULL;
    struct taut_json j = { .out = &q->door->answer };
    enum taut_status st = door_said(q, &said);
    if (st == TAUT_OK)
        st = member_need_string(&q->options, "text", "what is to be said?", &text);
    if (st == TAUT_OK)
        taut_json_string(&j, NULL, taut_say(said->catalogue, text));
    return st;
}

/* ---- questions ------------------------------------------------------------------------------------------------ */

static enum taut_status check_keys(struct question *q, const struct taut_door_question *about)
{
    const char *known[TAUT_DOOR_OPTIONS + 1] = { 0 };
    for (size_t k = 0; k < TAUT_DOOR_OPTIONS && about->options[k].name; k++)
        known[k] = about->options[k].name;
    return member_check_keys(&q->options, known);
}

static size_t find_question(const char *name, size_t n)
{
    size_t k = 0;
    while (k < QUESTIONS && (strlen(questions[k].name) != n || memcmp(questions[k].name, name, n) != 0))
        k++;
    return k;
}

enum taut_status taut_door_ask(struct taut_door *d, const char *name, size_t n_name, const char *options,
                               size_t n_options, const char *input, size_t n_input)
{
    struct question q = { .door = d, .input = input, .n_input = n_input };
    struct json_object *root = NULL;
    begin(d);
    const size_t k = n_name < LONGEST_NAME ? find_question(name, n_name) : QUESTIONS;
    if (k == QUESTIONS)
        return end(d, taut_fail(&d->error, TAUT_ENOTFOUND, "question", "no such question"));
    q.options = (struct reader){ .atlas = d->atlas, .arena = d->arena, .err = &d->error, .what = "options" };
    enum taut_status st = guard_parse(options, n_options, TAUT_MAX_OPTIONS, "options", d->arena, &root, &d->error);
    q.options.at = root;
    if (st == TAUT_OK)
        st = check_keys(&q, &questions[k]);
    if (st == TAUT_OK)
        st = asks[k](&q);
    json_object_put(root);
    return end(d, st);
}
