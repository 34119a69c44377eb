/* passes_numbers.c - what the numbers of a clause mean: how bad, how old, how long, how hot, how high the pressure. */
#include "read.h"

#include <string.h>

enum { YOUNGEST_BARE = 10, YOUNGEST_ADULT = 14, OLDEST = 120, NRS_MOST = 10 };

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

/* ---- ages -------------------------------------------------------------------------------------------- */

static bool stands_alone(const struct clause *c, const struct sense *s)
{
    size_t end = s->concept->end;
    return end >= c->words->n || c->words->items[end].gap & (GAP_COMMA | GAP_STOP);
}

static bool begins_sentence(const struct clause *c, size_t word)
{
    return word == 0 || c->words->items[word].gap & GAP_STOP;
}

static bool word_before_is(const struct clause *c, const struct sense *s, size_t back, const char *text)
{
    return s->concept->first >= back && word_is(c->words, s->concept->first - back, text);
}

/* "a man of 68", "woman, 71", "my daughter is 6": the person stands just before. */
static bool is_age_of_person(const struct clause *c, size_t k)
{
    const struct sense *s = &c->senses[k], *before = k > 0 ? s - 1 : NULL;
    if (!before || before->symbol != IS_FACTOR || s->joins & (JOIN_OTHER | JOIN_AND | JOIN_OR))
        return false;
    const struct taut_term *person = &c->atlas->terms[before->index];
    if (person->age_below && person->age_below <= 16)
        return s->value > 0 && s->value <= person->age_below + 1;
    bool adult = strcmp(person->id, "male") == 0 || strcmp(person->id, "female") == 0;
    return adult && s->value >= YOUNGEST_ADULT;
}

/* "67, never had headaches", "at 66 my shoulders …", "she is nine", "my father, 81, …" */
static bool is_age_alone(const struct clause *c, size_t k)
{
    const struct sense *s = &c->senses[k];
    size_t first = s->concept->first, end = s->concept->end;
    bool grown = s->value >= YOUNGEST_ADULT,
         apart = stands_alone(c, s) || word_is(c->words, end, "and") || word_is(c->words, end, "with");
    bool of_him = word_before_is(c, s, 1, "is") && (word_before_is(c, s, 2, "she") || word_before_is(c, s, 2, "he"));
    if (of_him && apart)
        return true;
    if (begins_sentence(c, first))
        return grown && apart;
    if (word_before_is(c, s, 1, "at") && s->value >= 30)
        return word_is(c->words, end, "my") || word_is(c->words, end, "i") ||
               (begins_sentence(c, first - 1) && stands_alone(c, s));
    bool numbers = (k > 0 && (s - 1)->symbol == IS_NUMBER) || (k + 1 < c->n && (s + 1)->symbol == IS_NUMBER);
    return grown && stands_alone(c, s) && !numbers && c->words->items[first].gap & GAP_COMMA;
}

static bool is_bare_age(const struct clause *c, size_t k)
{
    const struct sense *s = &c->senses[k], *next = k + 1 < c->n ? s + 1 : NULL;
    if (s->value > OLDEST || (next && next->symbol == IS_DURATION && !(next->joins & JOIN_LIST)))
        return false;
    if (is_age_of_person(c, k) || is_age_alone(c, k))
        return true;
    if (s->value < YOUNGEST_BARE)
        return false;
    if (next && next->symbol == IS_FACTOR && next->joins == 0) /* "55F" */
        return true;
    return s->joins & JOIN_AM && (!next || next->joins);
}

/* ---- measures ---------------------------------------------------------------------------------------- */

static void become_sign(struct clause *c, struct sense *s, const char *id)
{
    uint16_t sign = taut_atlas_find_term(c->atlas, TAUT_SIGN, id);
    s->symbol = sign == TAUT_NONE ? IS_NOTHING : IS_SIGN;
    s->index = sign;
    s->concept->unread = false;
}

