/* cover_plan.c - what each cause is to the sums, which hubs get lanes of their own, what is left out over the limit. */
#include "cover_plan.h"

#include <string.h>

/* Over the limit each pass gets this part of it: one pass for every few dropped causes follows. */
enum { OVER_LIMIT_SHARE = 16 };
#define HUBS_FROM 4e4        /* cheaper passes have no use for hubs */
#define MOST_TABLE_BYTES 1e9 /* of all tables of a plan */

/* ---- roles and kinds --------------------------------------------------------------------------------- */

/* Pairs of states in which a link differs, as bits of a 4 x 4 table. */
static unsigned differences(const double off[COVER_STATES])
{
    unsigned ret = 0;
    for (unsigned s = 1; s < COVER_STATES; s++)
        for (unsigned t = 0; t < s; t++)
            ret |= (unsigned)(off[s] != off[t]) << (4 * s + t);
    return ret;
}

static void find_kinds(const struct cover_problem *p, const struct cover_cause *c, struct cover_kinds *ret)
{
    unsigned differ = 0, touches = 0;
    for (uint32_t e = c->links; e < c->links + c->n_links; e++) {
        differ |= differences(p->links[e].off);
        for (unsigned s = 0; s < COVER_STATES; s++)
            touches |= (unsigned)(p->links[e].off[s] < 1) << s;
    }
    *ret = (struct cover_kinds){ .idle = COVER_STATES };
    for (unsigned s = 0; s < COVER_STATES; s++) {
        unsigned first = 0;
        while (first < s && differ >> (4 * s + first) & 1)
            first++;
        ret->of[s] = (uint8_t)first;
        if (first < s)
            continue;
        if (touches >> s & 1)
            ret->active[ret->n_active++] = (uint8_t)s;
        else
            ret->idle = (uint8_t)s;
    }
}

/* ---- cost -------------------------------------------------------------------------------------------- */

static double table_bytes(const struct cover_plan *plan)
{
    double entries = plan->width < 63 ? 8.0 * (double)(1ULL << plan->width) : 1e300;
    for (uint32_t i = 0; i < plan->n_steps; i++)
        entries += plan->steps[i].width < 63 ? (double)(1ULL << plan->steps[i].width) : 1e300;
    return entries * COVER_LANES * sizeof(float);
}

static bool too_costly(const struct cover_plan *plan, double limit)
{
    return plan->cost > limit || plan->width > COVER_MAX_WIDTH || table_bytes(plan) > MOST_TABLE_BYTES;
}

static uint32_t passes(uint32_t combinations, enum cover_precision precision)
{
    return (combinations + cover_lanes_of(precision) - 1) / cover_lanes_of(precision);
}

static bool group_and_order(const struct cover_problem *p, struct cover_plan *plan, const struct cover_limits *limits,
                            struct taut_arena *arena)
{
    if (!cover_group(p, plan, arena) || !cover_order(plan, arena))
        return false;
    double cost = plan->cost * passes(plan->combinations, COVER_DOUBLE);
    plan->precision = limits->single_from > 0 && cost > limits->single_from ? COVER_SINGLE : COVER_DOUBLE;
    plan->cost *= passes(plan->combinations, plan->precision);
    return true;
}

/* ---- hubs -------------------------------------------------------------------------------------------- */

/* The joint causes with most links, at most MOST_HUBS; of equals the first. */
static uint32_t find_hubs(const struct cover_problem *p, const struct cover_plan *plan, uint32_t *ret)
{
    uint32_t n = 0;
    for (uint32_t c = 0; c < p->n_causes; c++) {
        if (plan->role[c] != ROLE_JOINT)
            continue;
        uint32_t at = n;
        while (at > 0 && p->causes[ret[at - 1]].n_links < p->causes[c].n_links)
            at--;
        if (at == MOST_HUBS)
            continue;
        n += n < MOST_HUBS;
        memmove(&ret[at + 1], &ret[at], (n - at - 1) * sizeof *ret);
        ret[at] = c;
    }
    return n;
}

static void set_hubs(struct cover_plan *plan, const uint32_t *hubs, uint32_t n)
{
    for (uint32_t h = 0; h < plan->n_hubs; h++)
        plan->role[plan->hubs[h]] = ROLE_JOINT;
    plan->n_hubs = n;
    plan->combinations = 1;
    for (uint32_t h = 0; h < n; h++) {
        plan->hubs[h] = hubs[h];
        plan->role[hubs[h]] = ROLE_HUB;
        plan->combinations *= cover_n_kinds(&plan->kinds[hubs[h]]);
    }
}

