/* test_screen.c - safety rules over a small atlas of its own: the rules here are made up, their logic is not. */
#include "unit.h"

#include <string.h>

#include <taut/screen.h>

/* head (forehead, temple, crown, jaw, cheek) and trunk (chest, back); places 0..6 are regions */
enum { FOREHEAD, TEMPLE, CROWN, JAW, CHEEK, CHEST, BACK, N_REGIONS, HEAD = N_REGIONS, TRUNK, UPPER_FACE, N_PLACES };
enum { FEVER, STIFF_NECK, SWEAT, RASH, OLDER, N_TERMS };
enum { ILLNESS = 1 };

static const uint16_t lists[] = { 0,     1, 2, 3, 4, 5, 6, /* regions */ 0, 1, 2, 3, 4, /* head */ 5, 6, /* trunk */ 0,
                                  1, /* upper face */
                                  CHEST, /* where a rule avoids */ };
#define LIST_OF(first, count)          \
    {                                  \
        .begin = (first), .n = (count) \
    }
static const struct taut_place places[N_PLACES] = {
    { .id = "forehead", .members = LIST_OF(0, 1) },
    { .id = "temple", .members = LIST_OF(1, 1) },
    { .id = "crown", .members = LIST_OF(2, 1) },
    { .id = "jaw", .members = LIST_OF(3, 1) },
    { .id = "cheek", .members = LIST_OF(4, 1) },
    { .id = "chest", .members = LIST_OF(5, 1) },
    { .id = "back", .members = LIST_OF(6, 1) },
    { .id = "head", .kind = TAUT_GROUP, .members = LIST_OF(7, 5) },
    { .id = "trunk", .kind = TAUT_GROUP, .members = LIST_OF(12, 2) },
    { .id = "upper-face", .kind = TAUT_AREA, .members = LIST_OF(14, 2) },
};
static const struct taut_term terms[N_TERMS] = {
    { .id = "fever", .kind = TAUT_SIGN },
    { .id = "stiff-neck", .kind = TAUT_SIGN },
    { .id = "sweat", .kind = TAUT_SIGN },
    { .id = "rash", .kind = TAUT_SIGN },
    { .id = "older", .kind = TAUT_FACTOR, .age_at_least = 50 },
};
static const struct taut_point points[] = { { .id = "in-chest", .place = CHEST },
                                            { .id = "in-temple", .place = TEMPLE } };

/* One rule under test: its tree stands at 0. A second and third rule fire with a rash, to see the order. */
static struct taut_condition conditions[32];
static struct taut_screen screens[3];
static struct taut_atlas atlas;
static struct taut_arena *arena;

#define STATED(of_kind, what)                                             \
    {                                                                     \
        .op = TAUT_STATED, .kind = (of_kind), .target = (what), .size = 1 \
    }
#define OP(which, count, size_of)                          \
    {                                                      \
        .op = (which), .value = (count), .size = (size_of) \
    }

static void set_rule(const struct taut_condition *tree, size_t n)
{
    memset(conditions, 0, sizeof conditions);
    memcpy(conditions, tree, n * sizeof *tree);
    conditions[30] = (struct taut_condition)STATED(TAUT_HAS_SIGN, RASH);
    screens[0] = (struct taut_screen){ .id = "soon", .level = TAUT_AVOID, .when = 30, .places = LIST_OF(16, 1) };
    screens[1] = (struct taut_screen){ .id = "under-test", .level = TAUT_EMERGENCY, .when = 0 };
    screens[2] = (struct taut_screen){ .id = "light", .level = TAUT_LIGHTER, .when = 30 };
    atlas = (struct taut_atlas){ .n_regions = N_REGIONS,
                                 .n_places = N_PLACES,
                                 .places = places,
                                 .terms = terms,
                                 .terms_of = { [TAUT_TERM_KINDS] = N_TERMS },
                                 .index = lists,
                                 .n_points = 2,
                                 .points = points,
                                 .n_screens = 3,
                                 .screens = screens,
                                 .conditions = conditions,
                                 .n_conditions = sizeof conditions / sizeof *conditions };
}
#define RULE(...)                                             \
    do {                                                      \
        const struct taut_condition tree[] = { __VA_ARGS__ }; \
        set_rule(tree, sizeof tree / sizeof *tree);           \
    } while (0)

static struct taut_finding pain(uint16_t place)
{
    return (struct taut_finding){ .kind = TAUT_PAIN, .target = place, .level = TAUT_LEVEL_UNKNOWN, .nrs = -1 };
}

static struct taut_finding sign(uint16_t which)
{
    return (struct taut_finding){ .kind = TAUT_HAS_SIGN, .target = which, .level = 1, .nrs = -1 };
}

