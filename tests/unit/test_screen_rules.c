/* test_screen_rules.c - the safety rules of the atlas as they stand: what must hold of every one of them. */
#include "unit.h"

#include <string.h>
#include <stdio.h>

#include <taut/screen.h>

enum { FINDINGS_MOST = 48, ROUNDS = 200 };

static struct taut_arena *arena;

struct told {
    struct taut_finding items[FINDINGS_MOST];
    size_t n;
};

static void tell(struct told *t, struct taut_finding f)
{
    assert_true(t->n < FINDINGS_MOST);
    t->items[t->n++] = f;
}

static struct taut_screening screened(const struct taut_finding *findings, size_t n)
{
    struct taut_case c = { .findings = findings, .n_findings = n };
    struct taut_screening s;
    assert_int_equal(taut_screen_run(taut_atlas_builtin(), &c, arena, &s, NULL), TAUT_OK);
    return s;
}

static const struct taut_alert *alert_of(const struct taut_screening *s, uint16_t rule)
{
    for (size_t k = 0; k < s->n_alerts; k++)
        if (s->alerts[k].screen == rule)
            return &s->alerts[k];
    return NULL;
}

/* ---- the findings that a condition asks for ---------------------------------------------------------------------- */

static void tell_what_holds(uint32_t at, struct told *t);

static void tell_children(uint32_t at, size_t wanted, struct told *t)
{
    const struct taut_condition *conditions = taut_atlas_builtin()->conditions, *c = &conditions[at];
    for (uint32_t child = at + 1; child < at + c->size && wanted > 0; child += conditions[child].size, wanted--)
        tell_what_holds(child, t);
}

static void tell_score(const struct taut_condition *c, struct told *t)
{
    const struct taut_atlas *a = taut_atlas_builtin();
    const struct taut_score *score = &a->scores[c->target];
    int halves = 0;
    for (uint32_t k = score->items; k < score->items + score->n_items && halves < c->value; k++)
        if (a->score_items[k].halves > 0) {
            tell_what_holds(a->score_items[k].when, t);
            halves += a->score_items[k].halves;
        }
}

static void tell_what_is_denied(uint32_t at, struct told *t)
{
    const struct taut_condition *c = &taut_atlas_builtin()->conditions[at];
    assert_int_equal(c->op, TAUT_STATED); /* the atlas denies single findings only */
    tell(t, (struct taut_finding){ .kind = c->kind, .target = c->target, .negated = true, .nrs = -1 });
}

static void tell_what_holds(uint32_t at, struct told *t)
{
    const struct taut_condition *c = &taut_atlas_builtin()->conditions[at];
    switch ((enum taut_condition_op)c->op) {
    case TAUT_ALL: tell_children(at, SIZE_MAX, t); break;
    case TAUT_ANY: tell_children(at, 1, t); break;
    case TAUT_AT_LEAST: tell_children(at, c->value, t); break;
    case TAUT_DENIED: tell_what_is_denied(at + 1, t); break;
    case TAUT_SCORE_AT_LEAST: tell_score(c, t); break;
    case TAUT_AGE_AT_LEAST: tell(t, (struct taut_finding){ .kind = TAUT_AGE, .target = c->value, .level = 1 }); break;
    case TAUT_AGE_BELOW:
        tell(t, (struct taut_finding){ .kind = TAUT_AGE, .target = (uint16_t)(c->value - 1), .level = 1 });
        break;
    case TAUT_SEVERITY_AT_LEAST:
        tell(t, (struct taut_finding){ .kind = TAUT_PAIN, .level = 3, .nrs = (int8_t)c->value });
        break;
    case TAUT_STATED:
        tell(t, (struct taut_finding){ .kind = c->kind, .target = c->target, .level = 1, .nrs = -1 });
        break;
    }
}

/* ---- every rule --------------------------------------------------------------------------------------------------- */

