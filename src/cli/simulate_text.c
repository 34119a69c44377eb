/* simulate_text.c - the figures of a simulation as tables for people. */
#include "simulate.h"

#include <stdlib.h>

static double share(uint64_t part, uint64_t whole)
{
    return whole ? (double)part / (double)whole : 0;
}

static double percent(uint64_t part, uint64_t whole)
{
    return 100 * share(part, whole);
}

static void print_people(const struct simulated *s)
{
    const struct taut_simulation_tally *t = &s->tally;
    uint64_t told = t->people - t->untold;
    printf("%llu people, world \"%s\", seed %llu: %s\n", (unsigned long long)t->people, s->world->id,
           (unsigned long long)s->seed, s->world->summary);
    if (t->people < s->wanted)
        printf("stopped before all %zu had been\n", s->wanted);
    printf("  %llu told of a pain, %.0f %% by drawing, %.1f findings each; %.0f %% of them have no muscle behind it; "
           "%.2f %% of the sums not exact\n",
           (unsigned long long)told, percent(t->drawn, told), share(t->findings, told), percent(t->silent, told),
           percent(t->inexact, told));
}

static void print_calibration(const struct term *t, const struct taut_simulation_tally *x)
{
    term_heading(t, "Stated probabilities and what is so");
    printf("  %-26s %9s %9s %9s %9s\n", "", "error", "Brier", "log loss", "stated");
    for (size_t k = 0; k < TAUT_STATED_KINDS; k++) {
        const struct taut_calibration_tally *c = &x->calibration[k];
        printf("  %-26s %9.4f %9.4f %9.4f %9llu\n", taut_stated_name((enum taut_stated)k), taut_calibration_error(c),
               taut_calibration_brier(c), taut_calibration_log_loss(c), (unsigned long long)taut_calibration_count(c));
    }
    term_heading(t, "Reliability of the first muscle");
    printf("  %-10s %9s %9s %9s\n", "stated", "people", "mean", "so");
    for (size_t b = 0; b < TAUT_CALIBRATION_BINS; b++) {
        uint64_t n = x->calibration[TAUT_STATED_FIRST].bins[b].n;
        printf("  %.1f to %.1f %9llu", (double)b / TAUT_CALIBRATION_BINS, (double)(b + 1) / TAUT_CALIBRATION_BINS,
               (unsigned long long)n);
        if (n)
            printf(" %9.3f %9.3f", x->calibration[TAUT_STATED_FIRST].bins[b].stated / (double)n,
                   share(x->calibration[TAUT_STATED_FIRST].bins[b].so, n));
        printf("\n");
    }
}

static void print_hits(const struct term *t, const struct taut_simulation_tally *x)
{
    static const char *const strata[] = { "one muscle", "two muscles", "three and more" };
    static const char *const rankers[TAUT_RANKERS] = { "taut", "counting zones", "the commonest" };
    term_heading(t, "People with an active muscle among the first 1, 3, 5 (share of their active muscles there)");
    for (size_t k = 0; k < 3; k++)
        for (size_t r = 0; r < TAUT_RANKERS; r++) {
            const struct taut_hits_tally *h = &x->hits[r][k];
            printf("  %-15s %-15s %7llu people", r ? "" : strata[k], rankers[r], (unsigned long long)h->people);
            for (size_t d = 0; d < 3; d++)
                printf("   %5.1f %% (%.0f)", percent(h->any[d], h->people), percent(h->found[d], h->active));
            printf("\n");
        }
}

