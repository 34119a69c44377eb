/* test_plan.c - plans over the real atlas: never more than is allowed, never longer than wished, always re-tested; and the optimiser
 * against trying everything. */
#include "unit.h"

#include <stdio.h>
#include <string.h>

#include <taut/json.h>

#include "care/plan.h"

enum { MOST_FINDINGS = 8, MOST_FACTORS = 3, MOST_TECHNIQUES = 12, MOST_TREATED = 4, RANDOM_CASES = 800 };

static struct taut_arena *arena;
static const struct taut_atlas *atlas;

static int setup(void **state)
{
    (void)state;
    atlas = taut_atlas_builtin();
    arena = taut_arena_create();
    return arena ? 0 : -1;
}

static int teardown(void **state)
{
    (void)state;
    taut_arena_free(arena);
    return 0;
}

/* ---- cases and wishes at random --------------------------------------------------------------------------------- */

struct drawn {
    struct taut_finding findings[MOST_FINDINGS + MOST_FACTORS];
    uint16_t techniques[MOST_TECHNIQUES];
    struct taut_treated treated[MOST_TREATED];
    struct taut_case told;
    struct taut_screening screening;
    struct taut_ranking ranking;
    struct taut_plan_wish wish;
};

static enum taut_side random_side(uint64_t *seed)
{
    static const enum taut_side sides[] = { TAUT_LEFT, TAUT_RIGHT, TAUT_LEFT, TAUT_RIGHT, TAUT_BOTH, TAUT_UNSTATED };
    return sides[random_below(seed, 6)];
}

static void draw_findings(struct drawn *d, uint64_t *seed)
{
    size_t n = 1 + random_below(seed, MOST_FINDINGS), factors = random_below(seed, MOST_FACTORS + 1);
    uint16_t begin = atlas->terms_of[TAUT_FACTOR], end = atlas->terms_of[TAUT_FACTOR + 1];
    for (size_t k = 0; k < n; k++) {
        uint16_t region = (uint16_t)random_below(seed, atlas->n_regions);
        d->findings[k] = (struct taut_finding){ .kind = TAUT_PAIN,
                                                .target = region,
                                                .side = atlas->places[region].paired ? random_side(seed) : TAUT_MIDLINE,
                                                .level = (uint8_t)(1 + random_below(seed, 3)),
                                                .nrs = -1,
                                                .method = TAUT_FROM_ANSWER };
    }
    for (size_t k = 0; k < factors; k++)
        d->findings[n + k] = (struct taut_finding){ .kind = TAUT_HAS_FACTOR,
                                                    .target = (uint16_t)(begin + random_below(seed, end - begin)),
                                                    .level = 1,
                                                    .nrs = -1,
                                                    .method = TAUT_FROM_ANSWER };
    d->told = (struct taut_case){ .findings = d->findings, .n_findings = n + factors };
}

static void draw_wish(struct drawn *d, uint64_t *seed)
{
    d->wish = (struct taut_plan_wish){ .minutes = (uint16_t)(5 + random_below(seed, 70)),
                                       .hands = random_below(seed, 2) ? TAUT_TRAINED_HANDS : TAUT_OWN_HANDS,
                                       .session = (uint16_t)random_below(seed, 4),
                                       .tolerance = (uint8_t)(random_below(seed, 3) ? 0 : 1 + random_below(seed, 10)),
                                       .techniques = d->techniques,
                                       .n_techniques = random_below(seed, 3) ? 0 : random_below(seed, MOST_TECHNIQUES),
                                       .treated = d->treated };
    for (size_t k = 0; k < d->wish.n_techniques; k++)
        d->techniques[k] = (uint16_t)random_below(seed, atlas->n_techniques);
    size_t n = random_below(seed, MOST_TREATED + 1);
    for (size_t k = 0; k < n && k < d->ranking.n_candidates; k++)
        d->treated[d->wish.n_treated++] =
            (struct taut_treated){ d->ranking.candidates[k].cause, random_side(seed), (uint16_t)random_below(seed, 72),
                                   (uint8_t)random_below(seed, 6) };
}

