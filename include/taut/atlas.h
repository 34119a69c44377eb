/* atlas.h - the compiled knowledge: places, terms, muscles, points, causes, screens, sources, words.
 *
 * Everything here is constant data made by tools/atlasc from the text under atlas/; borrowed for the life of
 * the program. Lists are slices of shared pools. Indices are 16-bit; TAUT_NONE means "none".
 * Probabilities lie in 0..1, shifts are natural log odds, lengths are mm, times are seconds. */
#ifndef TAUT_ATLAS_H
#define TAUT_ATLAS_H

#include <taut/language.h>

#define TAUT_NONE 0xFFFFu

/* Sides are the client's own. */
enum taut_side { TAUT_UNSTATED, TAUT_LEFT, TAUT_RIGHT, TAUT_MIDLINE, TAUT_BOTH };
const char *taut_side_name(enum taut_side side);      /* "unstated", "left", "right", "midline", "both" */

/* How a link's side relates to its cause's: of a paired cause same or opposite; of an unpaired one a side. */
enum taut_relative { TAUT_SAME, TAUT_OPPOSITE, TAUT_ON_BOTH, TAUT_ON_LEFT, TAUT_ON_RIGHT };

/* slice of atlas->index[] */
struct taut_list { uint16_t begin, n; };
/* n short texts one after the other, the first at begin: read with taut_atlas_text() */
struct taut_texts { uint32_t begin; uint32_t n; };
enum { TAUT_TEXT_SIZE = 256 };          /* room that each of them needs, with its NUL */

enum taut_place_kind { TAUT_REGION, TAUT_AREA, TAUT_GROUP };

/* Regions come first: a place index below n_regions is a region. Then areas, then groups. */
struct taut_place {
    const char *id, *name, *latin;
    enum taut_place_kind kind;
    bool paired;                        /* regions; an area or group is paired where any member is */
    bool deep;                          /* no skin of its own */
    uint16_t parent;                    /* region: its area; area: its group; group: TAUT_NONE */
    struct taut_list members;           /* region indices; of a region: itself */
    struct taut_list neighbours;        /* region indices; regions only */
    struct taut_list choir, choir_left; /* CHOIR body map segments; regions only */
    const char *wpi;                    /* Widespread Pain Index area; regions only */
    struct taut_texts words;            /* as people say it */
};

enum taut_term_kind { TAUT_QUALITY, TAUT_TIMING, TAUT_ACTIVITY, TAUT_MOVEMENT, TAUT_SIGN, TAUT_FACTOR, TAUT_MARKER,
                      TAUT_TERM_KINDS };
const char *taut_term_kind_name(enum taut_term_kind kind);

/* One table for all vocabularies, grouped by kind: terms_of[kind] .. terms_of[kind + 1]. */
/* What shows in a place and makes a sign there: "the calf is swollen". */
enum taut_trait { TAUT_NO_TRAIT, TAUT_SWELLING, TAUT_WEAKNESS, TAUT_REDNESS, TAUT_DISCOLOURED, TAUT_DROOPING,
                  TAUT_DARKNESS };

struct taut_term {
    const char *id, *name, *question;   /* question: NULL where there is none */
    enum taut_term_kind kind;
    bool sensory;                       /* quality: numbness and its like, not pain */
    bool painful;                       /* sign: said of a place, it says pain there ("a sore spot on the hip");
                                           factor: a place within its words hurts ("twisted my ankle") */
    bool muscular;                      /* quality: how pain from muscle is usually described */
    uint8_t age_at_least, age_below;    /* factor: set by a stated age; 0 = not an age factor */
    uint16_t pain_in;                   /* sign: naming it says pain in this place, too ("thunderclap headache"); or TAUT_NONE */
    uint16_t weak_in;                   /* sign: the movement that is weak; or TAUT_NONE */
    uint16_t later;                     /* factor: what it counts as from 90 days on ("an accident last year"); or TAUT_NONE */
    enum taut_trait trait;              /* sign: said of a place, the trait makes it; see trait_in */
    bool trait_on_both;                 /* sign: only where it is said of both sides */
    struct taut_list trait_in;          /* sign: the places; indices */
    const char *test;                   /* movement: how it is tested, and how far it usually goes; or NULL */
    const char *change;                 /* factor: what a person can change; NULL: nothing, or not known */
    uint16_t source;                    /* factor: of its effect on muscles; or TAUT_NONE */
    char strength;                      /* factor: of that evidence, 'A'..'D'; 0: not graded */
    float leak;                         /* chance that a person mentions it with no modelled cause; < 0: the model's */
    struct taut_texts words;
};

enum taut_checked { TAUT_VERIFIED, TAUT_ABSTRACT, TAUT_MEMORY };
const char *taut_checked_name(enum taut_checked checked);   /* "verified", "abstract", "memory" */

