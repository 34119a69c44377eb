/* open.c - which rules could still fire, and what would settle them: unknown is not no. */
#include "evaluate.h"

#include <stdio.h>
#include <string.h>

enum { NEVER = 200, MOST_PARTS = 64, MOST_SETTLE = 48 };

struct opener {
    const struct taut_screener *screener;
    bool place_told, age_told; /* then other places and ages are settled for what is left to ask */
    uint8_t *needed[2];        /* [n_conditions]: what needs() found, + 1; 0: not looked at. To hold, to be denied */
    uint32_t *settle;          /* [MOST_SETTLE] */
    size_t n_settle;
};

static bool is_age_factor(const struct taut_atlas *a, const struct taut_condition *c)
{
    return c->op == TAUT_STATED && c->kind == TAUT_HAS_FACTOR &&
           (a->terms[c->target].age_at_least || a->terms[c->target].age_below);
}

/* Can nothing that is still to be asked make it hold? */
static bool is_settled(const struct opener *o, const struct taut_condition *c)
{
    switch ((enum taut_condition_op)c->op) {
    case TAUT_STATED:
        return (c->kind == TAUT_PAIN && o->place_told) || (is_age_factor(o->screener->atlas, c) && o->age_told);
    case TAUT_AGE_AT_LEAST:
    case TAUT_AGE_BELOW: return o->age_told;
    case TAUT_SEVERITY_AT_LEAST: return o->place_told;
    default: return false;
    }
}

static unsigned needs(struct opener *o, uint32_t at, bool denied);

/* The sum of the `wanted` smallest. */
static unsigned sum_of_least(unsigned *parts, size_t n, size_t wanted)
{
    unsigned sum = 0;
    if (wanted > n)
        return NEVER;
    for (size_t k = 0; k < wanted; k++) {
        size_t least = k;
        for (size_t m = k + 1; m < n; m++)
            if (parts[m] < parts[least])
                least = m;
        unsigned part = parts[least];
        parts[least] = parts[k];
        parts[k] = part;
        sum += part;
    }
    return sum < NEVER ? sum : NEVER;
}

static unsigned needs_of_parts(struct opener *o, uint32_t at, bool denied)
{
    const struct taut_condition *all = o->screener->atlas->conditions, *c = &all[at];
    unsigned parts[MOST_PARTS];
    size_t n = 0;
    for (uint32_t child = at + 1; child < at + c->size && n < MOST_PARTS; child += all[child].size)
        parts[n++] = needs(o, child, denied);
    size_t wanted = c->op == TAUT_ALL ? n : c->op == TAUT_ANY ? 1 : c->value;
    if (denied)
        wanted = wanted > n ? 0 : n - wanted + 1;
    return n ? sum_of_least(parts, n, wanted) : NEVER;
}

/* Items by points a need, the best first, until the score is reached. */
static unsigned needs_of_score(struct opener *o, const struct taut_condition *c)
{
    const struct taut_atlas *a = o->screener->atlas;
    const struct taut_score *score = &a->scores[c->target];
    unsigned each[MOST_PARTS], total = 0;
    bool used[MOST_PARTS] = { false };
    int halves = 0;
    size_t n = score->n_items < MOST_PARTS ? score->n_items : MOST_PARTS;
    for (size_t k = 0; k < n; k++)
        each[k] = needs(o, a->score_items[score->items + k].when, false);
    while (halves < (int)c->value) {
        size_t best = n;
        double gain = 0;
        for (size_t k = 0; k < n; k++) {
            int points = a->score_items[score->items + k].halves;
            double worth = points / (each[k] + 0.01);
            if (!used[k] && points > 0 && each[k] < NEVER && worth > gain) {
                gain = worth;
                best = k;
            }
        }
        if (best == n)
            return NEVER;
        used[best] = true;
        halves += a->score_items[score->items + best].halves;
        total += each[best];
    }
    return total < NEVER ? total : NEVER;
}

static void note(struct opener *o, uint32_t at)
{
    const struct taut_condition *all = o->screener->atlas->conditions, *c = &all[at];
    for (size_t k = 0; k < o->n_settle; k++) {
        const struct taut_condition *known = &all[o->settle[k]];
        if (known->op == c->op && known->kind == c->kind && known->target == c->target && known->value == c->value)
            return;
    }
    if (o->n_settle < MOST_SETTLE)
        o->settle[o->n_settle++] = at;
}

static unsigned find_needs(struct opener *o, uint32_t at, bool denied)
{
    const struct taut_condition *c = &o->screener->atlas->conditions[at];
    if (screener_holds(o->screener, at, denied))
        return 0;
    if (screener_holds(o->screener, at, !denied))
        return NEVER;
    switch ((enum taut_condition_op)c->op) {
    case TAUT_DENIED: return needs(o, at + 1, !denied);
    case TAUT_ALL:
    case TAUT_ANY:
    case TAUT_AT_LEAST: return needs_of_parts(o, at, denied);
    case TAUT_SCORE_AT_LEAST: return denied ? NEVER : needs_of_score(o, c);
    default: return is_settled(o, c) ? NEVER : 1;
    }
}

