/* catalogue.c - reads a catalogue, and looks a text up in it. */
#include "catalogue.h"

#include <string.h>

static uint64_t number_at(const unsigned char *at, size_t bytes)
{
    uint64_t v = 0;
    for (size_t k = bytes; k-- > 0;)
        v = v << 8 | at[k];
    return v;
}

static uint64_t hash_at(const struct taut_catalogue *c, size_t k)
{
    return number_at(c->hashes + k * HASH_BYTES, HASH_BYTES);
}

static size_t offset_at(const struct taut_catalogue *c, size_t k)
{
    return (size_t)number_at(c->offsets + k * OFFSET_BYTES, OFFSET_BYTES);
}

static bool ascend(const struct taut_catalogue *c)
{
    for (size_t k = 1; k < c->n; k++)
        if (hash_at(c, k - 1) >= hash_at(c, k))
            return false;
    return true;
}

/* Every text begins where the one before it ends, is not empty and is UTF-8; the last ends the bytes. */
static bool texts_are_whole(const struct taut_catalogue *c, size_t n)
{
    size_t at = 0;
    for (size_t k = 0; k < c->n; k++) {
        const char *end = at < n && offset_at(c, k) == at ? memchr(c->texts + at, '\0', n - at) : NULL;
        const size_t length = end ? (size_t)(end - (c->texts + at)) : 0;
        if (length == 0 || taut_utf8_check(c->texts + at, length) != length)
            return false;
        at += length + 1;
    }
    return at == n;
}

enum taut_status taut_catalogue_read(const void *bytes, size_t n, struct taut_catalogue *ret, struct taut_error *err)
{
    const unsigned char *b = bytes;
    struct taut_catalogue c = { 0 };
    if (n < CATALOGUE_HEAD || memcmp(b, CATALOGUE_MAGIC, CATALOGUE_CODE_AT) != 0)
        return taut_fail(err, TAUT_EPARSE, "texts", "is no catalogue of texts");
    char code[CATALOGUE_N_AT - CATALOGUE_CODE_AT + 1] = "";
    memcpy(code, b + CATALOGUE_CODE_AT, sizeof code - 1);
    if (!taut_language_find(code, &c.language) || c.language == TAUT_ENGLISH)
        return taut_fail(err, TAUT_EPARSE, "texts", "is of no language that is known");
    c.n = (uint32_t)number_at(b + CATALOGUE_N_AT, 4);
    const size_t room = n - CATALOGUE_HEAD;
    if (c.n > room / (HASH_BYTES + OFFSET_BYTES))
        return taut_fail(err, TAUT_EPARSE, "texts", "is cut short");
    c.hashes = b + CATALOGUE_HEAD;
    c.offsets = c.hashes + (size_t)c.n * HASH_BYTES;
    c.texts = (const char *)(c.offsets + (size_t)c.n * OFFSET_BYTES);
    if (!ascend(&c) || !texts_are_whole(&c, room - (size_t)c.n * (HASH_BYTES + OFFSET_BYTES)))
        return taut_fail(err, TAUT_EPARSE, "texts", "is broken");
    *ret = c;
    return TAUT_OK;
}

enum taut_language taut_catalogue_language(const struct taut_catalogue *c)
{
    return c ? c->language : TAUT_ENGLISH;
}

const char *taut_translation(const struct taut_catalogue *c, const char *english)
{
    const uint64_t wanted = c ? catalogue_hash(english) : 0;
    size_t low = 0, high = c ? c->n : 0;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        const uint64_t hash = hash_at(c, middle);
        if (hash == wanted)
            return c->texts + offset_at(c, middle);
        if (hash < wanted)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

const char *taut_say(const struct taut_catalogue *c, const char *english)
{
    const char *said = taut_translation(c, english);
    return said ? said : english;
}
