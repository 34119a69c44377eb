/* cover_order.c - in which order the bags are applied, so that few findings are open at once. */
#include "cover_plan.h"

#include <string.h>

enum { STARTS = 12 };
#define GOOD_ENOUGH \
    8000.0 /* multiply-adds; the k-th further start is made where k squared times as many are at stake */
#define ALWAYS static inline __attribute__((always_inline))

struct ordering {
    const struct cover_plan *plan;
    size_t words;
    const uint64_t *bag_bits; /* a row of words a bag */
    uint64_t *reach;          /* a row of words a finding: findings that share a bag not yet applied */
    uint64_t *open;
    uint32_t *bags_of, *bags; /* slice of bags of each finding */
    bool *applied;            /* [n_bags] */
    uint8_t *bit;             /* [n_findings] */
    bool *done;               /* [n_findings] */
};

/* What one attempt writes; the best is kept. */
struct attempt {
    struct cover_step *steps;
    uint32_t *opened;
    uint8_t *opened_bit, *bits;
    struct cover_closing *closed;
    uint32_t n_steps, n_opened, n_closed, n_bits;
    unsigned width;
    double cost;
};

static bool has(const uint64_t *set, size_t i)
{
    return set[i / 64] >> (i % 64) & 1;
}

ALWAYS unsigned count_bits(uint64_t x)
{
    x -= x >> 1 & 0x5555555555555555u;
    x = (x & 0x3333333333333333u) + (x >> 2 & 0x3333333333333333u);
    return (unsigned)(((x + (x >> 4)) & 0x0F0F0F0F0F0F0F0Fu) * 0x0101010101010101u >> 56);
}

ALWAYS unsigned count_union(const uint64_t *a, const uint64_t *b, size_t words)
{
    unsigned n = 0;
    for (size_t i = 0; i < words; i++)
        n += count_bits(a[i] | b[i]);
    return n;
}

ALWAYS unsigned count_beyond(const uint64_t *a, const uint64_t *b, size_t words)
{
    unsigned n = 0;
    for (size_t i = 0; i < words; i++)
        n += count_bits(a[i] & ~b[i]);
    return n;
}

ALWAYS bool is_empty(const uint64_t *a, size_t words)
{
    for (size_t i = 0; i < words; i++)
        if (a[i])
            return false;
    return true;
}

/* What follows is compiled twice: up to 64 findings, nearly always, fit one word. */

ALWAYS void find_reach(const struct ordering *o, size_t words, size_t j)
{
    uint64_t *reach = o->reach + j * words;
    for (size_t w = 0; w < words; w++) {
        uint64_t bits = 0;
        for (uint32_t k = o->bags_of[j]; k < o->bags_of[j + 1]; k++)
            bits |= o->applied[o->bags[k]] ? 0 : o->bag_bits[o->bags[k] * words + w];
        reach[w] = bits;
    }
}

/* The finding whose closing leaves fewest open; of equals the one that opens fewest, then the first. */
ALWAYS size_t next_to_close(const struct ordering *o, size_t words)
{
    size_t best = SIZE_MAX;
    unsigned best_open = ~0u, best_new = ~0u;
    for (size_t j = 0; j < o->plan->n_findings; j++) {
        if (o->done[j])
            continue;
        const uint64_t *reach = o->reach + j * words;
        unsigned open = count_union(o->open, reach, words), fresh = count_beyond(reach, o->open, words);
        if (open < best_open || (open == best_open && fresh < best_new)) {
            best = j;
            best_open = open;
            best_new = fresh;
        }
    }
    return best;
}

ALWAYS uint32_t next_bag(const struct ordering *o, size_t words, size_t j)
{
    uint32_t best = UINT32_MAX;
    unsigned best_new = ~0u;
    for (uint32_t k = o->bags_of[j]; k < o->bags_of[j + 1]; k++) {
        uint32_t g = o->bags[k];
        if (o->applied[g])
            continue;
        unsigned fresh = count_beyond(o->bag_bits + g * words, o->open, words);
        if (fresh < best_new) {
            best = g;
            best_new = fresh;
        }
    }
    return best;
}