struct taut_source {
    const char *id, *authors, *title, *journal, *doi, *pmid, *url;   /* NULL where unknown */
    uint16_t year;
    char strength;                      /* 'A'..'D' */
    enum taut_checked checked;
};

/* What a cause can bring about. Kinds are also those of findings, see intake.h. */
enum taut_finding_kind {
    TAUT_PAIN,                          /* in a place, level 0..3 */
    TAUT_NUMBNESS,                      /* numbness or tingling in a place */
    TAUT_HAS_QUALITY, TAUT_HAS_TIMING, TAUT_AGGRAVATES, TAUT_EASES, TAUT_LIMITS, TAUT_HAS_SIGN,
    TAUT_HAS_FACTOR,                    /* true of the person: shifts priors, is no finding node */
    TAUT_PALPATION,                     /* of a point */
    TAUT_AGE,                           /* years */
    TAUT_NAMED_CAUSE,                   /* "diagnosed with …" */
    TAUT_FINDING_KINDS
};
const char *taut_finding_kind_name(enum taut_finding_kind kind);   /* "pain", "numbness", "quality", … */

enum taut_zone { TAUT_ESSENTIAL, TAUT_SPILLOVER, TAUT_NO_ZONE };

struct taut_link {
    uint8_t kind;                       /* enum taut_finding_kind */
    uint8_t relative : 4;               /* enum taut_relative; pain, numbness */
    uint8_t zone : 4;                   /* enum taut_zone; pain of a point */
    uint16_t target;                    /* region index (areas and groups are expanded) or term index */
    uint16_t source;                    /* TAUT_NONE: the cause's own sources */
    uint16_t support;                   /* atlas->supports[]: how likely, what was counted, who disagrees */
};
struct taut_support {
    uint16_t chance;                    /* in ten thousands: that the present cause alone brings it about, before anything
                                           is left out in the telling; TAUT_NONE: the model's for this kind and zone */
    uint16_t felt, of;                  /* counted frequency; of = 0: not counted */
    uint16_t against;                   /* source that looked and did not find it; TAUT_NONE: undisputed */
};
double taut_support_chance(const struct taut_support *s);   /* 0..1; < 0: the model's */

struct taut_shift { uint16_t factor; uint16_t source; float log_odds; };

enum taut_cause_kind {
    TAUT_POINT, TAUT_NERVE_ROOT, TAUT_NERVE, TAUT_JOINT, TAUT_TENDON, TAUT_HEADACHE, TAUT_JAW, TAUT_TOOTH, TAUT_VISCERA,
    TAUT_VESSEL, TAUT_INFECTION, TAUT_INFLAMMATION, TAUT_TUMOUR, TAUT_BONE, TAUT_WIDESPREAD, TAUT_SKIN, TAUT_OTHER,
    TAUT_CAUSE_KINDS
};
const char *taut_cause_kind_name(enum taut_cause_kind kind);

enum taut_urgency { TAUT_ROUTINE, TAUT_SOON, TAUT_URGENT, TAUT_URGENCY_EMERGENCY };
const char *taut_urgency_name(enum taut_urgency urgency);

/* A second pass over an entry that began with the literature and then compared. */
enum taut_outcome { TAUT_CONFIRMED, TAUT_CORRECTED, TAUT_DISPUTED };
const char *taut_outcome_name(enum taut_outcome outcome);   /* "confirmed", "corrected", "disputed" */
struct taut_review {
    const char *date;                   /* "2026-11-21" */
    enum taut_outcome outcome;
    struct taut_list against;           /* source indices */
    const char *note;
};

/* How often a study found points of a muscle. As a belief about such people: Beta(felt + 1/2, of - felt + 1/2). */
enum taut_count_state { TAUT_COUNT_ACTIVE, TAUT_COUNT_LATENT, TAUT_COUNT_ANY };
const char *taut_count_state_name(enum taut_count_state state);   /* "active", "latent", "any" */
struct taut_count {
    const char *id, *people, *note;     /* people: who was examined; note: NULL */
    enum taut_count_state state;
    bool healthy;                       /* people without the complaint */
    uint16_t muscle, felt, of, source;
};

/* What is often said, and what the evidence says of it. */
enum taut_verdict { TAUT_WRONG, TAUT_DANGEROUS, TAUT_UNSUPPORTED, TAUT_WEAK, TAUT_CONTESTED, TAUT_HYPOTHESIS, TAUT_MIXED };
const char *taut_verdict_name(enum taut_verdict verdict);   /* "wrong", …, "disputed", "hypothesis", "mixed" */
struct taut_claim {
    const char *id, *claim, *evidence;
    enum taut_verdict verdict;
    uint16_t source;
    char strength;                      /* of the evidence */
};

