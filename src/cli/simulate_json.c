/* simulate_json.c - the figures of a simulation as a taut.simulation/1 (docs/formats/simulation.md). */
#include "simulate.h"

enum { DIGITS = 6, LONGEST = 1 << 20 };

static double share(double part, uint64_t whole)
{
    return whole ? part / (double)whole : 0;
}

static void write_count(struct taut_json *j, const char *key, uint64_t n)
{
    taut_json_integer(j, key, (int64_t)n);
}

static void write_share(struct taut_json *j, const char *key, double part, uint64_t whole)
{
    taut_json_number(j, key, share(part, whole), DIGITS);
}

static void write_calibration(struct taut_json *j, const char *name, const struct taut_calibration_tally *c)
{
    taut_json_open_object(j, NULL);
    taut_json_string(j, "of", name);
    write_count(j, "n", taut_calibration_count(c));
    taut_json_number(j, "expected_calibration_error", taut_calibration_error(c), DIGITS);
    taut_json_number(j, "brier", taut_calibration_brier(c), DIGITS);
    taut_json_number(j, "log_loss", taut_calibration_log_loss(c), DIGITS);
    taut_json_open_array(j, "bins");
    for (size_t b = 0; b < TAUT_CALIBRATION_BINS; b++) {
        taut_json_open_object(j, NULL);
        write_count(j, "n", c->bins[b].n);
        write_share(j, "stated", c->bins[b].stated, c->bins[b].n);
        write_share(j, "so", (double)c->bins[b].so, c->bins[b].n);
        taut_json_close(j);
    }
    taut_json_close(j);
    taut_json_close(j);
}

static void write_hits(struct taut_json *j, size_t ranker, size_t stratum, const struct taut_hits_tally *h)
{
    static const char *const any[] = { "hit_1", "hit_3", "hit_5" }, *const of[] = { "recall_1", "recall_3",
                                                                                    "recall_5" };
    taut_json_open_object(j, NULL);
    taut_json_string(j, "ranker", taut_ranker_name((enum taut_ranker)ranker));
    taut_json_integer(j, "active_muscles", (int64_t)stratum + 1);
    write_count(j, "people", h->people);
    for (size_t d = 0; d < 3; d++)
        write_share(j, any[d], (double)h->any[d], h->people);
    for (size_t d = 0; d < 3; d++)
        write_share(j, of[d], (double)h->found[d], h->active);
    taut_json_close(j);
}

/* Share of people who are there after 0, 1, … checks. */
static void write_course(struct taut_json *j, const char *key, const struct taut_checks_tally *c,
                         const uint64_t at[TAUT_MOST_CHECKS + 1])
{
    taut_json_open_array(j, key);
    for (size_t n = 0; n <= TAUT_MOST_CHECKS; n++)
        taut_json_number(j, NULL, taut_checks_share(c, at, n), DIGITS);
    taut_json_close(j);
}

static void write_checks(struct taut_json *j, size_t order, const struct taut_checks_tally *c)
{
    double certain = taut_checks_share(c, c->certain_at, TAUT_MOST_CHECKS);
    taut_json_open_object(j, NULL);
    taut_json_string(j, "order", taut_order_name((enum taut_order)order));
    write_count(j, "people", c->people);
    taut_json_number(j, "certain", certain, DIGITS);
    taut_json_number(j, "certain_right", certain > 0 ? share((double)c->certain_right, c->people) / certain : 0,
                     DIGITS);
    taut_json_number(j, "until_certain", taut_checks_mean(c, c->certain_at), DIGITS);
    write_share(j, "minutes", c->minutes, c->people);
    taut_json_number(j, "pressed", taut_checks_share(c, c->pressed_at, TAUT_MOST_CHECKS), DIGITS);
    taut_json_number(j, "until_pressed", taut_checks_mean(c, c->pressed_at), DIGITS);
    write_course(j, "certain_after", c, c->certain_at);
    write_course(j, "pressed_after", c, c->pressed_at);
    taut_json_close(j);
}