static uint8_t narrow(unsigned width)
{
    return (uint8_t)(width > 255 ? 255 : width);
}

static double table_entries(unsigned width)
{
    return width < 63 ? (double)(1ULL << width) : 1e300;
}

ALWAYS void apply_bag(struct ordering *o, size_t words, uint32_t g, struct attempt *t, unsigned *width)
{
    const struct cover_bag *bag = &o->plan->bags[g];
    struct cover_step *s = &t->steps[t->n_steps++];
    *s = (struct cover_step){ .bag = g, .opens = t->n_opened, .closes = t->n_closed, .bits = t->n_bits };
    for (uint32_t k = bag->findings; k < bag->findings + bag->n_findings; k++) {
        uint32_t j = o->plan->findings[k];
        if (has(o->open, j))
            continue;
        o->open[j / 64] |= 1ULL << (j % 64);
        t->opened[t->n_opened] = j;
        t->opened_bit[t->n_opened++] = o->bit[j] = narrow(*width);
        (*width)++;
    }
    for (uint32_t k = bag->findings; k < bag->findings + bag->n_findings; k++)
        t->bits[t->n_bits++] = o->bit[o->plan->findings[k]];
    s->n_opens = t->n_opened - s->opens;
    s->width = narrow(*width);
    o->applied[g] = true;
    t->cost += table_entries(*width) * bag->cost;
    t->width = *width > t->width ? *width : t->width;
    for (uint32_t k = bag->findings; k < bag->findings + bag->n_findings; k++)
        find_reach(o, words, o->plan->findings[k]);
    for (uint32_t k = bag->findings; k < bag->findings + bag->n_findings; k++) {
        uint32_t j = o->plan->findings[k];
        if (!is_empty(o->reach + j * words, words))
            continue;
        t->closed[t->n_closed++] = (struct cover_closing){ j, o->bit[j] };
        o->open[j / 64] &= ~(1ULL << (j % 64));
        o->done[j] = true;
        for (size_t w = 0; w < words; w++)
            for (uint64_t open = o->open[w]; open; open &= open - 1) {
                size_t i = w * 64 + (size_t)__builtin_ctzll(open);
                o->bit[i] = (uint8_t)(o->bit[i] - (o->bit[i] > o->bit[j]));
            }
        (*width)--;
    }
    s->n_closes = t->n_closed - s->closes;
}

ALWAYS void order_within(struct ordering *o, size_t words, size_t first, struct attempt *t)
{
    const struct cover_plan *plan = o->plan;
    unsigned width = 0;
    memset(o->applied, 0, plan->n_bags * sizeof *o->applied);
    memset(o->open, 0, words * sizeof *o->open);
    for (size_t j = 0; j < plan->n_findings; j++) {
        find_reach(o, words, j);
        o->done[j] = o->bags_of[j] == o->bags_of[j + 1];
    }
    t->n_steps = t->n_opened = t->n_closed = t->n_bits = t->width = 0;
    t->cost = 0;
    for (size_t j = first; j < SIZE_MAX; j = next_to_close(o, words))
        for (uint32_t g; (g = next_bag(o, words, j)) < UINT32_MAX;)
            apply_bag(o, words, g, t, &width);
}

static void try_order(struct ordering *o, size_t first, struct attempt *t)
{
    if (o->words == 1)
        order_within(o, 1, first, t);
    else
        order_within(o, o->words, first, t);
}

