/* test_infer.c - the ranking on the real atlas: what must hold whatever the numbers in the atlas are. */
#include "unit.h"

#include <math.h>
#include <string.h>
#include <strings.h>

#include <taut/infer.h>

static const struct taut_atlas *atlas;
static struct taut_arena *arena;

static struct taut_finding pain(const char *place, enum taut_side side, uint8_t level)
{
    uint16_t target = taut_atlas_find_place(atlas, place);
    assert_int_not_equal(target, TAUT_NONE);
    return (struct taut_finding){ .kind = TAUT_PAIN,
                                  .target = target,
                                  .side = side,
                                  .level = level,
                                  .nrs = -1,
                                  .negated = level == 0,
                                  .method = TAUT_FROM_WORDS };
}

static struct taut_finding term(enum taut_finding_kind kind, enum taut_term_kind of, const char *id)
{
    uint16_t target = taut_atlas_find_term(atlas, of, id);
    assert_int_not_equal(target, TAUT_NONE);
    return (struct taut_finding){ .kind = kind, .target = target, .level = 1, .nrs = -1, .method = TAUT_FROM_WORDS };
}

static struct taut_finding pressed(const char *point, enum taut_side side, enum taut_answer familiar)
{
    uint16_t target = taut_atlas_find_cause(atlas, point);
    assert_int_not_equal(target, TAUT_NONE);
    return (struct taut_finding){ .kind = TAUT_PALPATION,
                                  .target = target,
                                  .side = side,
                                  .level = 1,
                                  .nrs = -1,
                                  .method = TAUT_FROM_PALPATION,
                                  .palpation = { .tender = TAUT_YES, .familiar_pain = familiar } };
}

static struct taut_ranking rank_with(const struct taut_finding *f, size_t n, size_t wanted)
{
    struct taut_case c = { .findings = f, .n_findings = n };
    struct taut_infer_options all = { .max_candidates = wanted };
    struct taut_ranking r;
    struct taut_error err;
    enum taut_status st = taut_infer_rank(atlas, &c, &all, arena, &r, &err);
    if (st != TAUT_OK)
        print_error("%s: %s\n", err.where, err.message);
    assert_int_equal(st, TAUT_OK);
    return r;
}

static double probability_of(const struct taut_ranking *r, const char *muscle, enum taut_side side)
{
    for (size_t k = 0; k < r->n_candidates; k++) {
        const struct taut_candidate *c = &r->candidates[k];
        if (c->side == side && !strcmp(atlas->muscles[atlas->points[c->cause].muscle].id, muscle))
            return c->probability;
    }
    return -1;
}

static size_t headache(struct taut_finding *f)
{
    size_t n = 0;
    f[n++] = pain("eye-deep", TAUT_LEFT, TAUT_LEVEL_UNKNOWN);
    f[n++] = pain("temple", TAUT_LEFT, TAUT_LEVEL_UNKNOWN);
    f[n++] = pain("neck", TAUT_UNSTATED, TAUT_LEVEL_UNKNOWN);
    f[n++] = term(TAUT_AGGRAVATES, TAUT_ACTIVITY, "desk-work");
    f[n++] = term(TAUT_LIMITS, TAUT_MOVEMENT, "neck-rotation");
    return n;
}

static void a_temple_headache_with_a_stiff_neck_points_to_neck_and_shoulder_muscles(void **state)
{
    (void)state;
    struct taut_finding f[8];
    struct taut_ranking r = rank_with(f, headache(f), 300);
    double trapezius = probability_of(&r, "trapezius-upper", TAUT_LEFT);
    assert_true(trapezius > 0.05);
    assert_true(trapezius > 5 * probability_of(&r, "infraspinatus", TAUT_LEFT));
    assert_true(trapezius > probability_of(&r, "trapezius-upper", TAUT_RIGHT));
    assert_true(r.muscular > 0.1 && r.muscular < 1);
    assert_true(r.n_checks > 0 && r.checks[0].bits > 0);
    for (size_t k = 0; k < r.n_candidates; k++) {
        const struct taut_candidate *c = &r.candidates[k];
        double total = 0;
        for (int s = 0; s < TAUT_STATES; s++)
            total += c->state[s];
        assert_true(fabs(total - 1) < 1e-9);
        assert_true(c->probability >= c->point_probability - 1e-12 && c->probability <= 1);
        assert_true(c->error == 0);
        assert_true(k == 0 || c->probability <= r.candidates[k - 1].probability);
    }
}