static void write_stability(struct taut_json *j, const struct taut_stability_tally *s)
{
    taut_json_open_object(j, "told_twice");
    write_count(j, "people", s->people);
    write_share(j, "told_jaccard", s->told, s->people);
    write_share(j, "first_five_jaccard", s->first_five, s->people);
    write_share(j, "rank_biased_overlap", s->overlap, s->people);
    write_share(j, "same_first", (double)s->same_first, s->people);
    taut_json_open_array(j, "by_told_jaccard");
    for (size_t b = 0; b < TAUT_REDRAW_BINS; b++) {
        taut_json_open_object(j, NULL);
        write_count(j, "people", s->by_told[b].n);
        write_share(j, "first_five_jaccard", s->by_told[b].first_five, s->by_told[b].n);
        taut_json_close(j);
    }
    taut_json_close(j);
    taut_json_close(j);
}

static void write_variation(struct taut_json *j, const struct taut_simulation_tally *x)
{
    taut_json_open_object(j, "varied");
    write_count(j, "people", x->varied);
    write_share(j, "hit_5", (double)x->varied_five_hits, x->varied);
    taut_json_open_array(j, "numbers");
    for (size_t i = 0; i < TAUT_VARIED; i++)
        for (size_t d = 0; d < 2; d++) {
            const struct taut_variation_tally *v = &x->variation[i][d];
            taut_json_open_object(j, NULL);
            taut_json_string(j, "number", taut_varied_name(i));
            taut_json_number(j, "factor", d ? 2 : 0.5, 1);
            write_share(j, "first_five_jaccard", v->first_five, v->people);
            write_share(j, "new_first", (double)v->new_first, v->people);
            write_share(j, "hit_5", (double)v->five_hits, v->people);
            taut_json_close(j);
        }
    taut_json_close(j);
    taut_json_close(j);
}

static void write_people(struct taut_json *j, const struct simulated *s)
{
    const struct taut_simulation_tally *t = &s->tally;
    taut_json_string(j, "world", s->world->id);
    taut_json_string(j, "summary", s->world->summary);
    write_count(j, "seed", s->seed);
    write_count(j, "people", t->people);
    taut_json_bool(j, "stopped", t->people < s->wanted);
    write_count(j, "told", t->people - t->untold);
    write_count(j, "drawn", t->drawn);
    write_count(j, "no_muscle_behind", t->silent);
    write_share(j, "findings", (double)t->findings, t->people - t->untold);
    write_share(j, "inexact", (double)t->inexact, t->people - t->untold);
    taut_json_open_object(j, "one_in");
    write_count(j, "checked", s->steps.checked);
    write_count(j, "told_twice", s->steps.redrawn);
    write_count(j, "varied", s->steps.varied);
    taut_json_close(j);
}

enum taut_status simulate_print_json(const struct simulated *s, struct taut_error *err)
{
    const struct taut_simulation_tally *t = &s->tally;
    struct taut_text text;
    taut_text_init(&text, LONGEST);
    struct taut_json j = { .out = &text };
    taut_json_open_object(&j, NULL);
    taut_json_string(&j, "format", "taut.simulation/1");
    write_people(&j, s);
    taut_json_open_array(&j, "calibration");
    for (size_t k = 0; k < TAUT_STATED_KINDS; k++)
        write_calibration(&j, taut_stated_name((enum taut_stated)k), &t->calibration[k]);
    taut_json_close(&j);
    taut_json_open_array(&j, "hits");
    for (size_t k = 0; k < 3; k++)
        for (size_t r = 0; r < TAUT_RANKERS; r++)
            write_hits(&j, r, k, &t->hits[r][k]);
    taut_json_close(&j);
    taut_json_open_array(&j, "checks");
    for (size_t k = 0; k < TAUT_ORDERS; k++)
        write_checks(&j, k, &t->checks[k]);
    taut_json_close(&j);
    write_stability(&j, &t->stability);
    write_variation(&j, t);
    taut_json_close(&j);
    return term_flush_text(&text, err);
}
