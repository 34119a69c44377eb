/* outcome.h - measures of pain, function and movement: scored, and their change told right.
 *
 * Pure        Same measurements and atlas: same answer. What a measure is, and its limits with their sources: atlas/measures.
 * Units       of each measure's own; days since 1970-01-01.
 * Change      Below the noise (smallest detectable change) nothing changed that one could know of; above it and above what
 *             people call better (minimal important change) it did. Of several figures that may apply, the largest counts.
 * Ownership   What is read is borrowed; what is made lives in the arena. */
#ifndef TAUT_OUTCOME_H
#define TAUT_OUTCOME_H

#include <taut/chart.h>

#define TAUT_MAX_SERIES 200u
#define TAUT_MAX_TAKEN 1000u            /* of one series */
#define TAUT_MAX_TREATMENTS 2000u
#define TAUT_MISSING (-1.0)             /* an item that was left open; no item has numbers below 0 */

enum taut_moment { TAUT_ANY_MOMENT, TAUT_BEFORE_SESSION, TAUT_AFTER_SESSION };

/* One time that something was measured. */
struct taut_taken {
    int32_t day;
    enum taut_moment moment;
    bool baseline;                      /* before the treatment began; several make a better start than one */
    const double *answers;              /* of items in their order, or readings; TAUT_MISSING: left open */
    size_t n_answers;
    bool scored;                        /* the score itself was given, as its form says */
    double score;
    uint16_t answered;                  /* of a given score: items answered; 0: not said */
    bool predicted;                     /* somebody said before what to expect */
    double expected[2];                 /* from and to */
};

/* The same thing measured again and again. */
struct taut_series {
    uint16_t measure;
    const char *of;                     /* what, in words: "average of the last 7 days"; NULL: the measure says it */
    uint16_t place, point;              /* TAUT_NONE: of none */
    enum taut_side side;
    enum taut_instrument with;          /* TAUT_ANY_INSTRUMENT: not said */
    const char *const *items;           /* of own items: what they are */
    size_t n_items;
    const struct taut_taken *taken;     /* by day; on one day before a session, then after it */
    size_t n_taken;
};

struct taut_treatment { int32_t day; uint16_t point; enum taut_side side; uint16_t technique; };

struct taut_measured {
    const struct taut_series *series;
    size_t n_series;
    const struct taut_treatment *treatments;
    size_t n_treatments;
};

/* ---- a score ----------------------------------------------------------------------------------------------- */

struct taut_scoring {
    bool valid;                         /* enough was answered */
    double score;                       /* where valid */
    size_t answered, of;
    uint16_t band;                      /* index within the measure's bands; TAUT_NONE */
};
/* TAUT_OK (also where too little was answered), TAUT_EINVAL (no such measure, a number out of range, too many or too few;
 * where = "answers[2]", "score", "answered"). */
enum taut_status taut_outcome_score(const struct taut_atlas *a, uint16_t measure, const struct taut_taken *t,
                                    struct taut_scoring *ret, struct taut_error *err);

/* Whether all of it holds together: the above for each, days in order, sides where the measure has them.
 * where = "series[1].entries[3].answers[2]". */
enum taut_status taut_outcome_check(const struct taut_atlas *a, const struct taut_measured *m, struct taut_error *err);

/* ---- a change ---------------------------------------------------------------------------------------------- */

enum taut_change { TAUT_CHANGE_UNKNOWN /* fewer than two scores */, TAUT_UNCHANGED, TAUT_BETTER, TAUT_A_LITTLE_BETTER, TAUT_WORSE,
                   TAUT_A_LITTLE_WORSE };
const char *taut_change_name(enum taut_change change);  /* "unknown", "unchanged", "better", "a little better", … */

/* The limit that counts, in units of the score; limit is NULL where none is known, amount then 0. */
struct taut_threshold { const struct taut_measure_limit *limit; double amount; };

struct taut_changed {
    enum taut_change change;            /* a little: beyond noise, less than what matters */
    double before, after;               /* before: mean of the baselines, or the first score */
    double difference, percent;         /* after - before; of before, 0 where before is 0 */
    int32_t from, to;                   /* days */
    size_t n_baseline;                  /* scores behind `before` */
    struct taut_threshold noise, matters;
    bool regression;                    /* a bad start measured once tends to be followed by a better score without any treatment */
};
void taut_outcome_change(const struct taut_atlas *a, const struct taut_series *s, struct taut_changed *ret);
/* "unchanged: 6 to 5, less than the 2 points that may be chance", with regression to the mean where it must be said. Always
 * terminated. */
void taut_outcome_says(const struct taut_atlas *a, const struct taut_series *s, const struct taut_changed *c, char *out,
                       size_t max);

/* What was measured more than once, over time, as a picture, one panel a series: scores, the band around the start that may be chance, the least change that
 * matters, normal values, predictions. Returns TAUT_OK, TAUT_EEMPTY (nothing was measured twice), TAUT_ENOMEM. */
enum taut_status taut_outcome_trend(const struct taut_atlas *a, const struct taut_measured *m, struct taut_arena *arena,
                                    struct taut_picture *ret, struct taut_error *err);

/* ---- what followed at once on a treatment, by point and by technique -------------------------------------------- */

struct taut_effect {
    uint16_t measure, point, technique; /* point or technique is TAUT_NONE: all of them together */
    enum taut_side side;                /* of the point */
    size_t n;                           /* sessions measured before and after */
    double mean;                        /* of after - before */
    size_t better, worse;               /* beyond noise */
};
/* By points first, then by techniques, each in the order of the atlas. Without people who were not treated it does not say
 * what the treatment did. Returns TAUT_OK, TAUT_ENOMEM. */
enum taut_status taut_outcome_effects(const struct taut_atlas *a, const struct taut_measured *m, struct taut_arena *arena,
                                      const struct taut_effect **ret, size_t *n, struct taut_error *err);

/* ---- predicted and observed ---------------------------------------------------------------------------------- */

struct taut_predicted { size_t n, within, better, worse; };   /* than what was expected */
void taut_outcome_predicted(const struct taut_atlas *a, const struct taut_series *s, struct taut_predicted *ret);

/* ---- pain all over (Wolfe 2016): the last wpi and sss -------------------------------------------------------------- */

struct taut_widespread {
    bool known;                         /* both were measured */
    unsigned wpi, sss, regions;         /* regions: of five, jaw, chest and belly left out */
    bool fits;                          /* of the published criteria all but the three months: think wider than single muscles */
};
void taut_outcome_widespread(const struct taut_atlas *a, const struct taut_measured *m, struct taut_widespread *ret);

#endif
