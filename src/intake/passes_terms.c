/* passes_terms.c - passes over a clause that are not about places: negation, aggravates / eases / limits. */
#include "read.h"

/* ---- negation ---------------------------------------------------------------------------------------- */

/* Denials that hold for a whole list of items, with commas and "and". */
static const char *const listing_denials[] = { "deny", "denies", "denied", "denying", "for", "any" };
/* Denials that may stand behind what they deny: "fever: none". */
static const char *const trailing_denials[] = { "absent",  "none",    "nil",     "negative", "no",         "not",
                                                "present", "never",   "nothing", "effect",   "difference", "change",
                                                "it",      "problem", "bother",  "trouble",  "worse",      "on" };
static const char *const lapsed[] = { "longer" };
#define ANY(table) (table), sizeof(table) / sizeof *(table)

static bool is_item(enum symbol symbol)
{
    switch (symbol) {
    case IS_PLACE:
    case IS_MUSCLE:
    case IS_CAUSE:
    case IS_QUALITY:
    case IS_TIMING:
    case IS_ACTIVITY:
    case IS_MOVEMENT:
    case IS_SIGN:
    case IS_FACTOR: return true;
    default: return false;
    }
}

static bool is_marker_of_mode(enum symbol symbol)
{
    return symbol == IS_AGGRAVATES || symbol == IS_EASES || symbol == IS_LIMITS || symbol == IS_SPREADS;
}

/* Does the list that goes on at the comma before sense k end in "or"? */
static bool list_ends_in_or(const struct clause *c, size_t k)
{
    for (size_t j = k; j < c->n; j++) {
        const struct sense *s = &c->senses[j];
        if (s->symbol == IS_NEGATION || (j > k && is_marker_of_mode(s->symbol)) || s->joins & JOIN_HAS)
            return false;
        if (s->joins & JOIN_OR)
            return true;
    }
    return false;
}

/* A denial reaches to the end of its list. */
static bool reaches(const struct clause *c, size_t denial, size_t k, bool any_item)
{
    const struct sense *s = &c->senses[k];
    bool listing = sense_ends_with(c, &c->senses[denial], ANY(listing_denials));
    if (s->symbol == IS_NEGATION || (any_item && s->joins & JOIN_HAS))
        return false;
    if (any_item && is_marker_of_mode(s->symbol))
        return false;
    if (s->joins & JOIN_COMMA && s->joins & (JOIN_AM | JOIN_HAS)) /* "never gone, I was treated for cancer" */
        return false;
    if (k == denial + 1) /* "no appetence and the back aches": what was denied was not understood */
        return listing || !(s->joins & JOIN_LIST);
    if (s->joins & (JOIN_OR | JOIN_SLASH))
        return true;
    if (s->joins & JOIN_COMMA)
        return listing || list_ends_in_or(c, k);
    if (s->joins & JOIN_AND) {
        bool ends = k + 1 == c->n || c->senses[k + 1].joins & JOIN_LIST || c->senses[k + 1].symbol == IS_NEGATION;
        return listing || (s->symbol == c->senses[k - 1].symbol && ends);
    }
    return true;
}

static void deny_backward(struct clause *c, size_t denial)
{
    for (size_t k = denial; k-- > 0;) {
        struct sense *s = &c->senses[k];
        s->negated = s->negated || is_item(s->symbol) || s->symbol == IS_PAIN;
        if (s->joins & JOIN_COMMA)
            return;
    }
}

void pass_negation(struct clause *c)
{
    for (size_t k = 0; k < c->n; k++) {
        struct sense *denial = &c->senses[k];
        if (denial->symbol != IS_NEGATION)
            continue;
        const struct sense *next = k + 1 < c->n ? denial + 1 : NULL;
        size_t after = denial->concept->end;
        bool ends = after >= c->words->n || c->words->items[after].gap & (GAP_COMMA | GAP_STOP);
        if (sense_ends_with(c, denial, ANY(lapsed)) &&
            (!next || (next->symbol != IS_PAIN && next->symbol != IS_QUALITY))) {
            denial->symbol = IS_NOTHING; /* "can no longer lift the arm" is no denial, "no longer numb" is */
            continue;
        }
        if (ends && k > 0 && sense_ends_with(c, denial, ANY(trailing_denials))) {
            deny_backward(c, k);
            continue;
        }
        bool any_item = false;
        for (size_t j = k + 1; j < c->n && reaches(c, k, j, any_item); j++) {
            c->senses[j].negated = true;
            any_item = any_item || is_item(c->senses[j].symbol);
        }
    }
}