/* Tries one hub, two, …; keeps what costs least. */
static bool plan_hubs(const struct cover_problem *p, struct cover_plan *plan, const struct cover_limits *limits,
                      struct taut_arena *arena)
{
    uint32_t hubs[MOST_HUBS + 1];
    if (!group_and_order(p, plan, limits, arena))
        return false;
    if (plan->cost < HUBS_FROM)
        return true;
    uint32_t n = find_hubs(p, plan, hubs), best = 0, last = 0;
    double least = plan->cost;
    for (uint32_t h = 1; h <= n; h++) {
        set_hubs(plan, hubs, h);
        if (!group_and_order(p, plan, limits, arena))
            return false;
        last = h;
        if (plan->cost < least) {
            least = plan->cost;
            best = h;
        }
    }
    set_hubs(plan, hubs, best);
    return best == last || group_and_order(p, plan, limits, arena);
}

/* ---- over the limit ------------------------------------------------------------------------------------ */

static bool plan_dropping(const struct cover_problem *p, struct cover_plan *plan, const struct cover_limits *limits,
                          struct taut_arena *arena, const uint32_t *weakest, size_t n, size_t drop)
{
    set_hubs(plan, NULL, 0);
    for (size_t i = 0; i < n; i++)
        plan->role[weakest[i]] = i < drop ? ROLE_DROPPED : ROLE_JOINT;
    plan->n_dropped = (uint32_t)drop;
    return plan_hubs(p, plan, limits, arena);
}

/* The fewest that will do; with all dropped every finding stands alone. */
static bool drop_weakest(const struct cover_problem *p, struct cover_plan *plan, const struct cover_limits *limits,
                         struct taut_arena *arena)
{
    size_t n = 0;
    set_hubs(plan, NULL, 0);
    if (!cover_weakest(p, plan, arena, plan->dropped, &n))
        return false;
    size_t low = 0, high = n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (!plan_dropping(p, plan, limits, arena, plan->dropped, n, middle))
            return false;
        if (too_costly(plan, limits->cost / OVER_LIMIT_SHARE))
            low = middle + 1;
        else
            high = middle;
    }
    return plan_dropping(p, plan, limits, arena, plan->dropped, n, low);
}

/* ---- making it ----------------------------------------------------------------------------------------- */

static bool make_empty(const struct cover_problem *p, struct taut_arena *arena, struct cover_plan *plan)
{
    size_t n_links = 0;
    for (size_t c = 0; c < p->n_causes; c++)
        n_links =
            p->causes[c].links + p->causes[c].n_links > n_links ? p->causes[c].links + p->causes[c].n_links : n_links;
    *plan = (struct cover_plan){
        .n_findings = p->n_findings,
        .n_causes = p->n_causes,
        .n_links = n_links,
        .combinations = 1,
        .role = taut_arena_array(arena, p->n_causes + 1, 1),
        .kinds = taut_arena_array(arena, p->n_causes + 1, sizeof *plan->kinds),
        .slot = taut_arena_array(arena, p->n_causes + 1, sizeof *plan->slot),
        .link_place = taut_arena_array(arena, n_links + 1, 1),
        .alone = taut_arena_array(arena, p->n_findings + 1, sizeof *plan->alone),
        .dropped = taut_arena_array(arena, p->n_causes + 1, sizeof *plan->dropped),
    };
    return plan->role && plan->kinds && plan->slot && plan->link_place && plan->alone && plan->dropped;
}

enum taut_status cover_plan_make(const struct cover_problem *p, const struct cover_limits *limits,
                                 struct taut_arena *arena, struct cover_plan **ret, struct taut_error *err)
{
    struct cover_plan *plan = taut_arena_alloc(arena, sizeof *plan);
    if (!plan || !make_empty(p, arena, plan))
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for the plan of the sums");
    for (size_t c = 0; c < p->n_causes; c++) {
        uint32_t n = p->causes[c].n_links;
        plan->role[c] = n == 0 ? ROLE_FREE : n == 1 ? ROLE_SINGLE : ROLE_JOINT;
        find_kinds(p, &p->causes[c], &plan->kinds[c]);
    }
    bool ok = plan_hubs(p, plan, limits, arena);
    if (ok && too_costly(plan, limits->cost))
        ok = drop_weakest(p, plan, limits, arena);
    if (!ok)
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for the plan of the sums");
    if (plan->width > COVER_MAX_WIDTH || table_bytes(plan) > MOST_TABLE_BYTES)
        return taut_fail(err, TAUT_ETOOBIG, "", "%zu findings are too entangled for this computer", p->n_findings);
    *ret = plan;
    return TAUT_OK;
}

bool cover_is_dropped(const struct cover_plan *plan, uint32_t cause)
{
    return plan->role[cause] == ROLE_DROPPED;
}

struct cover_plan_facts cover_plan_about(const struct cover_plan *plan)
{
    return (struct cover_plan_facts){ plan->cost, plan->width, plan->n_dropped, plan->n_hubs, plan->precision };
}
