/* letters.c - see letters.h. Sorted from behind, a text stands right after those that end with it. */
#include "letters.h"

#include <stdlib.h>
#include <string.h>

struct entry {
    const char *text;
    size_t n;
    uint32_t index;
};

/* From the last letter to the first, longer texts before those that they end with. */
static int from_behind(const void *x, const void *y)
{
    const struct entry *a = x, *b = y;
    size_t shorter = a->n < b->n ? a->n : b->n;
    for (size_t k = 1; k <= shorter; k++) {
        unsigned char p = (unsigned char)a->text[a->n - k], q = (unsigned char)b->text[b->n - k];
        if (p != q)
            return p < q ? -1 : 1;
    }
    return a->n > b->n ? -1 : a->n < b->n;
}

static bool ends_with(const struct entry *whole, const struct entry *end)
{
    return whole->n >= end->n && !memcmp(whole->text + whole->n - end->n, end->text, end->n);
}

const char *letters_lay_out(struct taut_arena *arena, const char *const *texts, size_t n, uint32_t *offsets,
                            size_t *length)
{
    struct entry *entries = take(arena, n + 1, sizeof *entries);
    const struct entry *holder = NULL;
    size_t total = 0, used = 0;
    for (size_t i = 0; i < n; i++) {
        entries[i] = (struct entry){ texts[i], strlen(texts[i]), (uint32_t)i };
        total += entries[i].n + 1;
    }
    if (n)
        qsort(entries, n, sizeof *entries, from_behind);
    char *bytes = take(arena, total + 1, 1);
    for (size_t i = 0; i < n; i++) {
        const struct entry *e = &entries[i];
        if (!holder || !ends_with(holder, e)) {
            holder = e;
            memcpy(bytes + used, e->text, e->n + 1);
            used += e->n + 1;
        }
        offsets[e->index] = (uint32_t)(used - 1 - e->n);
    }
    *length = used;
    return bytes;
}
