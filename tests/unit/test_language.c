/* test_language.c - every text to a person stands in every language, alike; what is answered in one can be read back; a broken
 * catalogue is refused. */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <taut/atlas.h>

#include "language/catalogue.h"

static struct taut_catalogue catalogues[TAUT_LANGUAGES];

static int read_catalogues(void **state)
{
    (void)state;
    for (int l = TAUT_ENGLISH + 1; l < TAUT_LANGUAGES; l++) {
        size_t n = 0;
        const void *bytes = taut_catalogue_builtin((enum taut_language)l, &n);
        if (taut_catalogue_read(bytes, n, &catalogues[l], NULL) != TAUT_OK || (int)catalogues[l].language != l)
            return -1;
    }
    return 0;
}

static void each_text(void (*check)(void *with, const char *where, const char *id, const char *english), void *with)
{
    size_t n = 0;
    const struct taut_program_text *program = taut_program_texts(&n);
    taut_atlas_each_text(taut_atlas_builtin(), check, with);
    for (size_t k = 0; k < n; k++)
        check(with, "program", program[k].file, program[k].english);
}

/* ---- what is translated ------------------------------------------------------------------------------------- */

static void check_translated(void *with, const char *where, const char *id, const char *english)
{
    unsigned *missing = with;
    for (int l = TAUT_ENGLISH + 1; l < TAUT_LANGUAGES; l++)
        if (!taut_translation(&catalogues[l], english)) {
            print_error("%s %s is not translated into %s: %s\n", where, id, taut_language_code((enum taut_language)l),
                        english);
            ++*missing;
        }
}

static void every_text_is_translated(void **state)
{
    unsigned missing = 0;
    (void)state;
    each_text(check_translated, &missing);
    assert_int_equal(missing, 0);
}

/* How often each digit stands in it: numbers may change their places in a sentence, not their figures. */
static void count_digits(const char *s, unsigned counts[10])
{
    memset(counts, 0, 10 * sizeof *counts);
    for (; *s; s++)
        if (*s >= '0' && *s <= '9')
            counts[*s - '0']++;
}

static void check_alike(void *with, const char *where, const char *id, const char *english)
{
    const size_t n = strlen(english);
    (void)with;
    for (int l = TAUT_ENGLISH + 1; l < TAUT_LANGUAGES; l++) {
        const char *said = taut_say(&catalogues[l], english);
        unsigned digits[2][10];
        count_digits(english, digits[0]);
        count_digits(said, digits[1]);
        if (memcmp(digits[0], digits[1], sizeof digits[0]) != 0)
            fail_msg("%s %s has other numbers: %s", where, id, said);
        if ((strchr(english, '?') != NULL) != (strchr(said, '?') != NULL))
            fail_msg("%s %s asks in one language only: %s", where, id, said);
        if (n > 1 && (english[n - 1] == '.') != (said[strlen(said) - 1] == '.'))
            fail_msg("%s %s closes otherwise: %s", where, id, said);
        if ((english[0] == ' ') != (said[0] == ' ') || (english[n - 1] == ' ') != (said[strlen(said) - 1] == ' '))
            fail_msg("%s %s has other spaces at its ends: \"%s\"", where, id, said);
    }
}

static void a_translation_has_the_same_numbers_and_asks_the_same_way(void **state)
{
    (void)state;
    each_text(check_alike, NULL);
}

/* The conversions of a format, in their order: "%s%d%%". */
static void conversions_of(const char *s, char out[64])
{
    size_t n = 0;
    for (; *s && n < 60; s++) {
        if (*s != '%')
            continue;
        for (out[n++] = *s++; *s && !strchr("sducgfx%", *s) && n < 60; s++)
            out[n++] = *s;
        out[n++] = *s;
        if (!*s)
            break;
    }
    out[n] = '\0';
}

static void a_format_has_the_same_conversions_in_every_language(void **state)
{
    size_t n = 0, formats = 0;
    const struct taut_program_text *program = taut_program_texts(&n);
    (void)state;
    for (size_t k = 0; k < n; k++) {
        char wanted[64], got[64];
        conversions_of(program[k].english, wanted);
        formats += wanted[0] != '\0';
        for (int l = TAUT_ENGLISH + 1; l < TAUT_LANGUAGES; l++) {
            const char *said = taut_say(&catalogues[l], program[k].english);
            conversions_of(said, got);
            if (strcmp(wanted, got) != 0)
                fail_msg("%s: \"%s\" wants %s, and has %s: \"%s\"", program[k].file, program[k].english, wanted, got,
                         said);
        }
    }
    assert_true(formats > 0);
}

