/* test_door.c - questions by name: their answers, and what is refused with the place. */
#include "unit.h"

#include <string.h>

#include <taut/body.h>
#include <taut/door.h>

static enum taut_status ask(struct taut_door *d, const char *name, const char *options, const char *input)
{
    return taut_door_ask(d, name, strlen(name), options, strlen(options), input, strlen(input));
}

static void every_question_answers(void **state)
{
    static const char words[] = "{\"format\": \"taut.case/1\", \"text\": \"dull ache in the right shoulder blade\"}";
    static const char drawings[] = "{\"format\": \"taut.drawing/1\", \"layers\": [{\"sensation\": \"pain\", \"marks\": "
                                   "[{\"region\": \"temple\", \"side\": \"left\"}]}]}\n"
                                   "{\"format\": \"taut.drawing/1\", \"layers\": []}\n";
    static const struct {
        const char *name, *options, *input, *holds;
    } rows[] = {
        { "locate", "{\"today\": \"2026-11-21\"}", words, "\"infraspinatus\"" },
        { "locate", "{\"today\": \"2026-11-21\", \"top\": 2, \"acknowledged_by\": \"Dr Ash, seen\"}", words,
          "\"candidates\"" },
        { "locate", "{\"today\": \"2026-11-21\", \"brief\": true}", words, "\"next_checks\": []" },
        { "chart", "{\"show\": \"heat\"}", drawings, "Where it hurts in 2 drawings" },
        { "screen", "{\"today\": \"2026-11-21\", \"trained\": true}", words, "\"allowed\"" },
        { "interview", "{\"today\": \"2026-11-21\", \"language\": \"de\"}", words, "\"question\"" },
        { "reference", "{\"today\": \"2026-11-21\"}", words, "\"taut.reference/1\"" },
        { "chart", "{\"show\": \"screen\", \"today\": \"2026-11-21\", \"trained\": true}", words,
          "Delicate in everybody" },
        { "plan", "{\"today\": \"2026-11-21\", \"minutes\": 20}", words, "\"taut.plan/1\"" },
        { "selfcare", "{\"today\": \"2026-11-21\", \"exercises\": 2}", words, "\"taut.programme/1\"" },
        { "understand", "{\"today\": \"2026-11-21\"}", words, "\"findings\"" },
        { "chart", "{\"show\": \"muscle\", \"id\": \"infraspinatus\"}", "", "<svg" },
        { "entries", "{\"kind\": \"muscles\", \"id\": \"infraspinatus\"}", "", "\"points\"" },
        { "search", "{\"words\": \"shoulder blade\"}", "", "\"score\"" },
        { "say", "{\"language\": \"de\", \"text\": \"neck\"}", "", "\"Hals oder Nacken\"" },
        { "say", "{\"language\": \"de\", \"text\": \"no such text\"}", "", "\"no such text\"" },
        { "plan", "{\"today\": \"2026-11-21\", \"minutes\": 20, \"language\": \"de\"}", words, "\"M. infraspinatus\"" },
        { "selfcare", "{\"today\": \"2026-11-21\", \"language\": \"es\"}", words, "\"taut.programme/1\"" },
        { "entries", "{\"kind\": \"places\", \"id\": \"shoulder\", \"language\": \"de\"}", "", "\"Schulter\"" },
        { "locate", "{\"today\": \"2026-11-21\", \"language\": \"de\"}", words, "\"M. infraspinatus\"" },
        { "entries", "{\"kind\": \"dermatomes\"}", "", "\"C5\"" },
        { "chart", "{\"show\": \"dermatomes\", \"id\": \"c5\"}", "", "Dermatome C5" },
        { "skin", "{}", "", "\"cm2\"" },
        { "coat", "{\"point\": \"infraspinatus-1\", \"side\": \"right\"}", "", "\"crosses\"" },
    };
    size_t n = 0;
    const void *body = taut_body_builtin(&n);
    struct taut_door *d = taut_door_create();
    (void)state;
    assert_non_null(d);
    assert_int_equal(taut_door_load_body(d, body, n), TAUT_OK);
    assert_int_equal(taut_door_load_body(d, body, n), TAUT_ECONFLICT);
    assert_int_equal(ask(d, "say", "{\"language\": \"de\", \"text\": \"neck\"}", ""), TAUT_ENOTFOUND);
    for (int l = TAUT_ENGLISH + 1; l < TAUT_LANGUAGES; l++) {
        const void *texts = taut_catalogue_builtin((enum taut_language)l, &n);
        assert_int_equal(taut_door_load_texts(d, texts, n), TAUT_OK);
        assert_int_equal(taut_door_load_texts(d, texts, n), TAUT_ECONFLICT);
        assert_int_equal(taut_door_load_texts(d, texts, n - 1), TAUT_EPARSE);
    }
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
        size_t length = 0;
        if (ask(d, rows[k].name, rows[k].options, rows[k].input) != TAUT_OK)
            fail_msg("%s: %s", rows[k].name, taut_door_refusal(d, &length));
        const char *answer = taut_door_answer(d, &length);
        if (!strstr(answer, rows[k].holds))
            fail_msg("%s: no %s in %.400s", rows[k].name, rows[k].holds, answer);
    }
    taut_door_free(d);
}

static void the_body_is_lent_in_every_figure(void **state)
{
    size_t n = 0;
    const void *bytes = taut_body_builtin(&n);
    struct taut_door *d = taut_door_create();
    struct taut_body neutral, male;
    (void)state;
    assert_false(taut_door_body(d, TAUT_FIGURE_NEUTRAL, &neutral));
    assert_int_equal(taut_door_load_body(d, bytes, n), TAUT_OK);
    assert_true(taut_door_body(d, TAUT_FIGURE_NEUTRAL, &neutral));
    assert_true(taut_door_body(d, TAUT_FIGURE_MALE, &male));
    assert_ptr_equal(neutral.triangles, male.triangles);
    assert_ptr_equal(neutral.regions, male.regions);
    assert_ptr_not_equal(neutral.points, male.points);
    taut_door_free(d);
}