/* False: a case that says nothing to the model. */
static bool draw(struct drawn *d, uint64_t *seed)
{
    struct taut_infer_options quick = { .max_candidates = 16, .max_explanations = 1, .max_checks = 1, .budget = 2e4 };
    memset(d, 0, sizeof *d);
    taut_arena_reset(arena);
    draw_findings(d, seed);
    assert_int_equal(taut_screen_run(atlas, &d->told, arena, &d->screening, NULL), TAUT_OK);
    enum taut_status st = taut_infer_rank(atlas, &d->told, &quick, arena, &d->ranking, NULL);
    draw_wish(d, seed);
    return st == TAUT_OK;
}

static struct taut_plan plan_of(const struct drawn *d)
{
    struct taut_plan p;
    struct taut_error err = { 0 };
    enum taut_status st = taut_plan_make(atlas, &d->told, &d->ranking, &d->screening, &d->wish, arena, &p, &err);
    if (st != TAUT_OK)
        fail_msg("%s: %s", err.where, err.message);
    return p;
}

/* ---- what holds for every plan ----------------------------------------------------------------------------------- */

static bool sides_meet(enum taut_side x, enum taut_side y)
{
    bool sided = (x == TAUT_LEFT || x == TAUT_RIGHT) && (y == TAUT_LEFT || y == TAUT_RIGHT);
    return !sided || x == y;
}

/* The most that the screen allows at a point, asked anew. */
static struct taut_limit limit_at(const struct taut_allowed *allowed, uint16_t point, enum taut_side side)
{
    uint16_t region = atlas->points[point].place;
    struct taut_limit left = allowed->limits[2u * region], right = allowed->limits[2u * region + 1];
    if (!atlas->places[region].paired || side == TAUT_LEFT || side == TAUT_MIDLINE)
        return left;
    if (side == TAUT_RIGHT)
        return right;
    struct taut_limit both = left.pressure < right.pressure ? left : right;
    both.no_tools = left.no_tools || right.no_tools;
    return both;
}

static void check_times(const struct taut_plan *p)
{
    uint32_t all = 0;
    for (size_t k = 0; k < p->n_steps; k++) {
        const struct taut_step *s = &p->steps[k];
        assert_int_equal(s->seconds,
                         s->ready_s + s->repeats * s->hold_s + (s->repeats ? s->repeats - 1 : 0) * s->rest_s);
        all += s->seconds;
    }
    assert_int_equal(all, p->seconds);
    assert_true(all <= 60u * p->minutes);
}

static void check_pressure(const struct drawn *d, const struct taut_plan *p)
{
    struct taut_allowed allowed;
    assert_int_equal(taut_screen_allow(atlas, &d->told, &d->screening, d->wish.hands, arena, &allowed, NULL), TAUT_OK);
    assert_int_equal(p->now, allowed.now);
    if (allowed.now < TAUT_ALLOW_LIMITED)
        assert_int_equal(p->n_steps, 0);
    for (size_t k = 0; k < p->n_steps; k++) {
        const struct taut_step *s = &p->steps[k];
        assert_true(s->pressure[0] <= s->pressure[1] && s->pressure[1] <= s->cap);
        if (s->point == TAUT_NONE)
            continue;
        struct taut_limit limit = limit_at(&allowed, s->point, s->side);
        assert_true(limit.pressure > 0 && s->cap <= limit.pressure);
        assert_true(s->cap <= (d->wish.hands == TAUT_OWN_HANDS ? 6 : 7));
        assert_true(!d->wish.tolerance || s->cap <= d->wish.tolerance);
        assert_true(d->wish.session > 1 || s->cap <= 5);
        if (limit.no_tools && s->technique != TAUT_NONE && s->pressure[1] > 0)
            assert_null(atlas->techniques[s->technique].tools);
    }
}

static void check_techniques(const struct drawn *d, const struct taut_plan *p)
{
    for (size_t k = 0; k < p->n_steps; k++) {
        const struct taut_step *s = &p->steps[k];
        if (s->technique == TAUT_NONE)
            continue;
        const struct taut_technique *t = &atlas->techniques[s->technique];
        assert_true(d->wish.hands == TAUT_OWN_HANDS ? t->by_self : t->by_trained);
        assert_non_null(s->say);
        assert_non_null(s->stop);
        if (d->wish.hands == TAUT_OWN_HANDS)
            assert_null(atlas->points[s->point].self_care_not);
        bool wished = d->wish.n_techniques == 0 || s->kind == TAUT_STEP_WARM_UP;
        for (size_t m = 0; m < d->wish.n_techniques; m++)
            wished = wished || d->wish.techniques[m] == s->technique;
        assert_true(wished);
    }
}

