/* clause.c - the grammar: cuts concepts into clauses, reads each in passes, and says what was found.
 *
 * A clause ends at a full stop, a new line, "but" and its like. Its senses are the concepts that carry meaning; little
 * words become flags on the sense that follows ("joins"). The passes, each a loop over the senses of one clause:
 *
 *   muscles     "a knot in my infraspinatus"                  where no place is named, the muscle's place stands for it
 *   numbers     "7/10", "55 year old", "39.4", "190/120"      severity, age, how long, fever, blood pressure
 *   negation    "no fever, chills or weight loss"             how far a "no" reaches
 *   sides       "left shoulder and arm", "arm, on the left"   sides found, inherited, or given back
 *   predicates  "pain in the neck and numb fingers"           what is said of each place: pain, numbness, something else
 *   traits      "the calf is swollen"                     the sign that a trait makes in its place
 *   levels      "severe neck pain", "neck and arm, 8/10"      how bad
 *   ways        "from the neck to the thumb"                  what lies between
 *   modes       "worse with sitting, heat helps"              what aggravates, eases, is limited
 *   emit        senses to findings
 *
 * What a pass looks at is in tables beside it. To teach the grammar a word, add the word to atlas/words/markers.yaml. */
#include "read.h"

#include <string.h>

/* ---- little words ------------------------------------------------------------------------------------ */

/* Words that matter to the grammar although they mean nothing by themselves. Any other counts as JOIN_OTHER. Sorted. */
static const struct join_row {
    const char *word;
    uint16_t joins;
} little_words[] = {
    { "a", 0 },
    { "about", 0 },
    { "after", JOIN_WHEN | JOIN_OTHER },
    { "am", JOIN_AM | JOIN_HAS },
    { "approx", 0 },
    { "are", JOIN_HAS },
    { "around", 0 },
    { "at", 0 },
    { "complains", JOIN_HAS | JOIN_OTHER },
    { "currently", 0 },
    { "during", JOIN_WHEN | JOIN_OTHER },
    { "feels", JOIN_HAS | JOIN_OTHER },
    { "gets", JOIN_HAS | JOIN_OTHER },
    { "got", JOIN_HAS | JOIN_OTHER },
    { "has", JOIN_HAS | JOIN_OTHER },
    { "have", JOIN_HAS | JOIN_OTHER },
    { "her", JOIN_THE },
    { "hes", JOIN_AM | JOIN_HAS },
    { "his", JOIN_THE },
    { "if", JOIN_WHEN | JOIN_OTHER },
    { "im", JOIN_AM | JOIN_HAS },
    { "is", JOIN_HAS },
    { "it", JOIN_HAS | JOIN_OTHER },
    { "ive", JOIN_HAS | JOIN_OTHER },
    { "level", 0 },
    { "my", JOIN_THE },
    { "now", 0 },
    { "of", 0 },
    { "on", JOIN_ON | JOIN_OTHER },
    { "presents", JOIN_HAS | JOIN_OTHER },
    { "reports", JOIN_HAS | JOIN_OTHER },
    { "shes", JOIN_AM | JOIN_HAS },
    { "the", JOIN_THE },
    { "was", JOIN_HAS },
    { "when", JOIN_WHEN | JOIN_OTHER },
    { "whenever", JOIN_WHEN | JOIN_OTHER },
    { "while", JOIN_WHEN | JOIN_OTHER },
    { "with", JOIN_WITH | JOIN_OTHER },
};

static uint16_t joins_of_word(const struct words *w, size_t k)
{
    size_t low = 0, high = sizeof little_words / sizeof *little_words, n = w->items[k].n;
    const char *word = w->folded + w->items[k].at;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = strncmp(little_words[middle].word, word, n);
        if (order == 0 && little_words[middle].word[n] == '\0')
            return little_words[middle].joins;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return JOIN_OTHER;
}

static uint16_t joins_of_filler(const struct words *w, const struct concept *c)
{
    uint16_t joins = 0;
    for (size_t k = c->first; k < c->end; k++)
        joins = (uint16_t)((joins & ~JOIN_THE) | joins_of_word(w, k));
    return joins;
}

static uint16_t joins_of_gap(uint8_t gap)
{
    static const struct {
        uint8_t gap;
        uint16_t joins;
    } rows[] = { { GAP_COMMA, JOIN_COMMA },
                 { GAP_SLASH, JOIN_COMMA | JOIN_SLASH },
                 { GAP_HYPHEN, JOIN_RANGE },
                 { GAP_AND, JOIN_AND } };
    uint16_t joins = 0;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (gap & rows[i].gap)
            joins |= rows[i].joins;
    return joins;
}

