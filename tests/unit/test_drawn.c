/* test_drawn.c - many places as evidence: pools of what the same causes explain, patches of paint that are not all slips. */
#include "unit.h"

#include <math.h>
#include <string.h>

#include "infer/network.h"

enum { MOST = 60 };

static const struct taut_atlas *atlas;
static struct taut_arena *arena;

static struct taut_finding painted(uint16_t region, enum taut_side side)
{
    return (struct taut_finding){ .kind = TAUT_PAIN,
                                  .target = region,
                                  .side = atlas->places[region].paired ? side : TAUT_MIDLINE,
                                  .level = TAUT_LEVEL_UNKNOWN,
                                  .nrs = -1,
                                  .method = TAUT_FROM_DRAWING };
}

/* The first n regions of the atlas at a distance of `step`, left; every third also right. */
static size_t paint(size_t n, size_t step, struct taut_finding *ret)
{
    size_t k = 0;
    for (uint16_t r = 0; k < n && r < atlas->n_regions; r = (uint16_t)(r + step)) {
        ret[k++] = painted(r, TAUT_LEFT);
        if (k < n && k % 3 == 0 && atlas->places[r].paired)
            ret[k++] = painted(r, TAUT_RIGHT);
    }
    return k;
}

static struct network made(const struct taut_finding *findings, size_t n)
{
    struct taut_case c = { .findings = findings, .n_findings = n };
    struct network ret;
    struct taut_error err = { 0 };
    assert_int_equal(network_build(atlas, &c, NETWORK_NO_SKIP, NULL, arena, &ret, &err), TAUT_OK);
    return ret;
}

static void a_wide_drawing_is_a_few_findings(void **state)
{
    (void)state;
    struct taut_finding f[MOST];
    size_t n = paint(MOST, 3, f), pools = 0;
    struct network net = made(f, n);
    assert_int_equal(net.n_told, n);
    for (size_t j = 0; j < net.n_positive; j++)
        pools += net.members[j] > 0;
    assert_true(pools <= 8);
    assert_true(net.n_positive <= pools + net.n_patches);
    assert_int_equal(made(f, 8).members[0], 1);
}

static void pools_keep_to_one_side(void **state)
{
    (void)state;
    struct taut_finding f[MOST];
    struct network net = made(f, paint(MOST, 2, f));
    for (size_t j = 0; j < net.n_told; j++)
        for (size_t k = 0; k < net.n_told; k++) {
            enum taut_side x = f[net.told[j].finding].side, y = f[net.told[k].finding].side;
            if (net.pool[j] == net.pool[k] && x != TAUT_MIDLINE && y != TAUT_MIDLINE)
                assert_int_equal(x, y);
        }
}

static void the_order_of_painting_does_not_matter(void **state)
{
    (void)state;
    struct taut_finding f[MOST], back[MOST];
    size_t n = paint(MOST, 3, f);
    for (size_t k = 0; k < n; k++)
        back[n - 1 - k] = f[k];
    struct network x = made(f, n), y = made(back, n);
    assert_int_equal(x.n_positive, y.n_positive);
    assert_memory_equal(x.pool, y.pool, n * sizeof *x.pool);
    assert_memory_equal(x.weights, y.weights, x.n_positive * sizeof *x.weights);
    assert_memory_equal(x.problem.off, y.problem.off, x.n_positive * sizeof *x.problem.off);
}

/* Likelihood of each painted finding, region by region, where one cause has a chance for every second region. */
static void likelihoods(const struct network *net, double chance, double *ret)
{
    double slips[MOST], slip = atlas->model.slipped_beside_drawing;
    for (size_t k = 0; k < MOST; k++)
        ret[k] = slips[k] = 1;
    for (size_t j = 0; j < net->n_told; j++) {
        bool patch = net->patch[j] != NO_PATCH;
        double kept = 1 - (patch ? atlas->model.omitted_beside_drawing : atlas->model.omitted_in_drawing);
        double none = (1 - (j % 2 ? 0 : chance) * kept) * (1 - net->told[j].leak * kept);
        ret[net->pool[j]] *= patch ? 1 - none * (1 - slip) : 1 - none;
        if (patch)
            slips[net->patch[j]] *= none * slip / (1 - none * (1 - slip));
    }
    for (size_t p = 0; p < net->n_patches; p++)
        ret[net->patches[p].finding] *= 1 - slips[p];
}

