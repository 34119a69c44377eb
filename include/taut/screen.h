/* screen.h - safety rules over findings, before any ranking. Rules, scores and sites are rows of the atlas.
 * Source of the rules: each row names its own. No answer ever clears a danger.
 *
 * Three values  What nobody said is unknown, and unknown is not no: a rule that could still fire is open. */
#ifndef TAUT_SCREEN_H
#define TAUT_SCREEN_H

#include <taut/chart.h>
#include <taut/intake.h>

#define TAUT_MAX_BECAUSE 8
struct taut_alert {
    uint16_t screen;                    /* index into atlas->screens */
    uint16_t because[TAUT_MAX_BECAUSE]; /* indices of the findings that made it fire */
    uint8_t n_because;
    uint16_t override;                  /* index into the case's overrides; TAUT_NONE: it stands */
    enum taut_side side;                /* where its findings lie: LEFT or RIGHT, else BOTH */
};

struct taut_screener;                   /* opaque: a case as the rules see it */
struct taut_screening {
    const struct taut_alert *alerts;    /* most urgent first, then in the atlas's order */
    size_t n_alerts;
    bool emergency;                     /* an alert of level emergency stands: no ranking without an acknowledgement */
    const struct taut_screener *looked; /* of the case that was screened; what was worked out serves the questions below */
};

/* A rule that a practitioner has dealt with. It stays in the case and is shown ever after. */
struct taut_override {
    uint16_t rule;                      /* index into atlas->screens */
    const char *by, *credential, *reason, *when;   /* credential "self": the person herself; when: "2026-11-21" */
};

/* Whether an override may stand: everything is filled in, and nobody lifts a stop (emergency, urgent or clearance) from
 * herself. Returns TAUT_OK, TAUT_EINVAL (where is the field: "reason"). */
enum taut_status taut_screen_check_override(const struct taut_atlas *a, const struct taut_override *o,
                                            struct taut_error *err);

/* Adding a stated finding never removes an alert. An override that may not stand changes nothing. ret lives in arena.
 * Returns TAUT_OK, TAUT_ENOMEM. */
enum taut_status taut_screen_run(const struct taut_atlas *a, const struct taut_case *c, struct taut_arena *arena,
                                 struct taut_screening *ret, struct taut_error *err);

/* The points that nobody should press as a check while these alerts stand: all of them under an emergency, an urgent
 * referral or a clearance without a place, else those in the places named. ret lives in arena. Returns as above. */
enum taut_status taut_screen_forbidden_points(const struct taut_atlas *a, const struct taut_screening *s,
                                              struct taut_arena *arena, const uint16_t **ret, size_t *n,
                                              struct taut_error *err);

/* ---- what is still open -------------------------------------------------------------------------------- */

/* A rule that could fire if something unknown were yes. Once it was told where it hurts, other places count as not
 * hurting here; for firing they do not. */
struct taut_open {
    uint16_t screen;
    uint8_t needs;                      /* how many unknowns must be yes, at least */
    const uint32_t *settle;             /* atlas->conditions[] of the unknowns that bear on it */
    size_t n_settle;
};
/* Most urgent first, then those that need least. Rules that fired are not among them. Returns TAUT_OK, TAUT_ENOMEM. */
enum taut_status taut_screen_open(const struct taut_atlas *a, const struct taut_case *c, const struct taut_screening *s,
                                  struct taut_arena *arena, const struct taut_open **ret, size_t *n,
                                  struct taut_error *err);
/* "fever", "pain in the chest", "50 years or older": what an unknown is about. Always terminated. */
void taut_screen_describe(const struct taut_atlas *a, uint32_t condition, char *out, size_t max);

/* TAUT_YES: it holds; TAUT_NO: enough of it was denied; else TAUT_UNKNOWN. Scratch from arena. */
enum taut_status taut_screen_verdict(const struct taut_atlas *a, const struct taut_case *c, uint32_t condition,
                                     struct taut_arena *arena, enum taut_answer *ret, struct taut_error *err);
/* The same of the case that was screened: for who asks about many conditions. */
enum taut_answer taut_screening_verdict(const struct taut_screening *s, uint32_t condition);

/* Whether a finding of this kind and target was stated or denied; places by their id, an age whatever it is. */
enum taut_answer taut_screening_known(const struct taut_screening *s, enum taut_finding_kind kind, uint16_t target);

/* ---- published scores ---------------------------------------------------------------------------------- */

struct taut_scored {
    uint16_t score;                     /* index into atlas->scores */
    const enum taut_answer *items;      /* n_items of the score */
    int halves, least, most;            /* points of what is known, and the bounds that the unknowns leave; in halves */
    uint16_t band;                      /* of the points: index within the score's bands; TAUT_NONE: below them all */
};
/* Those whose condition holds, in the atlas's order. Returns TAUT_OK, TAUT_ENOMEM. */
enum taut_status taut_screen_scores(const struct taut_atlas *a, const struct taut_case *c, struct taut_arena *arena,
                                    const struct taut_scored **ret, size_t *n, struct taut_error *err);

/* ---- what is allowed now ------------------------------------------------------------------------------- */

enum taut_hands { TAUT_OWN_HANDS, TAUT_TRAINED_HANDS };
enum taut_allowance { TAUT_ALLOW_NOTHING, TAUT_ALLOW_TALK, TAUT_ALLOW_LIMITED, TAUT_ALLOW_TREATMENT };
const char *taut_allowance_name(enum taut_allowance a);   /* "nothing", "talk only", "with limits", "treatment" */

#define TAUT_FULL_PRESSURE 10
struct taut_limit {
    uint8_t pressure;                   /* of ten, the most that is allowed; 0: no pressure here */
    bool no_tools;
    uint16_t screen, site;              /* what sets the pressure; TAUT_NONE: not that. Both none: not limited */
};

struct taut_allowed {
    enum taut_allowance now;
    const struct taut_limit *limits;    /* [n_regions][2]: left (and midline), right */
    const uint16_t *positions;          /* screens whose positions are to be avoided */
    size_t n_positions;
};
/* Overridden alerts limit nothing, but the sites always do. Returns TAUT_OK, TAUT_ENOMEM. */
enum taut_status taut_screen_allow(const struct taut_atlas *a, const struct taut_case *c, const struct taut_screening *s,
                                   enum taut_hands hands, struct taut_arena *arena, struct taut_allowed *ret,
                                   struct taut_error *err);

/* What is allowed as a chart: zones (filled: no pressure; hatched: lightly, or without tools), labels ("3/10*": at most 3 of 10, no
 * tools), two colours with names (told, delicate in everybody) and the title that says it. Nothing or talk only: no pressure on all
 * of the body. Looks are left alone; views are those all round where ret has none. ret lives in arena. Returns TAUT_OK, TAUT_ENOMEM. */
enum taut_status taut_screen_chart(const struct taut_atlas *a, const struct taut_allowed *allowed, struct taut_arena *arena,
                                   struct taut_chart *ret, struct taut_error *err);

#endif