/* Points come first: cause i < n_points is point i. Links are grouped by kind, in the order of the enum. */
struct taut_cause {
    const char *id, *name;              /* point: muscle name and point name; condition: English name */
    const char *latin;
    enum taut_cause_kind kind;
    bool paired;
    enum taut_urgency urgency;          /* conditions */
    float prior_relative;               /* 1 = flat */
    const char *prior_because;          /* NULL: flat */
    uint16_t prior_source;
    uint32_t links, n_links;            /* slice of atlas->links */
    uint32_t shifts, n_shifts;          /* slice of atlas->shifts; a point has its muscle's */
    struct taut_texts synonyms;         /* conditions */
    const char *next;                   /* conditions: what to do next */
    struct taut_texts roots;            /* of a nerve root's condition: "C6" */
    uint16_t reviews, n_reviews;        /* slice of atlas->reviews; a point has its muscle's */
    struct taut_list sources;
    char strength;
};

struct taut_muscle {
    const char *id, *english, *latin, *part_of;    /* part_of: NULL */
    struct taut_texts synonyms;
    bool paired;
    const char *attaches_from, *attaches_to, *nerve;
    struct taut_texts roots;            /* "C3" */
    struct taut_list actions;           /* term indices of movements */
    uint16_t first_point, n_points;
    struct taut_list sources;
    char strength;
    uint16_t reviews, n_reviews;        /* slice of atlas->reviews */
    uint16_t counts, n_counts;          /* slice of atlas->counts */
};

/* A place that a finger finds: a bony point, a fold, the middle of a belly. at: mm on the neutral figure of body.h, on its
 * left half; x = 0: in the midline. */
struct taut_landmark {
    const char *id, *name, *latin;
    uint16_t region;                    /* whose skin lies over it */
    int16_t at[3];
};
/* The skin that a spinal or trigeminal nerve root serves, root by root. Authors differ: `regions` hold what most of them give to
 * it, `also` where it overlaps with its neighbours or only some draw it. */
struct taut_dermatome {
    const char *id, *name;              /* "c5", "C5" */
    struct taut_list regions, also;     /* region indices; of a pair: both sides */
    uint16_t source;
};

/* A share of a weighted mean of landmarks; those of one spot add up to 1. */
struct taut_weight { uint16_t landmark; float share; };
/* Where a zone is narrower than its regions: the skin within half a width of a line through landmarks; one: a disc. */
struct taut_strip {
    struct taut_list regions;           /* region indices that it narrows */
    struct taut_list landmarks;         /* indices, in their order along the line */
    uint16_t width_mm;
};

enum taut_depth { TAUT_SUPERFICIAL, TAUT_INTERMEDIATE, TAUT_DEEP };
enum taut_feel { TAUT_FLAT, TAUT_PINCER, TAUT_DEEP_PRESS };
enum taut_difficulty { TAUT_EASY, TAUT_MODERATE, TAUT_HARD };
const char *taut_depth_name(enum taut_depth depth);
const char *taut_feel_name(enum taut_feel feel);                        /* "flat", "pincer", "deep" */
const char *taut_difficulty_name(enum taut_difficulty difficulty);

struct taut_danger { const char *structure; bool avoid; uint16_t source; };   /* avoid, else lighter */
struct taut_dose { uint16_t technique; uint16_t hold_s[2], repeats[2]; uint16_t source; };   /* 0: the technique's */

struct taut_point {
    const char *id, *name;
    uint16_t muscle;
    uint16_t place;                     /* region that holds it */
    const char *landmark;
    uint16_t uncertainty_mm;            /* >= 25 */
    uint16_t weights, n_weights;        /* slice of atlas->weights: where on the skin, see surface.h */
    int16_t offset_mm[3];               /* from their mean: lateral, up, forward */
    uint16_t strips, n_strips;          /* slice of atlas->strips */
    enum taut_depth depth;
    enum taut_feel feel;
    const char *feel_position, *feel_how;
    enum taut_difficulty difficulty;
    struct taut_list satellites;        /* point indices */
    uint16_t dangers, n_dangers;        /* slice of atlas->dangers */
    uint16_t doses, n_doses;            /* slice of atlas->doses */
    const char *stretch;                /* NULL: none */
    const char *self_care_tool, *self_care_how;    /* NULL where self_care_not is given */
    uint16_t self_care_hold_s[2], self_care_of_ten[2];  /* 0: not given */
    const char *self_care_not;
    const char *note;                   /* NULL: none */
    const char *scattered;              /* why its essential zone is in several pieces; NULL: it is in one */
};

/* Release treats the point itself; contract: the muscle works, then lengthens; the others prepare, soothe or follow. */
enum taut_technique_kind { TAUT_DOES_RELEASE, TAUT_DOES_CONTRACT, TAUT_DOES_STRETCH, TAUT_DOES_WARM_UP, TAUT_DOES_HEAT,
                           TAUT_DOES_COLD, TAUT_DOES_MOVEMENT, TAUT_DOES_BREATHING, TAUT_DOES_HABIT, TAUT_TECHNIQUE_KINDS };
const char *taut_technique_kind_name(enum taut_technique_kind kind);   /* "release", "contract", "stretch", "warm-up", … */

