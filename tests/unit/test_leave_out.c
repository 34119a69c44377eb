/* test_leave_out.c - variants of the sums on the real atlas: what is left out, pressed or prepared equals a case solved anew. */
#include "unit.h"

#include <math.h>
#include <string.h>

#include "infer/rank.h"

static const struct taut_atlas *atlas;
static struct taut_arena *arena;
static const struct taut_infer_options plain = { .budget = 1e12 };

static struct taut_finding random_finding(uint64_t *seed, size_t k)
{
    static const enum taut_side sides[] = { TAUT_LEFT, TAUT_RIGHT, TAUT_UNSTATED, TAUT_LEFT };
    static const uint8_t levels[] = { 0, 1, 2, 3, TAUT_LEVEL_UNKNOWN, TAUT_LEVEL_UNKNOWN };
    static const struct {
        enum taut_finding_kind kind;
        enum taut_term_kind term;
    } terms[] = { { TAUT_HAS_QUALITY, TAUT_QUALITY },
                  { TAUT_HAS_SIGN, TAUT_SIGN },
                  { TAUT_AGGRAVATES, TAUT_ACTIVITY },
                  { TAUT_LIMITS, TAUT_MOVEMENT },
                  { TAUT_HAS_FACTOR, TAUT_FACTOR } };
    struct taut_finding f = { .nrs = -1, .method = (enum taut_method)random_below(seed, 3), .level = 1 };
    switch (random_below(seed, 4)) {
    case 0: {
        size_t t = random_below(seed, sizeof terms / sizeof *terms);
        uint16_t first = atlas->terms_of[terms[t].term];
        f.kind = terms[t].kind;
        f.target = (uint16_t)(first + random_below(seed, atlas->terms_of[terms[t].term + 1] - first));
        f.level = (uint8_t)(random_below(seed, 4) > 0);
        break;
    }
    case 1:
        f.kind = k % 2 ? TAUT_PALPATION : TAUT_NAMED_CAUSE;
        f.target = (uint16_t)random_below(seed, atlas->n_points);
        f.side = TAUT_LEFT;
        f.palpation =
            (struct taut_palpation){ .tender = TAUT_YES, .familiar_pain = random_below(seed, 2) ? TAUT_YES : TAUT_NO };
        break;
    default:
        f.kind = random_below(seed, 5) ? TAUT_PAIN : TAUT_NUMBNESS;
        f.target = (uint16_t)random_below(seed, atlas->n_places);
        f.side = sides[random_below(seed, 4)];
        f.level = levels[random_below(seed, 6)];
        f.negated = f.level == 0;
        break;
    }
    return f;
}

/* The sums point into it: it stays where it is made. */
static struct solution *solved(const struct taut_case *c, size_t skip)
{
    struct solution *s = taut_arena_alloc(arena, sizeof *s);
    struct taut_error err;
    enum taut_status st = solution_make(atlas, c, skip, &plain, arena, s, &err);
    if (st != TAUT_OK)
        print_error("%s: %s\n", err.where, err.message);
    assert_int_equal(st, TAUT_OK);
    return s;
}

/* P(active) of every instance with one finding left out, through the sums of the whole case. */
static void without(const struct solution *s, const struct taut_case *c, size_t finding, double *ret)
{
    const struct network *n = &s->network;
    struct network_without w;
    assert_int_equal(network_leave_out(n, c, finding, arena, &w, NULL), TAUT_OK);
    struct cover_change *changes = taut_arena_array(arena, n->n_instances + 1, sizeof *changes);
    struct cover_variant v = { .changes = changes, .without = w.out, .n_without = w.n_out };
    struct cover_answer a = { .posterior = taut_arena_array(arena, n->problem.n_causes + 1, sizeof *a.posterior) };
    double(*weight)[TAUT_STATES] = taut_arena_array(arena, n->n_instances + 1, sizeof *weight);
    for (size_t k = 0; k < n->n_instances; k++)
        memcpy(weight[k], n->instances[k].weight, sizeof weight[k]);
    for (size_t k = 0; k < w.n_changes; k++) {
        uint32_t row = n->instances[w.changes[k].instance].row;
        for (int state = 0; state < TAUT_STATES; state++)
            weight[w.changes[k].instance][state] *= w.changes[k].factor[state];
        if (row == UINT32_MAX)
            continue;
        changes[v.n_changes].cause = row;
        memcpy(changes[v.n_changes++].factor, w.changes[k].factor, sizeof changes->factor);
    }
    assert_true(cover_posteriors(s->room, &v, 1, NULL, 0, &a));
    for (size_t k = 0; k < n->n_instances; k++) {
        const double *from = n->instances[k].row < UINT32_MAX ? a.posterior[n->instances[k].row] : weight[k];
        ret[k] = (from[TAUT_ACTIVE] + from[TAUT_SPILLING]) /
                 (from[TAUT_ABSENT] + from[TAUT_LATENT] + from[TAUT_ACTIVE] + from[TAUT_SPILLING]);
    }
}

