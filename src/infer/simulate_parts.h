/* simulate_parts.h - what the parts of the simulator share: chance, a person, the world as tables.
 *
 * An instance is a cause on a side: 2 cause + slot. Slots: left 0 (an unpaired cause has only this one), right 1. A unit is a
 * place on a side: 3 place + slot, where a place without sides has slot 2. People who draw feel in regions, others in areas. */
#ifndef TAUT_INFER_SIMULATE_PARTS_H
#define TAUT_INFER_SIMULATE_PARTS_H

#include <taut/simulate.h>

enum { ON_LEFT, ON_RIGHT, ON_MIDLINE, SLOTS };
enum { SPOTS = 12, MOST_TOLD = 120, MOST_FACTORS = 3, MOST_ASKED = 4 };

/* ---- chance: splitmix64 (Steele, Lea, Flood 2014) -------------------------------------------------------- */

struct chance {
    uint64_t state;
};
uint64_t chance_bits(struct chance *c);
double chance_unit(struct chance *c);           /* [0, 1) */
bool chance_of(struct chance *c, double p);     /* true with probability p */
size_t chance_pick(struct chance *c, size_t n); /* 0 .. n - 1 */
double chance_normal(struct chance *c);         /* nearly: the sum of four, SD 1 */
struct chance chance_begin(uint64_t seed, uint64_t a, uint64_t b);

/* ---- the world as tables: simulate_world.c ---------------------------------------------------------------- */

struct taut_simulation {
    const struct taut_atlas *atlas;
    struct taut_simulation_options opt;
    struct taut_point3 *spots; /* [n_regions * SPOTS] on the left half of the skin */
    bool *has_spots;           /* deep regions have none */
    float *prior, *link;       /* log odds that the world adds to each cause's prior, each link's chance */
    uint32_t *causes_begin;    /* [n_regions + 1] slices of causes */
    uint16_t *causes;          /* whose pain links reach a region */
    uint16_t *common;          /* muscles by prior, most frequent first */
};

/* The region where pain of a region is felt when its zone lies `shift` mm from where the atlas has it. */
uint16_t world_wander(const struct taut_simulation *s, uint16_t region, struct taut_point3 shift, struct chance *c);
/* A region that borders on one, or an area on an area; the place itself where there is none. */
uint16_t world_beside(const struct taut_simulation *s, uint16_t place, struct chance *c);

/* ---- what causes bring about: simulate_cause.c -------------------------------------------------------------- */

/* Prior that a cause is active or present, context told. */
double cause_prior(const struct taut_simulation *s, uint16_t cause, const uint16_t *factors, size_t n_factors);
/* Chance that a link's cause in a state brings about the finding. */
double cause_chance(const struct taut_simulation *s, uint16_t cause, uint32_t link, enum taut_state state);
/* Slots of the link's target for a cause in a slot; returns how many, 1 or 2. */
size_t cause_slots(const struct taut_atlas *a, const struct taut_link *l, size_t slot, size_t ret[2]);
/* Chance that a term is there with no modelled cause. */
double cause_term_leak(const struct taut_atlas *a, enum taut_finding_kind kind, uint16_t term);

/* ---- a person: simulate_person.c ---------------------------------------------------------------------------- */

struct person {
    const struct taut_simulation *simulation;
    struct taut_infer_prepared *prepared; /* for ranking; NULL: only made and told */
    struct chance chance;
    bool draws, graded, forgets, exaggerates;
    uint16_t factors[MOST_FACTORS];
    size_t n_factors;
    uint8_t *state; /* [instances] enum taut_state */
    bool *heard;    /* [instances] some of its pain reaches the telling */
    uint8_t *felt;  /* [units] level */
    uint8_t *told;  /* [units] level that is told */
};
enum taut_status person_make(const struct taut_simulation *s, size_t k, struct taut_arena *arena, struct person *ret,
                             struct taut_error *err);
/* Whether a muscle has an active point on a side; BOTH, UNSTATED: on any. heard: one that reaches the telling. */
bool person_has(const struct person *p, uint16_t muscle, enum taut_side side, bool heard);
size_t person_muscles(const struct person *p, bool heard); /* with an active point, sides counted */

/* ---- what a person says: simulate_tell.c, simulate_answer.c ------------------------------------------------- */

/* All that is told at first, as findings in arena; TAUT_EEMPTY: no pain. */
enum taut_status person_tell(struct person *p, struct taut_arena *arena, struct taut_case *ret, struct taut_error *err);
/* The same pain told once more: a third of the places become others beside them. told: Jaccard index of the two. */
enum taut_status person_tell_again(struct person *p, const struct taut_case *first, struct taut_arena *arena,
                                   struct taut_case *ret, double *told, struct taut_error *err);
/* What a check brings to light. */
struct taut_finding person_answer(struct person *p, const struct taut_check *check);

/* ---- measures of a person: simulate_checks.c, simulate_vary.c ------------------------------------------------- */

/* An item of a ranking as a number: muscle and side. */
uint32_t ranked_item(const struct taut_atlas *a, const struct taut_candidate *c);
enum taut_status person_check(struct person *p, const struct taut_case *told, struct taut_arena *scratch,
                              struct taut_simulation_tally *t, struct taut_error *err);
enum taut_status person_vary(struct person *p, const struct taut_case *told, const struct taut_ranking *plain,
                             struct taut_arena *scratch, struct taut_simulation_tally *t, struct taut_error *err);

#endif