/* ---- what is read back ---------------------------------------------------------------------------------------- */

enum { MOST = 1000 };
struct gathered {
    const char *texts[MOST];
    size_t n;
};

static void gather(void *with, const char *where, const char *id, const char *english)
{
    struct gathered *g = with;
    (void)id;
    if (strcmp(where, "question") != 0 && strcmp(where, "choice") != 0 && strcmp(where, "unit") != 0)
        return;
    for (size_t k = 0; k < g->n; k++)
        if (!strcmp(g->texts[k], english))
            return;
    assert_true(g->n < MOST);
    g->texts[g->n++] = english;
}

/* No two of these share a translation, so that what was read and answered in one language means one thing. */
static void a_question_and_a_choice_read_back_to_one_text(void **state)
{
    struct gathered g = { .n = 0 };
    (void)state;
    taut_atlas_each_text(taut_atlas_builtin(), gather, &g);
    assert_true(g.n > 200);
    for (int l = TAUT_ENGLISH + 1; l < TAUT_LANGUAGES; l++)
        for (size_t k = 0; k < g.n; k++)
            for (size_t m = k + 1; m < g.n; m++)
                if (!strcmp(taut_say(&catalogues[l], g.texts[k]), taut_say(&catalogues[l], g.texts[m])))
                    fail_msg("%s: \"%s\" and \"%s\" read the same", taut_language_code((enum taut_language)l),
                             g.texts[k], g.texts[m]);
}

/* ---- the atlas in another language ------------------------------------------------------------------------------- */

static void the_atlas_keeps_its_ids_and_changes_its_texts(void **state)
{
    const struct taut_atlas *a = taut_atlas_builtin(), *said = NULL, *english = NULL;
    struct taut_arena *arena = taut_arena_create();
    (void)state;
    assert_int_equal(taut_atlas_say(a, &catalogues[TAUT_GERMAN], arena, &said, NULL), TAUT_OK);
    assert_ptr_equal(taut_atlas_english(said), a);
    assert_int_equal(taut_atlas_say(said, NULL, arena, &english, NULL), TAUT_OK);
    assert_ptr_equal(english, a);
    const uint16_t muscle = taut_atlas_find_muscle(said, "infraspinatus"), point = said->muscles[muscle].first_point;
    assert_string_equal(said->muscles[muscle].id, "infraspinatus");
    assert_string_equal(said->muscles[muscle].english, "M. infraspinatus");
    assert_string_not_equal(said->points[point].landmark, a->points[point].landmark);
    assert_ptr_equal(said->points[point].id, a->points[point].id);
    assert_ptr_equal(said->links, a->links);
    for (uint16_t k = 0; k < a->n_points; k++)
        if (said->causes[k].name == a->causes[k].name)
            fail_msg("%s has its English name", a->points[k].id);
    taut_arena_free(arena);
}

static void languages_have_codes(void **state)
{
    enum taut_language l = TAUT_ENGLISH;
    (void)state;
    assert_true(taut_language_find("de", &l));
    assert_int_equal(l, TAUT_GERMAN);
    assert_false(taut_language_find("xx", &l));
    assert_int_equal(l, TAUT_GERMAN);
    assert_null(taut_translation(&catalogues[TAUT_SPANISH], "no such text"));
    assert_string_equal(taut_say(&catalogues[TAUT_SPANISH], "no such text"), "no such text");
    assert_string_equal(taut_say(&catalogues[TAUT_SPANISH], "neck"), "cuello");
    assert_string_equal(taut_say(NULL, "neck"), "neck");
    assert_int_equal(taut_catalogue_language(NULL), TAUT_ENGLISH);
}

/* ---- bytes that are no catalogue -------------------------------------------------------------------------------- */

