/* words.c - cuts a text into words and what stands between them, and finds the token of each word. */
#include "read.h"

#include <string.h>

/* Marks beside ASCII letters and digits. What is not listed here is part of a word. */
enum mark { A_WORD, A_SPACE, A_COMMA, A_STOP, A_DOT, A_NEWLINE, A_HYPHEN, A_DASH, A_SLASH, AN_AND };

static const struct mark_row {
    uint32_t low, high;
    enum mark mark;
} marks[] = {
    { 0x00, 0x09, A_SPACE },      { 0x0A, 0x0A, A_NEWLINE },   { 0x0B, 0x20, A_SPACE },
    { 0x21, 0x21, A_STOP },       { 0x22, 0x25, A_SPACE },     { 0x26, 0x26, AN_AND },
    { 0x27, 0x27, A_SPACE },      { 0x28, 0x29, A_COMMA },     { 0x2A, 0x2A, A_SPACE },
    { 0x2B, 0x2B, AN_AND },       { 0x2C, 0x2C, A_COMMA },     { 0x2D, 0x2D, A_HYPHEN },
    { 0x2E, 0x2E, A_DOT },        { 0x2F, 0x2F, A_SLASH },     { 0x30, 0x39, A_WORD },
    { 0x3A, 0x3A, A_SPACE },      { 0x3B, 0x3B, A_STOP },      { 0x3C, 0x3E, A_SPACE },
    { 0x3F, 0x3F, A_STOP },       { 0x40, 0x40, A_SPACE },     { 0x41, 0x5A, A_WORD },
    { 0x5B, 0x5B, A_COMMA },      { 0x5C, 0x5C, A_SLASH },     { 0x5D, 0x5D, A_COMMA },
    { 0x5E, 0x60, A_SPACE },      { 0x61, 0x7A, A_WORD },      { 0x7B, 0x7D, A_COMMA },
    { 0x7E, 0xA9, A_SPACE },      { 0xAB, 0xB1, A_SPACE },     { 0xB4, 0xB4, A_SPACE },
    { 0xB6, 0xB6, A_STOP },       { 0xB7, 0xB7, A_COMMA },     { 0xB8, 0xB8, A_SPACE },
    { 0xBB, 0xBB, A_SPACE },      { 0xBF, 0xBF, A_SPACE },     { 0x2000, 0x200F, A_SPACE },
    { 0x2010, 0x2013, A_HYPHEN }, { 0x2014, 0x2015, A_DASH },  { 0x2016, 0x2021, A_SPACE },
    { 0x2022, 0x2023, A_STOP },   { 0x2024, 0x2025, A_SPACE }, { 0x2026, 0x2029, A_STOP },
    { 0x202A, 0x206F, A_SPACE },  { 0x2190, 0x21FF, A_COMMA }, { 0x2212, 0x2212, A_HYPHEN },
    { 0x2500, 0x2BFF, A_STOP },   { 0x3000, 0x3000, A_SPACE }, { 0x3001, 0x3001, A_COMMA },
    { 0x3002, 0x3002, A_STOP },   { 0xFE00, 0xFE0F, A_SPACE }, { 0xFEFF, 0xFEFF, A_SPACE },
    { 0xFF01, 0xFF01, A_STOP },   { 0xFF0C, 0xFF0C, A_COMMA }, { 0xFF0E, 0xFF0E, A_STOP },
    { 0xFF1B, 0xFF1B, A_STOP },   { 0xFFFC, 0xFFFD, A_SPACE }, { 0x1F000, 0x1FAFF, A_SPACE },
};

static enum mark mark_of(uint32_t c)
{
    size_t low = 0, high = sizeof marks / sizeof *marks;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (c > marks[middle].high)
            low = middle + 1;
        else
            high = middle;
    }
    return low < sizeof marks / sizeof *marks && c >= marks[low].low ? marks[low].mark : A_WORD;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* ---- spelling ---------------------------------------------------------------------------------------- */

/* Spelling look-ups are dear, so there are few a text, each answer kept. */
enum { SPELLED_MAX = 512, SPELLED_SLOTS = 2048, SLIPS = 2, SPELLED_SHORTEST = 4, SPELLED_LONGEST = 32 };

struct speller {
    const struct taut_atlas *atlas;
    const char *folded;
    size_t spelled;
    struct {
        uint32_t at, n; /* n = 0: free */
        uint16_t token;
    } slots[SPELLED_SLOTS];
};

