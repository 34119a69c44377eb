/* atlas_safety.h - safety rules, scores, delicate sites and the questions of the interview as JSON, for atlas.c. */
#ifndef TAUT_JSON_ATLAS_SAFETY_H
#define TAUT_JSON_ATLAS_SAFETY_H

#include <taut/json.h>

void atlas_screen(const struct taut_atlas *a, struct taut_json *j, uint16_t screen);
void atlas_score(const struct taut_atlas *a, struct taut_json *j, uint16_t score);
void atlas_site(const struct taut_atlas *a, struct taut_json *j, uint16_t site);
void atlas_question(const struct taut_atlas *a, struct taut_json *j, uint16_t question);

#endif