struct taut_technique {
    const char *id, *name;
    enum taut_technique_kind kind;
    bool by_self, by_trained;           /* who may apply it */
    const char *tools;                  /* what it needs beside hands; NULL: nothing */
    struct taut_texts self_care;        /* words of a point's self_care_tool that mean it */
    uint16_t warm_up_s;                 /* of warming up the muscle before it; 0: none */
    uint8_t pressure_of_ten[2];         /* of a stretch: the pull */
    uint16_t hold_s[2], repeats[2];     /* one hold or pass; how many */
    uint16_t rest_s;                    /* between two of them */
    const char *contact;                /* what presses or moves; NULL: nothing */
    const char *therapist;              /* where to stand and how; NULL: no matter */
    const char *feel, *say, *ends, *stop, *cautions;   /* ends: when it is done; stop: when it must be stopped at once */
    const char *evidence;               /* what is known of its effect */
    float weight;                       /* 0..1: how much it counts when a plan is chosen; an engineering choice */
    uint16_t source;
    char strength;
};

/* How a treatment goes on (atlas/courses). The first whose condition holds is taken; the last has none. */
struct taut_course {
    const char *id;
    uint32_t when;                      /* root in atlas->conditions; TAUT_NO_CONDITION: always */
    uint16_t sessions[2], days_apart[2];    /* from and to */
    uint16_t review_after_sessions, review_after_days;   /* no change by then: think again, or refer on */
    const char *expect, *soreness, *review; /* told honestly; they name their evidence */
    struct taut_list sources;           /* source indices */
    char strength;
};

enum taut_level { TAUT_EMERGENCY, TAUT_URGENT_REFERRAL, TAUT_CLEARANCE, TAUT_AVOID, TAUT_LIGHTER };
const char *taut_level_name(enum taut_level level);   /* "emergency", "urgent", "clearance", "avoid", "lighter" */

/* A condition tree in prefix order: a node is followed by its children; `size` counts the whole subtree. */
enum taut_condition_op { TAUT_ALL, TAUT_ANY, TAUT_DENIED, TAUT_AT_LEAST, TAUT_STATED, TAUT_SEVERITY_AT_LEAST,
                         TAUT_AGE_AT_LEAST, TAUT_AGE_BELOW, TAUT_SCORE_AT_LEAST };
#define TAUT_NO_CONDITION UINT32_MAX
struct taut_condition {
    uint8_t op;                         /* enum taut_condition_op */
    uint8_t kind;                       /* TAUT_STATED: enum taut_finding_kind */
    uint16_t target;                    /* TAUT_STATED: place, term or cause index; SCORE_AT_LEAST: score */
    uint16_t value;                     /* AT_LEAST: n; SEVERITY_AT_LEAST: 0..10; AGE: years; SCORE_AT_LEAST: half points */
    uint16_t size;
};

struct taut_screen {
    const char *id;
    enum taut_level level;
    uint32_t when;                      /* root in atlas->conditions */
    const char *person, *practitioner, *time, *why;
    struct taut_list places;            /* place indices: clearance, avoid and lighter rules; n = 0: everywhere */
    bool at_pain;                       /* the places are those that hurt */
    uint8_t pressure;                   /* of ten, the most that is allowed there; 10: as much as else */
    bool no_tools;
    const char *positions;              /* positions to avoid; NULL: none */
    uint16_t source;
    char strength;
};

/* A published score, computed as published. Points are kept as halves. */
struct taut_score_item { const char *text; uint32_t when; int8_t halves; };
struct taut_score_band { int16_t at_least; const char *means; };   /* highest first; at_least in halves */
struct taut_score {
    const char *id, *name, *version;    /* version: which of the published forms */
    const char *limits;                 /* whom it is not for */
    uint32_t when;                      /* shown where this holds */
    uint32_t items, n_items;            /* slice of atlas->score_items */
    uint32_t bands, n_bands;            /* slice of atlas->score_bands */
    uint16_t source;
    char strength;
};

/* Where something delicate lies under the skin of everybody. Pressure of ten; 0: none. */
struct taut_site {
    const char *id, *name, *structures, *how;
    struct taut_list places;
    uint8_t by_self, by_trained;        /* the most that is allowed by oneself and by trained hands */
    uint16_t source;
    char strength;
};

/* ---- the interview (atlas/questions) ------------------------------------------------------------------ */

enum taut_question_kind { TAUT_YES_NO, TAUT_ONE_OF, TAUT_MANY_OF, TAUT_NUMBER, TAUT_DATE, TAUT_WHERE, TAUT_WORDS };
const char *taut_question_kind_name(enum taut_question_kind kind);   /* "yes-no", "one", "many", "number", "date", "region", "text" */
enum taut_question_part { TAUT_PART_PAIN, TAUT_PART_SAFETY, TAUT_PART_BODY, TAUT_PART_LIFE };
const char *taut_question_part_name(enum taut_question_part part);   /* "pain", "safety", "health", "life" */
/* What a number says beside the findings of its choices. */
enum taut_question_sets { TAUT_SETS_NOTHING, TAUT_SETS_AGE, TAUT_SETS_PAIN_NOW };

