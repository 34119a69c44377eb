/* test_interview.c - the interview over the real atlas: it is replayable, safety comes first, nothing known is asked. */
#include "unit.h"

#include <stdio.h>
#include <string.h>

#include <taut/interview.h>

enum { MOST = 200, TODAY = 20778 /* 2026-11-21 */ };

static struct taut_arena *arena, *kept;
static struct taut_reply replies[MOST];
static const struct taut_interview_options brief = { .today = TODAY }, full = { .today = TODAY, .full = true };

static int setup(void **state)
{
    (void)state;
    arena = taut_arena_create();
    kept = taut_arena_create();
    memset(replies, 0, sizeof replies);
    return arena && kept ? 0 : -1;
}

static int teardown(void **state)
{
    (void)state;
    taut_arena_free(arena);
    taut_arena_free(kept);
    return 0;
}

static struct taut_case told_in(const char *words)
{
    struct taut_case c = { 0 };
    if (words)
        assert_int_equal(taut_intake_read(taut_atlas_builtin(), words, strlen(words), kept, &c, NULL), TAUT_OK);
    c.replies = replies;
    return c;
}

static struct taut_interview next_of(const struct taut_case *c, const struct taut_interview_options *opt)
{
    struct taut_interview iv;
    taut_arena_reset(arena);
    assert_int_equal(taut_interview_next(taut_atlas_builtin(), c, opt, arena, &iv, NULL), TAUT_OK);
    return iv;
}

static void reply(struct taut_case *c, struct taut_reply r)
{
    r.question = taut_arena_strndup(kept, r.question, strlen(r.question));
    replies[c->n_replies++] = r;
}

static uint32_t choice_of(const char *question, const char *choice)
{
    const struct taut_atlas *a = taut_atlas_builtin();
    const struct taut_question *q = &a->questions[taut_atlas_find_question(a, question)];
    for (uint32_t k = 0; k < q->n_choices; k++)
        if (!strcmp(a->choices[q->choices + k].id, choice))
            return 1u << k;
    fail_msg("%s has no choice %s", question, choice);
    return 0;
}

static bool says(const struct taut_case *c, const char *phrase)
{
    char text[200];
    for (size_t k = 0; k < c->n_findings; k++) {
        taut_finding_describe(taut_atlas_builtin(), &c->findings[k], text, sizeof text);
        if (!strcmp(text, phrase))
            return true;
    }
    return false;
}

/* Answers at random; with a seed the same ones. */
static struct taut_reply answer_at_random(const struct taut_ask *ask, uint64_t *seed)
{
    const struct taut_atlas *a = taut_atlas_builtin();
    struct taut_reply r = { .question = ask->id, .place = TAUT_NONE };
    if (random_below(seed, 5) == 0) {
        r.unknown = true;
        return r;
    }
    if (ask->question == TAUT_NONE) {
        r.yes = random_below(seed, 2);
        return r;
    }
    const struct taut_question *q = &a->questions[ask->question];
    switch (q->kind) {
    case TAUT_YES_NO: r.yes = random_below(seed, 2); break;
    case TAUT_ONE_OF: r.chosen = 1u << random_below(seed, q->n_choices); break;
    case TAUT_MANY_OF: r.chosen = random_below(seed, 4) ? 0 : 1u << random_below(seed, q->n_choices); break;
    case TAUT_NUMBER: r.number = q->low + (double)random_below(seed, (size_t)(q->high - q->low) + 1); break;
    case TAUT_DATE: r.day = TODAY - (int32_t)random_below(seed, 400); break;
    case TAUT_WHERE: r.place = (uint16_t)random_below(seed, a->n_places); break;
    case TAUT_WORDS: r.text = "dull ache in the right shoulder blade"; r.text_n = strlen(r.text);
    }
    return r;
}

static void it_opens_with_where_it_hurts(void **state)
{
    (void)state;
    struct taut_case c = told_in(NULL);
    struct taut_interview iv = next_of(&c, &brief);
    assert_false(iv.done);
    assert_string_equal(iv.ask.id, "where");
    c = told_in("my left knee hurts");
    assert_string_not_equal(next_of(&c, &brief).ask.id, "where");
}