static struct taut_finding age(uint16_t years)
{
    return (struct taut_finding){ .kind = TAUT_AGE, .target = years, .level = 1, .nrs = -1 };
}

static struct taut_finding denied(struct taut_finding f)
{
    f.level = 0;
    f.negated = true;
    return f;
}

static struct taut_screening screened(const struct taut_finding *f, size_t n)
{
    struct taut_case c = { .findings = f, .n_findings = n };
    struct taut_screening s;
    assert_int_equal(taut_screen_run(&atlas, &c, arena, &s, NULL), TAUT_OK);
    return s;
}
#define SCREEN(...)                                        \
    screened((const struct taut_finding[]){ __VA_ARGS__ }, \
             sizeof((const struct taut_finding[]){ __VA_ARGS__ }) / sizeof(struct taut_finding))
#define FIRES(...) assert_true(SCREEN(__VA_ARGS__).emergency)
#define SILENT(...) assert_false(SCREEN(__VA_ARGS__).emergency)

static void pain_within_the_place_of_a_rule_counts(void **state)
{
    (void)state;
    RULE(STATED(TAUT_PAIN, HEAD));
    FIRES(pain(TEMPLE));
    FIRES(pain(HEAD));
    FIRES(pain(UPPER_FACE));
    SILENT(pain(CHEST));
    SILENT(sign(FEVER));
}

static void a_wider_mention_counts_only_where_the_place_is_a_good_part_of_it(void **state)
{
    (void)state;
    RULE(STATED(TAUT_PAIN, TEMPLE));
    FIRES(pain(UPPER_FACE)); /* one of two regions */
    SILENT(pain(HEAD));      /* one of five */
}

static void numbness_is_not_pain(void **state)
{
    (void)state;
    RULE(STATED(TAUT_NUMBNESS, JAW));
    struct taut_finding numb = { .kind = TAUT_NUMBNESS, .target = JAW, .level = 1, .nrs = -1 };
    FIRES(numb);
    SILENT(pain(JAW));
}

static void what_was_denied_does_not_count(void **state)
{
    (void)state;
    RULE(STATED(TAUT_HAS_SIGN, FEVER));
    FIRES(sign(FEVER));
    SILENT(denied(sign(FEVER)));
    SILENT(sign(SWEAT));
    FIRES(denied(sign(FEVER)), sign(FEVER)); /* no answer clears a danger */
}

static void all_needs_every_part_and_any_needs_one(void **state)
{
    (void)state;
    RULE(OP(TAUT_ALL, 0, 5), STATED(TAUT_PAIN, HEAD), OP(TAUT_ANY, 0, 3), STATED(TAUT_HAS_SIGN, FEVER),
         STATED(TAUT_HAS_SIGN, STIFF_NECK));
    SILENT(pain(HEAD));
    SILENT(sign(FEVER));
    FIRES(pain(HEAD), sign(FEVER));
    FIRES(sign(STIFF_NECK), pain(CROWN));
}

static void at_least_counts_parts_not_findings(void **state)
{
    (void)state;
    RULE(OP(TAUT_AT_LEAST, 2, 4), STATED(TAUT_HAS_SIGN, FEVER), STATED(TAUT_HAS_SIGN, STIFF_NECK),
         STATED(TAUT_HAS_SIGN, SWEAT));
    SILENT(sign(FEVER), sign(FEVER));
    FIRES(sign(FEVER), sign(SWEAT));
    FIRES(sign(FEVER), sign(SWEAT), sign(STIFF_NECK));
}

static void not_holds_only_where_it_was_denied(void **state)
{
    (void)state;
    RULE(OP(TAUT_ALL, 0, 4), STATED(TAUT_PAIN, CHEST), OP(TAUT_DENIED, 0, 2), STATED(TAUT_HAS_SIGN, FEVER));
    SILENT(pain(CHEST));
    FIRES(pain(CHEST), denied(sign(FEVER)));
    RULE(OP(TAUT_DENIED, 0, 2), STATED(TAUT_PAIN, UPPER_FACE));
    FIRES(denied(pain(HEAD)));    /* denies all of it */
    SILENT(denied(pain(TEMPLE))); /* denies a part */
    RULE(OP(TAUT_DENIED, 0, 4), OP(TAUT_ANY, 0, 3), STATED(TAUT_HAS_SIGN, FEVER), STATED(TAUT_HAS_SIGN, SWEAT));
    SILENT(denied(sign(FEVER)));
    FIRES(denied(sign(FEVER)), denied(sign(SWEAT)));
}