static bool only_letters(const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (is_digit(s[i]))
            return false;
    return true;
}

static uint16_t token_of(struct speller *s, uint32_t at, uint32_t n)
{
    const char *word = s->folded + at;
    uint16_t token = taut_atlas_token(s->atlas, word, n, 0, NULL);
    if (token != TAUT_NONE || n < SPELLED_SHORTEST || n > SPELLED_LONGEST || !only_letters(word, n))
        return token;
    uint32_t hash = 2166136261u; /* FNV-1a */
    for (uint32_t i = 0; i < n; i++)
        hash = (hash ^ (unsigned char)word[i]) * 16777619u;
    size_t slot = hash % SPELLED_SLOTS;
    for (; s->slots[slot].n > 0; slot = (slot + 1) % SPELLED_SLOTS)
        if (s->slots[slot].n == n && memcmp(s->folded + s->slots[slot].at, word, n) == 0)
            return s->slots[slot].token;
    if (s->spelled == SPELLED_MAX)
        return TAUT_NONE;
    s->spelled++;
    s->slots[slot].at = at;
    s->slots[slot].n = n;
    return s->slots[slot].token = taut_atlas_token(s->atlas, word, n, SLIPS, NULL);
}

/* ---- cutting ----------------------------------------------------------------------------------------- */

struct cutter {
    struct speller speller;
    const char *text, *folded;
    const uint32_t *offsets;
    size_t n, folded_n, last_newline;
    struct taut_vec words;
    uint8_t gap; /* since the last word */
    uint32_t last_n;
    bool space;
    struct taut_arena *arena;
};

static struct taut_span span_of(const struct cutter *c, size_t begin, size_t end)
{
    size_t last = c->offsets[end - 1];
    taut_utf8_next(c->text, c->n, &last);
    return (struct taut_span){ c->offsets[begin], (uint32_t)last };
}

static bool push(struct cutter *c, size_t begin, size_t end, int32_t number, uint16_t token)
{
    struct word *w = taut_vec_push(c->arena, &c->words);
    if (!w)
        return false;
    *w = (struct word){ .at = (uint32_t)begin,
                        .n = (uint32_t)(end - begin),
                        .span = span_of(c, begin, end),
                        .number = number,
                        .token = token,
                        .gap = c->gap };
    c->gap = 0;
    c->space = false;
    c->last_n = w->n;
    return true;
}

/* "72yo" is a number and a word, "c7" and "5th" are words where the atlas has them. "7.5" rounds to 8. */
static bool push_words(struct cutter *c, size_t begin, size_t *end)
{
    uint16_t token = token_of(&c->speller, (uint32_t)begin, (uint32_t)(*end - begin));
    if (!is_digit(c->folded[begin]))
        return push(c, begin, *end, -1, token);
    size_t digits = begin;
    int32_t value = 0;
    for (; digits < *end && is_digit(c->folded[digits]); digits++)
        value = value > 99999 ? value : value * 10 + (c->folded[digits] - '0');
    if (digits < *end) {
        if (token != TAUT_NONE)
            return push(c, begin, *end, -1, token);
        return push(c, begin, digits, value, TAUT_NONE) &&
               push(c, digits, *end, -1, token_of(&c->speller, (uint32_t)digits, (uint32_t)(*end - digits)));
    }
    if (*end + 1 < c->folded_n && c->folded[*end] == '.' && is_digit(c->folded[*end + 1])) {
        value += c->folded[*end + 1] >= '5';
        for (++*end; *end < c->folded_n && is_digit(c->folded[*end]); ++*end)
            ;
        token = TAUT_NONE;
    }
    return push(c, begin, *end, value, token);
}

/* A line that was only wrapped goes on in lower case and was long; any other line is a statement of its own. */
static bool is_wrapped(const struct cutter *c, size_t newline)
{
    enum { WRAPPED_AT_LEAST = 50 };
    size_t next = newline + 1;
    while (next < c->folded_n && c->folded[next] == ' ')
        next++;
    if (next >= c->folded_n)
        return true;
    char first = c->text[c->offsets[next]];
    return newline - c->last_newline >= WRAPPED_AT_LEAST && first >= 'a' && first <= 'z';
}