static void the_same_case_gives_the_same_bytes_in_any_order(void **state)
{
    (void)state;
    struct taut_finding f[8], g[8];
    size_t n = headache(f);
    struct taut_ranking first = rank_with(f, n, 300);
    for (size_t shift = 1; shift < n; shift++) {
        for (size_t k = 0; k < n; k++)
            g[k] = f[(k + shift) % n];
        struct taut_ranking again = rank_with(g, n, 300);
        assert_int_equal(again.n_candidates, first.n_candidates);
        for (size_t k = 0; k < first.n_candidates; k++) {
            assert_int_equal(again.candidates[k].cause, first.candidates[k].cause);
            assert_int_equal(again.candidates[k].side, first.candidates[k].side);
            assert_true(again.candidates[k].probability == first.candidates[k].probability);
        }
    }
}

static enum taut_side mirrored(enum taut_side s)
{
    return s == TAUT_LEFT ? TAUT_RIGHT : s == TAUT_RIGHT ? TAUT_LEFT : s;
}

static void mirrored_findings_give_the_mirrored_ranking(void **state)
{
    (void)state;
    struct taut_finding f[8], g[8];
    size_t n = headache(f);
    for (size_t k = 0; k < n; k++) {
        g[k] = f[k];
        g[k].side = mirrored(f[k].side);
    }
    struct taut_ranking a = rank_with(f, n, 300), b = rank_with(g, n, 300);
    for (size_t k = 0; k < a.n_candidates; k++) {
        const char *muscle = atlas->muscles[atlas->points[a.candidates[k].cause].muscle].id;
        double there = probability_of(&b, muscle, mirrored(a.candidates[k].side));
        assert_true(fabs(there - a.candidates[k].probability) < 1e-9);
    }
}

static void familiar_pain_on_pressing_raises_a_point_and_its_absence_lowers_it(void **state)
{
    (void)state;
    struct taut_finding f[9];
    size_t n = headache(f);
    struct taut_ranking before = rank_with(f, n, 300);
    f[n] = pressed("trapezius-upper-1", TAUT_LEFT, TAUT_YES);
    struct taut_ranking yes = rank_with(f, n + 1, 300);
    f[n] = pressed("trapezius-upper-1", TAUT_LEFT, TAUT_NO);
    struct taut_ranking no = rank_with(f, n + 1, 300);
    double p = probability_of(&before, "trapezius-upper", TAUT_LEFT);
    double up = probability_of(&yes, "trapezius-upper", TAUT_LEFT);
    assert_true(up > p);
    assert_true(probability_of(&no, "trapezius-upper", TAUT_LEFT) < p);
    /* no palpation is stronger than 4 to 1 */
    assert_true(up / (1 - up) <= 4.0001 * atlas->model.largest_likelihood_ratio / 4 * p / (1 - p) * 1.0001);
}

static void pain_that_falls_after_a_release_speaks_for_the_point(void **state)
{
    (void)state;
    struct taut_finding f[9];
    size_t n = headache(f);
    f[n] = pressed("trapezius-upper-1", TAUT_LEFT, TAUT_YES);
    struct taut_ranking before = rank_with(f, n + 1, 300);
    f[n].palpation.relieved = TAUT_YES;
    struct taut_ranking yes = rank_with(f, n + 1, 300);
    f[n].palpation.relieved = TAUT_NO;
    struct taut_ranking no = rank_with(f, n + 1, 300);
    double p = probability_of(&before, "trapezius-upper", TAUT_LEFT);
    assert_true(probability_of(&yes, "trapezius-upper", TAUT_LEFT) > p);
    assert_true(probability_of(&no, "trapezius-upper", TAUT_LEFT) < p);
}

static void denied_pain_lowers_what_would_cause_it(void **state)
{
    (void)state;
    struct taut_finding f[3] = { pain("shoulder-blade", TAUT_RIGHT, TAUT_LEVEL_UNKNOWN),
                                 pain("front-of-shoulder", TAUT_RIGHT, TAUT_LEVEL_UNKNOWN) };
    struct taut_finding g[3] = { f[0], pain("front-of-shoulder", TAUT_RIGHT, 0) };
    struct taut_ranking with = rank_with(f, 2, 300), denied = rank_with(g, 2, 300);
    assert_true(probability_of(&with, "infraspinatus", TAUT_RIGHT) >
                probability_of(&denied, "infraspinatus", TAUT_RIGHT));
}