/* A finding that an answer gives. */
struct taut_gift { uint8_t kind; uint16_t target; };

struct taut_choice {
    const char *id, *text;
    uint32_t gives, n_gives;            /* slice of atlas->gifts */
    double from, below;                 /* number, date: chosen by from <= value < below (a date: days ago) */
};

struct taut_unit { const char *name; double times; };   /* of a number: 1 week = 7 days */

struct taut_question {
    const char *id, *text, *why;
    enum taut_question_kind kind;
    enum taut_question_part part;
    enum taut_question_sets sets;
    uint16_t seconds;                   /* that a person takes to answer */
    bool optional;                      /* asked only in a full interview */
    bool first;                         /* opens the interview */
    bool kept;                          /* the words are kept, and not read for findings */
    uint32_t when, unless;              /* asked where `when` holds and `unless` does not; or TAUT_NO_CONDITION */
    uint32_t choices, n_choices;        /* slice of atlas->choices; of a yes-no: one, what a yes gives */
    uint32_t units, n_units;            /* slice of atlas->units */
    double low, high;                   /* number, in its first unit */
};

/* ---- outcome measures (atlas/measures) ----------------------------------------------------------------- */

/* How a measure is entered: answers to its items, to items of the person's own, readings of an instrument, or only the score
 * that its own form gives (whose items are not ours to show). */
enum taut_measure_form { TAUT_FORM_ITEMS, TAUT_FORM_OWN_ITEMS, TAUT_FORM_READINGS, TAUT_FORM_SCORE };
const char *taut_measure_form_name(enum taut_measure_form form);    /* "items", "own-items", "readings", "score" */
enum taut_statistic { TAUT_SUM, TAUT_MEAN };
/* How a figure was checked; a choice of ours is no published figure. */
enum taut_figure_checked { TAUT_FIGURE_VERIFIED, TAUT_FIGURE_ABSTRACT, TAUT_FIGURE_MEMORY, TAUT_FIGURE_CHOICE };
const char *taut_figure_checked_name(enum taut_figure_checked checked);   /* "verified", …, "choice" */
enum taut_instrument { TAUT_ANY_INSTRUMENT, TAUT_GONIOMETER, TAUT_INCLINOMETER, TAUT_PHONE, TAUT_BY_EYE, TAUT_INSTRUMENTS };
const char *taut_instrument_name(enum taut_instrument instrument);  /* "any", "goniometer", … */

struct taut_measure_item { const char *id, *text; uint16_t range[2]; };   /* text: what it is about, in our words */
struct taut_measure_band { double at_least; const char *means; };         /* highest first */
/* noise: less may be chance (smallest detectable change). matters: the least that people call better (minimal important
 * change). other: told beside them, not used. */
enum taut_limit_kind { TAUT_LIMIT_NOISE, TAUT_LIMIT_MATTERS, TAUT_LIMIT_OTHER };
struct taut_measure_limit {
    enum taut_limit_kind kind;
    double amount, percent;             /* in units of the score; of the score before; 0: not given. Both: both must be reached */
    enum taut_instrument with;
    struct taut_list places;            /* where it was studied; n = 0: anywhere */
    const char *who;                    /* in whom, how */
    enum taut_figure_checked checked;
    uint16_t source;                    /* TAUT_NONE: a choice of ours */
};
struct taut_measure {
    const char *id, *name, *about, *unit, *rights;
    const char *loinc, *note;           /* NULL: none, or not verified */
    enum taut_measure_form form;
    enum taut_statistic statistic;
    bool higher_is_better, paired;      /* paired: of a side */
    double low, high;                   /* of the score */
    uint16_t count[2];                  /* own items, readings: how many */
    uint16_t least_answered;            /* with fewer there is no score */
    uint16_t movement;                  /* range of motion: term index; or TAUT_NONE */
    bool is_change;                     /* a change in itself: `unchanged` is the score that means none */
    double unchanged;
    bool has_normal;
    double normal[2];
    enum taut_figure_checked normal_checked;
    uint32_t items, n_items;            /* slice of atlas->measure_items */
    uint32_t bands, n_bands;            /* slice of atlas->measure_bands */
    uint32_t limits, n_limits;          /* slice of atlas->measure_limits */
    uint16_t source;                    /* TAUT_NONE: our own */
    char strength;
};

/* ---- what self-care programmes are made of (atlas/programmes) ------------------------------------------- */

enum taut_exercise_kind { TAUT_EXERCISE_RELEASE, TAUT_EXERCISE_STRETCH, TAUT_EXERCISE_STRENGTHEN, TAUT_EXERCISE_WARMTH,
                          TAUT_EXERCISE_COLD, TAUT_EXERCISE_BREATHING, TAUT_EXERCISE_KINDS };
