/* guard.c - reads JSON by RFC 8259 before any library does, and names the place of what is wrong.
 *
 * The library lets through NaN and Infinity, lets the last of two equal keys win and replaces lone surrogates in
 * silence. Here each of them is refused, with the path that was reached. */
#include "guard.h"

#include <json-c/json.h>
#include <stdio.h>
#include <string.h>

#include <taut/json.h>

enum { MOST_NESTED = 64, MOST_KEYS = 100 };

struct step {
    const char *key; /* NULL: in an array */
    size_t index;
};

struct guard {
    const char *s, *what;
    size_t n, at;
    struct step path[MOST_NESTED];
    unsigned depth;
    struct taut_arena *arena;
    struct taut_error *err;
};

void guard_show(const char *s, char out[48])
{
    size_t n = 0;
    for (; s[n] && n < 40; n++)
        out[n] = (unsigned char)s[n] < 0x20 || s[n] == 0x7F ? '?' : s[n];
    if (s[n]) {
        while (n > 0 && ((unsigned char)out[n] & 0xC0) == 0x80)
            n--;
        while (n > 0 && ((unsigned char)s[n] & 0xC0) == 0x80)
            n--;
        memcpy(out + n, "...", 3);
        n += 3;
    }
    out[n] = '\0';
}

static void show_path(const struct guard *g, char *out, size_t max)
{
    size_t n = 0;
    out[0] = '\0';
    for (unsigned k = 0; k < g->depth && n < max; k++) {
        char key[48];
        int added;
        if (g->path[k].key) {
            guard_show(g->path[k].key, key);
            added = snprintf(out + n, max - n, "%s%s", k ? "." : "", key);
        } else {
            added = snprintf(out + n, max - n, "[%zu]", g->path[k].index);
        }
        n += added > 0 ? (size_t)added : 0;
    }
    enum { LONGEST_PATH = 60 };
    if (strlen(out) > LONGEST_PATH) { /* leaves room for the name of the file before it */
        n = LONGEST_PATH;
        while (n > 0 && ((unsigned char)out[n] & 0xC0) == 0x80)
            n--;
        memcpy(out + n, "...", 4);
    }
    if (!out[0])
        snprintf(out, max, "%s", g->what);
}

/* message, then where in the bytes it was seen */
static enum taut_status refuse(const struct guard *g, const char *message)
{
    char path[96];
    show_path(g, path, sizeof path);
    return taut_fail(g->err, TAUT_EPARSE, path, "%s (byte %zu)", message, g->at);
}

static enum taut_status refuse_here(const struct guard *g, const char *expected)
{
    char message[160];
    if (g->at >= g->n)
        snprintf(message, sizeof message, "the JSON ends here, before %s", expected);
    else
        snprintf(message, sizeof message, "this is no JSON: expected %s", expected);
    return refuse(g, message);
}

static void skip_space(struct guard *g)
{
    while (g->at < g->n && (g->s[g->at] == ' ' || g->s[g->at] == '\t' || g->s[g->at] == '\n' || g->s[g->at] == '\r'))
        g->at++;
}

static bool next_is(const struct guard *g, char c)
{
    return g->at < g->n && g->s[g->at] == c;
}

static bool is_digit(const struct guard *g)
{
    return g->at < g->n && g->s[g->at] >= '0' && g->s[g->at] <= '9';
}

static bool starts(const struct guard *g, const char *word)
{
    size_t m = strlen(word);
    return m <= g->n - g->at && memcmp(g->s + g->at, word, m) == 0;
}

static int hex_value(char c)
{
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

/* The four digits after \u, which stands at g->at; -1 where they are not there. */
static int32_t unit_at(const struct guard *g, size_t at)
{
    int32_t v = 0;
    if (at + 6 > g->n || g->s[at] != '\\' || g->s[at + 1] != 'u')
        return -1;
    for (size_t k = 2; k < 6; k++) {
        int digit = hex_value(g->s[at + k]);
        if (digit < 0)
            return -1;
        v = v * 16 + digit;
    }
    return v;
}

static size_t encode(uint32_t c, char *out)
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    size_t n = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    static const unsigned char lead[] = { 0, 0, 0xC0, 0xE0, 0xF0 };
    for (size_t k = n; k-- > 1; c >>= 6)
        out[k] = (char)(0x80 | (c & 0x3F));
    out[0] = (char)(lead[n] | c);
    return n;
}