static void age_counts_as_said_and_as_a_factor(void **state)
{
    (void)state;
    RULE({ .op = TAUT_AGE_AT_LEAST, .value = 50, .size = 1 });
    FIRES(age(50));
    SILENT(age(49));
    SILENT(pain(HEAD));
    RULE({ .op = TAUT_AGE_BELOW, .value = 18, .size = 1 });
    FIRES(age(17));
    SILENT(age(18));
    RULE(STATED(TAUT_HAS_FACTOR, OLDER));
    FIRES(age(51));
    SILENT(age(30));
}

static void severity_is_a_number_or_a_word(void **state)
{
    (void)state;
    RULE({ .op = TAUT_SEVERITY_AT_LEAST, .value = 8, .size = 1 });
    struct taut_finding said = pain(HEAD), severe = pain(HEAD), moderate = pain(HEAD);
    said.nrs = 9;
    said.level = 3;
    severe.level = 3;
    moderate.level = 2;
    FIRES(said);
    FIRES(severe);
    SILENT(moderate);
    SILENT(pain(HEAD)); /* ungraded */
    said.nrs = 7;
    SILENT(said);
}

static void the_most_urgent_comes_first_then_the_order_of_the_atlas(void **state)
{
    (void)state;
    RULE(STATED(TAUT_HAS_SIGN, FEVER));
    struct taut_screening s = SCREEN(sign(RASH), sign(FEVER));
    assert_int_equal(s.n_alerts, 3);
    assert_int_equal(s.alerts[0].screen, 1);
    assert_int_equal(s.alerts[1].screen, 0);
    assert_int_equal(s.alerts[2].screen, 2);
    assert_true(s.emergency);
    assert_false(SCREEN(sign(RASH)).emergency);
}

static void because_names_the_findings_of_the_branch_that_held(void **state)
{
    (void)state;
    /* any of: (fever and sweat), stiff neck */
    RULE(OP(TAUT_ANY, 0, 5), OP(TAUT_ALL, 0, 3), STATED(TAUT_HAS_SIGN, FEVER), STATED(TAUT_HAS_SIGN, SWEAT),
         STATED(TAUT_HAS_SIGN, STIFF_NECK));
    struct taut_screening s = SCREEN(sign(FEVER), pain(BACK), sign(STIFF_NECK));
    assert_int_equal(s.n_alerts, 1);
    assert_int_equal(s.alerts[0].n_because, 1);
    assert_int_equal(s.alerts[0].because[0], 2);
}

static void many_reasons_are_cut_not_written_past_the_end(void **state)
{
    (void)state;
    RULE(STATED(TAUT_PAIN, HEAD));
    struct taut_finding f[40];
    for (size_t k = 0; k < 40; k++)
        f[k] = pain((uint16_t)(k % 5));
    struct taut_screening s = screened(f, 40);
    assert_int_equal(s.alerts[0].n_because, TAUT_MAX_BECAUSE);
}

/* A random tree of at most `room` nodes at `at`; returns its size. */
static uint16_t grow(uint64_t *seed, struct taut_condition *tree, size_t at, size_t room, int depth)
{
    struct taut_condition *c = &tree[at];
    memset(c, 0, sizeof *c);
    c->size = 1;
    if (depth == 0 || room < 4 || random_below(seed, 3) == 0) {
        if (random_below(seed, 2)) {
            *c = (struct taut_condition)STATED(TAUT_HAS_SIGN, 0);
            c->target = (uint16_t)random_below(seed, 4);
        } else {
            *c = (struct taut_condition)STATED(TAUT_PAIN, 0);
            c->target = (uint16_t)random_below(seed, N_PLACES);
        }
        return 1;
    }
    c->op = (uint8_t)random_below(seed, 4); /* ALL, ANY, DENIED, AT_LEAST */
    size_t children = c->op == TAUT_DENIED ? 1 : 1 + random_below(seed, 2);
    c->value = (uint16_t)(1 + random_below(seed, children));
    for (size_t k = 0; k < children; k++)
        c->size = (uint16_t)(c->size + grow(seed, tree, at + c->size, (room - c->size) / 2, depth - 1));
    return c->size;
}

static void adding_a_finding_never_removes_an_alert(void **state)
{
    (void)state;
    uint64_t seed = 5;
    for (int round = 0; round < 3000; round++) {
        struct taut_condition tree[24];
        struct taut_finding f[8];
        size_t n = 1 + random_below(&seed, 7);
        uint16_t size = grow(&seed, tree, 0, 24, 3);
        set_rule(tree, size);
        for (size_t k = 0; k <= n; k++) {
            f[k] = random_below(&seed, 2) ? pain((uint16_t)random_below(&seed, N_PLACES))
                                          : sign((uint16_t)random_below(&seed, 3));
            if (random_below(&seed, 3) == 0)
                f[k] = denied(f[k]);
        }
        if (screened(f, n).emergency)
            assert_true(screened(f, n + 1).emergency);
        taut_arena_reset(arena);
    }
}

