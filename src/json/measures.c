/* measures.c - taut.measures/1: what was measured, again and again (docs/formats/measures.md). */
#include <json-c/json.h>
#include <stdio.h>
#include <string.h>

#include "guard.h"
#include "member.h"

/* ---- values ---------------------------------------------------------------------------------------------- */

static bool is_number(struct json_object *v)
{
    return v && (json_object_is_type(v, json_type_int) || json_object_is_type(v, json_type_double));
}

static enum taut_status need_list(struct reader *r, const char *key, const char *what, size_t most,
                                  struct json_object **ret, size_t *n)
{
    *ret = NULL;
    *n = 0;
    enum taut_status st = member_list(r, key, ret, n);
    if (st == TAUT_OK && !*ret)
        return REFUSE(r, key, "is needed: %s", what);
    if (st == TAUT_OK && *n > most)
        return REFUSE(r, key, "%zu of them; at most %zu are read", *n, most);
    return st;
}

/* Numbers, and null for what was left open. */
static enum taut_status read_numbers(struct reader *r, const char *key, size_t most, const double **ret, size_t *n)
{
    struct json_object *list = NULL;
    *ret = NULL;
    *n = 0;
    if (!member_get(r, key))
        return TAUT_OK;
    enum taut_status st = need_list(r, key, "numbers", most, &list, n);
    if (st != TAUT_OK)
        return st;
    double *numbers = taut_arena_array(r->arena, *n + 1, sizeof *numbers);
    if (!numbers)
        return taut_fail(r->err, TAUT_ENOMEM, key, "no memory");
    for (size_t k = 0; k < *n; k++) {
        struct json_object *v = json_object_array_get_idx(list, k);
        numbers[k] = is_number(v) ? json_object_get_double(v) : TAUT_MISSING;
        if ((v && !is_number(v)) || (v && numbers[k] < 0)) {
            char at[48];
            snprintf(at, sizeof at, "%.16s[%zu]", key, k);
            return REFUSE(r, at, "must be a number from 0, or null where it was left open");
        }
    }
    *ret = numbers;
    return TAUT_OK;
}

static enum taut_status read_day(struct reader *r, int32_t *ret)
{
    const char *s = NULL;
    enum taut_status st = member_need_string(r, "when", "on which day? \"2026-11-21\"", &s);
    if (st == TAUT_OK && taut_day_read(s, ret, NULL) != TAUT_OK)
        return REFUSE(r, "when", "must be a day, as in 2026-11-21");
    return st;
}

static enum taut_status read_point(struct reader *r, bool needed, uint16_t *ret)
{
    const char *id = NULL;
    enum taut_status st = needed ? member_need_string(r, "point", "which point?", &id) : member_string(r, "point", &id);
    *ret = st == TAUT_OK && id ? taut_atlas_find_point(r->atlas, id) : TAUT_NONE;
    if (st == TAUT_OK && id && *ret == TAUT_NONE)
        return member_refuse_name(r, "point", "point", id, taut_atlas_nearest_entry(r->atlas, id));
    return st;
}

static enum taut_status copy_text(struct reader *r, const char *key, const char *s, const char **ret)
{
    *ret = s ? taut_arena_strndup(r->arena, s, strlen(s)) : NULL;
    return !s || *ret ? TAUT_OK : taut_fail(r->err, TAUT_ENOMEM, key, "no memory");
}

/* ---- one time ---------------------------------------------------------------------------------------------- */

static enum taut_status read_score(struct reader *r, struct taut_taken *t)
{
    struct json_object *v = member_get(r, "score");
    int answered = 0;
    if (v && !is_number(v))
        return REFUSE(r, "score", "must be a number");
    t->scored = v != NULL;
    t->score = v ? json_object_get_double(v) : 0;
    enum taut_status st = member_whole(r, "answered", 0, 1000, &answered);
    t->answered = (uint16_t)answered;
    return st;
}

static enum taut_status read_expected(struct reader *r, struct taut_taken *t)
{
    const double *expected = NULL;
    size_t n = 0;
    enum taut_status st = read_numbers(r, "predicted", 2, &expected, &n);
    if (st != TAUT_OK || !expected)
        return st;
    if (n != 2)
        return REFUSE(r, "predicted", "must be [from, to]");
    t->predicted = true;
    t->expected[0] = expected[0];
    t->expected[1] = expected[1];
    return TAUT_OK;
}

