/* distance.h - how many slips of the pen lie between two words. Shared with the atlas compiler. */
#ifndef TAUT_ATLAS_DISTANCE_H
#define TAUT_ATLAS_DISTANCE_H

#include <stddef.h>

enum { DISTANCE_LONGEST = 64 };

static inline unsigned distance_least(unsigned x, unsigned y)
{
    return x < y ? x : y;
}

/* Optimal string alignment: insertions, deletions, changes and swaps of neighbours each cost one, and no letter is
 * touched twice. Anything over the limit, or with more than DISTANCE_LONGEST letters that differ, is limit + 1.
 * Only the band of the table within the limit of its diagonal is filled (Ukkonen 1985). */
static inline unsigned distance_within(const char *x, size_t n, const char *y, size_t m, unsigned limit)
{
    unsigned char row[3][DISTANCE_LONGEST + 2];
    if ((n > m ? n - m : m - n) > limit)
        return limit + 1;
    while (n > 0 && m > 0 && *x == *y) {
        x++, y++;
        n--, m--;
    }
    while (n > 0 && m > 0 && x[n - 1] == y[m - 1])
        n--, m--;
    if (n > DISTANCE_LONGEST || m > DISTANCE_LONGEST)
        return limit + 1;
    if (n == 0 || m == 0)
        return (unsigned)(n + m); /* within the limit by the first test */
    const unsigned char beyond = (unsigned char)(limit + 1);
    for (size_t k = 0; k <= m; k++)
        row[0][k] = (unsigned char)k;
    for (size_t i = 1; i <= n; i++) {
        unsigned char *now = row[i % 3];
        const unsigned char *last = row[(i + 2) % 3], *before = row[(i + 1) % 3];
        size_t low = i > limit ? i - limit : 1, high = i + limit < m ? i + limit : m;
        unsigned best = now[low - 1] = i <= limit ? (unsigned char)i : beyond;
        for (size_t k = low; k <= high; k++) {
            unsigned d =
                distance_least(distance_least(last[k], now[k - 1]) + 1, last[k - 1] + (x[i - 1] == y[k - 1] ? 0u : 1u));
            if (i > 1 && k > 1 && x[i - 1] == y[k - 2] && x[i - 2] == y[k - 1])
                d = distance_least(d, before[k - 2] + 1u);
            now[k] = (unsigned char)d;
            best = distance_least(best, d);
        }
        now[high + 1] = beyond;
        if (best > limit)
            return limit + 1;
    }
    return distance_least(row[n % 3][m], limit + 1);
}

#endif
