/* diff.c - what changed between two atlases, in words. Tables are matched by id, lists of maps by what they speak of. */
#include <json-c/json.h>
#include <stdio.h>
#include <string.h>

#include <taut/json.h>

#include "guard.h"

enum { LONGEST_NAME = 200, LONGEST_VALUE = 160 };

struct diff {
    struct taut_text *out;
    const char *table, *said_table; /* the table is named once, before its first change */
    char entry[LONGEST_NAME], said_entry[LONGEST_NAME];
    unsigned added, gone, changed;
};

/* ---- names --------------------------------------------------------------------------------------------- */

static struct json_object *get(struct json_object *map, const char *key)
{
    struct json_object *v = NULL;
    return json_object_is_type(map, json_type_object) && json_object_object_get_ex(map, key, &v) ? v : NULL;
}

static void add_name(char *out, const char *name)
{
    size_t n = strlen(out), m = strlen(name), space = n > 0;
    if (n + space + m >= LONGEST_NAME)
        return; /* ids are far shorter */
    out[n] = ' ';
    memcpy(out + n + space, name, m + 1);
}

/* What a map in a list speaks of: "pain thumb same", "desk-job", "2026-11-21". Empty: it has no name. */
static void name_of(struct json_object *map, char out[LONGEST_NAME])
{
    static const char *const keys[] = { "type",   "kind",      "id",        "region", "side",
                                        "factor", "technique", "structure", "date" };
    bool entry = get(map, "type") != NULL;
    out[0] = '\0';
    for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
        struct json_object *v = get(map, keys[k]);
        if (!json_object_is_type(v, json_type_string) || (entry && strcmp(keys[k], "type") && strcmp(keys[k], "id")))
            continue;
        add_name(out, json_object_get_string(v));
    }
}

static struct json_object *find(struct json_object *list, const char *name)
{
    size_t n = json_object_is_type(list, json_type_array) ? json_object_array_length(list) : 0;
    for (size_t k = 0; k < n; k++) {
        char other[LONGEST_NAME];
        name_of(json_object_array_get_idx(list, k), other);
        if (!strcmp(name, other))
            return json_object_array_get_idx(list, k);
    }
    return NULL;
}

/* ---- saying it ------------------------------------------------------------------------------------------- */

static void tell(struct diff *d, char sign, const char *what)
{
    if (d->said_table != d->table)
        taut_text_addf(d->out, "%s%s\n", d->said_table ? "\n" : "", d->table);
    d->said_table = d->table;
    if (strcmp(d->said_entry, d->entry))
        taut_text_addf(d->out, "  %s\n", d->entry);
    snprintf(d->said_entry, sizeof d->said_entry, "%s", d->entry);
    taut_text_addf(d->out, "    %c %s\n", sign, what);
}

/* A value as it may stand in a line: texts as they are, the rest as short JSON. */
static const char *shown(struct json_object *v, char out[LONGEST_VALUE])
{
    if (json_object_is_type(v, json_type_double)) {
        snprintf(out, LONGEST_VALUE, "%.9g", json_object_get_double(v));
        return out;
    }
    const char *s = json_object_is_type(v, json_type_string)
                        ? json_object_get_string(v)
                        : json_object_to_json_string_ext(v, JSON_C_TO_STRING_PLAIN);
    size_t n = strlen(s);
    if (n < LONGEST_VALUE) {
        memcpy(out, s, n + 1);
        return out;
    }
    n = LONGEST_VALUE - 4;
    while (n > 0 && ((unsigned char)s[n] & 0xC0) == 0x80)
        n--;
    memcpy(out, s, n);
    memcpy(out + n, "...", 4);
    return out;
}

static void say_pair(struct diff *d, const char *path, struct json_object *was, struct json_object *is)
{
    char line[LONGEST_NAME + 2 * LONGEST_VALUE + 40], a[LONGEST_VALUE], b[LONGEST_VALUE];
    if (!was)
        snprintf(line, sizeof line, "%s: \"%s\" is new", path, shown(is, b));
    else if (!is)
        snprintf(line, sizeof line, "%s: was \"%s\", is gone", path, shown(was, a));
    else
        snprintf(line, sizeof line, "%s: was \"%s\", is \"%s\"", path, shown(was, a), shown(is, b));
    tell(d, was && is ? '~' : is ? '+' : '-', line);
}