/* Prepared first, aftercare last; what is released is re-tested before anything else is; what needs a warm-up had one. */
static void check_order(const struct taut_plan *p)
{
    const struct taut_step *open = NULL, *warm = NULL;
    for (size_t k = 0; k < p->n_steps; k++) {
        const struct taut_step *s = &p->steps[k];
        assert_int_equal(s->kind == TAUT_STEP_PREPARE, k == 0);
        assert_int_equal(s->kind == TAUT_STEP_AFTERCARE, k + 1 == p->n_steps);
        if (s->kind == TAUT_STEP_REST)
            warm = NULL;
        if (s->kind == TAUT_STEP_WARM_UP) {
            assert_null(open);
            warm = s;
        }
        if (s->kind == TAUT_STEP_RELEASE) {
            assert_null(open);
            assert_true(!atlas->techniques[s->technique].warm_up_s ||
                        (warm && atlas->points[warm->point].muscle == atlas->points[s->point].muscle));
            open = s;
        }
        if (s->kind == TAUT_STEP_STRETCH && !open)
            open = s;
        if (s->kind == TAUT_STEP_RETEST) {
            assert_non_null(open);
            assert_true(open->point == s->point && open->side == s->side);
            open = NULL;
        }
    }
    assert_null(open);
}

static size_t first_step(const struct taut_plan *p, const struct taut_considered *c)
{
    for (size_t k = 0; k < p->n_steps; k++)
        if (p->steps[k].point == c->point && p->steps[k].side == c->side)
            return k;
    return SIZE_MAX;
}

/* On whichever side comes first. */
static size_t first_step_of(const struct taut_plan *p, uint16_t point)
{
    for (size_t k = 0; k < p->n_steps; k++)
        if (p->steps[k].point == point)
            return k;
    return SIZE_MAX;
}

static bool is_satellite(uint16_t point, uint16_t of)
{
    struct taut_list list = atlas->points[of].satellites;
    for (uint32_t k = 0; k < list.n; k++)
        if (atlas->index[list.begin + k] == point)
            return true;
    return false;
}

static void check_points(const struct drawn *d, const struct taut_plan *p)
{
    size_t in = 0;
    bool out = false;
    for (size_t k = 0; k < p->n_considered; k++) {
        const struct taut_considered *c = &p->considered[k];
        assert_true(c->why != TAUT_IN_PLAN || !out);
        out = c->why != TAUT_IN_PLAN;
        in += !out;
        assert_int_equal(first_step(p, c) < SIZE_MAX, !out);
        assert_true((c->benefit > 0) == !out && (c->seconds > 0) == !out);
        for (size_t m = 0; m < d->wish.n_treated; m++)
            if (d->treated[m].point == c->point && d->treated[m].side == c->side && d->treated[m].hours_ago < 24)
                assert_true(out);
        for (size_t m = 0; m < k && !out; m++) {
            const struct taut_considered *e = &p->considered[m];
            uint16_t place = atlas->points[c->point].place;
            assert_false(place == atlas->points[e->point].place && sides_meet(c->side, e->side));
        }
        if (!out && c->key != TAUT_NONE) {
            assert_true(is_satellite(c->point, c->key));
            assert_true(first_step_of(p, c->key) < first_step(p, c));
        }
    }
    assert_true(in <= (d->wish.hands == TAUT_OWN_HANDS || d->wish.session <= 1 ? 4 : 6));
}

/* Two sides that are alike in every way are both in the plan, or both not. */
static void check_balance(const struct drawn *d, const struct taut_plan *p)
{
    struct taut_allowed allowed;
    assert_int_equal(taut_screen_allow(atlas, &d->told, &d->screening, d->wish.hands, arena, &allowed, NULL), TAUT_OK);
    for (size_t k = 0; k < p->n_considered; k++)
        for (size_t m = 0; m < k; m++) {
            const struct taut_considered *x = &p->considered[k], *y = &p->considered[m];
            bool opposite =
                x->point == y->point && x->side != y->side && x->side != TAUT_UNSTATED && y->side != TAUT_UNSTATED;
            struct taut_limit l = limit_at(&allowed, x->point, x->side), r = limit_at(&allowed, y->point, y->side);
            if (opposite && x->probability == y->probability && l.pressure == r.pressure && l.no_tools == r.no_tools &&
                d->wish.n_treated == 0)
                assert_int_equal(x->why, y->why);
        }
}

