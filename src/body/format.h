/* format.h - the numbers of the taut.body file, shared by who writes and who reads it: docs/formats/body.md. */
#ifndef TAUT_BODY_FORMAT_H
#define TAUT_BODY_FORMAT_H

#include <stddef.h>
#include <stdint.h>

#define BODY_MAGIC "TAUTBODY"
enum {
    BODY_MAGIC_BYTES = 8,
    BODY_VERSION = 2,
    BODY_HEAD_BYTES = 44,
    BODY_POINT_BYTES = 10,   /* place 3 x int16, normal 3 x int8, openness uint8 */
    BODY_TRIANGLE_BYTES = 8, /* corners 3 x uint16; region uint16, behind the corners of all */
    BODY_PLACE_BYTES = 6,    /* 3 x int16 */
    BODY_DRESS_BYTES = 9,    /* a point of a further figure: what it adds to place and normal */
    BODY_UNITS_PER_MM = 16,
    BODY_MIDDLE_Y = 850, /* mm: heights are stored from here */
    BODY_LARGEST = 1 << 24,
};

/* FNV-1a, 64 bits, taken over words of eight bytes, the last filled up with zeros: eight times as fast as over bytes. */
static inline uint64_t body_checksum(const char *bytes, size_t n)
{
    uint64_t hash = UINT64_C(0xCBF29CE484222325);
    for (size_t i = 0; i < n; i += 8) {
        uint64_t word = 0;
        for (size_t k = 0; k < 8 && i + k < n; k++)
            word |= (uint64_t)(unsigned char)bytes[i + k] << 8 * k;
        hash = (hash ^ word) * UINT64_C(0x100000001B3);
    }
    return hash;
}

#endif
