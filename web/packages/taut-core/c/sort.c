/* sort.c - qsort by insertion, for the short lists that the core sorts. */
#include <stdlib.h>

static void swap(unsigned char *a, unsigned char *b, size_t size)
{
    for (size_t k = 0; k < size; k++) {
        unsigned char t = a[k];
        a[k] = b[k];
        b[k] = t;
    }
}

void qsort(void *items, size_t n, size_t size, int (*compare)(const void *, const void *))
{
    unsigned char *all = items;
    for (size_t i = 1; i < n; i++)
        for (size_t k = i; k > 0 && compare(all + (k - 1) * size, all + k * size) > 0; k--)
            swap(all + (k - 1) * size, all + k * size, size);
}
