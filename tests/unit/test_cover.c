/* test_cover.c - the exact sums against enumeration, and what must not change them. */
#include "unit.h"

#include <math.h>
#include <string.h>

#include "infer/cover.h"
#include "base/numeric.h"
#include "oracle/enumerate.h"

enum { MOST_CAUSES = 6, MOST_FINDINGS = 9 };

struct network {
    struct cover_problem problem;
    double off[MOST_FINDINGS];
    struct cover_cause causes[MOST_CAUSES];
    struct cover_link links[MOST_CAUSES * MOST_FINDINGS];
};

/* Points with four states (two of them idle) and conditions with two, each touching a random set of findings. */
static void make_network(struct network *n, uint64_t *seed, size_t causes, size_t findings, double density)
{
    memset(n, 0, sizeof *n);
    n->problem = (struct cover_problem){ findings, causes, n->off, n->causes, n->links };
    for (size_t j = 0; j < findings; j++)
        n->off[j] = 0.5 + 0.4999 * random_unit(seed);
    uint32_t used = 0;
    for (size_t c = 0; c < causes; c++) {
        struct cover_cause *cause = &n->causes[c];
        cause->links = used;
        cause->weight[0] = 0.5 + random_unit(seed);
        cause->weight[2] = 0.1 * random_unit(seed);
        if (random_below(seed, 2)) {
            cause->weight[1] = 0.3 * random_unit(seed);
            cause->weight[3] = 0.1 * random_unit(seed);
        }
        for (size_t j = 0; j < findings; j++) {
            if (random_unit(seed) > density)
                continue;
            struct cover_link *l = &n->links[used++];
            l->finding = (uint32_t)j;
            l->off[0] = 1;
            l->off[1] = random_below(seed, 3) ? 1 : random_unit(seed);
            l->off[2] = random_unit(seed);
            l->off[3] = random_below(seed, 8) ? random_unit(seed) : 0;
            cause->n_links++;
        }
    }
}

struct solved {
    double log_z, neglected;
    double (*posterior)[COVER_STATES];
    struct cover_plan_facts plan;
};

static void solve(const struct cover_problem *p, const struct cover_limits *limits, struct taut_arena *arena,
                  struct solved *ret)
{
    static const struct cover_variant as_it_is = { 0 };
    struct cover_plan *plan;
    struct cover_room *room;
    assert_int_equal(cover_plan_make(p, limits, arena, &plan, NULL), TAUT_OK);
    assert_int_equal(cover_room_make(plan, p, limits, arena, &room, NULL), TAUT_OK);
    struct cover_answer answer = { .posterior = taut_arena_array(arena, p->n_causes + 1, sizeof *answer.posterior) };
    double alone;
    assert_true(cover_posteriors(room, &as_it_is, 1, NULL, 0, &answer));
    assert_true(cover_evidence(room, &as_it_is, 1, &alone));
    assert_true(alone == answer.log_z);
    *ret = (struct solved){ answer.log_z, 0, answer.posterior, cover_plan_about(plan) };
    if (ret->plan.n_dropped)
        ret->neglected = cover_neglected(room, &as_it_is, answer.log_z, answer.posterior);
}

static const struct cover_limits exact = { .cost = 1e12 };

static void exact_posteriors_equal_enumeration(void **state)
{
    (void)state;
    uint64_t seed = 1;
    struct taut_arena *arena = taut_arena_create();
    double worst = 0, worst_z = 0;
    for (int round = 0; round < 400; round++) {
        struct network n;
        struct solved answer;
        double expected[MOST_CAUSES][COVER_STATES];
        make_network(&n, &seed, 1 + random_below(&seed, MOST_CAUSES), random_below(&seed, MOST_FINDINGS + 1),
                     0.1 + 0.8 * random_unit(&seed));
        solve(&n.problem, &exact, arena, &answer);
        double z = enumerate_posterior(&n.problem, expected);
        assert_true(answer.neglected == 0);
        worst_z = fmax(worst_z, fabs(answer.log_z - log(z)));
        for (size_t c = 0; c < n.problem.n_causes; c++)
            for (int s = 0; s < COVER_STATES; s++)
                worst = fmax(worst, fabs(answer.posterior[c][s] - expected[c][s]));
        taut_arena_reset(arena);
    }
    assert_true(worst < 1e-12);
    assert_true(worst_z < 1e-11);
    taut_arena_free(arena);
}

