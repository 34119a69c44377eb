/* catalogue.h - how the bytes of a catalogue stand (docs/formats/texts.md). Shared with tools/sayc.
 *
 *     0  "TAUTTXT1"
 *     8  code of the language, filled up with NUL
 *    12  n, 32 bits, lowest byte first, as all numbers
 *    16  n hashes of the English texts, 64 bits each, ascending
 *     …  n offsets of the texts, 32 bits each, from the first text on
 *     …  the texts, each closed by a NUL, in the order of the hashes */
#ifndef TAUT_LANGUAGE_CATALOGUE_H
#define TAUT_LANGUAGE_CATALOGUE_H

#include <taut/language.h>

#define CATALOGUE_MAGIC "TAUTTXT1"
enum { CATALOGUE_HEAD = 16, CATALOGUE_CODE_AT = 8, CATALOGUE_N_AT = 12, HASH_BYTES = 8, OFFSET_BYTES = 4 };

/* FNV-1a. */
static inline uint64_t catalogue_hash(const char *s)
{
    uint64_t h = UINT64_C(0xcbf29ce484222325);
    for (; *s; s++)
        h = (h ^ (unsigned char)*s) * UINT64_C(0x100000001b3);
    return h;
}

#endif
