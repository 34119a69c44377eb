/* simulate_checks.c - how many checks until one muscle is at 90 %, and until an active one was pressed, in four orders. */
#include "rank.h"
#include "simulate_parts.h"

#include <string.h>

#define CERTAIN 0.9
enum { ON_CHART = 60 };

/* A chart's points for this pain, best match first, or shuffled. */
struct chart {
    struct taut_candidate points[ON_CHART];
    size_t n, next;
};

static void shuffle(struct person *p, struct chart *c)
{
    for (size_t k = c->n; k > 1; k--) {
        size_t other = chance_pick(&p->chance, k);
        struct taut_candidate x = c->points[k - 1];
        c->points[k - 1] = c->points[other];
        c->points[other] = x;
    }
}

static bool next_check(const struct taut_atlas *a, enum taut_order order, const struct taut_ranking *r,
                       struct chart *chart, struct taut_check *ret)
{
    if (order == TAUT_ORDER_CHART || order == TAUT_ORDER_RANDOM) {
        if (chart->next == chart->n)
            return false;
        const struct taut_candidate *c = &chart->points[chart->next++];
        *ret = (struct taut_check){ .kind = TAUT_PALPATION,
                                    .target = c->cause,
                                    .side = c->side,
                                    .minutes = pressing_minutes(&a->points[c->cause]) };
        return true;
    }
    for (size_t k = 0; k < r->n_checks; k++)
        if (order == TAUT_ORDER_CHECKS || r->checks[k].kind == TAUT_PALPATION) {
            *ret = r->checks[k];
            return true;
        }
    return false;
}

static bool presses_active(const struct person *p, const struct taut_check *check)
{
    return check->kind == TAUT_PALPATION &&
           person_has(p, p->simulation->atlas->points[check->target].muscle, check->side, false);
}

struct course {
    size_t checks, certain_at, pressed_at; /* SIZE_MAX: never */
    bool right;
    double minutes; /* until certain, or of all */
};

/* Checks one after the other until both goals are met, nothing is left to check, or the limit. */
static enum taut_status follow(struct person *p, const struct taut_case *told, enum taut_order order,
                               struct taut_arena *scratch, struct course *ret, struct taut_error *err)
{
    const struct taut_infer_options options = { .prepared = p->prepared, .max_candidates = 5 };
    unsigned parts = order == TAUT_ORDER_CHECKS || order == TAUT_ORDER_PRESSES ? RANK_CHECKS : 0;
    const struct taut_atlas *a = p->simulation->atlas;
    struct taut_finding findings[MOST_TOLD + TAUT_MOST_CHECKS];
    struct taut_case known = { .findings = findings, .n_findings = told->n_findings };
    struct chart chart = { .next = 0 };
    memcpy(findings, told->findings, told->n_findings * sizeof *findings);
    chart.n = taut_infer_count_zones(a, told, chart.points, ON_CHART);
    if (order == TAUT_ORDER_RANDOM)
        shuffle(p, &chart);
    *ret = (struct course){ 0, SIZE_MAX, SIZE_MAX, false, 0 };
    while (true) {
        struct taut_ranking r = { 0 };
        struct taut_check check;
        enum taut_status st = rank_case(a, &known, &options, parts, scratch, &r, err);
        if (st != TAUT_OK)
            return st;
        if (ret->certain_at == SIZE_MAX && r.n_candidates && r.candidates[0].probability >= CERTAIN) {
            ret->certain_at = ret->checks;
            ret->right = person_has(p, a->points[r.candidates[0].cause].muscle, r.candidates[0].side, false);
        }
        bool met = ret->certain_at < SIZE_MAX && ret->pressed_at < SIZE_MAX;
        bool more = !met && ret->checks < TAUT_MOST_CHECKS && next_check(a, order, &r, &chart, &check);
        taut_arena_reset(scratch);
        if (!more)
            return TAUT_OK;
        ret->checks++;
        ret->minutes += ret->certain_at == SIZE_MAX ? check.minutes : 0;
        if (ret->pressed_at == SIZE_MAX && presses_active(p, &check))
            ret->pressed_at = ret->checks;
        findings[known.n_findings++] = person_answer(p, &check);
    }
}

/* Of people with a muscle behind what they told. The checks restart from the same chance in each order. */
enum taut_status person_check(struct person *p, const struct taut_case *told, struct taut_arena *scratch,
                              struct taut_simulation_tally *t, struct taut_error *err)
{
    struct chance before = p->chance;
    enum taut_status st = TAUT_OK;
    for (size_t order = 0; order < TAUT_ORDERS && st == TAUT_OK; order++) {
        struct taut_checks_tally *x = &t->checks[order];
        struct course course;
        p->chance = before;
        st = follow(p, told, (enum taut_order)order, scratch, &course, err);
        if (st != TAUT_OK)
            break;
        x->people++;
        x->certain_right += course.right;
        x->minutes += course.minutes;
        if (course.certain_at < SIZE_MAX)
            x->certain_at[course.certain_at]++;
        if (course.pressed_at < SIZE_MAX)
            x->pressed_at[course.pressed_at]++;
    }
    return st;
}
