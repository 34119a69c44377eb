/* plan_read.c - a taut.plan/1 read back, so that a session can follow it. Keys that are for people only are passed over. */
#include <json-c/json.h>
#include <stdio.h>
#include <string.h>

#include "guard.h"
#include "member.h"

enum {
    MOST_STEPS = 400,
    MOST_CONSIDERED = 400,
    MOST_POSITIONS = 100,
    LONGEST_TIME_S = 7200,
    MOST_REPEATS = 100,
    NAMES = 16
};

/* ---- members of a plan's objects ------------------------------------------------------------------------------ */

/* Ids of a step or of what was considered; a null id is TAUT_NONE. */
typedef uint16_t (*find_fn)(const struct taut_atlas *a, const char *id);

static uint16_t find_site(const struct taut_atlas *a, const char *id)
{
    for (uint16_t k = 0; k < a->n_sites; k++)
        if (!strcmp(a->sites[k].id, id))
            return k;
    return TAUT_NONE;
}

static enum taut_status read_id(struct reader *r, const char *key, find_fn find, uint16_t *ret)
{
    const char *id = NULL;
    enum taut_status st = member_string(r, key, &id);
    *ret = TAUT_NONE;
    if (st != TAUT_OK || !id)
        return st;
    *ret = find(r->atlas, id);
    return *ret == TAUT_NONE ? REFUSE(r, key, "this atlas has none called so") : TAUT_OK;
}

static enum taut_status read_text(struct reader *r, const char *key, const char **ret)
{
    const char *s = NULL;
    enum taut_status st = member_string(r, key, &s);
    *ret = NULL;
    if (st != TAUT_OK || !s)
        return st;
    *ret = taut_arena_strndup(r->arena, s, strlen(s));
    return *ret ? TAUT_OK : taut_fail(r->err, TAUT_ENOMEM, r->path, "no memory");
}

static enum taut_status read_number(struct reader *r, const char *key, int low, int high, uint16_t *ret)
{
    int v = -1;
    enum taut_status st = member_whole(r, key, low, high, &v);
    if (st == TAUT_OK && v < 0)
        return REFUSE(r, key, "%s is needed: a whole number from %d to %d", key, low, high);
    *ret = (uint16_t)v;
    return st;
}

static enum taut_status read_pair(struct reader *r, const char *key, int high, uint16_t ret[2])
{
    struct json_object *list = NULL;
    size_t n = 0;
    enum taut_status st = member_list(r, key, &list, &n);
    if (st != TAUT_OK)
        return st;
    for (size_t k = 0; k < 2; k++) {
        struct json_object *v = n == 2 ? json_object_array_get_idx(list, k) : NULL;
        double d = v && json_object_is_type(v, json_type_int) ? json_object_get_double(v) : -1;
        if (!(d >= 0 && d <= high))
            return REFUSE(r, key, "must be [from, to], two whole numbers from 0 to %d", high);
        ret[k] = (uint16_t)d;
    }
    return ret[0] <= ret[1] ? TAUT_OK : REFUSE(r, key, "from is more than to");
}

static enum taut_status read_share(struct reader *r, const char *key, double *ret)
{
    struct json_object *v = member_get(r, key);
    double d = v && (json_object_is_type(v, json_type_int) || json_object_is_type(v, json_type_double))
                   ? json_object_get_double(v)
                   : -1;
    if (!(d >= 0 && d <= 1000))
        return REFUSE(r, key, "must be a number, not below 0");
    *ret = d;
    return TAUT_OK;
}

/* A word that names(0), names(1), … gives; needed. */
static enum taut_status read_name(struct reader *r, const char *key, const char *(*name)(size_t), size_t n, size_t *ret)
{
    const char *words[NAMES];
    char choices[160] = "";
    for (size_t k = 0; k < n; k++) {
        words[k] = name(k);
        size_t length = strlen(choices);
        snprintf(choices + length, sizeof choices - length, "%s%s", k == 0 ? "" : k + 1 == n ? " or " : ", ", words[k]);
    }
    *ret = n;
    enum taut_status st = member_choice(r, key, words, n, choices, ret);
    return st == TAUT_OK && *ret == n ? REFUSE(r, key, "%s must be %s", key, choices) : st;
}