/* The pool against no cause: as its regions one by one, of which some region of each patch is no slip. */
static void a_cause_alone_counts_as_region_by_region(void **state)
{
    (void)state;
    struct taut_finding f[MOST];
    struct network net = made(f, paint(30, 1, f));
    double told[MOST][TAUT_STATES] = { { 0 } }, chances[2 * MOST][TAUT_STATES], with[MOST], without[MOST];
    for (size_t j = 0; j < net.n_told; j += 2)
        told[j][TAUT_ACTIVE] = 0.6;
    drawn_chances(&net, (const double(*)[TAUT_STATES])told, chances);
    likelihoods(&net, 0.6, with);
    likelihoods(&net, 0, without);
    assert_true(net.n_patches > 0);
    for (size_t j = 0; j < net.n_positive; j++) {
        double leak = net.positive[j].leak, said = (1 - (1 - chances[j][TAUT_ACTIVE]) * (1 - leak)) / leak;
        double so = pow(with[j] / without[j], net.weights[j].power);
        assert_true(fabs(said / so - 1) < 1e-9);
        assert_true(chances[j][TAUT_ABSENT] == 0);
    }
}

/* Paint all over the body: every pool still has a chance with no cause that the sums can tell from none. */
static void the_widest_drawing_stays_within_the_numbers(void **state)
{
    (void)state;
    static struct taut_finding f[200];
    struct network net = made(f, paint(200, 2, f));
    for (size_t j = 0; j < net.n_positive; j++) {
        assert_true(net.positive[j].leak >= 0.99e-6);
        assert_true(net.problem.off[j] < 1);
    }
}

/* Areas in words: a few stand by themselves, many are pooled, and nothing in words is a slip. */
static void a_long_list_in_words_is_pooled_a_short_one_is_not(void **state)
{
    (void)state;
    struct taut_finding f[MOST];
    size_t n = 0;
    for (uint16_t area = atlas->n_regions; n < 20; area++)
        f[n++] = (struct taut_finding){ .kind = TAUT_PAIN,
                                        .target = area,
                                        .side = TAUT_LEFT,
                                        .level = TAUT_LEVEL_UNKNOWN,
                                        .nrs = -1,
                                        .method = TAUT_FROM_WORDS };
    struct network few = made(f, 8), many = made(f, n);
    assert_int_equal(few.n_positive, 8);
    for (size_t j = 0; j < few.n_told; j++)
        assert_false(few.pooled[j]);
    assert_int_equal(many.n_told, n);
    assert_int_equal(many.n_positive, 8);
    assert_int_equal(many.n_patches, 0);
}

/* Of the regions of a patch any may be the one that is no slip. */
static void a_wider_patch_needs_less_of_a_cause(void **state)
{
    (void)state;
    struct taut_finding f[3];
    uint16_t first = 0;
    while (atlas->places[first].neighbours.n < 2)
        first++;
    struct taut_list beside = atlas->places[first].neighbours;
    f[0] = painted(first, TAUT_LEFT);
    f[1] = painted(atlas->index[beside.begin], TAUT_LEFT);
    f[2] = painted(atlas->index[beside.begin + 1], TAUT_LEFT);
    struct network alone = made(f, 1), two = made(f, 2), three = made(f, 3);
    assert_int_equal(alone.n_patches, 0);
    assert_int_equal(two.n_patches, 1);
    assert_int_equal(three.n_patches, 1);
    double leak2 = two.positive[two.patches[0].finding].leak, leak3 = three.positive[three.patches[0].finding].leak;
    assert_true(leak3 > leak2 && leak2 > alone.positive[0].leak);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_wide_drawing_is_a_few_findings),
        cmocka_unit_test(pools_keep_to_one_side),
        cmocka_unit_test(the_order_of_painting_does_not_matter),
        cmocka_unit_test(a_cause_alone_counts_as_region_by_region),
        cmocka_unit_test(the_widest_drawing_stays_within_the_numbers),
        cmocka_unit_test(a_long_list_in_words_is_pooled_a_short_one_is_not),
        cmocka_unit_test(a_wider_patch_needs_less_of_a_cause),
    };
    atlas = taut_atlas_builtin();
    arena = taut_arena_create();
    if (!arena)
        return 1;
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    taut_arena_free(arena);
    return failed;
}
