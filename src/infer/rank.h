/* rank.h - a solved case, shared by the ranking and the choice of the next check. */
#ifndef TAUT_INFER_RANK_H
#define TAUT_INFER_RANK_H

#include "network.h"

#define INFER_BUDGET 1e6 /* table cells of one forward pass before causes are dropped */

struct solution {
    struct network network;
    struct cover_plan *plan;
    struct cover_room *room;
    struct cover_answer answer;
    double (*state)[TAUT_STATES]; /* [n_instances] posterior */
};

/* skip: as of network_build. full: the solution with nothing left out, or NULL; what is faint in it is taken over.
 * Returns TAUT_OK, TAUT_EINVAL, TAUT_ETOOBIG, TAUT_ENOMEM. */
enum taut_status solution_make(const struct taut_atlas *a, const struct taut_case *c, size_t skip,
                               const struct solution *full, double budget, struct taut_arena *arena,
                               struct solution *ret, struct taut_error *err);

double solution_active(const struct solution *s, size_t instance); /* P(active, with or without spillover) */

/* checks.c: fills ret->checks from ret->candidates and the solution. */
enum taut_status list_checks(const struct solution *s, const struct taut_case *c, const struct taut_infer_options *opt,
                             struct taut_ranking *ret, struct taut_arena *arena, struct taut_error *err);

#endif
