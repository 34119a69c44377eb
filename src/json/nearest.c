/* nearest.c - "did you mean": the known name within a few slips of a mistyped one. */
#include <taut/json.h>

#include <string.h>

enum { LONGEST = 48 };

static unsigned least(unsigned x, unsigned y)
{
    return x < y ? x : y;
}

/* Optimal string alignment: insertions, deletions, changes and swaps of neighbours each cost one. */
static unsigned slips(const char *x, size_t n, const char *y, size_t m)
{
    unsigned row[3][LONGEST + 1];
    for (size_t k = 0; k <= m; k++)
        row[0][k] = (unsigned)k;
    for (size_t i = 1; i <= n; i++) {
        unsigned *now = row[i % 3], *last = row[(i + 2) % 3], *before = row[(i + 1) % 3];
        now[0] = (unsigned)i;
        for (size_t k = 1; k <= m; k++) {
            now[k] = least(least(last[k], now[k - 1]) + 1, last[k - 1] + (x[i - 1] != y[k - 1]));
            if (i > 1 && k > 1 && x[i - 1] == y[k - 2] && x[i - 2] == y[k - 1])
                now[k] = least(now[k], before[k - 2] + 1);
        }
    }
    return row[n % 3][m];
}

const char *taut_json_nearest(const char *word, const char *const *known, size_t n)
{
    const char *best = NULL;
    size_t length = strlen(word);
    unsigned fewest = length <= 3 ? 2 : length <= 7 ? 3 : 4; /* one more than is allowed */
    if (length == 0 || length > LONGEST)
        return NULL;
    for (size_t k = 0; k < n; k++) {
        size_t m = strlen(known[k]);
        unsigned d = m <= LONGEST ? slips(word, length, known[k], m) : fewest;
        if (d < fewest && d < m) {
            fewest = d;
            best = known[k];
        }
    }
    return best;
}
