/* test_simulate.c - the simulator: the same people whoever asks, and measures as their sources define them. */
#include "unit.h"

#include <math.h>
#include <pthread.h>
#include <string.h>

#include "infer/simulate_parts.h"

enum { PEOPLE = 60 };

static const struct taut_atlas *atlas;
static struct taut_body body;
static struct taut_arena *arena, *scratch;

static struct taut_simulation *make(const char *world, uint64_t seed)
{
    struct taut_simulation_options options = {
        .world = taut_world_find(world), .seed = seed, .people = PEOPLE, .checked = 1, .redrawn = PEOPLE, .varied = 1
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
    struct taut_simulation_tally whole = run(s, 1, 9), parts = run(s, 1, 4), rest = run(s, 5, 5);
    taut_simulation_add(&parts, &rest);
    assert_int_equal(parts.people, 9);
    assert_int_equal(whole.untold, parts.untold);
    assert_int_equal(whole.findings, parts.findings);
    assert_int_equal(whole.stability.same_first, parts.stability.same_first);
    for (size_t k = 0; k < TAUT_STATED_KINDS; k++)
        assert_true(fabs(whole.calibration[k].squares - parts.calibration[k].squares) < 1e-9);
}

struct half {
    const struct taut_simulation *simulation;
    size_t first, n;
    struct taut_simulation_tally tally;
};

static void *live(void *half)
{
    struct half *h = half;
    struct taut_arena *own = taut_arena_create();
    if (own)
        taut_simulation_run(h->simulation, h->first, h->n, own, &h->tally, NULL);
    taut_arena_free(own);
    return NULL;
}

static void two_threads_give_the_bytes_of_one(void **state)
{
    (void)state;
    struct taut_simulation *s = make("shifted", 11);
    static struct half one[2], two[2];
    for (size_t k = 0; k < 2; k++)
        one[k] = two[k] = (struct half){ .simulation = s, .first = 1 + 6 * k, .n = 6 };
    live(&one[0]);
    live(&one[1]);
    pthread_t helper;
    assert_int_equal(pthread_create(&helper, NULL, live, &two[1]), 0);
    live(&two[0]);
    pthread_join(helper, NULL);
    assert_int_equal(one[0].tally.people, 6);
    for (size_t k = 0; k < 2; k++)
        assert_memory_equal(&one[k].tally, &two[k].tally, sizeof one[k].tally);
}

/* Of matched people what is stated and what is so cannot be far apart; the noise of so few is about 0.1. */
static void matched_people_are_as_the_model_expects(void **state)
{
    (void)state;
    struct taut_simulation_tally t = run(make("matched", 1), 1, PEOPLE - 1);
    assert_true(t.untold < PEOPLE / 4);
    assert_true(taut_calibration_error(&t.calibration[TAUT_STATED_LISTED]) < 0.05);
    assert_true(taut_calibration_error(&t.calibration[TAUT_STATED_FIRST]) < 0.25);
    const struct taut_hits_tally *taut = &t.hits[TAUT_RANKED_BY_TAUT][0], *prior = &t.hits[TAUT_RANKED_BY_PRIOR][0];
    assert_true(taut->any[2] > prior->any[2]);
    double told = t.stability.told / (double)t.stability.people;
    assert_true(told > 0.42 && told < 0.68); /* as two drawings of one pain: PubMed 37897081, Leoni and others 2013 */
}

/* Somebody with a muscle behind the pain goes through all costly measures. */
static void checks_and_variations_are_counted(void **state)
{
    (void)state;
    struct taut_simulation_tally t = { 0 };
    for (uint64_t seed = 1; t.varied == 0 && seed < 20; seed++) {
        struct taut_simulation_options options = { .world = taut_world_find("several"), .seed = seed, .people = 1 };
        struct taut_simulation *s = NULL;
        assert_int_equal(taut_simulation_create(atlas, &body, &options, arena, &s, NULL), TAUT_OK);
        assert_int_equal(taut_simulation_steps(s).checked, 1);
        t = run(s, 0, 1);
    }
    assert_int_equal(t.varied, 1);
    for (size_t order = 0; order < TAUT_ORDERS; order++) {
        const struct taut_checks_tally *c = &t.checks[order];
        assert_int_equal(c->people, 1);
        assert_int_equal(c->pressed_at[0], 0); /* nothing is pressed before the first check */
        assert_true(c->minutes <= 2.5 * TAUT_MOST_CHECKS);
    }
    for (size_t i = 0; i < TAUT_VARIED; i++)
        for (size_t k = 0; k < 2; k++)
            assert_int_equal(t.variation[i][k].people, 1);
}

/* ---- worlds -------------------------------------------------------------------------------------------------------- */

/* What is true of the first people of a world, on average. */
struct crowd {
    double muscles, conditions, places, left_out; /* left_out: share of what is to be told that is not */
};

static struct crowd look(const char *world)
{
    struct crowd c = { 0 };
    struct taut_simulation *s = make(world, 6);
    for (size_t k = 0; k < PEOPLE; k++) {
        struct person p;
        struct taut_case told = { 0 };
        size_t meant = 0, places = 0;
        assert_int_equal(person_make(s, k, scratch, &p, NULL), TAUT_OK);
        c.muscles += (double)person_muscles(&p, false) / PEOPLE;
        for (size_t i = 2u * atlas->n_points; i < 2u * atlas->n_causes; i++)
            c.conditions += (p.state[i] > TAUT_ABSENT) / (double)PEOPLE;
        for (size_t u = 0; u < 3u * atlas->n_places; u++)
            meant += p.told[u] > 0;
        person_tell(&p, scratch, &told, NULL);
        for (size_t f = 0; f < told.n_findings; f++)
            places += told.findings[f].kind == TAUT_PAIN;
        c.places += (double)places / PEOPLE;
        c.left_out += meant ? (1 - (double)places / (double)meant) / PEOPLE : 0;
        taut_arena_reset(scratch);
    }
    return c;
}

static void worlds_differ_as_they_say(void **state)
{
    (void)state;
    struct crowd matched = look("matched"), several = look("several"), other = look("other-causes"),
                 forgetful = look("forgetful"), exaggerating = look("exaggerating");
    assert_true(several.muscles > 1.15 * matched.muscles);
    assert_true(other.muscles < 0.75 * matched.muscles && other.conditions > 1.5 * matched.conditions);
    assert_true(fabs(matched.left_out) < 1e-12);
    assert_true(forgetful.left_out > 0.15 && forgetful.left_out < 0.35);
    assert_true(exaggerating.places > 1.05 * matched.places);
}

/* Of the left half of the skin, how many regions are felt elsewhere when a zone is moved by a vector. */
static double felt_elsewhere(float mm)
{
    struct taut_simulation *s = make("wandering", 1);
    struct chance c = chance_begin(1, 2, 3);
    size_t moved = 0, n = 0;
    for (uint16_t r = 0; r < atlas->n_regions; r++)
        if (s->has_spots[r]) {
            n++;
            moved += world_wander(s, r, (struct taut_point3){ mm, 0, 0 }, &c) != r;
        }
    return (double)moved / (double)n;
}

static void zones_wander_further_with_the_distance(void **state)
{
    (void)state;
    assert_true(felt_elsewhere(0) < 0.05);
    assert_true(felt_elsewhere(20) > 0.1);
    assert_true(felt_elsewhere(60) > felt_elsewhere(20));
}

static void every_world_has_people_who_tell_of_pain(void **state)
{
    (void)state;
    size_t n = 0;
    for (const struct taut_world *w; (w = taut_world_at(n)); n++) {
        struct taut_simulation *s = make(w->id, 2);
        struct taut_simulation_tally t = run(s, 1, 3);
        assert_ptr_equal(taut_world_find(w->id), w);
        assert_int_equal(t.people, 3);
        assert_true(t.untold < 3);
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

static void checks_are_measured_from_their_curve(void **state)
{
    (void)state;
    struct taut_checks_tally t = { .people = 4, .certain_at = { [0] = 1, [2] = 1 } }; /* two are never certain */
    assert_true(fabs(taut_checks_share(&t, t.certain_at, 0) - 0.25) < 1e-12);
    assert_true(fabs(taut_checks_share(&t, t.certain_at, TAUT_MOST_CHECKS) - 0.5) < 1e-12);
    assert_true(fabs(taut_checks_mean(&t, t.certain_at) - (0 + 2 + 2.0 * TAUT_MOST_CHECKS) / 4) < 1e-12);
}

static void what_is_varied_goes_by_its_name(void **state)
{
    (void)state;
    assert_string_equal(taut_varied_name(0), "point_active");
    assert_string_equal(taut_varied_name(TAUT_MODEL_NUMBERS - 1), "counted_weight");
    assert_string_equal(taut_varied_name(TAUT_VARIED - 1), "chances of links");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_seed_gives_the_same_people_in_any_order),
        cmocka_unit_test(tallies_of_parts_add_up_to_the_whole),
        cmocka_unit_test(matched_people_are_as_the_model_expects),
        cmocka_unit_test(two_threads_give_the_bytes_of_one),
        cmocka_unit_test(checks_and_variations_are_counted),
        cmocka_unit_test(worlds_differ_as_they_say),
        cmocka_unit_test(zones_wander_further_with_the_distance),
        cmocka_unit_test(every_world_has_people_who_tell_of_pain),
        cmocka_unit_test(a_simulation_without_world_or_people_is_refused),
        cmocka_unit_test(calibration_error_weighs_bins_by_their_size),
        cmocka_unit_test(measures_of_nobody_are_zero),
        cmocka_unit_test(rank_biased_overlap_is_that_of_its_paper),
        cmocka_unit_test(jaccard_counts_what_both_lists_begin_with),
        cmocka_unit_test(checks_are_measured_from_their_curve),
        cmocka_unit_test(what_is_varied_goes_by_its_name),
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
