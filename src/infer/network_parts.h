/* network_parts.h - what the files of the network share. Reading order: sites.c, chances.c, evidence.c, absorb.c,
 * network.c, without.c. */
#ifndef TAUT_INFER_NETWORK_PARTS_H
#define TAUT_INFER_NETWORK_PARTS_H

#include "network.h"
#include "prepared.h"

/* ---- prepared.c: instances of which nobody speaks. NULL: no memory */
const struct plain *plain_instances(const struct network *n, bool any_pain, bool drawn);

/* ---- sites.c */

void site_put(struct site_set *s, size_t site);
static inline bool site_has(const struct site_set *s, size_t site)
{
    return s->bits[site / 64] >> (site % 64) & 1;
}
bool site_subset(const struct site_set *a, const struct site_set *b);
bool site_empty(const struct site_set *s);
void site_add(struct site_set *to, const struct site_set *more);
void site_remove(struct site_set *from, const struct site_set *what);
/* Midline regions use the left slot. Where no side was said anywhere, both sides of a pair share the right one. */
static inline size_t site_of(const struct network *n, uint16_t region, enum taut_side side)
{
    return 2u * region + (n->prepared->regions[region].paired && (side == TAUT_RIGHT || !n->sided) ? 1u : 0u);
}

/* ---- chances.c */

/* 1 left, 2 right, 4 midline. */
static inline unsigned slot_bit(const struct taut_infer_prepared *p, size_t site)
{
    return p->regions[site / 2].paired ? 1u << (site & 1) : 4;
}

static inline bool is_point(const struct network *n, const struct instance *i)
{
    return i->cause < n->atlas->n_points;
}
/* What the model adds to a point's own links: pain where it lies, muscular qualities. */
void chance_of_point(const struct network *n, enum taut_finding_kind kind, double ret[TAUT_STATES]);
/* What a link says in each state, from its support: the model of docs/model.md. */
void chance_of_link(const struct network *n, bool point, const struct taut_link *l, double ret[TAUT_STATES]);

/* The sites that a pain or numbness link of the instance reaches; returns how many, at most 2. */
static inline size_t link_sites(const struct network *n, const struct instance *i, const struct taut_link *l,
                                size_t site[2])
{
    enum taut_side other = i->side == TAUT_LEFT ? TAUT_RIGHT : TAUT_LEFT;
    switch ((enum taut_relative)l->relative) {
    case TAUT_SAME: site[0] = site_of(n, l->target, i->side); return 1;
    case TAUT_OPPOSITE: site[0] = site_of(n, l->target, other); return n->sided ? 1 : 0;
    case TAUT_ON_LEFT: site[0] = site_of(n, l->target, TAUT_LEFT); return 1;
    case TAUT_ON_RIGHT: site[0] = site_of(n, l->target, TAUT_RIGHT); return 1;
    case TAUT_ON_BOTH: break;
    }
    site[0] = site_of(n, l->target, TAUT_LEFT);
    site[1] = site_of(n, l->target, TAUT_RIGHT);
    return site[0] == site[1] ? 1 : 2;
}

/* State by state, the larger. */
static inline void raise_chances(double ret[TAUT_STATES], const double by[TAUT_STATES])
{
    for (int s = 0; s < TAUT_STATES; s++)
        ret[s] = by[s] > ret[s] ? by[s] : ret[s];
}

/* Which of what was told holds a site, as bits; a row of `words` a site. */
struct site_index {
    size_t words;
    uint64_t *rows;
    struct site_set sites; /* of all of it */
    uint64_t *terms;
    bool any_numb, any_term, is_muscular; /* some of it is numbness, a term, a quality of muscle pain */
};
bool index_sites(const struct network *n, struct taut_arena *arena, struct site_index *ret);
/* network_chance for all that was told at once: one walk over the links. */
void all_chances(const struct network *n, const struct instance *i, const struct site_index *at,
                 double (*ret)[TAUT_STATES]);
/* Instances of a set of causes, ascending. */
struct instance_list {
    uint64_t *causes; /* the set */
    uint32_t *list;
    size_t n;
};
bool make_instance_list(const struct network *n, struct taut_arena *arena, struct instance_list *ret);
void list_set(const struct network *n, struct instance_list *ret);
/* All that can bring about what network_chance is asked about. */
void list_bringing(const struct network *n, enum taut_finding_kind kind, uint16_t target, const struct site_set *sites,
                   struct instance_list *ret);
