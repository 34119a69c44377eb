/* passes_places.c - passes over a clause that are about places: their sides, what is said of them, how bad it is, and
 * the way from one to another. */
#include "read.h"

#include <string.h>

static bool is_place(const struct clause *c, size_t k)
{
    return c->senses[k].symbol == IS_PLACE;
}

/* The place before or after sense k with nothing but passable senses and none of the joins between; c->n: none. */
struct between {
    uint16_t barred; /* joins that stop the search */
    bool passable[IS_NOTHING + 1];
};

static size_t place_after(const struct clause *c, size_t k, const struct between *b)
{
    for (size_t j = k + 1; j < c->n && !(c->senses[j].joins & b->barred); j++) {
        if (is_place(c, j))
            return j;
        if (!b->passable[c->senses[j].symbol])
            break;
    }
    return c->n;
}

static size_t place_before(const struct clause *c, size_t k, const struct between *b)
{
    for (size_t j = k; j > 0 && !(c->senses[j].joins & b->barred); j--) {
        if (is_place(c, j - 1))
            return j - 1;
        if (!b->passable[c->senses[j - 1].symbol])
            break;
    }
    return c->n;
}

/* ---- muscles ----------------------------------------------------------------------------------------- */

/* "jaw clicks and hurts": the place inside the sign is what hurts. */
static void insert_place_of_sign(struct clause *c)
{
    size_t sign = c->n, pain = c->n;
    for (size_t k = 0; k < c->n; k++) {
        const struct sense *s = &c->senses[k];
        if (sign == c->n && s->symbol == IS_SIGN && s->value > 0)
            sign = k;
        else if (s->symbol == IS_PAIN || (s->symbol == IS_AGGRAVATES && concept_says_pain(c->words, s->concept)))
            pain = k;
    }
    if (sign == c->n || pain == c->n || pain < sign || c->n == CLAUSE_MAX)
        return;
    struct sense *s = &c->senses[sign];
    memmove(s + 2, s + 1, (c->n - sign - 1) * sizeof *s);
    c->n++;
    s[1] = s[0];
    s[1].symbol = IS_PLACE;
    s[1].index = (uint16_t)(s->value - 1);
    s[1].joins = 0;
    s[1].said = SAYS_PAIN;
}

void pass_places_of_muscles(struct clause *c)
{
    for (size_t k = 0; k < c->n; k++)
        if (is_place(c, k))
            return;
    for (size_t k = 0; k < c->n; k++) {
        struct sense *s = &c->senses[k];
        if (s->symbol != IS_MUSCLE || c->atlas->muscles[s->index].n_points == 0)
            continue;
        s->symbol = IS_PLACE;
        s->index = c->atlas->points[c->atlas->muscles[s->index].first_point].place;
        s->said = SAYS_PAIN;
    }
    insert_place_of_sign(c);
}

/* ---- sides ------------------------------------------------------------------------------------------- */

/* Where a person can hurt as a whole, a side is not inherited: the trunk and neck (mostly in areas that the Widespread
 * Pain Index does not split into left and right), and groups that reach over the midline. */
static bool can_inherit(const struct taut_atlas *a, uint16_t place)
{
    static const char *const axial[] = { "neck", "upper-back", "lower-back", "chest", "abdomen" };
    const struct taut_place *p = &a->places[place];
    size_t n_axial = 0;
    if (!p->paired)
        return false;
    for (size_t k = 0; k < p->members.n; k++) {
        const struct taut_place *region = &a->places[a->index[p->members.begin + k]];
        if (p->kind == TAUT_GROUP && !region->paired)
            return false;
        for (size_t i = 0; region->wpi && i < sizeof axial / sizeof *axial; i++)
            n_axial += strcmp(region->wpi, axial[i]) == 0;
    }
    return 2 * n_axial < p->members.n;
}