static void add_gap(struct cutter *c, enum mark mark, size_t at, size_t after)
{
    static const uint8_t gap_of[] = { [A_COMMA] = GAP_COMMA, [A_STOP] = GAP_STOP, [A_DASH] = GAP_COMMA,
                                      [A_SLASH] = GAP_SLASH, [AN_AND] = GAP_AND,  [A_HYPHEN] = GAP_HYPHEN };
    bool spaced = after >= c->folded_n || mark_of((unsigned char)c->folded[after]) == A_SPACE;
    switch (mark) {
    case A_HYPHEN: c->gap |= c->space && spaced ? GAP_COMMA : GAP_HYPHEN; break;
    case A_DOT: /* "L. shoulder", "e.g." */
        if (c->last_n != 1 || c->gap || c->space)
            c->gap |= GAP_STOP;
        break;
    case A_NEWLINE:
        if (!is_wrapped(c, at))
            c->gap |= GAP_STOP;
        c->last_newline = at;
        break;
    default:
        if (mark < sizeof gap_of)
            c->gap |= gap_of[mark];
    }
    c->space = c->space || mark == A_SPACE || mark == A_NEWLINE;
}

static bool cut(struct cutter *c)
{
    size_t at = 0;
    while (at < c->folded_n) {
        size_t begin = at;
        enum mark mark = mark_of(taut_utf8_next(c->folded, c->folded_n, &at));
        if (mark != A_WORD) {
            add_gap(c, mark, begin, at);
            continue;
        }
        for (size_t next = at; next < c->folded_n; at = next)
            if (mark_of(taut_utf8_next(c->folded, c->folded_n, &next)) != A_WORD)
                break;
        if (!push_words(c, begin, &at))
            return false;
    }
    return true;
}

static bool reads(const struct cutter *c, const struct word *w, const char *s)
{
    return w->n == strlen(s) && memcmp(c->folded + w->at, s, w->n) == 0;
}

/* "could not" is one word, as "couldn't" is. */
static const struct denied_verb {
    const char *verb, *joined; /* the word of the atlas that says both */
} denied_verbs[] = {
    { "can", "cannot" }, { "could", "cannot" }, { "will", "wont" }, { "would", "wont" },
    { "do", "dont" },    { "does", "dont" },    { "did", "dont" },
};

static uint16_t token_with_not(const struct cutter *c, const struct word *verb)
{
    for (size_t i = 0; i < sizeof denied_verbs / sizeof *denied_verbs; i++)
        if (reads(c, verb, denied_verbs[i].verb))
            return taut_atlas_token(c->speller.atlas, denied_verbs[i].joined, strlen(denied_verbs[i].joined), 0, NULL);
    return TAUT_NONE;
}

static void join_not(struct cutter *c)
{
    struct word *words = c->words.items;
    size_t n = 0;
    for (size_t k = 0; k < c->words.n; k++) {
        struct word *before = n > 0 ? &words[n - 1] : NULL;
        bool follows = before && !words[k].gap && reads(c, &words[k], "not");
        uint16_t joined = follows ? token_with_not(c, before) : TAUT_NONE;
        if (joined == TAUT_NONE) {
            words[n++] = words[k];
            continue;
        }
        before->n = words[k].at + words[k].n - before->at;
        before->span.end = words[k].span.end;
        before->token = joined;
    }
    c->words.n = n;
}

enum taut_status words_cut(const struct taut_atlas *a, const char *text, size_t n, struct taut_arena *arena,
                           struct words *ret, struct taut_error *err)
{
    size_t max = 4 * n + 1;
    char *folded = taut_arena_alloc(arena, max);
    uint32_t *offsets = taut_arena_array(arena, max, sizeof *offsets);
    struct cutter *c = taut_arena_alloc(arena, sizeof *c);
    if (!folded || !offsets || !c)
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for %zu bytes of text", n);
    size_t folded_n = taut_atlas_fold(a, text, n, folded, offsets, max);
    *c = (struct cutter){ .speller = { .atlas = a, .folded = folded },
                          .text = text,
                          .folded = folded,
                          .offsets = offsets,
                          .n = n,
                          .folded_n = folded_n,
                          .arena = arena,
                          .words = { .size = sizeof(struct word) } };
    if (!cut(c))
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for the words of the text");
    join_not(c);
    *ret = (struct words){ folded, c->words.items, c->words.n };
    return TAUT_OK;
}