/* Adds the causes that can bring about what network_chance is asked about. */
void add_causes(const struct network *n, enum taut_finding_kind kind, uint16_t target, const struct site_set *sites,
                uint64_t *set);

/* ---- evidence.c */

struct unit { /* an area or region on a side */
    bool mentioned;
    bool beside; /* a region next to painted skin */
};

struct evidence_lists {
    struct evidence *positive, *negative;
    size_t n_positive, n_negative;
    struct site_set mentioned, painful;
    unsigned slots;   /* where what was mentioned lies, and what is beside it */
    uint64_t *silent; /* set of causes of whose pain something was mentioned, or lies beside painted skin */
    uint64_t *signs;  /* set of causes of whose signs any evidence speaks */
    bool any_drawing, any_pain;
    struct unit *units; /* [3 n_places] left, right, midline */
};

enum taut_status collect_evidence(const struct network *n, const struct taut_case *c, size_t skip,
                                  struct taut_arena *arena, struct evidence_lists *l, struct taut_error *err);
static inline uint32_t unit_of(const struct network *n, const struct evidence_lists *l, uint16_t region, size_t site)
{
    uint32_t slot = n->prepared->regions[region].paired ? (uint32_t)(site & 1) : 2;
    return 3u * (l->any_drawing ? region : n->prepared->regions[region].area) + slot;
}
/* Chance that something brought about with `chance` leaves the evidence at or below a level, omission counted. */
double at_most(const struct taut_model *m, const struct evidence *e, double chance, int level);

/* ---- pools.c, drawn.c */

/* Fills pool and n_positive; false: no memory. */
bool number_pools(struct network *n, struct taut_arena *arena);
/* Left 0, right 1, midline 2. */
uint32_t evidence_slot(const struct network *n, const struct evidence *e);

/* ---- absorb.c */

/* Which factors and causes were stated. */
struct context {
    bool *factor, *cause; /* by term, by cause */
};
/* skip: a finding of the case that is left out, or SIZE_MAX. */
bool read_context(const struct network *n, const struct taut_case *c, size_t skip, struct taut_arena *arena,
                  struct context *ret);
/* Where nothing was stated: x NULL. */
void set_prior(const struct network *n, const struct context *x, uint16_t cause, double ret[TAUT_STATES]);
/* Chance that none of a cause's signs was told; those that were told are left out. */
void chance_of_untold(const struct network *n, uint16_t cause, double ret[TAUT_STATES]);
/* Chance that none of an instance's pain was mentioned, in words or a drawing. l NULL: nothing at all was. */
void chance_of_silence(const struct taut_infer_prepared *p, const struct side_tables *t, size_t instance, bool drawn,
                       const struct evidence_lists *l, double ret[TAUT_STATES]);
/* What leaves an instance in each state of a finding that is not there, counted with omission. */
void chance_of_zero(const double chance[TAUT_STATES], double omitted, double ret[TAUT_STATES]);
void chance_of_palpation(const struct taut_model *m, const struct taut_palpation *p, double ret[TAUT_STATES]);
/* Whether a palpation of the case is of this instance. */
bool is_pressed(const struct network *n, const struct taut_finding *f, const struct instance *i);
/* Whether any evidence but that of finding `skip` speaks of the sign. */
bool is_told(const struct network *n, uint16_t sign, size_t skip);
/* Chance that pain at a site was left out in the telling; 1: its unit was mentioned, so nothing is silent about it. */
double silence_in(const struct network *n, uint16_t region, size_t site);
/* Sets of the causes that some finding speaks of, and why. */
struct spoken {
    uint64_t *placed;  /* by a place that they reach, whatever its side */
    uint64_t *besides; /* by anything else */
    uint64_t *told;    /* that can have brought about what was told */
    uint64_t *shift;   /* named, or with a factor that was stated */
    unsigned slots;    /* of the places */
    bool pressed;      /* a point was */
};
bool find_spoken(const struct network *n, const struct taut_case *c, size_t skip, const struct evidence_lists *l,
                 struct taut_arena *arena, struct spoken *ret);
static inline bool in_set(const uint64_t *set, size_t i)
{
    return set[i / 64] >> (i % 64) & 1;
}
/* The weights of an instance that is spoken of. */
void absorb(const struct network *n, const struct taut_case *c, size_t skip, const struct context *x,
            const struct spoken *spoken, const struct plain *plain, struct instance *i);

#endif
