/* selfcare_habits.c - what to change from day to day, and the words of a dose. */
#include "selfcare.h"

#include <stdio.h>
#include <string.h>

enum { MOST_STATED = 4, MOST_LIKELY = 2 };

static void add(struct maker *m, struct taut_habit h)
{
    for (size_t k = 0; k < m->n_habits; k++)
        if (!strcmp(m->habits[k].text, h.text))
            return;
    if (m->n_habits < TAUT_MOST_HABITS)
        m->habits[m->n_habits++] = h;
}

static void add_factor(struct maker *m, uint16_t factor, bool stated)
{
    const struct taut_term *t = &m->atlas->terms[factor];
    if (t->change)
        add(m, (struct taut_habit){ t->change, factor, stated, TAUT_NONE, t->source, t->strength });
}

/* What the case says of a factor. Worse with stress: there is some. */
enum taut_answer selfcare_known(const struct maker *m, uint16_t factor)
{
    const struct taut_term *terms = m->atlas->terms;
    for (size_t k = 0; k < m->told->n_findings; k++) {
        const struct taut_finding *f = &m->told->findings[k];
        const bool present = f->level != 0 && !f->negated;
        if (f->kind == TAUT_HAS_FACTOR && f->target == factor)
            return present ? TAUT_YES : TAUT_NO;
        if (f->kind == TAUT_AGGRAVATES && present && !strcmp(terms[f->target].id, terms[factor].id))
            return TAUT_YES;
    }
    return TAUT_UNKNOWN;
}

static bool goes_with(const struct taut_atlas *a, const struct taut_rule *r, uint16_t factor)
{
    for (uint32_t k = 0; k < r->factors.n; k++)
        if (a->index[r->factors.begin + k] == factor)
            return true;
    return false;
}

/* Of daily life: some habit goes with it. What happened to a person once is none. */
static bool is_daily(const struct taut_atlas *a, uint16_t factor)
{
    for (uint16_t r = 0; r < a->n_rules; r++)
        if (a->rules[r].kind == TAUT_RULE_HABIT && goes_with(a, &a->rules[r], factor))
            return a->terms[factor].change != NULL;
    return false;
}

/* What a factor says already need not be said again. */
static bool is_said(const struct maker *m, const struct taut_rule *r)
{
    for (size_t k = 0; k < m->n_habits; k++)
        if (m->habits[k].factor != TAUT_NONE && goes_with(m->atlas, r, m->habits[k].factor))
            return true;
    return false;
}

/* The factors that most often keep a muscle going, of those that nobody denied; each once, strongest first. */
static void add_likely(struct maker *m, uint16_t cause)
{
    const struct taut_cause *c = &m->atlas->causes[cause];
    float last = 1e9f;
    for (size_t n = 0; n < MOST_LIKELY;) {
        const struct taut_shift *best = NULL;
        for (uint32_t k = c->shifts; k < c->shifts + c->n_shifts; k++) {
            const struct taut_shift *s = &m->atlas->shifts[k];
            if (s->log_odds > 0 && s->log_odds < last && is_daily(m->atlas, s->factor) &&
                selfcare_known(m, s->factor) == TAUT_UNKNOWN && (!best || s->log_odds > best->log_odds))
                best = s;
        }
        if (!best)
            return;
        add_factor(m, best->factor, false);
        last = best->log_odds;
        n++;
    }
}

void selfcare_habits(struct maker *m, const struct taut_ranking *ranking)
{
    const struct taut_atlas *a = m->atlas;
    for (uint16_t f = a->terms_of[TAUT_FACTOR]; f < a->terms_of[TAUT_FACTOR + 1] && m->n_habits < MOST_STATED; f++)
        if (selfcare_known(m, f) == TAUT_YES)
            add_factor(m, f, true);
    if (ranking && ranking->n_candidates > 0 && m->n_tasks > 0)
        add_likely(m, ranking->candidates[0].cause);
    for (uint16_t r = 0; r < a->n_rules; r++)
        if (a->rules[r].kind == TAUT_RULE_HABIT && !is_said(m, &a->rules[r]))
            add(m,
                (struct taut_habit){ a->rules[r].text, TAUT_NONE, false, r, a->rules[r].source, a->rules[r].strength });
}

/* ---- words ------------------------------------------------------------------------------------------------------- */

struct dose {
    const struct taut_atlas *atlas;
    char *out;
    size_t max;
};

/* Adds a text in the language of the atlas. */
static void say(const struct dose *d, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void say(const struct dose *d, const char *format, ...)
{
    const size_t n = strlen(d->out);
    va_list args;
    va_start(args, format);
    if (n < d->max)
        vsnprintf(d->out + n, d->max - n, taut_say(d->atlas->catalogue, format), args);
    va_end(args);
}

static void say_repeats(const struct dose *d, const struct taut_task *t)
{
    const bool lifts = d->atlas->exercises[t->exercise].kind == TAUT_EXERCISE_STRENGTHEN;
    if (!lifts)
        say(d, "%u x ", (unsigned)t->repeats);
    else if (t->repeats == 1)
        say(d, "%u lift of ", (unsigned)t->repeats);
    else
        say(d, "%u lifts of ", (unsigned)t->repeats);
    if (t->hold_s >= 120 && t->hold_s % 60 == 0)
        say(d, "%u min", t->hold_s / 60u);
    else
        say(d, "%u s", (unsigned)t->hold_s);
    if (t->repeats > 1 && t->rest_s > 0)
        say(d, ", %u s rest", (unsigned)t->rest_s);
}

static void say_how_often(const struct dose *d, const struct taut_task *t)
{
    if (t->times_a_day == 1)
        say(d, ", once a day");
    else if (t->times_a_day == 2)
        say(d, ", twice a day");
    else
        say(d, ", %u times a day", t->times_a_day);
    say(d, ", %u days a week", t->days_a_week);
}

void taut_selfcare_dose(const struct taut_atlas *a, const struct taut_task *t, char *out, size_t max)
{
    const struct dose d = { a, out, max };
    if (max == 0)
        return;
    out[0] = '\0';
    say_repeats(&d, t);
    if (t->pressure[1] > 0 && t->pressure[0] != t->pressure[1])
        say(&d, ", pressure %u to %u of 10", t->pressure[0], t->pressure[1]);
    else if (t->pressure[1] > 0)
        say(&d, ", pressure %u of 10", t->pressure[1]);
    say_how_often(&d, t);
    if (t->side == TAUT_BOTH)
        say(&d, ", each side");
}
