/* text.c - text with a hard maximum, and UTF-8. */
#include <taut/base.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void taut_text_init(struct taut_text *t, size_t max)
{
    *t = (struct taut_text){ .max = max };
}

void taut_text_free(struct taut_text *t)
{
    free(t->bytes);
    *t = (struct taut_text){ .max = t->max };
}

/* Makes room for n more bytes and the final NUL; says how many of them there is room for. */
static size_t reserve(struct taut_text *t, size_t n)
{
    size_t room = t->max - t->n;
    if (n > room) {
        t->cut = true;
        n = room;
    }
    if (t->n + n + 1 > t->capacity) {
        size_t capacity = 2 * (t->n + n + 1);
        char *grown = realloc(t->bytes, capacity);
        if (!grown) {
            t->cut = true;
            return 0;
        }
        t->bytes = grown;
        t->capacity = capacity;
    }
    return n;
}

void taut_text_add(struct taut_text *t, const char *s, size_t n)
{
    n = reserve(t, n);
    if (!t->bytes)
        return;
    memcpy(t->bytes + t->n, s, n);
    t->n += n;
    t->bytes[t->n] = '\0';
}

void taut_text_adds(struct taut_text *t, const char *s)
{
    taut_text_add(t, s, strlen(s));
}

void taut_text_addf(struct taut_text *t, const char *format, ...)
{
    char line[512], *s = line;
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int n = vsnprintf(line, sizeof line, format, args);
    va_end(args);
    if (n >= (int)sizeof line) {
        s = malloc((size_t)n + 1);
        if (s)
            vsnprintf(s, (size_t)n + 1, format, again);
        else
            t->cut = true;
    }
    va_end(again);
    if (n > 0 && s)
        taut_text_add(t, s, (size_t)n);
    if (s != line)
        free(s);
}

/* Length of the well-formed sequence at s, 0 where there is none (Unicode 15, table 3-7; NUL is refused). */
static size_t sequence_length(const unsigned char *s, size_t n)
{
    static const struct row {
        unsigned char first_low, first_high, second_low, second_high, length;
    } rows[] = {
        { 0x01, 0x7F, 0x00, 0x00, 1 }, { 0xC2, 0xDF, 0x80, 0xBF, 2 }, { 0xE0, 0xE0, 0xA0, 0xBF, 3 },
        { 0xE1, 0xEC, 0x80, 0xBF, 3 }, { 0xED, 0xED, 0x80, 0x9F, 3 }, { 0xEE, 0xEF, 0x80, 0xBF, 3 },
        { 0xF0, 0xF0, 0x90, 0xBF, 4 }, { 0xF1, 0xF3, 0x80, 0xBF, 4 }, { 0xF4, 0xF4, 0x80, 0x8F, 4 },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct row *r = &rows[i];
        if (s[0] < r->first_low || s[0] > r->first_high)
            continue;
        if (n < r->length || (r->length > 1 && (s[1] < r->second_low || s[1] > r->second_high)))
            return 0;
        for (size_t k = 2; k < r->length; k++)
            if ((s[k] & 0xC0) != 0x80)
                return 0;
        return r->length;
    }
    return 0;
}

size_t taut_utf8_check(const char *s, size_t n)
{
    size_t at = 0;
    while (at < n) {
        size_t length = sequence_length((const unsigned char *)s + at, n - at);
        if (!length)
            return at;
        at += length;
    }
    return n;
}

uint32_t taut_utf8_next(const char *s, size_t n, size_t *at)
{
    const unsigned char *p = (const unsigned char *)s + *at;
    size_t length = sequence_length(p, n - *at);
    if (length <= 1) {
        (*at)++;
        return p[0];
    }
    uint32_t c = p[0] & (0xFFu >> (length + 1));
    for (size_t k = 1; k < length; k++)
        c = c << 6 | (p[k] & 0x3Fu);
    *at += length;
    return c;
}
