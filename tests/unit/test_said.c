/* test_said.c - in another language plan, programme and session are the same but for their texts, and no text is cut. */
#include "unit.h"

#include <string.h>

#include <taut/plan.h>
#include <taut/selfcare.h>
#include <taut/session.h>

static struct taut_arena *kept, *arena;
static struct taut_catalogue catalogues[TAUT_LANGUAGES];
static const struct taut_atlas *said[TAUT_LANGUAGES];

static int setup(void **state)
{
    (void)state;
    kept = taut_arena_create();
    arena = taut_arena_create();
    said[TAUT_ENGLISH] = taut_atlas_builtin();
    for (int l = TAUT_ENGLISH + 1; l < TAUT_LANGUAGES; l++) {
        size_t n = 0;
        const void *bytes = taut_catalogue_builtin((enum taut_language)l, &n);
        if (taut_catalogue_read(bytes, n, &catalogues[l], NULL) != TAUT_OK ||
            taut_atlas_say(said[TAUT_ENGLISH], &catalogues[l], kept, &said[l], NULL) != TAUT_OK)
            return -1;
    }
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    taut_arena_free(arena);
    taut_arena_free(kept);
    return 0;
}

struct described {
    struct taut_case told;
    struct taut_finding pain;
    struct taut_screening screening;
    struct taut_ranking ranking;
};

static void describe(struct described *d, uint16_t region)
{
    const struct taut_atlas *a = said[TAUT_ENGLISH];
    const struct taut_infer_options opt = { .max_candidates = 16 };
    *d = (struct described){ .pain = { .kind = TAUT_PAIN,
                                       .target = region,
                                       .side = a->places[region].paired ? TAUT_LEFT : TAUT_MIDLINE,
                                       .level = 2,
                                       .nrs = -1 } };
    d->told.findings = &d->pain;
    d->told.n_findings = 1;
    assert_int_equal(taut_screen_run(a, &d->told, arena, &d->screening, NULL), TAUT_OK);
    assert_int_equal(taut_infer_rank(a, &d->told, &opt, arena, &d->ranking, NULL), TAUT_OK);
}

/* Everything of a step but its texts. */
static void check_same_step(const struct taut_step *a, const struct taut_step *b)
{
    assert_true(a->kind == b->kind && a->point == b->point && a->side == b->side && a->technique == b->technique);
    assert_true(a->pressure[0] == b->pressure[0] && a->pressure[1] == b->pressure[1] && a->cap == b->cap);
    assert_true(a->hold_s == b->hold_s && a->repeats == b->repeats && a->rest_s == b->rest_s);
    assert_true(a->ready_s == b->ready_s && a->seconds == b->seconds);
    assert_int_equal(a->contact == NULL, b->contact == NULL);
}

static void check_same_considered(const struct taut_considered *a, const struct taut_considered *b)
{
    assert_true(a->point == b->point && a->side == b->side && a->why == b->why && a->key == b->key);
    assert_true(a->probability == b->probability && a->relevance == b->relevance && a->benefit == b->benefit);
    assert_true(a->seconds == b->seconds && a->screen == b->screen && a->site == b->site);
}

static void check_same_plan(const struct taut_plan *was, const struct taut_plan *is)
{
    assert_int_equal(is->n_steps, was->n_steps);
    assert_int_equal(is->seconds, was->seconds);
    assert_int_equal(is->n_considered, was->n_considered);
    for (size_t k = 0; k < is->n_steps; k++)
        check_same_step(&was->steps[k], &is->steps[k]);
    for (size_t k = 0; k < is->n_considered; k++)
        check_same_considered(&was->considered[k], &is->considered[k]);
}

/* What the guide shows of every step; a text that fills its field was cut. */
static void check_shown_whole(const struct taut_atlas *a, const struct described *d, const struct taut_plan *plan)
{
    static const enum taut_phase phases[] = { TAUT_PHASE_GET_READY, TAUT_PHASE_DOING, TAUT_PHASE_HOLD,
                                              TAUT_PHASE_LOCATE };
    const struct taut_session_context x = { a, &d->told, plan, arena };
    struct taut_session s;
    struct taut_session_view v;
    if (plan->n_steps == 0)
        return;
    assert_int_equal(taut_session_begin(&x, &s, NULL), TAUT_OK);
    for (size_t k = 0; k < plan->n_steps; k++)
        for (size_t p = 0; p < sizeof phases / sizeof *phases; p++) {
            if (phases[p] == TAUT_PHASE_LOCATE && plan->steps[k].kind != TAUT_STEP_RELEASE)
                continue;
            s.step = (uint16_t)k;
            s.phase = (int8_t)phases[p];
            taut_session_look(&x, &s, &v);
            assert_true(strlen(v.act) + 2 < sizeof v.act && strlen(v.title) + 2 < sizeof v.title);
            assert_true(strlen(v.where) + 2 < sizeof v.where && strlen(v.next) + 2 < sizeof v.next);
        }
}

