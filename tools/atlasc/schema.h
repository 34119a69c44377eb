/* schema.h - which keys each file may have, of which type, in which range, referring to what: tables. */
#ifndef ATLASC_SCHEMA_H
#define ATLASC_SCHEMA_H

#include <taut/atlas.h>

#include "corpus.h"

/* Checks every file against its table and every id that is referred to. */
void schema_check(const struct corpus *c);

/* What the tables have in common with who builds from the trees. */
extern const char *const side_names[];       /* in the order of enum taut_relative */
extern const char *const zone_names[];       /* of enum taut_zone */
extern const char *const cause_kind_names[]; /* of enum taut_cause_kind */
extern const char *const urgency_names[], *const depth_names[], *const feel_names[], *const difficulty_names[];
extern const char *const level_names[], *const checked_names[], *const advice_names[];
extern const char *const trait_names[], *const technique_kind_names[], *const hands_names[];
extern const char *const question_kind_names[], *const question_part_names[], *const question_sets_names[];
extern const char *const form_names[], *const statistic_names[], *const better_names[], *const limit_kind_names[];
extern const char *const instrument_names[], *const figure_checked_names[], *const exercise_kind_names[];
extern const char *const rule_kind_names[];
extern const char *const outcome_names[], *const verdict_names[], *const state_names[];

/* Index of a scalar's text in names; `otherwise` where there is none. */
int name_index(const struct node *scalar, const char *const *names, int otherwise);

/* "often" or 0.5; false: neither. */
bool chance_value(const struct node *scalar, double *ret);

/* The atoms of conditions and findings: key, what it refers to, and the kind of finding it stands for. */
struct atom {
    const char *key;
    unsigned refers_to;
    enum taut_finding_kind kind;
};
extern const struct atom condition_atoms[]; /* ends with a NULL key; of ids */
extern const struct atom finding_atoms[];   /* of a condition's findings */
extern const struct atom point_atoms[];     /* of a point's lists: "signs", … */

#endif
