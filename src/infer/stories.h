/* stories.h - the best sets of causes that together account for the positive findings, each of them explaining something. */
#ifndef TAUT_INFER_STORIES_H
#define TAUT_INFER_STORIES_H

#include <taut/base.h>

enum { STORY_CAUSES = 8, STORY_ELEMENTS = 64, STORY_FINDINGS = 512 };

/* A cause must make what was found at least this much more likely than the rest of its set does alone. */
#define STORY_EXPLAINS 1.5

struct story_link {
    uint32_t finding;
    double off; /* chance that the element leaves it uncovered */
};

/* A cause in one kind of state; several elements of one cause exclude each other. */
struct story_element {
    uint32_t cause;
    double odds; /* against its absence */
    const struct story_link *links;
    size_t n_links;
};

struct story {
    double score; /* product of odds and of the chances that all findings are covered */
    uint8_t elements[STORY_CAUSES];
    size_t n;
};

/* Fills ret, best first, with at most max sets of at most STORY_CAUSES elements; the empty set is one. off: chance that
 * nothing else covers a finding. Depth first, best gain first; exact unless *cut: too many nodes were met.
 * Bound  log(1 - product of offs) is concave in what is added, so what a cause gains only shrinks as the set grows
 *        (Nemhauser, Wolsey & Fisher 1978: submodular functions): no superset scores more than the best k odds times
 *        gains, nor than the best k odds with all findings certain, for some k.
 * Returns how many. */
size_t stories_find(const struct story_element *elements, size_t n_elements, const double *off, size_t n_findings,
                    struct story *ret, size_t max, bool *cut);

#endif