static void nobody_is_told_to_press_where_a_rule_forbids_it(void **state)
{
    (void)state;
    const uint16_t *forbidden = NULL;
    size_t n = 9;
    RULE(STATED(TAUT_HAS_SIGN, FEVER));
    struct taut_screening s = SCREEN(sign(RASH));
    assert_int_equal(taut_screen_forbidden_points(&atlas, &s, arena, &forbidden, &n, NULL), TAUT_OK);
    assert_int_equal(n, 1);
    assert_int_equal(forbidden[0], 0);
    s = SCREEN(sign(FEVER)); /* an emergency: nowhere */
    assert_int_equal(taut_screen_forbidden_points(&atlas, &s, arena, &forbidden, &n, NULL), TAUT_OK);
    assert_int_equal(n, 2);
    s = SCREEN(sign(SWEAT));
    assert_int_equal(taut_screen_forbidden_points(&atlas, &s, arena, &forbidden, &n, NULL), TAUT_OK);
    assert_int_equal(n, 0);
}

static int set_up(void **state)
{
    (void)state;
    arena = taut_arena_create();
    return arena ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    taut_arena_free(arena);
    return 0;
}

/* ---- the three values, scores, overrides and what is allowed ---------------------------------------------------- */

static const struct taut_finding *one_sign(uint16_t target, bool denied)
{
    static struct taut_finding f;
    f = (struct taut_finding){
        .kind = TAUT_HAS_SIGN, .target = target, .level = !denied, .nrs = -1, .negated = denied
    };
    return &f;
}

static const struct taut_open *open_of(const struct taut_case *c, uint16_t screen)
{
    static struct taut_screening s;
    const struct taut_open *list = NULL;
    size_t n = 0;
    assert_int_equal(taut_screen_run(&atlas, c, arena, &s, NULL), TAUT_OK);
    assert_int_equal(taut_screen_open(&atlas, c, &s, arena, &list, &n, NULL), TAUT_OK);
    for (size_t k = 0; k < n; k++)
        if (list[k].screen == screen)
            return &list[k];
    return NULL;
}

static void what_nobody_said_leaves_a_rule_open_and_a_no_closes_it(void **state)
{
    (void)state;
    RULE(OP(TAUT_ALL, 0, 3), STATED(TAUT_HAS_SIGN, FEVER), STATED(TAUT_HAS_SIGN, STIFF_NECK));
    atlas.n_conditions = 32;
    struct taut_case c = { 0 };
    const struct taut_open *open = open_of(&c, 1);
    assert_non_null(open);
    assert_int_equal(open->needs, 2);
    assert_int_equal(open->n_settle, 2);
    c = (struct taut_case){ .findings = one_sign(FEVER, false), .n_findings = 1 };
    open = open_of(&c, 1);
    assert_non_null(open);
    assert_int_equal(open->needs, 1);
    assert_int_equal(open->n_settle, 1);
    assert_int_equal(conditions[open->settle[0]].target, STIFF_NECK);
    c.findings = one_sign(FEVER, true);
    assert_null(open_of(&c, 1));
}

static void at_least_needs_what_is_missing(void **state)
{
    (void)state;
    RULE(OP(TAUT_AT_LEAST, 2, 4), STATED(TAUT_HAS_SIGN, FEVER), STATED(TAUT_HAS_SIGN, STIFF_NECK),
         STATED(TAUT_HAS_SIGN, SWEAT));
    atlas.n_conditions = 32;
    struct taut_case c = { 0 };
    assert_int_equal(open_of(&c, 1)->needs, 2);
    struct taut_finding denied[2] = { *one_sign(FEVER, true), *one_sign(SWEAT, true) };
    c = (struct taut_case){ .findings = denied, .n_findings = 2 };
    assert_null(open_of(&c, 1)); /* one alone is too few */
}

