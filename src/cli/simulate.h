/* simulate.h - a run of taut simulate, and how it is printed. */
#ifndef TAUT_CLI_SIMULATE_H
#define TAUT_CLI_SIMULATE_H

#include "cli.h"

#include <taut/simulate.h>

struct simulated {
    const struct taut_world *world;
    uint64_t seed;
    size_t wanted; /* people; the tally says how many there were */
    struct taut_simulation_steps steps;
    struct taut_simulation_tally tally;
};

/* simulate_text.c */
void simulate_print_table(const struct term *t, const struct simulated *s);
/* simulate_json.c: a taut.simulation/1 */
enum taut_status simulate_print_json(const struct simulated *s, struct taut_error *err);

#endif