static void every_rule_fires_on_what_it_asks_for(void **state)
{
    (void)state;
    const struct taut_atlas *a = taut_atlas_builtin();
    for (uint16_t rule = 0; rule < a->n_screens; rule++) {
        struct told t = { .n = 0 };
        tell_what_holds(a->screens[rule].when, &t);
        struct taut_screening s = screened(t.items, t.n);
        if (!alert_of(&s, rule))
            fail_msg("%s does not fire", a->screens[rule].id);
        taut_arena_reset(arena);
    }
}

static void the_findings_that_an_alert_names_are_enough_for_it(void **state)
{
    (void)state;
    const struct taut_atlas *a = taut_atlas_builtin();
    for (uint16_t rule = 0; rule < a->n_screens; rule++) {
        struct told t = { .n = 0 }, named = { .n = 0 };
        tell_what_holds(a->screens[rule].when, &t);
        struct taut_screening s = screened(t.items, t.n);
        const struct taut_alert *alert = alert_of(&s, rule);
        assert_true(alert && alert->n_because > 0);
        for (size_t k = 0; k < alert->n_because; k++)
            tell(&named, t.items[alert->because[k]]);
        struct taut_screening again = screened(named.items, named.n);
        if (!alert_of(&again, rule))
            fail_msg("%s does not fire on the findings that it names", a->screens[rule].id);
        taut_arena_reset(arena);
    }
}

static void every_branch_of_a_rule_can_make_it_fire(void **state)
{
    (void)state;
    const struct taut_atlas *a = taut_atlas_builtin();
    for (uint16_t rule = 0; rule < a->n_screens; rule++) {
        const struct taut_condition *root = &a->conditions[a->screens[rule].when];
        if (root->op != TAUT_ANY)
            continue;
        uint32_t first = a->screens[rule].when + 1, end = a->screens[rule].when + root->size;
        for (uint32_t branch = first; branch < end; branch += a->conditions[branch].size) {
            struct told t = { .n = 0 };
            tell_what_holds(branch, &t);
            struct taut_screening s = screened(t.items, t.n);
            if (!alert_of(&s, rule))
                fail_msg("a branch of %s does not fire", a->screens[rule].id);
            taut_arena_reset(arena);
        }
    }
}

/* ---- properties --------------------------------------------------------------------------------------------------- */

/* A stated sign, factor, quality, timing or pain at random. */
static struct taut_finding some_finding(uint64_t *seed)
{
    static const struct {
        enum taut_finding_kind kind;
        enum taut_term_kind of;
    } kinds[] = { { TAUT_HAS_SIGN, TAUT_SIGN },
                  { TAUT_HAS_FACTOR, TAUT_FACTOR },
                  { TAUT_HAS_QUALITY, TAUT_QUALITY },
                  { TAUT_HAS_TIMING, TAUT_TIMING } };
    const struct taut_atlas *a = taut_atlas_builtin();
    if (random_below(seed, 3) == 0)
        return (struct taut_finding){
            .kind = TAUT_PAIN, .target = (uint16_t)random_below(seed, a->n_places), .level = 2, .nrs = -1
        };
    size_t k = random_below(seed, sizeof kinds / sizeof *kinds);
    size_t first = a->terms_of[kinds[k].of], n = a->terms_of[kinds[k].of + 1] - first;
    return (struct taut_finding){
        .kind = kinds[k].kind, .target = (uint16_t)(first + random_below(seed, n)), .level = 1, .nrs = -1
    };
}

static void a_danger_that_is_added_never_lowers_the_level(void **state)
{
    (void)state;
    const struct taut_atlas *a = taut_atlas_builtin();
    uint64_t seed = 11;
    for (int round = 0; round < ROUNDS; round++) {
        struct told t = { .n = 0 };
        for (size_t n = 1 + random_below(&seed, 8); n > 0; n--)
            tell(&t, some_finding(&seed));
        struct taut_screening before = screened(t.items, t.n);
        for (uint16_t rule = 0; rule < a->n_screens; rule += (uint16_t)(1 + random_below(&seed, 7))) {
            struct told more = t;
            tell_what_holds(a->screens[rule].when, &more);
            struct taut_screening after = screened(more.items, more.n);
            assert_non_null(alert_of(&after, rule));
            assert_true(a->screens[after.alerts[0].screen].level <= a->screens[rule].level);
            for (size_t k = 0; k < before.n_alerts; k++)
                assert_non_null(alert_of(&after, before.alerts[k].screen));
        }
        taut_arena_reset(arena);
    }
}

