/* cover_units.c - causes with the same findings share a mask; masks within four findings share a unit; units within the same
 * larger mask share a bag. */
#include "cover_plan.h"

#include <string.h>

/* What a table entry costs in vector multiply-adds, both passes together; measured. */
static const double matrix_cost[UNIT_FINDINGS + 1] = { 0, 4.5, 9, 13, 20 };
enum { COST_OF_A_FINDING = 3, COST_OF_A_KIND = 6, COST_OF_A_BAG = 4 };

struct mask {
    uint64_t *bits;
    uint32_t first, n_causes; /* chain of causes through next[] */
    uint32_t last, n_findings;
    uint32_t unit;
};

struct masks {
    struct mask *list;
    size_t n, words;
    uint32_t *next; /* [n_causes] */
};

static bool same_links(const struct cover_problem *p, uint32_t a, uint32_t b)
{
    const struct cover_cause *x = &p->causes[a], *y = &p->causes[b];
    if (x->n_links != y->n_links)
        return false;
    for (uint32_t e = 0; e < x->n_links; e++)
        if (p->links[x->links + e].finding != p->links[y->links + e].finding)
            return false;
    return true;
}

static uint64_t hash_links(const struct cover_problem *p, uint32_t c)
{
    uint64_t h = 0x9E3779B97F4A7C15u;
    for (uint32_t e = 0; e < p->causes[c].n_links; e++)
        h = (h ^ p->links[p->causes[c].links + e].finding) * 0xBF58476D1CE4E5B9u;
    return h ^ h >> 29;
}

static bool is_within(const uint64_t *a, const uint64_t *b, size_t words)
{
    for (size_t i = 0; i < words; i++)
        if (a[i] & ~b[i])
            return false;
    return true;
}

static bool find_masks(const struct cover_problem *p, const struct cover_plan *plan, struct taut_arena *arena,
                       struct masks *ret)
{
    size_t joint = 0, slots = 4;
    for (size_t c = 0; c < p->n_causes; c++)
        joint += plan->role[c] == ROLE_JOINT;
    while (slots < 2 * joint)
        slots *= 2;
    ret->words = (p->n_findings + 63) / 64;
    uint64_t *bits = taut_arena_array(arena, joint * ret->words + 1, sizeof *bits);
    uint32_t *table = taut_arena_array(arena, slots, sizeof *table);
    ret->list = taut_arena_array(arena, joint + 1, sizeof *ret->list);
    ret->next = taut_arena_array(arena, p->n_causes + 1, sizeof *ret->next);
    if (!bits || !table || !ret->list || !ret->next)
        return false;
    for (uint32_t c = 0; c < p->n_causes; c++) {
        if (plan->role[c] != ROLE_JOINT)
            continue;
        ret->next[c] = UINT32_MAX;
        size_t at = hash_links(p, c) & (slots - 1);
        while (table[at] && !same_links(p, ret->list[table[at] - 1].first, c))
            at = (at + 1) & (slots - 1);
        struct mask *m = &ret->list[table[at] ? table[at] - 1 : ret->n];
        if (table[at]) {
            ret->next[m->last] = c;
        } else {
            *m = (struct mask){ .bits = bits + ret->n * ret->words, .first = c, .n_findings = p->causes[c].n_links };
            for (uint32_t e = 0; e < m->n_findings; e++) {
                uint32_t j = p->links[p->causes[c].links + e].finding;
                m->bits[j / 64] |= 1ULL << (j % 64);
            }
            table[at] = (uint32_t)++ret->n;
        }
        m->last = c;
        m->n_causes++;
    }
    return true;
}

/* Largest first; equals in the order in which they were met. */
static bool sort_masks(struct masks *m, struct taut_arena *arena)
{
    struct mask *sorted = taut_arena_array(arena, m->n + 1, sizeof *sorted);
    if (!sorted)
        return false;
    uint32_t most = 0;
    size_t n = 0;
    for (size_t i = 0; i < m->n; i++)
        most = m->list[i].n_findings > most ? m->list[i].n_findings : most;
    for (uint32_t k = most; k > 0 && n < m->n; k--)
        for (size_t i = 0; i < m->n; i++)
            if (m->list[i].n_findings == k)
                sorted[n++] = m->list[i];
    m->list = sorted;
    return true;
}