static void safety_comes_before_everything_else(void **state)
{
    (void)state;
    struct taut_case c = told_in("dull ache in the right shoulder blade");
    const struct taut_atlas *a = taut_atlas_builtin();
    bool other = false;
    for (;;) {
        struct taut_interview iv = next_of(&c, &full);
        if (iv.done)
            break;
        bool safety = iv.ask.question != TAUT_NONE && a->questions[iv.ask.question].part == TAUT_PART_SAFETY;
        assert_false(safety && other);
        other = other || !safety;
        assert_true(iv.ask.why && iv.ask.why[0]);
        reply(&c, (struct taut_reply){ .question = iv.ask.id, .unknown = true });
        assert_true(c.n_replies < MOST);
    }
    assert_true(other);
}

static void no_question_comes_twice_and_it_ends(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 12; seed++) {
        uint64_t random = seed;
        struct taut_case c = told_in(seed % 3 ? "pain in the neck and the left temple" : NULL);
        for (;;) {
            struct taut_interview iv = next_of(&c, seed % 2 ? &full : &brief);
            if (iv.done)
                break;
            for (size_t k = 0; k < c.n_replies; k++)
                assert_string_not_equal(replies[k].question, iv.ask.id);
            reply(&c, answer_at_random(&iv.ask, &random));
            assert_true(c.n_replies < 80);
        }
    }
}

static void the_same_replies_give_the_same_question(void **state)
{
    (void)state;
    uint64_t random = 7;
    struct taut_case c = told_in("headache in the left temple");
    for (;;) {
        struct taut_interview iv = next_of(&c, &brief);
        char first[TAUT_MAX_QUESTION_ID];
        snprintf(first, sizeof first, "%s", iv.done ? "" : iv.ask.id);
        iv = next_of(&c, &brief);
        assert_string_equal(first, iv.done ? "" : iv.ask.id);
        if (iv.done)
            break;
        reply(&c, answer_at_random(&iv.ask, &random));
    }
}

static void tables_made_before_change_no_question(void **state)
{
    (void)state;
    struct taut_interview_prepared *prepared = NULL;
    assert_int_equal(taut_interview_prepare(taut_atlas_builtin(), NULL, kept, &prepared, NULL), TAUT_OK);
    struct taut_case c = told_in("dull ache in the left shoulder blade, worse at the desk");
    struct taut_interview_options with = brief;
    with.prepared = prepared;
    for (int n = 0; n < 100; n++) {
        struct taut_interview plain = next_of(&c, &brief);
        char id[TAUT_MAX_QUESTION_ID] = "";
        snprintf(id, sizeof id, "%s", plain.done ? "" : plain.ask.id);
        struct taut_interview quick = next_of(&c, &with);
        assert_int_equal(quick.done, id[0] == '\0');
        if (quick.done)
            return;
        assert_string_equal(quick.ask.id, id);
        reply(&c, (struct taut_reply){ .question = id, .unknown = n % 3 == 0, .place = TAUT_NONE, .text = "" });
    }
    fail_msg("it does not end");
}

static void an_emergency_stops_it(void **state)
{
    (void)state;
    struct taut_case c = told_in("tight chest");
    reply(&c, (struct taut_reply){ .question = "chest-danger", .chosen = choice_of("chest-danger", "sweating") });
    reply(&c, (struct taut_reply){ .question = "danger-now", .chosen = choice_of("danger-now", "chest-pressure") });
    struct taut_interview iv = next_of(&c, &brief);
    assert_true(iv.done);
    assert_true(iv.screening.emergency);
}

static void a_later_reply_replaces_an_earlier_one(void **state)
{
    (void)state;
    struct taut_case c = told_in("back pain");
    reply(&c, (struct taut_reply){ .question = "back-danger", .chosen = choice_of("back-danger", "saddle") });
    assert_true(next_of(&c, &brief).screening.emergency);
    reply(&c, (struct taut_reply){ .question = "back-danger", .chosen = 0 });
    assert_false(next_of(&c, &brief).screening.emergency);
}

