/* evaluate.c - whether a condition holds over the findings of a case.
 *
 * A rule is a tree of conditions over what was said. Whether a mentioned place is the place of a condition goes by its
 * regions: a place within the condition's place counts, and a wider mention counts where the condition's place
 * makes up at least a quarter of it ("arm" for the inner arm, but not "headache" for the temple). A place is denied
 * where something was denied that holds all of it. Every test can only turn from false to true when a finding is
 * added, so no answer ever clears a danger. */
#include "evaluate.h"

#include <string.h>

/* Pain told in words counts as this much on the 0..10 scale (engineering choice): the top of what the words usually
 * mean, because a missed danger costs more than a false alarm. */
enum { MILD_COUNTS = 3, MODERATE_COUNTS = 6, SEVERE_COUNTS = 8 };
enum { WIDER_MENTION = 4 }; /* a condition's place must be 1/4 of a wider mention */
enum { NOT_SEEN, SEEN_NO, SEEN_YES };

/* ---- one finding and one condition ------------------------------------------------------------------------------ */

static bool is_placed(const struct taut_finding *f)
{
    return f->kind == TAUT_PAIN || f->kind == TAUT_NUMBNESS;
}

static bool is_of_term(enum taut_finding_kind kind)
{
    return kind >= TAUT_HAS_QUALITY && kind <= TAUT_HAS_FACTOR;
}

static bool is_denied(const struct taut_finding *f)
{
    return f->negated || f->level == 0;
}

static bool place_matches(const struct taut_screener *s, size_t finding, uint16_t place, bool denied)
{
    const uint64_t *said = s->mentioned + finding * s->words;
    const struct taut_list members = s->atlas->places[place].members;
    unsigned n_common = 0;
    for (uint32_t k = 0; k < members.n; k++) {
        const uint16_t region = s->atlas->index[members.begin + k];
        n_common += said[region / 64] >> (region % 64) & 1;
    }
    return n_common > 0 && (denied ? n_common == members.n : n_common * WIDER_MENTION >= s->n_mentioned[finding]);
}

/* A factor such as "50 or older" is also stated by an age. */
static bool age_states(const struct taut_term *t, unsigned years, bool denied)
{
    if (!t->age_at_least && !t->age_below)
        return false;
    bool within = (!t->age_at_least || years >= t->age_at_least) && (!t->age_below || years < t->age_below);
    return within != denied;
}

static bool finding_states(const struct taut_screener *s, size_t k, const struct taut_condition *c, bool denied)
{
    const struct taut_finding *f = &s->told.findings[k];
    if (c->kind == TAUT_HAS_FACTOR && f->kind == TAUT_AGE)
        return age_states(&s->atlas->terms[c->target], f->target, denied);
    if (f->kind != c->kind || is_denied(f) != denied)
        return false;
    return is_placed(f) ? place_matches(s, k, c->target, denied) : f->target == c->target;
}

static unsigned severity(const struct taut_finding *f)
{
    static const uint8_t counts[] = { 0, MILD_COUNTS, MODERATE_COUNTS, SEVERE_COUNTS };
    if (f->kind != TAUT_PAIN || is_denied(f))
        return 0;
    return f->nrs >= 0 ? (unsigned)f->nrs : f->level < 4 ? counts[f->level] : 0;
}

static bool finding_fits(const struct taut_screener *s, size_t k, const struct taut_condition *c, bool denied)
{
    const struct taut_finding *f = &s->told.findings[k];
    switch ((enum taut_condition_op)c->op) {
    case TAUT_STATED: return finding_states(s, k, c, denied);
    case TAUT_AGE_AT_LEAST: return f->kind == TAUT_AGE && (f->target >= c->value) != denied;
    case TAUT_AGE_BELOW: return f->kind == TAUT_AGE && (f->target < c->value) != denied;
    case TAUT_SEVERITY_AT_LEAST: return !denied && severity(f) >= c->value && c->value > 0;
    case TAUT_ALL:
    case TAUT_ANY:
    case TAUT_DENIED:
    case TAUT_AT_LEAST:
    case TAUT_SCORE_AT_LEAST: break;
    }
    return false;
}

/* ---- whether a condition holds ------------------------------------------------------------------------------------ */

static bool any_of_kind(const struct taut_screener *s, enum taut_finding_kind kind, const struct taut_condition *c,
                        bool denied)
{
    for (size_t k = s->first_of_kind[kind]; k > 0; k = s->next_of_kind[k - 1])
        if (finding_fits(s, k - 1, c, denied))
            return true;
    return false;
}

