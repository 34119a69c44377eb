/* case_parts.c - what a case keeps beside its findings: overrides of safety rules, and answers to the interview. */
#include <json-c/json.h>
#include <stdio.h>
#include <string.h>

#include "case_parts.h"

enum { MOST_OVERRIDES = 100 };

static enum taut_status open_list(struct reader *r, struct json_object *list, const char *key, size_t most, size_t *n)
{
    if (!json_object_is_type(list, json_type_array))
        return REFUSE(r, key, "must be a list in [ ]");
    *n = json_object_array_length(list);
    if (*n > most)
        return REFUSE(r, key, "%zu of them; at most %zu are read", *n, most);
    return TAUT_OK;
}

static enum taut_status copy_text(struct reader *r, const char *key, const char *what, const char **ret)
{
    const char *s = NULL;
    enum taut_status st = member_need_string(r, key, what, &s);
    if (st == TAUT_OK && !(*ret = taut_arena_strndup(r->arena, s, strlen(s))))
        return taut_fail(r->err, TAUT_ENOMEM, key, "no memory");
    return st;
}

/* ---- overrides ------------------------------------------------------------------------------------------- */

static enum taut_status read_override(struct reader *r, struct taut_override *o)
{
    static const char *const known[] = { "rule", "by", "credential", "reason", "when", NULL };
    const char *rule = NULL;
    struct taut_error why = { 0 };
    if (!r->at || !json_object_is_type(r->at, json_type_object))
        return REFUSE(r, "", "must be an object");
    enum taut_status st = member_check_keys(r, known);
    if (st == TAUT_OK)
        st = member_need_string(r, "rule", "which safety rule?", &rule);
    if (st != TAUT_OK)
        return st;
    o->rule = taut_atlas_find_screen(r->atlas, rule);
    if (o->rule == TAUT_NONE)
        return member_refuse_name(r, "rule", "safety rule", rule, NULL);
    st = copy_text(r, "by", "who has dealt with it?", &o->by);
    if (st == TAUT_OK)
        st = copy_text(r, "credential", "with which credential? \"self\" for the person herself", &o->credential);
    if (st == TAUT_OK)
        st = copy_text(r, "reason", "why does the rule not stop you?", &o->reason);
    if (st == TAUT_OK)
        st = copy_text(r, "when", "on which day? \"2026-11-21\"", &o->when);
    int32_t day = 0;
    if (st == TAUT_OK && taut_day_read(o->when, &day, NULL) != TAUT_OK)
        return REFUSE(r, "when", "must be a day, as in 2026-11-21");
    if (st == TAUT_OK && taut_screen_check_override(r->atlas, o, &why) != TAUT_OK)
        return REFUSE(r, why.where, "%s", why.message);
    return st;
}

enum taut_status case_read_overrides(struct reader *r, struct taut_case *ret)
{
    struct json_object *list = member_get(r, "overrides");
    size_t n = 0;
    if (!list)
        return TAUT_OK;
    enum taut_status st = open_list(r, list, "overrides", MOST_OVERRIDES, &n);
    struct taut_override *overrides = taut_arena_array(r->arena, n + 1, sizeof *overrides);
    struct json_object *outer = r->at;
    if (!overrides)
        return taut_fail(r->err, TAUT_ENOMEM, "overrides", "no memory");
    for (size_t k = 0; k < n && st == TAUT_OK; k++) {
        snprintf(r->path, sizeof r->path, "overrides[%zu]", k);
        r->at = json_object_array_get_idx(list, k);
        st = read_override(r, &overrides[k]);
    }
    r->path[0] = '\0';
    r->at = outer;
    ret->overrides = overrides;
    ret->n_overrides = n;
    return st;
}

/* ---- answers --------------------------------------------------------------------------------------------- */

static enum taut_status read_yes(struct reader *r, const struct taut_ask *ask, struct taut_reply *reply)
{
    enum taut_answer yes = TAUT_UNKNOWN;
    (void)ask;
    enum taut_status st = member_bool(r, "yes", &yes);
    if (st == TAUT_OK && yes == TAUT_UNKNOWN)
        return REFUSE(r, "yes", "is needed: true or false");
    reply->yes = yes == TAUT_YES;
    return st;
}

static enum taut_status read_chosen(struct reader *r, const struct taut_ask *ask, struct taut_reply *reply)
{
    const struct taut_question *q = &r->atlas->questions[ask->question];
    struct json_object *list = member_get(r, "chosen");
    if (!list || !json_object_is_type(list, json_type_array))
        return REFUSE(r, "chosen", "is needed: a list of ids; [] for none of them");
    for (size_t k = 0; k < json_object_array_length(list); k++) {
        struct json_object *v = json_object_array_get_idx(list, k);
        const char *ids[32], *id = json_object_is_type(v, json_type_string) ? json_object_get_string(v) : "";
        uint32_t bit = 0, n = q->n_choices < 32 ? q->n_choices : 32;
        for (uint32_t c = 0; c < n; c++) {
            ids[c] = r->atlas->choices[q->choices + c].id;
            bit |= strcmp(ids[c], id) ? 0 : 1u << c;
        }
        if (!bit)
            return member_refuse_name(r, "chosen", "choice of this question", id, taut_json_nearest(id, ids, n));
        reply->chosen |= bit;
    }
    return TAUT_OK;
}