const char *taut_exercise_kind_name(enum taut_exercise_kind kind);
struct taut_exercise {
    const char *id, *name, *how, *harder, *easier;
    enum taut_exercise_kind kind;
    bool with_tool;                     /* needs one */
    struct taut_texts tools;            /* release: words in a point's self-care tool that choose it; n = 0: all others */
    struct taut_list muscles;           /* strengthen: muscle indices whose pain it answers */
    uint8_t pressure[2];                /* of ten */
    uint16_t hold_s[2], repeats[2], rest_s;
    uint8_t times_a_day[2], days_a_week[2];
    enum taut_figure_checked checked;   /* of its dose */
    uint16_t source;                    /* TAUT_NONE: a choice of ours */
    char strength;
};

/* What holds for every programme. */
enum taut_rule_kind { TAUT_RULE_STOP, TAUT_RULE_HELP, TAUT_RULE_HARDER, TAUT_RULE_EASIER, TAUT_RULE_HABIT, TAUT_RULE_KINDS };
const char *taut_rule_kind_name(enum taut_rule_kind kind);   /* "stop", "help", "harder", "easier", "habit" */
struct taut_rule {
    const char *id, *text;
    enum taut_rule_kind kind;
    struct taut_list factors;           /* habit: the factors of daily life (terms) that it goes with */
    enum taut_figure_checked checked;
    uint16_t source;                    /* TAUT_NONE: a choice of ours */
    char strength;
};

/* ---- words ------------------------------------------------------------------------------------------- */

/* A code point and what it folds to (lower case, no accents): up to 7 bytes of UTF-8. Sorted by code point.
 * ASCII letters fold by arithmetic and are not listed; what is not listed folds to itself. */
struct taut_fold { uint32_t code_point; char to[8]; };

/* Positions that only grow are kept in 16 bits: counted from a base for every 256 rows. */
enum { TAUT_ROWS_OF_A_BASE = 256 };

/* An inflected form of a word and the token it counts as. Sorted bytewise; one more closes the table, so that a form ends
 * where the next begins. Its letters: taut_atlas_form(). */
struct taut_form { uint16_t at, token; };

/* What a phrase means. */
enum taut_concept_kind { TAUT_MEANS_NOTHING, TAUT_MEANS_PLACE, TAUT_MEANS_TERM, TAUT_MEANS_MUSCLE, TAUT_MEANS_CAUSE };

struct taut_meaning {
    uint8_t kind;                       /* enum taut_concept_kind */
    uint16_t index;                     /* place, term, muscle or cause index */
    int32_t value;                      /* terms with values ("three": 3) */
};

/* A trie over tokens, breadth first: node 0 is the root, the children of a node stand together up to those of the next
 * node, sorted by the token that leads to them: taut_atlas_children(). One node after the last closes the table. */
struct taut_trie_node {
    uint16_t token;
    uint16_t means;                     /* atlas->meanings[]: of the phrase that ends here; 0: none ends here */
    uint16_t first;
};

/* ---- the model's numbers (atlas/model.yaml), see docs/model.md ---------------------------------------- *
 *    name, lowest, highest                                                                              */
