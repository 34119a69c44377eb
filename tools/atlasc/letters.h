/* letters.h - many short texts in one array of bytes, each closed by a NUL; a text that ends another lies in its end. */
#ifndef ATLASC_LETTERS_H
#define ATLASC_LETTERS_H

#include "memory.h"

/* offsets: n, of each text in the bytes that are returned; *length is how many these are. In the arena. */
const char *letters_lay_out(struct taut_arena *arena, const char *const *texts, size_t n, uint32_t *offsets,
                            size_t *length);

#endif
