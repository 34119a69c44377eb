/* atlas_care.h - techniques, and how treatments go on, as JSON, for atlas.c. */
#ifndef TAUT_JSON_ATLAS_CARE_H
#define TAUT_JSON_ATLAS_CARE_H

#include <taut/json.h>

void atlas_technique(const struct taut_atlas *a, struct taut_json *j, uint16_t technique);
/* What a course and a plan's course have in common. */
void atlas_course_members(const struct taut_atlas *a, struct taut_json *j, const struct taut_course *c);
void atlas_course(const struct taut_atlas *a, struct taut_json *j, uint16_t course);

#endif
