/* arena.c - memory that is dropped as a whole, and vectors that grow in it. */
#include <taut/base.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_BYTES = 64 * 1024, LINE = 64, KEPT_BYTES = 8 << 20 };

struct block {
    struct block *next;
    size_t used, capacity; /* bytes after the header */
    _Alignas(LINE) unsigned char bytes[];
};

struct taut_arena {
    struct block *blocks;               /* newest first */
    struct taut_arena *children, *next; /* next: of the parent's children */
};

struct taut_arena *taut_arena_create(void)
{
    return calloc(1, sizeof(struct taut_arena));
}

static struct block *block_create(size_t capacity)
{
    size_t bytes = (sizeof(struct block) + capacity + LINE - 1) / LINE * LINE;
    struct block *b = aligned_alloc(LINE, bytes);
    if (b)
        *b = (struct block){ .capacity = bytes - sizeof *b };
    return b;
}

static void free_blocks(struct block *b)
{
    while (b) {
        struct block *next = b->next;
        free(b);
        b = next;
    }
}

static void free_children(struct taut_arena *a)
{
    while (a->children) {
        struct taut_arena *child = a->children;
        a->children = child->next;
        taut_arena_free(child);
    }
}

struct taut_arena *taut_arena_child(struct taut_arena *parent)
{
    struct taut_arena *child = taut_arena_create();
    if (!child)
        return NULL;
    child->next = parent->children;
    return parent->children = child;
}

void taut_arena_free(struct taut_arena *a)
{
    if (!a)
        return;
    free_children(a);
    free_blocks(a->blocks);
    free(a);
}

/* Several blocks become one as large as all of them, up to a bound: the next request of the kind needs no new one. */
void taut_arena_reset(struct taut_arena *a)
{
    free_children(a);
    if (!a->blocks)
        return;
    size_t all = 0;
    for (const struct block *b = a->blocks; b; b = b->next)
        all += b->capacity;
    if (a->blocks->next || all > KEPT_BYTES) {
        free_blocks(a->blocks);
        a->blocks = block_create(all < KEPT_BYTES ? all : KEPT_BYTES);
        return;
    }
    a->blocks->used = 0;
}

static void *take(struct taut_arena *a, size_t n)
{
    size_t alignment = n >= LINE ? LINE : 16;
    if (n > SIZE_MAX / 2)
        return NULL;
    struct block *b = a->blocks;
    size_t at = b ? (b->used + alignment - 1) / alignment * alignment : 0;
    if (!b || at > b->capacity || n > b->capacity - at) {
        struct block *fresh = block_create(n > BLOCK_BYTES ? n : BLOCK_BYTES);
        if (!fresh)
            return NULL;
        fresh->next = b;
        a->blocks = b = fresh;
        at = 0;
    }
    b->used = at + n;
    return b->bytes + at;
}

void *taut_arena_raw(struct taut_arena *a, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / 2 / size)
        return NULL;
    return take(a, count > 0 && size > 0 ? count * size : 1);
}

void *taut_arena_alloc(struct taut_arena *a, size_t n)
{
    void *p = take(a, n ? n : 1);
    return p ? memset(p, 0, n ? n : 1) : NULL;
}

void *taut_arena_array(struct taut_arena *a, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / 2 / size)
        return NULL;
    return taut_arena_alloc(a, count * size);
}

char *taut_arena_strndup(struct taut_arena *a, const char *s, size_t n)
{
    char *copy = taut_arena_alloc(a, n + 1);
    if (copy)
        memcpy(copy, s, n);
    return copy;
}

char *taut_arena_printf(struct taut_arena *a, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    char *s = n < 0 ? NULL : taut_arena_alloc(a, (size_t)n + 1);
    if (s)
        vsnprintf(s, (size_t)n + 1, format, again);
    va_end(again);
    return s;
}

void *taut_vec_push(struct taut_arena *a, struct taut_vec *v)
{
    if (v->n == v->capacity) {
        size_t capacity = v->capacity ? 2 * v->capacity : 8;
        void *grown = taut_arena_array(a, capacity, v->size);
        if (!grown)
            return NULL;
        if (v->n)
            memcpy(grown, v->items, v->n * v->size);
        v->items = grown;
        v->capacity = capacity;
    }
    return (unsigned char *)v->items + v->n++ * v->size;
}
