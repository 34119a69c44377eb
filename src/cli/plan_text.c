/* plan_text.c - a plan at one glance: what, where, how much, by the clock; what was left out; how it goes on. */
#include "planned.h"

#include <string.h>

enum { INDENT = 2, LABEL = 15, CLOCK = 5, KIND = 9, PLACE = 36, WIDER = 4 /* in other languages */, LONG = 1600 };

struct page {
    const struct taut_atlas *atlas;
    const struct term *t;
    const struct taut_plan *plan;
    const struct taut_screening *screening;
};

/* In the language of the plan. */
static const char *say(const struct page *p, const char *english) __attribute__((format_arg(2)));
static const char *say(const struct page *p, const char *english)
{
    return taut_say(p->atlas->catalogue, english);
}

static unsigned width(const struct page *p, unsigned columns)
{
    return p->atlas->catalogue ? columns + WIDER : columns;
}

static void field(const struct page *p, const char *label, const char *text)
{
    term_field(p->t, INDENT, width(p, LABEL), label, text);
}

static void name_muscle(const struct page *p, uint16_t point, enum taut_side side, char *out, size_t max)
{
    snprintf(out, max, taut_atlas_sided(p->atlas, side == TAUT_BOTH ? TAUT_UNSTATED : side),
             p->atlas->muscles[p->atlas->points[point].muscle].english);
}

static void tell_time(unsigned seconds, char out[16])
{
    snprintf(out, 16, "%u:%02u", seconds / 60, seconds % 60);
}

/* ---- the steps -------------------------------------------------------------------------------------------------- */

/* "6 x 5 s, 3 to 5 of 10" */
static void tell_dose(const struct page *p, const struct taut_step *s, char *out, size_t max)
{
    char line[80] = "";
    if (s->repeats > 1)
        snprintf(line, sizeof line, ": %u x %u s", (unsigned)s->repeats, (unsigned)s->hold_s);
    else if (s->repeats)
        snprintf(line, sizeof line, ": %u s", (unsigned)s->hold_s);
    add_text(out, max, line);
    if (s->pressure[1] == 0)
        return;
    add_text(out, max, s->repeats ? ", " : s->pressure[0] ? say(p, " at ") : " ");
    if (s->pressure[0] == 0)
        snprintf(line, sizeof line, say(p, "at most %u of 10"), (unsigned)s->pressure[1]);
    else if (s->pressure[0] < s->pressure[1])
        snprintf(line, sizeof line, say(p, "%u to %u of 10"), (unsigned)s->pressure[0], (unsigned)s->pressure[1]);
    else
        snprintf(line, sizeof line, say(p, "%u of 10"), (unsigned)s->pressure[1]);
    add_text(out, max, line);
}

static void tell_how(const struct page *p, const struct taut_step *s, char *out, size_t max)
{
    static const char *const without[TAUT_STEP_KINDS] = {
        [TAUT_STEP_PREPARE] = TAUT_TEXT("ask for the pain now; agree on stopping"),
        [TAUT_STEP_RETEST] = TAUT_TEXT("press lightly, and move: better?"),
        [TAUT_STEP_REST] = TAUT_TEXT("breathe, change the place"),
        [TAUT_STEP_AFTERCARE] = TAUT_TEXT("ask for the pain now; what to expect"),
    };
    snprintf(out, max, "%s",
             s->technique == TAUT_NONE ? without[s->kind] ? say(p, without[s->kind]) : ""
                                       : p->atlas->techniques[s->technique].name);
    if (s->kind == TAUT_STEP_RETEST && s->pressure[1] == 0)
        snprintf(out, max, "%s", say(p, "move: better?"));
    if (s->technique != TAUT_NONE)
        tell_dose(p, s, out, max);
}

/* The muscle where it begins, and the point where it is pressed. */
static void tell_where(const struct page *p, const struct taut_step *s, bool again, char *out, size_t max)
{
    out[0] = '\0';
    if (s->point == TAUT_NONE)
        return;
    if (!again)
        name_muscle(p, s->point, s->side, out, max);
    if (s->kind == TAUT_STEP_RELEASE) {
        add_text(out, max, again ? "" : ",\n");
        add_text(out, max, p->atlas->points[s->point].name);
    }
}

