/* test_outcome.c - scores against worked examples, validity, and changes told right. */
#include "unit.h"

#include <stdio.h>
#include <string.h>

#include <taut/json.h>

#define CHECK_NEAR(x, y, slack) assert_true((x) - (y) <= (slack) && (y) - (x) <= (slack))

static const struct taut_atlas *atlas;
static struct taut_arena *arena;
static struct taut_error err;

static int set_up(void **state)
{
    (void)state;
    atlas = taut_atlas_builtin();
    arena = taut_arena_create();
    return arena ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    taut_arena_free(arena);
    return 0;
}

static struct taut_scoring score(const char *id, const double *answers, size_t n)
{
    struct taut_scoring ret = { 0 };
    const struct taut_taken t = { .answers = answers, .n_answers = n };
    const uint16_t measure = taut_atlas_find_measure(atlas, id);
    assert_int_not_equal(measure, TAUT_NONE);
    assert_int_equal(taut_outcome_score(atlas, measure, &t, &ret, &err), TAUT_OK);
    return ret;
}
#define SCORE(id, ...) score((id), (const double[]){ __VA_ARGS__ }, sizeof((double[]){ __VA_ARGS__ }) / sizeof(double))

/* Read from JSON, as people give it. */
static struct taut_measured measured(const char *json)
{
    struct taut_measured m = { 0 };
    enum taut_status st = taut_json_read_measures(atlas, json, strlen(json), arena, &m, &err);
    if (st != TAUT_OK)
        print_error("%s: %s\n", err.where, err.message);
    assert_int_equal(st, TAUT_OK);
    return m;
}
#define SERIES(series) measured("{\"format\":\"taut.measures/1\",\"series\":[" series "]}")