/* ---- modes ------------------------------------------------------------------------------------------- */

/* Markers that end so look forward: "worse with …". Others look back where something stands there: "heat helps". */
static const char *const looks_forward[] = { "with",      "when", "after",    "during", "while", "if",
                                             "on",        "in",   "by",       "from",   "for",   "at",
                                             "following", "to",   "whenever", "of",     "even",  "time" };

static enum mode mode_of(enum symbol symbol)
{
    switch (symbol) {
    case IS_AGGRAVATES: return MODE_AGGRAVATES;
    case IS_EASES: return MODE_EASES;
    case IS_LIMITS: return MODE_LIMITS;
    default: return MODE_PLAIN;
    }
}

static bool takes_mode(enum symbol symbol)
{
    return symbol == IS_ACTIVITY || symbol == IS_MOVEMENT || symbol == IS_TIMING;
}

/* The item just before a marker that looks back; c->n: none. A marker that looks forward keeps its first item. */
static size_t item_before(const struct clause *c, size_t marker)
{
    for (size_t k = marker; k > 0; k--) {
        const struct sense *s = &c->senses[k], *before = s - 1;
        bool then = k == marker && word_is(c->words, before->concept->end + 1, "then"); /* "I walk and then it eases" */
        if ((s->joins & JOIN_LIST && !then) || mode_of(before->symbol) != MODE_PLAIN)
            return c->n;
        if (!takes_mode(before->symbol))
            continue;
        bool first_of_its_marker =
            before->strong && !(before->joins & JOIN_LIST && k > 1 && takes_mode((before - 1)->symbol));
        bool of_the_pain = before->anchored && k > 1 && (before - 1)->symbol == IS_PAIN &&
                           c->senses[marker].symbol == IS_EASES; /* "pain after sitting eases slowly" */
        return (first_of_its_marker && !then) || of_the_pain || before->symbol == IS_TIMING ? c->n : k - 1;
    }
    return c->n;
}

static void take_back(struct clause *c, size_t item, enum mode mode, bool negated)
{
    for (size_t k = item;; k--) {
        struct sense *s = &c->senses[k];
        s->mode = mode;
        s->strong = true;
        s->negated = s->negated || negated;
        if (k == 0 || !(s->joins & JOIN_LIST) || !takes_mode((s - 1)->symbol) || (s - 1)->strong || (s - 1)->anchored)
            return;
    }
}

/* "without pain" behind a movement denies it: "turns the head without pain". */
static bool denies_pain_of(const struct clause *c, size_t k)
{
    return k + 2 < c->n && c->senses[k + 1].symbol == IS_NEGATION && c->senses[k + 2].symbol == IS_PAIN &&
           c->senses[k + 2].negated && !(c->senses[k + 1].joins & JOIN_COMMA) &&
           (k + 3 == c->n || c->senses[k + 3].joins & JOIN_LIST);
}

void pass_modes(struct clause *c)
{
    enum mode mode = MODE_PLAIN;
    bool strong = false, negated = false;
    for (size_t k = 0; k < c->n; k++) {
        struct sense *s = &c->senses[k];
        if (takes_mode(s->symbol)) {
            s->mode = mode;
            s->strong = strong && mode != MODE_PLAIN;
            s->anchored = s->joins & (JOIN_WHEN | JOIN_WITH) || (k > 0 && (s - 1)->symbol == IS_FROM);
            s->negated = s->negated || (negated && strong) || (s->symbol == IS_MOVEMENT && denies_pain_of(c, k));
        } else if (mode_of(s->symbol) != MODE_PLAIN) {
            size_t item = sense_ends_with(c, s, ANY(looks_forward)) ? c->n : item_before(c, k);
            mode = mode_of(s->symbol);
            strong = item == c->n;
            negated = s->negated;
            if (item < c->n)
                take_back(c, item, mode, s->negated);
        } else if (s->symbol == IS_SPREADS ||
                   ((s->symbol == IS_PLACE || s->symbol == IS_PAIN) && s->joins & JOIN_LIST)) {
            mode = MODE_PLAIN;
        }
    }
}
