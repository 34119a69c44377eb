/* plan_steps.c - the chosen options as steps, in order, with their times and words. */
#include "plan.h"

enum { RETEST_PRESSURE = 3 }; /* as light as when the point was searched */

/* What is said before and after, by whose hands. */
static const struct talk {
    const char *client, *therapist, *say, *stop;
} before[] = {
    [TAUT_OWN_HANDS] = { TAUT_TEXT("sitting or lying comfortably, the sore part supported"), NULL,
                         TAUT_TEXT("Note how strong the pain is now, of ten. Press to a good, bearable ache, and breathe."),
                         TAUT_TEXT("if anything is new or strange today: numbness, weakness, fever, an accident") },
    [TAUT_TRAINED_HANDS] = { TAUT_TEXT("comfortably placed, the sore part supported"),
                             TAUT_TEXT("warm hands, short nails; the painful movement and the pain now are noted before anything is "
                                       "pressed"),
                             TAUT_TEXT("How strong is the pain now, of ten? Has anything changed since you filled in the questions? "
                                       "Say a number whenever I ask, and stop at any time: you decide."),
                             TAUT_TEXT("if something new came up: then screen again before going on") },
}, after[] = {
    [TAUT_OWN_HANDS] = { TAUT_TEXT("stand up slowly"), NULL,
                         TAUT_TEXT("How strong is the pain now? Move as usual today. Some soreness is common and should be gone in a "
                                   "day or two; leave a point alone until it has gone."),
                         NULL },
    [TAUT_TRAINED_HANDS] = { TAUT_TEXT("sit up slowly, a moment before standing"),
                             TAUT_TEXT("note pain, movement and what was done"),
                             TAUT_TEXT("How strong is the pain now, of ten? You may be sore or tired for a day or two. Move as usual, "
                                       "warmth is fine. Call if it gets worse, or if numbness, weakness or anything new comes."),
                             NULL },
};

struct writer {
    struct planner *planner;
    struct taut_vec steps;
    enum taut_status status;
};

static void add(struct writer *w, struct taut_step step)
{
    struct taut_step *s = w->status == TAUT_OK ? taut_vec_push(w->planner->arena, &w->steps) : NULL;
    if (s)
        *s = step;
    else if (w->status == TAUT_OK)
        w->status = taut_fail(w->planner->err, TAUT_ENOMEM, "", "no memory for the steps");
}

/* In the language of the atlas; NULL stays NULL. */
static const char *say(const struct writer *w, const char *english)
{
    return english ? taut_say(w->planner->atlas->catalogue, english) : NULL;
}

static void add_talk(struct writer *w, enum taut_step_kind kind, const struct talk *t, uint16_t seconds)
{
    add(w, (struct taut_step){ .kind = kind,
                               .point = TAUT_NONE,
                               .technique = TAUT_NONE,
                               .ready_s = seconds,
                               .seconds = seconds,
                               .client = say(w, t->client),
                               .therapist = say(w, t->therapist),
                               .say = say(w, t->say),
                               .stop = say(w, t->stop) });
}

/* ---- words of a step ---------------------------------------------------------------------------------------------- */

/* "x; y", in the arena; either may be NULL. */
static const char *join(struct writer *w, const char *x, const char *y)
{
    if (!x || !y)
        return x ? x : y;
    const char *both = taut_arena_printf(w->planner->arena, "%s; %s", x, y);
    if (!both && w->status == TAUT_OK)
        w->status = taut_fail(w->planner->err, TAUT_ENOMEM, "", "no memory for the steps");
    return both;
}

static const char *what_lies_near(struct writer *w, const struct taut_point *x)
{
    const char *all = NULL;
    for (uint16_t k = 0; k < x->n_dangers; k++)
        all = join(w, all, w->planner->atlas->dangers[x->dangers + k].structure);
    return all;
}

