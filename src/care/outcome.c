/* outcome.c - answers -> a score, and whether a file of measurements holds together. */
#include <taut/outcome.h>

#include <stdio.h>

/* ---- one score ------------------------------------------------------------------------------------------- */

static void range_of(const struct taut_atlas *a, const struct taut_measure *m, size_t item, double range[2])
{
    const bool listed = m->form == TAUT_FORM_ITEMS;
    range[0] = listed ? a->measure_items[m->items + item].range[0] : m->low;
    range[1] = listed ? a->measure_items[m->items + item].range[1] : m->high;
}

static enum taut_status check_answers(const struct taut_atlas *a, const struct taut_measure *m,
                                      const struct taut_taken *t, struct taut_error *err)
{
    const bool listed = m->form == TAUT_FORM_ITEMS;
    if (m->form == TAUT_FORM_SCORE)
        return taut_fail(err, TAUT_EINVAL, "answers", "of %s only the score is entered, as its own form gives it",
                         m->id);
    if (t->n_answers > m->count[1] || (listed && t->n_answers != m->n_items))
        return taut_fail(err, TAUT_EINVAL, "answers", "%zu of them; %s has %s%u (null: left open)", t->n_answers, m->id,
                         listed ? "" : "at most ", (unsigned)m->count[1]);
    for (size_t k = 0; k < t->n_answers; k++) {
        double range[2];
        char where[32];
        range_of(a, m, k, range);
        snprintf(where, sizeof where, "answers[%zu]", k);
        if (t->answers[k] == TAUT_MISSING)
            continue;
        if (!(t->answers[k] >= range[0] && t->answers[k] <= range[1]))
            return taut_fail(err, TAUT_EINVAL, where, "%g is outside %g to %g", t->answers[k], range[0], range[1]);
        if (m->form != TAUT_FORM_READINGS && t->answers[k] != (double)(int)t->answers[k])
            return taut_fail(err, TAUT_EINVAL, where, "%g is not a whole number", t->answers[k]);
    }
    return TAUT_OK;
}

static enum taut_status check_score(const struct taut_measure *m, const struct taut_taken *t, struct taut_error *err)
{
    if (t->n_answers > 0)
        return taut_fail(err, TAUT_EINVAL, "score", "give the answers or the score, not both");
    if (!(t->score >= m->low && t->score <= m->high))
        return taut_fail(err, TAUT_EINVAL, "score", "%g is outside %g to %g", t->score, m->low, m->high);
    if (t->answered > m->count[1])
        return taut_fail(err, TAUT_EINVAL, "answered", "%s has only %u", m->id, (unsigned)m->count[1]);
    return TAUT_OK;
}

static uint16_t band_of(const struct taut_atlas *a, const struct taut_measure *m, double score)
{
    for (uint32_t k = 0; k < m->n_bands; k++)
        if (score >= a->measure_bands[m->bands + k].at_least)
            return (uint16_t)k;
    return TAUT_NONE;
}

/* Of what was answered; a mean leaves out what is missing, a sum does not guess it. */
static double statistic(const struct taut_measure *m, const struct taut_taken *t, size_t *answered)
{
    double sum = 0;
    *answered = 0;
    for (size_t k = 0; k < t->n_answers; k++)
        if (t->answers[k] != TAUT_MISSING) {
            sum += t->answers[k];
            ++*answered;
        }
    return m->statistic == TAUT_MEAN && *answered > 0 ? sum / (double)*answered : sum;
}

enum taut_status taut_outcome_score(const struct taut_atlas *a, uint16_t measure, const struct taut_taken *t,
                                    struct taut_scoring *ret, struct taut_error *err)
{
    if (measure >= a->n_measures)
        return taut_fail(err, TAUT_EINVAL, "measure", "is no measure of the atlas");
    const struct taut_measure *m = &a->measures[measure];
    enum taut_status st = t->scored ? check_score(m, t, err) : check_answers(a, m, t, err);
    if (st != TAUT_OK)
        return st;
    *ret = (struct taut_scoring){ .of = m->count[1], .band = TAUT_NONE };
    if (t->scored) {
        ret->answered = t->answered ? t->answered : ret->of;
        ret->score = t->score;
    } else {
        ret->score = statistic(m, t, &ret->answered);
        if (m->form != TAUT_FORM_ITEMS)
            ret->of = t->n_answers > m->count[0] ? t->n_answers : m->count[0];
    }
    ret->valid = ret->answered >= m->least_answered;
    if (ret->valid)
        ret->band = band_of(a, m, ret->score);
    return TAUT_OK;
}

