/* plan_words.c - what was considered and why it was left out; why the plan is as it is; how it goes on. */
#include <stdio.h>
#include <string.h>

#include "plan.h"

static const double unlikely = 0.2; /* below this no point is likely by itself: engineering choice */

/* ---- what was considered -------------------------------------------------------------------------------------------- */

static const struct option *option_of(const struct planner *p, size_t group)
{
    return p->chosen[group] ? &p->groups[group].options[p->chosen[group] - 1] : NULL;
}

static unsigned points_of_plan(const struct planner *p)
{
    unsigned points = 0;
    for (size_t k = 0; k < p->n_groups; k++)
        points += p->chosen[k] ? option_of(p, k)->n_points : 0u;
    return points;
}

static enum taut_left_out why_left(const struct planner *p, const struct group *g, size_t spot)
{
    if (p->spots[spot].why != TAUT_IN_PLAN)
        return p->spots[spot].why;
    return points_of_plan(p) + (g->mirrored ? 2u : 1u) > p->pace->most_points ? TAUT_ENOUGH_POINTS : TAUT_NO_TIME;
}

/* The first point before it in the plan that can bring this one on. */
static uint16_t key_of(const struct planner *p, size_t group, const struct spot *s)
{
    for (size_t k = 0; k < group; k++)
        for (size_t m = 0; p->chosen[k] && m < p->groups[k].n; m++) {
            const struct spot *key = &p->spots[p->groups[k].first + m];
            if (option_of(p, k)->treatment[m] && plan_is_key(p, key, s))
                return key->point;
        }
    return TAUT_NONE;
}

static struct taut_considered considered(const struct planner *p, size_t group, size_t k, enum taut_side side)
{
    const struct group *g = &p->groups[group];
    const struct option *o = option_of(p, group);
    const struct spot *s = &p->spots[g->first + k];
    bool in = o && o->treatment[k];
    return (struct taut_considered){ .point = s->point,
                                     .side = side,
                                     .probability = s->probability,
                                     .relevance = s->relevance,
                                     .why = in ? TAUT_IN_PLAN : why_left(p, g, g->first + k),
                                     .screen = s->screen,
                                     .site = s->site,
                                     .key = in ? key_of(p, group, s) : TAUT_NONE };
}

static enum taut_status add_considered(struct planner *p, size_t group, bool in, struct taut_vec *ret)
{
    static const enum taut_side both[] = { TAUT_LEFT, TAUT_RIGHT };
    const struct group *g = &p->groups[group];
    for (size_t which = 0; which < (g->mirrored ? 2u : 1u); which++)
        for (size_t k = 0; k < g->n; k++) {
            struct taut_considered x = considered(p, group, k, g->mirrored ? both[which] : p->spots[g->first + k].side);
            if ((x.why == TAUT_IN_PLAN) != in)
                continue;
            struct taut_considered *c = taut_vec_push(p->arena, ret);
            if (!c)
                return taut_fail(p->err, TAUT_ENOMEM, "", "no memory for what was considered");
            *c = x;
        }
    return TAUT_OK;
}

/* A group's benefit is shared among its points by their seconds' work: by probability. */
static void share_benefit(struct planner *p, const struct taut_plan *plan, struct taut_considered *all, size_t n)
{
    double whole = 0;
    for (size_t k = 0; k < n; k++)
        if (all[k].why == TAUT_IN_PLAN)
            whole += all[k].probability * (1 + all[k].relevance);
    for (size_t k = 0; k < n; k++) {
        if (all[k].why != TAUT_IN_PLAN)
            continue;
        all[k].benefit = p->benefit * all[k].probability * (1 + all[k].relevance) / whole;
        for (size_t m = 0; m < plan->n_steps; m++)
            if (plan->steps[m].point == all[k].point && plan->steps[m].side == all[k].side)
                all[k].seconds = (uint16_t)(all[k].seconds + plan->steps[m].seconds);
    }
}

/* What is left out, most probable first; stable. */
static void sort_left_out(struct taut_considered *c, size_t n)
{
    for (size_t k = 1; k < n; k++) {
        struct taut_considered x = c[k];
        size_t at = k;
        while (at > 0 && c[at - 1].probability < x.probability) {
            c[at] = c[at - 1];
            at--;
        }
        c[at] = x;
    }
}

enum taut_status plan_considered(struct planner *p, struct taut_plan *ret)
{
    struct taut_vec v = { .size = sizeof(struct taut_considered) };
    enum taut_status st = TAUT_OK;
    size_t n_in = 0;
    for (int in = 1; in >= 0; in--) {
        for (size_t k = 0; k < p->n_groups && st == TAUT_OK; k++)
            st = add_considered(p, k, in, &v);
        n_in = in ? v.n : n_in;
    }
    if (st != TAUT_OK)
        return st;
    share_benefit(p, ret, v.items, v.n);
    if (v.n > n_in)
        sort_left_out((struct taut_considered *)v.items + n_in, v.n - n_in);
    ret->considered = v.items;
    ret->n_considered = v.n;
    return TAUT_OK;
}

/* ---- why --------------------------------------------------------------------------------------------------------------- */

enum { LONGEST_WHY = 1600, LONGEST_NAME = 200 };