static void the_order_of_findings_never_matters(void **state)
{
    (void)state;
    const struct taut_atlas *a = taut_atlas_builtin();
    uint64_t seed = 12;
    for (int round = 0; round < ROUNDS; round++) {
        struct told t = { .n = 0 };
        tell_what_holds(a->screens[random_below(&seed, a->n_screens)].when, &t);
        for (size_t n = random_below(&seed, 8); n > 0; n--)
            tell(&t, some_finding(&seed));
        struct taut_screening before = screened(t.items, t.n);
        for (size_t k = t.n - 1; k > 0; k--) {
            size_t other = random_below(&seed, k + 1);
            struct taut_finding kept = t.items[k];
            t.items[k] = t.items[other];
            t.items[other] = kept;
        }
        struct taut_screening after = screened(t.items, t.n);
        assert_int_equal(before.n_alerts, after.n_alerts);
        assert_int_equal(before.emergency, after.emergency);
        for (size_t k = 0; k < before.n_alerts; k++) {
            assert_int_equal(before.alerts[k].screen, after.alerts[k].screen);
            assert_int_equal(before.alerts[k].side, after.alerts[k].side);
        }
        taut_arena_reset(arena);
    }
}

/* ---- in words ----------------------------------------------------------------------------------------------------- */

static bool is_emergency(const char *text)
{
    struct taut_case told = { 0 };
    struct taut_screening s;
    assert_int_equal(taut_intake_read(taut_atlas_builtin(), text, strlen(text), arena, &told, NULL), TAUT_OK);
    assert_int_equal(taut_screen_run(taut_atlas_builtin(), &told, arena, &s, NULL), TAUT_OK);
    return s.emergency;
}

static void a_harmless_sentence_before_or_behind_hides_no_danger(void **state)
{
    static const char *const dangers[] = { "one corner of my mouth hangs and my speech is slurred",
                                           "pressure on my chest and my left arm aches, I am sweating",
                                           "low back pain and numb between the legs",
                                           "fever and I cannot bend my neck forward",
                                           "coughed up blood this morning",
                                           "my pee looks like cola after the race",
                                           "all of a sudden the foot is white and ice cold",
                                           "I have saved up my pills to end it",
                                           "blood pressure 210 over 125 and pressure in the chest" };
    static const char *const harmless[] = { "My shoulders are tight from the desk.",
                                            "No trouble sleeping, no cough.",
                                            "I had a check in May and all was fine.",
                                            "It gets better with heat and a walk.",
                                            "Mild ache, 2/10 most days.",
                                            "I do not smoke and never had an operation." };
    (void)state;
    char text[400];
    for (size_t k = 0; k < sizeof dangers / sizeof *dangers; k++)
        for (size_t h = 0; h < sizeof harmless / sizeof *harmless; h++) {
            snprintf(text, sizeof text, "%s. %s", dangers[k], harmless[h]);
            if (!is_emergency(text))
                fail_msg("missed: %s", text);
            snprintf(text, sizeof text, "%s %s.", harmless[h], dangers[k]);
            if (!is_emergency(text))
                fail_msg("missed: %s", text);
            taut_arena_reset(arena);
        }
}

static int start(void **state)
{
    (void)state;
    arena = taut_arena_create();
    return arena ? 0 : -1;
}

static int stop(void **state)
{
    (void)state;
    taut_arena_free(arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_rule_fires_on_what_it_asks_for),
        cmocka_unit_test(the_findings_that_an_alert_names_are_enough_for_it),
        cmocka_unit_test(every_branch_of_a_rule_can_make_it_fire),
        cmocka_unit_test(a_danger_that_is_added_never_lowers_the_level),
        cmocka_unit_test(the_order_of_findings_never_matters),
        cmocka_unit_test(a_harmless_sentence_before_or_behind_hides_no_danger),
    };
    return cmocka_run_group_tests(tests, start, stop);
}
