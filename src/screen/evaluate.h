/* evaluate.h - conditions over the findings of one case. Private to src/screen. */
#ifndef TAUT_SCREEN_EVALUATE_H
#define TAUT_SCREEN_EVALUATE_H

#include <taut/screen.h>

struct screener {
    const struct taut_atlas *atlas;
    const struct taut_case *told;
    size_t words;        /* 64-bit words of a set of regions */
    uint64_t *mentioned; /* [n_findings][words], of pain and numbness */
    uint64_t *wanted;    /* [words], scratch */
};

/* False: no memory. */
bool screener_start(struct screener *s, const struct taut_atlas *a, const struct taut_case *c,
                    struct taut_arena *arena);
/* Whether the condition holds or, where denied is set, was denied; the findings that carry it are added to the alert. */
bool screener_holds(const struct screener *s, uint32_t at, bool denied, struct taut_alert *alert);
enum taut_answer screener_verdict(const struct screener *s, uint32_t at);

#endif