bool sense_ends_with(const struct clause *c, const struct sense *s, const char *const *any, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (word_is(c->words, s->concept->end - 1, any[i]))
            return true;
    return false;
}

/* ---- findings ---------------------------------------------------------------------------------------- */

static struct taut_finding finding(const struct clause *c, const struct sense *s, enum taut_finding_kind kind,
                                   uint16_t target)
{
    return (struct taut_finding){ .kind = kind,
                                  .target = target,
                                  .level = s->negated ? 0 : 1,
                                  .nrs = -1,
                                  .negated = s->negated,
                                  .method = TAUT_FROM_WORDS,
                                  .span = concept_span(c->words, s->concept) };
}

static void emit_in_place(struct clause *c, const struct sense *s, enum taut_finding_kind kind, bool denied)
{
    struct taut_finding f = finding(c, s, kind, s->index);
    f.side = s->side;
    f.negated = denied;
    f.level = denied ? 0 : 1;
    f.spread = s->spread;
    if (kind == TAUT_PAIN && !denied) {
        f.level = s->level;
        f.nrs = s->nrs;
        f.negated = s->level == 0;
        c->side_before = s->side;
    }
    collection_add(c->out, &f);
}

static void emit_way(struct clause *c, const struct sense *s)
{
    uint16_t areas[WAY_MAX];
    if (s->way_from == 0 || s->level == 0 || c->ways == 0)
        return;
    c->ways--;
    const struct sense *from = &c->senses[s->way_from - 1];
    size_t n = way_between(c->atlas, from->index, s->index, c->out->arena, areas, WAY_MAX);
    for (size_t k = 0; k < n; k++) {
        struct sense between = *s;
        between.index = areas[k];
        between.side = !c->atlas->places[areas[k]].paired ? TAUT_MIDLINE
                       : s->side != TAUT_MIDLINE          ? s->side
                                                          : from->side;
        struct taut_finding f = finding(c, &between, TAUT_PAIN, areas[k]);
        f.side = between.side;
        f.level = s->level;
        f.nrs = s->nrs;
        f.spread = s->spread;
        f.inferred = true;
        collection_add(c->out, &f);
    }
}

/* "an accident as a child", "an operation years ago" */
static bool is_earlier_life(const struct clause *c, const struct sense *s)
{
    static const char *const ends[] = { "ago", "child", "teenager", "childhood", "young", "younger", "youth" };
    return s->symbol == IS_HISTORY && !(s->joins & JOIN_COMMA) &&
           sense_ends_with(c, s, ends, sizeof ends / sizeof *ends);
}

/* "a crash eight months ago", "eight months ago a crash": the length stands beside it. */
static bool was_long_ago(const struct clause *c, const struct sense *s)
{
    enum { LONG_DAYS = 90 };
    const struct sense *end = c->senses + c->n, *next = s + 1;
    const struct sense *before = s > c->senses ? s - 1 : NULL;
    for (; next < end && (next->symbol == IS_NOTHING || next->concept->nested);)
        next++;
    for (; before && before > c->senses && (before->symbol == IS_NOTHING || before->symbol == IS_DURATION);)
        before--;
    bool after = next < end && ((next->symbol == IS_SINCE && next->value >= LONG_DAYS) || is_earlier_life(c, next));
    return after || (before && before->symbol == IS_SINCE && before->value >= LONG_DAYS && !(s->joins & JOIN_COMMA));
}

static void emit_place(struct clause *c, const struct sense *s)
{
    if (s->past || (s->concept->nested && s > c->senses && (s - 1)->symbol == IS_FACTOR && was_long_ago(c, s - 1)))
        return;
    bool silent = !((s->said | s->denied) & (SAYS_PAIN | SAYS_SENSORY));
    if (silent && ((s->said | s->denied) & SAYS_OTHER))
        return;
    bool pains = silent ? !s->negated : s->said & SAYS_PAIN;
    if (pains)
        emit_way(c, s);
    if (pains || silent || s->denied & SAYS_PAIN)
        emit_in_place(c, s, TAUT_PAIN, !pains);
    if ((s->said | s->denied) & SAYS_SENSORY)
        emit_in_place(c, s, TAUT_NUMBNESS, !(s->said & SAYS_SENSORY));
}

