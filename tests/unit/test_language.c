/* test_language.c - every text to a person stands in every language, and can be read back to the English one. */
#include "unit.h"

#include <stdio.h>
#include <string.h>

#include <taut/interview.h>
#include <taut/language.h>

static void each_text(void (*check)(const char *where, const char *english))
{
    const struct taut_atlas *a = taut_atlas_builtin();
    for (uint16_t k = 0; k < a->n_questions; k++) {
        const struct taut_question *q = &a->questions[k];
        check(q->id, q->text);
        check(q->id, q->why);
        for (uint32_t c = 0; c < q->n_choices && (q->kind == TAUT_ONE_OF || q->kind == TAUT_MANY_OF); c++)
            check(q->id, a->choices[q->choices + c].text);
        for (uint32_t u = 0; u < q->n_units; u++)
            check(q->id, a->units[q->units + u].name);
    }
    for (uint16_t k = 0; k < a->n_screens; k++)
        check(a->screens[k].id, a->screens[k].person);
}

static size_t n_texts;
static const char *texts[4000];

static void check_translated(const char *where, const char *english)
{
    for (int l = TAUT_ENGLISH + 1; l < TAUT_LANGUAGES; l++)
        if (!taut_translation((enum taut_language)l, english))
            fail_msg("%s is not translated into %s: %s", where, taut_language_code((enum taut_language)l), english);
}

/* Numbers are the same; a question stays a question. */
static void check_alike(const char *where, const char *english)
{
    size_t n = strlen(english);
    for (int l = TAUT_ENGLISH + 1; l < TAUT_LANGUAGES; l++) {
        const char *said = taut_say((enum taut_language)l, english);
        char digits[2][64] = { "", "" };
        const char *both[2] = { english, said };
        for (int k = 0; k < 2; k++)
            for (const char *at = both[k]; *at && strlen(digits[k]) < 62; at++)
                if (*at >= '0' && *at <= '9')
                    strncat(digits[k], at, 1);
        if (strcmp(digits[0], digits[1]))
            fail_msg("%s has other numbers: %s", where, said);
        if ((strchr(english, '?') != NULL) != (strchr(said, '?') != NULL))
            fail_msg("%s asks in one language only: %s", where, said);
        if (n > 1 && (english[n - 1] == '.') != (said[strlen(said) - 1] == '.'))
            fail_msg("%s closes otherwise: %s", where, said);
    }
}

static void gather(const char *where, const char *english)
{
    (void)where;
    for (size_t k = 0; k < n_texts; k++)
        if (!strcmp(texts[k], english))
            return;
    texts[n_texts++] = english;
}

static void every_text_is_translated(void **state)
{
    (void)state;
    each_text(check_translated);
}

static void a_translation_has_the_same_numbers_and_asks_the_same_way(void **state)
{
    (void)state;
    each_text(check_alike);
}

/* No two English texts share a translation, so that what was read and answered in one language means one thing. */
static void a_translation_reads_back_to_one_text(void **state)
{
    (void)state;
    n_texts = 0;
    each_text(gather);
    assert_true(n_texts > 400);
    for (int l = TAUT_ENGLISH + 1; l < TAUT_LANGUAGES; l++)
        for (size_t k = 0; k < n_texts; k++)
            for (size_t m = k + 1; m < n_texts; m++)
                if (!strcmp(taut_say((enum taut_language)l, texts[k]), taut_say((enum taut_language)l, texts[m])))
                    fail_msg("%s: \"%s\" and \"%s\" read the same", taut_language_code((enum taut_language)l), texts[k],
                             texts[m]);
}

static void languages_have_codes(void **state)
{
    enum taut_language l = TAUT_ENGLISH;
    (void)state;
    assert_true(taut_language_find("de", &l));
    assert_int_equal(l, TAUT_GERMAN);
    assert_false(taut_language_find("xx", &l));
    assert_int_equal(l, TAUT_GERMAN);
    assert_null(taut_translation(TAUT_SPANISH, "no such text"));
    assert_string_equal(taut_say(TAUT_SPANISH, "no such text"), "no such text");
    assert_string_equal(taut_say(TAUT_SPANISH, "neck"), "cuello");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_text_is_translated),
        cmocka_unit_test(a_translation_has_the_same_numbers_and_asks_the_same_way),
        cmocka_unit_test(a_translation_reads_back_to_one_text),
        cmocka_unit_test(languages_have_codes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
