/* planned.h - from what was told to a plan: words -> screen -> ranking -> plan, for every command that needs one. */
#ifndef CLI_PLANNED_H
#define CLI_PLANNED_H

#include "cli.h"

struct planned {
    const struct taut_atlas *said; /* the atlas in the language that was asked for */
    struct taut_case told;
    struct taut_screening screening;
    struct taut_ranking ranking; /* none where an emergency withholds it */
    struct taut_plan plan;
};

/* Options of the command line: --minutes, --trained, --session, --techniques, --tolerance, --treated, --language; and what told_read takes.
 * All lives in arena. Refused in the reference mode. TAUT_OK also in an emergency: then the plan has no steps. */
#define PLAN_FLAGS                                                                                            \
    (FLAG_BIT(FLAG_CASE) | FLAG_BIT(FLAG_DRAWING) | FLAG_BIT(FLAG_TODAY) | FLAG_BIT(FLAG_MINUTES) |           \
     FLAG_BIT(FLAG_TRAINED) | FLAG_BIT(FLAG_SESSION) | FLAG_BIT(FLAG_TECHNIQUES) | FLAG_BIT(FLAG_TOLERANCE) | \
     FLAG_BIT(FLAG_TREATED) | FLAG_BIT(FLAG_LANGUAGE))
enum taut_status planned_read(const struct args *args, const struct taut_atlas *a, struct taut_arena *arena,
                              struct planned *ret, struct taut_error *err);
/* The same for a case that is there already. */
enum taut_status planned_make(const struct taut_atlas *a, const struct taut_plan_wish *wish, struct taut_arena *arena,
                              struct planned *ret, struct taut_error *err);

/* plan_text.c: in the language of the plan. */
void text_plan(const struct term *t, const struct planned *planned, bool in_full);

#endif