/* "for 3 months" says how long; the atlas knows two lengths. */
static void emit_since(struct clause *c, const struct sense *s)
{
    static const struct {
        const char *timing;
        int32_t at_least, at_most;
    } lengths[] = { { "recent", 1, 28 }, { "long-standing", 90, INT32_MAX } };
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        uint16_t term = taut_atlas_find_term(c->atlas, TAUT_TIMING, lengths[i].timing);
        if (term == TAUT_NONE || s->value < lengths[i].at_least || s->value > lengths[i].at_most)
            continue;
        struct taut_finding f = finding(c, s, TAUT_HAS_TIMING, term);
        collection_add(c->out, &f);
    }
}

static void emit_age(struct clause *c, const struct sense *s)
{
    if (s->value <= 0)
        return;
    struct taut_finding f = finding(c, s, TAUT_AGE, (uint16_t)s->value);
    collection_add(c->out, &f);
    const struct taut_atlas *a = c->atlas;
    for (uint16_t t = a->terms_of[TAUT_FACTOR]; t < a->terms_of[TAUT_FACTOR + 1]; t++) {
        const struct taut_term *term = &a->terms[t];
        bool set = term->age_at_least || term->age_below;
        if (!set || s->value < term->age_at_least || (term->age_below && s->value >= term->age_below))
            continue;
        f = finding(c, s, TAUT_HAS_FACTOR, t);
        collection_add(c->out, &f);
    }
}

static void emit_as(struct clause *c, const struct sense *s, enum taut_finding_kind kind)
{
    struct taut_finding f = finding(c, s, kind, s->index);
    collection_add(c->out, &f);
}

/* What eases by nature does not aggravate because it was mentioned: "tried heat". */
static void emit_activity(struct clause *c, const struct sense *s)
{
    bool soothing = c->soothing[s->index];
    switch (s->mode) {
    case MODE_EASES: emit_as(c, s, TAUT_EASES); break;
    case MODE_AGGRAVATES: emit_as(c, s, TAUT_AGGRAVATES); break;
    case MODE_LIMITS:
        if (!soothing)
            emit_as(c, s, TAUT_AGGRAVATES);
        break;
    case MODE_PLAIN:
        if (!soothing || s->anchored)
            emit_as(c, s, TAUT_AGGRAVATES);
        break;
    }
}

static void emit_movement(struct clause *c, const struct sense *s)
{
    if (s->mode != MODE_EASES)
        emit_as(c, s, TAUT_LIMITS);
}

static void emit_timing(struct clause *c, const struct sense *s)
{
    struct sense timing = *s;
    if (s->mode == MODE_EASES && s->strong) /* "better in the morning" */
        timing.negated = true;
    emit_as(c, &timing, TAUT_HAS_TIMING);
}

/* "Stiff neck" is told by its sign; saying "stiff" again would count it twice. */
static void emit_quality(struct clause *c, const struct sense *s)
{
    if (!s->used && !s->concept->nested)
        emit_as(c, s, TAUT_HAS_QUALITY);
}

/* "Thunderclap headache" is a sign and a pain of the head. */
static void emit_sign(struct clause *c, const struct sense *s)
{
    uint16_t place = c->atlas->terms[s->index].pain_in;
    emit_as(c, s, TAUT_HAS_SIGN);
    bool told = s + 1 < c->senses + c->n && (s + 1)->concept->nested; /* the words name the place themselves */
    if (place == TAUT_NONE || told || s->negated || s->past)
        return;
    struct taut_finding f = finding(c, s, TAUT_PAIN, place);
    f.side = c->atlas->places[place].paired ? s->side : TAUT_MIDLINE;
    f.level = TAUT_LEVEL_UNKNOWN;
    collection_add(c->out, &f);
}

static void emit_factor(struct clause *c, const struct sense *s)
{
    bool doubtful = s > c->senses && (s - 1)->symbol == IS_UNCERTAIN && !(s->joins & JOIN_LIST);
    if (doubtful) /* "might be arthritis" */
        return;
    struct sense told = *s;
    uint16_t later = c->atlas->terms[s->index].later;
    if (later != TAUT_NONE && was_long_ago(c, s))
        told.index = later;
    emit_as(c, &told, TAUT_HAS_FACTOR);
}

