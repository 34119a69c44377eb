/* test_wasm.c - what the browser's module has instead of a C library, beside the library: decimals and printing. */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The module's own, under names that leave the library's alone. */
#define snprintf module_snprintf
#define vsnprintf module_vsnprintf
int module_snprintf(char *out, size_t max, const char *format, ...) __attribute__((format(printf, 3, 4)));
int module_vsnprintf(char *out, size_t max, const char *format, va_list args) __attribute__((format(printf, 3, 0)));
#include "../../web/packages/taut-core/c/decimal.c"
#include "../../web/packages/taut-core/c/format.c"
#undef snprintf
#undef vsnprintf

/* A double of any size, or one of everyday size. */
static double random_double(uint64_t *state)
{
    uint64_t bits = random_bits(state);
    double v;
    if (bits % 2)
        return (double)(int64_t)random_bits(state) / (double)(1u << random_bits(state) % 31) / 1e12;
    bits = random_bits(state);
    memcpy(&v, &bits, sizeof v);
    return v - v == 0 ? v : 0.1;
}

static void assert_same_bits(double got, double wanted, const char *text)
{
    if (memcmp(&got, &wanted, sizeof got) != 0)
        fail_msg("%s is read as %.17g, not %.17g", text, got, wanted);
}

static void any_double_survives_printing_and_reading(void **state)
{
    uint64_t seed = 20261121;
    char text[64];
    (void)state;
    for (int k = 0; k < 20000; k++) {
        const double v = random_double(&seed);
        snprintf(text, sizeof text, "%.*e", (int)(random_bits(&seed) % 25), v);
        assert_same_bits(decimal_read(text, strlen(text)), strtod(text, NULL), text);
    }
}

static void hard_decimals_round_as_they_should(void **state)
{
    static const char *const texts[] = {
        "0",
        "-0",
        "0.000",
        "0e99999999999",
        "1e400",
        "-1e400",
        "1e-400",
        "4.9e-324",
        "2.4703282292062327e-324",
        "2.4703282292062328e-324",
        "2.2250738585072011e-308",
        "2.2250738585072014e-308",
        "1.7976931348623157e308",
        "1.7976931348623158e308",
        "1.7976931348623159e308",
        "9007199254740993",
        "9007199254740993.0000000000000000001",
        "9007199254740992.9999999999",
        "1e22",
        "1e23",
        "123456789012345678901234567890",
        "0.1",
        "00.5",
        "5e-1",
        "100000000000000000000000000000000000000000000000000e-50",
        "0.00000000000000000000000000000000001e35",
    };
    char longest[3000] = "9007199254740993.";
    (void)state;
    for (size_t k = 0; k < sizeof texts / sizeof *texts; k++)
        assert_same_bits(decimal_read(texts[k], strlen(texts[k])), strtod(texts[k], NULL), texts[k]);
    memset(longest + strlen(longest), '0', 2900); /* the digit that breaks the tie stands beyond all that are kept */
    assert_same_bits(decimal_read(longest, strlen(longest)), strtod(longest, NULL), "a tie");
    longest[2890] = '1';
    assert_same_bits(decimal_read(longest, strlen(longest)), strtod(longest, NULL), "a little above a tie");
}

#define ASSERT_SAME_TEXT(...)                                                                                          \
    do {                                                                                                               \
        char got[600], wanted[600];                                                                                    \
        assert_int_equal(module_snprintf(got, sizeof got, __VA_ARGS__), snprintf(wanted, sizeof wanted, __VA_ARGS__)); \
        assert_string_equal(got, wanted);                                                                              \
    } while (0)

static void numbers_print_as_the_library_prints_them(void **state)
{
    uint64_t seed = 7;
    (void)state;
    for (int k = 0; k < 20000; k++) {
        const double v = random_double(&seed);
        const int precision = (int)(random_bits(&seed) % 18);
        ASSERT_SAME_TEXT("%g %.9g %.*g", v, v, precision, v);
        if (v > -1e15 && v < 1e15)
            ASSERT_SAME_TEXT("%.2f %.0f %.*f", v, v, precision, v);
    }
    for (double v = -3; v <= 3; v += 0.125) /* many ties */
        ASSERT_SAME_TEXT("%.0f %.1f %.2f %g %.1g %.2g", v, v, v, v, v, v);
    ASSERT_SAME_TEXT("%g %g %g %f %.0f", 1e6, 999999.5, 0.0001, 0.0, -0.4);
}

static void texts_and_whole_numbers_print_as_the_library_prints_them(void **state)
{
    (void)state;
    ASSERT_SAME_TEXT("%d %u %x %c %% %s %.*s %.3s|", -2147483647 - 1, 4294967295u, 0xBEEFu, 'x', "words", 2, "cut",
                     "longer");
    ASSERT_SAME_TEXT("%04x %06x %02d %04d %5d %0*llu", 0x1Fu, 0xA0B0Cu, 7, -42, 42, 9, 123ULL);
    ASSERT_SAME_TEXT("%lld %llu %zu %ld", -9223372036854775807LL - 1, 18446744073709551615ULL, (size_t)77, -5L);
    ASSERT_SAME_TEXT("no conversion, ends with a sign %%");
    ASSERT_SAME_TEXT("%s", "");
}

static void what_does_not_fit_is_counted_and_cut(void **state)
{
    char out[6] = "?????";
    (void)state;
    assert_int_equal(module_snprintf(NULL, 0, "%s", "seven c"), 7);
    assert_int_equal(module_snprintf(out, sizeof out, "%s-%d", "abc", 12345), 9);
    assert_string_equal(out, "abc-1");
    assert_int_equal(module_snprintf(out, 1, "abc"), 3);
    assert_string_equal(out, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_double_survives_printing_and_reading),
        cmocka_unit_test(hard_decimals_round_as_they_should),
        cmocka_unit_test(numbers_print_as_the_library_prints_them),
        cmocka_unit_test(texts_and_whole_numbers_print_as_the_library_prints_them),
        cmocka_unit_test(what_does_not_fit_is_counted_and_cut),
    };
    return cmocka_run_group_tests_name("wasm", tests, NULL, NULL);
}