/* All that a step says: for a person who has never done it. */
static void print_in_full(const struct page *p, const struct taut_step *s)
{
    const struct {
        const char *label, *text;
    } parts[] = { { TAUT_TEXT("Where"), s->kind == TAUT_STEP_RELEASE ? p->atlas->points[s->point].landmark : NULL },
                  { TAUT_TEXT("Position"), s->client },
                  { TAUT_TEXT("Therapist"), s->therapist },
                  { s->kind == TAUT_STEP_WARM_UP && s->pressure[1] == 0 ? TAUT_TEXT("Movement") : TAUT_TEXT("Contact"),
                    s->contact },
                  { TAUT_TEXT("Feel"), s->feel },
                  { TAUT_TEXT("Say"), s->say },
                  { TAUT_TEXT("Stop"), s->stop },
                  { TAUT_TEXT("Nearby"), s->kind == TAUT_STEP_RELEASE ? s->care : NULL } };
    for (size_t k = 0; k < sizeof parts / sizeof *parts; k++)
        term_field(p->t, INDENT + CLOCK + 2, width(p, 11), say(p, parts[k].label), parts[k].text);
    putchar('\n');
}

/* Whether a step is of the muscle and side of the one before. */
static bool goes_on(const struct page *p, size_t k)
{
    const struct taut_step *s = &p->plan->steps[k], *last = k ? s - 1 : NULL;
    return last && s->point != TAUT_NONE && last->point != TAUT_NONE && s->side == last->side &&
           p->atlas->points[s->point].muscle == p->atlas->points[last->point].muscle;
}

static void print_steps(const struct page *p, bool in_full)
{
    unsigned at = 0;
    term_heading(p->t, say(p, "Step by step"));
    for (size_t k = 0; k < p->plan->n_steps; k++) {
        const struct taut_step *s = &p->plan->steps[k];
        char clock[16], where[200], how[200];
        tell_time(at, clock);
        tell_where(p, s, goes_on(p, k), where, sizeof where);
        tell_how(p, s, how, sizeof how);
        bool presses = s->kind == TAUT_STEP_RELEASE;
        struct cell cells[] = { { clock, CLOCK, DIM, DIM },
                                { say(p, taut_step_kind_name(s->kind)), width(p, KIND), presses ? BOLD : PLAIN, PLAIN },
                                { where, PLACE, presses ? BOLD : PLAIN, DIM },
                                { how, 0, PLAIN, PLAIN } };
        term_row(p->t, INDENT, cells, 4);
        if (in_full)
            print_in_full(p, s);
        at += s->seconds;
    }
}

/* ---- what was left out ------------------------------------------------------------------------------------------- */

static const char *forbids(const struct page *p, const struct taut_considered *c)
{
    if (c->screen != TAUT_NONE)
        return p->atlas->screens[c->screen].person;
    if (c->site != TAUT_NONE)
        return p->atlas->sites[c->site].how;
    const char *not = p->atlas->points[c->point].self_care_not;
    return not ? not : "";
}

static bool told_already(const struct page *p, size_t which)
{
    const struct taut_considered *c = &p->plan->considered[which];
    for (size_t k = 0; k < which; k++) {
        const struct taut_considered *d = &p->plan->considered[k];
        if (d->why == c->why && d->side == c->side &&
            p->atlas->points[d->point].muscle == p->atlas->points[c->point].muscle &&
            (c->why != TAUT_NOT_ALLOWED || !strcmp(forbids(p, c), forbids(p, d))))
            return true;
    }
    return false;
}

/* Whether another point of the muscle is in the plan: then it must be said which one is not. */
static bool is_partly_planned(const struct page *p, const struct taut_considered *c)
{
    for (size_t k = 0; k < p->plan->n_considered; k++) {
        const struct taut_considered *d = &p->plan->considered[k];
        if (d->why == TAUT_IN_PLAN && d->side == c->side &&
            p->atlas->points[d->point].muscle == p->atlas->points[c->point].muscle)
            return true;
    }
    return false;
}