/* clang-format off */
static const char *step_kind(size_t k) { return taut_step_kind_name((enum taut_step_kind)k); }
static const char *left_out(size_t k) { return taut_left_out_name((enum taut_left_out)k); }
static const char *allowance(size_t k) { return taut_allowance_name((enum taut_allowance)k); }
static const char *hands(size_t k) { return k == TAUT_TRAINED_HANDS ? "trained" : "own"; }
/* clang-format on */

/* ---- steps ------------------------------------------------------------------------------------------------------ */

static enum taut_status read_times(struct reader *r, struct taut_step *s)
{
    uint16_t pressure[2] = { 0, 0 }, cap = 0;
    const struct {
        const char *key;
        int most;
        uint16_t *to;
    } numbers[] = { { "cap_of_ten", TAUT_FULL_PRESSURE, &cap }, { "hold_s", LONGEST_TIME_S, &s->hold_s },
                    { "repeats", MOST_REPEATS, &s->repeats },   { "rest_s", LONGEST_TIME_S, &s->rest_s },
                    { "ready_s", LONGEST_TIME_S, &s->ready_s }, { "seconds", LONGEST_TIME_S, &s->seconds } };
    enum taut_status st = read_pair(r, "pressure_of_ten", TAUT_FULL_PRESSURE, pressure);
    for (size_t k = 0; k < sizeof numbers / sizeof *numbers && st == TAUT_OK; k++)
        st = read_number(r, numbers[k].key, 0, numbers[k].most, numbers[k].to);
    if (st != TAUT_OK)
        return st;
    if (pressure[1] > cap)
        return REFUSE(r, "pressure_of_ten", "is above the cap of %u", (unsigned)cap);
    uint32_t seconds = s->ready_s + (uint32_t)s->repeats * s->hold_s + (s->repeats ? s->repeats - 1u : 0) * s->rest_s;
    if (seconds != s->seconds)
        return REFUSE(r, "seconds", "its parts add up to %u", (unsigned)seconds);
    s->pressure[0] = (uint8_t)pressure[0];
    s->pressure[1] = (uint8_t)pressure[1];
    s->cap = (uint8_t)cap;
    return TAUT_OK;
}

static enum taut_status read_texts(struct reader *r, struct taut_step *s)
{
    const struct {
        const char *key, **to;
    } texts[] = { { "client", &s->client },   { "therapist", &s->therapist },
                  { "contact", &s->contact }, { "feel", &s->feel },
                  { "say", &s->say },         { "stop", &s->stop },
                  { "care", &s->care } };
    enum taut_status st = TAUT_OK;
    for (size_t k = 0; k < sizeof texts / sizeof *texts && st == TAUT_OK; k++)
        st = read_text(r, texts[k].key, texts[k].to);
    return st;
}

static enum taut_status read_step(struct reader *r, void *to)
{
    static const char *const known[] = { "kind",
                                         "point",
                                         "muscle_name",
                                         "point_name",
                                         "landmark",
                                         "side",
                                         "technique",
                                         "technique_name",
                                         "pressure_of_ten",
                                         "cap_of_ten",
                                         "hold_s",
                                         "repeats",
                                         "rest_s",
                                         "ready_s",
                                         "seconds",
                                         "client",
                                         "therapist",
                                         "contact",
                                         "feel",
                                         "say",
                                         "stop",
                                         "care",
                                         NULL };
    struct taut_step *s = to;
    size_t kind = 0;
    enum taut_status st = member_check_keys(r, known);
    if (st == TAUT_OK)
        st = read_name(r, "kind", step_kind, TAUT_STEP_KINDS, &kind);
    s->kind = (enum taut_step_kind)kind;
    if (st == TAUT_OK)
        st = read_id(r, "point", taut_atlas_find_point, &s->point);
    if (st == TAUT_OK)
        st = member_side(r, &s->side);
    if (st == TAUT_OK)
        st = read_id(r, "technique", taut_atlas_find_technique, &s->technique);
    if (st == TAUT_OK)
        st = read_times(r, s);
    if (st == TAUT_OK)
        st = read_texts(r, s);
    bool of_point = s->kind != TAUT_STEP_PREPARE && s->kind != TAUT_STEP_REST && s->kind != TAUT_STEP_AFTERCARE;
    if (st == TAUT_OK && of_point && s->point == TAUT_NONE)
        return REFUSE(r, "point", "is needed: which point?");
    return st;
}

/* ---- what was considered, and how it goes on ---------------------------------------------------------------------- */

