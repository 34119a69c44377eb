/* memory.h - memory of the compiler: from one arena, or the program ends with a message. */
#ifndef ATLASC_MEMORY_H
#define ATLASC_MEMORY_H

#include <taut/base.h>

void *take(struct taut_arena *a, size_t count, size_t size); /* zeroed */
char *take_text(struct taut_arena *a, const char *s, size_t n);
void *take_push(struct taut_arena *a, struct taut_vec *v);

/* From bytes to a number. Never forgets; open addressing. Zeroed is empty. */
struct table {
    struct table_slot {
        const void *key; /* borrowed; NULL: free */
        size_t n;
        uint32_t value;
    } * slots;
    size_t n, capacity;
};
/* The value of the key, which is added with the value given where it is new. The key's bytes must stay. */
uint32_t *table_at(struct taut_arena *a, struct table *t, const void *key, size_t n, uint32_t value);
const uint32_t *table_find(const struct table *t, const void *key, size_t n); /* NULL: none */

uint64_t fnv1a(uint64_t hash, const void *bytes, size_t n);
#define FNV1A_START 0xCBF29CE484222325u

#endif
