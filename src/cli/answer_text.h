/* answer_text.h - the parts that all answers to a case share. Private to src/cli. */
#ifndef TAUT_CLI_ANSWER_TEXT_H
#define TAUT_CLI_ANSWER_TEXT_H

#include "cli.h"

struct answer_page {
    const struct taut_atlas *atlas;
    const struct term *t;
    const struct taut_json_answer *answer;
    size_t shown;
    bool all;
};

void text_describe(const struct answer_page *p, size_t finding, char *out, size_t max);
void text_understood(const struct answer_page *p);
void text_alerts(const struct answer_page *p);
/* "by R. Weber (ophthalmologist) on 2026-11-21: seen today" */
void text_override(const struct taut_override *o, char *out, size_t max);

#endif