static bool list_bags(struct ordering *o, struct taut_arena *scratch)
{
    const struct cover_plan *plan = o->plan;
    size_t n = 0;
    for (uint32_t g = 0; g < plan->n_bags; g++)
        n += plan->bags[g].n_findings;
    uint64_t *bits = taut_arena_array(scratch, plan->n_bags * o->words + 1, sizeof *bits);
    o->bags_of = taut_arena_array(scratch, plan->n_findings + 2, sizeof *o->bags_of);
    o->bags = taut_arena_array(scratch, n + 1, sizeof *o->bags);
    if (!bits || !o->bags_of || !o->bags)
        return false;
    uint32_t *at = o->bags_of + 1; /* shifted by one while it counts and fills */
    for (uint32_t g = 0; g < plan->n_bags; g++)
        for (uint32_t k = 0; k < plan->bags[g].n_findings; k++)
            at[plan->findings[plan->bags[g].findings + k]]++;
    for (size_t j = 0, sum = 0; j < plan->n_findings; j++) {
        size_t count = at[j];
        at[j] = (uint32_t)sum;
        sum += count;
    }
    for (uint32_t g = 0; g < plan->n_bags; g++)
        for (uint32_t k = 0; k < plan->bags[g].n_findings; k++) {
            uint32_t j = plan->findings[plan->bags[g].findings + k];
            bits[g * o->words + j / 64] |= 1ULL << (j % 64);
            o->bags[at[j]++] = g;
        }
    o->bag_bits = bits;
    return true;
}

static bool make_attempt(const struct cover_plan *plan, size_t n_bits, struct taut_arena *arena, struct attempt *t)
{
    *t = (struct attempt){ .steps = taut_arena_array(arena, plan->n_bags + 1, sizeof *t->steps),
                           .opened = taut_arena_array(arena, plan->n_findings + 1, sizeof *t->opened),
                           .opened_bit = taut_arena_array(arena, plan->n_findings + 1, 1),
                           .bits = taut_arena_array(arena, n_bits + 1, 1),
                           .closed = taut_arena_array(arena, plan->n_findings + 1, sizeof *t->closed) };
    return t->steps && t->opened && t->opened_bit && t->bits && t->closed;
}

bool cover_order(struct cover_plan *plan, struct taut_arena *scratch)
{
    struct ordering o = { .plan = plan, .words = (plan->n_findings + 63) / 64 };
    struct attempt tried, best;
    o.reach = taut_arena_array(scratch, plan->n_findings * o.words + 1, sizeof *o.reach);
    o.open = taut_arena_array(scratch, o.words + 1, sizeof *o.open);
    o.applied = taut_arena_array(scratch, plan->n_bags + 1, sizeof *o.applied);
    o.bit = taut_arena_array(scratch, plan->n_findings + 1, 1);
    o.done = taut_arena_array(scratch, plan->n_findings + 1, sizeof *o.done);
    if (!o.reach || !o.open || !o.applied || !o.bit || !o.done || !list_bags(&o, scratch))
        return false;
    size_t n_bits = o.bags_of[plan->n_findings];
    if (!make_attempt(plan, n_bits, scratch, &tried) || !make_attempt(plan, n_bits, scratch, &best))
        return false;
    plan->n_alone = 0;
    size_t start = 0;
    for (uint32_t j = 0; j < plan->n_findings; j++)
        if (o.bags_of[j] == o.bags_of[j + 1])
            plan->alone[plan->n_alone++] = j;
    for (size_t j = 0; j < plan->n_findings; j++)
        o.done[j] = o.bags_of[j] == o.bags_of[j + 1], find_reach(&o, o.words, j);
    size_t greedy = next_to_close(&o, o.words);
    try_order(&o, greedy, &best);
    for (size_t k = 0; k < STARTS && best.cost > GOOD_ENOUGH * (double)((k + 1) * (k + 1)); k++) {
        while (start < plan->n_findings && (start == greedy || o.bags_of[start] == o.bags_of[start + 1]))
            start++;
        if (start == plan->n_findings)
            break;
        try_order(&o, start++, &tried);
        if (tried.cost < best.cost) {
            struct attempt kept = best;
            best = tried;
            tried = kept;
        }
    }
    plan->steps = best.steps;
    plan->opened = best.opened;
    plan->opened_bit = best.opened_bit;
    plan->closed = best.closed;
    plan->bits = best.bits;
    plan->n_steps = best.n_steps;
    plan->width = narrow(best.width);
    plan->cost = best.cost;
    return true;
}