static void without_a_side_the_answer_speaks_of_the_side_that_hurts(void **state)
{
    (void)state;
    struct taut_finding f = pain("temple", TAUT_UNSTATED, 2);
    struct taut_ranking r = rank_with(&f, 1, 300);
    for (size_t k = 0; k < r.n_candidates; k++) {
        bool paired = atlas->causes[r.candidates[k].cause].paired;
        assert_int_equal(r.candidates[k].side, paired ? TAUT_UNSTATED : TAUT_MIDLINE);
    }
    assert_true(probability_of(&r, "trapezius-upper", TAUT_UNSTATED) > 0);
}

static void sides_that_nothing_tells_apart_fill_one_row(void **state)
{
    (void)state;
    struct taut_finding f[2] = { pain("temple", TAUT_BOTH, 2), pain("forehead", TAUT_LEFT, 2) };
    struct taut_ranking r = rank_with(f, 1, 300);
    assert_true(probability_of(&r, "trapezius-upper", TAUT_BOTH) > 0);
    for (size_t k = 0; k < r.n_candidates; k++)
        assert_true(r.candidates[k].side == TAUT_BOTH || r.candidates[k].side == TAUT_MIDLINE);
    r = rank_with(f, 2, 300);
    assert_true(probability_of(&r, "frontalis", TAUT_LEFT) > probability_of(&r, "frontalis", TAUT_RIGHT));
}

static void explanations_are_ordered_and_their_probabilities_add_up_to_at_most_one(void **state)
{
    (void)state;
    struct taut_finding f[8];
    struct taut_ranking r = rank_with(f, headache(f), 10);
    double total = 0;
    assert_true(r.n_explanations >= 2);
    for (size_t k = 0; k < r.n_explanations; k++) {
        total += r.explanations[k].probability;
        assert_true(k == 0 || r.explanations[k].probability <= r.explanations[k - 1].probability);
    }
    assert_true(total <= 1 + 1e-9);
}

static void every_region_alone_has_an_answer_or_says_that_nothing_is_known(void **state)
{
    (void)state;
    for (uint16_t region = 0; region < atlas->n_regions; region++) {
        struct taut_finding f = pain(atlas->places[region].id, TAUT_RIGHT, 2);
        struct taut_ranking r = rank_with(&f, 1, 5);
        assert_true(r.stats.positives == 1);
        for (size_t k = 0; k < r.n_candidates; k++)
            assert_true(r.candidates[k].probability >= 0 && r.candidates[k].probability <= 1);
        taut_arena_reset(arena);
    }
}

static void random_cases_keep_their_promises(void **state)
{
    (void)state;
    uint64_t seed = 11;
    for (int round = 0; round < 60; round++) {
        struct taut_finding f[24];
        size_t n = 1 + random_below(&seed, 24);
        for (size_t k = 0; k < n; k++) {
            static const enum taut_side sides[] = { TAUT_LEFT, TAUT_RIGHT, TAUT_BOTH, TAUT_UNSTATED, TAUT_MIDLINE };
            static const enum taut_method methods[] = { TAUT_FROM_WORDS, TAUT_FROM_DRAWING, TAUT_FROM_ANSWER };
            f[k] = pain(atlas->places[random_below(&seed, atlas->n_places)].id, sides[random_below(&seed, 5)],
                        (uint8_t)random_below(&seed, 4));
            f[k].method = methods[random_below(&seed, 3)];
        }
        f[0].level = 2;
        f[0].negated = false;
        struct taut_ranking r = rank_with(f, n, 8);
        assert_true(isfinite(r.stats.log_evidence));
        assert_true(r.stats.neglected >= 0 && r.stats.neglected <= 1);
        for (size_t k = 0; k < r.n_candidates; k++)
            assert_true(r.candidates[k].probability >= 0 && r.candidates[k].probability <= 1 + 1e-9);
        taut_arena_reset(arena);
    }
}

static void what_the_atlas_does_not_know_is_refused_with_its_place(void **state)
{
    (void)state;
    struct taut_finding f[2] = { pain("temple", TAUT_LEFT, 2), pain("temple", TAUT_LEFT, 2) };
    struct taut_case c = { .findings = f, .n_findings = 2 };
    struct taut_ranking r;
    struct taut_error err;
    f[1].target = atlas->n_places;
    assert_int_equal(taut_infer_rank(atlas, &c, NULL, arena, &r, &err), TAUT_EINVAL);
    assert_string_equal(err.where, "findings[1]");
    f[1] = f[0];
    f[1].level = 7;
    assert_int_equal(taut_infer_rank(atlas, &c, NULL, arena, &r, &err), TAUT_EINVAL);
    f[0] = pain("temple", TAUT_LEFT, 0);
    c.n_findings = 1;
    assert_int_equal(taut_infer_rank(atlas, &c, NULL, arena, &r, &err), TAUT_EEMPTY);
    c.n_findings = 0;
    assert_int_equal(taut_infer_rank(atlas, &c, NULL, arena, &r, &err), TAUT_EEMPTY);
}