static enum taut_side side_said(enum symbol symbol)
{
    switch (symbol) {
    case IS_LEFT: return TAUT_LEFT;
    case IS_RIGHT: return TAUT_RIGHT;
    case IS_BOTH: return TAUT_BOTH;
    case IS_MIDLINE: return TAUT_MIDLINE;
    default: return TAUT_UNSTATED;
    }
}

/* "right behind the eye", "right now": no side, unless "on the right" or "my right" says so. */
static bool is_adverb(const struct clause *c, const struct sense *s)
{
    static const char *const after[] = { "above",  "after",      "around", "at",      "away", "before", "behind",
                                         "below",  "beneath",    "beside", "between", "by",   "here",   "in",
                                         "inside", "next",       "now",    "on",      "over", "there",  "through",
                                         "under",  "underneath", "up",     "where" };
    if (s->symbol != IS_RIGHT || s->concept->end > s->concept->first + 1 || s->joins & (JOIN_ON | JOIN_THE))
        return false;
    for (size_t i = 0; i < sizeof after / sizeof *after; i++)
        if (word_is(c->words, s->concept->end, after[i]) && c->words->items[s->concept->end].gap == 0)
            return true;
    return false;
}

/* What may stand between a side and its place: "left sided throbbing pain in the temple". */
static const struct between side_to_place = {
    JOIN_LIST,
    { [IS_PAIN] = true,
      [IS_QUALITY] = true,
      [IS_MILD] = true,
      [IS_MODERATE] = true,
      [IS_SEVERE] = true,
      [IS_TIMING] = true,
      [IS_OUT_OF_TEN] = true,
      [IS_NOTHING] = true,
      [IS_NEGATION] = true,
      [IS_FROM] = true },
};

/* "shoulder and arm, on the left": back to the nearest place without a side and to the list that it closes. */
static bool give_back(struct clause *c, size_t side, enum taut_side said)
{
    bool list = c->senses[side].joins & JOIN_COMMA, any = false;
    for (size_t k = side; k-- > 0;) {
        struct sense *s = &c->senses[k];
        if (s->symbol != IS_PLACE)
            continue;
        if (s->side != TAUT_UNSTATED)
            break;
        if (any && !list && !can_inherit(c->atlas, s->index))
            break;
        if (!any || can_inherit(c->atlas, s->index))
            s->side = said;
        any = true;
    }
    return any;
}

/* Follows one side to its place; returns it where it holds for what comes after it instead. */
static enum taut_side attach_side(struct clause *c, size_t k)
{
    struct sense *s = &c->senses[k];
    enum taut_side said = side_said(s->symbol);
    size_t ahead = place_after(c, k, &side_to_place), behind = place_before(c, k, &side_to_place);
    bool ahead_free = ahead < c->n && c->senses[ahead].side == TAUT_UNSTATED;
    bool behind_free = behind < c->n && c->senses[behind].side == TAUT_UNSTATED;
    bool on = s->joins & JOIN_ON || word_is(c->words, s->concept->first, "on");
    if (on && behind_free && (!ahead_free || can_inherit(c->atlas, c->senses[ahead].index)))
        ahead_free = false; /* "headache on the right behind the eye" */
    if (ahead_free) {
        c->senses[ahead].side = said;
        return TAUT_UNSTATED;
    }
    const struct sense *next = k + 1 < c->n ? s + 1 : NULL;
    bool of_next = next && next->joins == 0 && (next->symbol == IS_SIGN || next->symbol == IS_MOVEMENT);
    if (!behind_free && of_next) /* "left eye waters" */
        return said;
    if (next && next->joins == 0 && next->symbol == IS_CAUSE && !behind_free)
        c->senses[k + 1].side = said;
    else if (k > 0 && c->senses[k - 1].symbol == IS_CAUSE && c->senses[k - 1].side == TAUT_UNSTATED && !behind_free)
        c->senses[k - 1].side = said; /* "frozen shoulder on the left" */
    return give_back(c, k, said) ? TAUT_UNSTATED : said;
}