static void what_was_not_chosen_is_denied_but_never_what_was_said(void **state)
{
    (void)state;
    struct taut_case c = told_in("back pain with fever");
    reply(&c, (struct taut_reply){ .question = "feeling-ill", .chosen = choice_of("feeling-ill", "weight-loss") });
    struct taut_interview iv = next_of(&c, &brief);
    assert_true(says(&iv.told, "fever"));
    assert_true(says(&iv.told, "weight loss without trying"));
    assert_true(says(&iv.told, "no night sweats"));
}

static void not_knowing_says_nothing(void **state)
{
    (void)state;
    struct taut_case c = told_in("back pain"), none = c;
    reply(&c, (struct taut_reply){ .question = "feeling-ill", .unknown = true });
    struct taut_interview with = next_of(&c, &brief);
    size_t n = with.told.n_findings;
    assert_int_equal(n, next_of(&none, &brief).told.n_findings);
}

static void numbers_have_units_and_ages_are_ages(void **state)
{
    (void)state;
    struct taut_case c = told_in("shoulder pain");
    reply(&c, (struct taut_reply){ .question = "since-when", .number = 2, .unit = 3 });
    reply(&c, (struct taut_reply){ .question = "age", .number = 71 });
    reply(&c, (struct taut_reply){ .question = "pain-now", .number = 8 });
    struct taut_interview iv = next_of(&c, &brief);
    assert_true(says(&iv.told, "71 years old"));
    assert_true(says(&iv.told, "severe pain in the shoulder, 8/10"));
    assert_true(says(&iv.told, "long-standing"));
}

static void a_date_is_counted_from_today(void **state)
{
    (void)state;
    struct taut_error err = { 0 };
    int32_t day = 0;
    char text[16];
    assert_int_equal(taut_day_read("2026-11-01", &day, NULL), TAUT_OK);
    assert_int_equal(day, TODAY - 20);
    taut_day_write(day, text);
    assert_string_equal(text, "2026-11-01");
    assert_int_equal(taut_day_read("2026-02-29", &day, &err), TAUT_EINVAL);
    assert_int_equal(taut_day_read("2024-02-29", &day, NULL), TAUT_OK);
    struct taut_reply later = { .question = "operation-day", .day = TODAY + 1 };
    assert_int_equal(taut_interview_check(taut_atlas_builtin(), &later, TODAY, arena, &err), TAUT_EINVAL);
}

static void every_day_survives_writing_and_reading(void **state)
{
    (void)state;
    for (int32_t day = -60000; day < 60000; day += 37) {
        char text[16];
        int32_t again = 0;
        taut_day_write(day, text);
        assert_int_equal(taut_day_read(text, &again, NULL), TAUT_OK);
        assert_int_equal(again, day);
    }
}

static void replies_that_do_not_fit_are_refused(void **state)
{
    (void)state;
    const struct taut_reply bad[] = {
        { .question = "no-such" },
        { .question = "ask:sign:no-such" },
        { .question = "ask:pain:temple:up" },
        { .question = "age", .number = 121 },
        { .question = "age", .number = -1 },
        { .question = "age", .number = 3, .unit = 9 },
        { .question = "course", .chosen = 3 },
        { .question = "course", .chosen = 1u << 30 },
        { .question = "spread-where", .place = 60000 },
    };
    for (size_t k = 0; k < sizeof bad / sizeof *bad; k++) {
        struct taut_error err = { 0 };
        assert_int_not_equal(taut_interview_check(taut_atlas_builtin(), &bad[k], TODAY, arena, &err), TAUT_OK);
        assert_true(err.message[0]);
    }
    struct taut_case c = told_in("neck pain");
    struct taut_interview iv;
    struct taut_error err = { 0 };
    reply(&c, (struct taut_reply){ .question = "pain-now", .number = 4 });
    reply(&c, (struct taut_reply){ .question = "age", .number = 500 });
    assert_int_equal(taut_interview_next(taut_atlas_builtin(), &c, &brief, arena, &iv, &err), TAUT_EINVAL);
    assert_string_equal(err.where, "answers[1].number");
}

static void questions_of_the_ranking_are_found_by_their_id(void **state)
{
    (void)state;
    struct taut_ask ask;
    assert_int_equal(taut_interview_find(taut_atlas_builtin(), "ask:pain:temple:left", arena, &ask, NULL), TAUT_OK);
    assert_string_equal(ask.id, "ask:pain:temple:left");
    assert_int_equal(ask.finding.side, TAUT_LEFT);
    struct taut_case c = told_in("neck pain");
    reply(&c, (struct taut_reply){ .question = "ask:pain:temple:left", .yes = true });
    struct taut_interview iv = next_of(&c, &brief);
    assert_true(says(&iv.told, "pain in the left temple"));
}

