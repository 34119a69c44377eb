/* unit.h - cmocka with its includes, and a reproducible source of random numbers for properties. */
#ifndef TAUT_TESTS_UNIT_H
#define TAUT_TESTS_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

/* splitmix64 (Steele, Lea, Flood 2014) */
static inline uint64_t random_bits(uint64_t *seed)
{
    uint64_t z = (*seed += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
}

static inline double random_unit(uint64_t *seed) /* [0, 1) */
{
    return (double)(random_bits(seed) >> 11) * 0x1p-53;
}

static inline size_t random_below(uint64_t *seed, size_t n)
{
    return (size_t)(random_bits(seed) % n);
}

#endif