static struct taut_changed changed(struct taut_measured m)
{
    struct taut_changed c;
    taut_outcome_change(atlas, &m.series[0], &c);
    return c;
}
#define NRS_OF(place, before, after)                                                                   \
    SERIES("{\"measure\":\"nrs\"" place ",\"entries\":[{\"when\":\"2026-01-01\",\"answers\":[" #before \
           "]},{\"when\":\"2026-02-01\",\"answers\":[" #after "]}]}")
#define NRS(before, after) NRS_OF("", before, after)

/* ---- scores -------------------------------------------------------------------------------------------------- */

/* PEG of 7, 8 and 6 is 7.0; of 5, 5 and 5 it is 5.0: worked examples of two published calculators of the scale. */
static void peg_is_the_mean_as_in_worked_examples(void **state)
{
    (void)state;
    CHECK_NEAR(SCORE("peg", 7, 8, 6).score, 7, 1e-12);
    CHECK_NEAR(SCORE("peg", 5, 5, 5).score, 5, 1e-12);
}

/* Roland-Morris: the number of ticks; 12 at the start and 2 at the end are 10 points and 83 % better, the example that stands on
 * the form's own evaluation sheet. */
static void roland_morris_counts_ticks_as_in_its_worked_example(void **state)
{
    (void)state;
    double ticks[24] = { 0 };
    for (size_t k = 0; k < 12; k++)
        ticks[2 * k] = 1;
    CHECK_NEAR(score("rmdq", ticks, 24).score, 12, 0);
    struct taut_changed c =
        changed(SERIES("{\"measure\":\"rmdq\",\"entries\":["
                       "{\"when\":\"2026-01-01\",\"answers\":[1,1,1,1,1,1,1,1,1,1,1,1,0,0,0,0,0,0,0,0,0,0,0,0]},"
                       "{\"when\":\"2026-02-01\",\"answers\":[1,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]}]}"));
    CHECK_NEAR(c.difference, -10, 0);
    CHECK_NEAR(c.percent, -83.333, 0.001);
    assert_int_equal(c.change, TAUT_BETTER);
}

/* Stratford 1995: the sum of the activities by their number; three at least. */
static void psfs_is_the_mean_of_the_persons_own_activities(void **state)
{
    (void)state;
    CHECK_NEAR(SCORE("psfs", 3, 4, 5).score, 4, 1e-12);
    CHECK_NEAR(SCORE("psfs", 3, 4, 5, 6, 8).score, 5.2, 1e-12);
    assert_false(SCORE("psfs", 3, TAUT_MISSING, 5).valid);
}

static void a_sum_with_a_missing_item_is_no_score(void **state)
{
    (void)state;
    struct taut_scoring s = SCORE("sss", 2, 2, TAUT_MISSING, 1, 0, 0);
    assert_false(s.valid);
    assert_int_equal(s.answered, 5);
    assert_int_equal(s.of, 6);
    assert_true(SCORE("sss", 2, 2, 1, 1, 0, 0).valid);
    assert_false(SCORE("pressure-threshold", 200, 210).valid); /* three readings, Walton 2014 */
    CHECK_NEAR(SCORE("pressure-threshold", 200, 210, 220).score, 210, 1e-12);
}

static void a_foreign_form_is_entered_as_its_score(void **state)
{
    (void)state;
    static const struct {
        const char *id;
        double score;
        uint16_t answered;
        bool valid;
        const char *means;
    } rows[] = {
        { "ndi", 38, 9, true, "moderate" },   { "ndi", 38, 8, false, NULL },
        { "dash", 40, 27, true, NULL },       { "dash", 40, 26, false, NULL },
        { "quickdash", 40, 10, true, NULL },  { "quickdash", 40, 9, false, NULL },
        { "hit-6", 60, 0, true, "severe" },   { "psqi", 5, 0, true, "good sleep" },
        { "psqi", 6, 0, true, "poor sleep" }, { "promis-pain-interference", 55, 0, true, "mild" },
    };
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
        const struct taut_taken t = { .scored = true, .score = rows[k].score, .answered = rows[k].answered };
        const uint16_t measure = taut_atlas_find_measure(atlas, rows[k].id);
        struct taut_scoring s;
        assert_int_equal(taut_outcome_score(atlas, measure, &t, &s, &err), TAUT_OK);
        assert_int_equal(s.valid, rows[k].valid);
        if (rows[k].means)
            assert_string_equal(atlas->measure_bands[atlas->measures[measure].bands + s.band].means, rows[k].means);
    }
    const struct taut_taken answers = { .answers = (const double[]){ 1 }, .n_answers = 1 };
    assert_int_equal(taut_outcome_score(atlas, taut_atlas_find_measure(atlas, "ndi"), &answers,
                                        &(struct taut_scoring){ 0 }, &err),
                     TAUT_EINVAL);
}

/* Rights: what belongs to others has no items here. */
static void forms_of_others_have_no_items(void **state)
{
    (void)state;
    static const char *const theirs[] = { "ndi",       "odi",  "hit-6", "dash",
                                          "quickdash", "lefs", "psqi",  "promis-pain-interference" };
    for (size_t k = 0; k < sizeof theirs / sizeof *theirs; k++) {
        const struct taut_measure *m = &atlas->measures[taut_atlas_find_measure(atlas, theirs[k])];
        assert_int_equal(m->form, TAUT_FORM_SCORE);
        assert_int_equal(m->n_items, 0);
    }
}

static void every_figure_has_a_source_or_says_that_it_is_ours(void **state)
{
    (void)state;
    for (uint16_t i = 0; i < atlas->n_measures; i++) {
        const struct taut_measure *m = &atlas->measures[i];
        assert_int_equal(taut_atlas_find_measure(atlas, m->id), i);
        assert_true(m->low < m->high);
        assert_true(m->least_answered <= m->count[1]);
        for (uint32_t k = m->limits; k < m->limits + m->n_limits; k++) {
            const struct taut_measure_limit *l = &atlas->measure_limits[k];
            assert_true(l->amount > 0 || l->percent > 0);
            assert_true((l->source != TAUT_NONE) != (l->checked == TAUT_FIGURE_CHOICE));
        }
    }
}