/* "Headache. It is worse on the left." */
static void give_side_to_case(struct clause *c, enum taut_side side)
{
    static const bool passable[IS_NOTHING + 1] = {
        [IS_PAIN] = true,    [IS_AGGRAVATES] = true, [IS_TIMING] = true, [IS_UNCERTAIN] = true,
        [IS_QUALITY] = true, [IS_LEFT] = true,       [IS_RIGHT] = true,  [IS_BOTH] = true,
        [IS_MILD] = true,    [IS_MODERATE] = true,   [IS_SEVERE] = true, [IS_NOTHING] = true,
    };
    for (size_t k = 0; k < c->n; k++)
        if (!passable[c->senses[k].symbol])
            return;
    if (side == TAUT_LEFT || side == TAUT_RIGHT || side == TAUT_BOTH)
        collection_give_side(c->out, c->atlas, side);
}

void pass_sides(struct clause *c)
{
    enum taut_side lead[CLAUSE_MAX] = { 0 };
    for (size_t k = 0; k < c->n; k++) {
        if (is_adverb(c, &c->senses[k]))
            c->senses[k].symbol = IS_NOTHING;
        if (side_said(c->senses[k].symbol) != TAUT_UNSTATED)
            lead[k] = attach_side(c, k);
    }
    enum taut_side run = TAUT_UNSTATED;
    bool fresh = false; /* said of nothing yet: "on the left, neck and shoulder" */
    for (size_t k = 0; k < c->n; k++) {
        struct sense *s = &c->senses[k];
        if (lead[k] != TAUT_UNSTATED) {
            run = lead[k];
            fresh = true;
            give_side_to_case(c, run);
        }
        if (s->symbol != IS_PLACE)
            continue;
        const struct taut_place *p = &c->atlas->places[s->index];
        if (s->side == TAUT_UNSTATED && run != TAUT_UNSTATED && (fresh || can_inherit(c->atlas, s->index)))
            s->side = run;
        fresh = false;
        if (!p->paired)
            s->side = TAUT_MIDLINE;
        else if (s->side != TAUT_UNSTATED && s->side != TAUT_MIDLINE)
            run = s->side;
    }
}

/* ---- predicates -------------------------------------------------------------------------------------- */

static bool looks_ahead_to_use(const struct clause *c, const struct sense *s)
{
    static const char *const ends[] = { "when", "whenever", "while", "after", "if", "during", "with", "to", "by" };
    return sense_ends_with(c, s, ends, sizeof ends / sizeof *ends);
}

/* "carries a bag on that shoulder", "fell on the arm". */
static bool is_done_to_next(const struct clause *c, const struct sense *s)
{
    const struct sense *end = c->senses + c->n, *next = s + 1;
    if (next < end && side_said(next->symbol) != TAUT_UNSTATED && next->joins & JOIN_ON)
        return next + 1 < end && (next + 1)->symbol == IS_PLACE && !((next + 1)->joins & JOIN_LIST);
    return next < end && next->symbol == IS_PLACE && next->joins & JOIN_ON && !(next->joins & JOIN_LIST);
}

static bool is_trait(enum symbol symbol)
{
    return symbol == IS_SWELLING || symbol == IS_WEAKNESS || symbol == IS_REDNESS || symbol == IS_DISCOLOURED ||
           symbol == IS_DROOPING || symbol == IS_DARKNESS;
}