static enum taut_status read_considered(struct reader *r, void *to)
{
    static const char *const known[] = { "point",       "muscle_name", "point_name", "landmark", "side",
                                         "probability", "relevance",   "benefit",    "seconds",  "why",
                                         "rule",        "site",        "after_key",  NULL };
    struct taut_considered *c = to;
    size_t why = 0;
    enum taut_status st = member_check_keys(r, known);
    if (st == TAUT_OK)
        st = read_id(r, "point", taut_atlas_find_point, &c->point);
    if (st == TAUT_OK && c->point == TAUT_NONE)
        return REFUSE(r, "point", "is needed: which point?");
    if (st == TAUT_OK)
        st = member_side(r, &c->side);
    if (st == TAUT_OK)
        st = read_share(r, "probability", &c->probability);
    if (st == TAUT_OK)
        st = read_share(r, "relevance", &c->relevance);
    if (st == TAUT_OK)
        st = read_share(r, "benefit", &c->benefit);
    if (st == TAUT_OK)
        st = read_number(r, "seconds", 0, LONGEST_TIME_S, &c->seconds);
    if (st == TAUT_OK)
        st = read_name(r, "why", left_out, TAUT_LEFT_OUT_REASONS, &why);
    c->why = (enum taut_left_out)why;
    if (st == TAUT_OK)
        st = read_id(r, "rule", taut_atlas_find_screen, &c->screen);
    if (st == TAUT_OK)
        st = read_id(r, "site", find_site, &c->site);
    return st == TAUT_OK ? read_id(r, "after_key", taut_atlas_find_point, &c->key) : st;
}

/* The sources are those of the atlas's row of that id. */
static enum taut_status read_course(struct reader *r, struct taut_course *c)
{
    static const char *const known[] = {
        "id",     "sessions", "days_apart", "review_after_sessions", "review_after_days", "expect", "soreness",
        "review", "sources",  NULL
    };
    struct json_object *whole = r->at, *at = member_get(r, "course");
    if (!at || !json_object_is_type(at, json_type_object))
        return REFUSE(r, "course", "must be an object");
    r->at = at;
    snprintf(r->path, sizeof r->path, "course");
    enum taut_status st = member_check_keys(r, known);
    if (st == TAUT_OK)
        st = read_text(r, "id", &c->id);
    if (st == TAUT_OK)
        st = read_pair(r, "sessions", 100, c->sessions);
    if (st == TAUT_OK)
        st = read_pair(r, "days_apart", 100, c->days_apart);
    if (st == TAUT_OK)
        st = read_number(r, "review_after_sessions", 0, 100, &c->review_after_sessions);
    if (st == TAUT_OK)
        st = read_number(r, "review_after_days", 0, 400, &c->review_after_days);
    if (st == TAUT_OK)
        st = read_text(r, "expect", &c->expect);
    if (st == TAUT_OK)
        st = read_text(r, "soreness", &c->soreness);
    if (st == TAUT_OK)
        st = read_text(r, "review", &c->review);
    for (uint16_t k = 0; c->id && k < r->atlas->n_courses; k++)
        if (!strcmp(r->atlas->courses[k].id, c->id))
            c->sources = r->atlas->courses[k].sources;
    r->at = whole;
    r->path[0] = '\0';
    return st;
}

/* ---- the whole -------------------------------------------------------------------------------------------------------- */

/* The objects of a list, each read into its place of an array. */
static enum taut_status read_objects(struct reader *r, const char *key, size_t most, size_t size,
                                     enum taut_status (*read)(struct reader *r, void *to), void **ret, size_t *n)
{
    struct json_object *whole = r->at, *list = NULL;
    enum taut_status st = member_list(r, key, &list, n);
    if (st != TAUT_OK)
        return st;
    if (!list || *n > most)
        return REFUSE(r, key, "must be a list of at most %zu", most);
    *ret = taut_arena_array(r->arena, *n + 1, size);
    if (!*ret)
        return taut_fail(r->err, TAUT_ENOMEM, key, "no memory");
    for (size_t k = 0; k < *n && st == TAUT_OK; k++) {
        snprintf(r->path, sizeof r->path, "%s[%zu]", key, k);
        r->at = json_object_array_get_idx(list, k);
        if (!r->at || !json_object_is_type(r->at, json_type_object))
            return REFUSE(r, "", "must be an object");
        st = read(r, (char *)*ret + k * size);
    }
    r->at = whole;
    r->path[0] = '\0';
    return st;
}

