/* numeric.c - see numeric.h. Argument reduction by powers of two, then a short series in the remainder. */
#include "numeric.h"

#include <stdint.h>
#include <string.h>

static uint64_t bits_of(double x)
{
    uint64_t u;
    memcpy(&u, &x, sizeof u);
    return u;
}

static double of_bits(uint64_t u)
{
    double x;
    memcpy(&x, &u, sizeof x);
    return x;
}

/* log x = k ln 2 + 2 atanh(f), f = (m - 1) / (m + 1), m in [sqrt(1/2), sqrt(2)). */
double taut_log(double x)
{
    if (!(x > 0))
        return -1e308;
    int k = 0;
    if (x < 2.3e-308) {           /* subnormal */
        x *= 18014398509481984.0; /* 2^54 */
        k = -54;
    }
    uint64_t u = bits_of(x);
    k += (int)(u >> 52) - 1023;
    double m = of_bits((u & 0xFFFFFFFFFFFFFULL) | 0x3FF0000000000000ULL);
    if (m > 1.4142135623730951) {
        m *= 0.5;
        k++;
    }
    double f = (m - 1) / (m + 1), s = f * f, sum = 0;
    for (int n = 23; n >= 3; n -= 2) /* |f| < 0.1716: the next term is below 1e-19 */
        sum = (sum + 1.0 / n) * s;
    return k * TAUT_LN2 + (2 * f + 2 * f * sum);
}

/* exp x = 2^k exp(r), |r| <= ln 2 / 2, by Horner's rule on the series. */
double taut_exp(double x)
{
    if (x < -708)
        return 0;
    if (x > 709)
        return of_bits(0x7FEFFFFFFFFFFFFFULL);
    static const double ln2_high = 6.93147180369123816490e-01, ln2_low = 1.90821492927058770002e-10;
    int k = (int)(x / TAUT_LN2 + (x < 0 ? -0.5 : 0.5));
    double r = (x - k * ln2_high) - k * ln2_low, sum = 1;
    for (int n = 14; n >= 1; n--)
        sum = 1 + sum * r / n;
    return sum * of_bits((uint64_t)(k + 1023) << 52);
}

double taut_pow(double x, double y)
{
    return x > 0 ? taut_exp(y * taut_log(x)) : 0;
}

double taut_sqrt(double x)
{
    return __builtin_sqrt(x); /* one instruction: -fno-math-errno */
}

/* sin and cos of |r| <= pi / 4 by their series. */
static double small_sin(double r)
{
    double s = r * r, sum = 1;
    for (int n = 19; n >= 3; n -= 2)
        sum = 1 - sum * s / (n * (n - 1));
    return r * sum;
}

static double small_cos(double r)
{
    double s = r * r, sum = 1;
    for (int n = 20; n >= 2; n -= 2)
        sum = 1 - sum * s / (n * (n - 1));
    return sum;
}

static double quarter_turn(double x, int *quarter)
{
    static const double half_pi_high = 1.57079632673412561417e+00, half_pi_low = 6.07710050650619224932e-11;
    int k = (int)(x / (TAUT_PI / 2) + (x < 0 ? -0.5 : 0.5));
    *quarter = k & 3;
    return (x - k * half_pi_high) - k * half_pi_low;
}

double taut_sin(double x)
{
    int quarter = 0;
    double r = quarter_turn(x, &quarter);
    double v = quarter & 1 ? small_cos(r) : small_sin(r);
    return quarter & 2 ? -v : v;
}

double taut_cos(double x)
{
    int quarter = 0;
    double r = quarter_turn(x, &quarter);
    double v = quarter & 1 ? small_sin(r) : small_cos(r);
    return quarter == 1 || quarter == 2 ? -v : v;
}

/* atan t for 0 <= t <= 1: atan t = pi / 8 + atan((t - c) / (1 + t c)), c = tan(pi / 8), then the series. */
static double unit_atan(double t)
{
    static const double c = 0.41421356237309504880;
    double u = (t - c) / (1 + t * c), s = u * u, sum = 0;
    for (int n = 41; n >= 1; n -= 2)
        sum = 1.0 / n - sum * s;
    return TAUT_PI / 8 + u * sum;
}

double taut_atan2(double y, double x)
{
    double ax = x < 0 ? -x : x, ay = y < 0 ? -y : y;
    if (ax == 0 && ay == 0)
        return 0;
    double a = ay <= ax ? unit_atan(ay / ax) : TAUT_PI / 2 - unit_atan(ax / ay);
    if (x < 0)
        a = TAUT_PI - a;
    return y < 0 ? -a : a;
}

double taut_entropy_bits(double p)
{
    if (!(p > 0 && p < 1))
        return 0;
    return -(p * taut_log(p) + (1 - p) * taut_log(1 - p)) / TAUT_LN2;
}