static bool same_reason(const struct page *p, const struct taut_considered *c, const struct taut_considered *d)
{
    return c->why == TAUT_NOT_ALLOWED && d->why == TAUT_NOT_ALLOWED && forbids(p, c)[0] &&
           !strcmp(forbids(p, c), forbids(p, d));
}

/* Whether one that comes before is left out for the same reason: it was named there. */
static bool reason_told(const struct page *p, size_t which)
{
    const struct taut_considered *all = p->plan->considered;
    for (size_t k = 0; k < which; k++)
        if (same_reason(p, &all[k], &all[which]))
            return true;
    return false;
}

static void add_name(const struct page *p, const struct taut_considered *c, char *line, size_t max)
{
    char name[200], percent[24];
    name_muscle(p, c->point, c->side, name, sizeof name);
    add_text(line, max, name);
    if (is_partly_planned(p, c)) {
        add_text(line, max, ", ");
        add_text(line, max, p->atlas->points[c->point].name);
    }
    term_percent(p->t, c->probability, false, percent, sizeof percent);
    add_text(line, max, " (");
    add_text(line, max, percent + strspn(percent, " "));
    add_text(line, max, ")");
}

/* The reason once, after all whom it concerns; as a part of a list it has no full stop. */
static size_t add_not_allowed(const struct page *p, size_t first, char *line, size_t max)
{
    const struct taut_considered *all = p->plan->considered, *c = &all[first];
    const char *because = forbids(p, c);
    char words[LONG];
    size_t n = 1;
    for (size_t k = first + 1; k < p->plan->n_considered; k++)
        if (same_reason(p, c, &all[k]) && !told_already(p, k)) {
            add_text(line, max, ", ");
            add_name(p, &all[k], line, max);
            n++;
        }
    const size_t length = strlen(because);
    snprintf(words, sizeof words, "%.*s", (int)(length && because[length - 1] == '.' ? length - 1 : length), because);
    add_text(line, max, words[0] ? ": " : "");
    add_text(line, max, words);
    return n;
}

static void print_reason(const struct page *p, enum taut_left_out why)
{
    enum { MOST_NAMED = 5 };
    char line[LONG] = "";
    size_t n = 0, named = 0;
    for (size_t k = 0; k < p->plan->n_considered; k++) {
        const struct taut_considered *c = &p->plan->considered[k];
        if (c->why != why || told_already(p, k))
            continue;
        n++;
        if (named >= MOST_NAMED || reason_told(p, k))
            continue;
        add_text(line, sizeof line, line[0] ? "; " : "");
        add_name(p, c, line, sizeof line);
        named += why == TAUT_NOT_ALLOWED ? add_not_allowed(p, k, line, sizeof line) : 1;
    }
    if (n > named) {
        char more[40];
        snprintf(more, sizeof more, say(p, "; and %zu more"), n - named);
        add_text(line, sizeof line, more);
    }
    field(p, say(p, taut_left_out_name(why)), line);
}

/* Only how many: they would fill the page. */
static void print_unlikely(const struct page *p)
{
    char line[80];
    size_t n = 0;
    for (size_t k = 0; k < p->plan->n_considered; k++)
        n += p->plan->considered[k].why == TAUT_TOO_UNLIKELY;
    snprintf(line, sizeof line,
             n == 1 ? say(p, "%zu more point, below 1 %% each") : say(p, "%zu more points, below 1 %% each"), n);
    if (n)
        field(p, say(p, taut_left_out_name(TAUT_TOO_UNLIKELY)), line);
}

static void print_left_out(const struct page *p)
{
    size_t n = 0;
    for (size_t k = 0; k < p->plan->n_considered; k++)
        n += p->plan->considered[k].why != TAUT_IN_PLAN;
    if (n == 0)
        return;
    term_heading(p->t, say(p, "Left out"));
    for (int why = TAUT_IN_PLAN + 1; why < TAUT_LEFT_OUT_REASONS; why++)
        if (why != TAUT_TOO_UNLIKELY)
            print_reason(p, (enum taut_left_out)why);
    print_unlikely(p);
}

