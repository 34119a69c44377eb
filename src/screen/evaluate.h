/* evaluate.h - conditions over the findings of one case. Private to src/screen. */
#ifndef TAUT_SCREEN_EVALUATE_H
#define TAUT_SCREEN_EVALUATE_H

#include <taut/screen.h>

/* A case as the rules see it. What was worked out once is kept in seen and matches, so that a condition costs once. */
struct taut_screener {
    const struct taut_atlas *atlas;
    struct taut_case told;
    uint16_t *first_of_term; /* [n_terms] finding + 1; 0: none */
    uint16_t first_of_kind[TAUT_FINDING_KINDS];
    uint16_t *next_of_term, *next_of_kind; /* [n_findings] finding + 1; in their order */
    size_t words;                          /* 64-bit words of a set of regions */
    uint64_t *mentioned;                   /* [n_findings][words], of pain and numbness */
    unsigned *n_mentioned;                 /* [n_findings] regions */
    uint8_t *seen[2];                      /* [n_conditions]: whether it holds, whether it was denied; NOT_SEEN, … */
    uint8_t *matches;                      /* [n_places][2 kinds][2]: whether a finding is about it, stated or denied */
};

/* NULL: no memory. */
struct taut_screener *screener_start(const struct taut_atlas *a, const struct taut_case *c, struct taut_arena *arena);
/* Whether the condition holds or, where denied is set, was denied. */
bool screener_holds(const struct taut_screener *s, uint32_t at, bool denied);
/* Adds the findings that carry a condition that holds. */
void screener_explain(const struct taut_screener *s, uint32_t at, bool denied, struct taut_alert *alert);
enum taut_answer screener_verdict(const struct taut_screener *s, uint32_t at);

#endif