/* ---- changes ------------------------------------------------------------------------------------------------- */

static void pain_must_fall_by_two_points_and_a_third_of_the_start(void **state)
{
    (void)state;
    assert_int_equal(changed(NRS(6, 4)).change, TAUT_BETTER);          /* 2 points, 33 % */
    assert_int_equal(changed(NRS(8, 6)).change, TAUT_A_LITTLE_BETTER); /* 2 points, 25 % */
    assert_int_equal(changed(NRS(6, 5)).change, TAUT_UNCHANGED);
    assert_int_equal(changed(NRS(3, 2)).change, TAUT_UNCHANGED); /* 33 %, but one point may be chance */
    assert_int_equal(changed(NRS(4, 6)).change, TAUT_WORSE);
    assert_int_equal(changed(NRS(5, 5)).change, TAUT_UNCHANGED);
    assert_int_equal(changed(NRS(0, 0)).change, TAUT_UNCHANGED);
    assert_int_equal(changed(NRS(0, 2)).change, TAUT_WORSE);
}

static void in_the_neck_more_may_be_chance(void **state)
{
    (void)state;
    assert_int_equal(changed(NRS_OF(",\"place\":\"neck\"", 7, 4)).change, TAUT_UNCHANGED); /* Kovacs 2008: 4.0 */
    assert_int_equal(changed(NRS_OF(",\"place\":\"neck\"", 8, 4)).change, TAUT_BETTER);
    assert_int_equal(changed(NRS_OF(",\"place\":\"temple\"", 7, 4)).change, TAUT_BETTER);
}

static void a_bad_start_measured_once_is_said(void **state)
{
    (void)state;
    char says[600];
    struct taut_measured m = NRS(8, 4);
    struct taut_changed c = changed(m);
    assert_true(c.regression);
    taut_outcome_says(atlas, &m.series[0], &c, says, sizeof says);
    assert_non_null(strstr(says, "regression to the mean"));
    assert_false(changed(NRS(5, 2)).regression);
    assert_false(changed(NRS(8, 7)).regression); /* nothing to explain */
    m = SERIES(
        "{\"measure\":\"nrs\",\"entries\":[{\"when\":\"2026-01-01\",\"baseline\":true,\"answers\":[9]},"
        "{\"when\":\"2026-01-08\",\"baseline\":true,\"answers\":[7]},{\"when\":\"2026-03-01\",\"answers\":[3]}]}");
    c = changed(m);
    CHECK_NEAR(c.before, 8, 1e-12);
    assert_int_equal(c.n_baseline, 2);
    assert_false(c.regression);
}

static void the_limit_is_that_of_the_instrument_or_the_largest(void **state)
{
    (void)state;
#define TURN(with)                                                       \
    SERIES("{\"measure\":\"neck-rotation-range\",\"side\":\"left\"" with \
           ",\"entries\":[{\"when\":\"2026-01-01\",\"readings\":[50]},{\"when\":\"2026-02-01\",\"readings\":[58]}]}")
    CHECK_NEAR(changed(TURN(",\"with\":\"goniometer\"")).noise.amount, 7, 0);
    assert_int_equal(changed(TURN(",\"with\":\"goniometer\"")).change, TAUT_BETTER);
    CHECK_NEAR(changed(TURN("")).noise.amount, 10, 0);
    assert_int_equal(changed(TURN("")).change, TAUT_UNCHANGED);
    CHECK_NEAR(changed(TURN(",\"with\":\"eye\"")).noise.amount, 10, 0);
}