/* What a sense says of a place beside it. */
static uint8_t says(const struct clause *c, const struct sense *s)
{
    switch (s->symbol) {
    case IS_PAIN: return SAYS_PAIN;
    case IS_QUALITY: return c->atlas->terms[s->index].sensory ? SAYS_SENSORY : SAYS_PAIN;
    case IS_SIGN: return c->atlas->terms[s->index].painful ? SAYS_PAIN : SAYS_OTHER;
    case IS_SWELLING:
    case IS_WEAKNESS:
    case IS_REDNESS:
    case IS_DISCOLOURED:
    case IS_DROOPING:
    case IS_DARKNESS: return SAYS_OTHER;
    case IS_LIMITS: return SAYS_OTHER;
    case IS_ACTIVITY: return is_done_to_next(c, s) ? SAYS_OTHER : 0;
    case IS_FACTOR: return is_done_to_next(c, s) ? SAYS_OTHER : 0;
    case IS_AGGRAVATES: return looks_ahead_to_use(c, s) ? SAYS_OTHER : 0;
    default: return 0;
    }
}

/* Between a predicate and its place: "numbness at night in the left thumb", "thumb (left) goes numb". */
static const struct between predicate_to_place = {
    JOIN_COMMA,
    { [IS_PAIN] = true,       [IS_QUALITY] = true,  [IS_LEFT] = true,     [IS_RIGHT] = true,    [IS_BOTH] = true,
      [IS_MIDLINE] = true,    [IS_MILD] = true,     [IS_MODERATE] = true, [IS_SEVERE] = true,   [IS_TIMING] = true,
      [IS_SPREADS] = true,    [IS_FROM] = true,     [IS_TO] = true,       [IS_NEGATION] = true, [IS_NOTHING] = true,
      [IS_OUT_OF_TEN] = true, [IS_ACTIVITY] = true, [IS_MOVEMENT] = true, [IS_FACTOR] = true,   [IS_UNCERTAIN] = true,
      [IS_SINCE] = true,      [IS_SWELLING] = true, [IS_WEAKNESS] = true, [IS_REDNESS] = true,  [IS_DISCOLOURED] = true,
      [IS_DROOPING] = true,   [IS_DARKNESS] = true },
};
static const struct between place_to_predicate = {
    JOIN_LIST | JOIN_WITH,
    { [IS_PAIN] = true,     [IS_QUALITY] = true,  [IS_LEFT] = true,     [IS_RIGHT] = true,       [IS_BOTH] = true,
      [IS_MIDLINE] = true,  [IS_MILD] = true,     [IS_MODERATE] = true, [IS_SEVERE] = true,      [IS_TIMING] = true,
      [IS_SPREADS] = true,  [IS_NEGATION] = true, [IS_NOTHING] = true,  [IS_OUT_OF_TEN] = true,  [IS_UNCERTAIN] = true,
      [IS_SWELLING] = true, [IS_WEAKNESS] = true, [IS_REDNESS] = true,  [IS_DISCOLOURED] = true, [IS_DROOPING] = true,
      [IS_DARKNESS] = true },
};
/* "numb and painful hand": only between the predicates may an "and" stand. */
static const struct between place_to_last_predicate = {
    JOIN_COMMA,
    { [IS_PAIN] = true,     [IS_QUALITY] = true,  [IS_LEFT] = true,     [IS_RIGHT] = true,       [IS_BOTH] = true,
      [IS_MIDLINE] = true,  [IS_MILD] = true,     [IS_MODERATE] = true, [IS_SEVERE] = true,      [IS_TIMING] = true,
      [IS_SPREADS] = true,  [IS_NEGATION] = true, [IS_NOTHING] = true,  [IS_OUT_OF_TEN] = true,  [IS_UNCERTAIN] = true,
      [IS_SWELLING] = true, [IS_WEAKNESS] = true, [IS_REDNESS] = true,  [IS_DISCOLOURED] = true, [IS_DROOPING] = true,
      [IS_DARKNESS] = true },
};

static void say(struct sense *place, uint8_t said, bool denied)
{
    if (denied)
        place->denied |= said;
    else
        place->said |= said;
}

/* "… and arm cannot be lifted": what the place would inherit from the list before does not hold for it. */
static void say_other(const struct clause *c, struct sense *place)
{
    if (!place->own && !concept_says_pain(c->words, place->concept))
        place->said = place->denied = 0;
    place->said |= SAYS_OTHER;
}

