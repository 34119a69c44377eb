/* cover_room.h - the memory of the sums: what all variants share, one batch of lanes, and the tables. */
#ifndef TAUT_INFER_COVER_ROOM_H
#define TAUT_INFER_COVER_ROOM_H

#include "../base/numeric.h"
#include "cover_plan.h"
#include "log_product.h"

typedef double cover_lanes[COVER_LANES];

/* One batch: up to COVER_LANES variants (half as many in double precision), or states of the hubs of one. */
struct cover_batch {
    cover_lanes *off;                    /* [n_findings] leak, single-finding causes and hubs together */
    cover_lanes *product;                /* [n_findings] the same without its factors that are 0 */
    uint32_t (*zeros)[COVER_LANES];      /* [n_findings] how many these are */
    cover_lanes (*weight)[COVER_STATES]; /* [n_slots] of the kinds of state, normalised */
    cover_lanes log_mass;                /* of what was normalised away */
    bool dead[COVER_LANES];              /* Z = 0 before any sum */
    cover_lanes log_z;                   /* result of the forward pass */
    cover_lanes (*kind)[COVER_STATES];   /* [n_slots] result of the adjoint pass, not normalised */
    cover_lanes *uncovered, *covered;    /* [n_findings] adjoint sums at the opening of a finding */
};

struct cover_room {
    const struct cover_plan *plan;
    const struct cover_problem *p;
    int lanes; /* of the batch */
    bool (*forward)(struct cover_room *r, bool keep), (*backward)(struct cover_room *r);
    bool (*stop)(const void *with);
    const void *with;

    double (*norm)[COVER_STATES]; /* [n_causes] weights of the kinds of state, normalised */
    double *total;                /* [n_causes] of the weights that count */
    double *mean;                 /* [n_causes] single-finding causes: chance that they leave it uncovered */
    double *off;                  /* [n_findings] product of what is not 0 */
    uint32_t *zeros;              /* [n_findings] how many factors of it are 0 */
    double log_mass;
    bool is_dead;

    struct cover_batch batch;
    bool *is_fresh;     /* [n_tables] the matrix of a unit is that of the unchanged problem in every lane */
    uint8_t *is_wanted; /* [n_units] some member's posterior is */
    uint32_t (*changed)[COVER_LANES]; /* [n_causes] 1 + index of the change that the lane's variant makes; 0: none */

    /* of the type that the precision says */
    void *table, *adjoint, *work, *total_of_kinds, *block, *block_adjoint, *before, *prefix;
    void **snapshot; /* [n_steps] the table before the bag of a step */
    void *matrix;    /* [n_tables][81] */
    void *gradient;  /* [units of a bag][81] */
    uint32_t *offset;
};

/* Weights by kind of state, normalised; returns what they added up to. A dropped cause is idle. */
double cover_normalise(const struct cover_plan *plan, uint32_t c, const double *weight, double *ret);
/* Chance that a single-finding cause leaves its finding uncovered. */
double cover_mean_off(const struct cover_problem *p, uint32_t c, const double *norm);

/* The passes over the batch. False: stopped. cover_double.c, cover_single.c and their twins with wider vectors. */
typedef bool cover_forward_pass(struct cover_room *r, bool keep);
typedef bool cover_backward_pass(struct cover_room *r);
cover_forward_pass cover_forward_double, cover_forward_single, cover_forward_double_avx2, cover_forward_single_avx2;
cover_backward_pass cover_backward_double, cover_backward_single, cover_backward_double_avx2,
    cover_backward_single_avx2;

#endif
