/* rank.h - a solved case, and the questions asked of it. */
#ifndef TAUT_INFER_RANK_H
#define TAUT_INFER_RANK_H

#include "network.h"

/* Vector multiply-adds of one pass before causes are dropped. Who asks for more gets single precision from there on. */
#define INFER_BUDGET 4e6
#define INFER_SINGLE_FROM INFER_BUDGET

/* ---- solve.c */

struct solution {
    struct network network;
    struct cover_plan *plan;
    struct cover_room *room;
    struct cover_room *quick; /* in single precision: for reasons, explanations and checks */
    struct cover_plan_facts facts;
    struct cover_answer answer;   /* of the causes in the sums */
    double neglected;             /* bound on what dropping causes took away, and rounding; 0: exact */
    double (*state)[TAUT_STATES]; /* [n_instances] posterior */
};

/* skip: as of network_build. With what is prepared, ret is valid until the next solution. Returns TAUT_OK, TAUT_EINVAL, TAUT_ETOOBIG, TAUT_ESTOPPED, TAUT_ENOMEM. */
enum taut_status solution_make(const struct taut_atlas *a, const struct taut_case *c, size_t skip,
                               const struct taut_infer_options *opt, struct taut_arena *arena, struct solution *ret,
                               struct taut_error *err);

double solution_active(const struct solution *s, size_t instance); /* P(active, with or without spillover) */
/* The same from the posterior of any variant. */
double active_of(const double state[TAUT_STATES]);

/* The sums as they are; variants add to it. */
struct cover_variant solution_plain(const struct solution *s);

/* Adds to a variant's changes: the instance is active, or is not. Nothing where it stands outside the sums. */
void solution_pin(const struct solution *s, size_t instance, bool on, struct cover_change *list, size_t *n);

/* The quick room, made where it is first asked for. */
enum taut_status solution_quick(struct solution *s, struct taut_arena *arena, struct taut_error *err);

/* Probability of each variant against the findings as they are. False: stopped. */
bool solution_ratios(const struct solution *s, struct cover_room *room, const struct cover_variant *variants, size_t n,
                     double *ret);

bool infer_is_stopped(const void *options); /* by deadline or flag */
enum taut_status infer_stopped(struct taut_error *err);

/* ---- muscles.c */

struct muscle_group {
    size_t first, n; /* instances of the group: order[first .. first + n) */
    double probability;
    bool each_side; /* stands for its twin on the other side too: no finding tells them apart */
};

struct ranked {
    struct taut_candidate *candidates;
    struct muscle_group *groups; /* of each candidate, in the same order */
    size_t *order;
    size_t n;
};

/* Muscles (points) or other conditions, most probable first. */
enum taut_status rank_causes(struct solution *s, bool points, size_t wanted, struct taut_arena *arena,
                             struct ranked *ret, struct taut_error *err);

/* The side as the answer says it. */
enum taut_side shown_side(const struct network *n, const struct instance *i);

/* ---- contribute.c: what each finding contributed to each candidate */
enum taut_status list_contributions(struct solution *s, const struct taut_case *c, const struct taut_infer_options *opt,
                                    struct ranked *lists, size_t n_lists, struct taut_arena *arena,
                                    struct taut_error *err);

/* ---- explain.c: the best joint explanations, and what none explains */
enum taut_status list_explanations(struct solution *s, size_t wanted, struct taut_arena *arena,
                                   struct taut_ranking *ret, struct taut_error *err);
enum taut_status list_unexplained(struct solution *s, struct taut_arena *arena, struct taut_ranking *ret,
                                  struct taut_error *err);

/* ---- expected.c: where each candidate would be expected to hurt */
enum taut_status list_expected(const struct solution *s, struct ranked *list, struct taut_arena *arena,
                               struct taut_error *err);

/* ---- lookahead.c: fills gain, if_yes and if_no of each check; most gain for the effort first */
enum taut_status look_ahead(struct solution *s, struct taut_check *list, size_t n, struct taut_arena *arena,
                            struct taut_error *err);

/* ---- checks.c: list_asks: questions and movement tests by what they tell by themselves; list_checks: fills ret->checks from
 * ret->candidates and the solution */
enum taut_status list_asks(const struct solution *s, const struct taut_case *c, size_t wanted, struct taut_arena *arena,
                           struct taut_check **ret, size_t *n, struct taut_error *err);
enum taut_status list_checks(struct solution *s, const struct taut_case *c, const struct taut_infer_options *opt,
                             struct taut_ranking *ret, struct taut_arena *arena, struct taut_error *err);

double pressing_minutes(const struct taut_point *p); /* effort, our estimate */

/* ---- rank.c: taut_infer_rank for who needs less: muscles and stats always, the rest as asked */
enum rank_part {
    RANK_REASONS = 1, /* contributions, expected, other conditions, explanations, unexplained */
    RANK_CHECKS = 2,
    RANK_OTHERS = 4 /* other conditions, without their reasons; RANK_REASONS has them too */
};
enum taut_status rank_case(const struct taut_atlas *a, const struct taut_case *c, const struct taut_infer_options *opt,
                           unsigned parts, struct taut_arena *arena, struct taut_ranking *ret, struct taut_error *err);

#endif