static void a_judgement_of_change_is_held_against_no_change(void **state)
{
    (void)state;
    static const enum taut_change rows[] = { TAUT_BETTER,    TAUT_BETTER,         TAUT_A_LITTLE_BETTER,
                                             TAUT_UNCHANGED, TAUT_A_LITTLE_WORSE, TAUT_WORSE,
                                             TAUT_WORSE };
    for (int k = 0; k < 7; k++) {
        char json[200];
        snprintf(json, sizeof json,
                 "{\"format\":\"taut.measures/1\",\"series\":[{\"measure\":\"pgic\",\"entries\":[{\"when\":"
                 "\"2026-01-01\",\"answers\":[%d]}]}]}",
                 k + 1);
        assert_int_equal(changed(measured(json)).change, rows[k]);
    }
}

static void one_score_tells_no_change(void **state)
{
    (void)state;
    char says[600];
    struct taut_measured m = SERIES("{\"measure\":\"nrs\",\"entries\":[{\"when\":\"2026-01-01\",\"answers\":[8]},"
                                    "{\"when\":\"2026-01-01\",\"moment\":\"after\",\"answers\":[2]},"
                                    "{\"when\":\"2026-02-01\",\"answers\":[null]}]}");
    struct taut_changed c = changed(m);
    assert_int_equal(c.change,
                     TAUT_CHANGE_UNKNOWN); /* right after a session does not count, and what was left open neither */
    taut_outcome_says(atlas, &m.series[0], &c, says, sizeof says);
    assert_non_null(strstr(says, "no change to tell"));
}

/* ---- at once, predicted, all over ---------------------------------------------------------------------------------- */

static void what_followed_at_once_is_told_by_point_and_by_technique(void **state)
{
    (void)state;
    const struct taut_effect *e = NULL;
    size_t n = 0;
    struct taut_measured m = measured(
        "{\"format\":\"taut.measures/1\",\"series\":[{\"measure\":\"nrs\",\"entries\":["
        "{\"when\":\"2026-01-01\",\"moment\":\"before\",\"answers\":[7]},"
        "{\"when\":\"2026-01-01\",\"moment\":\"after\",\"answers\":[4]},"
        "{\"when\":\"2026-01-08\",\"moment\":\"before\",\"answers\":[6]},"
        "{\"when\":\"2026-01-08\",\"moment\":\"after\",\"answers\":[5]}]}],"
        "\"treated\":[{\"when\":\"2026-01-01\",\"point\":\"infraspinatus-1\",\"side\":\"left\",\"technique\":\"heat\"},"
        "{\"when\":\"2026-01-01\",\"point\":\"infraspinatus-1\",\"side\":\"left\",\"technique\":\"ball\"},"
        "{\"when\":\"2026-01-08\",\"point\":\"infraspinatus-1\",\"side\":\"left\",\"technique\":\"ball\"}]}");
    assert_int_equal(taut_outcome_effects(atlas, &m, arena, &e, &n, &err), TAUT_OK);
    assert_int_equal(n, 3);
    assert_int_equal(e[0].point, taut_atlas_find_point(atlas, "infraspinatus-1"));
    assert_int_equal(e[0].n, 2); /* a point with two techniques on a day counts once */
    CHECK_NEAR(e[0].mean, -2, 1e-12);
    assert_int_equal(e[0].better, 1);
    assert_int_equal(e[0].worse, 0);
    for (size_t k = 1; k < 3; k++) {
        const bool ball = e[k].technique == taut_atlas_find_technique(atlas, "ball");
        assert_int_equal(e[k].n, ball ? 2 : 1);
        CHECK_NEAR(e[k].mean, ball ? -2 : -3, 1e-12);
    }
}

static void predictions_are_held_against_what_came(void **state)
{
    (void)state;
    struct taut_predicted p;
    struct taut_measured m = SERIES("{\"measure\":\"sleep\",\"entries\":[{\"when\":\"2026-01-01\",\"answers\":[3]},"
                                    "{\"when\":\"2026-01-08\",\"answers\":[5],\"predicted\":[4,6]},"
                                    "{\"when\":\"2026-01-15\",\"answers\":[8],\"predicted\":[4,6]},"
                                    "{\"when\":\"2026-01-22\",\"answers\":[3],\"predicted\":[4,6]}]}");
    taut_outcome_predicted(atlas, &m.series[0], &p);
    assert_int_equal(p.n, 3);
    assert_int_equal(p.within, 1);
    assert_int_equal(p.better, 1); /* of sleep, more is better */
    assert_int_equal(p.worse, 1);
}

