/* read.c - members of a taut.simulation/1. */
#include "validation.h"

#include <string.h>

const char *text_of(struct json_object *o, const char *key)
{
    struct json_object *v = member_of(o, key);
    return v ? json_object_get_string(v) : "";
}

double number_of(struct json_object *o, const char *key)
{
    return json_object_get_double(member_of(o, key));
}

struct json_object *member_of(struct json_object *o, const char *key)
{
    struct json_object *v = NULL;
    return json_object_object_get_ex(o, key, &v) ? v : NULL;
}

struct json_object *element_of(struct json_object *o, const char *array, const char *key, const char *value)
{
    struct json_object *list = member_of(o, array);
    for (size_t k = 0; list && k < json_object_array_length(list); k++)
        if (!strcmp(text_of(json_object_array_get_idx(list, k), key), value))
            return json_object_array_get_idx(list, k);
    return NULL;
}

struct json_object *hits_of(struct json_object *world, const char *ranker, int active)
{
    struct json_object *list = member_of(world, "hits");
    for (size_t k = 0; list && k < json_object_array_length(list); k++) {
        struct json_object *h = json_object_array_get_idx(list, k);
        if (!strcmp(text_of(h, "ranker"), ranker) && json_object_get_int(member_of(h, "active_muscles")) == active)
            return h;
    }
    return NULL;
}
