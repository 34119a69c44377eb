/* ranking_read.c - the candidates of a taut.ranking/1. Keys that are not needed may be anything: keys are added to the format. */
#include <json-c/json.h>
#include <stdio.h>
#include <string.h>

#include "guard.h"
#include "member.h"

static enum taut_status read_candidate(struct reader *r, struct taut_json_candidate *ret)
{
    static const char *const sides[] = { "unstated", "left", "right", "midline", "both" };
    static const enum taut_side values[] = { TAUT_UNSTATED, TAUT_LEFT, TAUT_RIGHT, TAUT_MIDLINE, TAUT_BOTH };
    const char *id = NULL;
    size_t side = 0;
    enum taut_status st = member_need_string(r, "point", "which point?", &id);
    if (st != TAUT_OK)
        return st;
    ret->point = taut_atlas_find_point(r->atlas, id);
    if (ret->point == TAUT_NONE)
        return member_refuse_name(r, "point", "point", id, taut_atlas_nearest_entry(r->atlas, id));
    st = member_choice(r, "side", sides, 5, "left, right, midline, both or unstated", &side);
    ret->side = values[side];
    struct json_object *p = member_get(r, "probability");
    ret->probability = p ? json_object_get_double(p) : -1;
    if (st == TAUT_OK && !(ret->probability >= 0 && ret->probability <= 1))
        return REFUSE(r, "probability", "must be a number from 0 to 1");
    return st;
}

static enum taut_status read_candidates(struct reader *r, struct taut_json_candidate *ret, size_t max, size_t *n)
{
    struct json_object *list = NULL;
    size_t length = 0;
    const char *format = NULL;
    enum taut_status st = member_need_string(r, "format", "must be \"taut.ranking/1\"", &format);
    if (st == TAUT_OK && strcmp(format, "taut.ranking/1"))
        return REFUSE(r, "format", "must be \"taut.ranking/1\"");
    if (st == TAUT_OK)
        st = member_list(r, "candidates", &list, &length);
    if (st == TAUT_OK && length == 0)
        return taut_fail(r->err, TAUT_EEMPTY, "candidates", "there are none to show");
    *n = length < max ? length : max;
    for (size_t i = 0; i < *n && st == TAUT_OK; i++) {
        snprintf(r->path, sizeof r->path, "candidates[%zu]", i);
        r->at = json_object_array_get_idx(list, i);
        if (!r->at || !json_object_is_type(r->at, json_type_object))
            return REFUSE(r, "", "must be an object");
        st = read_candidate(r, &ret[i]);
    }
    return st;
}

enum taut_status taut_json_read_ranking(const struct taut_atlas *a, const char *json, size_t n,
                                        struct taut_arena *arena, struct taut_json_candidate *ret, size_t max,
                                        size_t *n_ret, struct taut_error *err)
{
    struct reader r = { .atlas = a, .arena = arena, .err = err, .what = "ranking" };
    enum taut_status st = guard_parse(json, n, TAUT_MAX_RANKING_JSON, "ranking", arena, &r.at, err);
    struct json_object *root = r.at;
    if (st == TAUT_OK)
        st = read_candidates(&r, ret, max, n_ret);
    json_object_put(root);
    return st;
}
