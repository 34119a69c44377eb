/* plan.c - taut_plan_make: wish and ranking -> spots -> treatments -> options -> the best of them -> steps. */
#include <stdio.h>

#include "plan.h"

#define NAME_OF(names, value) ((size_t)(value) < sizeof(names) / sizeof *(names) ? (names)[value] : "unknown")

const char *taut_step_kind_name(enum taut_step_kind kind)
{
    static const char *const names[] = { TAUT_TEXT("prepare"),  TAUT_TEXT("warm-up"), TAUT_TEXT("release"),
                                         TAUT_TEXT("stretch"),  TAUT_TEXT("re-test"), TAUT_TEXT("rest"),
                                         TAUT_TEXT("aftercare") };
    return NAME_OF(names, kind);
}

const char *taut_left_out_name(enum taut_left_out why)
{
    static const char *const names[] = { TAUT_TEXT("in the plan"), TAUT_TEXT("no time"),      TAUT_TEXT("not allowed"),
                                         TAUT_TEXT("too sore"),    TAUT_TEXT("no technique"), TAUT_TEXT("too unlikely"),
                                         TAUT_TEXT("same tissue"), TAUT_TEXT("enough points") };
    return NAME_OF(names, why);
}

/* Talk, finding the place, re-test and rest: engineering choices. Points: usual are 1 to 4 regions in a session and 2 to 4
 * exercises at home (docs/care.md). */
const struct pace *plan_pace(const struct taut_plan_wish *wish)
{
    static const struct pace own = { 20, 20, 10, 15, 10, 4 }, first = { 90, 45, 15, 30, 20, 4 },
                             later = { 60, 45, 15, 30, 20, 6 };
    return wish->hands == TAUT_OWN_HANDS ? &own : wish->session <= 1 ? &first : &later;
}

static enum taut_status check_wish(const struct taut_atlas *a, const struct taut_plan_wish *w, struct taut_error *err)
{
    char where[48];
    if (w->minutes < TAUT_PLAN_LEAST_MINUTES || w->minutes > TAUT_PLAN_MOST_MINUTES)
        return taut_fail(err, TAUT_EINVAL, "minutes", "must be a whole number from %d to %d", TAUT_PLAN_LEAST_MINUTES,
                         TAUT_PLAN_MOST_MINUTES);
    if (w->hands != TAUT_OWN_HANDS && w->hands != TAUT_TRAINED_HANDS)
        return taut_fail(err, TAUT_EINVAL, "hands", "must be one's own or trained");
    if (w->tolerance > TAUT_FULL_PRESSURE)
        return taut_fail(err, TAUT_EINVAL, "tolerance", "must be a whole number from 1 to %d", TAUT_FULL_PRESSURE);
    for (size_t k = 0; k < w->n_techniques; k++)
        if (w->techniques[k] >= a->n_techniques) {
            snprintf(where, sizeof where, "techniques[%zu]", k);
            return taut_fail(err, TAUT_EINVAL, where, "no such technique");
        }
    for (size_t k = 0; k < w->n_treated; k++)
        if (w->treated[k].point >= a->n_points || w->treated[k].soreness_now > TAUT_FULL_PRESSURE) {
            bool point = w->treated[k].point >= a->n_points;
            snprintf(where, sizeof where, "treated[%zu].%s", k, point ? "point" : "soreness_now");
            return taut_fail(err, TAUT_EINVAL, where, point ? "no such point" : "must be a whole number from 0 to 10");
        }
    return TAUT_OK;
}

/* One rest more than stands between the runs: each run brings its own, and the last needs none. */
static uint32_t seconds_for_runs(const struct planner *p)
{
    uint32_t all = 60u * p->wish->minutes, talk = (uint32_t)p->pace->prepare + p->pace->aftercare;
    return all - talk + p->pace->rest;
}

static enum taut_status make(struct planner *p, struct taut_plan *ret)
{
    enum taut_status st = plan_spots(p);
    for (size_t k = 0; k < p->n_spots && st == TAUT_OK; k++)
        st = plan_treatments(p, &p->spots[k]);
    plan_settle_tissue(p);
    for (size_t k = 0; k < p->n_groups && st == TAUT_OK; k++) {
        st = plan_stretches(p, &p->groups[k]);
        if (st == TAUT_OK)
            st = plan_options(p, &p->groups[k]);
    }
    if (st == TAUT_OK && ret->now >= TAUT_ALLOW_LIMITED)
        st = plan_choose(p, seconds_for_runs(p));
    ret->benefit = p->benefit;
    if (st == TAUT_OK)
        st = plan_steps(p, ret);
    return st == TAUT_OK ? plan_considered(p, ret) : st;
}

enum taut_status taut_plan_make(const struct taut_atlas *a, const struct taut_case *c,
                                const struct taut_ranking *ranking, const struct taut_screening *screening,
                                const struct taut_plan_wish *wish, struct taut_arena *arena, struct taut_plan *ret,
                                struct taut_error *err)
{
    enum taut_status st = check_wish(a, wish, err);
    struct planner *p = taut_arena_alloc(arena, sizeof *p);
    if (st == TAUT_OK && !p)
        st = taut_fail(err, TAUT_ENOMEM, "", "no memory for the plan");
    if (st != TAUT_OK)
        return st;
    *p = (struct planner){
        .atlas = a, .told = c, .ranking = ranking, .wish = wish, .pace = plan_pace(wish), .arena = arena, .err = err
    };
    *ret = (struct taut_plan){ .hands = wish->hands,
                               .minutes = wish->minutes,
                               .session = wish->session ? wish->session : 1 };
    st = taut_screen_allow(a, c, screening, wish->hands, arena, &p->allowed, err);
    if (st != TAUT_OK)
        return st;
    ret->now = p->allowed.now;
    ret->positions = p->allowed.positions;
    ret->n_positions = p->allowed.n_positions;
    st = make(p, ret);
    return st == TAUT_OK ? plan_words(p, screening, ret) : st;
}