/* ---- all of it --------------------------------------------------------------------------------------------- */

static enum taut_status check_taken(const struct taut_atlas *a, const struct taut_series *s, size_t k,
                                    struct taut_error *err)
{
    const struct taut_taken *t = &s->taken[k], *before = k > 0 ? t - 1 : NULL;
    const struct taut_measure *m = &a->measures[s->measure];
    struct taut_scoring scoring;
    if (before && (t->day < before->day || (t->day == before->day && t->moment <= before->moment)))
        return taut_fail(err, TAUT_EINVAL, "when", "entries go by day, on one day before a session and then after it");
    if (t->predicted && !(t->expected[0] <= t->expected[1] && t->expected[0] >= m->low && t->expected[1] <= m->high))
        return taut_fail(err, TAUT_EINVAL, "predicted", "must be [from, to] within %g to %g", m->low, m->high);
    if (m->form == TAUT_FORM_OWN_ITEMS && t->n_answers != s->n_items)
        return taut_fail(err, TAUT_EINVAL, "answers", "%zu of them for %zu activities (null: left open)", t->n_answers,
                         s->n_items);
    return taut_outcome_score(a, s->measure, t, &scoring, err);
}

static enum taut_status check_series(const struct taut_atlas *a, const struct taut_series *s, struct taut_error *err)
{
    if (s->measure >= a->n_measures)
        return taut_fail(err, TAUT_EINVAL, "measure", "is no measure of the atlas");
    const struct taut_measure *m = &a->measures[s->measure];
    if (m->paired && s->side != TAUT_LEFT && s->side != TAUT_RIGHT)
        return taut_fail(err, TAUT_EINVAL, "side", "%s is of a side: left or right", m->id);
    if ((m->form == TAUT_FORM_OWN_ITEMS) != (s->n_items > 0))
        return taut_fail(err, TAUT_EINVAL, "items",
                         s->n_items ? "%s has items of its own" : "%s needs the person's own activities", m->id);
    if (s->n_items > 0 && (s->n_items < m->count[0] || s->n_items > m->count[1]))
        return taut_fail(err, TAUT_EINVAL, "items", "%zu activities; %u to %u are wanted", s->n_items,
                         (unsigned)m->count[0], (unsigned)m->count[1]);
    return s->n_taken <= TAUT_MAX_TAKEN ? TAUT_OK
                                        : taut_fail(err, TAUT_ETOOBIG, "entries", "more than %u", TAUT_MAX_TAKEN);
}

/* The place of an inner error within its outer. */
static enum taut_status within(struct taut_error *err, enum taut_status st, size_t series, const size_t *taken)
{
    char inner[32], outer[96];
    if (!err)
        return st;
    snprintf(inner, sizeof inner, "%.31s", err->where);
    if (taken)
        snprintf(outer, sizeof outer, "series[%zu].entries[%zu].%s", series, *taken, inner);
    else
        snprintf(outer, sizeof outer, "series[%zu].%s", series, inner);
    snprintf(err->where, sizeof err->where, "%s", outer);
    return st;
}

enum taut_status taut_outcome_check(const struct taut_atlas *a, const struct taut_measured *m, struct taut_error *err)
{
    if (m->n_series > TAUT_MAX_SERIES || m->n_treatments > TAUT_MAX_TREATMENTS)
        return taut_fail(err, TAUT_ETOOBIG, "series", "more than %u series or %u treatments", TAUT_MAX_SERIES,
                         TAUT_MAX_TREATMENTS);
    for (size_t i = 0; i < m->n_series; i++) {
        enum taut_status st = check_series(a, &m->series[i], err);
        if (st != TAUT_OK)
            return within(err, st, i, NULL);
        for (size_t k = 0; k < m->series[i].n_taken; k++)
            if ((st = check_taken(a, &m->series[i], k, err)) != TAUT_OK)
                return within(err, st, i, &k);
    }
    return TAUT_OK;
}
