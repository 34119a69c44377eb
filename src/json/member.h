/* member.h - members of JSON objects, read with the place of whatever is wrong. Private to src/json. */
#ifndef TAUT_JSON_MEMBER_H
#define TAUT_JSON_MEMBER_H

#include <taut/json.h>

struct json_object;

struct reader {
    const struct taut_atlas *atlas;
    struct taut_arena *arena;
    struct taut_error *err;
    const char *what;       /* what is read, for messages about the whole: "case" */
    struct json_object *at; /* the object being read */
    char path[48];          /* of it: "", "drawing.layers[15].strokes[1999]" */
};

/* return REFUSE(r, "nrs", "nrs %d contradicts the level", nrs); */
#define REFUSE(r, key, ...) member_refuse((r), (key), __FILE__, __LINE__, __VA_ARGS__)
enum taut_status member_refuse(struct reader *r, const char *key, const char *file, int line, const char *format, ...)
    __attribute__((format(printf, 5, 6)));
enum taut_status member_refuse_name(struct reader *r, const char *key, const char *what, const char *given,
                                    const char *nearest);
/* known ends with NULL. */
enum taut_status member_check_keys(struct reader *r, const char *const *known);

/* NULL where it is missing or null. */
struct json_object *member_get(const struct reader *r, const char *key);
/* *ret is NULL where it is missing. */
enum taut_status member_string(struct reader *r, const char *key, const char **ret);
enum taut_status member_need_string(struct reader *r, const char *key, const char *what, const char **ret);
/* One of several words. *ret is left alone where the key is missing. choices is how the remedy lists them. */
enum taut_status member_choice(struct reader *r, const char *key, const char *const *words, size_t n,
                               const char *choices, size_t *ret);
enum taut_status member_bool(struct reader *r, const char *key, enum taut_answer *ret);
/* A whole number within low..high; *ret is left alone where the key is missing. */
enum taut_status member_whole(struct reader *r, const char *key, int low, int high, int *ret);
/* A list; *ret and *n are left alone where the key is missing. */
enum taut_status member_list(struct reader *r, const char *key, struct json_object **ret, size_t *n);

/* What case and drawing have in common. side is left alone where it is missing. */
enum taut_status member_side(struct reader *r, enum taut_side *ret);
enum taut_status member_region(struct reader *r, uint16_t *ret);
enum taut_status member_term(struct reader *r, const char *key, enum taut_term_kind kind, const char *id,
                             uint16_t *ret);

#endif
