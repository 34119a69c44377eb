/* member.c - see member.h. */
#include "member.h"

#include <json-c/json.h>
#include <stdio.h>
#include <string.h>

#include "guard.h"

/* ---- refusals ---------------------------------------------------------------------------------------- */

static void member_path(const struct reader *r, const char *key, char out[96])
{
    char shown[48];
    guard_show(key, shown);
    snprintf(out, 96, "%s%s%s", r->path, r->path[0] && key[0] ? "." : "", shown);
}

enum taut_status member_refuse(struct reader *r, const char *key, const char *file, int line, const char *format, ...)
{
    char where[96], message[200];
    va_list args;
    member_path(r, key, where);
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    return taut_fail_at(r->err, TAUT_EINVAL, file, line, where[0] ? where : r->what, "%s", message);
}

enum taut_status member_refuse_name(struct reader *r, const char *key, const char *what, const char *given,
                                    const char *nearest)
{
    char shown[48];
    guard_show(given, shown);
    if (nearest)
        return REFUSE(r, key, "\"%s\" is no known %s; did you mean \"%s\"?", shown, what, nearest);
    return REFUSE(r, key, "\"%s\" is no known %s", shown, what);
}

enum taut_status member_check_keys(struct reader *r, const char *const *known)
{
    size_t n = 0;
    while (known[n])
        n++;
    json_object_object_foreach(r->at, key, ignored)
    {
        (void)ignored;
        size_t k = 0;
        while (k < n && strcmp(known[k], key) != 0)
            k++;
        if (k < n)
            continue;
        const char *nearest = taut_json_nearest(key, known, n);
        if (nearest)
            return REFUSE(r, key, "unknown key; did you mean \"%s\"?", nearest);
        return REFUSE(r, key, "unknown key");
    }
    return TAUT_OK;
}

/* ---- members ----------------------------------------------------------------------------------------- */

struct json_object *member_get(const struct reader *r, const char *key)
{
    struct json_object *v = NULL;
    return json_object_object_get_ex(r->at, key, &v) ? v : NULL;
}

enum taut_status member_string(struct reader *r, const char *key, const char **ret)
{
    struct json_object *v = member_get(r, key);
    *ret = NULL;
    if (v && !json_object_is_type(v, json_type_string))
        return REFUSE(r, key, "must be a text in quotes");
    if (v)
        *ret = json_object_get_string(v);
    return TAUT_OK;
}

enum taut_status member_need_string(struct reader *r, const char *key, const char *what, const char **ret)
{
    enum taut_status st = member_string(r, key, ret);
    if (st == TAUT_OK && !*ret)
        return REFUSE(r, key, "is needed: %s", what);
    return st;
}

enum taut_status member_choice(struct reader *r, const char *key, const char *const *words, size_t n,
                               const char *choices, size_t *ret)
{
    const char *s = NULL;
    struct json_object *v = member_get(r, key);
    if (v && !json_object_is_type(v, json_type_string))
        return REFUSE(r, key, "%s must be %s", key, choices);
    enum taut_status st = member_string(r, key, &s);
    if (st != TAUT_OK || !s)
        return st;
    for (size_t k = 0; k < n; k++)
        if (!strcmp(words[k], s)) {
            *ret = k;
            return TAUT_OK;
        }
    return REFUSE(r, key, "%s must be %s", key, choices);
}

enum taut_status member_bool(struct reader *r, const char *key, enum taut_answer *ret)
{
    struct json_object *v = member_get(r, key);
    if (!v)
        return TAUT_OK;
    if (!json_object_is_type(v, json_type_boolean))
        return REFUSE(r, key, "%s must be true, false or null", key);
    *ret = json_object_get_boolean(v) ? TAUT_YES : TAUT_NO;
    return TAUT_OK;
}

enum taut_status member_whole(struct reader *r, const char *key, int low, int high, int *ret)
{
    struct json_object *v = member_get(r, key);
    if (!v)
        return TAUT_OK;
    if (!json_object_is_type(v, json_type_int) && !json_object_is_type(v, json_type_double))
        return REFUSE(r, key, "%s must be a whole number from %d to %d", key, low, high);
    double d = json_object_get_double(v);
    if (!(d >= low && d <= high) || d != (double)(int)d) {
        char shown[48];
        guard_show(json_object_to_json_string_ext(v, JSON_C_TO_STRING_PLAIN), shown);
        return REFUSE(r, key, "%s %s is not a whole number from %d to %d", key, shown, low, high);
    }
    *ret = (int)d;
    return TAUT_OK;
}

enum taut_status member_list(struct reader *r, const char *key, struct json_object **ret, size_t *n)
{
    struct json_object *v = member_get(r, key);
    if (!v)
        return TAUT_OK;
    if (!json_object_is_type(v, json_type_array))
        return REFUSE(r, key, "must be a list in [ ]");
    *ret = v;
    *n = json_object_array_length(v);
    return TAUT_OK;
}

/* ---- what case and drawing have in common ------------------------------------------------------------ */

enum taut_status member_side(struct reader *r, enum taut_side *ret)
{
    static const char *const words[] = { "unstated", "left", "right", "midline", "both" };
    static const enum taut_side sides[] = { TAUT_UNSTATED, TAUT_LEFT, TAUT_RIGHT, TAUT_MIDLINE, TAUT_BOTH };
    size_t which = 5;
    enum taut_status st = member_choice(r, "side", words, 5, "left, right, midline, both or unstated", &which);
    if (which < 5)
        *ret = sides[which];
    return st;
}

enum taut_status member_region(struct reader *r, uint16_t *ret)
{
    const char *id = NULL;
    enum taut_status st = member_need_string(r, "region", "where is it? (taut regions lists them)", &id);
    if (st != TAUT_OK)
        return st;
    *ret = taut_atlas_find_place(r->atlas, id);
    if (*ret == TAUT_NONE)
        return member_refuse_name(r, "region", "region", id, taut_atlas_nearest_place(r->atlas, id));
    return TAUT_OK;
}

enum taut_status member_term(struct reader *r, const char *key, enum taut_term_kind kind, const char *id, uint16_t *ret)
{
    *ret = taut_atlas_find_term(r->atlas, kind, id);
    if (*ret != TAUT_NONE)
        return TAUT_OK;
    size_t first = r->atlas->terms_of[kind], n = r->atlas->terms_of[kind + 1] - first;
    const char **ids = taut_arena_array(r->arena, n, sizeof *ids);
    for (size_t k = 0; ids && k < n; k++)
        ids[k] = r->atlas->terms[first + k].id;
    return member_refuse_name(r, key, taut_term_kind_name(kind), id, ids ? taut_json_nearest(id, ids, n) : NULL);
}