static void over_budget_the_error_stays_within_the_bound(void **state)
{
    (void)state;
    uint64_t seed = 2;
    struct taut_arena *arena = taut_arena_create();
    int dropped = 0, within = 0;
    for (int round = 0; round < 400; round++) {
        struct network n;
        struct solved answer;
        double expected[MOST_CAUSES][COVER_STATES], error = 0;
        make_network(&n, &seed, MOST_CAUSES, MOST_FINDINGS, 0.5);
        solve(&n.problem, &(struct cover_limits){ .cost = 700 }, arena, &answer);
        enumerate_posterior(&n.problem, expected);
        for (size_t c = 0; c < n.problem.n_causes; c++)
            for (int s = 0; s < COVER_STATES; s++)
                error = fmax(error, fabs(answer.posterior[c][s] - expected[c][s]));
        dropped += answer.plan.n_dropped > 0;
        within += answer.plan.n_dropped > 0 && error <= answer.neglected + 1e-12;
        assert_true(answer.neglected >= 0 && answer.neglected <= 1);
        taut_arena_reset(arena);
    }
    assert_true(dropped > 100);
    assert_true(within >= dropped * 95 / 100);
    taut_arena_free(arena);
}

static void a_finding_that_only_one_cause_explains_never_lowers_it(void **state)
{
    (void)state;
    uint64_t seed = 3;
    struct taut_arena *arena = taut_arena_create();
    for (int round = 0; round < 200; round++) {
        struct network n;
        struct solved without, with;
        make_network(&n, &seed, 5, 6, 0.5);
        /* cause 4, the last, also explains finding 6, alone */
        struct cover_cause *last = &n.causes[4];
        last->weight[1] = last->weight[3] = 0;
        n.links[last->links + last->n_links++] = (struct cover_link){ 6, { 1, 1, random_unit(&seed), 1 } };
        n.off[6] = 0.99;
        struct network plain = n;
        plain.problem.causes = plain.causes;
        plain.causes[4].n_links--;
        solve(&plain.problem, &exact, arena, &without);
        n.problem.n_findings = 7;
        solve(&n.problem, &exact, arena, &with);
        assert_true(with.posterior[4][2] >= without.posterior[4][2] - 1e-12);
        taut_arena_reset(arena);
    }
    taut_arena_free(arena);
}

static void many_unlikely_findings_do_not_underflow(void **state)
{
    (void)state;
    enum { N = 300 };
    static double off[N];
    static struct cover_cause causes[N];
    static struct cover_link links[2 * N];
    for (uint32_t j = 0; j < N; j++) {
        off[j] = 1 - 1e-6;
        causes[j] =
            (struct cover_cause){ .weight = { 1 - 1e-9, 0, 1e-9, 0 }, .links = 2 * j, .n_links = j + 1 < N ? 2 : 1 };
        links[2 * j] = (struct cover_link){ j, { 1, 1, 0.5, 1 } };
        links[2 * j + 1] = (struct cover_link){ j + 1, { 1, 1, 0.5, 1 } };
    }
    struct cover_problem p = { N, N, off, causes, links };
    struct taut_arena *arena = taut_arena_create();
    struct solved answer;
    solve(&p, &exact, arena, &answer);
    assert_true(answer.log_z < -3000 && answer.log_z > -5000);
    for (size_t c = 0; c < N; c++) {
        double total = 0;
        for (int s = 0; s < COVER_STATES; s++)
            total += answer.posterior[c][s];
        assert_true(fabs(total - 1) < 1e-9);
    }
    taut_arena_free(arena);
}

static void log_and_exp_are_accurate(void **state)
{
    (void)state;
    uint64_t seed = 4;
    for (int i = 0; i < 100000; i++) {
        double x = -700 + 1400 * random_unit(&seed);
        assert_true(fabs(taut_exp(x) / exp(x) - 1) < 5e-16 + 3e-16);
        double y = exp(x);
        assert_true(fabs(taut_log(y) - log(y)) < 5e-16 * fmax(1, fabs(x)));
    }
    assert_true(taut_exp(-1000) == 0);
    assert_true(taut_exp(0) == 1);
    assert_true(taut_log(1) == 0);
    assert_true(fabs(taut_log(5e-324) - log(5e-324)) < 1e-12);
    assert_true(fabs(taut_entropy_bits(0.5) - 1) < 1e-15);
    assert_true(taut_entropy_bits(0) == 0 && taut_entropy_bits(1) == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(exact_posteriors_equal_enumeration),
        cmocka_unit_test(over_budget_the_error_stays_within_the_bound),
        cmocka_unit_test(a_finding_that_only_one_cause_explains_never_lowers_it),
        cmocka_unit_test(many_unlikely_findings_do_not_underflow),
        cmocka_unit_test(log_and_exp_are_accurate),
    };
    return cmocka_run_group_tests_name("cover", tests, NULL, NULL);
}