/* Written, read and written again: the same bytes. */
static void check_json(const struct taut_plan *p)
{
    struct taut_text first, second;
    struct taut_plan again;
    struct taut_error err = { 0 };
    taut_text_init(&first, TAUT_MAX_JSON);
    taut_text_init(&second, TAUT_MAX_JSON);
    taut_json_write_plan(atlas, p, &first);
    if (taut_json_read_plan(atlas, first.bytes, first.n, arena, &again, &err) != TAUT_OK)
        fail_msg("%s: %s", err.where, err.message);
    taut_json_write_plan(atlas, &again, &second);
    assert_string_equal(first.bytes, second.bytes);
    taut_text_free(&first);
    taut_text_free(&second);
}

static void every_plan_keeps_to_what_is_allowed(void **state)
{
    (void)state;
    uint64_t seed = 7;
    size_t with_steps = 0, forbidden = 0;
    for (size_t n = 0; n < RANDOM_CASES; n++) {
        struct drawn d;
        if (!draw(&d, &seed))
            continue;
        struct taut_plan p = plan_of(&d);
        check_times(&p);
        check_pressure(&d, &p);
        check_techniques(&d, &p);
        check_order(&p);
        check_points(&d, &p);
        check_balance(&d, &p);
        check_json(&p);
        assert_non_null(p.why);
        assert_non_null(p.course.expect);
        with_steps += p.n_steps > 0;
        for (size_t k = 0; k < p.n_considered; k++)
            forbidden += p.considered[k].why == TAUT_NOT_ALLOWED;
    }
    assert_true(with_steps > RANDOM_CASES / 4); /* the draw is not all refusals */
    assert_true(forbidden > RANDOM_CASES / 10);
}

static void more_minutes_never_promise_less(void **state)
{
    (void)state;
    uint64_t seed = 11;
    for (size_t n = 0; n < RANDOM_CASES / 5; n++) {
        struct drawn d;
        double last = 0;
        if (!draw(&d, &seed))
            continue;
        for (uint16_t minutes = TAUT_PLAN_LEAST_MINUTES; minutes <= 90; minutes = (uint16_t)(minutes + 5)) {
            d.wish.minutes = minutes;
            struct taut_plan p = plan_of(&d);
            assert_true(p.benefit >= last - 1e-9);
            last = p.benefit;
        }
    }
}

static void the_same_case_gives_the_same_plan(void **state)
{
    (void)state;
    uint64_t seed = 13;
    for (size_t n = 0; n < 20; n++) {
        struct drawn d;
        struct taut_text first, second;
        if (!draw(&d, &seed))
            continue;
        struct taut_plan p = plan_of(&d), q = plan_of(&d);
        taut_text_init(&first, TAUT_MAX_JSON);
        taut_text_init(&second, TAUT_MAX_JSON);
        taut_json_write_plan(atlas, &p, &first);
        taut_json_write_plan(atlas, &q, &second);
        assert_string_equal(first.bytes, second.bytes);
        taut_text_free(&first);
        taut_text_free(&second);
    }
}

/* ---- the optimiser against trying everything ---------------------------------------------------------------------- */

enum { SMALL_GROUPS = 5, SMALL_OPTIONS = 4 };

/* The best benefit of all combinations. */
static double try_everything(const struct planner *p, size_t which, uint32_t seconds, unsigned points)
{
    if (which == p->n_groups)
        return 0;
    double best = try_everything(p, which + 1, seconds, points);
    for (size_t k = 0; k < p->groups[which].n_options; k++) {
        const struct option *o = &p->groups[which].options[k];
        if (o->seconds > seconds || o->n_points > points)
            continue;
        double value = o->benefit + try_everything(p, which + 1, seconds - o->seconds, points - o->n_points);
        best = value > best ? value : best;
    }
    return best;
}