/* An escape at g->at, decoded to out (4 bytes suffice). */
static enum taut_status escape(struct guard *g, char *out, size_t *n)
{
    static const char names[] = "\"\\/bfnrt", values[] = "\"\\/\b\f\n\r\t";
    if (g->at + 1 >= g->n)
        return refuse_here(g, "the rest of an escape");
    const char *known = strchr(names, g->s[g->at + 1]);
    if (known && *known) {
        out[0] = values[known - names];
        *n = 1;
        g->at += 2;
        return TAUT_OK;
    }
    if (g->s[g->at + 1] != 'u')
        return refuse(g, "unknown escape in a string");
    int32_t c = unit_at(g, g->at);
    if (c < 0)
        return refuse(g, "\\u needs four hexadecimal digits");
    if (c == 0)
        return refuse(g, "\\u0000 is not allowed in a string");
    size_t used = 6;
    if (c >= 0xD800 && c <= 0xDFFF) {
        int32_t low = unit_at(g, g->at + 6);
        if (c >= 0xDC00 || low < 0xDC00 || low > 0xDFFF)
            return refuse(g, "a lone surrogate is no character");
        c = 0x10000 + (c - 0xD800) * 0x400 + (low - 0xDC00);
        used = 12;
    }
    *n = encode((uint32_t)c, out);
    g->at += used;
    return TAUT_OK;
}

/* A string at g->at; decoded into *ret where that is wanted. */
static enum taut_status string(struct guard *g, char **ret)
{
    size_t end = ++g->at;
    if (ret) {
        while (end < g->n && g->s[end] != '"')
            end += g->s[end] == '\\' ? 2 : 1;
        *ret = taut_arena_alloc(g->arena, (end < g->n ? end : g->n) - g->at + 1);
        if (!*ret)
            return taut_fail(g->err, TAUT_ENOMEM, "", "no memory for a name of %zu bytes", end - g->at);
    }
    size_t n = 0;
    while (g->at < g->n && g->s[g->at] != '"') {
        char decoded[4];
        size_t length = 1;
        if ((unsigned char)g->s[g->at] < 0x20)
            return refuse(g, "a control character in a string must be escaped");
        if (g->s[g->at] == '\\') {
            enum taut_status st = escape(g, decoded, &length);
            if (st != TAUT_OK)
                return st;
        } else {
            decoded[0] = g->s[g->at++];
        }
        if (ret)
            memcpy(*ret + n, decoded, length);
        n += length;
    }
    if (g->at >= g->n)
        return refuse_here(g, "the end of a string");
    g->at++;
    return TAUT_OK;
}

static enum taut_status number(struct guard *g)
{
    if (next_is(g, '-'))
        g->at++;
    if (starts(g, "Infinity") || starts(g, "NaN"))
        return refuse(g, "NaN and Infinity are no numbers in JSON");
    if (!is_digit(g))
        return refuse_here(g, "a digit");
    bool zero = next_is(g, '0');
    g->at++;
    if (zero && is_digit(g))
        return refuse(g, "a number may not begin with 0");
    while (is_digit(g))
        g->at++;
    if (next_is(g, '.')) {
        g->at++;
        if (!is_digit(g))
            return refuse_here(g, "a digit after the point");
        while (is_digit(g))
            g->at++;
    }
    if (next_is(g, 'e') || next_is(g, 'E')) {
        g->at++;
        if (next_is(g, '+') || next_is(g, '-'))
            g->at++;
        if (!is_digit(g))
            return refuse_here(g, "a digit of the exponent");
        while (is_digit(g))
            g->at++;
    }
    return TAUT_OK;
}

static enum taut_status value(struct guard *g);

/* Past the bracket, where one more level is allowed. */
static enum taut_status enter(struct guard *g)
{
    if (g->depth == MOST_NESTED)
        return refuse(g, "nested more than 64 deep");
    g->at++;
    skip_space(g);
    return TAUT_OK;
}

/* "key": value. The path names the key only once it has been read. */
static enum taut_status member(struct guard *g, const char **keys, size_t *n_keys)
{
    char *key = NULL;
    if (!next_is(g, '"'))
        return refuse_here(g, "a name in quotes");
    enum taut_status st = string(g, &key);
    if (st != TAUT_OK)
        return st;
    g->path[g->depth++] = (struct step){ .key = key };
    for (size_t k = 0; k < *n_keys; k++)
        if (!strcmp(keys[k], key))
            return refuse(g, "this key stands twice");
    if (*n_keys == MOST_KEYS)
        return refuse(g, "more than 100 keys in one object");
    keys[(*n_keys)++] = key;
    skip_space(g);
    if (!next_is(g, ':'))
        return refuse_here(g, "a colon");
    g->at++;
    st = value(g);
    if (st == TAUT_OK)
        g->depth--;
    return st;
}

