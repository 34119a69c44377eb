/* json_tree.c - JSON that is known to be well-formed, as a tree; see include/json-c/json.h. */
#include <json-c/json.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <taut/base.h>

#include "decimal.h"

struct json_object {
    enum json_type type;
    struct taut_arena *whole; /* of a root: what it lives in */
    const char *text;         /* string: decoded; number: as it is shown */
    size_t n;                 /* bytes of text, or members */
    bool yes;
    double number;
    struct json_object **members; /* NULL: null */
    const char **keys;            /* of an object */
};

struct json_tokener {
    const char *s;
    size_t n, at;
    struct taut_arena *arena;
    bool failed; /* no memory */
};

/* ---- asking ------------------------------------------------------------------------------------------------- */

int json_object_is_type(const struct json_object *v, enum json_type type)
{
    return v ? v->type == type : type == json_type_null;
}

int json_object_get_boolean(const struct json_object *v)
{
    return v->yes;
}

int64_t json_object_get_int64(const struct json_object *v)
{
    return v->number >= 9223372036854775807.0    ? INT64_MAX
           : v->number <= -9223372036854775808.0 ? INT64_MIN
                                                 : (int64_t)v->number;
}

double json_object_get_double(const struct json_object *v)
{
    return v && (v->type == json_type_int || v->type == json_type_double) ? v->number : 0;
}

const char *json_object_get_string(struct json_object *v)
{
    return v->text;
}

int json_object_get_string_len(const struct json_object *v)
{
    return (int)v->n;
}

const char *json_object_to_json_string_ext(struct json_object *v, int flags)
{
    (void)flags;
    return v->text;
}

size_t json_object_array_length(const struct json_object *v)
{
    return v->n;
}

struct json_object *json_object_array_get_idx(const struct json_object *v, size_t k)
{
    return k < v->n ? v->members[k] : NULL;
}

const char *json_member_key(const struct json_object *v, size_t k)
{
    return k < v->n ? v->keys[k] : NULL;
}

int json_object_object_get_ex(const struct json_object *v, const char *key, struct json_object **ret)
{
    for (size_t k = 0; k < v->n; k++)
        if (!strcmp(v->keys[k], key)) {
            *ret = v->members[k];
            return 1;
        }
    return 0;
}

int json_object_put(struct json_object *root)
{
    if (root)
        taut_arena_free(root->whole);
    return 1;
}

/* ---- reading ------------------------------------------------------------------------------------------------ */

static struct json_object *value(struct json_tokener *t);

static void skip_space(struct json_tokener *t)
{
    while (t->at < t->n && strchr(" \t\n\r", t->s[t->at]))
        t->at++;
}

/* After the space: whether c comes next; if so, past it. */
static bool passes(struct json_tokener *t, char c)
{
    skip_space(t);
    if (t->at == t->n || t->s[t->at] != c)
        return false;
    t->at++;
    return true;
}

