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

static void fill_regions(const struct taut_atlas *a, uint16_t place, uint64_t *set)
{
    struct taut_list members = a->places[place].members;
    for (uint32_t k = 0; k < members.n; k++) {
        uint16_t region = a->index[members.begin + k];
        set[region / 64] |= UINT64_C(1) << (region % 64);
    }
}

static bool is_placed(const struct taut_finding *f)
{
    return f->kind == TAUT_PAIN || f->kind == TAUT_NUMBNESS;
}

static bool is_denied(const struct taut_finding *f)
{
    return f->negated || f->level == 0;
}

static bool place_matches(const struct screener *s, size_t finding, uint16_t place, bool denied)
{
    const uint64_t *said = s->mentioned + finding * s->words;
    unsigned n_said = 0, n_wanted = 0, n_common = 0;
    memset(s->wanted, 0, s->words * sizeof *s->wanted);
    fill_regions(s->atlas, place, s->wanted);
    for (size_t w = 0; w < s->words; w++) {
        n_said += (unsigned)__builtin_popcountll(said[w]);
        n_wanted += (unsigned)__builtin_popcountll(s->wanted[w]);
        n_common += (unsigned)__builtin_popcountll(said[w] & s->wanted[w]);
    }
    return n_common > 0 && (denied ? n_common == n_wanted : n_common * WIDER_MENTION >= n_said);
}

/* A factor such as "50 or older" is also stated by an age. */
static bool age_states(const struct taut_term *t, unsigned years, bool denied)
{
    if (!t->age_at_least && !t->age_below)
        return false;
    bool within = (!t->age_at_least || years >= t->age_at_least) && (!t->age_below || years < t->age_below);
    return within != denied;
}

static bool finding_states(const struct screener *s, size_t k, const struct taut_condition *c, bool denied)
{
    const struct taut_finding *f = &s->told->findings[k];
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

static bool finding_fits(const struct screener *s, size_t k, const struct taut_condition *c, bool denied)
{
    const struct taut_finding *f = &s->told->findings[k];
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

static void add_because(struct taut_alert *alert, size_t finding)
{
    for (size_t k = 0; k < alert->n_because; k++)
        if (alert->because[k] == finding)
            return;
    if (alert->n_because < TAUT_MAX_BECAUSE)
        alert->because[alert->n_because++] = (uint16_t)finding;
}

static bool atom_holds(const struct screener *s, const struct taut_condition *c, bool denied, struct taut_alert *alert)
{
    bool any = false;
    for (size_t k = 0; k < s->told->n_findings; k++)
        if (finding_fits(s, k, c, denied)) {
            add_because(alert, k);
            any = true;
        }
    return any;
}

/* For a rule only what adds counts: no answer clears a danger. */
static bool score_reaches(const struct screener *s, const struct taut_condition *c, struct taut_alert *alert)
{
    const struct taut_score *score = &s->atlas->scores[c->target];
    int halves = 0;
    for (uint32_t k = score->items; k < score->items + score->n_items; k++) {
        const struct taut_score_item *item = &s->atlas->score_items[k];
        if (item->halves > 0 && screener_holds(s, item->when, false, alert))
            halves += item->halves;
    }
    return halves >= c->value;
}

/* Whether the condition at `at` holds or, where denied is set, was denied (De Morgan: of "all" one part, of "any"
 * every part). Findings that carry it are added to the alert; those of a branch that fails are taken back. */
bool screener_holds(const struct screener *s, uint32_t at, bool denied, struct taut_alert *alert)
{
    const struct taut_condition *c = &s->atlas->conditions[at];
    if (c->op == TAUT_DENIED)
        return screener_holds(s, at + 1, !denied, alert);
    if (c->op == TAUT_SCORE_AT_LEAST)
        return !denied && score_reaches(s, c, alert);
    if (c->op != TAUT_ALL && c->op != TAUT_ANY && c->op != TAUT_AT_LEAST)
        return atom_holds(s, c, denied, alert);
    uint8_t before = alert->n_because;
    unsigned n = 0, met = 0;
    for (uint32_t child = at + 1; child < at + c->size; child += s->atlas->conditions[child].size) {
        n++;
        met += screener_holds(s, child, denied, alert);
    }
    unsigned needed = c->op == TAUT_ALL ? n : c->op == TAUT_ANY ? 1 : c->value;
    if (denied)
        needed = needed > n ? 0 : n - needed + 1;
    if (n > 0 && met >= needed)
        return true;
    alert->n_because = before;
    return false;
}

bool screener_start(struct screener *s, const struct taut_atlas *a, const struct taut_case *c, struct taut_arena *arena)
{
    *s = (struct screener){ .atlas = a, .told = c, .words = (a->n_regions + 63u) / 64u };
    s->mentioned = taut_arena_array(arena, c->n_findings * s->words + 1, sizeof *s->mentioned);
    s->wanted = taut_arena_array(arena, s->words + 1, sizeof *s->wanted);
    if (!s->mentioned || !s->wanted)
        return false;
    for (size_t k = 0; k < c->n_findings; k++)
        if (is_placed(&c->findings[k]))
            fill_regions(a, c->findings[k].target, s->mentioned + k * s->words);
    return true;
}

enum taut_answer screener_verdict(const struct screener *s, uint32_t at)
{
    struct taut_alert unused = { 0 };
    if (screener_holds(s, at, false, &unused))
        return TAUT_YES;
    return screener_holds(s, at, true, &unused) ? TAUT_NO : TAUT_UNKNOWN;
}

enum taut_status taut_screen_verdict(const struct taut_atlas *a, const struct taut_case *c, uint32_t condition,
                                     struct taut_arena *arena, enum taut_answer *ret, struct taut_error *err)
{
    struct screener s;
    if (!screener_start(&s, a, c, arena))
        return taut_fail(err, TAUT_ENOMEM, "", "no memory to look at %zu findings", c->n_findings);
    *ret = screener_verdict(&s, condition);
    return TAUT_OK;
}