static void in_the_reference_mode_nothing_ranks(void **state)
{
    static const char today[] = "{\"today\": \"2026-11-21\"}",
                      told[] = "{\"format\": \"taut.case/1\", \"text\": \"pain in the left temple\"}";
    struct taut_door *d = taut_door_create();
    size_t n = 0;
    (void)state;
    const void *body = taut_body_builtin(&n);
    assert_int_equal(taut_door_load_body(d, body, n), TAUT_OK);
    assert_int_equal(ask(d, "locate", today, told), TAUT_OK);
    taut_door_keep_to_reference(d);
    assert_int_equal(ask(d, "locate", today, told), TAUT_EINVAL);
    assert_non_null(strstr(taut_door_refusal(d, &n), "not in the reference mode"));
    assert_int_equal(ask(d, "plan", today, told), TAUT_EINVAL);
    assert_int_equal(ask(d, "chart", "{\"show\": \"ranking\"}", "{}"), TAUT_EINVAL);
    assert_non_null(strstr(taut_door_refusal(d, &n), "not in the reference mode"));
    assert_int_equal(ask(d, "reference", today, told), TAUT_OK);
    assert_null(strstr(taut_door_answer(d, &n), "probability"));
    taut_door_free(d);
}

static void an_emergency_is_an_answer_without_a_ranking(void **state)
{
    struct taut_door *d = taut_door_create();
    size_t n = 0;
    (void)state;
    assert_int_equal(ask(d, "locate", "{\"today\": \"2026-11-21\"}",
                         "{\"format\": \"taut.case/1\", \"text\": \"crushing chest pain and left arm pain, sweating, "
                         "short of breath\"}"),
                     TAUT_EEMERGENCY);
    assert_non_null(strstr(taut_door_answer(d, &n), "\"withheld\": true"));
    taut_door_free(d);
}

static void what_is_wrong_is_refused_with_its_place(void **state)
{
    static const struct {
        const char *name, *options, *input;
        enum taut_status status;
        const char *says;
    } rows[] = {
        { "heal", "{}", "", TAUT_ENOTFOUND, "no such question" },
        { "locate", "{", "{}", TAUT_EPARSE, "options" },
        { "locate", "{\"todya\": \"2026-11-21\"}", "{}", TAUT_EINVAL, "todya" },
        { "locate", "{\"today\": \"2026-11-31\"}", "{\"format\": \"taut.case/1\", \"text\": \"neck\"}", TAUT_EINVAL,
          "must be a day" },
        { "locate", "{\"today\": \"2026-11-21\", \"top\": 0}", "{\"format\": \"taut.case/1\", \"text\": \"neck\"}",
          TAUT_EINVAL, "top" },
        { "plan", "{\"today\": \"2026-11-21\", \"minutes\": 1}", "{}", TAUT_EINVAL, "minutes" },
        { "chart", "{\"show\": \"muscle\", \"id\": \"infraspinatos\"}", "", TAUT_ENOTFOUND, "has not been loaded" },
        { "entries", "{\"kind\": \"muscles\", \"id\": \"biceps-of-nobody\"}", "", TAUT_ENOTFOUND,
          "no biceps-of-nobody" },
        { "say", "{\"language\": \"xx\", \"text\": \"Next\"}", "", TAUT_EINVAL, "language" },
    };
    struct taut_door *d = taut_door_create();
    (void)state;
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
        size_t n = 0;
        assert_int_equal(ask(d, rows[k].name, rows[k].options, rows[k].input), rows[k].status);
        if (!strstr(taut_door_refusal(d, &n), rows[k].says))
            fail_msg("row %zu: no %s in %s", k, rows[k].says, taut_door_refusal(d, &n));
    }
    taut_door_free(d);
}

static void questions_do_not_disturb_each_other(void **state)
{
    static const char one[] = "{\"format\": \"taut.case/1\", \"text\": \"headache behind my left eye, stiff neck\"}";
    static const char two[] = "{\"format\": \"taut.case/1\", \"text\": \"pain in the right heel\"}";
    struct taut_door *d = taut_door_create();
    char first[400];
    size_t n = 0;
    (void)state;
    assert_int_equal(ask(d, "locate", "{\"today\": \"2026-11-21\"}", one), TAUT_OK);
    const char *answer = taut_door_answer(d, &n);
    const size_t length = n;
    strncpy(first, strstr(answer, "\"candidates\""), sizeof first - 1);
    first[sizeof first - 1] = '\0';
    assert_int_equal(ask(d, "locate", "{\"today\": \"2026-11-21\"}", two), TAUT_OK);
    assert_int_equal(ask(d, "locate", "{\"today\": \"2026-11-21\"}", one), TAUT_OK);
    answer = taut_door_answer(d, &n);
    assert_int_equal(n, length);
    assert_memory_equal(strstr(answer, "\"candidates\""), first, strlen(first));
    taut_door_free(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_question_answers),
        cmocka_unit_test(the_body_is_lent_in_every_figure),
        cmocka_unit_test(in_the_reference_mode_nothing_ranks),
        cmocka_unit_test(an_emergency_is_an_answer_without_a_ranking),
        cmocka_unit_test(what_is_wrong_is_refused_with_its_place),
        cmocka_unit_test(questions_do_not_disturb_each_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
