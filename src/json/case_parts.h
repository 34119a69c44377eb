/* case_parts.h - "overrides" and "answers" of a case. Private to src/json. */
#ifndef TAUT_JSON_CASE_PARTS_H
#define TAUT_JSON_CASE_PARTS_H

#include "member.h"

/* r->at is the case; where the key is missing nothing is read. */
enum taut_status case_read_overrides(struct reader *r, struct taut_case *ret);
enum taut_status case_read_replies(struct reader *r, struct taut_case *ret);

#endif