#define TAUT_MODEL_TABLE(X)                                                                              \
    X(point_active, 0, 1)            /* flat prior that a point is active, one side */                   \
    X(point_latent, 0, 1)            /* flat prior that a point is latent */                             \
    X(point_spills, 0, 1)            /* share of active points that refer to their spillover zone too */ \
    X(condition_present, 0, 1)       /* flat prior of another cause, one side */                         \
    X(essential_active, 0, 1)        /* chance of pain in an essential region, active without spillover */ \
    X(essential_spilling, 0, 1)      /* … active with spillover */                                       \
    X(spillover_active, 0, 1)        /* chance of pain in a spillover region, active without spillover */ \
    X(spillover_spilling, 0, 1)      /* … active with spillover */                                       \
    X(numbness_in_zone, 0, 1)        /* share of what a point refers that is numbness or tingling */ \
    X(own_place, 0, 1)               /* chance of pain at the point itself when active */                \
    X(quality_of_point, 0, 1)        /* chance that an active point's pain is called aching, dull, … */  \
    X(aggravates_of_point, 0, 1) X(eases_of_point, 0, 1) X(limits_of_point, 0, 1)                        \
    X(limits_of_latent, 0, 1) X(sign_of_point, 0, 1)                                                     \
    X(mild_share, 0, 1) X(moderate_share, 0, 1)          /* of pain that a cause brings; the rest is severe */ \
    X(pain_leak, 0, 1)               /* chance of pain in a region with no modelled cause */             \
    X(numbness_leak, 0, 1) X(quality_leak, 0, 1) X(timing_leak, 0, 1) X(activity_leak, 0, 1)             \
    X(movement_leak, 0, 1) X(sign_leak, 0, 1)                                                            \
    X(omitted_in_words, 0, 1)        /* chance that words leave out an area that hurts */                \
    X(omitted_in_drawing, 0, 1)      /* … that a drawing leaves out a region that hurts, away from what is painted */ \
    X(omitted_beside_drawing, 0, 1)  /* … next to what is painted */                                     \
    X(slipped_beside_drawing, 0, 1)  /* chance that a region next to what is painted is painted by a slip of the hand */ \
    X(omitted_in_answer, 0, 1)       /* … that an answer is a wrong no */                                \
    X(omitted_else_in_words, 0, 1)   /* chance that words leave out a sign, movement, … that is there */ \
    X(familiar_if_active, 0, 1) X(familiar_if_latent, 0, 1) X(familiar_if_absent, 0, 1)                  \
    X(tender_if_active, 0, 1) X(tender_if_latent, 0, 1) X(tender_if_absent, 0, 1)                        \
    X(referral_if_active, 0, 1) X(referral_if_latent, 0, 1) X(referral_if_absent, 0, 1)                  \
    X(band_if_active, 0, 1) X(band_if_latent, 0, 1) X(band_if_absent, 0, 1)                              \
    X(twitch_if_active, 0, 1) X(twitch_if_latent, 0, 1) X(twitch_if_absent, 0, 1)                        \
    X(relieved_if_active, 0, 1) X(relieved_if_latent, 0, 1) X(relieved_if_absent, 0, 1) /* pain falls after a release */ \
    X(largest_likelihood_ratio, 1, 100) /* cap of any palpation result */                                \
    X(shift_limit, 0, 10)            /* cap of the summed context shifts, log odds */                    \
    X(counted_share, 0.01, 1)        /* active in an ordinary muscle of people examined for the complaint */ \
    X(counted_weight, 1, 1000)       /* … and what that is worth, in people */

struct taut_model {
#define X(name, low, high) double name;
    TAUT_MODEL_TABLE(X)
#undef X
};

struct taut_atlas {
    const char *version;                /* "2026.11.0" */
    const char *checksum;               /* of the texts it was made from, 16 hex digits */
    uint16_t n_regions, n_places;
    const struct taut_place *places;
    uint16_t terms_of[TAUT_TERM_KINDS + 1];
    const struct taut_term *terms;
    uint16_t n_sources, n_muscles, n_points, n_causes, n_techniques, n_screens, n_counts, n_claims, n_reviews;
    const struct taut_source *sources;
    const struct taut_muscle *muscles;
    const struct taut_point *points;
    uint16_t n_landmarks;
    const struct taut_landmark *landmarks;
    uint16_t n_dermatomes;
    const struct taut_dermatome *dermatomes;    /* from the head down */
    const struct taut_weight *weights;
    const struct taut_strip *strips;
    const struct taut_cause *causes;
    const struct taut_link *links;
    const struct taut_support *supports;
    uint16_t n_supports;
    const struct taut_shift *shifts;
    const struct taut_danger *dangers;
    const struct taut_dose *doses;
    const struct taut_technique *techniques;
    uint16_t n_courses;
    const struct taut_course *courses;
    const struct taut_screen *screens;
    const struct taut_condition *conditions;
    uint32_t n_conditions;
    uint16_t n_scores, n_sites, n_questions;
    const struct taut_score *scores;
    const struct taut_score_item *score_items;
    const struct taut_score_band *score_bands;
    const struct taut_site *sites;
    const struct taut_question *questions;
    const struct taut_choice *choices;
    const struct taut_gift *gifts;
    const struct taut_unit *units;
    uint16_t n_measures, n_exercises, n_rules;
    const struct taut_measure *measures;
    const struct taut_measure_item *measure_items;
    const struct taut_measure_band *measure_bands;
    const struct taut_measure_limit *measure_limits;
    const struct taut_exercise *exercises;
    const struct taut_rule *rules;
    const struct taut_review *reviews;
    const struct taut_count *counts;    /* grouped by muscle */
    const struct taut_claim *claims;
    const uint16_t *index;
    const uint16_t *texts;              /* texts word by word: 1 + index of word_letters[]; 0 closes a text */
    const uint32_t *word_letters;       /* offsets into letters */
    const char *letters;                /* words, each closed by a NUL, overlapping where they can */
    const char *form_letters;           /* of all forms, in their order */
    const uint32_t *form_bases, *node_bases;    /* of forms[].at and nodes[].first, one for every 256 */
    uint32_t n_folds, n_forms, n_nodes, n_meanings;
    const struct taut_fold *folds;
    const struct taut_form *forms;
    const struct taut_trie_node *nodes;
    const struct taut_meaning *meanings;
    struct taut_model model;
    const struct taut_catalogue *catalogue;     /* the language of its texts; NULL: English */
    const struct taut_atlas *english;           /* what it was translated from; NULL: nothing, it is English itself */
};

/* The atlas compiled into this library. */
const struct taut_atlas *taut_atlas_builtin(void);

