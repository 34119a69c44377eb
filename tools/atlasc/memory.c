/* memory.c - see memory.h. */
#include "memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *needed(void *p)
{
    if (!p) {
        fputs("atlasc: no memory\n", stderr);
        exit(taut_status_exit(TAUT_ENOMEM));
    }
    return p;
}

void *take(struct taut_arena *a, size_t count, size_t size)
{
    return needed(taut_arena_array(a, count, size));
}

char *take_text(struct taut_arena *a, const char *s, size_t n)
{
    return needed(taut_arena_strndup(a, s, n));
}

void *take_push(struct taut_arena *a, struct taut_vec *v)
{
    return needed(taut_vec_push(a, v));
}

/* Fowler-Noll-Vo, 64 bits, variant 1a. */
uint64_t fnv1a(uint64_t hash, const void *bytes, size_t n)
{
    const unsigned char *p = bytes;
    for (size_t i = 0; i < n; i++)
        hash = (hash ^ p[i]) * 0x100000001B3u;
    return hash;
}

static struct table_slot *slot_of(const struct table *t, const void *key, size_t n)
{
    size_t at = (size_t)fnv1a(FNV1A_START, key, n) & (t->capacity - 1);
    while (t->slots[at].key && (t->slots[at].n != n || memcmp(t->slots[at].key, key, n)))
        at = (at + 1) & (t->capacity - 1);
    return &t->slots[at];
}

static void grow(struct taut_arena *a, struct table *t)
{
    struct table old = *t;
    t->capacity = old.capacity ? 2 * old.capacity : 64;
    t->slots = take(a, t->capacity, sizeof *t->slots);
    for (size_t i = 0; i < old.capacity; i++)
        if (old.slots[i].key)
            *slot_of(t, old.slots[i].key, old.slots[i].n) = old.slots[i];
}

uint32_t *table_at(struct taut_arena *a, struct table *t, const void *key, size_t n, uint32_t value)
{
    if (3 * t->n >= 2 * t->capacity)
        grow(a, t);
    struct table_slot *s = slot_of(t, key, n);
    if (!s->key) {
        *s = (struct table_slot){ .key = key, .n = n, .value = value };
        t->n++;
    }
    return &s->value;
}

const uint32_t *table_find(const struct table *t, const void *key, size_t n)
{
    if (t->capacity == 0)
        return NULL;
    struct table_slot *s = slot_of(t, key, n);
    return s->key ? &s->value : NULL;
}