static void print_checks(const struct term *t, const struct simulated *s)
{
    static const char *const orders[TAUT_ORDERS] = { "our checks", "our checks, pressing only", "a chart's order",
                                                     "the chart's, at random" };
    static const size_t after[] = { 0, 5, 10, TAUT_MOST_CHECKS };
    term_heading(t, "Checks until one muscle is at 90 %, and until an active muscle was pressed");
    printf("  one person in %zu with a muscle behind the pain; %% of them after so many checks; mean: who is never "
           "there counts "
           "%d\n",
           s->steps.checked, TAUT_MOST_CHECKS);
    printf("  %-26s %7s  90 %%: 0     5    10    15  mean  right  minutes   pressed: 5    10    15  mean\n", "",
           "people");
    for (size_t k = 0; k < TAUT_ORDERS; k++) {
        const struct taut_checks_tally *c = &s->tally.checks[k];
        double certain = taut_checks_share(c, c->certain_at, TAUT_MOST_CHECKS);
        printf("  %-26s %7llu  ", orders[k], (unsigned long long)c->people);
        for (size_t n = 0; n < 4; n++)
            printf(" %5.1f", 100 * taut_checks_share(c, c->certain_at, after[n]));
        printf(" %5.2f %5.1f %% ", taut_checks_mean(c, c->certain_at),
               certain > 0 ? percent(c->certain_right, c->people) / certain : 0);
        printf(" %8.1f      ", c->people ? c->minutes / (double)c->people : 0);
        for (size_t n = 1; n < 4; n++)
            printf(" %5.1f", 100 * taut_checks_share(c, c->pressed_at, after[n]));
        printf(" %5.2f\n", taut_checks_mean(c, c->pressed_at));
    }
}

static void print_stability(const struct term *t, const struct simulated *simulated)
{
    const struct taut_stability_tally *s = &simulated->tally.stability;
    double n = s->people ? (double)s->people : 1;
    term_heading(t, "The same pain told twice");
    printf("  %llu people, one in %zu; what they told agrees with Jaccard %.2f; the first five with %.2f; rank-biased "
           "overlap %.2f; "
           "same first %.1f %%\n",
           (unsigned long long)s->people, simulated->steps.redrawn, s->told / n, s->first_five / n, s->overlap / n,
           percent(s->same_first, s->people));
}

/* ---- which numbers matter ---------------------------------------------------------------------------------------- */

struct effect {
    size_t number, doubled;
    double first_five;
};

static int by_effect(const void *x, const void *y)
{
    const struct effect *a = x, *b = y;
    if (a->first_five < b->first_five || a->first_five > b->first_five)
        return a->first_five < b->first_five ? -1 : 1;
    return a->number != b->number ? (a->number < b->number ? -1 : 1) : (int)a->doubled - (int)b->doubled;
}

static void print_variation(const struct term *t, const struct simulated *s)
{
    enum { SHOWN = 10 };
    const struct taut_simulation_tally *x = &s->tally;
    struct effect effects[2 * TAUT_VARIED];
    size_t n = 0;
    for (size_t i = 0; i < TAUT_VARIED; i++)
        for (size_t d = 0; d < 2; d++) {
            const struct taut_variation_tally *v = &x->variation[i][d];
            effects[n++] = (struct effect){ i, d, v->people ? v->first_five / (double)v->people : 1 };
        }
    qsort(effects, n, sizeof *effects, by_effect);
    term_heading(t, "Rankings under halved and doubled numbers of the model: the ten that matter most");
    printf("  %llu people, one in %zu of those with a muscle behind the pain; one of theirs is among the first five "
           "for %.1f %%\n",
           (unsigned long long)x->varied, s->steps.varied, percent(x->varied_five_hits, x->varied));
    printf("  %-26s %8s %12s %12s %12s\n", "", "", "first five", "new first", "among five");
    for (size_t k = 0; k < SHOWN; k++) {
        const struct taut_variation_tally *v = &x->variation[effects[k].number][effects[k].doubled];
        printf("  %-26s %8s %12.2f %10.1f %% %10.1f %%\n", taut_varied_name(effects[k].number),
               effects[k].doubled ? "doubled" : "halved", effects[k].first_five, percent(v->new_first, v->people),
               percent(v->five_hits, v->people));
    }
}

void simulate_print_table(const struct term *t, const struct simulated *s)
{
    print_people(s);
    print_calibration(t, &s->tally);
    print_hits(t, &s->tally);
    print_checks(t, s);
    print_stability(t, s);
    print_variation(t, s);
}