static uint32_t read_unit(struct json_tokener *t)
{
    uint32_t v = 0;
    for (size_t k = 2; k < 6; k++) {
        const char c = t->s[t->at + k];
        v = v * 16 + (uint32_t)(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
    }
    t->at += 6;
    return v;
}

static size_t encode(uint32_t c, char *out)
{
    static const unsigned char lead[] = { 0, 0, 0xC0, 0xE0, 0xF0 };
    const size_t n = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    for (size_t k = n; k-- > 1; c >>= 6)
        out[k] = (char)(0x80 | (c & 0x3F));
    out[0] = (char)(lead[n == 1 ? 0 : n] | c);
    return n;
}

static size_t read_escape(struct json_tokener *t, char *out)
{
    static const char names[] = "\"\\/bfnrt", values[] = "\"\\/\b\f\n\r\t";
    const char c = t->s[t->at + 1];
    if (c != 'u') {
        *out = values[strchr(names, c) - names];
        t->at += 2;
        return 1;
    }
    uint32_t unit = read_unit(t);
    if (unit >= 0xD800 && unit <= 0xDBFF)
        unit = 0x10000 + (unit - 0xD800) * 0x400 + (read_unit(t) - 0xDC00);
    return encode(unit, out);
}

/* Past the opening quote. No character is longer decoded than it was written. */
static const char *read_string(struct json_tokener *t, size_t *n)
{
    size_t end = t->at;
    while (t->s[end] != '"')
        end += t->s[end] == '\\' ? 2 : 1;
    char *out = taut_arena_alloc(t->arena, end - t->at + 1);
    t->failed = t->failed || !out;
    *n = 0;
    while (out && t->at < end) {
        if (t->s[t->at] == '\\')
            *n += read_escape(t, out + *n);
        else
            out[(*n)++] = t->s[t->at++];
    }
    t->at = end + 1;
    return out;
}

/* A whole number beyond 64 bits is the last that they hold, as in json-c. */
static void read_number(struct json_tokener *t, struct json_object *v)
{
    static const double most = 18446744073709551615.0, least = -9223372036854775808.0;
    const size_t begin = t->at;
    v->type = json_type_int;
    while (t->at < t->n && strchr("+-.eE0123456789", t->s[t->at])) {
        if (strchr(".eE", t->s[t->at]))
            v->type = json_type_double;
        t->at++;
    }
    v->n = t->at - begin;
    v->number = decimal_read(t->s + begin, v->n);
    v->text = taut_arena_strndup(t->arena, t->s + begin, v->n);
    if (v->type == json_type_int && v->number >= most) {
        v->number = most;
        v->text = "18446744073709551615";
    } else if (v->type == json_type_int && v->number <= least) {
        v->number = least;
        v->text = "-9223372036854775808";
    } else if (v->type == json_type_int && v->number == 0) {
        v->text = "0";
    }
    t->failed = t->failed || !v->text;
}

/* Past the opening bracket. */
static void read_members(struct json_tokener *t, struct json_object *v)
{
    struct taut_vec members = { .size = sizeof *v->members }, keys = { .size = sizeof *v->keys };
    const char end = v->type == json_type_object ? '}' : ']';
    size_t ignored;
    while (!t->failed && !passes(t, end)) {
        passes(t, ',');
        if (v->type == json_type_object) {
            const char **key = taut_vec_push(t->arena, &keys);
            passes(t, '"');
            const char *name = read_string(t, &ignored);
            passes(t, ':');
            if (key)
                *key = name;
        }
        struct json_object *member = value(t), **to = taut_vec_push(t->arena, &members);
        t->failed = t->failed || !to || (v->type == json_type_object && keys.n < members.n);
        if (to)
            *to = member;
    }
    v->members = members.items;
    v->keys = keys.items;
    v->n = members.n;
}

static struct json_object *value(struct json_tokener *t)
{
    skip_space(t);
    const char c = t->s[t->at];
    if (c == 'n') {
        t->at += strlen("null");
        return NULL;
    }
    struct json_object *v = taut_arena_alloc(t->arena, sizeof *v);
    if (!v) {
        t->failed = true;
        return NULL;
    }
    if (c == '{' || c == '[') {
        t->at++;
        v->type = c == '{' ? json_type_object : json_type_array;
        read_members(t, v);
    } else if (c == '"') {
        t->at++;
        v->type = json_type_string;
        v->text = read_string(t, &v->n);
    } else if (c == 't' || c == 'f') {
        v->type = json_type_boolean;
        v->yes = c == 't';
        t->at += v->yes ? strlen("true") : strlen("false");
    } else {
        read_number(t, v);
    }
    return v;
}

struct json_object *json_tokener_parse_ex(struct json_tokener *t, const char *s, int n)
{
    t->s = s;
    t->n = (size_t)n;
    t->arena = taut_arena_create();
    t->failed = !t->arena;
    struct json_object *root = t->failed ? NULL : value(t);
    if (t->failed || !root) {
        taut_arena_free(t->arena);
        return NULL;
    }
    root->whole = t->arena;
    return root;
}

/* ---- what a reader is ---------------------------------------------------------------------------------------- */

struct json_tokener *json_tokener_new_ex(int depth)
{
    (void)depth; /* the guard has counted */
    return calloc(1, sizeof(struct json_tokener));
}

void json_tokener_free(struct json_tokener *t)
{
    free(t);
}

void json_tokener_set_flags(struct json_tokener *t, int flags)
{
    (void)t, (void)flags; /* the guard is stricter */
}

enum json_tokener_error json_tokener_get_error(struct json_tokener *t)
{
    return t->failed ? json_tokener_error_size : json_tokener_success;
}

const char *json_tokener_error_desc(enum json_tokener_error e)
{
    return e == json_tokener_error_size ? "no memory" : "";
}