static void a_score_is_added_up_as_published_and_a_rule_counts_only_what_adds(void **state)
{
    (void)state;
    static const struct taut_score_item items[] = { { "fever", 0, 2 }, { "sweat", 1, 3 }, { "rash", 30, -4 } };
    static const struct taut_score_band bands[] = { { 5, "likely" }, { -8, "unlikely" } };
    static const struct taut_score score = { .id = "s", .when = 0, .n_items = 3, .n_bands = 2 };
    RULE(STATED(TAUT_HAS_SIGN, FEVER), STATED(TAUT_HAS_SIGN, SWEAT),
         { .op = TAUT_SCORE_AT_LEAST, .target = 0, .value = 5, .size = 1 });
    screens[1].when = 2;
    atlas.n_conditions = 32;
    atlas.n_scores = 1;
    atlas.scores = &score;
    atlas.score_items = items;
    atlas.score_bands = bands;
    struct taut_finding told[3] = { *one_sign(FEVER, false), *one_sign(RASH, false), *one_sign(SWEAT, false) };
    struct taut_case c = { .findings = told, .n_findings = 1 };
    const struct taut_scored *list = NULL;
    size_t n = 0;
    assert_int_equal(taut_screen_scores(&atlas, &c, arena, &list, &n, NULL), TAUT_OK);
    assert_int_equal(n, 1);
    assert_int_equal(list[0].halves, 2);
    assert_int_equal(list[0].least, -2);
    assert_int_equal(list[0].most, 5);
    assert_int_equal(list[0].items[1], TAUT_UNKNOWN);
    assert_int_equal(open_of(&c, 1)->needs, 1);
    c.n_findings = 3;
    assert_int_equal(taut_screen_scores(&atlas, &c, arena, &list, &n, NULL), TAUT_OK);
    assert_int_equal(list[0].halves, 1);
    assert_int_equal(list[0].band, 1);
    struct taut_screening s;
    assert_int_equal(taut_screen_run(&atlas, &c, arena, &s, NULL), TAUT_OK);
    assert_true(s.emergency); /* the other rash does not clear it */
}

static void nobody_lifts_a_stop_from_herself(void **state)
{
    (void)state;
    RULE(STATED(TAUT_HAS_SIGN, FEVER));
    struct taut_override o = { 1, "A. Doctor", "GP 123", "seen today", "2026-11-21" };
    struct taut_case c = { .findings = one_sign(FEVER, false), .n_findings = 1, .overrides = &o, .n_overrides = 1 };
    struct taut_screening s;
    struct taut_error err = { 0 };
    assert_int_equal(taut_screen_run(&atlas, &c, arena, &s, NULL), TAUT_OK);
    assert_false(s.emergency);
    assert_int_equal(s.n_alerts, 1); /* it is shown all the same */
    assert_int_equal(s.alerts[0].override, 0);
    o.credential = "self";
    assert_int_equal(taut_screen_run(&atlas, &c, arena, &s, NULL), TAUT_OK);
    assert_true(s.emergency);
    assert_int_equal(taut_screen_check_override(&atlas, &o, &err), TAUT_EINVAL);
    assert_string_equal(err.where, "credential");
    static const char *const herself[] = { "Self", " self ", "MYSELF", "me" }, *const others[] = { "GP 123",
                                                                                                   "selfless nurse",
                                                                                                   "medic" };
    for (size_t k = 0; k < sizeof herself / sizeof *herself; k++) {
        o.credential = herself[k];
        assert_int_equal(taut_screen_check_override(&atlas, &o, &err), TAUT_EINVAL);
    }
    for (size_t k = 0; k < sizeof others / sizeof *others; k++) {
        o.credential = others[k];
        assert_int_equal(taut_screen_check_override(&atlas, &o, &err), TAUT_OK);
    }
}

static void what_is_known_is_stated_before_denied(void **state)
{
    (void)state;
    RULE(STATED(TAUT_HAS_SIGN, FEVER));
    const struct taut_screening s = SCREEN(denied(sign(FEVER)), sign(FEVER), denied(sign(RASH)), pain(HEAD), age(60));
    assert_int_equal(taut_screening_known(&s, TAUT_HAS_SIGN, FEVER), TAUT_YES);
    assert_int_equal(taut_screening_known(&s, TAUT_HAS_SIGN, RASH), TAUT_NO);
    assert_int_equal(taut_screening_known(&s, TAUT_HAS_SIGN, SWEAT), TAUT_UNKNOWN);
    assert_int_equal(taut_screening_known(&s, TAUT_HAS_FACTOR, FEVER), TAUT_UNKNOWN);
    assert_int_equal(taut_screening_known(&s, TAUT_PAIN, HEAD), TAUT_YES);
    assert_int_equal(taut_screening_known(&s, TAUT_PAIN, CHEST), TAUT_UNKNOWN);
    assert_int_equal(taut_screening_known(&s, TAUT_AGE, 0), TAUT_YES);
}