static double kind_cost(const struct cover_plan *plan, uint32_t cause, uint32_t n_findings)
{
    return plan->kinds[cause].n_active * (COST_OF_A_FINDING * (double)n_findings + COST_OF_A_KIND);
}

/* What the groups are built into. */
struct build {
    const struct cover_problem *p;
    struct cover_plan *plan;
    const struct masks *masks;
    uint64_t **unit_bits, **bag_bits;
    uint32_t *bag_of; /* [units] */
    uint32_t n_findings, n_members, n_places;
};

static uint32_t add_findings(struct build *b, const uint64_t *bits)
{
    uint32_t begin = b->n_findings;
    for (size_t w = 0; w < b->masks->words; w++)
        for (uint64_t x = bits[w]; x; x &= x - 1)
            b->plan->findings[b->n_findings++] = (uint32_t)(w * 64) + (uint32_t)__builtin_ctzll(x);
    return begin;
}

/* The smallest bag that holds the mask; masks come largest first, so one that fits none begins its own. */
static uint32_t bag_for(struct build *b, const struct mask *m)
{
    uint32_t best = UINT32_MAX;
    for (uint32_t g = 0; g < b->plan->n_bags; g++)
        if ((best == UINT32_MAX || b->plan->bags[g].n_findings < b->plan->bags[best].n_findings) &&
            is_within(m->bits, b->bag_bits[g], b->masks->words))
            best = g;
    if (best < UINT32_MAX)
        return best;
    best = b->plan->n_bags++;
    b->plan->bags[best] = (struct cover_bag){ .n_findings = m->n_findings, .cost = COST_OF_A_BAG };
    b->plan->bags[best].findings = add_findings(b, m->bits);
    b->bag_bits[best] = m->bits;
    return best;
}

static uint32_t new_unit(struct build *b, const struct mask *m, bool is_matrix)
{
    uint32_t u = b->plan->n_units++, bag = bag_for(b, m);
    struct cover_unit *unit = &b->plan->units[u];
    *unit = (struct cover_unit){ .n_findings = (uint8_t)m->n_findings, .is_matrix = is_matrix };
    unit->findings = add_findings(b, m->bits);
    b->unit_bits[u] = m->bits;
    b->bag_of[u] = bag;
    unit->places = b->n_places;
    const uint32_t *of_bag = b->plan->findings + b->plan->bags[bag].findings;
    for (uint32_t k = 0, at = 0; k < m->n_findings; k++) {
        while (of_bag[at] != b->plan->findings[unit->findings + k])
            at++;
        b->plan->places[b->n_places++] = (uint8_t)at;
    }
    if (is_matrix) {
        unit->table = b->plan->n_tables++;
        b->plan->bags[bag].cost += matrix_cost[m->n_findings];
    }
    return u;
}

static void place_links(struct build *b, uint32_t cause, const struct cover_unit *unit)
{
    const struct cover_cause *c = &b->p->causes[cause];
    uint32_t at = 0;
    for (uint32_t e = c->links; e < c->links + c->n_links; e++) {
        while (b->plan->findings[unit->findings + at] != b->p->links[e].finding)
            at++;
        b->plan->link_place[e] = (uint8_t)at;
    }
}

/* Wide masks: a unit for each cause. Small ones: the first unit of four findings that holds them, or a new one. */
static void make_units(struct build *b)
{
    struct cover_plan *plan = b->plan;
    for (size_t i = 0; i < b->masks->n; i++) {
        struct mask *m = &b->masks->list[i];
        if (m->n_findings > UNIT_FINDINGS) {
            m->unit = plan->n_units;
            for (uint32_t c = m->first; c < UINT32_MAX; c = b->masks->next[c]) {
                uint32_t u = new_unit(b, m, false);
                plan->bags[b->bag_of[u]].cost += kind_cost(plan, c, m->n_findings);
            }
            continue;
        }
        m->unit = UINT32_MAX;
        for (uint32_t u = 0; u < plan->n_units && m->unit == UINT32_MAX; u++)
            if (plan->units[u].is_matrix && is_within(m->bits, b->unit_bits[u], b->masks->words))
                m->unit = u;
        if (m->unit == UINT32_MAX)
            m->unit = new_unit(b, m, true);
    }
}

