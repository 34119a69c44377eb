/* generate.h - two-layer noisy-OR networks that resemble referred pain, and people drawn from them. */
#ifndef TAUT_BENCH_GENERATE_H
#define TAUT_BENCH_GENERATE_H

#include "infer/cover.h"

enum { MOST_PARENTS = 40, N_CAUSES = 500, N_PAIN = 400, N_MOVES = 100, N_PRESSES = 100 };
enum { N_FINDINGS = N_PAIN + N_MOVES + N_PRESSES };

struct family {
    const char *name;
    double density; /* size of zones: 1 gives about 8 parents a finding, 2.5 about 15 */
    bool shuffled;  /* parents drawn at random: no places, the hard case */
    uint64_t seed;
};

struct parent {
    uint16_t cause;
    double q;
};

struct generated {
    double prior[N_CAUSES], leak[N_FINDINGS];
    struct parent parents[N_FINDINGS][MOST_PARENTS];
    size_t n_parents[N_FINDINGS];
    double
        painless[N_CAUSES]; /* chance that an active cause brings no pain at all: everybody is asked about every pain */
    double u[N_CAUSES], v[N_CAUSES]; /* where causes lie */
};

enum seen { NOT_ASKED, SAID_NO, SAID_YES };
struct person {
    enum seen seen[N_FINDINGS];
    size_t n_yes;
};

/* Reproducible by seed: SplitMix64. */
double uniform(uint64_t *seed, double low, double high);

void generate_network(const struct family *f, struct generated *ret);
/* 1 to 5 active causes that tend to lie together; findings by the network; 3 to 30 of them positive. */
void generate_person(const struct generated *g, uint64_t *seed, struct person *ret);
/* Negatives absorbed, causes without a positive finding left out; row_cause: [n_causes] which cause each row is. */
bool reduce(const struct generated *g, const struct person *p, struct taut_arena *arena, struct cover_problem *ret,
            uint16_t *row_cause);

#endif
