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
 * Cost: sum over causes of 2^(findings open then); predicted before any sum.
 * Source: Heckerman 1989 (absorbing negatives); D'Ambrosio 1994 and Takikawa & D'Ambrosio 1999 (factoring the same sum). */
#ifndef TAUT_INFER_COVER_H
#define TAUT_INFER_COVER_H

#include <taut/base.h>

enum { COVER_STATES = 4, COVER_MAX_WIDTH = 26 };

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

struct cover_answer {
    double log_z;                      /* natural; -1e308 where Z = 0 */
    double (*posterior)[COVER_STATES]; /* [n_causes] */
    double neglected;                  /* bound on what dropping causes took away; 0: exact */
    uint32_t width, dropped;
    double cells; /* table cells touched by the forward pass */
};

/* A plan can serve every problem of the same causes, links and findings, whatever their weights and chances. */
struct cover_plan;

/* Orders the sums. Over budget (cells), the causes with the least odds are dropped, as few as will do.
 * Returns TAUT_OK, TAUT_ENOMEM. */
enum taut_status cover_plan_make(const struct cover_problem *p, double budget, struct taut_arena *arena,
                                 struct cover_plan **ret, struct taut_error *err);

/* Scratch memory for sums of one plan; reused between calls. */
struct cover_room;
enum taut_status cover_room_make(const struct cover_plan *plan, struct taut_arena *arena, struct cover_room **ret,
                                 struct taut_error *err);

/* log Z alone: one forward pass. */
double cover_evidence(const struct cover_plan *plan, const struct cover_problem *p, struct cover_room *room);

/* Everything: posterior must hold n_causes rows. */
void cover_posterior(const struct cover_plan *plan, const struct cover_problem *p, struct cover_room *room,
                     struct cover_answer *ret);

#endif
