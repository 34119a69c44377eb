/* test_simulate.c - the simulator: the same people whoever asks, and measures as their sources define them. */
#include "unit.h"

#include <math.h>
#include <string.h>

#include <taut/simulate.h>

enum { PEOPLE = 120 };

static const struct taut_atlas *atlas;
static struct taut_body body;
static struct taut_arena *arena, *scratch;

static struct taut_simulation *make(const char *world, uint64_t seed)
{
    struct taut_simulation_options options = {
        .world = taut_world_find(world), .seed = seed, .people = PEOPLE, .checked = 2, .redrawn = PEOPLE, .varied = 1
    };
    struct taut_simulation *s = NULL;
    struct taut_error err = { 0 };
    assert_int_equal(taut_simulation_create(atlas, &body, &options, arena, &s, &err), TAUT_OK);
    return s;
}

static struct taut_simulation_tally run(const struct taut_simulation *s, size_t first, size_t n)
{
    struct taut_simulation_tally t = { 0 };
    struct taut_error err = { 0 };
    assert_int_equal(taut_simulation_run(s, first, n, scratch, &t, &err), TAUT_OK);
    return t;
}

/* ---- people -------------------------------------------------------------------------------------------------------- */

static void the_same_seed_gives_the_same_people_in_any_order(void **state)
{
    (void)state;
    struct taut_simulation *s = make("shifted", 7), *again = make("shifted", 7), *other = make("shifted", 8);
    size_t differ = 0;
    for (size_t k = 20; k-- > 0;) {
        struct taut_case x = { 0 }, y = { 0 }, z = { 0 };
        enum taut_status st = taut_simulation_case(s, 19 - k, arena, &x, NULL);
        assert_int_equal(taut_simulation_case(again, 19 - k, arena, &y, NULL), st);
        taut_simulation_case(other, 19 - k, arena, &z, NULL);
        assert_int_equal(x.n_findings, y.n_findings);
        for (size_t f = 0; f < x.n_findings; f++) {
            assert_int_equal(x.findings[f].kind, y.findings[f].kind);
            assert_int_equal(x.findings[f].target, y.findings[f].target);
            assert_int_equal(x.findings[f].level, y.findings[f].level);
        }
        differ += x.n_findings != z.n_findings;
    }
    assert_true(differ > 5);
}

static void tallies_of_parts_add_up_to_the_whole(void **state)
{
    (void)state;
    struct taut_simulation *s = make("matched", 3);
    struct taut_simulation_tally whole = run(s, 0, 12), parts = run(s, 0, 5), rest = run(s, 5, 7);
    taut_simulation_add(&parts, &rest);
    assert_int_equal(parts.people, 12);
    assert_int_equal(whole.untold, parts.untold);
    assert_int_equal(whole.findings, parts.findings);
    for (size_t k = 0; k < TAUT_STATED_KINDS; k++)
        assert_true(fabs(whole.calibration[k].squares - parts.calibration[k].squares) < 1e-9);
    assert_int_equal(whole.checks[TAUT_ORDER_CHART].until_pressed, parts.checks[TAUT_ORDER_CHART].until_pressed);
    assert_int_equal(whole.variation[3][1].new_first, parts.variation[3][1].new_first);
}

/* Of matched people what is stated and what is so cannot be far apart; the noise of so few is about 0.1. */
static void matched_people_are_as_the_model_expects(void **state)
{
    (void)state;
    struct taut_simulation_tally t = run(make("matched", 1), 0, PEOPLE);
    assert_true(t.untold < PEOPLE / 4);
    assert_true(taut_calibration_error(&t.calibration[TAUT_STATED_LISTED]) < 0.05);
    assert_true(taut_calibration_error(&t.calibration[TAUT_STATED_FIRST_WORDS]) < 0.25);
    const struct taut_hits_tally *taut = &t.hits[TAUT_RANKED_BY_TAUT][0], *prior = &t.hits[TAUT_RANKED_BY_PRIOR][0];
    assert_true(taut->any[2] > 2 * prior->any[2]);
}

/* Places told twice agree as two drawings of one pain do: PubMed 37897081 (0.42), Leoni and others 2013 (0.62). */
static void retold_places_agree_as_redrawn_ones_do(void **state)
{
    (void)state;
    struct taut_simulation_tally t = run(make("matched", 5), 0, 40);
    double told = t.stability.told / (double)t.stability.people;
    assert_true(told > 0.38 && told < 0.68);
}

static void every_world_has_people_who_tell_of_pain(void **state)
{
    (void)state;
    size_t n = 0;
    for (const struct taut_world *w; (w = taut_world_at(n)); n++) {
        struct taut_simulation *s = make(w->id, 2);
        struct taut_simulation_tally t = run(s, 0, 4);
        assert_ptr_equal(taut_world_find(w->id), w);
        assert_int_equal(t.people, 4);
        assert_true(t.untold < 4);
    }
    assert_true(n >= 9);
    assert_null(taut_world_find("nowhere"));
}

