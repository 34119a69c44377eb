/* write.c - tables of vignettes as JSON lines. Names of muscles are replaced by all ids that count, so that a score needs no atlas. */
#include "open_cases.h"

#include <json-c/json.h>
#include <string.h>

enum { COLUMNS = 6, LONGEST_LINE = 1 << 16 };
enum column { ID, TEXT, EXPECT, SIDE, KIND, SOURCE };

static bool is_named(const struct taut_atlas *a, const struct taut_muscle *m, const char *name, size_t n)
{
    char synonym[TAUT_TEXT_SIZE];
    if ((strlen(m->id) == n && !memcmp(m->id, name, n)) ||
        (m->part_of && strlen(m->part_of) == n && !memcmp(m->part_of, name, n)))
        return true;
    for (uint32_t k = 0, at = m->synonyms.begin; k < m->synonyms.n; k++) {
        at = taut_atlas_text(a, at, synonym);
        if (strlen(synonym) == n && !memcmp(synonym, name, n))
            return true;
    }
    return false;
}

/* "a|b": the ids of all muscles that go by one of the names. */
static struct json_object *accepted(const struct taut_atlas *a, const char *names, size_t n)
{
    struct json_object *ids = json_object_new_array();
    for (uint16_t m = 0; m < a->n_muscles; m++) {
        bool named = false;
        for (size_t at = 0; at < n && !named;) {
            const char *bar = memchr(names + at, '|', n - at);
            size_t length = bar ? (size_t)(bar - names) - at : n - at;
            named = is_named(a, &a->muscles[m], names + at, length);
            at += length + 1;
        }
        if (named)
            json_object_array_add(ids, json_object_new_string(a->muscles[m].id));
    }
    return ids;
}

static struct json_object *expected(const struct taut_atlas *a, const char *list)
{
    struct json_object *items = json_object_new_array();
    for (const char *s = list; *s;) {
        size_t n = strcspn(s, ";");
        json_object_array_add(items, accepted(a, s, n));
        s += n + (s[n] == ';');
    }
    return items;
}

static void write_row(const struct taut_atlas *a, const char *set, size_t n_set, char *const column[COLUMNS])
{
    struct json_object *row = json_object_new_object();
    bool ranked = !strcmp(column[KIND], "muscle") || !strcmp(column[KIND], "area");
    json_object_object_add(row, "id", json_object_new_string(column[ID]));
    json_object_object_add(row, "set", json_object_new_string_len(set, (int)n_set));
    json_object_object_add(row, "kind", json_object_new_string(column[KIND]));
    json_object_object_add(row, "text", json_object_new_string(column[TEXT]));
    if (ranked)
        json_object_object_add(row, "expect", expected(a, column[EXPECT]));
    if (strcmp(column[SIDE], "-") != 0)
        json_object_object_add(row, "side", json_object_new_string(column[SIDE]));
    json_object_object_add(row, "source", json_object_new_string(column[SOURCE]));
    puts(json_object_to_json_string_ext(row, JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE));
    json_object_put(row);
}

static bool split(char *line, char *column[COLUMNS])
{
    size_t n = 0;
    for (char *at = line; at && n < COLUMNS; n++) {
        column[n] = at;
        at = strchr(at, '\t');
        if (at)
            *at++ = '\0';
    }
    return n == COLUMNS;
}

static int write_table(const struct taut_atlas *a, const char *path)
{
    static char line[LONGEST_LINE];
    const char *slash = strrchr(path, '/'), *set = slash ? slash + 1 : path;
    FILE *f = fopen(path, "rb");
    bool header = true;
    if (!f)
        return open_cases_fail(path, "cannot be read");
    while (fgets(line, sizeof line, f)) {
        char *column[COLUMNS];
        line[strcspn(line, "\r\n")] = '\0';
        if (line[0] == '#' || !line[0])
            continue;
        if (!header && !split(line, column)) {
            fclose(f);
            return open_cases_fail(path, "a row does not have 6 columns");
        }
        if (!header)
            write_row(a, set, strcspn(set, "."), column);
        header = false;
    }
    fclose(f);
    return 0;
}

int open_cases_write(int n, char **tables)
{
    int code = 0;
    for (int k = 0; k < n && code == 0; k++)
        code = write_table(taut_atlas_builtin(), tables[k]);
    return code;
}
