/* test_cover.c - the exact sums against enumeration, and what must not change them. */
#include "unit.h"

#include <math.h>
#include <string.h>

#include "infer/cover.h"
#include "infer/stories.h"
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

/* ---- variants, hubs, precision --------------------------------------------------------------------------- */

static void a_variant_equals_a_problem_of_its_own(void **state)
{
    (void)state;
    uint64_t seed = 5;
    struct taut_arena *arena = taut_arena_create();
    double worst = 0;
    for (int round = 0; round < 200; round++) {
        struct network n, changed[9];
        struct cover_plan *plan;
        struct cover_room *room;
        struct cover_change change[9][2];
        struct cover_variant variants[9] = { 0 };
        struct cover_answer answers[9];
        uint32_t without[9], wanted[2] = { 4, 1 };
        make_network(&n, &seed, MOST_CAUSES, 7, 0.2 + 0.6 * random_unit(&seed));
        for (int v = 0; v < 9; v++) {
            changed[v] = n;
            changed[v].problem = (struct cover_problem){ 7, MOST_CAUSES, changed[v].off, changed[v].causes, n.links };
            variants[v] =
                (struct cover_variant){ .changes = change[v], .n_changes = 2, .without = &without[v], .n_without = 1 };
            without[v] = (uint32_t)random_below(&seed, 7);
            changed[v].off[without[v]] = 0;
            for (uint32_t k = 0; k < 2; k++) {
                change[v][k].cause = (uint32_t)(random_below(&seed, 3) + 3 * k);
                for (int s = 0; s < COVER_STATES; s++) {
                    change[v][k].factor[s] = s ? random_unit(&seed) : 1;
                    changed[v].causes[change[v][k].cause].weight[s] *= change[v][k].factor[s];
                }
            }
            answers[v].posterior = taut_arena_array(arena, 2, sizeof *answers[v].posterior);
        }
        assert_int_equal(cover_plan_make(&n.problem, &exact, arena, &plan, NULL), TAUT_OK);
        assert_int_equal(cover_room_make(plan, &n.problem, &exact, arena, &room, NULL), TAUT_OK);
        assert_true(cover_posteriors(room, variants, 9, wanted, 2, answers));
        for (int v = 0; v < 9; v++) {
            double expected[MOST_CAUSES][COVER_STATES];
            double z = enumerate_posterior(&changed[v].problem, expected);
            worst = fmax(worst, fabs(answers[v].log_z - log(z)));
            for (int k = 0; k < 2; k++)
                for (int s = 0; s < COVER_STATES; s++)
                    worst = fmax(worst, fabs(answers[v].posterior[k][s] - expected[wanted[k]][s]));
        }
        taut_arena_reset(arena);
    }
    assert_true(worst < 1e-11);
    taut_arena_free(arena);
}

/* A wide network: findings in a ring, each cause touches a few neighbours, some touch many. */
enum { RING = 22, RING_CAUSES = 120 };
struct ring {
    struct cover_problem problem;
    double off[RING];
    struct cover_cause causes[RING_CAUSES];
    struct cover_link links[RING_CAUSES * RING];
};

static void make_ring(struct ring *r, uint64_t *seed)
{
    uint32_t used = 0;
    memset(r, 0, sizeof *r);
    for (size_t j = 0; j < RING; j++)
        r->off[j] = 0.98 + 0.0199 * random_unit(seed);
    for (size_t c = 0; c < RING_CAUSES; c++) {
        bool touched[RING] = { false };
        size_t reach = c < 4 ? 12 : 1 + random_below(seed, 5), at = random_below(seed, RING);
        r->causes[c] = (struct cover_cause){ .weight = { 0.9, 0.08 * random_unit(seed), 0.02 * random_unit(seed),
                                                         0.02 * random_unit(seed) },
                                             .links = used };
        for (size_t k = 0; k < reach; k++)
            touched[(at + random_below(seed, 7)) % RING] = true;
        for (uint32_t j = 0; j < RING; j++)
            if (touched[j]) {
                r->links[used++] =
                    (struct cover_link){ j, { 1, 1, 0.2 + 0.7 * random_unit(seed), 0.1 + 0.6 * random_unit(seed) } };
                r->causes[c].n_links++;
            }
    }
    r->problem = (struct cover_problem){ RING, RING_CAUSES, r->off, r->causes, r->links };
}

