/* concepts.c - finds the phrases of the atlas in the words: always the longest that begins at a word.
 *
 * Inside a phrase, small words and sides may stand that the phrase does not have: "behind (my left) eye". */
#include "read.h"

#include <string.h>

/* Words that may be passed over inside a phrase. They say nothing about where or how. Sorted. */
static const char *const passable[] = {
    "a",    "also",   "am",    "an",   "are", "been", "do",    "feel",   "feels",  "felt", "get",   "got",
    "has",  "have",   "her",   "his",  "i",   "im",   "is",    "it",     "its",    "just", "keeps", "kept",
    "look", "looked", "looks", "me",   "my",  "our",  "quite", "rather", "really", "so",   "some",  "that",
    "the",  "their",  "these", "this", "too", "very", "was",   "were",   "your",
};

enum { PHRASE_LONGEST = 12, PASSED_MOST = 3, MARKERS_MOST = 64 };

bool word_is(const struct words *w, size_t k, const char *s)
{
    size_t n = strlen(s);
    return k < w->n && w->items[k].n == n && memcmp(w->folded + w->items[k].at, s, n) == 0;
}

struct taut_span concept_span(const struct words *w, const struct concept *c)
{
    return (struct taut_span){ w->items[c->first].span.begin, w->items[c->end - 1].span.end };
}

bool concept_says_pain(const struct words *w, const struct concept *c)
{
    static const char *const stems[] = { "pain", "ache", "aching", "hurt", "sore", "algia", "achy" };
    for (size_t k = c->first; k < c->end; k++)
        for (size_t i = 0; i < sizeof stems / sizeof *stems; i++) {
            size_t n = strlen(stems[i]);
            for (size_t at = 0; at + n <= w->items[k].n; at++)
                if (memcmp(w->folded + w->items[k].at + at, stems[i], n) == 0)
                    return true;
        }
    return false;
}

/* ---- the trie ---------------------------------------------------------------------------------------- */

struct finder {
    const struct taut_atlas *atlas;
    const struct words *words;
    struct taut_arena *arena;
    struct taut_vec concepts;
    enum symbol symbol_of[MARKERS_MOST]; /* by place of the marker among the markers */
};