/* Adds a text in the language of the atlas. */
static void say(const struct planner *p, char *out, const char *format, ...) __attribute__((format(printf, 3, 4)));
static void say(const struct planner *p, char *out, const char *format, ...)
{
    size_t n = strlen(out);
    va_list args;
    va_start(args, format);
    vsnprintf(out + n, LONGEST_WHY - n, taut_say(p->atlas->catalogue, format), args);
    va_end(args);
}

static void name_point(const struct planner *p, const struct taut_considered *c, char out[LONGEST_NAME])
{
    const enum taut_side side = c->side == TAUT_BOTH ? TAUT_UNSTATED : c->side;
    snprintf(out, LONGEST_NAME, taut_atlas_sided(p->atlas, side),
             p->atlas->muscles[p->atlas->points[c->point].muscle].english);
}

static int percent(double probability)
{
    return (int)(100 * probability + 0.5);
}

/* What stands in the way, where the plan is empty. */
static void say_nothing(const struct planner *p, const struct taut_screening *s, const struct taut_plan *plan,
                        char *out)
{
    static const char *const because[TAUT_LEFT_OUT_REASONS] = {
        [TAUT_NO_TIME] =
            TAUT_TEXT("Not even the most likely muscle fits into these minutes, with the talk and the re-test."),
        [TAUT_NOT_ALLOWED] = TAUT_TEXT("The likely points may not be pressed so: see what is left out."),
        [TAUT_TOO_SORE] = TAUT_TEXT("The likely points were treated lately: let the soreness go first."),
        [TAUT_NO_TECHNIQUE] =
            TAUT_TEXT("None of the techniques at hand fits the likely points and what is allowed there."),
        [TAUT_TOO_UNLIKELY] =
            TAUT_TEXT("No point is likely enough to be worth the minutes. Find out more first: where to press and what "
                      "to ask is under the checks of the ranking."),
    };
    if (plan->now < TAUT_ALLOW_LIMITED)
        say(p, out, "Nothing is pressed now. %s",
            s->n_alerts ? p->atlas->screens[s->alerts[0].screen].person
                        : taut_say(p->atlas->catalogue, "See the safety rules."));
    else if (plan->n_considered == 0 || !because[plan->considered[0].why])
        say(p, out, "No muscle explains what was told well enough to be pressed.");
    else
        say(p, out, "%s", taut_say(p->atlas->catalogue, because[plan->considered[0].why]));
}

static void say_first(const struct planner *p, const struct taut_plan *plan, char *out)
{
    const struct taut_considered *first = &plan->considered[0];
    char name[LONGEST_NAME];
    name_point(p, first, name);
    say(p, out, "First the %s: active with a chance of %d %%", name, percent(first->probability));
    for (size_t k = 1; k < plan->n_considered; k++)
        if (plan->considered[k].key == first->point) {
            name_point(p, &plan->considered[k], name);
            say(p, out, "; it can bring on the %s, so it comes before", name);
            break;
        }
    say(p, out, ".");
}

static void say_doubts(const struct planner *p, const struct taut_plan *plan, char *out)
{
    double likeliest = 0;
    for (size_t k = 0; k < plan->n_considered; k++)
        if (plan->considered[k].why == TAUT_IN_PLAN && plan->considered[k].probability > likeliest)
            likeliest = plan->considered[k].probability;
    if (likeliest < unlikely)
        say(p, out,
            " No point is likely by itself: feel for each, and go on only where pressing brings back the known pain.");
    if (p->ranking->n_others && p->ranking->others[0].probability > likeliest)
        say(p, out, " Another cause fits better than any muscle here: %s (%d %%).",
            p->atlas->causes[p->ranking->others[0].cause].name, percent(p->ranking->others[0].probability));
}

static const char *why(struct planner *p, const struct taut_screening *s, const struct taut_plan *plan)
{
    char text[LONGEST_WHY] = "";
    if (plan->n_steps == 0)
        say_nothing(p, s, plan, text);
    else {
        size_t left = 0;
        for (size_t k = 0; k < plan->n_considered; k++)
            left += plan->considered[k].why == TAUT_NO_TIME;
        say_first(p, plan, text);
        if (left)
            say(p, text,
                " Points, techniques and repeats are those that promise most in %u minutes; for others there was no "
                "time.",
                (unsigned)plan->minutes);
        else
            say(p, text, " Points, techniques and repeats are those that promise most in %u minutes.",
                (unsigned)plan->minutes);
        say_doubts(p, plan, text);
    }
    return taut_arena_strndup(p->arena, text, strlen(text));
}

/* ---- how it goes on ------------------------------------------------------------------------------------------------------ */

static enum taut_status find_course(struct planner *p, struct taut_plan *ret)
{
    for (uint16_t k = 0; k < p->atlas->n_courses; k++) {
        enum taut_answer holds = TAUT_YES;
        enum taut_status st = TAUT_OK;
        if (p->atlas->courses[k].when != TAUT_NO_CONDITION)
            st = taut_screen_verdict(p->atlas, p->told, p->atlas->courses[k].when, p->arena, &holds, p->err);
        if (st != TAUT_OK)
            return st;
        if (holds == TAUT_YES) {
            ret->course = p->atlas->courses[k];
            return TAUT_OK;
        }
    }
    return TAUT_OK;
}

enum taut_status plan_words(struct planner *p, const struct taut_screening *screening, struct taut_plan *ret)
{
    ret->why = why(p, screening, ret);
    if (!ret->why)
        return taut_fail(p->err, TAUT_ENOMEM, "", "no memory for the reasons");
    return find_course(p, ret);
}