static bool any_of_place(const struct taut_screener *s, const struct taut_condition *c, bool denied)
{
    uint8_t *seen = &s->matches[4u * c->target + 2u * (c->kind == TAUT_NUMBNESS) + denied];
    if (*seen == NOT_SEEN)
        *seen = any_of_kind(s, (enum taut_finding_kind)c->kind, c, denied) ? SEEN_YES : SEEN_NO;
    return *seen == SEEN_YES;
}

static bool any_states(const struct taut_screener *s, const struct taut_condition *c, bool denied)
{
    if (c->kind == TAUT_PAIN || c->kind == TAUT_NUMBNESS)
        return any_of_place(s, c, denied);
    if (c->kind > TAUT_HAS_FACTOR)
        return any_of_kind(s, (enum taut_finding_kind)c->kind, c, denied);
    for (size_t k = s->first_of_term[c->target]; k > 0; k = s->next_of_term[k - 1])
        if (finding_states(s, k - 1, c, denied))
            return true;
    return c->kind == TAUT_HAS_FACTOR && any_of_kind(s, TAUT_AGE, c, denied);
}

static bool atom_holds(const struct taut_screener *s, const struct taut_condition *c, bool denied)
{
    switch ((enum taut_condition_op)c->op) {
    case TAUT_STATED: return any_states(s, c, denied);
    case TAUT_SEVERITY_AT_LEAST: return any_of_kind(s, TAUT_PAIN, c, denied);
    default: return any_of_kind(s, TAUT_AGE, c, denied);
    }
}

/* For a rule only what adds counts: no answer clears a danger. */
static bool score_reaches(const struct taut_screener *s, const struct taut_condition *c)
{
    const struct taut_score *score = &s->atlas->scores[c->target];
    int halves = 0;
    for (uint32_t k = score->items; k < score->items + score->n_items; k++) {
        const struct taut_score_item *item = &s->atlas->score_items[k];
        if (item->halves > 0 && screener_holds(s, item->when, false))
            halves += item->halves;
    }
    return halves >= c->value;
}

/* De Morgan: of "all" one part was denied, of "any" every part. */
static bool enough_hold(const struct taut_screener *s, uint32_t at, bool denied)
{
    const struct taut_condition *all = s->atlas->conditions, *c = &all[at];
    unsigned n = 0, met = 0;
    for (uint32_t child = at + 1; child < at + c->size; child += all[child].size) {
        n++;
        met += screener_holds(s, child, denied);
    }
    unsigned needed = c->op == TAUT_ALL ? n : c->op == TAUT_ANY ? 1 : c->value;
    if (denied)
        needed = needed > n ? 0 : n - needed + 1;
    return n > 0 && met >= needed;
}

static bool has_parts(const struct taut_condition *c)
{
    return c->op == TAUT_ALL || c->op == TAUT_ANY || c->op == TAUT_AT_LEAST;
}

bool screener_holds(const struct taut_screener *s, uint32_t at, bool denied)
{
    const struct taut_condition *c = &s->atlas->conditions[at];
    uint8_t *seen = &s->seen[denied][at];
    if (*seen != NOT_SEEN)
        return *seen == SEEN_YES;
    const bool holds = c->op == TAUT_DENIED           ? screener_holds(s, at + 1, !denied)
                       : c->op == TAUT_SCORE_AT_LEAST ? !denied && score_reaches(s, c)
                       : has_parts(c)                 ? enough_hold(s, at, denied)
                                                      : atom_holds(s, c, denied);
    *seen = holds ? SEEN_YES : SEEN_NO;
    return holds;
}

enum taut_answer screener_verdict(const struct taut_screener *s, uint32_t at)
{
    if (screener_holds(s, at, false))
        return TAUT_YES;
    return screener_holds(s, at, true) ? TAUT_NO : TAUT_UNKNOWN;
}

enum taut_answer taut_screening_verdict(const struct taut_screening *s, uint32_t condition)
{
    return screener_verdict(s->looked, condition);
}

enum taut_answer taut_screening_known(const struct taut_screening *s, enum taut_finding_kind kind, uint16_t target)
{
    const struct taut_screener *x = s->looked;
    const bool of_term = is_of_term(kind);
    const uint16_t *next = of_term ? x->next_of_term : x->next_of_kind;
    enum taut_answer known = TAUT_UNKNOWN;
    for (size_t k = of_term ? x->first_of_term[target] : x->first_of_kind[kind]; k > 0; k = next[k - 1]) {
        const struct taut_finding *f = &x->told.findings[k - 1];
        if (f->kind != kind || (f->target != target && kind != TAUT_AGE))
            continue;
        if (!is_denied(f))
            return TAUT_YES;
        known = TAUT_NO;
    }
    return known;
}