/* What presses, and how the place is found: by one's own hands the point's page says both. */
static const char *contact(struct writer *w, const struct taut_point *x, const struct taut_technique *t, bool presses)
{
    bool own = w->planner->wish->hands == TAUT_OWN_HANDS;
    if (!presses)
        return t->kind == TAUT_DOES_STRETCH && own ? NULL : t->contact;
    return own ? join(w, x->self_care_tool, x->self_care_how) : join(w, t->contact, x->feel_how);
}

/* The first movement that the point limits; TAUT_NONE: none is known. */
static uint16_t limited_movement(const struct taut_atlas *a, uint16_t point)
{
    const struct taut_cause *c = &a->causes[point];
    for (uint32_t k = c->links; k < c->links + c->n_links; k++)
        if (a->links[k].kind == TAUT_LIMITS)
            return a->links[k].target;
    return TAUT_NONE;
}

/* ---- steps ---------------------------------------------------------------------------------------------------------- */

/* What the muscle does, for a warm-up by movement; NULL: not known. */
static const char *own_movement(const struct planner *p, uint16_t point)
{
    const struct taut_muscle *m = &p->atlas->muscles[p->atlas->points[point].muscle];
    return m->actions.n ? p->atlas->terms[p->atlas->index[m->actions.begin]].name : NULL;
}

static void add_warm_up(struct writer *w, const struct spot *s, enum taut_side side, uint8_t cap, uint16_t seconds)
{
    struct treatment t = plan_warm_up(w->planner, cap, seconds);
    if (t.technique == TAUT_NONE)
        return;
    const struct taut_technique *x = &w->planner->atlas->techniques[t.technique];
    const struct taut_point *point = &w->planner->atlas->points[s->point];
    bool moves = x->kind == TAUT_DOES_MOVEMENT;
    add(w, (struct taut_step){ .kind = TAUT_STEP_WARM_UP,
                               .point = s->point,
                               .side = side,
                               .technique = t.technique,
                               .pressure = { t.pressure[0], t.pressure[1] },
                               .cap = cap,
                               .hold_s = t.hold_s,
                               .repeats = t.repeats,
                               .rest_s = t.rest_s,
                               .seconds = t.seconds,
                               .client = moves ? NULL : point->feel_position,
                               .therapist = x->therapist,
                               .contact = moves ? own_movement(w->planner, s->point) : x->contact,
                               .feel = x->feel,
                               .say = x->say,
                               .stop = x->stop,
                               .care = what_lies_near(w, point) });
}

static void add_treatment(struct writer *w, const struct spot *s, enum taut_side side, const struct treatment *t)
{
    const struct taut_atlas *a = w->planner->atlas;
    const struct taut_technique *x = &a->techniques[t->technique];
    const struct taut_point *point = &a->points[s->point];
    bool presses = plan_treats_point(a, t), own = w->planner->wish->hands == TAUT_OWN_HANDS;
    add(w, (struct taut_step){ .kind = presses ? TAUT_STEP_RELEASE : TAUT_STEP_STRETCH,
                               .point = s->point,
                               .side = side,
                               .technique = t->technique,
                               .pressure = { t->pressure[0], t->pressure[1] },
                               .cap = s->cap,
                               .hold_s = t->hold_s,
                               .repeats = t->repeats,
                               .rest_s = t->rest_s,
                               .ready_s = w->planner->pace->ready,
                               .seconds = (uint16_t)(w->planner->pace->ready + t->seconds),
                               .client = presses ? (own ? NULL : point->feel_position) : point->stretch,
                               .therapist = own ? NULL : x->therapist,
                               .contact = contact(w, point, x, presses),
                               .feel = x->feel,
                               .say = x->say,
                               .stop = x->stop,
                               .care = what_lies_near(w, point) });
}

