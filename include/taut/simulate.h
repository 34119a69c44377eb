/* simulate.h - people whose trigger points are known, and how well the ranking finds them.
 *
 * A simulated person has active points, other conditions, or both; feels pain where they send it; tells some of it in words,
 * answers or a drawing. A world says how people come about: "matched" as docs/model.md says, the others differ from it on
 * purpose. The simulator knows the model from that page and the atlas, not from the code it judges.
 * Pure    no clock, no globals: the same seed gives the same people, whatever the order or number of threads.
 * Repeat  person k depends on seed, world and k alone. Tallies are added in the order of the people: same bytes.
 *
 * Measures, each as its source defines it; m: muscles, p: stated probability, y: 1 where the muscle has an active point, else 0
 *   reliability diagram   mean p and share of y = 1 in bins of p (Murphy and Winkler 1977, Applied Statistics 26:41)
 *   expected calibration error   sum over bins of (n of bin / n) |mean p - share| (Naeini, Cooper, Hauskrecht 2015, AAAI), 10 bins
 *                         of equal width; of the first muscle: "confidence calibration" of Guo and others 2017 (ICML)
 *   Brier score           mean of (p - y)^2 (Brier 1950, Monthly Weather Review 78:1)
 *   log loss              mean of -y ln p - (1 - y) ln(1 - p) (Good 1952, J R Stat Soc B 14:107); p clipped to 1e-6 .. 1 - 1e-6
 *   hit rate at k         share of people with an active muscle among the first k; recall at k: share of their active muscles there
 *   Jaccard index         |A and B| / |A or B| of two sets (Jaccard 1901)
 *   rank-biased overlap   RBO_ext of Webber, Moffat, Zobel 2010 (ACM Trans Inf Syst 28:20), persistence 0.8, depth 10
 *   checks                mean restricted to TAUT_MOST_CHECKS: who is never certain counts with that number (Irwin 1949) */
#ifndef TAUT_SIMULATE_H
#define TAUT_SIMULATE_H

#include <taut/body.h>
#include <taut/infer.h>

/* How a world differs from the model. 0 (shares, lengths) or 1 (factors): as the model says. */
struct taut_world {
    const char *id, *summary;
    double points, conditions;          /* factors on their priors */
    double prior_spread, chance_spread; /* log odds (SD) by which each prior, each link differs from the atlas */
    double zone_wanders_mm;             /* a zone's displacement on the skin, SD along each axis */
    double company;                     /* chance that an active point brings another one near it; twice at most */
    double strays;                      /* factor on pain with no cause at all */
    double forgetful, exaggerating;     /* shares of people who leave out half of what they would tell; who grade one step up
                                         * and add places beside */
    double moves;                       /* chance that a place is told as one beside it */
    double wide;                        /* chance that words name the whole limb for the place */
    double wrong_side;                  /* chance that a place is told on the wrong side */
    double volunteers;                  /* chance that words bring up a quality, an activity, a movement that goes with the pain */
    double errs;                        /* chance that a palpation is read at random */
};

/* The worlds by name; NULL: no such one. taut_world_at: the k-th, NULL after the last. */
const struct taut_world *taut_world_find(const char *id);
const struct taut_world *taut_world_at(size_t k);

enum {
    TAUT_CALIBRATION_BINS = 10,
    TAUT_MOST_CHECKS = 15,
    TAUT_REDRAW_BINS = 10,
    TAUT_MODEL_NUMBERS = 0
#define X(name, low, high) + 1
        TAUT_MODEL_TABLE(X)
#undef X
    ,
    TAUT_VARIED = TAUT_MODEL_NUMBERS + 3 /* and the atlas's own priors, context and chances, all at once */
};

/* Which probabilities are compared with what is so: of the first muscle, also apart by how the pain was told; of each of the
 * first 30 muscles; that a point is active, so far as any of its pain was told. */
enum taut_stated { TAUT_STATED_FIRST, TAUT_STATED_FIRST_WORDS, TAUT_STATED_FIRST_DRAWN, TAUT_STATED_LISTED, TAUT_STATED_MUSCULAR,
                   TAUT_STATED_KINDS };
/* Who ranks: Taut; a count of zones; always the muscles with the highest priors. */
enum taut_ranker { TAUT_RANKED_BY_TAUT, TAUT_RANKED_BY_ZONES, TAUT_RANKED_BY_PRIOR, TAUT_RANKERS };
/* What to check next: Taut's first check; its first palpation; the points of a chart by matching zones; the same at random. */
enum taut_order { TAUT_ORDER_CHECKS, TAUT_ORDER_PRESSES, TAUT_ORDER_CHART, TAUT_ORDER_RANDOM, TAUT_ORDERS };
const char *taut_stated_name(enum taut_stated stated);   /* "first muscle", …, "muscular" */
const char *taut_ranker_name(enum taut_ranker ranker);   /* "taut", "zones", "prior" */
const char *taut_order_name(enum taut_order order);      /* "checks", "presses", "chart", "random" */
/* What is varied: the numbers of TAUT_MODEL_TABLE in its order, then "relative priors", "context", "chances of links". */
const char *taut_varied_name(size_t i);