/* The number in tenths, as it is written: words round it. */
static int32_t tenths(const struct clause *c, const struct sense *s)
{
    const struct word *w = &c->words->items[s->concept->first];
    const char *text = c->words->folded + w->at;
    for (uint32_t i = 1; i + 1 < w->n; i++)
        if (text[i] == '.') {
            int32_t whole = 0;
            for (uint32_t k = 0; k < i && whole < 10000; k++)
                whole = whole * 10 + (text[k] - '0');
            return whole * 10 + (text[i + 1] - '0');
        }
    return s->value < 10000 ? s->value * 10 : 0;
}

static bool has_decimals(const struct clause *c, const struct sense *s)
{
    return tenths(c, s) % 10 != 0 || s->concept->end - s->concept->first > 1;
}

static bool has_other_unit(const struct clause *c, const struct sense *s)
{
    static const char *const units[] = { "kg", "kilo", "kilos", "km", "cm", "mm", "m", "miles", "pounds", "percent" };
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (word_is(c->words, s->concept->end, units[i]))
            return true;
    return false;
}

/* "lifts only 40 degrees" */
static bool tells_of_movement(const struct clause *c, const struct sense *s)
{
    if (word_before_is(c, s, 1, "only") || word_before_is(c, s, 1, "to") || word_before_is(c, s, 1, "past"))
        return true;
    for (size_t k = 0; k < c->n; k++)
        if (c->senses[k].symbol == IS_MOVEMENT || c->senses[k].symbol == IS_LIMITS)
            return true;
    return false;
}

/* Body heat: from 38.0 °C or 100.4 °F it is a fever; a lower one denies the "temperature" before it. */
static bool read_heat(struct clause *c, size_t k)
{
    struct sense *s = &c->senses[k], *next = k + 1 < c->n ? s + 1 : NULL, *last = k > 0 ? s - 1 : NULL;
    int32_t heat = tenths(c, s);
    bool unit = next && next->symbol == IS_DEGREES && !(next->joins & JOIN_LIST);
    uint16_t fever = taut_atlas_find_term(c->atlas, TAUT_SIGN, "fever");
    bool of_fever = last && last->symbol == IS_SIGN && last->index == fever && !(s->joins & JOIN_LIST);
    bool high = (heat >= 380 && heat < 430) || (heat >= 1004 && heat < 1080);
    bool low = (heat >= 340 && heat < 380) || (heat >= 940 && heat < 1004);
    if (of_fever && (high || low)) {
        last->negated = last->negated || low;
        spend(s);
    } else if (high && !has_other_unit(c, s) && (has_decimals(c, s) || (unit && !tells_of_movement(c, s)))) {
        become_sign(c, s, "fever");
    } else {
        return false;
    }
    if (unit)
        spend(next);
    return true;
}

/* "210 over 125", "200/110": from 180/120 very high, from 160/100 raised (mmHg). */
static bool read_blood_pressure(struct clause *c, size_t k)
{
    struct sense *s = &c->senses[k], *next = k + 1 < c->n ? s + 1 : NULL;
    if (!next || next->symbol != IS_NUMBER || s->value < 70 || s->value > 300 || next->value < 40 ||
        next->value > 200 || s->value <= next->value)
        return false;
    bool over = word_is(c->words, s->concept->end, "over") && next->concept->first == s->concept->end + 1;
    if (!over && !(next->joins & JOIN_SLASH))
        return false;
    bool very = s->value >= 180 || next->value >= 120, raised = s->value >= 160 || next->value >= 100;
    spend(next);
    if (very || raised)
        become_sign(c, s, very ? "blood-pressure-very-high" : "blood-pressure-raised");
    else
        spend(s);
    return true;
}

/* "nine years ago": the phrase is one of history, the number makes it a length. "since I was 24": long. */
static bool read_past(struct clause *c, size_t k)
{
    enum { YEAR = 365 };
    static const char *const ago[] = { "ago" };
    struct sense *s = &c->senses[k], *next = k + 1 < c->n ? s + 1 : NULL, *last = k > 0 ? s - 1 : NULL;
    if (next && next->symbol == IS_HISTORY && !(next->joins & JOIN_LIST) && sense_ends_with(c, next, ago, 1)) {
        s->value = s->value < 100 ? s->value * YEAR : YEAR;
        spend(next);
    } else if (last && last->symbol == IS_SINCE && word_before_is(c, s, 1, "was") && s->value < OLDEST) {
        s->value = YEAR;
    } else {
        return false;
    }
    s->symbol = IS_SINCE;
    s->concept->unread = false;
    return true;
}