static void an_override_says_who_with_what_why_and_when(void **state)
{
    (void)state;
    static const char *const fields[] = { "by", "credential", "reason", "when" };
    RULE(STATED(TAUT_HAS_SIGN, FEVER));
    for (size_t k = 0; k < sizeof fields / sizeof *fields; k++)
        for (int blank = 0; blank < 2; blank++) {
            const char *values[] = { "A. Doctor", "GP 123", "seen today", "2026-11-21" };
            struct taut_error err = { 0 };
            values[k] = blank ? " \t" : NULL;
            const struct taut_override o = { 1, values[0], values[1], values[2], values[3] };
            const struct taut_case c = {
                .findings = one_sign(FEVER, false), .n_findings = 1, .overrides = &o, .n_overrides = 1
            };
            struct taut_screening s;
            assert_int_equal(taut_screen_check_override(&atlas, &o, &err), TAUT_EINVAL);
            assert_string_equal(err.where, fields[k]);
            assert_int_equal(taut_screen_run(&atlas, &c, arena, &s, NULL), TAUT_OK);
            assert_true(s.emergency);
        }
    const struct taut_override unknown = { 99, "A. Doctor", "GP 123", "seen today", "2026-11-21" };
    assert_int_equal(taut_screen_check_override(&atlas, &unknown, NULL), TAUT_EINVAL);
}

/* What is lifted is lifted for this rule alone, and from herself only what is no stop. */
static void an_override_lifts_its_own_rule_only(void **state)
{
    (void)state;
    RULE(STATED(TAUT_HAS_SIGN, FEVER));
    const struct taut_finding f[] = { sign(FEVER), sign(RASH) };
    struct taut_override o = { 2, "A. Client", "self", "the skin is healed", "2026-11-21" }; /* lighter */
    const struct taut_case c = { .findings = f, .n_findings = 2, .overrides = &o, .n_overrides = 1 };
    struct taut_screening s;
    assert_int_equal(taut_screen_run(&atlas, &c, arena, &s, NULL), TAUT_OK);
    assert_true(s.emergency);
    assert_int_equal(s.n_alerts, 3);
    for (size_t k = 0; k < s.n_alerts; k++)
        assert_int_equal(s.alerts[k].override, s.alerts[k].screen == 2 ? 0 : TAUT_NONE);
}

static void what_is_allowed_follows_the_gravest_alert_and_the_sites(void **state)
{
    (void)state;
    static const struct taut_site site = { .id = "throat", .places = LIST_OF(JAW, 1), .by_self = 0, .by_trained = 4 };
    struct taut_case c = { .findings = one_sign(RASH, false), .n_findings = 1 };
    struct taut_screening s;
    struct taut_allowed x;
    RULE(STATED(TAUT_HAS_SIGN, FEVER));
    screens[2].pressure = 3;
    screens[2].no_tools = true;
    atlas.n_sites = 1;
    atlas.sites = &site;
    assert_int_equal(taut_screen_run(&atlas, &c, arena, &s, NULL), TAUT_OK);
    assert_int_equal(taut_screen_allow(&atlas, &c, &s, TAUT_OWN_HANDS, arena, &x, NULL), TAUT_OK);
    assert_int_equal(x.now, TAUT_ALLOW_LIMITED);
    assert_int_equal(x.limits[2 * CHEST].pressure, 0);
    assert_int_equal(x.limits[2 * BACK].pressure, 3);
    assert_true(x.limits[2 * BACK].no_tools);
    assert_int_equal(x.limits[2 * JAW].pressure, 0);
    assert_int_equal(x.limits[2 * JAW].site, 0);
    assert_int_equal(taut_screen_allow(&atlas, &c, &s, TAUT_TRAINED_HANDS, arena, &x, NULL), TAUT_OK);
    assert_int_equal(x.limits[2 * JAW].pressure, 3);
    c.findings = one_sign(FEVER, false);
    assert_int_equal(taut_screen_run(&atlas, &c, arena, &s, NULL), TAUT_OK);
    assert_int_equal(taut_screen_allow(&atlas, &c, &s, TAUT_OWN_HANDS, arena, &x, NULL), TAUT_OK);
    assert_int_equal(x.now, TAUT_ALLOW_NOTHING);
}

static const struct taut_chart_zone *zone_of(const struct taut_chart *chart, uint16_t region)
{
    for (size_t k = 0; k < chart->n_zones; k++)
        if (chart->zones[k].region == region)
            return &chart->zones[k];
    return NULL;
}

