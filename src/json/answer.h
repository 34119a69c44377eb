/* answer.h - what every answer to a case says as JSON, ranked or not. Private to src/json. */
#ifndef TAUT_JSON_ANSWER_H
#define TAUT_JSON_ANSWER_H

#include <taut/json.h>

struct printer {
    struct taut_json j;
    const struct taut_atlas *atlas;
    const struct taut_json_answer *answer;
    uint64_t cited[1024]; /* sources that the answer names, one bit each: 16-bit indices */
};

void answer_describe(struct printer *p, const char *key, size_t finding); /* index into the case's findings */
void answer_understood(struct printer *p);                                /* and not_understood */
void answer_alerts(struct printer *p);

/* by, credential, reason, when; and the same as "override", null where which is TAUT_NONE. */
void answer_override_facts(struct taut_json *j, const struct taut_override *o);
void answer_override(struct taut_json *j, const struct taut_case *c, uint16_t which);

/* Names a source and keeps in mind that it was named. */
void answer_cite(struct printer *p, const char *key, uint16_t source);
void answer_cite_list(struct printer *p, struct taut_list sources);
void answer_strength(struct printer *p, char grade);
void answer_sources(struct printer *p); /* all that were named */

#endif
