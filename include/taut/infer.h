/* infer.h - how well each cause explains the findings.
 *
 * Model   A two-layer Bayesian network: causes above, findings below, leaky noisy-MAX between (docs/model.md).
 *         A point has four states: absent, latent, active in its essential zone, active with spillover.
 * Method  Exact sums over the positive findings (frontier cover dynamic programming); over budget, the weakest causes
 *         are left out and the error bound says so.
 * Repeat  Same build, atlas and findings: same bytes. Own log and exp; no libm. Order of findings never matters.
 * Units   probabilities 0..1; contributions in natural log odds; information in bits; times in microseconds. */
#ifndef TAUT_INFER_H
#define TAUT_INFER_H

#include <taut/intake.h>

enum taut_state { TAUT_ABSENT, TAUT_LATENT, TAUT_ACTIVE, TAUT_SPILLING, TAUT_STATES };
const char *taut_state_name(enum taut_state state);   /* "absent", "latent", "active", "active with spillover" */

/* What every case asks of the atlas, worked out once: for who ranks many. Lives in arena; atlas is borrowed. It fills itself as
 * cases come and keeps the last plan of the sums, so two threads must not share one. Results are the same with and without it.
 * Returns TAUT_OK, TAUT_EINVAL (too many regions), TAUT_ENOMEM. */
struct taut_infer_prepared;             /* opaque */
enum taut_status taut_infer_prepare(const struct taut_atlas *a, struct taut_arena *arena,
                                    struct taut_infer_prepared **ret, struct taut_error *err);

struct taut_infer_options {
    struct taut_infer_prepared *prepared;   /* of this atlas; NULL: worked out anew */
    size_t max_candidates;              /* muscles in the answer, and other causes as many; 0: 10 */
    size_t max_explanations;            /* 0: 5 */
    size_t max_checks;                  /* 0: 5 */
    bool brief;                         /* candidates, other causes and `muscular` alone, without reasons, explanations and checks:
                                         * the same probabilities, for who asks again with every stroke */
    double budget;                      /* multiply-adds of vectors in one pass (1 to 4 ns each) before the weakest causes are
                                         * left out and candidates carry an error bound; 0: 4e6; 1e12: exact if memory allows */
    const volatile bool *cancel;        /* set by somebody else: stop. NULL: nobody does */
    double (*now_us)(void *timer);      /* NULL: no deadline. The library has no timer of its own */
    void *timer;
    double deadline_us;                 /* of that timer: stop then. 0: never */
    const uint16_t *forbidden_points;   /* never proposed as a check (screening) */
    size_t n_forbidden;
};

/* One finding's part in a cause's probability: log odds with it minus without it. */
struct taut_contribution { uint16_t finding; float log_odds; };   /* index into the case's findings */

/* Where a candidate would be expected to hurt, and nobody said that it does. */
struct taut_expected {
    uint16_t place;                     /* area where words were told, region beside a drawing */
    enum taut_side side;
    float chance;                       /* that it hurts there if the leading point is active */
    float log_odds;                     /* what the silence takes from the candidate's odds, at most; below 0 */
};

/* A muscle's points on one side, led by the most probable; or another condition. */
struct taut_candidate {
    uint16_t cause;                     /* the leading point, or the condition */
    enum taut_side side;                /* UNSTATED: no finding said a side; it is the side that hurts. BOTH: nothing tells
                                         * its two sides apart; the probability is that of each */
    double probability;                 /* muscle: that at least one of its points is active; condition: present */
    double point_probability;           /* that the leading point is active; condition: same as probability */
    double error;                       /* |stated - exact| is at most this */
    double state[TAUT_STATES];          /* of the leading point; conditions use ABSENT and ACTIVE */
    const struct taut_contribution *explains;   /* largest first; |log odds| >= 0.1; of the muscle or condition */
    size_t n_explains;
    const struct taut_expected *expected;       /* counter-evidence, strongest first; at most 3 */
    size_t n_expected;
    const uint16_t *also;               /* further points of the muscle, at least a third as probable as the leader */
    size_t n_also;
};

struct taut_explanation {
    double probability;                 /* that just these of the leading causes are present, all others summed out */
    uint16_t causes[8];
    enum taut_side sides[8];
    uint8_t n_causes;                   /* 0: none of the leading causes */
};

struct taut_unexplained { uint16_t finding; double probability; };   /* that no modelled cause brought it about */