static enum taut_status object(struct guard *g)
{
    const char *keys[MOST_KEYS];
    size_t n_keys = 0;
    enum taut_status st = enter(g);
    if (st != TAUT_OK)
        return st;
    if (next_is(g, '}')) {
        g->at++;
        return TAUT_OK;
    }
    for (;;) {
        st = member(g, keys, &n_keys);
        if (st != TAUT_OK)
            return st;
        skip_space(g);
        if (next_is(g, '}'))
            break;
        if (!next_is(g, ','))
            return refuse_here(g, "a comma or }");
        g->at++;
        skip_space(g);
    }
    g->at++;
    return TAUT_OK;
}

static enum taut_status array(struct guard *g)
{
    enum taut_status st = enter(g);
    if (st != TAUT_OK)
        return st;
    g->path[g->depth++] = (struct step){ 0 };
    for (size_t k = 0; !next_is(g, ']'); k++) {
        g->path[g->depth - 1].index = k;
        if (k > 0) {
            if (!next_is(g, ','))
                return refuse_here(g, "a comma or ]");
            g->at++;
        }
        st = value(g);
        if (st != TAUT_OK)
            return st;
        skip_space(g);
    }
    g->depth--;
    g->at++;
    return TAUT_OK;
}

static enum taut_status value(struct guard *g)
{
    static const char *const words[] = { "true", "false", "null" };
    skip_space(g);
    if (g->at >= g->n)
        return refuse_here(g, "a value");
    switch (g->s[g->at]) {
    case '{': return object(g);
    case '[': return array(g);
    case '"': return string(g, NULL);
    default: break;
    }
    for (size_t k = 0; k < 3; k++)
        if (starts(g, words[k])) {
            g->at += strlen(words[k]);
            return TAUT_OK;
        }
    if (next_is(g, '-') || is_digit(g) || starts(g, "NaN") || starts(g, "Infinity"))
        return number(g);
    return refuse_here(g, "a value");
}

static enum taut_status check(const char *json, size_t n, size_t max, const char *what, struct taut_arena *arena,
                              size_t *used, struct taut_error *err)
{
    struct guard g = { .s = json, .n = n, .what = what, .arena = arena, .err = err };
    if (n > max)
        return taut_fail(err, TAUT_ETOOBIG, what, "larger than %zu MiB", max >> 20);
    size_t bad = taut_utf8_check(json, n);
    if (bad < n) {
        char where[32];
        snprintf(where, sizeof where, "byte %zu", bad);
        return taut_fail(err, TAUT_EPARSE, where, "broken UTF-8");
    }
    skip_space(&g);
    if (g.at == n)
        return taut_fail(err, TAUT_EEMPTY, what, "nothing in it");
    enum taut_status st = value(&g);
    if (st != TAUT_OK)
        return st;
    *used = g.at;
    skip_space(&g);
    return g.at == n ? TAUT_OK : refuse(&g, "text after the end of the JSON");
}

enum taut_status guard_parse(const char *json, size_t n, size_t max, const char *what, struct taut_arena *arena,
                             struct json_object **ret, struct taut_error *err)
{
    size_t used = 0;
    enum taut_status st = check(json, n, max, what, arena, &used, err);
    if (st != TAUT_OK)
        return st;
    struct json_tokener *tokener = json_tokener_new_ex(MOST_NESTED + 16);
    if (!tokener)
        return taut_fail(err, TAUT_ENOMEM, what, "no memory to read JSON");
    json_tokener_set_flags(tokener, JSON_TOKENER_STRICT | JSON_TOKENER_VALIDATE_UTF8);
    struct json_object *root = json_tokener_parse_ex(tokener, json, (int)used);
    enum json_tokener_error why = json_tokener_get_error(tokener);
    json_tokener_free(tokener);
    if (!root && why != json_tokener_success && why != json_tokener_continue) /* a bare number could go on */
        return taut_fail(err, TAUT_EPARSE, what, "no JSON: %s", json_tokener_error_desc(why));
    if (!json_object_is_type(root, json_type_object)) {
        json_object_put(root);
        return taut_fail(err, TAUT_EINVAL, what, "must be an object in { }");
    }
    *ret = root;
    return TAUT_OK;
}