/* The same network with its findings numbered the other way round: another plan, the same sums. */
static void reverse_ring(const struct ring *from, struct ring *to)
{
    *to = *from;
    for (size_t j = 0; j < RING; j++)
        to->off[j] = from->off[RING - 1 - j];
    for (size_t c = 0; c < RING_CAUSES; c++)
        for (uint32_t e = 0; e < from->causes[c].n_links; e++) {
            to->links[to->causes[c].links + e] = from->links[from->causes[c].links + from->causes[c].n_links - 1 - e];
            to->links[to->causes[c].links + e].finding = RING - 1 - to->links[to->causes[c].links + e].finding;
        }
    to->problem = (struct cover_problem){ RING, RING_CAUSES, to->off, to->causes, to->links };
}

static void neither_order_nor_precision_nor_hubs_change_the_answer(void **state)
{
    (void)state;
    uint64_t seed = 6;
    struct taut_arena *arena = taut_arena_create();
    static struct ring r, reversed;
    double other_order = 0, single = 0;
    uint32_t hubs = 0, wide = 0;
    for (int round = 0; round < 6; round++) {
        struct solved a, b, c;
        make_ring(&r, &seed);
        reverse_ring(&r, &reversed);
        solve(&r.problem, &exact, arena, &a);
        solve(&reversed.problem, &exact, arena, &b);
        solve(&r.problem, &(struct cover_limits){ .cost = 1e12, .single_from = 1 }, arena, &c);
        assert_int_equal(c.plan.precision, COVER_SINGLE);
        hubs += a.plan.n_hubs > 0;
        wide += a.plan.width > 9;
        for (size_t k = 0; k < RING_CAUSES; k++)
            for (int s = 0; s < COVER_STATES; s++) {
                other_order = fmax(other_order, fabs(a.posterior[k][s] - b.posterior[k][s]));
                single = fmax(single, fabs(a.posterior[k][s] - c.posterior[k][s]));
            }
        assert_true(fabs(a.log_z - b.log_z) < 1e-10);
        taut_arena_reset(arena);
    }
    assert_true(wide > 0); /* or blocks and snapshots were never met */
    assert_true(hubs > 0);
    assert_true(other_order < 1e-12);
    assert_true(single < COVER_SINGLE_ERROR);
    taut_arena_free(arena);
}

static void over_budget_a_wide_network_keeps_its_bound(void **state)
{
    (void)state;
    uint64_t seed = 7;
    struct taut_arena *arena = taut_arena_create();
    static struct ring r;
    int dropped = 0, within = 0;
    for (int round = 0; round < 40; round++) {
        struct solved all, some;
        double error = 0;
        make_ring(&r, &seed);
        solve(&r.problem, &exact, arena, &all);
        solve(&r.problem, &(struct cover_limits){ .cost = all.plan.cost / 2 }, arena, &some);
        for (size_t k = 0; k < RING_CAUSES; k++)
            for (int s = 0; s < COVER_STATES; s++)
                error = fmax(error, fabs(all.posterior[k][s] - some.posterior[k][s]));
        dropped += some.plan.n_dropped > 0;
        within += some.plan.n_dropped > 0 && error <= some.neglected + 1e-12;
        taut_arena_reset(arena);
    }
    assert_true(dropped > 30);
    assert_true(within * 100 >= dropped * 95);
    taut_arena_free(arena);
}

static bool always(const void *with)
{
    return *(const bool *)with;
}

static void long_sums_stop_when_asked(void **state)
{
    (void)state;
    uint64_t seed = 8;
    bool stop = true;
    struct taut_arena *arena = taut_arena_create();
    static struct ring r;
    struct cover_limits limits = { .cost = 1e12, .stop = always, .with = &stop };
    static const struct cover_variant plain = { 0 };
    struct cover_plan *plan;
    struct cover_room *room;
    double log_z = 7;
    bool stopped = false;
    for (int round = 0; round < 20 && !stopped; round++) {
        make_ring(&r, &seed);
        assert_int_equal(cover_plan_make(&r.problem, &limits, arena, &plan, NULL), TAUT_OK);
        assert_int_equal(cover_room_make(plan, &r.problem, &limits, arena, &room, NULL), TAUT_OK);
        stopped = !cover_evidence(room, &plain, 1, &log_z);
    }
    assert_true(stopped && log_z == 7);
    stop = false;
    assert_true(cover_evidence(room, &plain, 1, &log_z) && log_z < 0);
    taut_arena_free(arena);
}