static void emit_cause(struct clause *c, const struct sense *s)
{
    if (s->doubtful)
        return;
    struct taut_finding f = finding(c, s, TAUT_NAMED_CAUSE, s->index);
    f.side = c->atlas->causes[s->index].paired ? s->side : TAUT_UNSTATED;
    collection_add(c->out, &f);
}

void pass_emit(struct clause *c)
{
    static void (*const emit[IS_NOTHING + 1])(struct clause *, const struct sense *) = {
        [IS_PLACE] = emit_place,       [IS_QUALITY] = emit_quality,   [IS_TIMING] = emit_timing,
        [IS_ACTIVITY] = emit_activity, [IS_MOVEMENT] = emit_movement, [IS_SIGN] = emit_sign,
        [IS_FACTOR] = emit_factor,     [IS_CAUSE] = emit_cause,       [IS_SINCE] = emit_since,
        [IS_YEARS_OLD] = emit_age,
    };
    for (size_t k = 0; k < c->n; k++)
        if (emit[c->senses[k].symbol])
            emit[c->senses[k].symbol](c, &c->senses[k]);
}

/* ---- clauses ----------------------------------------------------------------------------------------- */

static void read_clause(struct clause *c)
{
    static void (*const passes[])(struct clause *) = {
        pass_places_of_muscles,
        pass_numbers,
        pass_negation,
        pass_sides,
        pass_predicates,
        pass_traits,
        pass_levels,
        pass_ways,
        pass_modes,
        pass_emit,
    };
    if (c->n > 0)
        for (size_t i = 0; i < sizeof passes / sizeof *passes; i++)
            passes[i](c);
    c->n = 0;
}

static const uint8_t level_of[IS_NOTHING + 1] = { [IS_MILD] = 1, [IS_MODERATE] = 2, [IS_SEVERE] = 3 };

struct builder {
    struct clause *clause;
    uint16_t joins;
    bool past, doubtful, denied; /* the clause so far */
    bool beside_kin;             /* the speaker is the patient, relatives are not */
};

static void begin_clause(struct builder *b)
{
    read_clause(b->clause);
    *b = (struct builder){ .clause = b->clause, .beside_kin = b->beside_kin };
}

/* "2 week history of headache" is now; "had" too ("I had a headache for three days"). */
static bool is_past(const struct clause *c, const struct concept *concept)
{
    static const char *const not_past[] = { "had", "known", "past" };
    for (size_t i = 0; i < sizeof not_past / sizeof *not_past; i++)
        if (concept->end == concept->first + 1 && word_is(c->words, concept->first, not_past[i]))
            return false;
    return c->n == 0 || (c->senses[c->n - 1].symbol != IS_DURATION && c->senses[c->n - 1].symbol != IS_NUMBER);
}

/* "cheekbone pain like sinusitis" compares. */
static bool is_compared(const struct clause *c, const struct concept *concept)
{
    return concept->first > 0 && word_is(c->words, concept->first - 1, "like");
}

static void push_sense(struct builder *b, struct concept *concept, enum symbol symbol)
{
    struct clause *c = b->clause;
    if (c->n == CLAUSE_MAX)
        begin_clause(b);
    if (b->joins & JOIN_COMMA)
        b->past = false;
    if (symbol == IS_HISTORY && is_past(c, concept))
        b->past = true;
    b->doubtful = b->doubtful || symbol == IS_UNCERTAIN;
    b->denied = b->denied || symbol == IS_NEGATION;
    uint8_t level = level_of[symbol] ? level_of[symbol] : TAUT_LEVEL_UNKNOWN;
    c->senses[c->n++] = (struct sense){ .concept = concept,
                                        .symbol = symbol,
                                        .index = concept->index,
                                        .value = concept->value,
                                        .joins = b->joins,
                                        .side = concept->side,
                                        .past = b->past,
                                        .doubtful = b->doubtful || is_compared(c, concept),
                                        .level = level,
                                        .nrs = -1 };
    b->joins = 0;
}

/* "the arm gets weaker": a weak arm, and getting worse. */
static void push_change(struct builder *b, struct concept *concept)
{
    uint16_t worsening = taut_atlas_find_term(b->clause->atlas, TAUT_TIMING, "worsening");
    if (concept->symbol != IS_WEAKNESS || !word_is(b->clause->words, concept->end - 1, "weaker") ||
        worsening == TAUT_NONE)
        return;
    push_sense(b, concept, IS_TIMING);
    b->clause->senses[b->clause->n - 1].index = worsening;
}

