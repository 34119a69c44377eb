/* fold.c - see fold.h. */
#include "fold.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

static const struct {
    uint32_t first, last;
} blocks[] = {
    { 0x0080, 0x02AF },                     /* Latin-1, Latin Extended A and B, phonetic */
    { 0x02B0, 0x036F },                     /* modifier letters, combining marks */
    { 0x0370, 0x052F },                     /* Greek, Cyrillic */
    { 0x1D00, 0x1FFF },                     /* phonetic, Latin Extended Additional, Greek Extended */
    { 0x2000, 0x20FF },                     /* punctuation, super- and subscripts, marks for symbols */
    { 0x2100, 0x218F },                     /* letter-like, number forms */
    { 0x2212, 0x2212 }, { 0x2460, 0x24FF }, /* minus; circled */
    { 0xFB00, 0xFB06 }, { 0xFE00, 0xFE0F }, { 0xFE50, 0xFE6B }, { 0xFEFF, 0xFEFF }, { 0xFF01, 0xFF5E },
};

/* What NFKD leaves alone though people mean the plain sign, before (accents that serve as apostrophes) and after it. */
static const struct plain {
    uint32_t code_point;
    const char *to;
} plain[] = {
    { 0x00AB, "\"" }, { 0x00B4, "'" },  { 0x00BB, "\"" }, { 0x00C6, "ae" }, { 0x00D0, "d" },  { 0x00D8, "o" },
    { 0x00DE, "th" }, { 0x00E6, "ae" }, { 0x00F0, "d" },  { 0x00F8, "o" },  { 0x00FE, "th" }, { 0x0110, "d" },
    { 0x0111, "d" },  { 0x0131, "i" },  { 0x0141, "l" },  { 0x0142, "l" },  { 0x0152, "oe" }, { 0x0153, "oe" },
    { 0x02B9, "'" },  { 0x02BB, "'" },  { 0x02BC, "'" },  { 0x02BD, "'" },  { 0x2010, "-" },  { 0x2011, "-" },
    { 0x2012, "-" },  { 0x2013, "-" },  { 0x2014, "-" },  { 0x2015, "-" },  { 0x2018, "'" },  { 0x2019, "'" },
    { 0x201A, "'" },  { 0x201B, "'" },  { 0x201C, "\"" }, { 0x201D, "\"" }, { 0x201E, "\"" }, { 0x201F, "\"" },
    { 0x2028, "\n" }, { 0x2029, "\n" }, { 0x2032, "'" },  { 0x2033, "\"" }, { 0x2035, "'" },  { 0x2039, "'" },
    { 0x203A, "'" },  { 0x2044, "/" },  { 0x2212, "-" },  { 0xFE58, "-" },  { 0xFE63, "-" },
};

static const char *plain_of(uint32_t c)
{
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        if (plain[i].code_point == c)
            return plain[i].to;
    return NULL;
}

/* False: does not fold, or to more than 7 bytes. */
static bool fold_code_point(uint32_t c, char to[8])
{
    utf8proc_uint8_t text[5] = { 0 }, *mapped = NULL, again[4];
    struct taut_text out;
    const char *simple = plain_of(c);
    taut_text_init(&out, 7);
    if (simple) {
        taut_text_adds(&out, simple);
    } else {
        utf8proc_ssize_t n = utf8proc_encode_char((utf8proc_int32_t)c, text);
        n = utf8proc_map(text, n, &mapped,
                         UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD |
                             UTF8PROC_STRIPMARK | UTF8PROC_IGNORE);
        for (utf8proc_ssize_t i = 0; i < n;) {
            utf8proc_int32_t part;
            i += utf8proc_iterate(mapped + i, n - i, &part);
            simple = plain_of((uint32_t)part);
            if (simple)
                taut_text_adds(&out, simple);
            else
                taut_text_add(&out, (const char *)again, (size_t)utf8proc_encode_char(part, again));
        }
        out.cut = out.cut || n < 0;
        free(mapped);
    }
    bool folds = !out.cut && (out.n != strlen((char *)text) || memcmp(out.bytes ? out.bytes : "", text, out.n));
    memset(to, 0, 8);
    if (folds && out.n)
        memcpy(to, out.bytes, out.n);
    taut_text_free(&out);
    return folds;
}

static bool is_assigned(uint32_t c)
{
    return utf8proc_category((utf8proc_int32_t)c) != UTF8PROC_CATEGORY_CN;
}

void fold_table(struct taut_arena *a, struct taut_vec *ret)
{
    char to[8];
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
        for (uint32_t c = blocks[i].first; c <= blocks[i].last; c++)
            if (is_assigned(c) && fold_code_point(c, to)) {
                struct taut_fold *f = take_push(a, ret);
                f->code_point = c;
                memcpy(f->to, to, sizeof to);
            }
}

const char *fold_text(struct taut_arena *a, const char *s)
{
    size_t n = strlen(s), used = 0;
    char *folded = take(a, 4 * n + 1, 1), to[8];
    for (size_t at = 0; at < n;) {
        size_t from = at;
        uint32_t c = taut_utf8_next(s, n, &at);
        if (c < 0x80) {
            to[0] = (char)tolower((int)c);
            to[1] = '\0';
        } else if (!fold_code_point(c, to)) {
            memcpy(to, s + from, at - from);
            to[at - from] = '\0';
        }
        for (const char *p = to; *p; p++)
            if (*p != '\'')
                folded[used++] = *p;
    }
    return folded;
}

bool fold_next_word(const char *folded, size_t *at, struct taut_span *ret)
{
    const unsigned char *s = (const unsigned char *)folded;
    size_t i = *at;
    while (s[i] && s[i] < 0x80 && !isalnum(s[i]))
        i++;
    ret->begin = (uint32_t)i;
    while (s[i] >= 0x80 || isalnum(s[i]))
        i++;
    ret->end = (uint32_t)i;
    *at = i;
    return ret->end > ret->begin;
}