/* ---- stories ----------------------------------------------------------------------------------------------- */

enum { ELEMENTS = 10, STORY_TOLD = 8 };

static double score_of(const struct story_element *e, unsigned set, const double *off, size_t n_findings,
                       double *likelihood)
{
    double left[STORY_TOLD], score = 1;
    memcpy(left, off, n_findings * sizeof *left);
    for (unsigned k = 0; k < ELEMENTS; k++)
        for (size_t i = 0; set >> k & 1 && i < e[k].n_links; i++)
            left[e[k].links[i].finding] *= e[k].links[i].off;
    *likelihood = 1;
    for (size_t j = 0; j < n_findings; j++)
        *likelihood *= 1 - left[j];
    for (unsigned k = 0; k < ELEMENTS; k++)
        score *= set >> k & 1 ? e[k].odds : 1;
    return score * *likelihood;
}

/* Whether each element of the set explains something, and no cause stands twice. */
static bool is_story(const struct story_element *e, unsigned set, const double *off, size_t n_findings)
{
    double all, without;
    score_of(e, set, off, n_findings, &all);
    for (unsigned k = 0; k < ELEMENTS; k++) {
        if (!(set >> k & 1))
            continue;
        score_of(e, set & ~(1u << k), off, n_findings, &without);
        if (!(all >= STORY_EXPLAINS * without))
            return false;
        for (unsigned i = 0; i < k; i++)
            if ((set >> i & 1) && e[i].cause == e[k].cause)
                return false;
    }
    return __builtin_popcount(set) <= STORY_CAUSES;
}

static void the_best_stories_equal_enumeration(void **state)
{
    (void)state;
    uint64_t seed = 9;
    for (int round = 0; round < 300; round++) {
        struct story_element e[ELEMENTS];
        struct story_link links[ELEMENTS][STORY_TOLD];
        struct story best[12];
        double off[STORY_TOLD], expected[12] = { 0 }, ignored;
        size_t n_findings = 1 + random_below(&seed, STORY_TOLD), n_expected = 0;
        bool cut;
        for (size_t j = 0; j < n_findings; j++)
            off[j] = 0.8 + 0.1999 * random_unit(&seed);
        for (uint32_t k = 0; k < ELEMENTS; k++) {
            e[k] = (struct story_element){ .cause = k / 2, .odds = 0.2 * random_unit(&seed), .links = links[k] };
            for (uint32_t j = 0; j < n_findings; j++)
                if (random_below(&seed, 2))
                    links[k][e[k].n_links++] = (struct story_link){ j, random_unit(&seed) };
        }
        for (unsigned set = 0; set < 1u << ELEMENTS; set++) {
            double score = score_of(e, set, off, n_findings, &ignored);
            if (!is_story(e, set, off, n_findings))
                continue;
            size_t at = n_expected < 12 ? n_expected++ : 12;
            for (; at > 0 && expected[at - 1] < score; at--)
                if (at < 12)
                    expected[at] = expected[at - 1];
            if (at < 12)
                expected[at] = score;
        }
        size_t n = stories_find(e, ELEMENTS, off, n_findings, best, 12, &cut);
        assert_false(cut);
        assert_int_equal(n, n_expected);
        for (size_t k = 0; k < n; k++)
            assert_true(fabs(best[k].score / expected[k] - 1) < 1e-9);
    }
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
        cmocka_unit_test(a_variant_equals_a_problem_of_its_own),
        cmocka_unit_test(neither_order_nor_precision_nor_hubs_change_the_answer),
        cmocka_unit_test(over_budget_a_wide_network_keeps_its_bound),
        cmocka_unit_test(long_sums_stop_when_asked),
        cmocka_unit_test(the_best_stories_equal_enumeration),
        cmocka_unit_test(log_and_exp_are_accurate),
    };
    return cmocka_run_group_tests_name("cover", tests, NULL, NULL);
}