/* Wolfe 2016: 7 and 5, or 4 to 6 and 9, and four of five regions without jaw, chest and belly. */
static void widespread_pain_follows_the_published_criteria(void **state)
{
    (void)state;
    static const struct {
        const char *wpi, *sss;
        unsigned regions;
        bool fits;
    } rows[] = {
        { "0,1,1,1,0,1,1,0,1,0,0,0,0,0,1,0,0,0,0", "2,2,1,0,0,0", 4, true },  /* 7 and 5 */
        { "0,1,1,1,0,1,1,0,1,0,0,0,0,0,1,0,0,0,0", "2,1,1,0,0,0", 4, false }, /* 7 and 4 */
        { "0,1,0,0,0,1,0,0,1,0,0,0,0,0,1,0,0,0,0", "3,3,2,1,0,0", 4, true },  /* 4 and 9 */
        { "0,1,0,0,0,1,0,0,1,0,0,0,0,0,1,0,0,0,0", "3,3,2,0,0,0", 4, false }, /* 4 and 8 */
        { "1,1,1,1,1,1,1,1,0,0,0,0,0,0,0,0,0,1,1", "3,3,3,1,1,1", 2,
          false }, /* jaws, chest and belly count for no region */
    };
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
        struct taut_widespread w;
        char json[500];
        snprintf(
            json, sizeof json,
            "{\"format\":\"taut.measures/1\",\"series\":[{\"measure\":\"wpi\",\"entries\":[{\"when\":\"2026-01-01\","
            "\"answers\":[%s]}]},{\"measure\":\"sss\",\"entries\":[{\"when\":\"2026-01-01\",\"answers\":[%s]}]}]}",
            rows[k].wpi, rows[k].sss);
        struct taut_measured m = measured(json);
        taut_outcome_widespread(atlas, &m, &w);
        assert_true(w.known);
        assert_int_equal(w.regions, rows[k].regions);
        assert_int_equal(w.fits, rows[k].fits);
    }
}

/* ---- what is refused ------------------------------------------------------------------------------------------- */

static void what_does_not_hold_together_is_refused_by_its_place(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        { "{\"measure\":\"nrz\",\"entries\":[]}", "series[0].measure" },
        { "{\"measure\":\"nrs\",\"entries\":[{\"when\":\"2026-01-01\",\"answers\":[11]}]}",
          "series[0].entries[0].answers[0]" },
        { "{\"measure\":\"nrs\",\"entries\":[{\"when\":\"2026-01-01\",\"answers\":[1,2]}]}",
          "series[0].entries[0].answers" },
        { "{\"measure\":\"nrs\",\"entries\":[{\"when\":\"2026-01-01\",\"answers\":[1.5]}]}",
          "series[0].entries[0].answers[0]" },
        { "{\"measure\":\"nrs\",\"entries\":[{\"when\":\"2026-01-01\",\"answers\":[-1]}]}",
          "series[0].entries[0].answers[0]" },
        { "{\"measure\":\"nrs\",\"entries\":[{\"when\":\"2026-13-01\",\"answers\":[1]}]}",
          "series[0].entries[0].when" },
        { "{\"measure\":\"nrs\",\"entries\":[{\"when\":\"2026-01-02\",\"answers\":[1]},{\"when\":\"2026-01-01\","
          "\"answers\":[1]}]}",
          "series[0].entries[1].when" },
        { "{\"measure\":\"nrs\",\"entries\":[{\"when\":\"2026-01-01\"}]}", "series[0].entries[0].answers" },
        { "{\"measure\":\"psfs\",\"entries\":[]}", "series[0].items" },
        { "{\"measure\":\"psfs\",\"items\":[\"a\",\"b\"],\"entries\":[]}", "series[0].items" },
        { "{\"measure\":\"pressure-threshold\",\"entries\":[]}", "series[0].side" },
        { "{\"measure\":\"ndi\",\"entries\":[{\"when\":\"2026-01-01\",\"answers\":[1]}]}",
          "series[0].entries[0].answers" },
        { "{\"measure\":\"ndi\",\"entries\":[{\"when\":\"2026-01-01\",\"score\":101}]}", "series[0].entries[0].score" },
        { "{\"measure\":\"nrs\",\"entries\":[{\"when\":\"2026-01-01\",\"answers\":[1],\"predicted\":[6,4]}]}",
          "series[0].entries[0].predicted" },
        { "{\"measure\":\"nrs\",\"entry\":[]}", "series[0].entry" },
    };
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
        char json[400];
        struct taut_measured m = { 0 };
        snprintf(json, sizeof json, "{\"format\":\"taut.measures/1\",\"series\":[%s]}", rows[k][0]);
        assert_int_equal(taut_json_read_measures(atlas, json, strlen(json), arena, &m, &err), TAUT_EINVAL);
        assert_string_equal(err.where, rows[k][1]);
    }
}

