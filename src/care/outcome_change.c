/* outcome_change.c - better, worse or unchanged beyond noise, and the sentence that says it. */
#include <taut/outcome.h>

#include <stdio.h>

#include "outcome.h"

const char *taut_change_name(enum taut_change change)
{
    static const char *const names[] = {
        "unknown", "unchanged", "better", "a little better", "worse", "a little worse"
    };
    return (size_t)change < sizeof names / sizeof *names ? names[change] : "unknown";
}

bool outcome_valid(const struct taut_atlas *a, const struct taut_series *s, const struct taut_taken *t, double *score)
{
    struct taut_scoring scoring;
    if (taut_outcome_score(a, s->measure, t, &scoring, NULL) != TAUT_OK || !scoring.valid)
        return false;
    *score = scoring.score;
    return true;
}

/* ---- which limit counts ------------------------------------------------------------------------------------ */

static bool holds_place(const struct taut_atlas *a, struct taut_list places, uint16_t place)
{
    if (place >= a->n_places)
        return false;
    const struct taut_list wanted = a->places[place].members;
    for (uint32_t p = 0; p < places.n; p++) {
        const struct taut_list have = a->places[a->index[places.begin + p]].members;
        uint32_t found = 0;
        for (uint32_t i = 0; i < wanted.n; i++)
            for (uint32_t k = 0; k < have.n; k++)
                found += a->index[wanted.begin + i] == a->index[have.begin + k];
        if (wanted.n > 0 && found >= wanted.n)
            return true;
    }
    return false;
}

/* How well a limit fits: 0 not at all; one made for this place or this instrument fits better than one for all. */
static unsigned fit(const struct taut_atlas *a, const struct taut_series *s, const struct taut_measure_limit *l)
{
    const uint16_t place = s->point < a->n_points ? a->points[s->point].place : s->place;
    const bool said = s->with != TAUT_ANY_INSTRUMENT;
    if (l->places.n > 0 && !holds_place(a, l->places, place))
        return 0;
    if (said && l->with != TAUT_ANY_INSTRUMENT && l->with != s->with)
        return 0;
    return 1u + (l->places.n > 0) + (said && l->with == s->with);
}

struct taut_threshold outcome_threshold(const struct taut_atlas *a, const struct taut_series *s,
                                        enum taut_limit_kind kind, double before)
{
    const struct taut_measure *m = &a->measures[s->measure];
    struct taut_threshold best = { 0 };
    unsigned best_fit = 0;
    for (uint32_t k = m->limits; k < m->limits + m->n_limits; k++) {
        const struct taut_measure_limit *l = &a->measure_limits[k];
        const unsigned fits = l->kind == kind ? fit(a, s, l) : 0;
        const double share = l->percent / 100 * (before < 0 ? -before : before);
        const double amount = l->amount > share ? l->amount : share;
        if (fits > best_fit || (fits > 0 && fits == best_fit && amount > best.amount)) {
            best = (struct taut_threshold){ l, amount };
            best_fit = fits;
        }
    }
    return best;
}

/* ---- the change -------------------------------------------------------------------------------------------- */

enum taut_change outcome_judge(double gain, struct taut_threshold noise, struct taut_threshold matters)
{
    const double size = gain < 0 ? -gain : gain, slack = 1e-9;
    const bool beyond = size > 0 && size + slack >= noise.amount, counts = size + slack >= matters.amount;
    if (!beyond || (!noise.limit && !counts))
        return TAUT_UNCHANGED;
    if (counts)
        return gain > 0 ? TAUT_BETTER : TAUT_WORSE;
    return gain > 0 ? TAUT_A_LITTLE_BETTER : TAUT_A_LITTLE_WORSE;
}

/* The start: all that were marked so, else the first. What was taken right after a session is no start. */
static size_t start_of(const struct taut_atlas *a, const struct taut_series *s, struct taut_changed *c)
{
    double sum = 0, score = 0, first = 0;
    size_t n = 0, last = SIZE_MAX, first_at = SIZE_MAX;
    for (size_t k = 0; k < s->n_taken; k++) {
        const struct taut_taken *t = &s->taken[k];
        if (t->moment == TAUT_AFTER_SESSION || !outcome_valid(a, s, t, &score))
            continue;
        if (first_at == SIZE_MAX) {
            first_at = k;
            first = score;
        }
        if (t->baseline) {
            sum += score;
            n++;
            last = k;
        }
    }
    c->n_baseline = n > 0 ? n : first_at != SIZE_MAX;
    c->before = n > 0 ? sum / (double)n : first;
    return n > 0 ? last : first_at;
}

