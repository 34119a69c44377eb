/* plan.h - the parts of planning, in the order in which they run: spots, treatments, options, choice, steps, words.
 *
 * spot       a point on a side (mirrored: on both alike), with what is allowed there
 * treatment  a technique at a spot with its number of repeats
 * option     what could be done with a muscle: which of its spots, by which treatments, with which stretch
 * run        the steps of one muscle on one side */
#ifndef CARE_PLAN_H
#define CARE_PLAN_H

#include <taut/plan.h>

/* The time of a muscle counts in such units, rounded up. */
enum { PLAN_UNIT_S = 5 };
enum { MOST_GROUPS = 16, SPOTS_OF_A_GROUP = 3, MOST_SPOTS = MOST_GROUPS * SPOTS_OF_A_GROUP };

struct treatment {
    uint16_t technique;
    uint8_t pressure[2];
    uint16_t hold_s, repeats, rest_s, warm_up_s;
    uint16_t seconds; /* without the time to get ready */
    double help;      /* 0..1, see docs/care.md */
};

struct spot {
    uint16_t point;
    enum taut_side side; /* of a mirrored one: BOTH */
    double probability, relevance;
    uint8_t cap;
    bool no_tools;
    uint16_t screen, site; /* what forbids it, or TAUT_NONE */
    enum taut_left_out why;
    const struct treatment *treatments;
    size_t n_treatments;
};

struct option {
    uint32_t seconds; /* with rests between two sides; a multiple of PLAN_UNIT_S */
    double benefit;
    uint8_t n_points;                    /* points and sides */
    uint8_t treatment[SPOTS_OF_A_GROUP]; /* 1 + index; 0: the spot is left alone */
    uint8_t stretch;                     /* 1 + index; 0: none */
};

struct group {       /* a muscle on a side, or on both alike */
    size_t first, n; /* spots */
    bool mirrored;
    double weight; /* of its best spot */
    const struct treatment *stretches;
    size_t n_stretches;
    const struct option *options; /* most benefit first */
    size_t n_options;
};

/* Fixed times of a plan, in seconds, and how many points it may hold. */
struct pace {
    uint16_t prepare, aftercare, ready, retest, rest;
    uint8_t most_points;
};
const struct pace *plan_pace(const struct taut_plan_wish *wish);

struct planner {
    const struct taut_atlas *atlas;
    const struct taut_case *told;
    const struct taut_ranking *ranking;
    const struct taut_plan_wish *wish;
    const struct pace *pace;
    struct taut_allowed allowed;
    struct taut_arena *arena;
    struct taut_error *err;
    struct spot spots[MOST_SPOTS];
    size_t n_spots;
    struct group groups[MOST_GROUPS];
    size_t n_groups;
    uint16_t chosen[MOST_GROUPS]; /* 1 + index of the group's option; 0: none */
    double benefit;
};

/* plan_spots.c: which points on which sides, and what is allowed there. Groups stand keys first, then by weight. */
enum taut_status plan_spots(struct planner *p);
/* Where two spots that could be treated lie in the same tissue, the likelier one stays. */
void plan_settle_tissue(struct planner *p);
/* Whether the first can bring on the second, and is likely enough to count. */
bool plan_is_key(const struct planner *p, const struct spot *key, const struct spot *s);
/* plan_treat.c: by what a spot can be treated and a muscle stretched. */
enum taut_status plan_treatments(struct planner *p, struct spot *spot);
enum taut_status plan_stretches(struct planner *p, struct group *g);
bool plan_treats_point(const struct taut_atlas *a, const struct treatment *t); /* and does not only stretch */
/* plan_options.c */
enum taut_status plan_options(struct planner *p, struct group *g);
/* plan_choose.c: the best set of options within so many seconds: p->chosen, p->benefit. */
enum taut_status plan_choose(struct planner *p, uint32_t seconds);
/* plan_steps.c */
enum taut_status plan_steps(struct planner *p, struct taut_plan *ret);
/* plan_words.c: what was considered, why, and how it goes on. */
enum taut_status plan_considered(struct planner *p, struct taut_plan *ret);
enum taut_status plan_words(struct planner *p, const struct taut_screening *screening, struct taut_plan *ret);

/* The techniques that make a warm-up of so many seconds at this cap: TAUT_NONE where none is fit. */
struct treatment plan_warm_up(const struct planner *p, uint8_t cap, uint16_t seconds);

#endif
