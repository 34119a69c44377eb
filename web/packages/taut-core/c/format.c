/* format.c - snprintf, with the conversions that stdio.h lists. */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "decimal.h"

/* What has been written, also past the end of the room. */
struct sink {
    char *out;
    size_t max, n;
};

struct conversion {
    bool zeros, precise;
    int width, precision;
    int length; /* 0: int, 1: long and size_t, 2: long long */
};

static void put(struct sink *to, const char *s, size_t n)
{
    if (to->n < to->max) {
        size_t room = to->max - to->n;
        memcpy(to->out + to->n, s, n < room ? n : room);
    }
    to->n += n;
}

static void pad(struct sink *to, const struct conversion *c, char with, size_t n)
{
    for (size_t k = n; c->width > 0 && k < (size_t)c->width; k++)
        put(to, &with, 1);
}

static void put_text(struct sink *to, const struct conversion *c, const char *s)
{
    size_t n = 0;
    while ((!c->precise || n < (size_t)c->precision) && s[n])
        n++;
    pad(to, c, ' ', n);
    put(to, s, n);
}

/* A sign or none, then digits, filled up with zeros or spaces before. */
static void put_number(struct sink *to, const struct conversion *c, bool negative, const char *digits, size_t n)
{
    size_t all = n + negative;
    if (!c->zeros)
        pad(to, c, ' ', all);
    if (negative)
        put(to, "-", 1);
    if (c->zeros)
        pad(to, c, '0', all);
    put(to, digits, n);
}

static void put_whole(struct sink *to, const struct conversion *c, bool negative, uint64_t v, unsigned base)
{
    char digits[24];
    size_t at = sizeof digits;
    do
        digits[--at] = "0123456789abcdef"[v % base];
    while (v /= base);
    put_number(to, c, negative, digits + at, sizeof digits - at);
}

static char digit_at(const struct decimal *d, int k)
{
    return (char)('0' + (k >= 0 && k < d->n ? d->digits[k] : 0));
}

/* The digits from before the point to `after` digits behind it. */
static size_t write_fixed(const struct decimal *d, int after, char *out)
{
    size_t n = 0;
    for (int k = d->point > 0 ? 0 : d->point - 1; k < d->point; k++)
        out[n++] = digit_at(d, k);
    if (after > 0)
        out[n++] = '.';
    for (int k = 0; k < after; k++)
        out[n++] = digit_at(d, d->point + k);
    return n;
}

/* d.ddde+xx with all digits that there are. */
static size_t write_exponent(const struct decimal *d, char *out)
{
    int exponent = d->point - 1, size = exponent < 0 ? -exponent : exponent;
    size_t n = 0;
    out[n++] = digit_at(d, 0);
    if (d->n > 1)
        out[n++] = '.';
    for (int k = 1; k < d->n; k++)
        out[n++] = digit_at(d, k);
    out[n++] = 'e';
    out[n++] = exponent < 0 ? '-' : '+';
    if (size >= 100)
        out[n++] = (char)('0' + size / 100);
    out[n++] = (char)('0' + size / 10 % 10);
    out[n++] = (char)('0' + size % 10);
    return n;
}

static void put_real(struct sink *to, const struct conversion *c, double v, bool shortest)
{
    enum { MOST_PRECISE = 20 };
    char out[400];
    struct decimal d;
    int precision = c->precise ? c->precision : 6;
    precision = precision > MOST_PRECISE ? MOST_PRECISE : precision;
    if (v - v != 0) {
        put_text(to, c, v != v ? "nan" : v < 0 ? "-inf" : "inf");
        return;
    }
    decimal_of(v, &d);
    size_t n;
    if (!shortest) {
        decimal_round(&d, d.point + precision);
        if (!d.n)
            d.point = 0;
        n = write_fixed(&d, precision, out);
    } else {
        precision = precision ? precision : 1;
        decimal_round(&d, precision);
        if (!d.n)
            d.point = 1;
        if (d.point - 1 < -4 || d.point - 1 >= precision)
            n = write_exponent(&d, out);
        else
            n = write_fixed(&d, d.n > d.point ? d.n - d.point : 0, out);
    }
    put_number(to, c, __builtin_signbit(v) != 0, out, n);
}

static int read_size(const char **at, va_list *args)
{
    int v = 0;
    if (**at == '*') {
        (*at)++;
        return va_arg(*args, int);
    }
    for (; **at >= '0' && **at <= '9'; (*at)++)
        v = v * 10 + (**at - '0');
    return v;
}

static struct conversion read_conversion(const char **at, va_list *args)
{
    struct conversion c = { 0 };
    for (; **at == '0'; (*at)++)
        c.zeros = true;
    c.width = read_size(at, args);
    if (**at == '.') {
        (*at)++;
        c.precision = read_size(at, args);
        c.precise = c.precision >= 0;
    }
    for (; **at == 'l' || **at == 'z'; (*at)++)
        c.length++;
    return c;
}

static uint64_t next_unsigned(const struct conversion *c, va_list *args)
{
    return c->length == 2   ? va_arg(*args, unsigned long long)
           : c->length == 1 ? va_arg(*args, unsigned long)
                            : va_arg(*args, unsigned);
}

static int64_t next_signed(const struct conversion *c, va_list *args)
{
    return c->length == 2 ? va_arg(*args, long long) : c->length == 1 ? va_arg(*args, long) : va_arg(*args, int);
}

static void convert(struct sink *to, const char **at, va_list *args)
{
    const struct conversion c = read_conversion(at, args);
    const char kind = *(*at)++;
    char letter;
    int64_t v;
    switch (kind) {
    case 's': put_text(to, &c, va_arg(*args, const char *)); break;
    case 'c':
        letter = (char)va_arg(*args, int);
        pad(to, &c, ' ', 1);
        put(to, &letter, 1);
        break;
    case 'd':
        v = next_signed(&c, args);
        put_whole(to, &c, v < 0, v < 0 ? 0 - (uint64_t)v : (uint64_t)v, 10);
        break;
    case 'u': put_whole(to, &c, false, next_unsigned(&c, args), 10); break;
    case 'x': put_whole(to, &c, false, next_unsigned(&c, args), 16); break;
    case 'f': put_real(to, &c, va_arg(*args, double), false); break;
    case 'g': put_real(to, &c, va_arg(*args, double), true); break;
    case '%': put(to, "%", 1); break;
    default: __builtin_trap(); /* a conversion that this file does not know */
    }
}

int vsnprintf(char *out, size_t max, const char *format, va_list args)
{
    struct sink to = { .out = out, .max = max ? max - 1 : 0 };
    va_list rest;
    va_copy(rest, args);
    while (*format) {
        const char *plain = format;
        while (*format && *format != '%')
            format++;
        put(&to, plain, (size_t)(format - plain));
        if (*format++ == '%')
            convert(&to, &format, &rest);
        else
            break;
    }
    va_end(rest);
    if (max)
        out[to.n < to.max ? to.n : to.max] = '\0';
    return (int)to.n;
}

int snprintf(char *out, size_t max, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int n = vsnprintf(out, max, format, args);
    va_end(args);
    return n;
}