/* Says it of a place and of the list that the place closes: "thumb and index finger numb". */
static void say_backward(struct clause *c, size_t place, uint8_t said, bool denied)
{
    if (!c->senses[place].own) { /* what was inherited from a list gives way to what is said here */
        c->senses[place].said = c->senses[place].denied = 0;
        if (concept_says_pain(c->words, c->senses[place].concept))
            c->senses[place].said = SAYS_PAIN;
    }
    for (size_t k = place;; k--) {
        struct sense *s = &c->senses[k];
        say(s, said, denied);
        s->own = true;
        if (!(s->joins & JOIN_LIST) || k == 0 || !is_place(c, k - 1) || c->senses[k - 1].said ||
            c->senses[k - 1].denied)
            return;
    }
}

/* What is being said of the places to come. */
struct saying {
    uint8_t said, denied;
    bool used;     /* of a place already */
    bool trailing; /* was said behind a place: holds on only as far as the noun phrase does */
};

/* A predicate stands before its place ("pain in the neck"), behind it ("the neck hurts") or alone. */
static void place_predicate(struct clause *c, size_t k, uint8_t said, struct saying *now)
{
    struct sense *s = &c->senses[k];
    bool other = said == SAYS_OTHER;
    size_t direct = place_before(c, k, &place_to_predicate), ahead = place_after(c, k, &predicate_to_place);
    if (ahead < c->n && c->senses[ahead].joins & JOIN_LIST)
        ahead = c->n;
    if (other) { /* a sign or a use of the hand belongs only to the place right beside it */
        bool beside = !(s->joins & (JOIN_LIST | JOIN_WITH | JOIN_WHEN)) && k > 0 && is_place(c, k - 1);
        bool of_place = s->symbol != IS_ACTIVITY && s->symbol != IS_FACTOR && s->symbol != IS_AGGRAVATES;
        if (of_place && beside && !c->senses[k - 1].concept->nested)
            say_other(c, &c->senses[k - 1]);
        if (k + 1 < c->n && ahead < c->n &&
            !(c->senses[k + 1].joins & (JOIN_LIST | JOIN_WITH | JOIN_WHEN | JOIN_HAS)) &&
            (ahead == k + 1 || (ahead == k + 2 && side_said(c->senses[k + 1].symbol) != TAUT_UNSTATED)) &&
            !(s->joins & JOIN_AND && now->said & (SAYS_PAIN | SAYS_SENSORY) && !now->used)) /* "pain and swelling in" */
            *now = (struct saying){ .said = said };
        return;
    }
    if (direct < c->n) {
        say_backward(c, direct, said, s->negated);
        s->used = true;
        *now = (struct saying){ c->senses[direct].said, c->senses[direct].denied, true, true };
        return;
    }
    if (ahead < c->n) {
        if (now->used || now->said == SAYS_OTHER)
            *now = (struct saying){ 0 };
        if (s->negated)
            now->denied |= said;
        else
            now->said |= said;
        s->used = true;
        return;
    }
    size_t last = place_before(c, k, &place_to_last_predicate);
    bool after_trait = k > 0 && is_trait(c->senses[k - 1].symbol); /* "the calf is swollen and hurts" */
    if (last < c->n && (said == SAYS_SENSORY || c->senses[last].own || after_trait)) { /* "neck pain with numbness" */
        say(&c->senses[last], said, s->negated);
        s->used = true;
    }
}