static bool is_passable(const struct words *w, size_t k)
{
    const char *word = w->folded + w->items[k].at;
    size_t n = w->items[k].n, low = 0, high = sizeof passable / sizeof *passable;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = strncmp(passable[middle], word, n);
        if (order == 0 && passable[middle][n])
            order = 1;
        if (order == 0)
            return true;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

static enum symbol symbol_of(const struct finder *f, const struct taut_meaning *meaning)
{
    static const enum symbol of_kind[TAUT_TERM_KINDS] = {
        [TAUT_QUALITY] = IS_QUALITY,   [TAUT_TIMING] = IS_TIMING, [TAUT_ACTIVITY] = IS_ACTIVITY,
        [TAUT_MOVEMENT] = IS_MOVEMENT, [TAUT_SIGN] = IS_SIGN,     [TAUT_FACTOR] = IS_FACTOR,
    };
    switch ((enum taut_concept_kind)meaning->kind) {
    case TAUT_MEANS_PLACE: return IS_PLACE;
    case TAUT_MEANS_MUSCLE: return IS_MUSCLE;
    case TAUT_MEANS_CAUSE: return IS_CAUSE;
    case TAUT_MEANS_TERM: break;
    case TAUT_MEANS_NOTHING: return IS_UNKNOWN;
    }
    enum taut_term_kind kind = f->atlas->terms[meaning->index].kind;
    if (kind != TAUT_MARKER)
        return of_kind[kind];
    size_t marker = meaning->index - f->atlas->terms_of[TAUT_MARKER];
    return marker < MARKERS_MOST ? f->symbol_of[marker] : IS_FILLER;
}

static enum taut_side side_of(enum symbol symbol)
{
    switch (symbol) {
    case IS_LEFT: return TAUT_LEFT;
    case IS_RIGHT: return TAUT_RIGHT;
    case IS_BOTH: return TAUT_BOTH;
    default: return TAUT_UNSTATED;
    }
}

static enum taut_side side_word(const struct finder *f, size_t k)
{
    uint16_t token = f->words->items[k].token;
    uint32_t node = token == TAUT_NONE ? 0 : taut_atlas_step(f->atlas, 0, token);
    return node ? side_of(symbol_of(f, taut_atlas_meaning(f->atlas, node))) : TAUT_UNSTATED;
}

struct match {
    size_t end; /* words; 0: none */
    uint32_t node;
    enum taut_side side;
    unsigned passed;
};

/* Walks on from a node with the word at `at`; keeps the longest phrase, of equals the one with least passed over. */
static void walk(const struct finder *f, uint32_t node, size_t at, size_t limit, struct match so_far,
                 struct match *best)
{
    const struct words *w = f->words;
    if (f->atlas->nodes[node].means && (at > best->end || (at == best->end && so_far.passed < best->passed)))
        *best = (struct match){ at, node, so_far.side, so_far.passed };
    while (at < limit && !(w->items[at].gap & (GAP_COMMA | GAP_STOP | GAP_AND))) {
        uint16_t token = w->items[at].token;
        uint32_t next = token == TAUT_NONE ? 0 : taut_atlas_step(f->atlas, node, token);
        if (next)
            walk(f, next, at + 1, limit, so_far, best);
        enum taut_side side = side_word(f, at);
        if (so_far.passed == PASSED_MOST || (side == TAUT_UNSTATED && !is_passable(w, at)))
            return;
        if (side != TAUT_UNSTATED)
            so_far.side = side;
        so_far.passed++;
        at++;
    }
}

static struct match longest(const struct finder *f, size_t first, size_t limit)
{
    struct match best = { 0 };
    uint16_t token = f->words->items[first].token;
    uint32_t node = token == TAUT_NONE ? 0 : taut_atlas_step(f->atlas, 0, token);
    if (node)
        walk(f, node, first + 1, limit < first + PHRASE_LONGEST ? limit : first + PHRASE_LONGEST, best, &best);
    return best;
}

/* ---- concepts ---------------------------------------------------------------------------------------- */

static struct concept *push(struct finder *f, size_t first, const struct match *m)
{
    struct concept *c = taut_vec_push(f->arena, &f->concepts);
    if (!c)
        return NULL;
    c->first = (uint32_t)first;
    c->end = (uint32_t)(m->end ? m->end : first + 1);
    const struct word *w = &f->words->items[first];
    if (m->end) {
        const struct taut_meaning *meaning = taut_atlas_meaning(f->atlas, m->node);
        c->symbol = symbol_of(f, meaning);
        c->side = m->side;
        c->index = meaning->index;
        c->value = c->symbol == IS_NUMBER || c->symbol == IS_DURATION ? meaning->value : 0;
        c->unread = c->symbol == IS_UNKNOWN;
    } else {
        c->symbol = w->number >= 0 ? IS_NUMBER : IS_UNKNOWN;
        c->value = w->number;
        c->unread = true; /* until a pass finds a meaning for the number */
    }
    return c;
}

static const struct taut_term *quality_of(const struct finder *f, const struct match *m)
{
    const struct taut_meaning *meaning = taut_atlas_meaning(f->atlas, m->node);
    if (!m->end || meaning->kind != TAUT_MEANS_TERM || f->atlas->terms[meaning->index].kind != TAUT_QUALITY)
        return NULL;
    return &f->atlas->terms[meaning->index];
}

static bool is_place(const struct finder *f, const struct match *m)
{
    return m->end && taut_atlas_meaning(f->atlas, m->node)->kind == TAUT_MEANS_PLACE;
}

/* A sign or condition may also say that a place hurts or is numb: "crushing chest pain", "tension headache", "stiff
 * neck", "fingers go numb". What is only named ("jaw clicks") is kept beside the sign. */
static bool push_nested(struct finder *f, size_t at_outer)
{
    struct concept outer = ((struct concept *)f->concepts.items)[at_outer];
    struct match inner[PHRASE_LONGEST] = { { 0 } };
    size_t n = outer.end - outer.first;
    bool harms = outer.symbol == IS_FACTOR && f->atlas->terms[outer.index].painful; /* "twisted my ankle" */
    bool painful = outer.symbol == IS_SIGN && f->atlas->terms[outer.index].painful;
    bool hurts = harms || painful || concept_says_pain(f->words, &outer);
    if ((outer.symbol != IS_SIGN && outer.symbol != IS_CAUSE && !harms) || n > PHRASE_LONGEST)
        return true;
    for (size_t k = 0; k < n;) {
        inner[k] = longest(f, outer.first + k, k == 0 ? outer.end - 1 : outer.end);
        const struct taut_term *quality = quality_of(f, &inner[k]);
        hurts = hurts || (outer.symbol == IS_SIGN && quality && (quality->muscular || quality->sensory));
        if (is_place(f, &inner[k]))
            ((struct concept *)f->concepts.items)[at_outer].value =
                1 + taut_atlas_meaning(f->atlas, inner[k].node)->index;
        bool telling = is_place(f, &inner[k]) || quality;
        k = telling ? inner[k].end - outer.first : k + 1;
    }
    for (size_t k = 0; hurts && k < n; k++) {
        const struct taut_term *quality = quality_of(f, &inner[k]);
        if (!is_place(f, &inner[k]) && !(quality && (quality->muscular || quality->sensory)))
            continue;
        struct concept *c = push(f, outer.first + k, &inner[k]);
        if (!c)
            return false;
        c->nested = true;
        c->side = c->side == TAUT_UNSTATED ? outer.side : c->side;
    }
    return true;
}

/* "from the (shoulder down) to the hand" names a place, not a movement. */
static struct match way_not_movement(const struct finder *f, size_t at, struct match m)
{
    static const char *const onward[] = { "to", "into", "towards", "through" };
    if (!m.end || taut_atlas_meaning(f->atlas, m.node)->kind != TAUT_MEANS_TERM ||
        f->atlas->terms[taut_atlas_meaning(f->atlas, m.node)->index].kind != TAUT_MOVEMENT)
        return m;
    bool way = at > 0 && (word_is(f->words, at - 1, "from") || (at > 1 && word_is(f->words, at - 2, "from")));
    for (size_t i = 0; i < sizeof onward / sizeof *onward; i++)
        way = way || word_is(f->words, m.end, onward[i]);
    struct match place = way ? longest(f, at, m.end - 1) : m;
    return is_place(f, &place) ? place : m;
}

/* Of two places that overlap the longer end wins: "below the (tip of the shoulder blade)", not "(below the tip of the
 * shoulder) blade". */
static struct match without_overlap(const struct finder *f, size_t at, struct match m)
{
    if (!is_place(f, &m))
        return m;
    for (size_t k = at + 1; k < m.end; k++) {
        struct match later = longest(f, k, f->words->n);
        if (later.end > m.end && is_place(f, &later))
            return longest(f, at, k);
    }
    return m;
}

/* Inflection makes "left hand" of "left handed"; only the latter is filler. */
static struct match hand_not_handed(const struct finder *f, size_t at, struct match m)
{
    if (!m.end || symbol_of(f, taut_atlas_meaning(f->atlas, m.node)) != IS_FILLER ||
        side_word(f, at) == TAUT_UNSTATED || at + 1 == m.end)
        return m;
    const struct word *last = &f->words->items[m.end - 1];
    struct match place = longest(f, at + 1, m.end);
    bool handed = last->n > 2 && memcmp(f->words->folded + last->at + last->n - 2, "ed", 2) == 0;
    return place.end == m.end && is_place(f, &place) && !handed ? longest(f, at, at + 1) : m;
}

static void map_markers(struct finder *f)
{
    static const struct marker_row {
        const char *id;
        enum symbol symbol;
    } markers[] = {
#define X(name, id) { id, IS_##name },
        MARKER_TABLE(X)
#undef X
            { "plain", IS_UNKNOWN }, /* known, so that it is no slip of another word, but without meaning for us */
    };
    size_t first = f->atlas->terms_of[TAUT_MARKER], n = f->atlas->terms_of[TAUT_MARKER + 1] - first;
    for (size_t k = 0; k < MARKERS_MOST; k++) {
        f->symbol_of[k] = IS_FILLER;
        for (size_t i = 0; k < n && i < sizeof markers / sizeof *markers; i++)
            if (strcmp(f->atlas->terms[first + k].id, markers[i].id) == 0)
                f->symbol_of[k] = markers[i].symbol;
    }
}

enum taut_status concepts_find(const struct taut_atlas *a, const struct words *w, struct taut_arena *arena,
                               struct concepts *ret, struct taut_error *err)
{
    struct finder f = { .atlas = a, .words = w, .arena = arena, .concepts = { .size = sizeof(struct concept) } };
    map_markers(&f);
    for (size_t at = 0; at < w->n;) {
        struct match m =
            without_overlap(&f, at, way_not_movement(&f, at, hand_not_handed(&f, at, longest(&f, at, w->n))));
        if (!push(&f, at, &m) || !push_nested(&f, f.concepts.n - 1))
            return taut_fail(err, TAUT_ENOMEM, "", "no memory for what the text means");
        at = m.end ? m.end : at + 1;
    }
    *ret = (struct concepts){ f.concepts.items, f.concepts.n };
    return TAUT_OK;
}
