/* simulate_measures.c - sums over people, and the measures made of them: definitions in taut/simulate.h. */
#include "simulate_parts.h"

#define PERSISTENCE 0.8
enum { OVERLAP_DEPTH = 10 };

const char *taut_stated_name(enum taut_stated stated)
{
    static const char *const names[TAUT_STATED_KINDS] = { "first muscle", "first muscle, words",
                                                          "first muscle, drawings", "muscles listed", "muscular" };
    return names[stated];
}

const char *taut_ranker_name(enum taut_ranker ranker)
{
    static const char *const names[TAUT_RANKERS] = { "taut", "zones", "prior" };
    return names[ranker];
}

const char *taut_order_name(enum taut_order order)
{
    static const char *const names[TAUT_ORDERS] = { "checks", "presses", "chart", "random" };
    return names[order];
}

/* ---- adding ------------------------------------------------------------------------------------------------------ */

static void add_calibration(struct taut_calibration_tally *to, const struct taut_calibration_tally *more)
{
    for (size_t b = 0; b < TAUT_CALIBRATION_BINS; b++) {
        to->bins[b].stated += more->bins[b].stated;
        to->bins[b].n += more->bins[b].n;
        to->bins[b].so += more->bins[b].so;
    }
    to->squares += more->squares;
    to->logs += more->logs;
}

static void add_hits(struct taut_hits_tally *to, const struct taut_hits_tally *more)
{
    to->people += more->people;
    to->active += more->active;
    for (size_t k = 0; k < 3; k++) {
        to->any[k] += more->any[k];
        to->found[k] += more->found[k];
    }
}

static void add_checks(struct taut_checks_tally *to, const struct taut_checks_tally *more)
{
    to->people += more->people;
    to->certain_right += more->certain_right;
    to->minutes += more->minutes;
    for (size_t k = 0; k <= TAUT_MOST_CHECKS; k++) {
        to->certain_at[k] += more->certain_at[k];
        to->pressed_at[k] += more->pressed_at[k];
    }
}

static void add_stability(struct taut_stability_tally *to, const struct taut_stability_tally *more)
{
    to->people += more->people;
    to->same_first += more->same_first;
    to->told += more->told;
    to->first_five += more->first_five;
    to->overlap += more->overlap;
    for (size_t b = 0; b < TAUT_REDRAW_BINS; b++) {
        to->by_told[b].n += more->by_told[b].n;
        to->by_told[b].first_five += more->by_told[b].first_five;
    }
}

static void add_variation(struct taut_variation_tally *to, const struct taut_variation_tally *more)
{
    to->people += more->people;
    to->new_first += more->new_first;
    to->five_hits += more->five_hits;
    to->first_five += more->first_five;
}

void taut_simulation_add(struct taut_simulation_tally *to, const struct taut_simulation_tally *more)
{
    to->people += more->people;
    to->untold += more->untold;
    to->inexact += more->inexact;
    to->silent += more->silent;
    to->drawn += more->drawn;
    to->findings += more->findings;
    for (size_t k = 0; k < TAUT_STATED_KINDS; k++)
        add_calibration(&to->calibration[k], &more->calibration[k]);
    for (size_t r = 0; r < TAUT_RANKERS; r++)
        for (size_t k = 0; k < 3; k++)
            add_hits(&to->hits[r][k], &more->hits[r][k]);
    for (size_t k = 0; k < TAUT_ORDERS; k++)
        add_checks(&to->checks[k], &more->checks[k]);
    add_stability(&to->stability, &more->stability);
    to->varied += more->varied;
    to->varied_five_hits += more->varied_five_hits;
    for (size_t i = 0; i < TAUT_VARIED; i++)
        for (size_t k = 0; k < 2; k++)
            add_variation(&to->variation[i][k], &more->variation[i][k]);
}

/* ---- calibration --------------------------------------------------------------------------------------------------- */

uint64_t taut_calibration_count(const struct taut_calibration_tally *t)
{
    uint64_t n = 0;
    for (size_t b = 0; b < TAUT_CALIBRATION_BINS; b++)
        n += t->bins[b].n;
    return n;
}

double taut_calibration_error(const struct taut_calibration_tally *t)
{
    double sum = 0;
    uint64_t n = taut_calibration_count(t);
    for (size_t b = 0; b < TAUT_CALIBRATION_BINS; b++) {
        double gap = t->bins[b].stated - (double)t->bins[b].so; /* n of the bin times the gap of its means */
        sum += gap < 0 ? -gap : gap;
    }
    return n ? sum / (double)n : 0;
}

double taut_calibration_brier(const struct taut_calibration_tally *t)
{
    uint64_t n = taut_calibration_count(t);
    return n ? t->squares / (double)n : 0;
}

double taut_calibration_log_loss(const struct taut_calibration_tally *t)
{
    uint64_t n = taut_calibration_count(t);
    return n ? t->logs / (double)n : 0;
}

/* ---- checks ------------------------------------------------------------------------------------------------------- */

double taut_checks_share(const struct taut_checks_tally *t, const uint64_t at[TAUT_MOST_CHECKS + 1], size_t n)
{
    uint64_t so_far = 0;
    for (size_t k = 0; k <= n && k <= TAUT_MOST_CHECKS; k++)
        so_far += at[k];
    return t->people ? (double)so_far / (double)t->people : 0;
}

/* The area above the curve of those who are there. */
double taut_checks_mean(const struct taut_checks_tally *t, const uint64_t at[TAUT_MOST_CHECKS + 1])
{
    double sum = 0;
    for (size_t n = 0; n < TAUT_MOST_CHECKS; n++)
        sum += 1 - taut_checks_share(t, at, n);
    return t->people ? sum : 0;
}

/* ---- rankings --------------------------------------------------------------------------------------------------------- */

static size_t common(const uint32_t *x, size_t n_x, const uint32_t *y, size_t n_y)
{
    size_t n = 0;
    for (size_t i = 0; i < n_x; i++)
        for (size_t k = 0; k < n_y; k++)
            n += x[i] == y[k];
    return n;
}

double taut_rank_jaccard(const uint32_t *x, size_t n_x, const uint32_t *y, size_t n_y, size_t depth)
{
    n_x = n_x < depth ? n_x : depth;
    n_y = n_y < depth ? n_y : depth;
    size_t both = common(x, n_x, y, n_y), either = n_x + n_y - both;
    return either ? (double)both / (double)either : 1;
}

double taut_rank_biased_overlap(const uint32_t *x, size_t n_x, const uint32_t *y, size_t n_y)
{
    size_t depth = n_x < n_y ? n_x : n_y;
    depth = depth < OVERLAP_DEPTH ? depth : OVERLAP_DEPTH;
    double sum = 0, weight = 1, agreement = n_x == n_y ? 1 : 0;
    for (size_t d = 1; d <= depth; d++) {
        agreement = (double)common(x, d, y, d) / (double)d;
        weight *= PERSISTENCE;
        sum += agreement * weight;
    }
    return agreement * weight + (1 - PERSISTENCE) / PERSISTENCE * sum;
}
