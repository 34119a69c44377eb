/* answer.c - answers of Taut and of two baselines, as any other system would give them. */
#include "open_cases.h"

#include <json-c/json.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST_LINE = 1 << 17, ANSWERS = 5 };

struct answer {
    struct taut_candidate muscles[ANSWERS];
    size_t n;
    const char *triage;
};

static double muscle_prior(const struct taut_atlas *a, uint16_t muscle)
{
    const struct taut_muscle *m = &a->muscles[muscle];
    double sum = 0;
    for (uint16_t p = 0; p < m->n_points; p++)
        sum += (double)a->causes[m->first_point + p].prior_relative;
    return sum;
}

/* Always the same five, whatever hurts. */
static void answer_commonest(const struct taut_atlas *a, struct answer *ret)
{
    for (uint16_t m = 0; m < a->n_muscles; m++) {
        struct taut_candidate c = { .cause = a->muscles[m].first_point,
                                    .side = TAUT_BOTH,
                                    .probability = muscle_prior(a, m) };
        size_t at = ret->n;
        while (at > 0 && ret->muscles[at - 1].probability < c.probability)
            at--;
        if (at == ANSWERS)
            continue;
        ret->n += ret->n < ANSWERS;
        memmove(&ret->muscles[at + 1], &ret->muscles[at], (ret->n - at - 1) * sizeof c);
        ret->muscles[at] = c;
    }
}

static enum taut_status answer_taut(const struct taut_atlas *a, const struct taut_case *told, struct taut_arena *arena,
                                    struct answer *ret)
{
    struct taut_infer_options options = { .max_candidates = ANSWERS, .max_explanations = 1, .max_checks = 1 };
    struct taut_screening s = { 0 };
    struct taut_ranking r = { 0 };
    enum taut_status st = taut_screen_run(a, told, arena, &s, NULL);
    if (st != TAUT_OK)
        return st;
    bool urgent = s.n_alerts > 0 && a->screens[s.alerts[0].screen].level <= TAUT_URGENT_REFERRAL;
    ret->triage = s.emergency ? "emergency" : urgent ? "urgent" : "none";
    st = taut_infer_rank(a, told, &options, arena, &r, NULL);
    if (st == TAUT_EEMPTY)
        return TAUT_OK;
    ret->n = r.n_candidates < ANSWERS ? r.n_candidates : ANSWERS;
    memcpy(ret->muscles, r.candidates, ret->n * sizeof *ret->muscles);
    return st;
}

static enum taut_status answer(const char *system, const char *text, struct taut_arena *arena, struct answer *ret)
{
    const struct taut_atlas *a = taut_atlas_builtin();
    struct taut_case told = { 0 };
    enum taut_status st = taut_intake_read(a, text, strlen(text), arena, &told, NULL);
    if (st != TAUT_OK)
        return st;
    if (!strcmp(system, "taut"))
        return answer_taut(a, &told, arena, ret);
    if (!strcmp(system, "zones"))
        ret->n = taut_infer_count_zones(a, &told, ret->muscles, ANSWERS);
    else
        answer_commonest(a, ret);
    return TAUT_OK;
}

static void print_answer(const char *id, const struct answer *x)
{
    const struct taut_atlas *a = taut_atlas_builtin();
    struct json_object *row = json_object_new_object(), *muscles = json_object_new_array();
    for (size_t k = 0; k < x->n; k++) {
        struct json_object *m = json_object_new_object();
        enum taut_side side = x->muscles[k].side;
        json_object_object_add(m, "muscle",
                               json_object_new_string(a->muscles[a->points[x->muscles[k].cause].muscle].id));
        if (side == TAUT_LEFT || side == TAUT_RIGHT)
            json_object_object_add(m, "side", json_object_new_string(taut_side_name(side)));
        json_object_array_add(muscles, m);
    }
    json_object_object_add(row, "id", json_object_new_string(id));
    json_object_object_add(row, "muscles", muscles);
    if (x->triage)
        json_object_object_add(row, "triage", json_object_new_string(x->triage));
    puts(json_object_to_json_string_ext(row, JSON_C_TO_STRING_PLAIN));
    json_object_put(row);
}

int open_cases_answer(const char *system)
{
    static char line[LONGEST_LINE];
    struct taut_arena *arena = taut_arena_create();
    int code = 0;
    if (strcmp(system, "taut") != 0 && strcmp(system, "zones") != 0 && strcmp(system, "commonest") != 0)
        return open_cases_fail(system, "must be taut, zones or commonest");
    while (arena && code == 0 && fgets(line, sizeof line, stdin)) {
        struct json_object *row = json_tokener_parse(line), *id = NULL, *text = NULL;
        struct answer x = { .n = 0 };
        if (!json_object_object_get_ex(row, "id", &id) || !json_object_object_get_ex(row, "text", &text))
            code = open_cases_fail("standard input", "a line is no vignette");
        else if (answer(system, json_object_get_string(text), arena, &x) != TAUT_OK)
            code = open_cases_fail(json_object_get_string(id), "was not answered");
        else
            print_answer(json_object_get_string(id), &x);
        json_object_put(row);
        taut_arena_reset(arena);
    }
    taut_arena_free(arena);
    return code;
}