static void say_of_place(struct clause *c, size_t k, struct saying *now)
{
    struct sense *s = &c->senses[k];
    bool listed = s->joins & JOIN_LIST;
    if ((now->trailing && listed) || (now->said == SAYS_OTHER && s->concept->nested))
        *now = (struct saying){ 0 };
    if (now->said == SAYS_OTHER && now->used && !listed)
        *now = (struct saying){ 0 };
    if (s->negated && !now->denied) {
        s->denied |= now->said;
    } else {
        s->said |= now->said;
        s->denied |= now->denied;
    }
    s->own = !listed && !now->trailing && (now->said || now->denied);
    now->used = true;
    if (concept_says_pain(c->words, s->concept)) /* "headache" */
        say(s, SAYS_PAIN, s->negated);
}

void pass_predicates(struct clause *c)
{
    struct saying now = { 0 };
    for (size_t k = 0; k < c->n; k++) {
        uint8_t said = says(c, &c->senses[k]);
        if (is_place(c, k))
            say_of_place(c, k, &now);
        else if (said)
            place_predicate(c, k, said, &now);
    }
    for (size_t k = 0; k < c->n; k++) /* a quality of pain is told by itself, too; numbness in a place is not */
        if (c->senses[k].symbol == IS_QUALITY && !c->atlas->terms[c->senses[k].index].sensory)
            c->senses[k].used = false;
}

/* ---- levels ------------------------------------------------------------------------------------------ */

static bool is_severity(enum symbol symbol)
{
    return symbol == IS_MILD || symbol == IS_MODERATE || symbol == IS_SEVERE;
}

/* "severe dizziness", "a bit worse": says nothing of the pain. */
static bool is_of_something_else(const struct clause *c, size_t k)
{
    static const bool other[IS_NOTHING + 1] = {
        [IS_SIGN] = true,     [IS_FACTOR] = true,     [IS_CAUSE] = true, [IS_ACTIVITY] = true,
        [IS_MOVEMENT] = true, [IS_AGGRAVATES] = true, [IS_EASES] = true, [IS_LIMITS] = true
    };
    if (c->senses[k].nrs >= 0)
        return false;
    bool of_change =
        k > 0 && !(c->senses[k].joins & JOIN_LIST) && c->senses[k - 1].symbol == IS_EASES; /* "helps a bit" */
    return of_change || (k + 1 < c->n && c->senses[k + 1].joins == 0 && other[c->senses[k + 1].symbol]);
}

static const struct between level_to_place = {
    JOIN_COMMA,
    { [IS_PAIN] = true,
      [IS_QUALITY] = true,
      [IS_LEFT] = true,
      [IS_RIGHT] = true,
      [IS_BOTH] = true,
      [IS_MIDLINE] = true,
      [IS_TIMING] = true,
      [IS_FROM] = true,
      [IS_NOTHING] = true,
      [IS_OUT_OF_TEN] = true,
      [IS_MILD] = true,
      [IS_MODERATE] = true,
      [IS_SEVERE] = true,
      [IS_SIGN] = true },
};
static const struct between place_to_level = {
    JOIN_LIST,
    { [IS_PAIN] = true,
      [IS_QUALITY] = true,
      [IS_LEFT] = true,
      [IS_RIGHT] = true,
      [IS_BOTH] = true,
      [IS_MIDLINE] = true,
      [IS_TIMING] = true,
      [IS_NOTHING] = true,
      [IS_OUT_OF_TEN] = true,
      [IS_MILD] = true,
      [IS_MODERATE] = true,
      [IS_SEVERE] = true,
      [IS_SIGN] = true,
      [IS_UNCERTAIN] = true },
};

static bool is_ungraded(const struct sense *s)
{
    return s->symbol == IS_PLACE && s->level == TAUT_LEVEL_UNKNOWN;
}

static void grade(struct sense *place, const struct sense *severity)
{
    if (severity->nrs >= 0 || place->nrs < 0) { /* a number says more than a word */
        place->level = severity->level;
        place->nrs = severity->nrs;
    }
}

static bool grade_all(struct clause *c, size_t first, size_t end, const struct sense *severity)
{
    bool any = false;
    for (size_t k = first; k < end; k++)
        if (is_ungraded(&c->senses[k])) {
            grade(&c->senses[k], severity);
            any = true;
        }
    return any;
}