struct taut_leader { uint16_t cause; enum taut_side side; double probability; };   /* TAUT_NONE: none */

struct taut_check {
    enum taut_finding_kind kind;        /* TAUT_PALPATION: press; TAUT_LIMITS: movement test; else: ask */
    uint16_t target;                    /* cause, place or term */
    enum taut_side side;
    double bits;                        /* expected information of the answer about the causes that bring it about */
    double probability;                 /* of a yes */
    double minutes;                     /* effort */
    double gain;                        /* bits that the answer is expected to take from the uncertainty of all causes */
    struct taut_leader if_yes, if_no;   /* the most probable point then */
};

struct taut_ranking {
    const struct taut_candidate *candidates;    /* one for each muscle and side, most probable first */
    size_t n_candidates;
    const struct taut_candidate *others;        /* conditions, most probable first */
    size_t n_others;
    double muscular;                    /* probability that a point is active that reaches a place that was told */
    const struct taut_explanation *explanations;
    size_t n_explanations;
    const struct taut_unexplained *unexplained; /* probability > 0.5 */
    size_t n_unexplained;
    const struct taut_check *checks;    /* most gain for the effort first */
    size_t n_checks;
    struct taut_infer_stats {
        double log_evidence;            /* natural log of the findings' probability */
        double neglected;               /* bound on the posterior mass left out; 0: exact */
        uint32_t positives, relevant_causes, width, hypotheses;   /* width: findings open at once; hypotheses: table cells */
        uint32_t dropped_causes;
    } stats;
};

/* ret lives in arena. Returns TAUT_OK, TAUT_EEMPTY (no stated finding that the model knows), TAUT_EINVAL (a finding
 * out of range; where = "findings[3]"), TAUT_ETOOBIG, TAUT_ESTOPPED (by deadline or cancel), TAUT_ENOMEM. */
enum taut_status taut_infer_rank(const struct taut_atlas *a, const struct taut_case *c,
                                 const struct taut_infer_options *opt, struct taut_arena *arena,
                                 struct taut_ranking *ret, struct taut_error *err);

/* Only what to ask next: at most opt->max_checks questions and movement tests (0: 5), most bits for the effort first; gain, if_yes
 * and if_no are worked out only where several share the most bits. Far cheaper than a ranking: for who asks and asks again. ret lives in arena. Returns as above. */
enum taut_status taut_infer_questions(const struct taut_atlas *a, const struct taut_case *c,
                                      const struct taut_infer_options *opt, struct taut_arena *arena,
                                      const struct taut_check **ret, size_t *n, struct taut_error *err);

/* The sums of a case as a network that other engines read: what is absorbed (denied, pressed, context) is in the priors.
 * UAI: a Markov network whose sum is the evidence, the findings observed. HUGIN: a Bayesian network; nodes found_… are to be
 * observed as "yes". Returns what taut_infer_rank does. */
enum taut_network_format { TAUT_NETWORK_UAI, TAUT_NETWORK_HUGIN };
enum taut_status taut_infer_export(const struct taut_atlas *a, const struct taut_case *c,
                                   enum taut_network_format format, struct taut_arena *arena, struct taut_text *out,
                                   struct taut_error *err);

/* Whether this build ranks for nobody (meson -Dmode=reference, docs/intended-use.md): what faces people then shows references only.
 * The functions of this library work in either. */
bool taut_reference_only(void);

/* A painful region that a zone of a muscle's points touches; source: of that fact, TAUT_NONE: the muscle's own. */
struct taut_touch { uint16_t region; enum taut_zone zone; uint16_t source; };
struct taut_known { uint16_t muscle; const struct taut_touch *touches; size_t n_touches; };
/* What a book would say, nothing weighed: the muscles whose zones touch a place that hurts, on whatever side, by their English
 * names; touches in the atlas's order. ret lives in arena. Returns TAUT_OK, TAUT_EEMPTY (no place hurts), TAUT_ENOMEM. */
enum taut_status taut_infer_reference(const struct taut_atlas *a, const struct taut_case *c, struct taut_arena *arena,
                                      const struct taut_known **ret, size_t *n, struct taut_error *err);

/* Baseline for comparison, no probabilities: points by how many of the stated places lie in their zones (essential 1,
 * spillover 0.5), ties by atlas order. Fills at most max; returns how many. */
size_t taut_infer_count_zones(const struct taut_atlas *a, const struct taut_case *c, struct taut_candidate *ret, size_t max);

#endif
