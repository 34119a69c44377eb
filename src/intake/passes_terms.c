/* passes_terms.c - passes over a clause that are not about places: numbers, negation, aggravates / eases / limits. */
#include "read.h"

/* ---- numbers ----------------------------------------------------------------------------------------- */

enum { YOUNGEST_BARE = 10, OLDEST = 120, NRS_MOST = 10 };

static void spend(struct sense *s)
{
    s->symbol = IS_NOTHING;
    s->concept->unread = false;
}

static void make_severity(struct sense *s)
{
    s->symbol = IS_SEVERE;
    s->nrs = (int8_t)s->value;
    s->level = s->value == 0 ? 0 : s->value <= 3 ? 1 : s->value <= 6 ? 2 : 3;
    s->concept->unread = false;
}

static void make_age(struct sense *s)
{
    s->symbol = IS_YEARS_OLD;
    s->concept->unread = false;
}

static bool is_bare_age(const struct sense *s, const struct sense *next)
{
    if (s->value < YOUNGEST_BARE || s->value > OLDEST)
        return false;
    if (next && next->symbol == IS_FACTOR && next->joins == 0) /* "55F" */
        return true;
    return s->joins & JOIN_AM && (!next || next->joins || next->symbol == IS_DURATION);
}

/* Twelfths are months, fifty-seconds weeks. */
static int32_t days_of_part(int32_t of)
{
    return of == 12 ? 30 : of == 52 ? 7 : 0;
}

/* The forms are tried in order; the first that fits says what the number is. */
static void read_number(struct clause *c, size_t k)
{
    struct sense *s = &c->senses[k], *next = k + 1 < c->n ? s + 1 : NULL, *third = k + 2 < c->n ? s + 2 : NULL;
    struct sense *last = k > 0 ? s - 1 : NULL;
    enum symbol after = next && !(next->joins & JOIN_LIST) ? next->symbol : IS_NOTHING;
    enum symbol before = last && !(s->joins & (JOIN_LIST | JOIN_OTHER)) ? last->symbol : IS_NOTHING;
    bool graded = s->value <= NRS_MOST;

    if (last && last->symbol == IS_NUMBER && s->joins & JOIN_SLASH)
        return; /* the 10 of 7/10 is read with the 7 */
    if (next && next->symbol == IS_NUMBER && next->joins & JOIN_SLASH && next->value == NRS_MOST) {
        if (graded) {
            make_severity(s);
            spend(next);
        }
        return;
    }
    if (next && next->symbol == IS_NUMBER && next->joins & JOIN_SLASH && days_of_part(next->value) && s->value < 100) {
        s->value *= days_of_part(next->value); /* "3/12" are three months to a clinician */
        s->symbol = IS_SINCE;
        s->concept->unread = false;
        spend(next);
        return;
    }
    bool to = third && next->symbol == IS_TO;
    const struct sense *end = to ? third : next && next->joins & JOIN_RANGE ? next : NULL;
    if (end && (end->symbol == IS_SEVERE || end->symbol == IS_SINCE || end->symbol == IS_YEARS_OLD) && end->value > 0 &&
        !end->concept->unread) { /* "6-7/10", "2 to 3 weeks": the end of the range counts */
        if (to)
            spend(next);
        spend(s);
        return;
    }
    if (after == IS_OUT_OF_TEN || before == IS_OUT_OF_TEN) {
        if (graded)
            make_severity(s);
    } else if ((after == IS_YEARS_OLD || before == IS_YEARS_OLD) && s->value <= OLDEST && s->value > 0) {
        make_age(s);
    } else if (is_bare_age(s, next)) {
        make_age(s);
    } else if (after == IS_DURATION) {
        bool behind = third && third->joins == 0 && (third->symbol == IS_HISTORY || third->symbol == IS_SINCE);
        bool since = (last && last->symbol == IS_SINCE && !(s->joins & JOIN_LIST)) || behind; /* "8 months ago" */
        s->value = since && s->value < 1000 ? s->value * next->value : 0;
        s->symbol = IS_SINCE;
        s->concept->unread = false;
    } else if (before == IS_PAIN && graded && after != IS_PLACE) {
        make_severity(s);
    }
}

/* From the end, so that the end of a range is known when its beginning is read. */
void pass_numbers(struct clause *c)
{
    for (size_t k = 0; k < c->n; k++) /* markers carry no age and no length of their own */
        if (c->senses[k].symbol == IS_YEARS_OLD || c->senses[k].symbol == IS_SINCE)
            c->senses[k].value = 0;
    for (size_t k = c->n; k-- > 0;)
        if (c->senses[k].symbol == IS_NUMBER)
            read_number(c, k);
}

/* ---- negation ---------------------------------------------------------------------------------------- */

/* Denials that hold for a whole list of items, with commas and "and". */
static const char *const listing_denials[] = { "deny", "denies", "denied", "denying", "for", "any" };
/* Denials that may stand behind what they deny: "fever: none". */
static const char *const trailing_denials[] = { "absent", "none",    "nil",   "negative", "no",
                                                "not",    "present", "never", "nothing" };
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
    if (k == denial + 1 || s->joins & (JOIN_OR | JOIN_SLASH))
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
        if (s->joins & JOIN_LIST || mode_of(before->symbol) != MODE_PLAIN)
            return c->n;
        if (!takes_mode(before->symbol))
            continue;
        bool first_of_its_marker =
            before->strong && !(before->joins & JOIN_LIST && k > 1 && takes_mode((before - 1)->symbol));
        bool of_the_pain = before->anchored && k > 1 && (before - 1)->symbol == IS_PAIN &&
                           c->senses[marker].symbol == IS_EASES; /* "pain after sitting eases slowly" */
        return first_of_its_marker || of_the_pain || before->symbol == IS_TIMING ? c->n : k - 1;
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
