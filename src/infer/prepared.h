/* prepared.h - what every case asks of the atlas, worked out once: who reaches a place or brings a term, and the weights of
 * whoever no finding speaks of. */
#ifndef TAUT_INFER_PREPARED_H
#define TAUT_INFER_PREPARED_H

#include "network.h"

struct region_fact { /* what is asked of regions most often */
    uint16_t area;
    bool paired;
};

/* A site where an instance brings pain or numbness, or a term that it brings. Each stands once, with its largest chances. */
struct reach {
    uint16_t at;     /* site or term */
    uint16_t chance; /* index into chances */
    uint8_t kind;    /* enum taut_finding_kind */
};

/* A place on a side (see unit_of) where an instance brings pain: its silence speaks against it. */
struct silent {
    uint16_t unit, chance;
};

struct slice {
    uint32_t begin, end;
};
/* Pain from begin, numbness from numb, terms from terms. */
struct reach_slice {
    uint32_t begin, numb, terms, end;
};

/* The instances of a case in which nobody's finding speaks of them. */
struct plain {
    bool is_made;
    struct instance *instances;
    double (*silence)[TAUT_STATES]; /* chance that nothing they bring was mentioned */
    double (*state)[TAUT_STATES];   /* weights, normalised */
    double *total;                  /* of the weights */
    double log_total;               /* of all instances */
};

/* What depends on whether sides were told. */
struct side_tables {
    bool is_made;
    size_t n_instances;
    struct instance *instances; /* no weights */
    uint32_t *first;            /* [n_causes + 1] of each cause's instances */
    struct reach *reaches;
    struct reach_slice *reach; /* [n_instances] of reaches */
    uint8_t *slots;            /* [n_instances] where the sites lie: bits of left, right, midline */
    struct silent *silents;
    struct slice *silent[2];  /* [n_instances] of silents: by areas, by regions */
    struct plain plain[2][2]; /* pain told; in a drawing */
};

struct kept_plan;
struct taut_infer_prepared {
    const struct taut_atlas *atlas;
    struct taut_arena *arena;
    double *said; /* chance by support, counted or given; < 0: the model's */
    struct region_fact *regions;
    size_t cause_words; /* of a set of causes */
    uint64_t *at_place; /* [n_places] sets of causes whose pain or numbness reaches a region, or one of an area */
    uint64_t *of_term;  /* [n_terms] sets of causes that bring a term, or that a factor shifts */
    double (*prior)[TAUT_STATES];  /* [n_causes] with no context */
    double (*untold)[TAUT_STATES]; /* [n_causes] chance that none of its signs was told */
    double (*chances)[TAUT_STATES];
    size_t n_chances, most_chances;
    uint16_t *chance_slots;      /* hash table: 1 + index into chances */
    struct side_tables sides[2]; /* none was told, some was */
    struct kept_plan *kept;
};

static inline const uint64_t *causes_at_place(const struct taut_infer_prepared *p, size_t place)
{
    return p->at_place + place * p->cause_words;
}
static inline const uint64_t *causes_of_term(const struct taut_infer_prepared *p, size_t term)
{
    return p->of_term + term * p->cause_words;
}

/* kept.c: a plan for the problem, made anew only where the last one does not serve. It is valid until the next call. Returns
 * what cover_plan_make does. */
enum taut_status kept_plan_make(struct taut_infer_prepared *prepared, const struct cover_problem *p,
                                const struct cover_limits *limits, struct cover_plan **ret, struct taut_error *err);

/* reach.c: false: no memory. */
bool side_tables_make(struct taut_infer_prepared *p, bool sided);
/* Index of chances that are kept once. False: no memory, or more than 65535 of them. */
bool intern_chance(struct taut_infer_prepared *p, const double chance[TAUT_STATES], uint16_t *ret);

#endif
