/* decimal.c - see decimal.h.
 *
 * m 2^e is an integer, or for e < 0 the integer m 5^-e over a power of ten: so its digits are those of a product of small
 * numbers. The other way, doubles are ordered as their bits are: the one below a decimal is found by halving. */
#include "decimal.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum { LIMBS = 130, LIMB = 1000000000, LIMB_DIGITS = 9, MANTISSA_BITS = 52, LEAST_EXPONENT = -1074 };

struct big {
    uint32_t limbs[LIMBS]; /* base 10^9, lowest first */
    size_t n;
};

static void multiply(struct big *b, uint32_t by)
{
    uint64_t carry = 0;
    for (size_t k = 0; k < b->n; k++) {
        carry += (uint64_t)b->limbs[k] * by;
        b->limbs[k] = (uint32_t)(carry % LIMB);
        carry /= LIMB;
    }
    for (; carry; carry /= LIMB)
        b->limbs[b->n++] = (uint32_t)(carry % LIMB);
}

static void multiply_power(struct big *b, uint32_t base, uint32_t chunk, int chunk_of, int power)
{
    for (; power >= chunk_of; power -= chunk_of)
        multiply(b, chunk);
    for (; power > 0; power--)
        multiply(b, base);
}

/* The digits of m 2^e; m < 2^54. */
static void digits_of(uint64_t m, int e, struct decimal *ret)
{
    struct big b = { .n = 0 };
    for (; m; m /= LIMB)
        b.limbs[b.n++] = (uint32_t)(m % LIMB);
    if (e >= 0)
        multiply_power(&b, 2, 1u << 29, 29, e);
    else
        multiply_power(&b, 5, 1220703125, 13, -e);
    ret->n = 0;
    ret->point = e < 0 ? e : 0;
    for (size_t k = b.n; k-- > 0;)
        for (uint32_t unit = LIMB / 10; unit; unit /= 10) {
            unsigned char digit = (unsigned char)(b.limbs[k] / unit % 10);
            if (digit || ret->n) {
                ret->digits[ret->n++] = digit;
                ret->point++;
            }
        }
    while (ret->n && !ret->digits[ret->n - 1])
        ret->n--;
}

static uint64_t bits_of(double v)
{
    uint64_t bits;
    memcpy(&bits, &v, sizeof bits);
    return bits;
}

/* A finite double without its sign as m 2^*e. */
static uint64_t split(uint64_t bits, int *e)
{
    uint64_t m = bits & ((UINT64_C(1) << MANTISSA_BITS) - 1);
    int exponent = (int)(bits >> MANTISSA_BITS & 0x7FF);
    *e = LEAST_EXPONENT + (exponent ? exponent - 1 : 0);
    return exponent ? m | UINT64_C(1) << MANTISSA_BITS : m;
}

void decimal_of(double v, struct decimal *ret)
{
    int e;
    uint64_t m = split(bits_of(v), &e);
    digits_of(m, e, ret);
}

void decimal_round(struct decimal *d, int n)
{
    if (n >= d->n)
        return;
    bool up = false;
    if (n >= 0) {
        bool tie = d->digits[n] == 5 && n + 1 == d->n;
        up = d->digits[n] > 5 || (d->digits[n] == 5 && (!tie || (n > 0 && d->digits[n - 1] % 2)));
    }
    d->n = n > 0 ? n : 0;
    while (up && d->n && d->digits[d->n - 1] == 9)
        d->n--;
    if (up && d->n)
        d->digits[d->n - 1]++;
    else if (up) {
        d->digits[d->n++] = 1;
        d->point++;
    }
    while (d->n && !d->digits[d->n - 1])
        d->n--;
}

static int compare(const struct decimal *a, const struct decimal *b)
{
    if (!a->n || !b->n)
        return (a->n > 0) - (b->n > 0);
    if (a->point != b->point)
        return a->point < b->point ? -1 : 1;
    int shorter = a->n < b->n ? a->n : b->n, order = memcmp(a->digits, b->digits, (size_t)shorter);
    return order ? order : (a->n > b->n) - (a->n < b->n);
}

/* Digits past the last that can matter are one digit more: they can only say "a little above". */
static void parse(const char *s, size_t n, struct decimal *ret)
{
    enum { FAR_EXPONENT = 100000 };
    int exponent = 0, point = 0;
    bool after = false;
    size_t k = 0;
    ret->n = 0;
    for (; k < n && s[k] != 'e' && s[k] != 'E'; k++) {
        after = after || s[k] == '.';
        if (s[k] == '.')
            continue;
        bool leads = s[k] == '0' && !ret->n;
        if (!leads && ret->n < MOST_DIGITS - 1)
            ret->digits[ret->n++] = (unsigned char)(s[k] - '0');
        else if (!leads && s[k] != '0')
            ret->digits[MOST_DIGITS - 1] = 1, ret->n = MOST_DIGITS;
        point += !after && !leads;
        point -= after && leads;
    }
    bool negative = k + 1 < n && s[k + 1] == '-';
    for (; k < n; k++)
        if (s[k] >= '0' && s[k] <= '9' && exponent < FAR_EXPONENT)
            exponent = exponent * 10 + (s[k] - '0');
    ret->point = point + (negative ? -exponent : exponent);
    while (ret->n && !ret->digits[ret->n - 1])
        ret->n--;
}

/* Few digits and a small power of ten: both are doubles, so that one division or product rounds as it should (Clinger 1990). */
static bool read_short(const struct decimal *d, double *ret)
{
    int power = d->point - d->n;
    double ten = 1, v = 0;
    if (d->n > 15 || power < -22 || power > 22)
        return false;
    for (int k = 0; k < (power < 0 ? -power : power); k++)
        ten *= 10;
    for (int k = 0; k < d->n; k++)
        v = v * 10 + d->digits[k];
    *ret = power < 0 ? v / ten : v * ten;
    return true;
}

static double read_long(const struct decimal *d)
{
    static const uint64_t infinite = UINT64_C(0x7FF) << MANTISSA_BITS;
    uint64_t low = 0, high = infinite; /* low <= d < high */
    struct decimal near;
    int e;
    while (high - low > 1) {
        uint64_t middle = low + (high - low) / 2, m = split(middle, &e);
        digits_of(m, e, &near);
        if (compare(&near, d) <= 0)
            low = middle;
        else
            high = middle;
    }
    uint64_t m = split(low, &e);
    digits_of(2 * m + 1, e - 1, &near); /* half-way to the next */
    int order = compare(d, &near);
    uint64_t bits = order > 0 || (order == 0 && low % 2) ? high : low;
    double v;
    memcpy(&v, &bits, sizeof v);
    return v;
}

double decimal_read(const char *s, size_t n)
{
    struct decimal d;
    double v;
    bool negative = n > 0 && s[0] == '-';
    parse(s + negative, n - negative, &d);
    if (!read_short(&d, &v))
        v = read_long(&d);
    return negative ? -v : v;
}
