/* stdlib.h - for WebAssembly: what the core uses of it; memory.c, sort.c. */
#ifndef TAUT_WASM_STDLIB_H
#define TAUT_WASM_STDLIB_H

#include <stddef.h>

void *malloc(size_t n);
void *calloc(size_t count, size_t size);
void *realloc(void *p, size_t n);
void *aligned_alloc(size_t alignment, size_t n); /* alignment at most 64 */
void free(void *p);
/* In place, stable. */
void qsort(void *items, size_t n, size_t size, int (*compare)(const void *, const void *));

#endif