static void a_plan_is_the_same_in_every_language(void **state)
{
    (void)state;
    for (uint16_t region = 0; region < said[TAUT_ENGLISH]->n_regions; region = (uint16_t)(region + 3))
        for (int trained = 0; trained < 2; trained++) {
            const struct taut_plan_wish wish = { .minutes = trained ? 45 : 15,
                                                 .hands = trained ? TAUT_TRAINED_HANDS : TAUT_OWN_HANDS,
                                                 .session = 1 };
            struct taut_plan plans[TAUT_LANGUAGES];
            struct described d;
            taut_arena_reset(arena);
            describe(&d, region);
            for (int l = 0; l < TAUT_LANGUAGES; l++) {
                memset(&plans[l], 0, sizeof plans[l]);
                assert_int_equal(taut_plan_make(said[l], &d.told, &d.ranking, &d.screening, &wish, arena, &plans[l],
                                                NULL),
                                 TAUT_OK);
                check_same_plan(&plans[0], &plans[l]);
            }
            for (int l = 0; l < TAUT_LANGUAGES; l++)
                check_shown_whole(said[l], &d, &plans[l]);
        }
}

static void check_same_programme(const struct taut_programme *was, const struct taut_programme *is)
{
    assert_int_equal(is->n_tasks, was->n_tasks);
    assert_int_equal(is->n_habits, was->n_habits);
    assert_int_equal(is->n_left, was->n_left);
    for (size_t k = 0; k < is->n_tasks; k++) {
        struct taut_task a = was->tasks[k], b = is->tasks[k];
        a.tool = a.how = a.care = b.tool = b.how = b.care = NULL;
        assert_memory_equal(&a, &b, sizeof a);
    }
}

static void a_programme_is_the_same_in_every_language(void **state)
{
    const struct taut_selfcare_wish wish = { .pace = TAUT_AS_USUAL };
    (void)state;
    for (uint16_t region = 0; region < said[TAUT_ENGLISH]->n_regions; region = (uint16_t)(region + 2)) {
        struct taut_programme programmes[TAUT_LANGUAGES];
        struct described d;
        taut_arena_reset(arena);
        describe(&d, region);
        for (int l = 0; l < TAUT_LANGUAGES; l++) {
            assert_int_equal(taut_selfcare_make(said[l], &d.told, &d.ranking, &d.screening, &wish, arena,
                                                &programmes[l], NULL),
                             TAUT_OK);
            check_same_programme(&programmes[0], &programmes[l]);
        }
    }
}

/* A finding in words never fills the room that the doors give it. */
static void a_finding_is_told_whole(void **state)
{
    const struct taut_atlas *a = said[TAUT_ENGLISH];
    (void)state;
    for (int l = 0; l < TAUT_LANGUAGES; l++) {
        char text[400];
        for (uint16_t k = 0; k < a->terms_of[TAUT_TERM_KINDS]; k++) {
            const struct taut_finding f = { .kind = TAUT_HAS_FACTOR, .target = k, .negated = true, .nrs = -1 };
            taut_finding_describe(said[l], &f, text, sizeof text);
            assert_true(strlen(text) + 4 < sizeof text);
        }
        for (uint16_t k = 0; k < a->n_regions; k++) {
            const struct taut_finding f = { .kind = TAUT_PAIN, .target = k, .side = TAUT_LEFT, .level = 3, .nrs = 10 };
            taut_finding_describe(said[l], &f, text, sizeof text);
            assert_true(strlen(text) + 4 < sizeof text);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_plan_is_the_same_in_every_language),
        cmocka_unit_test(a_programme_is_the_same_in_every_language),
        cmocka_unit_test(a_finding_is_told_whole),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