static void a_finding_left_out_of_the_sums_equals_a_case_without_it(void **state)
{
    (void)state;
    uint64_t seed = 21;
    size_t compared = 0;
    double worst = 0;
    for (int round = 0; round < 60; round++) {
        struct taut_finding f[7];
        size_t n = 2 + random_below(&seed, 6);
        for (size_t k = 0; k < n; k++)
            f[k] = random_finding(&seed, k);
        struct taut_case c = { .findings = f, .n_findings = n };
        struct solution *s = solved(&c, NETWORK_NO_SKIP);
        double *active = taut_arena_array(arena, s->network.n_instances + 1, sizeof *active);
        for (size_t k = 0; k < n; k++) {
            if (!network_can_leave_out(&s->network, k))
                continue;
            struct solution *anew = solved(&c, k);
            without(s, &c, k, active);
            for (size_t i = 0; i < s->network.n_instances; i++)
                worst = fmax(worst, fabs(active[i] - solution_active(anew, i)));
            compared++;
        }
        taut_arena_reset(arena);
    }
    assert_true(compared > 150);
    assert_true(worst < 1e-9);
}

static void what_is_prepared_changes_no_bit(void **state)
{
    (void)state;
    uint64_t seed = 22;
    struct taut_arena *kept = taut_arena_create();
    struct taut_infer_prepared *prepared;
    assert_int_equal(taut_infer_prepare(atlas, kept, &prepared, NULL), TAUT_OK);
    struct taut_infer_options with = plain;
    with.prepared = prepared;
    for (int round = 0; round < 40; round++) {
        struct taut_finding f[6];
        for (size_t k = 0; k < 6; k++)
            f[k] = random_finding(&seed, k);
        struct taut_case c = { .findings = f, .n_findings = 6 };
        struct solution *a = solved(&c, NETWORK_NO_SKIP), b = { 0 };
        assert_int_equal(solution_make(atlas, &c, NETWORK_NO_SKIP, &with, arena, &b, NULL), TAUT_OK);
        assert_memory_equal(a->state, b.state, a->network.n_instances * sizeof *a->state);
        taut_arena_reset(arena);
    }
    taut_arena_free(kept);
}

static void a_palpation_or_a_no_keeps_the_plan_and_changes_no_bit(void **state)
{
    (void)state;
    struct taut_arena *kept = taut_arena_create();
    struct taut_infer_prepared *prepared;
    assert_int_equal(taut_infer_prepare(atlas, kept, &prepared, NULL), TAUT_OK);
    struct taut_infer_options with = plain;
    with.prepared = prepared;
    static const char *const places[] = { "temple", "neck", "shoulder", "upper-arm" };
    struct taut_finding f[6];
    for (size_t k = 0; k < 4; k++)
        f[k] = (struct taut_finding){ .kind = TAUT_PAIN,
                                      .target = taut_atlas_find_place(atlas, places[k]),
                                      .side = TAUT_LEFT,
                                      .level = TAUT_LEVEL_UNKNOWN,
                                      .nrs = -1 };
    f[4] = (struct taut_finding){ .kind = TAUT_PALPATION,
                                  .target = taut_atlas_find_cause(atlas, "trapezius-upper-1"),
                                  .side = TAUT_LEFT,
                                  .level = 1,
                                  .nrs = -1,
                                  .palpation = { .familiar_pain = TAUT_YES } };
    f[5] = (struct taut_finding){ .kind = TAUT_PAIN,
                                  .target = taut_atlas_find_place(atlas, "forearm"),
                                  .side = TAUT_LEFT,
                                  .negated = true,
                                  .nrs = -1 };
    const struct cover_plan *first = NULL;
    for (size_t n = 4; n <= 6; n++) {
        struct taut_case c = { .findings = f, .n_findings = n };
        struct solution *anew = solved(&c, NETWORK_NO_SKIP), again = { 0 };
        assert_int_equal(solution_make(atlas, &c, NETWORK_NO_SKIP, &with, arena, &again, NULL), TAUT_OK);
        first = first ? first : again.plan;
        assert_ptr_equal(again.plan, first);
        assert_memory_equal(anew->state, again.state, anew->network.n_instances * sizeof *anew->state);
    }
    f[0].side = TAUT_RIGHT;
    struct taut_case other = { .findings = f, .n_findings = 4 };
    struct solution *anew = solved(&other, NETWORK_NO_SKIP), again = { 0 };
    assert_int_equal(solution_make(atlas, &other, NETWORK_NO_SKIP, &with, arena, &again, NULL), TAUT_OK);
    assert_memory_equal(anew->state, again.state, anew->network.n_instances * sizeof *anew->state);
    taut_arena_reset(arena);
    taut_arena_free(kept);
}

