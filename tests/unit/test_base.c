/* test_base.c - status table, errors, arena, text, UTF-8. */
#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include <taut/base.h>

static void every_status_has_an_exit_code_an_http_status_and_a_fhir_code(void **state)
{
    (void)state;
    for (int st = TAUT_OK; st <= TAUT_EEMERGENCY; st++) {
        assert_non_null(taut_status_name((enum taut_status)st));
        assert_true(taut_status_http((enum taut_status)st) >= 200);
        assert_true(strlen(taut_status_fhir((enum taut_status)st)) > 0);
    }
    assert_int_equal(taut_status_exit(TAUT_OK), 0);
    assert_int_equal(taut_status_exit(TAUT_EINVAL), 2);
    assert_int_equal(taut_status_exit(TAUT_EEMERGENCY), 10);
}

static void an_error_carries_its_message_and_two_places(void **state)
{
    (void)state;
    struct taut_error err;
    enum taut_status st = taut_fail(&err, TAUT_EPARSE, "strokes[3]", "pain %g is outside 0..10", 11.0);
    assert_int_equal(st, TAUT_EPARSE);
    assert_int_equal(err.status, TAUT_EPARSE);
    assert_string_equal(err.where, "strokes[3]");
    assert_string_equal(err.message, "pain 11 is outside 0..10");
    assert_non_null(strstr(err.file, "test_base.c"));
    assert_true(err.line > 0);
    assert_int_equal(taut_fail(NULL, TAUT_EIO, "", "no one listens"), TAUT_EIO);
}

static void a_long_message_is_cut_between_characters(void **state)
{
    (void)state;
    struct taut_error err;
    char text[1000] = "x";
    while (strlen(text) < 900)
        strcat(text, "\xE2\x82\xAC");
    taut_fail(&err, TAUT_EINVAL, text, "%s", text);
    assert_int_equal(taut_utf8_check(err.message, strlen(err.message)), strlen(err.message));
    assert_int_equal(taut_utf8_check(err.where, strlen(err.where)), strlen(err.where));
    assert_true(strlen(err.message) > 190);
}

static void arena_blocks_are_zeroed_aligned_and_apart(void **state)
{
    (void)state;
    uint64_t seed = 5;
    struct taut_arena *a = taut_arena_create();
    unsigned char *last = NULL;
    size_t last_n = 0;
    for (int i = 0; i < 3000; i++) {
        size_t n = random_below(&seed, i % 50 ? 300 : 200000);
        unsigned char *p = taut_arena_alloc(a, n);
        assert_non_null(p);
        assert_int_equal((uintptr_t)p % (n >= 64 ? 64 : 16), 0);
        for (size_t k = 0; k < n; k++)
            assert_int_equal(p[k], 0);
        if (last)
            for (size_t k = 0; k < last_n; k++)
                assert_int_equal(last[k], 0xAB);
        memset(p, 0xAB, n);
        last = p;
        last_n = n;
        if (i == 1500)
            taut_arena_reset(a);
        if (i == 1500)
            last = NULL;
    }
    assert_null(taut_arena_array(a, SIZE_MAX / 2, 16));
    assert_null(taut_arena_alloc(a, SIZE_MAX - 10));
    assert_string_equal(taut_arena_printf(a, "%s-%d", "point", 7), "point-7");
    assert_string_equal(taut_arena_strndup(a, "temple", 4), "temp");
    taut_arena_free(a);
    taut_arena_free(NULL);
}

static void a_vector_keeps_its_items_while_it_grows(void **state)
{
    (void)state;
    struct taut_arena *a = taut_arena_create();
    struct taut_vec v = { .size = sizeof(int) };
    for (int i = 0; i < 1000; i++)
        *(int *)taut_vec_push(a, &v) = i;
    assert_int_equal(v.n, 1000);
    for (int i = 0; i < 1000; i++)
        assert_int_equal(((int *)v.items)[i], i);
    taut_arena_free(a);
}

static void text_stops_at_its_maximum_and_remembers_it(void **state)
{
    (void)state;
    struct taut_text t;
    taut_text_init(&t, 10);
    taut_text_adds(&t, "12345");
    taut_text_addf(&t, "%d", 678);
    assert_false(t.cut);
    taut_text_adds(&t, "9abc");
    assert_true(t.cut);
    assert_string_equal(t.bytes, "123456789a");
    taut_text_free(&t);
    taut_text_init(&t, 5000);
    taut_text_addf(&t, "%0600d", 1);
    assert_int_equal(t.n, 600);
    assert_false(t.cut);
    taut_text_free(&t);
}

static void utf8_is_checked_as_the_standard_says(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t n, good;
    } rows[] = {
        { "pain", 4, 4 },
        { "Schl\xC3\xA4"
          "fe",
          8, 8 },
        { "\xF0\x9F\xA6\xB4", 4, 4 },
        { "\xEF\xBF\xBF", 3, 3 },
        { "a\xC0\xAF", 3, 1 },
        { "a\xE0\x80\x80", 4, 1 },
        { "\xED\xA0\x80", 3, 0 },
        { "\xF4\x90\x80\x80", 4, 0 },
        { "ab\xC3", 3, 2 },
        { "ab\x80", 3, 2 },
        { "a\0b", 3, 1 },
        { "\xFF", 1, 0 },
        { "", 0, 0 },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(taut_utf8_check(rows[i].bytes, rows[i].n), rows[i].good);
    size_t at = 0;
    assert_int_equal(taut_utf8_next("\xE2\x82\xAC.", 4, &at), 0x20AC);
    assert_int_equal(at, 3);
    assert_int_equal(taut_utf8_next("\xE2\x82\xAC.", 4, &at), '.');
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_status_has_an_exit_code_an_http_status_and_a_fhir_code),
        cmocka_unit_test(an_error_carries_its_message_and_two_places),
        cmocka_unit_test(a_long_message_is_cut_between_characters),
        cmocka_unit_test(arena_blocks_are_zeroed_aligned_and_apart),
        cmocka_unit_test(a_vector_keeps_its_items_while_it_grows),
        cmocka_unit_test(text_stops_at_its_maximum_and_remembers_it),
        cmocka_unit_test(utf8_is_checked_as_the_standard_says),
    };
    return cmocka_run_group_tests_name("base", tests, NULL, NULL);
}