static void a_chart_shows_what_is_allowed(void **state)
{
    (void)state;
    struct taut_limit limits[2 * N_REGIONS];
    struct taut_allowed allowed = { TAUT_ALLOW_LIMITED, limits, NULL, 0 };
    struct taut_chart chart = { 0 };
    RULE(STATED(TAUT_HAS_SIGN, FEVER));
    for (size_t k = 0; k < 2 * N_REGIONS; k++)
        limits[k] = (struct taut_limit){ TAUT_FULL_PRESSURE, false, TAUT_NONE, TAUT_NONE };
    limits[2 * JAW].pressure = 0;
    limits[2 * BACK].pressure = 3;
    limits[2 * CHEEK].no_tools = true;
    assert_int_equal(taut_screen_chart(&atlas, &allowed, arena, &chart, NULL), TAUT_OK);
    assert_int_equal(chart.n_zones, 3);
    assert_int_equal(chart.zones_mean, TAUT_ZONES_LIMITS);
    assert_int_equal(zone_of(&chart, JAW)->zone, TAUT_ESSENTIAL);
    assert_int_equal(zone_of(&chart, BACK)->zone, TAUT_SPILLOVER);
    assert_int_equal(zone_of(&chart, CHEEK)->zone, TAUT_SPILLOVER);
    assert_null(zone_of(&chart, CHEST));
    assert_null(chart.labels[JAW][0]);
    assert_string_equal(chart.labels[BACK][0], "3/10");
    assert_string_equal(chart.labels[CHEEK][0], "10/10*");
    assert_null(chart.labels[CHEEK][1]);
}

static void what_was_told_and_what_is_delicate_in_everybody_have_colours_of_their_own(void **state)
{
    (void)state;
    struct taut_limit limits[2 * N_REGIONS];
    struct taut_allowed allowed = { TAUT_ALLOW_LIMITED, limits, NULL, 0 };
    struct taut_chart chart = { 0 };
    RULE(STATED(TAUT_HAS_SIGN, FEVER));
    for (size_t k = 0; k < 2 * N_REGIONS; k++)
        limits[k] = (struct taut_limit){ TAUT_FULL_PRESSURE, false, TAUT_NONE, TAUT_NONE };
    limits[2 * JAW] = (struct taut_limit){ 0, false, TAUT_NONE, 0 };
    limits[2 * BACK] = (struct taut_limit){ 0, false, 0, TAUT_NONE };
    assert_int_equal(taut_screen_chart(&atlas, &allowed, arena, &chart, NULL), TAUT_OK);
    const unsigned site = zone_of(&chart, JAW)->colour, alert = zone_of(&chart, BACK)->colour;
    assert_string_equal(chart.names[site], "Delicate in everybody");
    assert_string_equal(chart.names[alert], "Because of what was told");
}

static void where_only_talk_is_allowed_all_of_the_body_is_barred(void **state)
{
    (void)state;
    struct taut_limit limits[2 * N_REGIONS];
    struct taut_chart chart = { 0 };
    RULE(STATED(TAUT_HAS_SIGN, FEVER));
    for (size_t k = 0; k < 2 * N_REGIONS; k++)
        limits[k] = (struct taut_limit){ TAUT_FULL_PRESSURE, false, TAUT_NONE, TAUT_NONE };
    for (int now = TAUT_ALLOW_NOTHING; now <= TAUT_ALLOW_TALK; now++) {
        struct taut_allowed allowed = { (enum taut_allowance)now, limits, NULL, 0 };
        assert_int_equal(taut_screen_chart(&atlas, &allowed, arena, &chart, NULL), TAUT_OK);
        assert_int_equal(chart.n_zones, N_REGIONS);
        for (size_t k = 0; k < chart.n_zones; k++)
            assert_int_equal(chart.zones[k].zone, TAUT_ESSENTIAL);
        assert_non_null(strstr(chart.title, "No pressure anywhere"));
    }
}

/* ---- over the real atlas: properties ---------------------------------------------------------------------------- */

/* A sign or factor at random; half of them denied. */
static size_t some_findings(uint64_t *seed, struct taut_finding *ret, size_t most)
{
    const struct taut_atlas *a = taut_atlas_builtin();
    size_t n = 1 + random_below(seed, most);
    for (size_t k = 0; k < n; k++) {
        bool sign = random_below(seed, 2), placed = random_below(seed, 3) == 0, no = random_below(seed, 2);
        enum taut_term_kind kind = sign ? TAUT_SIGN : TAUT_FACTOR;
        size_t of_kind = a->terms_of[kind + 1] - a->terms_of[kind];
        ret[k] = (struct taut_finding){ .kind = placed ? TAUT_PAIN
                                                : sign ? TAUT_HAS_SIGN
                                                       : TAUT_HAS_FACTOR,
                                        .nrs = -1 };
        ret[k].target =
            (uint16_t)(placed ? random_below(seed, a->n_places) : a->terms_of[kind] + random_below(seed, of_kind));
        ret[k].level = no ? 0 : placed ? TAUT_LEVEL_UNKNOWN : 1;
        ret[k].negated = no;
    }
    return n;
}

