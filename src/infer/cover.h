/* cover.h - exact sums over a two-layer noisy-OR network with causes of several states.
 *
 * The problem: causes c with states s and weights w_c(s); positive findings j, each left uncovered by the leak with
 * chance off_j and by cause c in state s with chance r_cj(s). Wanted are
 *     Z = sum over joint states of  prod_c w_c(s_c)  prod_j (1 - off_j prod_c r_cj(s_c))
 * and every posterior P(s_c). Everything else of the model (negatives, palpation, levels) is already in w, off and r.
 *
 * Method: frontier cover dynamic programming. Each cause covers its findings independently; A[S] is the mass of "just
 * the set S of the open findings is covered". All terms are positive: nothing cancels. A finding is opened when its first
 * cause comes and closed, keeping the covered half, after its last. Causes that touch one finding never enter
 * the table: they are folded into its leak and read off at the end. The adjoint pass gives all posteriors.
 * Lanes: a pass sums a few variants of the problem side by side: other weights, other leaks, same links. They serve
 * the questions "and if this were not so?" and the states of hubs, causes that touch so much that the sums are cheaper
 * with each of their states in a lane of its own.
 * Cost: known before any sum, in vector multiply-adds (one to four nanoseconds each).
 * Bits: the sums are additions and multiplications in one order, whatever the compiler and the width of its vectors.
 * Source: Heckerman 1989 (absorbing negatives); D'Ambrosio 1994 and Takikawa & D'Ambrosio 1999 (factoring the same sum). */
#ifndef TAUT_INFER_COVER_H
#define TAUT_INFER_COVER_H

#include <taut/base.h>

enum { COVER_STATES = 4, COVER_MAX_WIDTH = 24 };
enum { COVER_LANES = 8, COVER_DOUBLE_LANES = 4 }; /* in single precision, in double */

struct cover_link {
    uint32_t finding;
    double off[COVER_STATES]; /* r_cj(s), 0..1 */
};

struct cover_cause {
    double weight[COVER_STATES]; /* >= 0, not all 0; unused states 0 */
    uint32_t links, n_links;     /* slice of links, sorted by finding, findings distinct */
};

struct cover_problem {
    size_t n_findings, n_causes;
    const double *off; /* [n_findings], 0..1 */
    const struct cover_cause *causes;
    const struct cover_link *links;
};

/* What differs from the problem in one variant of it. */
struct cover_change {
    uint32_t cause;
    double factor[COVER_STATES]; /* of its weights */
};
struct cover_present {
    uint32_t cause; /* one that the plan leaves out */
    uint8_t state;
};
struct cover_variant {
    const struct cover_change *changes; /* causes distinct */
    size_t n_changes;
    const uint32_t *without; /* findings that are taken as never asked */
    size_t n_without;
    const struct cover_present *present; /* taken to be in that state, at no cost of its own; NULL: none */
};

enum cover_precision { COVER_DOUBLE, COVER_SINGLE };
#define COVER_SINGLE_ERROR 2e-5 /* of a posterior in single precision, where nothing underflows */

struct cover_limits {
    double cost;        /* of one pass; over it the weakest causes are left out */
    double single_from; /* passes that cost more are summed in single precision; 0: never */
    bool (*stop)(
        const void *with); /* asked before each batch of lanes and between the steps of long sums; NULL: never stops */
    const void *with;
};

/* A plan serves every problem of the same findings, causes and links, whatever the weights and leaks. */
struct cover_plan;

struct cover_plan_facts {
    double cost;                /* of one pass over all lanes and all states of the hubs */
    uint32_t width;             /* findings open at once */
    uint32_t n_dropped, n_hubs; /* causes left out; causes whose states have lanes of their own */
    enum cover_precision precision;
};

/* Orders the sums. Over the limit the causes with the least odds are dropped, as few as will do.
 * Returns TAUT_OK, TAUT_ETOOBIG, TAUT_ENOMEM. */
enum taut_status cover_plan_make(const struct cover_problem *p, const struct cover_limits *limits,
                                 struct taut_arena *arena, struct cover_plan **ret, struct taut_error *err);
struct cover_plan_facts cover_plan_about(const struct cover_plan *plan);

/* Memory for the sums of one plan, and what all variants of a problem have in common. p is borrowed; cover_room_renew
 * must follow a change of its weights or leaks. No sum allocates. */
struct cover_room;
enum taut_status cover_room_make(const struct cover_plan *plan, const struct cover_problem *p,
                                 const struct cover_limits *limits, struct taut_arena *arena, struct cover_room **ret,
                                 struct taut_error *err);
/* The same in single precision whatever the plan says: twice the variants a pass, each off by COVER_SINGLE_ERROR. */
enum taut_status cover_room_twin(const struct cover_room *room, struct taut_arena *arena, struct cover_room **ret,
                                 struct taut_error *err);
void cover_room_renew(struct cover_room *room);

struct cover_answer {
    double log_z;                      /* natural; -1e308 where Z = 0 */
    double (*posterior)[COVER_STATES]; /* of the wanted causes */
};

/* log Z of each variant: forward passes alone. False: stopped; what was not summed is untouched. */
bool cover_evidence(struct cover_room *room, const struct cover_variant *variants, size_t n, double *log_z);

/* Evidence, and the posteriors of the wanted causes (NULL: of all), for each variant. False: stopped. */
bool cover_posteriors(struct cover_room *room, const struct cover_variant *variants, size_t n, const uint32_t *wanted,
                      size_t n_wanted, struct cover_answer *ret);

/* Of one variant: writes the posteriors of the dropped causes, each as if it were the only one, into posterior[n_causes]; returns a bound
 * on what leaving them out took away: no posterior is off by more (first order: see docs/model.md). */
bool cover_is_dropped(const struct cover_plan *plan, uint32_t cause);
double cover_neglected(struct cover_room *room, const struct cover_variant *variant, double log_z,
                       double (*posterior)[COVER_STATES]);

#endif