static void a_trend_can_be_drawn_of_any_measurements(void **state)
{
    (void)state;
    struct taut_picture picture;
    struct taut_text svg;
    struct taut_measured m = NRS(6, 4);
    assert_int_equal(taut_outcome_trend(atlas, &m, arena, &picture, &err), TAUT_OK);
    taut_text_init(&svg, 1u << 20);
    taut_picture_svg(&picture, &svg);
    assert_false(svg.cut);
    assert_true(svg.n > 1000);
    taut_text_free(&svg);
    m = SERIES("{\"measure\":\"nrs\",\"entries\":[{\"when\":\"2026-01-01\",\"answers\":[8]}]}");
    assert_int_equal(taut_outcome_trend(atlas, &m, arena, &picture, &err), TAUT_EEMPTY);
    m = SERIES("{\"measure\":\"nrs\",\"entries\":[{\"when\":\"2026-01-01\",\"moment\":\"before\",\"answers\":[8]},"
               "{\"when\":\"2026-01-01\",\"moment\":\"after\",\"answers\":[8]}]}");
    assert_int_equal(taut_outcome_trend(atlas, &m, arena, &picture, &err), TAUT_OK); /* all on one day */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(peg_is_the_mean_as_in_worked_examples),
        cmocka_unit_test(roland_morris_counts_ticks_as_in_its_worked_example),
        cmocka_unit_test(psfs_is_the_mean_of_the_persons_own_activities),
        cmocka_unit_test(a_sum_with_a_missing_item_is_no_score),
        cmocka_unit_test(a_foreign_form_is_entered_as_its_score),
        cmocka_unit_test(forms_of_others_have_no_items),
        cmocka_unit_test(every_figure_has_a_source_or_says_that_it_is_ours),
        cmocka_unit_test(pain_must_fall_by_two_points_and_a_third_of_the_start),
        cmocka_unit_test(in_the_neck_more_may_be_chance),
        cmocka_unit_test(a_bad_start_measured_once_is_said),
        cmocka_unit_test(the_limit_is_that_of_the_instrument_or_the_largest),
        cmocka_unit_test(a_judgement_of_change_is_held_against_no_change),
        cmocka_unit_test(one_score_tells_no_change),
        cmocka_unit_test(what_followed_at_once_is_told_by_point_and_by_technique),
        cmocka_unit_test(predictions_are_held_against_what_came),
        cmocka_unit_test(widespread_pain_follows_the_published_criteria),
        cmocka_unit_test(what_does_not_hold_together_is_refused_by_its_place),
        cmocka_unit_test(a_trend_can_be_drawn_of_any_measurements),
    };
    return cmocka_run_group_tests_name("outcome", tests, set_up, tear_down);
}