/* ---- how it goes on ---------------------------------------------------------------------------------------------- */

static void tell_range(const struct page *p, const uint16_t range[2], const char *unit, char *out, size_t max)
{
    char line[80];
    if (range[0] == range[1])
        snprintf(line, sizeof line, "%u %s", (unsigned)range[1], unit);
    else
        snprintf(line, sizeof line, say(p, "%u to %u %s"), (unsigned)range[0], (unsigned)range[1], unit);
    add_text(out, max, line);
}

static void print_course(const struct page *p)
{
    const struct taut_course *c = &p->plan->course;
    char line[200] = "", sources[400] = "";
    if (!c->id)
        return;
    term_heading(p->t, say(p, "How it goes on"));
    tell_range(p, c->sessions, say(p, "sessions, "), line, sizeof line);
    tell_range(p, c->days_apart, say(p, "days apart"), line, sizeof line);
    field(p, say(p, "Sessions"), line);
    field(p, say(p, "Expect"), c->expect);
    field(p, say(p, "Soreness"), c->soreness);
    field(p, say(p, "Review"), c->review);
    text_sources(p->atlas, c->sources, sources, sizeof sources);
    field(p, say(p, "Sources"), sources);
}

/* What the safety rules say that fired, once each: it holds for all of the plan. */
static void print_alerts(const struct page *p)
{
    for (size_t k = 0; k < p->screening->n_alerts; k++) {
        const struct taut_alert *alert = &p->screening->alerts[k];
        const struct taut_screen *rule = &p->atlas->screens[alert->screen];
        if (alert->override == TAUT_NONE)
            field(p, k == 0 ? say(p, "Mind") : "",
                  p->plan->hands == TAUT_TRAINED_HANDS ? rule->practitioner : rule->person);
    }
}

static void print_positions(const struct page *p)
{
    for (size_t k = 0; k < p->plan->n_positions; k++)
        field(p, say(p, "Do not lie"), p->atlas->screens[p->plan->positions[k]].positions);
}

void text_plan(const struct term *t, const struct planned *planned, bool in_full)
{
    const struct taut_plan *plan = &planned->plan;
    const struct page p = { planned->said, t, plan, &planned->screening };
    char title[120], takes[16];
    tell_time(plan->seconds, takes);
    if (plan->n_steps)
        snprintf(title, sizeof title,
                 plan->hands == TAUT_TRAINED_HANDS ? say(&p, "Plan: %s of %u minutes, by trained hands")
                                                   : say(&p, "Plan: %s of %u minutes, by one's own hands"),
                 takes, (unsigned)plan->minutes);
    else
        snprintf(title, sizeof title, "%s", say(&p, "No plan"));
    term_style(t, plan->now < TAUT_ALLOW_LIMITED ? RED : BOLD, title);
    putchar('\n');
    term_wrap(t, INDENT, INDENT, plan->why);
    for (size_t k = 0; k < plan->n_steps; k++)
        if (plan->steps[k].point != TAUT_NONE && plan->steps[k].side == TAUT_UNSTATED) {
            term_wrap(t, INDENT, INDENT, say(&p, "No side was told: it is the side that hurts."));
            break;
        }
    if (plan->now >= TAUT_ALLOW_LIMITED)
        print_alerts(&p);
    print_positions(&p);
    if (plan->n_steps)
        print_steps(&p, in_full);
    if (plan->now >= TAUT_ALLOW_LIMITED)
        print_left_out(&p);
    if (plan->n_steps)
        print_course(&p);
    putchar('\n');
    term_wrap(t, 0, 0,
              say(&p, plan->n_steps ? in_full ? "This is no diagnosis. Stop wherever it is wrong."
                                              : "This is no diagnosis. Each step in full: --steps."
                                    : "This is no diagnosis. taut screen says what is dangerous and what is allowed."));
}