/* Sums over people; add them up, then measure. Plain data. */
struct taut_calibration_tally {
    struct { double stated; uint64_t n, so; } bins[TAUT_CALIBRATION_BINS];
    double squares, logs;
};
struct taut_hits_tally { uint64_t people, any[3], active, found[3]; };      /* among the first 1, 3, 5 */
struct taut_checks_tally {
    uint64_t people, certain_right;             /* certain: first muscle at 0.9; right: it is active */
    uint64_t certain_at[TAUT_MOST_CHECKS + 1];  /* after just so many checks */
    uint64_t pressed_at[TAUT_MOST_CHECKS + 1];  /* … a muscle with an active point was pressed */
    double minutes;                             /* until certain, or of all checks: our estimate of effort */
};
struct taut_stability_tally {
    uint64_t people, same_first;
    double told, first_five, overlap;
    struct { uint64_t n; double first_five; } by_told[TAUT_REDRAW_BINS];    /* by agreement of the places told */
};
/* What is halved and doubled: of chances the odds, of log odds and lengths the value; relative priors: their logarithm. */
struct taut_variation_tally { uint64_t people, new_first, five_hits; double first_five; };
struct taut_simulation_tally {
    uint64_t people, untold, inexact, silent;   /* untold: nobody heard of any pain; silent: told, and no muscle behind it */
    uint64_t drawn, findings;
    struct taut_calibration_tally calibration[TAUT_STATED_KINDS];
    struct taut_hits_tally hits[TAUT_RANKERS][3];                   /* by active muscles behind the told pain: 1, 2, 3 and more */
    struct taut_checks_tally checks[TAUT_ORDERS];
    struct taut_stability_tally stability;
    uint64_t varied, varied_five_hits;
    struct taut_variation_tally variation[TAUT_VARIED][2];   /* halved, doubled */
};
void taut_simulation_add(struct taut_simulation_tally *to, const struct taut_simulation_tally *more);

/* The costly measures are taken of some people, spread evenly over all. */
struct taut_simulation_options {
    const struct taut_world *world;
    uint64_t seed;
    size_t people;                      /* in all; spreads the costly measures over them */
    size_t checked, redrawn, varied;    /* how many of them; 0: one in 20, 2, 100; at most 1000, 5000, 300 */
};

struct taut_simulation;                 /* opaque; read only once made: threads may share it */
/* Lives in arena, borrows a. b gives the shapes of the regions; used only here. Returns TAUT_OK, TAUT_EINVAL, TAUT_ENOMEM. */
enum taut_status taut_simulation_create(const struct taut_atlas *a, const struct taut_body *b,
                                        const struct taut_simulation_options *opt, struct taut_arena *arena,
                                        struct taut_simulation **ret, struct taut_error *err);

/* One in how many people is asked for a costly measure. */
struct taut_simulation_steps { size_t checked, redrawn, varied; };
struct taut_simulation_steps taut_simulation_steps(const struct taut_simulation *s);

/* People first .. first + n - 1, added to *ret. scratch is reset after every person.
 * Returns TAUT_OK, TAUT_ENOMEM, or what taut_infer_rank returns. */
enum taut_status taut_simulation_run(const struct taut_simulation *s, size_t first, size_t n, struct taut_arena *scratch,
                                     struct taut_simulation_tally *ret, struct taut_error *err);

/* The findings that person k tells, as a case; TAUT_EEMPTY where nothing is told. Lives in arena. */
enum taut_status taut_simulation_case(const struct taut_simulation *s, size_t k, struct taut_arena *arena,
                                      struct taut_case *ret, struct taut_error *err);

/* ---- measures of tallies --------------------------------------------------------------------------------- */

double taut_calibration_error(const struct taut_calibration_tally *t);      /* expected calibration error */
double taut_calibration_brier(const struct taut_calibration_tally *t);
double taut_calibration_log_loss(const struct taut_calibration_tally *t);
uint64_t taut_calibration_count(const struct taut_calibration_tally *t);

/* Mean of what happened at `at` checks, who was never there counted with TAUT_MOST_CHECKS; share of people so far at n checks. */
double taut_checks_mean(const struct taut_checks_tally *t, const uint64_t at[TAUT_MOST_CHECKS + 1]);
double taut_checks_share(const struct taut_checks_tally *t, const uint64_t at[TAUT_MOST_CHECKS + 1], size_t n);

/* Of two rankings without ties; each item a number that stands once. */
double taut_rank_biased_overlap(const uint32_t *x, size_t n_x, const uint32_t *y, size_t n_y);
double taut_rank_jaccard(const uint32_t *x, size_t n_x, const uint32_t *y, size_t n_y, size_t depth);

#endif