/* Two texts: "a" in German is "eins", "b" is "zwei". */
static size_t small_catalogue(unsigned char out[128])
{
    static const char texts[] = "eins\0zwei";
    const uint64_t a = catalogue_hash("a"), b = catalogue_hash("b");
    const uint64_t hashes[2] = { a < b ? a : b, a < b ? b : a };
    memset(out, 0, 128);
    memcpy(out, CATALOGUE_MAGIC, CATALOGUE_CODE_AT);
    memcpy(out + CATALOGUE_CODE_AT, "de", 2);
    out[CATALOGUE_N_AT] = 2;
    for (size_t k = 0; k < 2; k++)
        for (size_t byte = 0; byte < HASH_BYTES; byte++)
            out[CATALOGUE_HEAD + k * HASH_BYTES + byte] = (unsigned char)(hashes[k] >> 8 * byte);
    out[CATALOGUE_HEAD + 2 * HASH_BYTES + OFFSET_BYTES] = 5;
    memcpy(out + CATALOGUE_HEAD + 2 * (HASH_BYTES + OFFSET_BYTES), texts, sizeof texts);
    return CATALOGUE_HEAD + 2 * (HASH_BYTES + OFFSET_BYTES) + sizeof texts;
}

static enum taut_status read_copy(const unsigned char *bytes, size_t n)
{
    struct taut_catalogue c = { 0 };
    unsigned char *exact = malloc(n ? n : 1); /* so that a read past the end is seen */
    memcpy(exact, bytes, n);
    enum taut_status st = taut_catalogue_read(exact, n, &c, NULL);
    if (st == TAUT_OK)
        assert_true(taut_say(&c, "a")[0] && taut_say(&c, "b")[0]);
    free(exact);
    return st;
}

static void a_broken_catalogue_is_refused(void **state)
{
    static const struct {
        const char *what;
        size_t at;
        unsigned char byte;
    } rows[] = {
        { "another magic", 3, 'X' },
        { "no language", CATALOGUE_CODE_AT, 'x' },
        { "English", CATALOGUE_CODE_AT + 1, 'n' },
        { "more texts than there are", CATALOGUE_N_AT, 3 },
        { "fewer", CATALOGUE_N_AT, 1 },
        { "very many", CATALOGUE_N_AT + 3, 0xFF },
        { "an offset within a text", CATALOGUE_HEAD + 2 * HASH_BYTES + OFFSET_BYTES, 4 },
        { "an offset behind the end", CATALOGUE_HEAD + 2 * HASH_BYTES + OFFSET_BYTES + 3, 0x7F },
        { "an empty text", CATALOGUE_HEAD + 2 * (HASH_BYTES + OFFSET_BYTES), 0 },
        { "no UTF-8", CATALOGUE_HEAD + 2 * (HASH_BYTES + OFFSET_BYTES) + 1, 0xFF },
        { "hashes that do not ascend", CATALOGUE_HEAD + HASH_BYTES - 1, 0xFF },
    };
    unsigned char bytes[128];
    const size_t n = small_catalogue(bytes);
    (void)state;
    assert_int_equal(read_copy(bytes, n), TAUT_OK);
    for (size_t k = 0; k < n; k++)
        assert_int_equal(read_copy(bytes, k), TAUT_EPARSE);
    assert_int_equal(read_copy(bytes, n + 1), TAUT_EPARSE);
    bytes[n - 1] = 'x'; /* the last text is not closed */
    assert_int_equal(read_copy(bytes, n), TAUT_EPARSE);
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
        small_catalogue(bytes);
        bytes[rows[k].at] = rows[k].byte;
        if (rows[k].at == CATALOGUE_CODE_AT + 1)
            bytes[CATALOGUE_CODE_AT] = 'e';
        if (read_copy(bytes, n) != TAUT_EPARSE)
            fail_msg("is read: %s", rows[k].what);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_text_is_translated),
        cmocka_unit_test(a_translation_has_the_same_numbers_and_asks_the_same_way),
        cmocka_unit_test(a_format_has_the_same_conversions_in_every_language),
        cmocka_unit_test(a_question_and_a_choice_read_back_to_one_text),
        cmocka_unit_test(the_atlas_keeps_its_ids_and_changes_its_texts),
        cmocka_unit_test(languages_have_codes),
        cmocka_unit_test(a_broken_catalogue_is_refused),
    };
    return cmocka_run_group_tests(tests, read_catalogues, NULL);
}