/* "pain thumb same (zone spillover, source simons-1999)" */
static void say_fact(struct diff *d, char sign, const char *path, struct json_object *map)
{
    char line[LONGEST_NAME + 600], name[LONGEST_NAME], value[LONGEST_VALUE];
    bool any = false;
    name_of(map, name);
    size_t n = (size_t)snprintf(line, sizeof line, "%s: %s", path, name);
    json_object_object_foreach(map, key, v)
    {
        bool in_name = !strcmp(key, "kind") || !strcmp(key, "id") || !strcmp(key, "region") || !strcmp(key, "side") ||
                       !strcmp(key, "type");
        if (in_name || !v ||
            !(json_object_is_type(v, json_type_string) || json_object_is_type(v, json_type_int) ||
              json_object_is_type(v, json_type_double)) ||
            n + LONGEST_VALUE + 40 > sizeof line)
            continue;
        n += (size_t)snprintf(line + n, sizeof line - n, "%s%s %s", any ? ", " : " (", key, shown(v, value));
        any = true;
    }
    snprintf(line + n, sizeof line - n, "%s is %s", any ? ")" : "", sign == '+' ? "new" : "gone");
    tell(d, sign, line);
}

/* ---- comparing ------------------------------------------------------------------------------------------- */

static void compare_maps(struct diff *d, const char *path, struct json_object *was, struct json_object *is);
static void compare_tables(struct diff *d, struct json_object *was, struct json_object *is);

static bool holds(struct json_object *list, struct json_object *v)
{
    size_t n = json_object_is_type(list, json_type_array) ? json_object_array_length(list) : 0;
    for (size_t k = 0; k < n; k++)
        if (json_object_equal(json_object_array_get_idx(list, k), v))
            return true;
    return false;
}

static void compare_plain_lists(struct diff *d, const char *path, struct json_object *was, struct json_object *is)
{
    size_t before = json_object_is_type(was, json_type_array) ? json_object_array_length(was) : 0,
           after = json_object_is_type(is, json_type_array) ? json_object_array_length(is) : 0;
    bool moved = true;
    for (size_t k = 0; k < before; k++)
        if (!holds(is, json_object_array_get_idx(was, k))) {
            say_pair(d, path, json_object_array_get_idx(was, k), NULL);
            moved = false;
        }
    for (size_t k = 0; k < after; k++)
        if (!holds(was, json_object_array_get_idx(is, k))) {
            say_pair(d, path, NULL, json_object_array_get_idx(is, k));
            moved = false;
        }
    if (moved)
        say_pair(d, path, was, is); /* the same members in another order or number */
}

static void compare_facts(struct diff *d, const char *path, struct json_object *was, struct json_object *is)
{
    char name[LONGEST_NAME], inner[LONGEST_NAME];
    size_t before = json_object_is_type(was, json_type_array) ? json_object_array_length(was) : 0,
           after = json_object_is_type(is, json_type_array) ? json_object_array_length(is) : 0;
    for (size_t k = 0; k < before; k++) {
        struct json_object *fact = json_object_array_get_idx(was, k), *now;
        name_of(fact, name);
        now = find(is, name);
        inner[0] = '\0';
        add_name(inner, path);
        add_name(inner, name);
        if (!now)
            say_fact(d, '-', path, fact);
        else
            compare_maps(d, inner, fact, now);
    }
    for (size_t k = 0; k < after; k++) {
        name_of(json_object_array_get_idx(is, k), name);
        if (!find(was, name))
            say_fact(d, '+', path, json_object_array_get_idx(is, k));
    }
}

static bool has_names(struct json_object *list)
{
    char name[LONGEST_NAME] = "";
    if (json_object_is_type(list, json_type_array) && json_object_array_length(list) > 0)
        name_of(json_object_array_get_idx(list, 0), name);
    return name[0] != '\0';
}

static void compare_member(struct diff *d, const char *path, const char *key, struct json_object *was,
                           struct json_object *is)
{
    char inner[LONGEST_NAME] = "";
    add_name(inner, path);
    add_name(inner, key);
    if (json_object_equal(was, is))
        return;
    if (!strcmp(key, "points"))
        compare_tables(d, was, is);
    else if (has_names(was) || has_names(is))
        compare_facts(d, inner, was, is);
    else if (json_object_is_type(was, json_type_array) && json_object_is_type(is, json_type_array))
        compare_plain_lists(d, inner, was, is);
    else if (json_object_is_type(was, json_type_object) && json_object_is_type(is, json_type_object))
        compare_maps(d, inner, was, is);
    else
        say_pair(d, inner, was, is);
}