enum taut_status taut_screen_verdict(const struct taut_atlas *a, const struct taut_case *c, uint32_t condition,
                                     struct taut_arena *arena, enum taut_answer *ret, struct taut_error *err)
{
    const struct taut_screener *s = screener_start(a, c, arena);
    if (!s)
        return taut_fail(err, TAUT_ENOMEM, "", "no memory to look at %zu findings", c->n_findings);
    *ret = screener_verdict(s, condition);
    return TAUT_OK;
}

/* ---- why it holds ------------------------------------------------------------------------------------------------- */

static void add_because(struct taut_alert *alert, size_t finding)
{
    for (size_t k = 0; k < alert->n_because; k++)
        if (alert->because[k] == finding)
            return;
    if (alert->n_because < TAUT_MAX_BECAUSE)
        alert->because[alert->n_because++] = (uint16_t)finding;
}

static void explain_score(const struct taut_screener *s, const struct taut_score *score, struct taut_alert *alert)
{
    for (uint32_t k = score->items; k < score->items + score->n_items; k++)
        if (s->atlas->score_items[k].halves > 0)
            screener_explain(s, s->atlas->score_items[k].when, false, alert);
}

void screener_explain(const struct taut_screener *s, uint32_t at, bool denied, struct taut_alert *alert)
{
    const struct taut_condition *all = s->atlas->conditions, *c = &all[at];
    if (!screener_holds(s, at, denied))
        return;
    if (c->op == TAUT_DENIED) {
        screener_explain(s, at + 1, !denied, alert);
    } else if (c->op == TAUT_SCORE_AT_LEAST) {
        explain_score(s, &s->atlas->scores[c->target], alert);
    } else if (has_parts(c)) {
        for (uint32_t child = at + 1; child < at + c->size; child += all[child].size)
            screener_explain(s, child, denied, alert);
    } else {
        for (size_t k = 0; k < s->told.n_findings; k++)
            if (finding_fits(s, k, c, denied))
                add_because(alert, k);
    }
}

/* ---- looking at a case --------------------------------------------------------------------------------------------- */

static void fill_regions(struct taut_screener *s, size_t finding)
{
    const struct taut_list members = s->atlas->places[s->told.findings[finding].target].members;
    uint64_t *set = s->mentioned + finding * s->words;
    for (uint32_t k = 0; k < members.n; k++) {
        const uint16_t region = s->atlas->index[members.begin + k];
        set[region / 64] |= UINT64_C(1) << (region % 64);
    }
    s->n_mentioned[finding] = members.n;
}

/* From the last to the first, so that each chain is in the order of the findings. */
static void chain_findings(struct taut_screener *s)
{
    for (size_t k = s->told.n_findings; k-- > 0;) {
        const struct taut_finding *f = &s->told.findings[k];
        s->next_of_kind[k] = s->first_of_kind[f->kind];
        s->first_of_kind[f->kind] = (uint16_t)(k + 1);
        if (is_of_term(f->kind)) {
            s->next_of_term[k] = s->first_of_term[f->target];
            s->first_of_term[f->target] = (uint16_t)(k + 1);
        }
        if (is_placed(f))
            fill_regions(s, k);
    }
}

struct taut_screener *screener_start(const struct taut_atlas *a, const struct taut_case *c, struct taut_arena *arena)
{
    struct taut_screener *s = taut_arena_alloc(arena, sizeof *s);
    const size_t n = c->n_findings + 1u;
    if (!s)
        return NULL;
    *s = (struct taut_screener){ .atlas = a, .told = *c, .words = (a->n_regions + 63u) / 64u };
    s->first_of_term = taut_arena_array(arena, a->terms_of[TAUT_TERM_KINDS] + 1u, sizeof *s->first_of_term);
    s->next_of_term = taut_arena_array(arena, n, sizeof *s->next_of_term);
    s->next_of_kind = taut_arena_array(arena, n, sizeof *s->next_of_kind);
    s->mentioned = taut_arena_array(arena, n * s->words, sizeof *s->mentioned);
    s->n_mentioned = taut_arena_array(arena, n, sizeof *s->n_mentioned);
    s->seen[0] = taut_arena_array(arena, a->n_conditions + 1u, 1);
    s->seen[1] = taut_arena_array(arena, a->n_conditions + 1u, 1);
    s->matches = taut_arena_array(arena, 4u * a->n_places + 1u, 1);
    if (!s->first_of_term || !s->next_of_term || !s->next_of_kind || !s->mentioned || !s->n_mentioned || !s->seen[0] ||
        !s->seen[1] || !s->matches)
        return NULL;
    chain_findings(s);
    return s;
}
