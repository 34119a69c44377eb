/* planned.c - see planned.h. */
#include "planned.h"

#include <string.h>

enum {
    OWN_MINUTES = 10,
    TRAINED_MINUTES = 45,
    MOST_SESSIONS = 1000,
    MOST_HOURS = 2000,
    MOST_LISTED = 64,
    CANDIDATES = 16
};

/* ---- the wish -------------------------------------------------------------------------------------------------- */

/* The next of a list joined by commas, in the arena; NULL: no more. */
static char *next_item(const char **list, struct taut_arena *arena)
{
    if (!*list || !**list)
        return NULL;
    size_t n = strcspn(*list, ",");
    char *item = taut_arena_strndup(arena, *list, n);
    *list += n + ((*list)[n] == ',');
    return item;
}

static enum taut_status no_technique(const struct taut_atlas *a, struct taut_arena *arena, const char *id,
                                     struct taut_error *err)
{
    const char **ids = taut_arena_array(arena, a->n_techniques, sizeof *ids);
    for (uint16_t k = 0; ids && k < a->n_techniques; k++)
        ids[k] = a->techniques[k].id;
    const char *nearest = ids ? taut_json_nearest(id, ids, a->n_techniques) : NULL;
    return taut_fail(err, TAUT_EINVAL, "--techniques", "no technique is called %.40s; %s%s%s", id,
                     nearest ? "did you mean " : "\"taut atlas list techniques\" lists them", nearest ? nearest : "",
                     nearest ? "?" : "");
}

static enum taut_status read_techniques(const struct taut_atlas *a, const char *list, struct taut_arena *arena,
                                        struct taut_plan_wish *w, struct taut_error *err)
{
    uint16_t *ids = taut_arena_array(arena, MOST_LISTED, sizeof *ids);
    if (!ids)
        return taut_fail(err, TAUT_ENOMEM, "--techniques", "no memory");
    for (char *item; (item = next_item(&list, arena));) {
        uint16_t technique = taut_atlas_find_technique(a, item);
        if (technique == TAUT_NONE)
            return no_technique(a, arena, item, err);
        if (w->n_techniques == MOST_LISTED)
            return taut_fail(err, TAUT_ETOOBIG, "--techniques", "more than %d", MOST_LISTED);
        ids[w->n_techniques++] = technique;
    }
    w->techniques = ids;
    return TAUT_OK;
}

static bool read_side(const char *word, enum taut_side *ret)
{
    for (int k = TAUT_UNSTATED; k <= TAUT_BOTH; k++)
        if (!strcmp(word, taut_side_name((enum taut_side)k))) {
            *ret = (enum taut_side)k;
            return true;
        }
    return false;
}

/* POINT:SIDE:HOURS or POINT:SIDE:HOURS:SORENESS */
static enum taut_status read_treatment(const struct taut_atlas *a, char *item, struct taut_treated *ret,
                                       struct taut_error *err)
{
    char *parts[4] = { item, NULL, NULL, NULL };
    unsigned hours = 0, soreness = 0;
    for (size_t k = 1; k < 4 && parts[k - 1]; k++)
        if ((parts[k] = strchr(parts[k - 1], ':')))
            *parts[k]++ = '\0';
    if (!parts[2] || !read_side(parts[1], &ret->side))
        return taut_fail(err, TAUT_EINVAL, "--treated", "write POINT:SIDE:HOURS or POINT:SIDE:HOURS:SORENESS");
    ret->point = taut_atlas_find_point(a, parts[0]);
    if (ret->point == TAUT_NONE)
        return taut_fail(err, TAUT_EINVAL, "--treated", "no point is called %.60s", parts[0]);
    enum taut_status st = input_number(parts[2], "--treated, hours", 0, MOST_HOURS, &hours, err);
    if (st == TAUT_OK && parts[3])
        st = input_number(parts[3], "--treated, soreness", 0, TAUT_FULL_PRESSURE, &soreness, err);
    ret->hours_ago = (uint16_t)hours;
    ret->soreness_now = (uint8_t)soreness;
    return st;
}

