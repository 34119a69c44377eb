/* guard.h - whether bytes are JSON as we accept it, and where not. */
#ifndef TAUT_JSON_GUARD_H
#define TAUT_JSON_GUARD_H

#include <taut/base.h>

/* Reads all of it once, in linear time. *used is the length without white space at the end.
 * Returns TAUT_OK, TAUT_EPARSE (where = the path reached, such as "findings[3].side"), TAUT_ETOOBIG, TAUT_ENOMEM. */
enum taut_status guard_check(const char *json, size_t n, struct taut_arena *arena, size_t *used,
                             struct taut_error *err);

/* A name from the input as it may be shown: cut to 40 bytes, control characters as '?'. */
void guard_show(const char *s, char out[48]);

#endif
