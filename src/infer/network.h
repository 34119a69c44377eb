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
    double unmentioned
        [TAUT_STATES]; /* of it: what places that nobody mentioned speak against; the same whatever is left out */
    uint32_t row;      /* index into problem.causes; UINT32_MAX: touches no positive evidence, or left out */
    bool faint;        /* solved, and too improbable to matter where findings are left out one by one */
};

struct evidence {
    enum taut_finding_kind kind;
    uint16_t target;       /* term, where there are no sites */
    uint8_t lo, hi;        /* observed levels lo..hi; hi = 0: denied or unmentioned */
    bool words;            /* reported in free words: grades and sides are loose */
    bool drawn;            /* a painted region */
    uint16_t finding;      /* index into the case */
    double omitted;        /* chance that it would be left out though present */
    double leak;           /* chance of it with no modelled cause */
    struct site_set sites; /* pain, numbness */
};

#define NO_PATCH UINT32_MAX
struct network {
    const struct taut_atlas *atlas;
    bool sided; /* some finding said a side; else all lies on one nominal side */
    struct instance *instances;
    size_t n_instances;
    struct evidence *told; /* positive findings, each region of a drawing by itself */
    size_t n_told;
    struct evidence *positive; /* the findings of the sums: painted regions pooled */
    size_t n_positive;
    uint32_t *pool, *patch; /* of each told: index into positive; patch: NO_PATCH, or that of the patch it belongs to */
    uint32_t *members;      /* of each positive: how many were pooled */
    double log_constant;    /* of what was absorbed into constants */
    struct cover_problem problem;   /* only instances that touch positive evidence */
    struct cover_cause *rows;       /* problem.causes, writable for pinning */
    uint32_t *row_instance;         /* [n_causes] */
    double (*said)[TAUT_STATES];    /* what links say, by support, kind and zone; ABSENT < 0: not worked out yet */
    double (*chances)[TAUT_STATES]; /* [n_instances * n_told], of a network with nothing left out */
};

#define NETWORK_NO_SKIP SIZE_MAX
/* Leaves finding `skip` out (as not asked) where it is not NETWORK_NO_SKIP. `whole`: the network of the same case with
 * nothing left out, or NULL; its instances that touch no positive evidence or are faint are taken over as they are, and
 * are no part of the sums. Everything lives
 * in arena. Returns TAUT_OK, TAUT_EINVAL (where = "findings[3]"), TAUT_ENOMEM. */
enum taut_status network_build(const struct taut_atlas *a, const struct taut_case *c, size_t skip,
                               const struct network *whole, struct taut_arena *arena, struct network *ret,
                               struct taut_error *err);

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