static void unknown_never_acts_as_no(void **state)
{
    (void)state;
    const struct taut_atlas *a = taut_atlas_builtin();
    uint64_t seed = 5;
    for (int round = 0; round < 60; round++) {
        struct taut_finding told[13];
        struct taut_case c = { .findings = told, .n_findings = some_findings(&seed, told, 12) }, more = c;
        struct taut_screening before, after;
        const struct taut_open *open = NULL;
        size_t n = 0;
        taut_arena_reset(arena);
        assert_int_equal(taut_screen_run(a, &c, arena, &before, NULL), TAUT_OK);
        assert_int_equal(taut_screen_open(a, &c, &before, arena, &open, &n, NULL), TAUT_OK);
        told[c.n_findings] = (struct taut_finding){ .kind = TAUT_HAS_SIGN, .level = 1, .nrs = -1 };
        more.n_findings++;
        for (uint16_t sign = a->terms_of[TAUT_SIGN]; sign < a->terms_of[TAUT_SIGN + 1]; sign += 3) {
            told[c.n_findings].target = sign;
            assert_int_equal(taut_screen_run(a, &more, arena, &after, NULL), TAUT_OK);
            for (size_t k = 0; k < after.n_alerts; k++) {
                bool known = false;
                for (size_t m = 0; m < before.n_alerts; m++)
                    known = known || before.alerts[m].screen == after.alerts[k].screen;
                for (size_t m = 0; m < n; m++)
                    known = known || open[m].screen == after.alerts[k].screen;
                if (!known) { /* then the sign had been denied before */
                    bool denied = false;
                    for (size_t m = 0; m < c.n_findings; m++)
                        denied = denied || (told[m].kind == TAUT_HAS_SIGN && told[m].target == sign && told[m].negated);
                    assert_true(denied);
                }
            }
        }
    }
}

static void every_rule_can_be_told_and_every_open_one_described(void **state)
{
    (void)state;
    const struct taut_atlas *a = taut_atlas_builtin();
    struct taut_case nothing = { 0 };
    struct taut_screening s;
    const struct taut_open *open = NULL;
    size_t n = 0;
    assert_int_equal(taut_screen_run(a, &nothing, arena, &s, NULL), TAUT_OK);
    assert_int_equal(taut_screen_open(a, &nothing, &s, arena, &open, &n, NULL), TAUT_OK);
    assert_int_equal(n, a->n_screens); /* with nothing known, every rule could still fire */
    for (size_t k = 0; k < n; k++) {
        assert_true(open[k].n_settle > 0);
        for (size_t m = 0; m < open[k].n_settle; m++) {
            char text[200];
            taut_screen_describe(a, open[k].settle[m], text, sizeof text);
            assert_true(text[0]);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_chart_shows_what_is_allowed),
        cmocka_unit_test(what_was_told_and_what_is_delicate_in_everybody_have_colours_of_their_own),
        cmocka_unit_test(where_only_talk_is_allowed_all_of_the_body_is_barred),
        cmocka_unit_test(pain_within_the_place_of_a_rule_counts),
        cmocka_unit_test(a_wider_mention_counts_only_where_the_place_is_a_good_part_of_it),
        cmocka_unit_test(numbness_is_not_pain),
        cmocka_unit_test(what_was_denied_does_not_count),
        cmocka_unit_test(all_needs_every_part_and_any_needs_one),
        cmocka_unit_test(at_least_counts_parts_not_findings),
        cmocka_unit_test(not_holds_only_where_it_was_denied),
        cmocka_unit_test(age_counts_as_said_and_as_a_factor),
        cmocka_unit_test(severity_is_a_number_or_a_word),
        cmocka_unit_test(the_most_urgent_comes_first_then_the_order_of_the_atlas),
        cmocka_unit_test(because_names_the_findings_of_the_branch_that_held),
        cmocka_unit_test(many_reasons_are_cut_not_written_past_the_end),
        cmocka_unit_test(adding_a_finding_never_removes_an_alert),
        cmocka_unit_test(nobody_is_told_to_press_where_a_rule_forbids_it),
        cmocka_unit_test(what_nobody_said_leaves_a_rule_open_and_a_no_closes_it),
        cmocka_unit_test(at_least_needs_what_is_missing),
        cmocka_unit_test(a_score_is_added_up_as_published_and_a_rule_counts_only_what_adds),
        cmocka_unit_test(nobody_lifts_a_stop_from_herself),
        cmocka_unit_test(what_is_known_is_stated_before_denied),
        cmocka_unit_test(an_override_says_who_with_what_why_and_when),
        cmocka_unit_test(an_override_lifts_its_own_rule_only),
        cmocka_unit_test(what_is_allowed_follows_the_gravest_alert_and_the_sites),
        cmocka_unit_test(unknown_never_acts_as_no),
        cmocka_unit_test(every_rule_can_be_told_and_every_open_one_described),
    };
    return cmocka_run_group_tests_name("screen", tests, set_up, tear_down);
}