static void a_simulation_without_world_or_people_is_refused(void **state)
{
    (void)state;
    struct taut_simulation_options none = { .people = 1 }, nobody = { .world = taut_world_at(0) };
    struct taut_simulation *s = NULL;
    struct taut_error err = { 0 };
    assert_int_equal(taut_simulation_create(atlas, &body, &none, arena, &s, &err), TAUT_EINVAL);
    assert_string_equal(err.where, "world");
    assert_int_equal(taut_simulation_create(atlas, &body, &nobody, arena, &s, &err), TAUT_EINVAL);
    assert_string_equal(err.where, "people");
    assert_null(s);
}

/* ---- measures -------------------------------------------------------------------------------------------------------- */

static void calibration_error_weighs_bins_by_their_size(void **state)
{
    (void)state;
    struct taut_calibration_tally t = { .squares = 3, .logs = 8 };
    t.bins[2].n = 3, t.bins[2].stated = 0.75, t.bins[2].so = 0; /* says 0.25, is 0 */
    t.bins[9].n = 1, t.bins[9].stated = 0.95, t.bins[9].so = 1; /* says 0.95, is 1 */
    assert_true(fabs(taut_calibration_error(&t) - (0.75 * 0.25 + 0.25 * 0.05)) < 1e-12);
    assert_true(fabs(taut_calibration_brier(&t) - 0.75) < 1e-12);
    assert_true(fabs(taut_calibration_log_loss(&t) - 2) < 1e-12);
}

static void measures_of_nobody_are_zero(void **state)
{
    (void)state;
    struct taut_calibration_tally t = { 0 };
    assert_true(taut_calibration_error(&t) == 0 && taut_calibration_brier(&t) == 0 &&
                taut_calibration_log_loss(&t) == 0);
}

/* Depth 3, persistence 0.8: agreements 1, 1/2, 2/3, so 2/3 * 0.512 + 0.25 * (0.8 + 0.32 + 0.341333). */
static void rank_biased_overlap_is_that_of_its_paper(void **state)
{
    (void)state;
    const uint32_t x[] = { 1, 2, 3 }, y[] = { 1, 3, 4 }, z[] = { 7, 8, 9 };
    assert_true(fabs(taut_rank_biased_overlap(x, 3, y, 3) - (0.512 * 2 / 3 + 0.25 * (0.8 + 0.32 + 0.512 * 2 / 3))) <
                1e-12);
    assert_true(fabs(taut_rank_biased_overlap(x, 3, x, 3) - 1) < 1e-12);
    assert_true(taut_rank_biased_overlap(x, 3, z, 3) == 0);
    assert_true(taut_rank_biased_overlap(x, 0, z, 0) == 1);
}

static void jaccard_counts_what_both_lists_begin_with(void **state)
{
    (void)state;
    const uint32_t x[] = { 1, 2, 3, 4 }, y[] = { 2, 1, 5, 6 };
    assert_true(fabs(taut_rank_jaccard(x, 4, y, 4, 4) - 2.0 / 6) < 1e-12);
    assert_true(taut_rank_jaccard(x, 4, y, 4, 2) == 1);
    assert_true(taut_rank_jaccard(x, 0, y, 0, 5) == 1);
}

static void numbers_of_the_model_go_by_their_names(void **state)
{
    (void)state;
    assert_string_equal(taut_model_number_name(0), "point_active");
    assert_string_equal(taut_model_number_name(TAUT_MODEL_NUMBERS - 1), "counted_weight");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_seed_gives_the_same_people_in_any_order),
        cmocka_unit_test(tallies_of_parts_add_up_to_the_whole),
        cmocka_unit_test(matched_people_are_as_the_model_expects),
        cmocka_unit_test(retold_places_agree_as_redrawn_ones_do),
        cmocka_unit_test(every_world_has_people_who_tell_of_pain),
        cmocka_unit_test(a_simulation_without_world_or_people_is_refused),
        cmocka_unit_test(calibration_error_weighs_bins_by_their_size),
        cmocka_unit_test(measures_of_nobody_are_zero),
        cmocka_unit_test(rank_biased_overlap_is_that_of_its_paper),
        cmocka_unit_test(jaccard_counts_what_both_lists_begin_with),
        cmocka_unit_test(numbers_of_the_model_go_by_their_names),
    };
    size_t n = 0;
    const void *bytes = taut_body_builtin(&n);
    atlas = taut_atlas_builtin();
    arena = taut_arena_create();
    scratch = taut_arena_create();
    if (!arena || !scratch || taut_body_read(atlas, bytes, n, arena, &body, NULL) != TAUT_OK)
        return 1;
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    taut_arena_free(scratch);
    taut_arena_free(arena);
    return failed;
}
