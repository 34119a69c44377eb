/* selfcare.h - a programme while it is made. Private to src/care. */
#ifndef TAUT_CARE_SELFCARE_H
#define TAUT_CARE_SELFCARE_H

#include <taut/selfcare.h>

struct maker {
    const struct taut_atlas *atlas;
    const struct taut_case *told;
    const struct taut_selfcare_wish *wish;
    struct taut_arena *arena;
    bool no_memory;
    struct taut_allowed allowed;
    struct taut_task before[1], tasks[TAUT_MOST_TASKS];
    size_t n_before, n_tasks;
    struct taut_habit habits[TAUT_MOST_HABITS];
    size_t n_habits;
    struct taut_left_at_home left[8];
    size_t n_left;
};

/* selfcare_habits.c. ranking may be NULL. */
/* What the case says of a factor (term index). */
enum taut_answer selfcare_known(const struct maker *m, uint16_t factor);
void selfcare_habits(struct maker *m, const struct taut_ranking *ranking);

#endif