static void draw_planner(struct planner *p, struct option options[SMALL_GROUPS][SMALL_OPTIONS], uint64_t *seed)
{
    static const struct pace pace = { 20, 20, 10, 15, 10, 4 };
    *p = (struct planner){ .pace = &pace, .arena = arena, .n_groups = 1 + random_below(seed, SMALL_GROUPS) };
    for (size_t g = 0; g < p->n_groups; g++) {
        p->groups[g] = (struct group){ .options = options[g], .n_options = random_below(seed, SMALL_OPTIONS + 1) };
        for (size_t k = 0; k < SMALL_OPTIONS; k++)
            options[g][k] = (struct option){ .seconds = (uint32_t)(PLAN_UNIT_S * (4 + random_below(seed, 60))),
                                             .benefit = random_unit(seed),
                                             .n_points = (uint8_t)(1 + random_below(seed, 2)) };
    }
}

/* What was chosen keeps to the limits, and is worth what is said. */
static void check_choice(const struct planner *p, uint32_t seconds)
{
    double benefit = 0;
    uint32_t used = 0;
    unsigned points = 0;
    for (size_t g = 0; g < p->n_groups; g++)
        if (p->chosen[g]) {
            const struct option *o = &p->groups[g].options[p->chosen[g] - 1];
            benefit += o->benefit;
            used += o->seconds;
            points += o->n_points;
        }
    assert_true(used <= seconds && points <= p->pace->most_points);
    assert_true(benefit - p->benefit < 1e-9 && p->benefit - benefit < 1e-9);
}

static void nothing_beats_the_choice(void **state)
{
    (void)state;
    uint64_t seed = 17;
    for (size_t n = 0; n < 4000; n++) {
        struct planner p;
        struct option options[SMALL_GROUPS][SMALL_OPTIONS];
        uint32_t seconds = (uint32_t)random_below(&seed, 900);
        taut_arena_reset(arena);
        draw_planner(&p, options, &seed);
        assert_int_equal(plan_choose(&p, seconds), TAUT_OK);
        double best = try_everything(&p, 0, seconds, p.pace->most_points);
        assert_true(best - p.benefit < 1e-9 && p.benefit - best < 1e-9);
        check_choice(&p, seconds);
    }
}

/* ---- by example ---------------------------------------------------------------------------------------------------- */

static struct taut_plan plan_for(const char *words, struct taut_plan_wish wish)
{
    static struct drawn d;
    struct taut_infer_options options = { .max_candidates = 16 };
    memset(&d, 0, sizeof d);
    taut_arena_reset(arena);
    d.wish = wish;
    assert_int_equal(taut_intake_read(atlas, words, strlen(words), arena, &d.told, NULL), TAUT_OK);
    assert_int_equal(taut_screen_run(atlas, &d.told, arena, &d.screening, NULL), TAUT_OK);
    assert_int_equal(taut_infer_rank(atlas, &d.told, &options, arena, &d.ranking, NULL), TAUT_OK);
    return plan_of(&d);
}

static void a_shoulder_begins_with_the_likeliest_muscle(void **state)
{
    (void)state;
    struct taut_plan p = plan_for("aching in the right shoulder blade down to the thumb",
                                  (struct taut_plan_wish){ .minutes = 30, .hands = TAUT_TRAINED_HANDS, .session = 2 });
    assert_true(p.n_considered > 0);
    assert_string_equal(atlas->muscles[atlas->points[p.considered[0].point].muscle].id, "infraspinatus");
    assert_int_equal(p.considered[0].side, TAUT_RIGHT);
    assert_string_equal(p.course.id, "course-shoulder");
}

static void a_point_treated_yesterday_rests(void **state)
{
    (void)state;
    uint16_t point = taut_atlas_find_point(atlas, "infraspinatus-1");
    struct taut_treated treated = { point, TAUT_RIGHT, 20, 0 };
    struct taut_plan p = plan_for("aching in the right shoulder blade down to the thumb",
                                  (struct taut_plan_wish){ .minutes = 30, .treated = &treated, .n_treated = 1 });
    bool found = false;
    for (size_t k = 0; k < p.n_considered; k++)
        if (p.considered[k].point == point) {
            assert_int_equal(p.considered[k].why, TAUT_TOO_SORE);
            found = true;
        }
    assert_true(found);
}