/* ---- texts in other languages --------------------------------------------------------------------------- */

/* Every text to persons, field by field: where it stands ("point: landmark") and of what. Texts come again where they stand again. */
void taut_atlas_each_text(const struct taut_atlas *a,
                          void (*each)(void *with, const char *where, const char *id, const char *english), void *with);

/* The same atlas with these texts in the catalogue's language; muscles have their Latin names. Ids, figures and words to be understood
 * stay. Who decides by a text reads it in the English atlas (taut_atlas_english). *ret lives in arena and borrows from a and c; for
 * c = NULL it is a. Returns TAUT_OK, TAUT_ENOMEM. */
enum taut_status taut_atlas_say(const struct taut_atlas *a, const struct taut_catalogue *c, struct taut_arena *arena,
                                const struct taut_atlas **ret, struct taut_error *err);
const struct taut_atlas *taut_atlas_english(const struct taut_atlas *a);
/* "left %s", "%s" … around a name, in the language of the atlas. */
const char *taut_atlas_sided(const struct taut_atlas *a, enum taut_side side);

/* ---- look-ups ---------------------------------------------------------------------------------------------- */

/* Writes the text that begins at `at`; returns where the next one begins. out has TAUT_TEXT_SIZE bytes. */
uint32_t taut_atlas_text(const struct taut_atlas *a, uint32_t at, char *out);

/* The letters of form i, not closed by a NUL; *n: how many. */
const char *taut_atlas_form(const struct taut_atlas *a, uint32_t i, size_t *n);
/* The first child of a node; its last stands before the first child of the next node. */
uint32_t taut_atlas_children(const struct taut_atlas *a, uint32_t node);

/* The node that a token leads to from a node of the trie; 0: none (nothing leads back to the root). */
uint32_t taut_atlas_step(const struct taut_atlas *a, uint32_t node, uint16_t token);
/* What the phrase that ends at a node means. */
const struct taut_meaning *taut_atlas_meaning(const struct taut_atlas *a, uint32_t node);

/* Look-ups by id; TAUT_NONE where there is none. */
uint16_t taut_atlas_find_place(const struct taut_atlas *a, const char *id);
uint16_t taut_atlas_find_term(const struct taut_atlas *a, enum taut_term_kind kind, const char *id);
uint16_t taut_atlas_find_muscle(const struct taut_atlas *a, const char *id);
uint16_t taut_atlas_find_point(const struct taut_atlas *a, const char *id);
uint16_t taut_atlas_find_cause(const struct taut_atlas *a, const char *id);   /* points and conditions */
uint16_t taut_atlas_find_source(const struct taut_atlas *a, const char *id);
uint16_t taut_atlas_find_technique(const struct taut_atlas *a, const char *id);
uint16_t taut_atlas_find_screen(const struct taut_atlas *a, const char *id);
uint16_t taut_atlas_find_question(const struct taut_atlas *a, const char *id);
uint16_t taut_atlas_find_landmark(const struct taut_atlas *a, const char *id);
uint16_t taut_atlas_find_measure(const struct taut_atlas *a, const char *id);
uint16_t taut_atlas_find_exercise(const struct taut_atlas *a, const char *id);
uint16_t taut_atlas_find_dermatome(const struct taut_atlas *a, const char *id);   /* "c5" */

/* The id nearest to a mistyped one ("infraspinatos" -> "infraspinatus") among places or muscles and causes, for
 * "did you mean"; NULL where none is near. */
const char *taut_atlas_nearest_place(const struct taut_atlas *a, const char *id);
const char *taut_atlas_nearest_entry(const struct taut_atlas *a, const char *id);

/* A hit of a search over names, synonyms and words of muscles, points, conditions and places. */
struct taut_hit { enum taut_concept_kind kind; uint16_t index; float score; };
/* Best first, at most max; returns how many. Folds case and accents, tolerates inflection and one or two slips. */
size_t taut_atlas_search(const struct taut_atlas *a, const char *query, struct taut_hit *ret, size_t max);

/* Folds UTF-8 text (lower case, no accents; apostrophes vanish; other punctuation stays) into out, NUL-terminated;
 * offsets[i], where wanted, is the byte of s that out[i] came from. out holds max bytes; returns the length used.
 * s must have passed taut_utf8_check. Folding may lengthen: max >= 4 n + 1 always suffices. */
size_t taut_atlas_fold(const struct taut_atlas *a, const char *s, size_t n, char *out, uint32_t *offsets, size_t max);

/* The token of a folded word: exact, else within `slips` edits (optimal string alignment; words of 1-3 letters allow
 * none, 4-7 one, longer two). Returns TAUT_NONE where there is none or two words of different tokens are equally near.
 * *distance, where wanted, is the number of edits. */
uint16_t taut_atlas_token(const struct taut_atlas *a, const char *word, size_t n, unsigned slips, unsigned *distance);

#endif
