/* memory.c - malloc over linear memory that grows: a list of holes in order of address, first fit, neighbours joined.
 *
 * Nearly all memory of the core is arenas' in blocks of 64 kB and more, so a header of a line costs nothing. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { LINE = 64, PAGE = 65536, GROW_BY = 16 };

/* Before every piece that was given out, and at the beginning of every hole. */
struct piece {
    size_t bytes; /* with this header; a multiple of LINE */
    struct piece *next;
};

extern unsigned char __heap_base; /* the linker's: the first byte after the data */
static struct piece *holes;
static uintptr_t top; /* of what was ever asked for */

static void give_back(struct piece *p)
{
    struct piece **at = &holes;
    while (*at && (*at)->next && (*at)->next < p)
        at = &(*at)->next;
    struct piece *before = *at && *at < p ? *at : NULL;
    p->next = before ? before->next : holes;
    if (before)
        before->next = p;
    else
        holes = p;
    if (p->next && (uintptr_t)p + p->bytes == (uintptr_t)p->next) {
        p->bytes += p->next->bytes;
        p->next = p->next->next;
    }
    if (before && (uintptr_t)before + before->bytes == (uintptr_t)p) {
        before->bytes += p->bytes;
        before->next = p->next;
    }
}

/* More memory as a hole. Pages of the linear memory are zero and never given back. */
static int grow(size_t bytes)
{
    if (!top)
        top = ((uintptr_t)&__heap_base + LINE - 1) / LINE * LINE;
    uintptr_t end = (uintptr_t)__builtin_wasm_memory_size(0) * PAGE;
    if (end - top < bytes) {
        size_t pages = (bytes - (end - top) + PAGE - 1) / PAGE;
        pages = pages < GROW_BY ? GROW_BY : pages;
        if (__builtin_wasm_memory_grow(0, pages) == SIZE_MAX)
            return 0;
        end += pages * PAGE;
    }
    struct piece *p = (struct piece *)top;
    p->bytes = end - top;
    top = end;
    give_back(p);
    return 1;
}

static struct piece *take(size_t bytes)
{
    for (struct piece **at = &holes; *at; at = &(*at)->next) {
        struct piece *p = *at;
        if (p->bytes < bytes)
            continue;
        if (p->bytes == bytes) {
            *at = p->next;
        } else {
            struct piece *rest = (struct piece *)((uintptr_t)p + bytes);
            *rest = (struct piece){ p->bytes - bytes, p->next };
            *at = rest;
            p->bytes = bytes;
        }
        return p;
    }
    return NULL;
}

void *malloc(size_t n)
{
    if (n > SIZE_MAX / 2)
        return NULL;
    size_t bytes = LINE + (n + LINE - 1) / LINE * LINE;
    struct piece *p = take(bytes);
    if (!p && grow(bytes))
        p = take(bytes);
    return p ? (unsigned char *)p + LINE : NULL;
}

void *aligned_alloc(size_t alignment, size_t n)
{
    return alignment <= LINE ? malloc(n) : NULL;
}

void *calloc(size_t count, size_t size)
{
    if (size && count > SIZE_MAX / 2 / size)
        return NULL;
    void *p = malloc(count * size);
    return p ? memset(p, 0, count * size) : NULL;
}

void free(void *p)
{
    if (p)
        give_back((struct piece *)((unsigned char *)p - LINE));
}

void *realloc(void *p, size_t n)
{
    if (!p)
        return malloc(n);
    size_t held = ((struct piece *)((unsigned char *)p - LINE))->bytes - LINE;
    if (n <= held)
        return p;
    void *grown = malloc(n);
    if (grown) {
        memcpy(grown, p, held);
        free(p);
    }
    return grown;
}