static void compare_maps(struct diff *d, const char *path, struct json_object *was, struct json_object *is)
{
    json_object_object_foreach(was, key, v) compare_member(d, path, key, v, get(is, key));
    json_object_object_foreach(is, added, w)
    {
        struct json_object *before = NULL;
        if (!json_object_object_get_ex(was, added, &before))
            compare_member(d, path, added, NULL, w);
    }
}

/* Entries by id: new, gone, or compared fact by fact. */
static void compare_tables(struct diff *d, struct json_object *was, struct json_object *is)
{
    char outer[LONGEST_NAME];
    size_t before = json_object_is_type(was, json_type_array) ? json_object_array_length(was) : 0,
           after = json_object_is_type(is, json_type_array) ? json_object_array_length(is) : 0;
    snprintf(outer, sizeof outer, "%s", d->entry);
    for (size_t k = 0; k < before; k++) {
        struct json_object *entry = json_object_array_get_idx(was, k), *now;
        name_of(entry, d->entry);
        now = find(is, d->entry);
        if (!now) {
            tell(d, '-', "is gone");
            d->gone++;
        } else if (!json_object_equal(entry, now)) {
            compare_maps(d, "", entry, now);
            d->changed++;
        }
    }
    for (size_t k = 0; k < after; k++) {
        name_of(json_object_array_get_idx(is, k), d->entry);
        if (find(was, d->entry))
            continue;
        tell(d, '+', "is new");
        d->added++;
    }
    snprintf(d->entry, sizeof d->entry, "%s", outer);
}

static void compare(struct diff *d, struct json_object *was, struct json_object *is)
{
    static const char *const tables[] = { "places",     "terms",  "muscles", "causes",   "techniques", "screens",
                                          "counts",     "claims", "sources", "measures", "landmarks",  "courses",
                                          "dermatomes", "scores", "sites",   "questions" };
    for (size_t k = 0; k < sizeof tables / sizeof *tables; k++) {
        d->table = tables[k];
        d->said_entry[0] = '\0';
        compare_tables(d, get(was, tables[k]), get(is, tables[k]));
    }
    d->table = "model";
    d->said_entry[0] = '\0';
    snprintf(d->entry, sizeof d->entry, "numbers");
    if (get(was, "model") && get(is, "model"))
        compare_maps(d, "", get(was, "model"), get(is, "model"));
    taut_text_addf(d->out, "%s%u new, %u gone, %u changed\n", d->said_table ? "\n" : "", d->added, d->gone, d->changed);
}

static enum taut_status read_atlas(const char *json, size_t n, const char *which, struct taut_arena *arena,
                                   struct json_object **ret, struct taut_error *err)
{
    enum taut_status st = guard_parse(json, n, TAUT_MAX_ATLAS_JSON, which, arena, ret, err);
    if (st != TAUT_OK)
        return st;
    struct json_object *format = get(*ret, "format");
    if (json_object_is_type(format, json_type_string) && !strcmp(json_object_get_string(format), "taut.atlas/1"))
        return TAUT_OK;
    return taut_fail(err, TAUT_EINVAL, which, "is no atlas; \"format\" must be \"taut.atlas/1\"");
}

enum taut_status taut_json_diff_atlas(const char *old, size_t n_old, const char *new, size_t n_new,
                                      struct taut_text *out, struct taut_error *err)
{
    struct json_object *was = NULL, *is = NULL;
    struct taut_arena *arena = taut_arena_create();
    enum taut_status st = arena ? TAUT_OK : taut_fail(err, TAUT_ENOMEM, "old", "no memory");
    if (st == TAUT_OK)
        st = read_atlas(old, n_old, "old", arena, &was, err);
    if (st == TAUT_OK)
        st = read_atlas(new, n_new, "new", arena, &is, err);
    if (st == TAUT_OK) {
        struct diff d = { .out = out };
        compare(&d, was, is);
    }
    json_object_put(was);
    json_object_put(is);
    taut_arena_free(arena);
    return st;
}