static void looking_ahead_at_a_press_foresees_the_case_with_its_answer(void **state)
{
    (void)state;
    struct taut_finding f[3] = { { .kind = TAUT_PAIN,
                                   .target = taut_atlas_find_place(atlas, "temple"),
                                   .side = TAUT_LEFT,
                                   .level = TAUT_LEVEL_UNKNOWN,
                                   .nrs = -1 },
                                 { .kind = TAUT_PAIN,
                                   .target = taut_atlas_find_place(atlas, "neck"),
                                   .side = TAUT_LEFT,
                                   .level = TAUT_LEVEL_UNKNOWN,
                                   .nrs = -1 } };
    struct taut_case c = { .findings = f, .n_findings = 2 };
    struct taut_check check = { .kind = TAUT_PALPATION,
                                .target = taut_atlas_find_cause(atlas, "trapezius-upper-1"),
                                .side = TAUT_LEFT,
                                .minutes = 1 };
    struct solution *s = solved(&c, NETWORK_NO_SKIP);
    assert_int_equal(look_ahead(s, &check, 1, arena, NULL), TAUT_OK);
    assert_true(check.gain > 0);
    for (int yes = 0; yes < 2; yes++) {
        const struct taut_leader *l = yes ? &check.if_yes : &check.if_no;
        f[2] = (struct taut_finding){ .kind = TAUT_PALPATION,
                                      .target = check.target,
                                      .side = TAUT_LEFT,
                                      .level = 1,
                                      .nrs = -1,
                                      .method = TAUT_FROM_PALPATION,
                                      .palpation = { .familiar_pain = yes ? TAUT_YES : TAUT_NO } };
        c.n_findings = 3;
        struct solution *told = solved(&c, NETWORK_NO_SKIP);
        double best = 0;
        for (size_t k = 0; k < told->network.n_instances; k++)
            if (told->network.instances[k].cause < atlas->n_points)
                best = fmax(best, solution_active(told, k));
        assert_true(fabs(best - l->probability) < 1e-6);
    }
    taut_arena_reset(arena);
}

static void a_deadline_or_a_flag_stops_the_sums_with_a_status(void **state)
{
    (void)state;
    bool cancel = true;
    struct taut_infer_options opt = { .cancel = &cancel, .budget = 1e12 };
    assert_true(infer_is_stopped(&opt));
    cancel = false;
    assert_false(infer_is_stopped(&opt));
    assert_int_equal(infer_stopped(NULL), TAUT_ESTOPPED);
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
        cmocka_unit_test(a_finding_left_out_of_the_sums_equals_a_case_without_it),
        cmocka_unit_test(what_is_prepared_changes_no_bit),
        cmocka_unit_test(a_palpation_or_a_no_keeps_the_plan_and_changes_no_bit),
        cmocka_unit_test(looking_ahead_at_a_press_foresees_the_case_with_its_answer),
        cmocka_unit_test(a_deadline_or_a_flag_stops_the_sums_with_a_status),
    };
    return cmocka_run_group_tests_name("leave_out", tests, set_up, tear_down);
}