/* Flesch-Kincaid grade (Kincaid and others 1975): 0.39 words a sentence + 11.8 syllables a word - 15.59. Syllables are
 * groups of vowels, less a silent e. */
static bool is_vowel(char c)
{
    return c && strchr("aeiouyAEIOUY", c);
}

static unsigned syllables_of(const char *word, size_t n)
{
    unsigned count = 0;
    for (size_t k = 0; k < n; k++)
        count += is_vowel(word[k]) && (k == 0 || !is_vowel(word[k - 1]));
    if (n > 2 && word[n - 1] == 'e' && !is_vowel(word[n - 2]) && word[n - 2] != 'l' && count > 1)
        count--;
    return count ? count : 1;
}

static double grade_of(const char *text)
{
    double words = 0, sentences = 0, syllables = 0;
    for (const char *at = text; *at;) {
        size_t n = strcspn(at, " .!?,;:()/");
        if (n) {
            words++;
            syllables += syllables_of(at, n);
        }
        at += n;
        sentences += *at == '.' || *at == '!' || *at == '?';
        at += *at != '\0';
    }
    sentences = sentences > 0 ? sentences : 1;
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59;
}

/* The formula is of texts, not of single words: each question is read with its reason and its choices, as it is put. */
static void questions_and_alerts_can_be_read_by_a_fourteen_year_old(void **state)
{
    (void)state;
    const struct taut_atlas *a = taut_atlas_builtin();
    static char page[8000];
    assert_true(grade_of("The cat sat on the mat. It was fat.") < 3);
    for (uint16_t k = 0; k < a->n_questions; k++) {
        const struct taut_question *q = &a->questions[k];
        int n = snprintf(page, sizeof page, "%s %s ", q->text, q->why);
        for (uint32_t c = 0; c < q->n_choices && q->kind != TAUT_YES_NO; c++)
            n += snprintf(page + n, sizeof page - (size_t)n, "%s. ", a->choices[q->choices + c].text);
        if (grade_of(page) > 8)
            fail_msg("%s reads at grade %.1f: %s", q->id, grade_of(page), page);
    }
    for (uint16_t k = 0; k < a->n_screens; k++)
        if (grade_of(a->screens[k].person) > 8)
            fail_msg("%s reads at grade %.1f: %s", a->screens[k].id, grade_of(a->screens[k].person),
                     a->screens[k].person);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(it_opens_with_where_it_hurts, setup, teardown),
        cmocka_unit_test_setup_teardown(safety_comes_before_everything_else, setup, teardown),
        cmocka_unit_test_setup_teardown(no_question_comes_twice_and_it_ends, setup, teardown),
        cmocka_unit_test_setup_teardown(the_same_replies_give_the_same_question, setup, teardown),
        cmocka_unit_test_setup_teardown(tables_made_before_change_no_question, setup, teardown),
        cmocka_unit_test_setup_teardown(an_emergency_stops_it, setup, teardown),
        cmocka_unit_test_setup_teardown(a_later_reply_replaces_an_earlier_one, setup, teardown),
        cmocka_unit_test_setup_teardown(what_was_not_chosen_is_denied_but_never_what_was_said, setup, teardown),
        cmocka_unit_test_setup_teardown(not_knowing_says_nothing, setup, teardown),
        cmocka_unit_test_setup_teardown(numbers_have_units_and_ages_are_ages, setup, teardown),
        cmocka_unit_test_setup_teardown(a_date_is_counted_from_today, setup, teardown),
        cmocka_unit_test_setup_teardown(every_day_survives_writing_and_reading, setup, teardown),
        cmocka_unit_test_setup_teardown(replies_that_do_not_fit_are_refused, setup, teardown),
        cmocka_unit_test_setup_teardown(questions_of_the_ranking_are_found_by_their_id, setup, teardown),
        cmocka_unit_test_setup_teardown(questions_and_alerts_can_be_read_by_a_fourteen_year_old, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