static enum taut_status read_treated(const struct taut_atlas *a, const char *list, struct taut_arena *arena,
                                     struct taut_plan_wish *w, struct taut_error *err)
{
    struct taut_treated *all = taut_arena_array(arena, MOST_LISTED, sizeof *all);
    enum taut_status st = all ? TAUT_OK : taut_fail(err, TAUT_ENOMEM, "--treated", "no memory");
    for (char *item; st == TAUT_OK && (item = next_item(&list, arena));) {
        if (w->n_treated == MOST_LISTED)
            return taut_fail(err, TAUT_ETOOBIG, "--treated", "more than %d", MOST_LISTED);
        st = read_treatment(a, item, &all[w->n_treated++], err);
    }
    w->treated = all;
    return st;
}

static enum taut_status read_wish(const struct args *args, const struct taut_atlas *a, struct taut_arena *arena,
                                  struct taut_plan_wish *w, struct taut_error *err)
{
    bool trained = args->values[FLAG_TRAINED] != NULL;
    unsigned minutes = trained ? TRAINED_MINUTES : OWN_MINUTES, session = 1, tolerance = 0;
    enum taut_status st = TAUT_OK;
    if (args->values[FLAG_MINUTES])
        st = input_number(args->values[FLAG_MINUTES], "--minutes", TAUT_PLAN_LEAST_MINUTES, TAUT_PLAN_MOST_MINUTES,
                          &minutes, err);
    if (st == TAUT_OK && args->values[FLAG_SESSION])
        st = input_number(args->values[FLAG_SESSION], "--session", 1, MOST_SESSIONS, &session, err);
    if (st == TAUT_OK && args->values[FLAG_TOLERANCE])
        st = input_number(args->values[FLAG_TOLERANCE], "--tolerance", 1, TAUT_FULL_PRESSURE, &tolerance, err);
    *w = (struct taut_plan_wish){ .minutes = (uint16_t)minutes,
                                  .hands = trained ? TAUT_TRAINED_HANDS : TAUT_OWN_HANDS,
                                  .session = (uint16_t)session,
                                  .tolerance = (uint8_t)tolerance };
    if (st == TAUT_OK && args->values[FLAG_TECHNIQUES])
        st = read_techniques(a, args->values[FLAG_TECHNIQUES], arena, w, err);
    if (st == TAUT_OK && args->values[FLAG_TREATED])
        st = read_treated(a, args->values[FLAG_TREATED], arena, w, err);
    return st;
}

/* ---- the plan ---------------------------------------------------------------------------------------------------- */

enum taut_status planned_make(const struct taut_atlas *a, const struct taut_plan_wish *wish, struct taut_arena *arena,
                              struct planned *ret, struct taut_error *err)
{
    struct taut_infer_options options = { .max_candidates = CANDIDATES };
    enum taut_status st = mode_must_be_full("plan", err);
    if (st == TAUT_OK)
        st = taut_screen_run(a, &ret->told, arena, &ret->screening, err);
    ret->ranking = (struct taut_ranking){ 0 };
    if (st == TAUT_OK && !ret->screening.emergency)
        st = taut_infer_rank(a, &ret->told, &options, arena, &ret->ranking, err);
    if (st == TAUT_OK)
        st = taut_plan_make(ret->said ? ret->said : a, &ret->told, &ret->ranking, &ret->screening, wish, arena,
                            &ret->plan, err);
    return st;
}

enum taut_status planned_read(const struct args *args, const struct taut_atlas *a, struct taut_arena *arena,
                              struct planned *ret, struct taut_error *err)
{
    struct taut_plan_wish wish;
    enum taut_status st = mode_must_be_full(args->command->name, err);
    if (st == TAUT_OK)
        st = read_wish(args, a, arena, &wish, err);
    if (st == TAUT_OK)
        st = told_read(args, a, arena, &ret->told, NULL, err);
    if (st == TAUT_OK)
        st = input_said(args, a, arena, &ret->said, err);
    return st == TAUT_OK ? planned_make(a, &wish, arena, ret, err) : st;
}