static enum taut_status read_taken(struct reader *r, struct taut_taken *t)
{
    static const char *const known[] = { "when",  "moment",   "baseline",  "answers", "readings",
                                         "score", "answered", "predicted", NULL };
    static const char *const moments[] = { "any", "before", "after" };
    enum taut_answer baseline = TAUT_NO;
    size_t moment = TAUT_ANY_MOMENT;
    const char *key = member_get(r, "readings") ? "readings" : "answers";
    enum taut_status st = member_check_keys(r, known);
    if (st == TAUT_OK)
        st = read_day(r, &t->day);
    if (st == TAUT_OK)
        st = member_choice(r, "moment", moments, 3, "before, after or any", &moment);
    if (st == TAUT_OK)
        st = member_bool(r, "baseline", &baseline);
    t->moment = (enum taut_moment)moment;
    t->baseline = baseline == TAUT_YES;
    if (st == TAUT_OK)
        st = read_numbers(r, key, 100, &t->answers, &t->n_answers);
    if (st == TAUT_OK)
        st = read_score(r, t);
    if (st == TAUT_OK && !t->answers && !t->scored)
        return REFUSE(r, "answers", "are needed, or readings, or a score");
    return st == TAUT_OK ? read_expected(r, t) : st;
}

/* ---- series ------------------------------------------------------------------------------------------------ */

/* The objects of a list one after the other. */
static enum taut_status enter(struct reader *r, struct json_object *list, size_t outer, const char *key, size_t k)
{
    snprintf(r->path + outer, sizeof r->path - outer, "%s%s[%zu]", outer ? "." : "", key, k);
    r->at = json_object_array_get_idx(list, k);
    if (!r->at || !json_object_is_type(r->at, json_type_object))
        return REFUSE(r, "", "must be an object");
    return TAUT_OK;
}

static enum taut_status read_entries(struct reader *r, struct taut_series *s)
{
    struct json_object *list = NULL, *outer = r->at;
    const size_t path = strlen(r->path);
    size_t n = 0;
    enum taut_status st = need_list(r, "entries", "what was measured, by day", TAUT_MAX_TAKEN, &list, &n);
    struct taut_taken *taken = taut_arena_array(r->arena, n + 1, sizeof *taken);
    if (!taken)
        return taut_fail(r->err, TAUT_ENOMEM, "entries", "no memory");
    for (size_t k = 0; k < n && st == TAUT_OK; k++) {
        st = enter(r, list, path, "entries", k);
        if (st == TAUT_OK)
            st = read_taken(r, &taken[k]);
    }
    r->at = outer;
    r->path[path] = '\0';
    s->taken = taken;
    s->n_taken = n;
    return st;
}

static enum taut_status read_own_items(struct reader *r, struct taut_series *s)
{
    struct json_object *list = NULL;
    size_t n = 0;
    if (!member_get(r, "items"))
        return TAUT_OK;
    enum taut_status st = need_list(r, "items", "the person's own activities", 10, &list, &n);
    const char **items = taut_arena_array(r->arena, n + 1, sizeof *items);
    if (!items)
        return taut_fail(r->err, TAUT_ENOMEM, "items", "no memory");
    for (size_t k = 0; k < n && st == TAUT_OK; k++) {
        struct json_object *v = json_object_array_get_idx(list, k);
        if (!v || !json_object_is_type(v, json_type_string))
            return REFUSE(r, "items", "must be texts in quotes");
        st = copy_text(r, "items", json_object_get_string(v), &items[k]);
    }
    s->items = items;
    s->n_items = n;
    return st;
}

static enum taut_status read_measure(struct reader *r, uint16_t *ret)
{
    const char *id = NULL, *ids[200];
    enum taut_status st = member_need_string(r, "measure", "which one? (taut measure list)", &id);
    if (st != TAUT_OK)
        return st;
    *ret = taut_atlas_find_measure(r->atlas, id);
    if (*ret != TAUT_NONE)
        return TAUT_OK;
    const size_t n = r->atlas->n_measures < 200 ? r->atlas->n_measures : 200;
    for (size_t k = 0; k < n; k++)
        ids[k] = r->atlas->measures[k].id;
    return member_refuse_name(r, "measure", "measure", id, taut_json_nearest(id, ids, n));
}

static enum taut_status read_series(struct reader *r, struct taut_series *s)
{
    static const char *const known[] = { "measure", "of", "place", "point", "side", "with", "items", "entries", NULL };
    const char *instruments[TAUT_INSTRUMENTS], *of = NULL, *place = NULL;
    size_t with = TAUT_ANY_INSTRUMENT;
    for (size_t k = 0; k < TAUT_INSTRUMENTS; k++)
        instruments[k] = taut_instrument_name((enum taut_instrument)k);
    s->place = s->point = TAUT_NONE;
    enum taut_status st = member_check_keys(r, known);
    if (st == TAUT_OK)
        st = read_measure(r, &s->measure);
    if (st == TAUT_OK)
        st = member_string(r, "of", &of);
    if (st == TAUT_OK)
        st = copy_text(r, "of", of, &s->of);
    if (st == TAUT_OK)
        st = member_string(r, "place", &place);
    if (st == TAUT_OK && place && (s->place = taut_atlas_find_place(r->atlas, place)) == TAUT_NONE)
        return member_refuse_name(r, "place", "place", place, taut_atlas_nearest_place(r->atlas, place));
    if (st == TAUT_OK)
        st = read_point(r, false, &s->point);
    if (st == TAUT_OK)
        st = member_side(r, &s->side);
    if (st == TAUT_OK)
        st = member_choice(r, "with", instruments, TAUT_INSTRUMENTS, "any, goniometer, inclinometer, phone or eye",
                           &with);
    s->with = (enum taut_instrument)with;
    if (st == TAUT_OK)
        st = read_own_items(r, s);
    return st == TAUT_OK ? read_entries(r, s) : st;
}