/* A start in the worst third of the scale, or a point that was chosen because it was sore. */
static bool bad_start(const struct taut_measure *m, double before)
{
    const double bad = m->higher_is_better ? m->high - before : before - m->low;
    return m->form == TAUT_FORM_READINGS || bad * 3 >= (m->high - m->low) * 2;
}

void taut_outcome_change(const struct taut_atlas *a, const struct taut_series *s, struct taut_changed *ret)
{
    const struct taut_measure *m = &a->measures[s->measure];
    *ret = (struct taut_changed){ .change = TAUT_CHANGE_UNKNOWN };
    const size_t start = start_of(a, s, ret);
    size_t end = SIZE_MAX;
    double score = 0;
    for (size_t k = m->is_change ? 0 : start == SIZE_MAX ? s->n_taken : start + 1; k < s->n_taken; k++)
        if (s->taken[k].moment != TAUT_AFTER_SESSION && outcome_valid(a, s, &s->taken[k], &score)) {
            ret->after = score;
            end = k;
        }
    if (m->is_change)
        ret->before = m->unchanged;
    ret->noise = outcome_threshold(a, s, TAUT_LIMIT_NOISE, ret->before);
    ret->matters = outcome_threshold(a, s, TAUT_LIMIT_MATTERS, ret->before);
    if (end == SIZE_MAX)
        return;
    ret->from = s->taken[m->is_change ? end : start].day;
    ret->to = s->taken[end].day;
    ret->difference = ret->after - ret->before;
    ret->percent = ret->before != 0 ? 100 * ret->difference / ret->before : 0;
    ret->change = TAUT_UNCHANGED;
    if (!ret->noise.limit && !ret->matters.limit)
        return;
    const double gain = m->higher_is_better ? ret->difference : -ret->difference;
    ret->change = outcome_judge(gain, ret->noise, ret->matters);
    ret->regression =
        !m->is_change && gain > 0 && ret->change != TAUT_UNCHANGED && ret->n_baseline < 2 && bad_start(m, ret->before);
}

/* ---- in words ------------------------------------------------------------------------------------------------ */

static const char *without(const struct taut_changed *c)
{
    if (!c->noise.limit && !c->matters.limit)
        return "; how much may be chance is not known, so no change is claimed";
    if (!c->noise.limit)
        return "; how much may be chance is not known";
    return !c->matters.limit && c->change != TAUT_UNCHANGED ? "; whether that matters is for the person to say" : "";
}

static void compare(const struct taut_measure *m, const struct taut_changed *c, char *out, size_t max)
{
    const char *unit = m->unit;
    if (c->change == TAUT_UNCHANGED && c->noise.limit)
        snprintf(out, max, ", less than the %.3g %s that may be chance", c->noise.amount, unit);
    else if (c->change == TAUT_UNCHANGED && c->matters.limit)
        snprintf(out, max, ", less than the %.3g %s that people notice", c->matters.amount, unit);
    else if (c->change == TAUT_BETTER || c->change == TAUT_WORSE) {
        if (c->noise.limit && c->matters.limit)
            snprintf(out, max, ", more than chance (%.3g) and than what matters (%.3g %s)", c->noise.amount,
                     c->matters.amount, unit);
        else if (c->noise.limit)
            snprintf(out, max, ", more than the %.3g %s that may be chance", c->noise.amount, unit);
        else
            snprintf(out, max, ", more than the %.3g %s that matter", c->matters.amount, unit);
    } else if (c->change != TAUT_CHANGE_UNKNOWN && c->noise.limit && c->matters.limit) {
        snprintf(out, max, ", more than chance (%.3g) but less than what matters (%.3g %s)", c->noise.amount,
                 c->matters.amount, unit);
    }
}

void taut_outcome_says(const struct taut_atlas *a, const struct taut_series *s, const struct taut_changed *c, char *out,
                       size_t max)
{
    const struct taut_measure *m = &a->measures[s->measure];
    char how[160] = "";
    if (c->change == TAUT_CHANGE_UNKNOWN) {
        snprintf(out, max, "no change to tell yet: two valid scores on different occasions are needed");
        return;
    }
    compare(m, c, how, sizeof how);
    if (m->is_change)
        snprintf(out, max, "%s: the person's own judgement is %.3g of %g, and %g means no change",
                 taut_change_name(c->change), c->after, m->high, m->unchanged);
    else
        snprintf(out, max, "%s: %.3g to %.3g %s%s%s%s", taut_change_name(c->change), c->before, c->after, m->unit, how,
                 without(c),
                 c->regression
                     ? ". A bad start that was measured once tends to be followed by a better score by itself "
                       "(regression to the mean): part of this may be that"
                     : "");
}
