/* network.h - from findings to the sums: the clinical model of docs/model.md.
 *
 * Every cause stands once for each side it can be on (an instance). Findings become evidence: positive ones (reported
 * pain in a set of sites, a sign, …) are the findings of the sums; negative ones, palpation and context are
 * absorbed into the weights of the states. A site is a region on a side. */
#ifndef TAUT_INFER_NETWORK_H
#define TAUT_INFER_NETWORK_H

#include <taut/infer.h>

#include "cover.h"

enum { SITE_WORDS = 16 }; /* at most 512 regions */
struct site_set {
    uint64_t bits[SITE_WORDS];
};

struct instance {
    uint16_t cause;
    enum taut_side side;        /* LEFT, RIGHT; MIDLINE: an unpaired cause */
    double weight[TAUT_STATES]; /* after absorption */
    uint32_t row;               /* index into problem.causes; UINT32_MAX: touches no positive evidence */
};

struct evidence {
    enum taut_finding_kind kind;
    uint16_t target;  /* term, where there are no sites */
    uint8_t lo, hi;   /* observed levels lo..hi; hi = 0: denied or unmentioned */
    bool words;       /* reported in free words: grades and sides are loose */
    bool drawn;       /* a painted region */
    bool subsumed;    /* a wide mention that says nothing new beside a narrower one: no part of the sums as they are */
    uint16_t finding; /* index into the case */
    double omitted;   /* chance that it would be left out though present */
    double leak;      /* chance of it with no modelled cause */
    struct site_set sites; /* pain, numbness */
};

#define NO_PATCH UINT32_MAX
/* Painted regions side by side. */
struct drawn_patch {
    uint32_t finding; /* index into positive: the pool that holds all of it, or its own */
    bool inside;      /* a pool holds all of it */
    double bare;      /* chance that all of it are slips, painted with no cause */
};
/* A painted region where no cause brings pain: its chance, and of that the share of slips. */
struct drawn_region {
    double painted, only_slipped;
};
/* How the likelihood of painted evidence enters the sums. */
struct drawn_weight {
    bool used;
    double bare; /* its chance with no cause, as it enters */
    double scale, power;
};

struct plain;
struct network {
    const struct taut_atlas *atlas;
    bool sided; /* some finding said a side; else all lies on one nominal side */
    struct instance *instances;
    size_t n_instances;
    uint32_t *spoken; /* instances whose weights differ from those of plain, ascending */
    size_t n_spoken;
    const struct plain *plain; /* what all of them are where nobody speaks of them */
    struct evidence *told;     /* positive findings, each region of a drawing by itself */
    size_t n_told;
    struct evidence *positive, *negative; /* positive: the findings of the sums: painted regions pooled */
    size_t n_positive, n_negative;
    uint32_t *pool, *patch; /* of each told: index into positive; into patches, or NO_PATCH */
    bool *pooled;           /* of each told: painted, or a place of a long list: drawn.c works out its chances */
    struct drawn_patch *patches;
    size_t n_patches;
    struct drawn_weight *weights;   /* of each positive */
    struct drawn_region *unbrought; /* of each told that is pooled */
    double *slips;                  /* [n_patches] room for drawn_chances */
    uint32_t *members;              /* of each positive: how many were pooled */
    uint32_t *subsumed;             /* of the positive evidence; comes back where the narrower mention is left out */
    size_t n_subsumed;
    double log_constant;          /* of what was absorbed into constants */
    struct cover_problem problem; /* only instances that touch positive evidence */
    struct cover_cause *rows;     /* problem.causes */
    double (
        *highest)[TAUT_STATES]; /* [links] what was absorbed of each: chance of the highest observed level or less */
    uint32_t *row_instance;     /* [n_causes] */
    struct taut_infer_prepared *prepared;
    const struct evidence_lists *lists;
};

#define NETWORK_NO_SKIP SIZE_MAX
/* Leaves finding `skip` out (as not asked) where it is not NETWORK_NO_SKIP. prepared: NULL, or of this atlas. Everything lives
 * in arena. Returns TAUT_OK, TAUT_EINVAL (where = "findings[3]"), TAUT_ENOMEM. */
enum taut_status network_build(const struct taut_atlas *a, const struct taut_case *c, size_t skip,
                               struct taut_infer_prepared *prepared, struct taut_arena *arena, struct network *ret,
                               struct taut_error *err);

/* What changes where one finding is left out, as if it had never been told. */
struct network_change {
    uint32_t instance;
    double factor[TAUT_STATES]; /* of its weights */
};
struct network_without {
    struct network_change *changes; /* instances distinct */
    size_t n_changes;
    uint32_t *out; /* positive evidence that is no part of the sums, subsumed ones among them */
    size_t n_out;
};
/* False: the finding is painted skin that was pooled with other skin; only a network of its own can leave it out. */
bool network_can_leave_out(const struct network *n, size_t finding);
enum taut_status network_leave_out(const struct network *n, const struct taut_case *c, size_t finding,
                                   struct taut_arena *arena, struct network_without *ret, struct taut_error *err);

/* Whether evidence i of the list is wide and another, not of finding `skip`, says the same more narrowly. */
bool evidence_is_subsumed(const struct evidence *list, size_t n, size_t i, size_t skip);

/* Chance, in each state, that the instance alone brings about pain or numbness somewhere in sites, a term, …; before omission. */
void network_chance(const struct network *n, const struct instance *i, enum taut_finding_kind kind, uint16_t target,
                    const struct site_set *sites, double ret[TAUT_STATES]);

/* Sites of a place on a side, as the network sees sides. */
void network_sites(const struct network *n, uint16_t place, enum taut_side side, struct site_set *ret);

/* Chance of a term or of pain in sites with no modelled cause. */
double network_leak(const struct network *n, enum taut_finding_kind kind, uint16_t target,
                    const struct site_set *sites);

/* drawn.c: pools what was told into positive; false: no memory. Then chances of what was told become chances of pools. */
bool drawn_pool(struct network *n, struct taut_arena *arena);
void drawn_chances(const struct network *n, const double (*told)[TAUT_STATES], double (*ret)[TAUT_STATES]);

bool site_sets_meet(const struct site_set *a, const struct site_set *b);

#endif