static enum taut_status read_all_series(struct reader *r, struct taut_measured *m)
{
    struct json_object *list = NULL, *outer = r->at;
    size_t n = 0;
    enum taut_status st = need_list(r, "series", "what was measured", TAUT_MAX_SERIES, &list, &n);
    struct taut_series *series = taut_arena_array(r->arena, n + 1, sizeof *series);
    if (!series)
        return taut_fail(r->err, TAUT_ENOMEM, "series", "no memory");
    for (size_t k = 0; k < n && st == TAUT_OK; k++) {
        st = enter(r, list, 0, "series", k);
        if (st == TAUT_OK)
            st = read_series(r, &series[k]);
    }
    r->at = outer;
    r->path[0] = '\0';
    m->series = series;
    m->n_series = n;
    return st;
}

/* ---- treatments -------------------------------------------------------------------------------------------- */

static enum taut_status read_treatment(struct reader *r, struct taut_treatment *t)
{
    static const char *const known[] = { "when", "point", "side", "technique", NULL };
    const char *technique = NULL;
    t->technique = TAUT_NONE;
    enum taut_status st = member_check_keys(r, known);
    if (st == TAUT_OK)
        st = read_day(r, &t->day);
    if (st == TAUT_OK)
        st = read_point(r, true, &t->point);
    if (st == TAUT_OK)
        st = member_side(r, &t->side);
    if (st == TAUT_OK)
        st = member_string(r, "technique", &technique);
    if (st == TAUT_OK && technique && (t->technique = taut_atlas_find_technique(r->atlas, technique)) == TAUT_NONE)
        return member_refuse_name(r, "technique", "technique", technique, NULL);
    return st;
}

static enum taut_status read_treatments(struct reader *r, struct taut_measured *m)
{
    struct json_object *list = NULL, *outer = r->at;
    size_t n = 0;
    if (!member_get(r, "treated"))
        return TAUT_OK;
    enum taut_status st = need_list(r, "treated", "what was treated", TAUT_MAX_TREATMENTS, &list, &n);
    struct taut_treatment *treatments = taut_arena_array(r->arena, n + 1, sizeof *treatments);
    if (!treatments)
        return taut_fail(r->err, TAUT_ENOMEM, "treated", "no memory");
    for (size_t k = 0; k < n && st == TAUT_OK; k++) {
        st = enter(r, list, 0, "treated", k);
        if (st == TAUT_OK)
            st = read_treatment(r, &treatments[k]);
    }
    r->at = outer;
    r->path[0] = '\0';
    m->treatments = treatments;
    m->n_treatments = n;
    return st;
}

static enum taut_status read_whole(struct reader *r, struct taut_measured *m)
{
    static const char *const known[] = { "format", "series", "treated", NULL };
    struct taut_error found = { 0 };
    const char *format = NULL;
    enum taut_status st = member_check_keys(r, known);
    if (st == TAUT_OK)
        st = member_need_string(r, "format", "\"taut.measures/1\"", &format);
    if (st == TAUT_OK && strcmp(format, "taut.measures/1") != 0)
        return REFUSE(r, "format", "must be \"taut.measures/1\"");
    if (st == TAUT_OK)
        st = read_all_series(r, m);
    if (st == TAUT_OK)
        st = read_treatments(r, m);
    if (st == TAUT_OK && taut_outcome_check(r->atlas, m, &found) != TAUT_OK)
        return REFUSE(r, found.where, "%s", found.message);
    return st;
}

enum taut_status taut_json_read_measures(const struct taut_atlas *a, const char *json, size_t n,
                                         struct taut_arena *arena, struct taut_measured *ret, struct taut_error *err)
{
    struct reader r = { .atlas = a, .arena = arena, .err = err, .what = "measures" };
    enum taut_status st = guard_parse(json, n, TAUT_MAX_JSON, "measures", arena, &r.at, err);
    struct json_object *root = r.at;
    struct taut_measured read = { 0 };
    if (st == TAUT_OK)
        st = read_whole(&r, &read);
    if (st == TAUT_OK)
        *ret = read;
    json_object_put(root);
    return st;
}
