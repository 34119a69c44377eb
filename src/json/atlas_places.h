/* atlas_places.h - places on the skin as JSON, for atlas.c. */
#ifndef TAUT_JSON_ATLAS_PLACES_H
#define TAUT_JSON_ATLAS_PLACES_H

#include <taut/json.h>

void atlas_dermatome(const struct taut_atlas *a, struct taut_json *j, uint16_t dermatome);
void atlas_landmark(const struct taut_atlas *a, struct taut_json *j, uint16_t landmark);
/* Members of a point's place: shares of landmarks, and mm from their mean. */
void atlas_spot(const struct taut_atlas *a, struct taut_json *j, const struct taut_point *p);
/* A member of a point, where zones are narrower than their regions. */
void atlas_strips(const struct taut_atlas *a, struct taut_json *j, const struct taut_point *p);

#endif
