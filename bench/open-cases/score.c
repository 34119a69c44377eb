/* score.c - the seven measures of an answer to ranked vignettes, and triage of the others. */
#include "open_cases.h"

#include <json-c/json.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST_LINE = 1 << 17, CUT = 5, MOST_EXPECTED = 64, TRIAGE = 3 };

struct score {
    double n, m1, m3, m5, recall, precision, f1, ndcg, answered;
};

struct triage {
    size_t n, right;
};

static const char *const kinds[TRIAGE] = { "emergency", "urgent", "ordinary" };

static const char *text_of(struct json_object *row, const char *key)
{
    struct json_object *v = NULL;
    return json_object_object_get_ex(row, key, &v) ? json_object_get_string(v) : "";
}

static size_t length_of(struct json_object *row, const char *key, struct json_object **ret)
{
    return json_object_object_get_ex(row, key, ret) && json_object_is_type(*ret, json_type_array)
               ? json_object_array_length(*ret)
               : 0;
}

static bool accepts(struct json_object *ids, const char *muscle)
{
    for (size_t k = 0; k < json_object_array_length(ids); k++)
        if (!strcmp(json_object_get_string(json_object_array_get_idx(ids, k)), muscle))
            return true;
    return false;
}

/* Which expected item an answer meets; each is met once. CUT or more items of an answer are not looked at. */
static size_t met_item(struct json_object *expect, size_t n, const char *side, struct json_object *answer, bool *met)
{
    const char *said = text_of(answer, "side");
    if (*side && *said && strcmp(side, said) != 0)
        return SIZE_MAX;
    for (size_t k = 0; k < n; k++)
        if (!met[k] && accepts(json_object_array_get_idx(expect, k), text_of(answer, "muscle")))
            return k;
    return SIZE_MAX;
}

static void score_ranked(struct json_object *vignette, struct json_object *answer, struct score *s)
{
    struct json_object *expect = NULL, *muscles = NULL;
    bool met[MOST_EXPECTED] = { false };
    size_t n = length_of(vignette, "expect", &expect), given = answer ? length_of(answer, "muscles", &muscles) : 0;
    size_t hits = 0, main_at = SIZE_MAX;
    double gain = 0, ideal = 0;
    n = n < MOST_EXPECTED ? n : MOST_EXPECTED;
    given = given < CUT ? given : CUT;
    for (size_t k = 0; k < given; k++) {
        size_t item = met_item(expect, n, text_of(vignette, "side"), json_object_array_get_idx(muscles, k), met);
        if (item == SIZE_MAX)
            continue;
        met[item] = true;
        hits++;
        gain += 1 / log2((double)k + 2);
        main_at = item == 0 ? k : main_at;
    }
    for (size_t k = 0; k < n && k < CUT; k++)
        ideal += 1 / log2((double)k + 2);
    double recall = n ? (double)hits / (double)n : 0, precision = given ? (double)hits / (double)given : 0;
    s->n++;
    s->answered += given > 0;
    s->m1 += main_at < 1;
    s->m3 += main_at < 3;
    s->m5 += main_at < 5;
    s->recall += recall;
    s->precision += precision;
    s->f1 += hits ? 2 * recall * precision / (recall + precision) : 0;
    s->ndcg += ideal > 0 ? gain / ideal : 0;
}

/* An emergency must be called one; what is urgent, at least that; what is ordinary must not be called an emergency. */
static void score_triage(const char *kind, struct json_object *answer, struct triage *t)
{
    const char *said = answer ? text_of(answer, "triage") : "";
    bool emergency = !strcmp(said, "emergency"), urgent = emergency || !strcmp(said, "urgent");
    for (size_t k = 0; k < TRIAGE; k++) {
        if (strcmp(kind, kinds[k]) != 0)
            continue;
        t[k].n++;
        t[k].right += k == 0 ? emergency : k == 1 ? urgent : !emergency;
    }
}

static void print_score(const char *set, const struct score *s)
{
    if (s->n > 0)
        printf("| %s | %.0f | %.1f | %.1f | %.1f | %.3f | %.3f | %.3f | %.3f |\n", set, s->n, 100 * s->m1 / s->n,
               100 * s->m3 / s->n, 100 * s->m5 / s->n, s->recall / s->n, s->precision / s->n, s->f1 / s->n,
               s->ndcg / s->n);
}

static void add(struct score *to, const struct score *s)
{
    const double *from = &s->n;
    double *into = &to->n;
    for (size_t k = 0; k < sizeof *s / sizeof(double); k++)
        into[k] += from[k];
}

/* Answers by id. */
static struct json_object *read_answers(const char *path)
{
    static char line[LONGEST_LINE];
    FILE *f = fopen(path, "rb");
    struct json_object *all = f ? json_object_new_object() : NULL;
    while (f && fgets(line, sizeof line, f)) {
        struct json_object *row = json_tokener_parse(line);
        if (row)
            json_object_object_add(all, text_of(row, "id"), row);
    }
    if (f)
        fclose(f);
    return all;
}

static void score_all(FILE *vignettes, struct json_object *answers, struct triage *t)
{
    static char line[LONGEST_LINE];
    struct score all = { 0 }, part = { 0 };
    char set[64] = "";
    while (fgets(line, sizeof line, vignettes)) {
        struct json_object *row = json_tokener_parse(line), *answer = NULL, *expect = NULL;
        json_object_object_get_ex(answers, text_of(row, "id"), &answer);
        if (strcmp(set, text_of(row, "set")) != 0) {
            print_score(set, &part);
            add(&all, &part);
            part = (struct score){ 0 };
            snprintf(set, sizeof set, "%s", text_of(row, "set"));
        }
        if (length_of(row, "expect", &expect) > 0)
            score_ranked(row, answer, &part);
        else
            score_triage(text_of(row, "kind"), answer, t);
        json_object_put(row);
    }
    print_score(set, &part);
    add(&all, &part);
    print_score("all", &all);
}

int open_cases_score(const char *vignettes, const char *answers)
{
    struct triage t[TRIAGE] = { { 0, 0 } };
    struct json_object *given = read_answers(answers);
    FILE *f = fopen(vignettes, "rb");
    if (!given || !f) {
        if (f)
            fclose(f);
        return open_cases_fail(given ? vignettes : answers, "cannot be read");
    }
    printf("| set | vignettes | M1 %% | M3 %% | M5 %% | recall | precision | F1 | NDCG "
           "|\n|---|---|---|---|---|---|---|---|---|\n");
    score_all(f, given, t);
    printf("\ntriage: %zu of %zu emergencies called so, %zu of %zu urgent ones referred, %zu of %zu ordinary ones not "
           "stopped\n",
           t[0].right, t[0].n, t[1].right, t[1].n, t[2].right, t[2].n);
    fclose(f);
    json_object_put(given);
    return 0;
}