/* "but not in the hand", "all fingers except the thumb" deny what follows. */
static void turn(struct builder *b, struct concept *concept)
{
    bool denies = word_is(b->clause->words, concept->end - 1, "not") ||
                  (word_is(b->clause->words, concept->first, "except") && b->clause->n > 0 && !b->denied);
    begin_clause(b);
    if (denies)
        push_sense(b, concept, IS_NEGATION);
}

/* "the shoulder is fine", "neck turning is normal": denies what stands before. */
static void find_well(struct clause *c, const struct concept *filler)
{
    static const char *const well[] = { "fine", "normal", "ok", "okay", "alright" };
    static const char *const copulas[] = { "is", "are", "was", "feels", "looks", "seems" };
    size_t last = filler->end - 1;
    bool denies = false, copula = false;
    for (size_t i = 0; i < sizeof well / sizeof *well; i++)
        denies = denies || word_is(c->words, last, well[i]);
    for (size_t i = 0; last > 0 && i < sizeof copulas / sizeof *copulas; i++)
        copula = copula || word_is(c->words, last - 1, copulas[i]);
    if (denies && copula && c->n > 0 && c->senses[c->n - 1].concept->end + 1 == last)
        c->senses[c->n - 1].negated = true;
}

static void add_concept(struct builder *b, struct concept *concept)
{
    const struct words *w = b->clause->words;
    uint8_t gap = w->items[concept->first].gap;
    if ((gap & GAP_STOP) && !concept->nested)
        begin_clause(b);
    if (!concept->nested)
        b->joins =
            (uint16_t)((b->joins & ~JOIN_THE) | (b->joins & JOIN_THE && gap == 0 ? JOIN_THE : 0) | joins_of_gap(gap));
    switch (concept->symbol) {
    case IS_UNKNOWN: b->joins |= JOIN_OTHER; break;
    case IS_FILLER:
        b->joins = (uint16_t)((b->joins & ~JOIN_THE) | joins_of_filler(w, concept));
        find_well(b->clause, concept);
        break;
    case IS_AND: b->joins |= JOIN_AND; break;
    case IS_OR: b->joins |= JOIN_OR; break;
    case IS_BUT: turn(b, concept); break;
    default:
        if (b->beside_kin && kin_is_told_of(w, concept)) {
            b->joins |= JOIN_OTHER;
        } else {
            push_change(b, concept);
            push_sense(b, concept, concept->symbol);
        }
    }
}

/* Activities that more causes of the atlas know as easing than as aggravating. */
static bool *soothing_activities(const struct taut_atlas *a, struct taut_arena *arena)
{
    size_t n = a->terms_of[TAUT_TERM_KINDS];
    bool *soothing = taut_arena_array(arena, n, sizeof *soothing);
    int *balance = taut_arena_array(arena, n, sizeof *balance);
    if (!soothing || !balance)
        return NULL;
    for (size_t k = 0; k < a->n_causes; k++)
        for (size_t i = 0; i < a->causes[k].n_links; i++) {
            const struct taut_link *l = &a->links[a->causes[k].links + i];
            if (l->kind == TAUT_EASES || l->kind == TAUT_AGGRAVATES)
                balance[l->target] += l->kind == TAUT_EASES ? 1 : -1;
        }
    for (size_t t = 0; t < n; t++)
        soothing[t] = balance[t] > 0;
    return soothing;
}

enum taut_status clauses_read(const struct taut_atlas *a, const struct words *w, struct concepts *concepts,
                              struct taut_arena *arena, struct collection *out, struct taut_error *err)
{
    enum { WAYS_MOST = 64 };
    struct clause *c = taut_arena_alloc(arena, sizeof *c);
    bool *soothing = soothing_activities(a, arena);
    if (!c || !soothing)
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for the clauses of the text");
    c->atlas = a;
    c->words = w;
    c->out = out;
    c->soothing = soothing;
    c->ways = WAYS_MOST;
    struct builder b = { .clause = c, .beside_kin = kin_is_beside_speaker(w, concepts) };
    for (size_t k = 0; k < concepts->n && !out->no_memory; k++)
        add_concept(&b, &concepts->items[k]);
    begin_clause(&b);
    return out->no_memory ? taut_fail(err, TAUT_ENOMEM, "", "no memory for the findings") : TAUT_OK;
}