/* Causes of a unit stand together in plan->members, in the order of the masks. */
static void fill_units(struct build *b)
{
    struct cover_plan *plan = b->plan;
    for (size_t i = 0; i < b->masks->n; i++) {
        const struct mask *m = &b->masks->list[i];
        for (uint32_t k = 0; m->n_findings > UNIT_FINDINGS && k < m->n_causes; k++)
            plan->units[m->unit + k].n_members = 1;
        if (m->n_findings <= UNIT_FINDINGS)
            plan->units[m->unit].n_members += m->n_causes;
    }
    for (uint32_t u = 0; u < plan->n_units; u++) {
        plan->units[u].members = b->n_members;
        b->n_members += plan->units[u].n_members;
        plan->units[u].n_members = 0;
    }
    for (size_t i = 0; i < b->masks->n; i++) {
        const struct mask *m = &b->masks->list[i];
        uint32_t u = m->unit;
        for (uint32_t c = m->first; c < UINT32_MAX; c = b->masks->next[c]) {
            struct cover_unit *unit = &plan->units[u];
            plan->slot[c] = unit->members + unit->n_members;
            plan->members[unit->members + unit->n_members++] = c;
            place_links(b, c, unit);
            u += !unit->is_matrix;
        }
    }
    plan->n_slots = b->n_members;
}

/* Units of a bag stand together: a counting sort by bag. */
static bool sort_units(struct build *b, struct taut_arena *arena)
{
    struct cover_plan *plan = b->plan;
    struct cover_unit *sorted = taut_arena_array(arena, plan->n_units + 1, sizeof *sorted);
    if (!sorted)
        return false;
    uint32_t n = 0;
    for (uint32_t u = 0; u < plan->n_units; u++)
        plan->bags[b->bag_of[u]].n_units++;
    for (uint32_t g = 0; g < plan->n_bags; g++) {
        plan->bags[g].units = n;
        n += plan->bags[g].n_units;
        plan->bags[g].n_units = 0;
    }
    for (uint32_t u = 0; u < plan->n_units; u++) {
        struct cover_bag *bag = &plan->bags[b->bag_of[u]];
        sorted[bag->units + bag->n_units++] = plan->units[u];
    }
    memcpy(plan->units, sorted, plan->n_units * sizeof *sorted);
    for (uint32_t u = 0; u < plan->n_units; u++)
        for (uint32_t k = 0; k < plan->units[u].n_members; k++)
            plan->unit_of[plan->units[u].members + k] = u;
    return true;
}

bool cover_group(const struct cover_problem *p, struct cover_plan *plan, struct taut_arena *arena)
{
    struct masks masks = { 0 };
    plan->n_units = plan->n_bags = plan->n_tables = plan->n_slots = 0;
    if (!find_masks(p, plan, arena, &masks) || !sort_masks(&masks, arena))
        return false;
    size_t most_units = 0, most_findings = 0;
    for (size_t i = 0; i < masks.n; i++) {
        size_t units = masks.list[i].n_findings > UNIT_FINDINGS ? masks.list[i].n_causes : 1;
        most_units += units;
        most_findings += (units + 1) * masks.list[i].n_findings;
    }
    struct build b = { .p = p, .plan = plan, .masks = &masks };
    plan->units = taut_arena_array(arena, most_units + 1, sizeof *plan->units);
    plan->bags = taut_arena_array(arena, masks.n + 1, sizeof *plan->bags);
    plan->members = taut_arena_array(arena, p->n_causes + 1, sizeof *plan->members);
    plan->unit_of = taut_arena_array(arena, p->n_causes + 1, sizeof *plan->unit_of);
    plan->findings = taut_arena_array(arena, most_findings + 1, sizeof *plan->findings);
    plan->places = taut_arena_array(arena, most_findings + 1, 1);
    b.unit_bits = taut_arena_array(arena, most_units + 1, sizeof *b.unit_bits);
    b.bag_bits = taut_arena_array(arena, masks.n + 1, sizeof *b.bag_bits);
    b.bag_of = taut_arena_array(arena, most_units + 1, sizeof *b.bag_of);
    if (!plan->units || !plan->bags || !plan->members || !plan->unit_of || !plan->findings || !plan->places ||
        !b.unit_bits || !b.bag_bits || !b.bag_of)
        return false;
    make_units(&b);
    fill_units(&b);
    return sort_units(&b, arena);
}