static void the_baseline_counts_zones(void **state)
{
    (void)state;
    struct taut_finding f[8];
    struct taut_case c = { .findings = f, .n_findings = headache(f) };
    struct taut_candidate list[10];
    size_t n = taut_infer_count_zones(atlas, &c, list, 10);
    assert_int_equal(n, 10);
    for (size_t k = 1; k < n; k++)
        assert_true(list[k].probability <= list[k - 1].probability);
    assert_true(list[0].probability >= 2);
}

static void what_to_ask_next_is_what_the_ranking_would_ask(void **state)
{
    (void)state;
    struct taut_finding f[8];
    struct taut_case c = { .findings = f, .n_findings = headache(f) };
    const struct taut_infer_options opt = { .max_checks = 40 };
    const struct taut_check *list = NULL;
    struct taut_ranking ranking;
    size_t n = 0, found = 0, asked = 0;
    assert_int_equal(taut_infer_questions(atlas, &c, &opt, arena, &list, &n, NULL), TAUT_OK);
    assert_int_equal(taut_infer_rank(atlas, &c, &opt, arena, &ranking, NULL), TAUT_OK);
    assert_true(n > 0);
    for (size_t k = 0; k < n; k++) {
        assert_int_not_equal(list[k].kind, TAUT_PALPATION);
        assert_true(k == 0 || list[k].bits * list[k - 1].minutes <= list[k - 1].bits * list[k].minutes);
    }
    for (size_t k = 0; k < ranking.n_checks; k++) {
        const struct taut_check *x = &ranking.checks[k];
        asked += x->kind != TAUT_PALPATION;
        for (size_t m = 0; m < n; m++)
            found += list[m].kind == x->kind && list[m].target == x->target && list[m].side == x->side &&
                     list[m].bits == x->bits;
    }
    assert_true(asked > 5);
    assert_int_equal(found, asked);
    assert_int_equal(taut_infer_questions(atlas, &(struct taut_case){ 0 }, &opt, arena, &list, &n, NULL), TAUT_EEMPTY);
}

static void a_reference_lists_by_name_what_touches_and_nothing_denied(void **state)
{
    (void)state;
    struct taut_finding f[8];
    struct taut_case c = { .findings = f, .n_findings = headache(f) };
    const struct taut_known *list = NULL;
    size_t n = 0, more = 0;
    assert_int_equal(taut_infer_reference(atlas, &c, arena, &list, &n, NULL), TAUT_OK);
    assert_true(n > 3);
    for (size_t k = 0; k < n; k++) {
        assert_true(list[k].n_touches > 0);
        if (k > 0)
            assert_true(
                strcasecmp(atlas->muscles[list[k - 1].muscle].english, atlas->muscles[list[k].muscle].english) <= 0);
    }
    for (size_t k = 0; k < c.n_findings; k++) {
        f[k].negated = true;
        f[k].level = 0;
    }
    assert_int_equal(taut_infer_reference(atlas, &c, arena, &list, &more, NULL), TAUT_EEMPTY);
}

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_to_ask_next_is_what_the_ranking_would_ask),
        cmocka_unit_test(a_reference_lists_by_name_what_touches_and_nothing_denied),
        cmocka_unit_test(a_temple_headache_with_a_stiff_neck_points_to_neck_and_shoulder_muscles),
        cmocka_unit_test(the_same_case_gives_the_same_bytes_in_any_order),
        cmocka_unit_test(mirrored_findings_give_the_mirrored_ranking),
        cmocka_unit_test(familiar_pain_on_pressing_raises_a_point_and_its_absence_lowers_it),
        cmocka_unit_test(pain_that_falls_after_a_release_speaks_for_the_point),
        cmocka_unit_test(denied_pain_lowers_what_would_cause_it),
        cmocka_unit_test(without_a_side_the_answer_speaks_of_the_side_that_hurts),
        cmocka_unit_test(sides_that_nothing_tells_apart_fill_one_row),
        cmocka_unit_test(explanations_are_ordered_and_their_probabilities_add_up_to_at_most_one),
        cmocka_unit_test(every_region_alone_has_an_answer_or_says_that_nothing_is_known),
        cmocka_unit_test(random_cases_keep_their_promises),
        cmocka_unit_test(what_the_atlas_does_not_know_is_refused_with_its_place),
        cmocka_unit_test(the_baseline_counts_zones),
    };
    return cmocka_run_group_tests_name("infer", tests, set_up, tear_down);
}
