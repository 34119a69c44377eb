/* json.h - for WebAssembly: what src/json uses of json-c, over a tree of our own; json_tree.c.
 *
 * The bytes must be JSON already: src/json/guard.c has read them all by RFC 8259 before it parses them. As in json-c, null
 * is NULL, and members keep the order they were written in. A tree is one arena: only its root is ever put. */
#ifndef TAUT_WASM_JSON_H
#define TAUT_WASM_JSON_H

#include <stddef.h>
#include <stdint.h>

enum json_type {
    json_type_null,
    json_type_boolean,
    json_type_double,
    json_type_int,
    json_type_object,
    json_type_array,
    json_type_string
};

struct json_object;
int json_object_is_type(const struct json_object *v, enum json_type type);
int json_object_get_boolean(const struct json_object *v);
int64_t json_object_get_int64(const struct json_object *v);
double json_object_get_double(const struct json_object *v);
const char *json_object_get_string(struct json_object *v); /* of a string, without escapes */
int json_object_get_string_len(const struct json_object *v);
/* A number as it was written; a whole one as it was understood. */
const char *json_object_to_json_string_ext(struct json_object *v, int flags);
enum { JSON_C_TO_STRING_PLAIN };
size_t json_object_array_length(const struct json_object *v);
struct json_object *json_object_array_get_idx(const struct json_object *v, size_t k);
int json_object_object_get_ex(const struct json_object *v, const char *key, struct json_object **ret);
int json_object_put(struct json_object *root);

/* For every member of an object: its key, and its value. */
const char *json_member_key(const struct json_object *v, size_t k); /* NULL: no more */
#define json_object_object_foreach(v, key, value)                                                                   \
    const char *key;                                                                                                \
    struct json_object *value;                                                                                      \
    for (size_t key##_at = 0;                                                                                       \
         (key = json_member_key((v), key##_at)) != NULL && ((value = json_object_array_get_idx((v), key##_at)), 1); \
         key##_at++)

struct json_tokener;
enum json_tokener_error { json_tokener_success, json_tokener_continue, json_tokener_error_size };
enum { JSON_TOKENER_STRICT = 1, JSON_TOKENER_VALIDATE_UTF8 = 2 };
struct json_tokener *json_tokener_new_ex(int depth);
void json_tokener_free(struct json_tokener *t);
void json_tokener_set_flags(struct json_tokener *t, int flags);
struct json_object *json_tokener_parse_ex(struct json_tokener *t, const char *s, int n);
enum json_tokener_error json_tokener_get_error(struct json_tokener *t);
const char *json_tokener_error_desc(enum json_tokener_error e);

#endif