static void a_wish_out_of_range_is_refused_with_its_place(void **state)
{
    (void)state;
    struct taut_case none = { 0 };
    struct taut_ranking ranking = { 0 };
    struct taut_screening screening = { 0 };
    struct taut_plan p;
    struct taut_error err;
    uint16_t technique = atlas->n_techniques;
    struct taut_treated treated = { atlas->n_points, TAUT_LEFT, 1, 0 }, sore = { 0, TAUT_LEFT, 1, 11 };
    const struct {
        struct taut_plan_wish wish;
        const char *where;
    } rows[] = {
        { { .minutes = 4 }, "minutes" },
        { { .minutes = 121 }, "minutes" },
        { { .minutes = 10, .tolerance = 11 }, "tolerance" },
        { { .minutes = 10, .techniques = &technique, .n_techniques = 1 }, "techniques[0]" },
        { { .minutes = 10, .treated = &treated, .n_treated = 1 }, "treated[0].point" },
        { { .minutes = 10, .treated = &sore, .n_treated = 1 }, "treated[0].soreness_now" },
    };
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
        assert_int_equal(taut_plan_make(atlas, &none, &ranking, &screening, &rows[k].wish, arena, &p, &err),
                         TAUT_EINVAL);
        assert_string_equal(err.where, rows[k].where);
    }
}

/* ---- a plan that is read ------------------------------------------------------------------------------------------ */

static void a_broken_plan_is_refused_with_its_place(void **state)
{
    (void)state;
    static const struct {
        const char *old, *new, *where;
    } rows[] = {
        { "taut.plan/1", "taut.plan/2", "format" },
        { "\"hands\": \"trained\"", "\"hands\": \"both\"", "hands" },
        { "\"minutes\": 30", "\"minutes\": 3", "minutes" },
        { "\"kind\": \"prepare\"", "\"kind\": \"prepares\"", "steps[0].kind" },
        { "\"point\": \"infraspinatus-1\"", "\"point\": \"infraspinatus-9\"", "steps[1].point" },
        { "\"pressure_of_ten\": [0, 0]", "\"pressure_of_ten\": [0, 1]", "steps[0].pressure_of_ten" },
        { "\"pressure_of_ten\": [0, 0]", "\"pressure_of_ten\": [0]", "steps[0].pressure_of_ten" },
        { "\"ready_s\": 60", "\"ready_s\": 61", "steps[0].seconds" },
        { "\"client\"", "\"customer\"", "steps[0].customer" },
        { "\"why\": \"in the plan\"", "\"why\": \"because\"", "considered[0].why" },
        { "\"course\": {", "\"course\": [], \"x\": {", "x" },
        { "\"now\": \"treatment\"", "\"now\": \"talk only\"", "steps" },
    };
    struct taut_plan p = plan_for("aching in the right shoulder blade down to the thumb",
                                  (struct taut_plan_wish){ .minutes = 30, .hands = TAUT_TRAINED_HANDS, .session = 2 });
    struct taut_text good;
    taut_text_init(&good, TAUT_MAX_JSON);
    taut_json_write_plan(atlas, &p, &good);
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
        struct taut_text bad;
        struct taut_plan read;
        struct taut_error err = { 0 };
        const char *at = strstr(good.bytes, rows[k].old);
        assert_non_null(at);
        taut_text_init(&bad, TAUT_MAX_JSON);
        taut_text_add(&bad, good.bytes, (size_t)(at - good.bytes));
        taut_text_adds(&bad, rows[k].new);
        taut_text_adds(&bad, at + strlen(rows[k].old));
        if (taut_json_read_plan(atlas, bad.bytes, bad.n, arena, &read, &err) != TAUT_EINVAL)
            fail_msg("%s is taken", rows[k].new);
        assert_string_equal(err.where, rows[k].where);
        taut_text_free(&bad);
    }
    taut_text_free(&good);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_plan_keeps_to_what_is_allowed),
        cmocka_unit_test(more_minutes_never_promise_less),
        cmocka_unit_test(the_same_case_gives_the_same_plan),
        cmocka_unit_test(nothing_beats_the_choice),
        cmocka_unit_test(a_shoulder_begins_with_the_likeliest_muscle),
        cmocka_unit_test(a_point_treated_yesterday_rests),
        cmocka_unit_test(a_wish_out_of_range_is_refused_with_its_place),
        cmocka_unit_test(a_broken_plan_is_refused_with_its_place),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