/* The fewest unknowns that must be answered for the condition to hold (or, denied, to be denied). */
static unsigned needs(struct opener *o, uint32_t at, bool denied)
{
    uint8_t *needed = &o->needed[denied][at];
    if (*needed == 0)
        *needed = (uint8_t)(find_needs(o, at, denied) + 1);
    return *needed - 1u;
}

/* The unknowns in the branches that could still hold. */
static void gather(struct opener *o, uint32_t at, bool denied)
{
    const struct taut_atlas *a = o->screener->atlas;
    const struct taut_condition *c = &a->conditions[at];
    unsigned n = needs(o, at, denied);
    if (n == 0 || n >= NEVER)
        return;
    if (c->op == TAUT_DENIED) {
        gather(o, at + 1, !denied);
    } else if (c->op == TAUT_SCORE_AT_LEAST) {
        const struct taut_score *score = &a->scores[c->target];
        for (uint32_t k = score->items; k < score->items + score->n_items; k++)
            gather(o, a->score_items[k].when, false);
    } else if (c->op == TAUT_ALL || c->op == TAUT_ANY || c->op == TAUT_AT_LEAST) {
        for (uint32_t child = at + 1; child < at + c->size; child += a->conditions[child].size)
            gather(o, child, denied);
    } else {
        note(o, at);
    }
}

static bool has_fired(const struct taut_screening *s, uint16_t screen)
{
    for (size_t k = 0; k < s->n_alerts; k++)
        if (s->alerts[k].screen == screen)
            return true;
    return false;
}

static void insert(const struct taut_atlas *a, struct taut_open *list, size_t *n, struct taut_open open)
{
    size_t at = (*n)++;
    for (; at > 0; at--) {
        const struct taut_open *before = &list[at - 1];
        enum taut_level level = a->screens[open.screen].level, other = a->screens[before->screen].level;
        if (other < level || (other == level && before->needs <= open.needs))
            break;
        list[at] = *before;
    }
    list[at] = open;
}

enum taut_status taut_screen_open(const struct taut_atlas *a, const struct taut_case *c, const struct taut_screening *s,
                                  struct taut_arena *arena, const struct taut_open **ret, size_t *n,
                                  struct taut_error *err)
{
    struct taut_open *list = taut_arena_array(arena, (size_t)a->n_screens + 1, sizeof *list);
    struct opener o = { .screener = s->looked ? s->looked : screener_start(a, c, arena) };
    for (size_t k = 0; k < 2; k++)
        o.needed[k] = taut_arena_array(arena, a->n_conditions + 1u, 1);
    if (!list || !o.needed[0] || !o.needed[1] || !o.screener)
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for the open rules");
    for (size_t k = 0; k < c->n_findings; k++) {
        o.place_told = o.place_told || (c->findings[k].kind == TAUT_PAIN && c->findings[k].level != 0);
        o.age_told = o.age_told || c->findings[k].kind == TAUT_AGE;
    }
    *n = 0;
    for (uint16_t k = 0; k < a->n_screens; k++) {
        unsigned wanted = has_fired(s, k) ? NEVER : needs(&o, a->screens[k].when, false);
        if (wanted == 0 || wanted >= NEVER)
            continue;
        o.n_settle = 0;
        o.settle = taut_arena_array(arena, MOST_SETTLE, sizeof *o.settle);
        if (!o.settle)
            return taut_fail(err, TAUT_ENOMEM, "", "no memory for the open rules");
        gather(&o, a->screens[k].when, false);
        insert(a, list, n, (struct taut_open){ k, (uint8_t)wanted, o.settle, o.n_settle });
    }
    *ret = list;
    return TAUT_OK;
}

void taut_screen_describe(const struct taut_atlas *a, uint32_t condition, char *out, size_t max)
{
    const struct taut_condition *c = &a->conditions[condition];
    struct taut_finding f = { .kind = (enum taut_finding_kind)c->kind, .target = c->target, .level = 1, .nrs = -1 };
    if (f.kind == TAUT_PAIN)
        f.level = TAUT_LEVEL_UNKNOWN;
    switch ((enum taut_condition_op)c->op) {
    case TAUT_AGE_AT_LEAST: snprintf(out, max, taut_say(a->catalogue, "%u years or older"), (unsigned)c->value); break;
    case TAUT_AGE_BELOW: snprintf(out, max, taut_say(a->catalogue, "under %u years"), (unsigned)c->value); break;
    case TAUT_SEVERITY_AT_LEAST:
        snprintf(out, max, taut_say(a->catalogue, "pain of %u or more out of 10"), (unsigned)c->value);
        break;
    default: taut_finding_describe(a, &f, out, max);
    }
}
