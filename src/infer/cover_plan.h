/* cover_plan.h - the plan of the sums, as the sums read it. */
#ifndef TAUT_INFER_COVER_PLAN_H
#define TAUT_INFER_COVER_PLAN_H

#include "cover.h"

enum cover_role {
    ROLE_FREE,
    ROLE_SINGLE,
    ROLE_JOINT,
    ROLE_HUB,
    ROLE_DROPPED
}; /* touches no, one, several findings … */

enum { UNIT_FINDINGS = 4, MOST_HUBS = 3, IN_PLACE_WIDTH = 11, FEW_UNITS = 3 };

/* States of a cause that touch the same findings with the same chances are one kind of state: the sums see kinds. */
struct cover_kinds {
    uint8_t of[COVER_STATES]; /* the first state of the same kind */
    uint8_t idle;             /* the kind that touches nothing; COVER_STATES: none */
    uint8_t active[COVER_STATES], n_active;
};

static inline uint32_t cover_n_kinds(const struct cover_kinds *k)
{
    return k->n_active + (k->idle < COVER_STATES ? 1u : 0u);
}

/* Causes applied to the table together: all within a few findings, as one matrix; or one cause, finding by finding. */
struct cover_unit {
    uint32_t members, n_members; /* slice of plan->members */
    uint32_t findings;           /* slice of plan->findings */
    uint8_t n_findings;
    bool is_matrix;
    uint32_t places; /* slice of plan->places: where its findings stand among those of its bag */
    uint32_t table;  /* of matrix units: which */
};

/* Units within one set of findings. */
struct cover_bag {
    uint32_t units, n_units; /* slice of plan->units */
    uint32_t findings;       /* slice of plan->findings */
    uint32_t n_findings;
    double cost; /* vector multiply-adds a table entry, both passes */
};

struct cover_closing {
    uint32_t finding;
    uint8_t bit;
};

/* Opens what a bag needs, applies it, closes what is done. Each finding opened becomes the next highest bit. */
struct cover_step {
    uint32_t bag;
    uint32_t opens, n_opens;   /* slice of plan->opened */
    uint32_t closes, n_closes; /* slice of plan->closed */
    uint32_t bits;             /* slice of plan->bits: of the bag's findings while it is applied */
    uint8_t width;             /* bits open while the bag is applied */
};

struct cover_plan {
    size_t n_findings, n_causes, n_links;
    uint8_t *role; /* [n_causes] enum cover_role */
    struct cover_kinds *kinds;
    uint32_t *slot;    /* [n_causes] of joint causes: which weights of the room are theirs */
    uint32_t *unit_of; /* [n_slots] */
    uint32_t n_slots;

    struct cover_unit *units;
    struct cover_bag *bags;
    uint32_t n_units, n_bags, n_tables;
    uint32_t *members, *findings;
    uint8_t *places;
    uint8_t *link_place; /* [n_links] where the link's finding stands among those of its unit */

    struct cover_step *steps;
    uint32_t n_steps;
    uint32_t *opened;
    uint8_t *opened_bit; /* of opened[i] */
    struct cover_closing *closed;
    uint8_t *bits;
    uint32_t *alone; /* findings that no joint cause touches */
    uint32_t n_alone;

    uint32_t hubs[MOST_HUBS], n_hubs;
    uint32_t combinations; /* of the kinds of state of the hubs */
    uint32_t *dropped, n_dropped;
    uint8_t width;
    double cost;
    enum cover_precision precision;
};

static inline uint32_t cover_lanes_of(enum cover_precision p)
{
    return p == COVER_SINGLE ? COVER_LANES : COVER_DOUBLE_LANES;
}

/* Whether a bag of several units is applied to a wide table block by block, so that the blocks stay in a near cache. */
static inline bool cover_is_cut(const struct cover_plan *plan, const struct cover_step *s)
{
    const struct cover_bag *bag = &plan->bags[s->bag];
    return s->width > IN_PLACE_WIDTH && bag->n_findings < s->width && bag->n_units > FEW_UNITS;
}

/* cover_order.c: orders the bags; writes the steps, the width and the cost of one pass over the lanes. */
bool cover_order(struct cover_plan *plan, struct taut_arena *scratch);

/* cover_units.c: groups the joint causes into units and bags. */
bool cover_group(const struct cover_problem *p, struct cover_plan *plan, struct taut_arena *arena);

/* cover_drop.c: the causes that can be left out, weakest first, into list[n_causes]; returns how many. */
bool cover_weakest(const struct cover_problem *p, const struct cover_plan *plan, struct taut_arena *arena,
                   uint32_t *list, size_t *n);

#endif