static enum taut_status read_number(struct reader *r, const struct taut_ask *ask, struct taut_reply *reply)
{
    const struct taut_question *q = &r->atlas->questions[ask->question];
    struct json_object *v = member_get(r, "number");
    const char *units[16], *unit = NULL;
    if (!v || !(json_object_is_type(v, json_type_int) || json_object_is_type(v, json_type_double)))
        return REFUSE(r, "number", "is needed: a number");
    reply->number = json_object_get_double(v);
    size_t which = 0, n = q->n_units < 16 ? q->n_units : 16;
    for (size_t k = 0; k < n; k++)
        units[k] = taut_atlas_english(r->atlas)->units[q->units + k].name;
    enum taut_status st = member_string(r, "unit", &unit);
    if (st == TAUT_OK && unit)
        st = member_choice(r, "unit", units, n, "one of the question's units", &which);
    reply->unit = (uint8_t)which;
    return st;
}

static enum taut_status read_day(struct reader *r, const struct taut_ask *ask, struct taut_reply *reply)
{
    const char *s = NULL;
    (void)ask;
    enum taut_status st = member_need_string(r, "date", "on which day? \"2026-11-21\"", &s);
    if (st == TAUT_OK && taut_day_read(s, &reply->day, NULL) != TAUT_OK)
        return REFUSE(r, "date", "must be a day, as in 2026-11-21");
    return st;
}

static enum taut_status read_place(struct reader *r, const struct taut_ask *ask, struct taut_reply *reply)
{
    const char *id = NULL;
    (void)ask;
    enum taut_status st = member_string(r, "region", &id);
    if (st == TAUT_OK && id && (reply->place = taut_atlas_find_place(r->atlas, id)) == TAUT_NONE)
        return member_refuse_name(r, "region", "region", id, taut_atlas_nearest_place(r->atlas, id));
    return st == TAUT_OK ? member_side(r, &reply->side) : st;
}

static enum taut_status read_words(struct reader *r, const struct taut_ask *ask, struct taut_reply *reply)
{
    (void)ask;
    enum taut_status st = copy_text(r, "text", "what was said?", &reply->text);
    reply->text_n = st == TAUT_OK ? strlen(reply->text) : 0;
    return st;
}

static const struct answer_row {
    const char *keys[6];
    enum taut_status (*read)(struct reader *r, const struct taut_ask *ask, struct taut_reply *reply);
} answer_rows[] = {
    [TAUT_YES_NO] = { { "question", "unknown", "yes" }, read_yes },
    [TAUT_ONE_OF] = { { "question", "unknown", "chosen" }, read_chosen },
    [TAUT_MANY_OF] = { { "question", "unknown", "chosen" }, read_chosen },
    [TAUT_NUMBER] = { { "question", "unknown", "number", "unit" }, read_number },
    [TAUT_DATE] = { { "question", "unknown", "date" }, read_day },
    [TAUT_WHERE] = { { "question", "unknown", "region", "side" }, read_place },
    [TAUT_WORDS] = { { "question", "unknown", "text" }, read_words },
};

static enum taut_status read_reply(struct reader *r, struct taut_reply *reply)
{
    struct taut_ask ask = { 0 };
    enum taut_answer unknown = TAUT_NO;
    *reply = (struct taut_reply){ .place = TAUT_NONE };
    if (!r->at || !json_object_is_type(r->at, json_type_object))
        return REFUSE(r, "", "must be an object");
    enum taut_status st = copy_text(r, "question", "which question?", &reply->question);
    if (st != TAUT_OK)
        return st;
    if (taut_interview_find(r->atlas, reply->question, r->arena, &ask, NULL) != TAUT_OK)
        return member_refuse_name(r, "question", "question", reply->question, NULL);
    st = member_check_keys(r, answer_rows[ask.kind].keys);
    if (st == TAUT_OK)
        st = member_bool(r, "unknown", &unknown);
    reply->unknown = unknown == TAUT_YES;
    if (st == TAUT_OK && !reply->unknown)
        st = answer_rows[ask.kind].read(r, &ask, reply);
    return st;
}

enum taut_status case_read_replies(struct reader *r, struct taut_case *ret)
{
    struct json_object *list = member_get(r, "answers");
    size_t n = 0;
    if (!list)
        return TAUT_OK;
    enum taut_status st = open_list(r, list, "answers", TAUT_MAX_REPLIES, &n);
    struct taut_reply *replies = taut_arena_array(r->arena, n + 1, sizeof *replies);
    struct json_object *outer = r->at;
    if (!replies)
        return taut_fail(r->err, TAUT_ENOMEM, "answers", "no memory");
    for (size_t k = 0; k < n && st == TAUT_OK; k++) {
        snprintf(r->path, sizeof r->path, "answers[%zu]", k);
        r->at = json_object_array_get_idx(list, k);
        st = read_reply(r, &replies[k]);
    }
    r->path[0] = '\0';
    r->at = outer;
    ret->replies = replies;
    ret->n_replies = n;
    return st;
}