static void attach_level(struct clause *c, size_t k)
{
    struct sense *s = &c->senses[k];
    size_t behind = place_before(c, k, &place_to_level), ahead = place_after(c, k, &level_to_place);
    if (behind < c->n) {
        grade(&c->senses[behind], s);
        for (size_t j = behind; j > 0 && is_ungraded(&c->senses[j - 1]); j--)
            grade(&c->senses[j - 1], s);
    } else if (ahead < c->n) {
        grade(&c->senses[ahead], s);
        for (size_t j = ahead + 1; j < c->n && is_ungraded(&c->senses[j]); j++)
            grade(&c->senses[j], s);
    } else if (!grade_all(c, 0, k, s) && !grade_all(c, k, c->n, s)) {
        for (size_t j = 0; j < c->n; j++)
            if (is_place(c, j))
                return;
        collection_grade(c->out, s->level, s->nrs);
    }
}

void pass_levels(struct clause *c)
{
    for (size_t k = 0; k < c->n; k++)
        if (is_severity(c->senses[k].symbol) && !c->senses[k].negated && !is_of_something_else(c, k))
            attach_level(c, k);
}

/* ---- ways -------------------------------------------------------------------------------------------- */

/* "down to", "all the way to", "spreads down": the pain is felt on its way, too. A bare "to" says so only between two
 * places or after "from". */
static bool tells_a_way(const struct clause *c, const struct sense *s)
{
    static const char *const directions[] = { "down", "up", "way", "along", "far" };
    for (size_t k = s->concept->first; k < s->concept->end; k++)
        for (size_t i = 0; i < sizeof directions / sizeof *directions; i++)
            if (word_is(c->words, k, directions[i]))
                return true;
    return false;
}

static bool opens_a_way(const struct clause *c, const struct sense *s)
{
    static const char *const from[] = { "from" };
    return s->symbol == IS_FROM || (s->symbol == IS_SPREADS && sense_ends_with(c, s, from, 1));
}

/* Pain that spreads in this sentence may begin in the one before: "… in the left temple. It spreads to the jaw." */
static void spread_to(struct clause *c, struct sense *s)
{
    s->spread = true;
    if (s->side == TAUT_UNSTATED && c->side_before != TAUT_UNSTATED && c->side_before != TAUT_MIDLINE &&
        can_inherit(c->atlas, s->index))
        s->side = c->side_before;
}

void pass_ways(struct clause *c)
{
    size_t last = c->n; /* the place before, or where the way begins */
    bool spreads = false, origin = false, to = false, down = false;
    for (size_t k = 0; k < c->n; k++) {
        struct sense *s = &c->senses[k];
        bool after_place = k > 0 && is_place(c, k - 1) && !(s->joins & JOIN_LIST);
        if (opens_a_way(c, s) && k + 1 < c->n) {
            if (last < c->n && c->senses[last].spread &&
                is_place(c, k + 1)) /* "spreads to the elbow from the shoulder" */
                c->senses[last].way_from = (uint16_t)(k + 2);
            origin = true;
        }
        if (s->symbol == IS_SPREADS) {
            spreads = true;
            down = tells_a_way(c, s);
        } else if (s->symbol == IS_TO) {
            to = last < c->n && (origin || down || after_place || tells_a_way(c, s));
        } else if (s->symbol == IS_PLACE) {
            bool begins = origin && !to && !(spreads && last < c->n && k > 0 && !opens_a_way(c, s - 1));
            if (to && last < c->n)
                s->way_from = (uint16_t)(last + 1);
            if (spreads && !begins)
                spread_to(c, s);
            if (to)
                origin = false;
            to = down = false;
            last = k;
        } else if (s->symbol == IS_PAIN && s->joins & JOIN_LIST) {
            spreads = origin = to = down = false;
        }
    }
}
