/* words.c - folding text, and the token of a word, with the slips of the pen that people make. */
#include <taut/atlas.h>

#include <string.h>

#include "distance.h"

/* ---- folding ------------------------------------------------------------------------------------------- */

static const char *fold_of(const struct taut_atlas *a, uint32_t code_point)
{
    size_t low = 0, high = a->n_folds;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (a->folds[middle].code_point == code_point)
            return a->folds[middle].to;
        if (a->folds[middle].code_point < code_point)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

size_t taut_atlas_fold(const struct taut_atlas *a, const char *s, size_t n, char *out, uint32_t *offsets, size_t max)
{
    size_t used = 0;
    if (max == 0)
        return 0;
    for (size_t at = 0; at < n;) {
        size_t from = at;
        char letter[8] = { 0 };
        const char *to = letter;
        uint32_t c = taut_utf8_next(s, n, &at);
        if (c < 0x80)
            letter[0] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
        else if (!(to = fold_of(a, c)))
            to = memcpy(letter, s + from, at - from);
        size_t length = strlen(to);
        if (used + length >= max)
            break; /* whole characters only */
        for (size_t k = 0; k < length; k++) {
            if (to[k] == '\'')
                continue;
            if (offsets)
                offsets[used] = (uint32_t)from;
            out[used++] = to[k];
        }
    }
    out[used] = '\0';
    return used;
}

/* ---- tokens -------------------------------------------------------------------------------------------- */

static uint32_t form_begin(const struct taut_atlas *a, uint32_t i)
{
    return a->form_bases[i / TAUT_ROWS_OF_A_BASE] + a->forms[i].at;
}

const char *taut_atlas_form(const struct taut_atlas *a, uint32_t i, size_t *n)
{
    uint32_t begin = form_begin(a, i);
    *n = form_begin(a, i + 1) - begin;
    return a->form_letters + begin;
}

static int compare(const struct taut_atlas *a, size_t form, const char *word, size_t n)
{
    size_t m;
    const char *text = taut_atlas_form(a, (uint32_t)form, &m);
    int order = memcmp(text, word, m < n ? m : n);
    return order ? order : m < n ? -1 : m > n;
}

/* First form that is not below the word. */
static size_t lower_bound(const struct taut_atlas *a, const char *word, size_t n)
{
    size_t low = 0, high = a->n_forms;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare(a, middle, word, n) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

struct fuzzy {
    const char *word;
    size_t n;
    unsigned limit, best;
    uint16_t token;
    bool tied;
    uint64_t letters; /* which of a..z the word has */
};

/* A bit for each letter; whatever else there is shares the rest. */
static uint64_t letters_of(const char *s, size_t n)
{
    uint64_t set = 0;
    for (size_t k = 0; k < n; k++)
        set |= UINT64_C(1) << ((unsigned char)s[k] & 63);
    return set;
}

static void consider(struct fuzzy *f, const struct taut_form *form, unsigned d)
{
    if (d > f->limit || d > f->best)
        return;
    if (d < f->best) {
        f->best = d;
        f->token = form->token;
        f->tied = false;
    } else if (form->token != f->token) {
        f->tied = true;
    }
}

/* Every slip brings at most one new letter and takes at most one away. */
static bool may_be_near(const struct fuzzy *f, const char *text, size_t n, unsigned limit)
{
    uint64_t there = letters_of(text, n);
    return (unsigned)__builtin_popcountll(f->letters & ~there) <= limit &&
           (unsigned)__builtin_popcountll(there & ~f->letters) <= limit;
}

/* Forms with the word's first letter: they stand together. */
static void search_first_letter(const struct taut_atlas *a, struct fuzzy *f)
{
    char next = (char)((unsigned char)f->word[0] + 1);
    size_t end = (unsigned char)f->word[0] == 0xFF ? a->n_forms : lower_bound(a, &next, 1);
    for (size_t i = lower_bound(a, f->word, 1); i < end; i++) {
        size_t n;
        const char *text = taut_atlas_form(a, (uint32_t)i, &n);
        unsigned limit = f->best < f->limit ? f->best : f->limit;
        if (n + limit < f->n || n > f->n + limit || !may_be_near(f, text, n, limit))
            continue;
        consider(f, &a->forms[i], distance_within(f->word, f->n, text, n, limit));
    }
}

/* Forms of equal length whose first letter is another one: it was mistyped, or swapped with the second. */
static void search_other_letters(const struct taut_atlas *a, struct fuzzy *f)
{
    const char *w = f->word;
    for (size_t i = 0; i < a->n_forms; i++) {
        size_t n;
        const char *t = taut_atlas_form(a, (uint32_t)i, &n);
        if (n != f->n || t[0] == w[0])
            continue;
        unsigned limit = f->best < f->limit ? f->best : f->limit;
        bool swapped = t[0] == w[1] && t[1] == w[0];
        if (limit == 0 ||
            (!swapped && t[1] != w[1] && (limit == 1 || (t[2] != w[2] && (t[1] != w[2] || t[2] != w[1])))))
            continue; /* one slip is spent, and the next two letters take more than is left */
        size_t skip = swapped ? 2 : 1;
        consider(f, &a->forms[i], 1 + distance_within(w + skip, f->n - skip, t + skip, f->n - skip, limit - 1));
    }
}

static unsigned allowed(size_t n)
{
    return n <= 3 ? 0 : n <= 7 ? 1 : 2;
}

uint16_t taut_atlas_token(const struct taut_atlas *a, const char *word, size_t n, unsigned slips, unsigned *distance)
{
    struct fuzzy f = { .word = word, .n = n, .limit = distance_least(slips, allowed(n)), .token = TAUT_NONE };
    size_t at = n > 0 ? lower_bound(a, word, n) : a->n_forms;
    if (distance)
        *distance = 0;
    if (at < a->n_forms && compare(a, at, word, n) == 0)
        return a->forms[at].token;
    if (f.limit == 0 || n > DISTANCE_LONGEST)
        return TAUT_NONE;
    f.best = f.limit + 1;
    f.letters = letters_of(word, n);
    search_first_letter(a, &f);
    search_other_letters(a, &f);
    if (distance)
        *distance = f.best;
    return f.tied ? TAUT_NONE : f.token;
}

/* ---- phrases ------------------------------------------------------------------------------------------- */

uint32_t taut_atlas_children(const struct taut_atlas *a, uint32_t node)
{
    return a->node_bases[node / TAUT_ROWS_OF_A_BASE] + a->nodes[node].first;
}

uint32_t taut_atlas_step(const struct taut_atlas *a, uint32_t node, uint16_t token)
{
    size_t low = taut_atlas_children(a, node), end = taut_atlas_children(a, node + 1), high = end;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (a->nodes[middle].token < token)
            low = middle + 1;
        else
            high = middle;
    }
    return low < end && a->nodes[low].token == token ? (uint32_t)low : 0;
}

const struct taut_meaning *taut_atlas_meaning(const struct taut_atlas *a, uint32_t node)
{
    return &a->meanings[a->nodes[node].means];
}