static enum taut_status read_positions(struct reader *r, struct taut_plan *p)
{
    struct json_object *list = NULL;
    size_t n = 0;
    enum taut_status st = member_list(r, "positions_to_avoid", &list, &n);
    uint16_t *all = taut_arena_array(r->arena, n + 1, sizeof *all);
    if (st != TAUT_OK)
        return st;
    if (n > MOST_POSITIONS || !all)
        return REFUSE(r, "positions_to_avoid", "are more than %d", MOST_POSITIONS);
    for (size_t k = 0; k < n; k++) {
        struct json_object *v = json_object_array_get_idx(list, k);
        const char *id = v && json_object_is_type(v, json_type_string) ? json_object_get_string(v) : "";
        all[k] = taut_atlas_find_screen(r->atlas, id);
        if (all[k] == TAUT_NONE || !r->atlas->screens[all[k]].positions)
            return REFUSE(r, "positions_to_avoid", "number %zu is no safety rule about positions", k);
    }
    p->positions = all;
    p->n_positions = n;
    return TAUT_OK;
}

static enum taut_status read_head(struct reader *r, struct taut_plan *p)
{
    static const char *const known[] = {
        "format", "now",   "hands",  "minutes", "session", "seconds",    "benefit",
        "why",    "steps", "course", "notice",  "atlas",   "considered", "positions_to_avoid",
        NULL
    };
    const char *format = NULL;
    size_t now = 0, whose = 0;
    enum taut_status st = member_need_string(r, "format", "must be \"taut.plan/1\"", &format);
    if (st == TAUT_OK && strcmp(format, "taut.plan/1") != 0)
        return REFUSE(r, "format", "must be \"taut.plan/1\"");
    if (st == TAUT_OK)
        st = member_check_keys(r, known);
    if (st == TAUT_OK)
        st = read_name(r, "now", allowance, 4, &now);
    if (st == TAUT_OK)
        st = read_name(r, "hands", hands, 2, &whose);
    p->now = (enum taut_allowance)now;
    p->hands = (enum taut_hands)whose;
    if (st == TAUT_OK)
        st = read_number(r, "minutes", TAUT_PLAN_LEAST_MINUTES, TAUT_PLAN_MOST_MINUTES, &p->minutes);
    if (st == TAUT_OK)
        st = read_number(r, "session", 1, 60000, &p->session);
    if (st == TAUT_OK)
        st = read_share(r, "benefit", &p->benefit);
    return st == TAUT_OK ? read_text(r, "why", &p->why) : st;
}

static enum taut_status read_plan(struct reader *r, struct taut_plan *p)
{
    void *steps = NULL, *all = NULL;
    uint16_t seconds = 0;
    enum taut_status st = read_head(r, p);
    if (st == TAUT_OK)
        st = read_objects(r, "steps", MOST_STEPS, sizeof *p->steps, read_step, &steps, &p->n_steps);
    if (st == TAUT_OK)
        st = read_objects(r, "considered", MOST_CONSIDERED, sizeof *p->considered, read_considered, &all,
                          &p->n_considered);
    if (st == TAUT_OK)
        st = read_positions(r, p);
    if (st == TAUT_OK)
        st = read_course(r, &p->course);
    if (st == TAUT_OK)
        st = read_number(r, "seconds", 0, LONGEST_TIME_S, &seconds);
    if (st != TAUT_OK)
        return st;
    p->steps = steps;
    p->considered = all;
    for (size_t k = 0; k < p->n_steps; k++)
        p->seconds += p->steps[k].seconds;
    if (p->seconds != seconds || seconds > 60u * p->minutes)
        return REFUSE(r, "seconds", "the steps take %u s, of %u minutes", (unsigned)p->seconds, (unsigned)p->minutes);
    if (p->n_steps && p->now < TAUT_ALLOW_LIMITED)
        return REFUSE(r, "steps", "nothing may be done now, so there can be none");
    return TAUT_OK;
}

enum taut_status taut_json_read_plan(const struct taut_atlas *a, const char *json, size_t n, struct taut_arena *arena,
                                     struct taut_plan *ret, struct taut_error *err)
{
    struct reader r = { .atlas = a, .arena = arena, .err = err, .what = "plan" };
    enum taut_status st = guard_parse(json, n, TAUT_MAX_JSON, "plan", arena, &r.at, err);
    struct json_object *root = r.at;
    *ret = (struct taut_plan){ 0 };
    if (st == TAUT_OK)
        st = read_plan(&r, ret);
    json_object_put(root);
    return st;
}
