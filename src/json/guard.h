/* guard.h - whether bytes are JSON as we accept it, and where not. */
#ifndef TAUT_JSON_GUARD_H
#define TAUT_JSON_GUARD_H

#include <taut/base.h>

struct json_object;

/* Reads all of it once, in linear time, then parses it. `what` it is called in messages ("case"), at most `max` bytes.
 * *ret is an object, for json_object_put.
 * Returns TAUT_OK, TAUT_EPARSE (where = the path reached, such as "findings[3].side"), TAUT_EEMPTY, TAUT_EINVAL (JSON,
 * but no object), TAUT_ETOOBIG, TAUT_ENOMEM. */
enum taut_status guard_parse(const char *json, size_t n, size_t max, const char *what, struct taut_arena *arena,
                             struct json_object **ret, struct taut_error *err);

/* A name from the input as it may be shown: cut to 40 bytes, control characters as '?'. */
void guard_show(const char *s, char out[48]);

#endif