static void add_retest(struct writer *w, const struct spot *s, enum taut_side side, bool pressed)
{
    const struct taut_atlas *a = w->planner->atlas;
    uint16_t movement = limited_movement(a, s->point);
    uint8_t most = s->cap < RETEST_PRESSURE ? s->cap : RETEST_PRESSURE;
    const char *move = movement == TAUT_NONE
                           ? NULL
                           : taut_arena_printf(w->planner->arena, taut_say(a->catalogue, "%s: as far as before"),
                                               a->terms[movement].name);
    add(w, (struct taut_step){ .kind = TAUT_STEP_RETEST,
                               .point = s->point,
                               .side = side,
                               .technique = TAUT_NONE,
                               .pressure = { pressed ? 1 : 0, pressed ? most : 0 },
                               .cap = s->cap,
                               .ready_s = w->planner->pace->retest,
                               .seconds = w->planner->pace->retest,
                               .contact = pressed ? say(w, "the same finger, as lightly as when the point was searched")
                                                  : NULL,
                               .feel = join(w, say(w, "is the band softer and the spot less sore"), move),
                               .say = say(w, "How sore is it now, of ten? And your own pain?"),
                               .stop = say(w, "if it is worse than before: leave this point for today") });
}

static void add_rest(struct writer *w)
{
    uint16_t seconds = w->planner->pace->rest;
    add(w, (struct taut_step){ .kind = TAUT_STEP_REST,
                               .point = TAUT_NONE,
                               .technique = TAUT_NONE,
                               .ready_s = seconds,
                               .seconds = seconds,
                               .say = say(w, "Breathe, let go, and change to the next place.") });
}

/* Warm-up; each point with its re-test, the stretch before the last of them. */
static void add_run(struct writer *w, const struct group *g, const struct option *o, enum taut_side side)
{
    struct planner *p = w->planner;
    const struct spot *first = NULL;
    uint16_t warm_up = 0;
    uint8_t cap = UINT8_MAX;
    size_t left = 0;
    for (size_t k = 0; k < g->n; k++) {
        const struct spot *s = &p->spots[g->first + k];
        if (!o->treatment[k])
            continue;
        const struct treatment *t = &s->treatments[o->treatment[k] - 1];
        first = first ? first : s;
        warm_up = t->warm_up_s > warm_up ? t->warm_up_s : warm_up;
        cap = s->cap < cap ? s->cap : cap;
        left++;
    }
    if (first)
        add_warm_up(w, first, side, cap, warm_up);
    for (size_t k = 0; k < g->n; k++) {
        const struct spot *s = &p->spots[g->first + k];
        if (!o->treatment[k])
            continue;
        const struct treatment *t = &s->treatments[o->treatment[k] - 1];
        add_treatment(w, s, side, t);
        if (--left == 0 && o->stretch)
            add_treatment(w, s, side, &g->stretches[o->stretch - 1]);
        add_retest(w, s, side, plan_treats_point(p->atlas, t));
    }
}

static void add_runs(struct writer *w, const struct group *g, const struct option *o, bool *begun)
{
    static const enum taut_side both[] = { TAUT_LEFT, TAUT_RIGHT };
    for (size_t k = 0; k < (g->mirrored ? 2u : 1u); k++) {
        if (*begun)
            add_rest(w);
        *begun = true;
        add_run(w, g, o, g->mirrored ? both[k] : w->planner->spots[g->first].side);
    }
}

enum taut_status plan_steps(struct planner *p, struct taut_plan *ret)
{
    struct writer w = { .planner = p, .steps = { .size = sizeof(struct taut_step) } };
    bool begun = false;
    if (p->benefit <= 0)
        return TAUT_OK;
    add_talk(&w, TAUT_STEP_PREPARE, &before[p->wish->hands], p->pace->prepare);
    for (size_t k = 0; k < p->n_groups; k++)
        if (p->chosen[k])
            add_runs(&w, &p->groups[k], &p->groups[k].options[p->chosen[k] - 1], &begun);
    add_talk(&w, TAUT_STEP_AFTERCARE, &after[p->wish->hands], p->pace->aftercare);
    if (w.status != TAUT_OK)
        return w.status;
    ret->steps = w.steps.items;
    ret->n_steps = w.steps.n;
    for (size_t k = 0; k < ret->n_steps; k++)
        ret->seconds += ret->steps[k].seconds;
    return TAUT_OK;
}
