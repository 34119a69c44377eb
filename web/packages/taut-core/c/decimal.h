/* decimal.h - doubles and decimal digits, exact both ways. */
#ifndef TAUT_WASM_DECIMAL_H
#define TAUT_WASM_DECIMAL_H

#include <stddef.h>

enum { MOST_DIGITS = 800 };

/* 0.d1d2d3… times 10 to the power of point; d1 is not 0. n = 0: zero. */
struct decimal {
    unsigned char digits[MOST_DIGITS];
    int n, point;
};

/* All digits of a finite |v|: at most 767 of them. */
void decimal_of(double v, struct decimal *ret);

/* Rounds to n digits, a tie to the even one. n < 0: to zero. */
void decimal_round(struct decimal *d, int n);

/* The double nearest to a number as JSON writes it, a tie to the even one; infinite where it is too large. */
double decimal_read(const char *s, size_t n);

#endif