/* ---- forms ------------------------------------------------------------------------------------------- */

/* Twelfths are months, fifty-seconds weeks. */
static int32_t days_of_part(int32_t of)
{
    return of == 12 ? 30 : of == 52 ? 7 : 0;
}

/* "7 of ten", "aged 61", "70 years, jaw aches", "for 3 months", "pain 7" */
static void read_number_by_its_unit(struct clause *c, size_t k)
{
    enum { YEAR = 365 };
    struct sense *s = &c->senses[k], *next = k + 1 < c->n ? s + 1 : NULL, *third = k + 2 < c->n ? s + 2 : NULL;
    struct sense *last = k > 0 ? s - 1 : NULL;
    enum symbol after = next && !(next->joins & JOIN_LIST) ? next->symbol : IS_NOTHING;
    enum symbol before = last && !(s->joins & (JOIN_LIST | JOIN_OTHER)) ? last->symbol : IS_NOTHING;
    bool graded = s->value <= NRS_MOST;

    if (after == IS_OUT_OF_TEN || before == IS_OUT_OF_TEN) {
        if (graded)
            make_severity(s);
    } else if ((after == IS_YEARS_OLD || before == IS_YEARS_OLD) && s->value <= OLDEST && s->value > 0) {
        make_age(s);
    } else if (is_bare_age(c, k)) {
        make_age(s);
    } else if (after == IS_DURATION && begins_sentence(c, s->concept->first) && s->value >= YOUNGEST_ADULT &&
               s->value <= OLDEST && next->value == YEAR && stands_alone(c, next)) {
        make_age(s);
        spend(next);
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

/* "7/10", "3/12": what follows a slash is read with what stands before it. */
static bool read_fraction(struct clause *c, size_t k)
{
    struct sense *s = &c->senses[k], *next = k + 1 < c->n ? s + 1 : NULL;
    if (k > 0 && (s - 1)->symbol == IS_NUMBER && s->joins & JOIN_SLASH)
        return true;
    if (!next || next->symbol != IS_NUMBER || !(next->joins & JOIN_SLASH))
        return false;
    if (next->value == NRS_MOST) {
        if (s->value <= NRS_MOST) {
            make_severity(s);
            spend(next);
        }
        return true;
    }
    if (!days_of_part(next->value) || s->value >= 100)
        return false;
    s->value *= days_of_part(next->value); /* "3/12" are three months to a clinician */
    s->symbol = IS_SINCE;
    s->concept->unread = false;
    spend(next);
    return true;
}

/* "6-7/10", "2 to 3 weeks": the end of the range counts. */
static bool read_range(struct clause *c, size_t k)
{
    struct sense *s = &c->senses[k], *next = k + 1 < c->n ? s + 1 : NULL, *third = k + 2 < c->n ? s + 2 : NULL;
    bool to = third && next->symbol == IS_TO;
    const struct sense *end = to ? third : next && next->joins & JOIN_RANGE ? next : NULL;
    bool read = end && (end->symbol == IS_SEVERE || end->symbol == IS_SINCE || end->symbol == IS_YEARS_OLD) &&
                end->value > 0 && !end->concept->unread;
    if (!read)
        return false;
    if (to)
        spend(next);
    spend(s);
    return true;
}

/* The forms are tried in order; the first that fits says what the number is. */
static void read_number(struct clause *c, size_t k)
{
    static bool (*const forms[])(struct clause *, size_t) = { read_blood_pressure, read_fraction, read_heat, read_past,
                                                              read_range };
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (forms[i](c, k))
            return;
    read_number_by_its_unit(c, k);
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
