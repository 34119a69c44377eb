/* bench_table.c - reads tables of vignettes: tab separated, a header line, # for comments. */
#define _POSIX_C_SOURCE 200809L
#include "bench.h"

#include <glob.h>
#include <string.h>

enum { COLUMNS = 6, LONGEST_TABLE = 16 << 20 };

const char *vignette_kind_name(enum vignette_kind kind)
{
    static const char *const names[VIGNETTE_KINDS] = { "muscle", "emergency", "urgent", "ordinary", "area" };
    return names[kind];
}

bool vignette_expects(const char *expect, size_t n, const char *name)
{
    size_t wanted = strlen(name);
    for (size_t at = 0; at < n;) {
        const char *bar = memchr(expect + at, '|', n - at);
        size_t length = bar ? (size_t)(bar - expect) - at : n - at;
        if (length == wanted && !memcmp(expect + at, name, length))
            return true;
        at += length + 1;
    }
    return false;
}

static enum taut_status read_row(char *line, const char *file, unsigned number, struct vignette *ret,
                                 struct taut_error *err)
{
    char *columns[COLUMNS], where[96];
    size_t n = 0;
    snprintf(where, sizeof where, "%s:%u", file, number);
    for (char *at = line; n < COLUMNS; n++) {
        columns[n] = at;
        at = strchr(at, '\t');
        if (!at) {
            n++;
            break;
        }
        *at++ = '\0';
    }
    if (n != COLUMNS)
        return taut_fail(err, TAUT_EPARSE, where, "%zu columns, not 6: id, text, expect, side, kind, source", n);
    *ret = (struct vignette){ .file = file,
                              .line = number,
                              .id = columns[0],
                              .text = columns[1],
                              .expect = columns[2],
                              .source = columns[5],
                              .kind = VIGNETTE_KINDS };
    for (int k = 0; k < VIGNETTE_KINDS; k++)
        if (!strcmp(columns[4], vignette_kind_name((enum vignette_kind)k)))
            ret->kind = (enum vignette_kind)k;
    if (ret->kind == VIGNETTE_KINDS)
        return taut_fail(err, TAUT_EPARSE, where, "kind must be muscle, emergency, urgent, ordinary or area");
    if (!strcmp(columns[3], "left"))
        ret->side = TAUT_LEFT;
    else if (!strcmp(columns[3], "right"))
        ret->side = TAUT_RIGHT;
    else if (strcmp(columns[3], "-") != 0)
        return taut_fail(err, TAUT_EPARSE, where, "side must be left, right or -");
    return TAUT_OK;
}

static enum taut_status read_table(const char *path, struct taut_arena *arena, struct taut_vec *rows,
                                   struct taut_error *err)
{
    char *text = NULL;
    size_t n = 0;
    unsigned number = 0;
    bool header = true;
    enum taut_status st = input_read(path, LONGEST_TABLE, arena, &text, &n, err);
    if (st != TAUT_OK)
        return st;
    const char *file = taut_arena_strndup(arena, path, strlen(path));
    for (char *line = text, *next; st == TAUT_OK && file && line && *line; line = next) {
        next = strchr(line, '\n');
        if (next)
            *next++ = '\0';
        size_t length = strlen(line);
        if (length && line[length - 1] == '\r')
            line[length - 1] = '\0';
        number++;
        if (line[0] == '#' || !line[0])
            continue;
        if (header) {
            header = false;
            continue;
        }
        struct vignette *row = taut_vec_push(arena, rows);
        st =
            row ? read_row(line, file, number, row, err) : taut_fail(err, TAUT_ENOMEM, path, "no memory for the table");
    }
    return st;
}

static bool is_expected_somewhere(const struct taut_atlas *a, const struct vignette *v, const char *name)
{
    if (v->kind != VIGNETTE_MUSCLE && v->kind != VIGNETTE_AREA) {
        for (uint16_t k = 0; k < a->n_screens; k++)
            if (!strcmp(a->screens[k].id, name))
                return true;
        return !strcmp(name, "any") || !strcmp(name, "-");
    }
    for (uint16_t k = 0; k < a->n_muscles; k++) {
        const struct taut_muscle *m = &a->muscles[k];
        if (!strcmp(m->id, name) || (m->part_of && !strcmp(m->part_of, name)))
            return true;
        char synonym[TAUT_TEXT_SIZE];
        for (uint32_t s = 0, at = m->synonyms.begin; s < m->synonyms.n; s++) {
            at = taut_atlas_text(a, at, synonym);
            if (!strcmp(synonym, name))
                return true;
        }
    }
    return false;
}

/* A name that the atlas lacks can never be hit: say so instead of counting a miss. One known name is enough. */
static enum taut_status check_expected(const struct taut_atlas *a, const struct vignette *v, struct taut_error *err)
{
    char name[96], where[96];
    for (const char *s = v->expect; *s;) {
        const char *item = s;
        size_t whole = strcspn(item, ";");
        bool known = false;
        while (s < item + whole) {
            size_t n = strcspn(s, "|;");
            snprintf(name, sizeof name, "%.*s", (int)n, s);
            known = known || is_expected_somewhere(a, v, name);
            s += n + (s[n] == '|');
        }
        s += *s == ';';
        if (known)
            continue;
        snprintf(where, sizeof where, "%s:%u", v->file, v->line);
        return taut_fail(err, TAUT_ENOTFOUND, where, "\"%.*s\" is no %s of the atlas", (int)whole, item,
                         v->kind == VIGNETTE_MUSCLE || v->kind == VIGNETTE_AREA ? "muscle" : "safety rule");
    }
    return TAUT_OK;
}

enum taut_status vignettes_read(const struct taut_atlas *a, const struct args *args, struct taut_arena *arena,
                                struct vignettes *ret, struct taut_error *err)
{
    struct taut_vec rows = { .size = sizeof(struct vignette) };
    enum taut_status st = TAUT_OK;
    for (size_t k = 0; k < args->n_words && st == TAUT_OK; k++)
        st = read_table(args->words[k], arena, &rows, err);
    if (args->n_words == 0) {
        glob_t found = { 0 };
        if (glob("tests/cases/*.tsv", 0, NULL, &found) != 0)
            st = taut_fail(err, TAUT_ENOTFOUND, "tests/cases",
                           "no tables here; name a FILE or go to the project's folder");
        for (size_t k = 0; st == TAUT_OK && k < found.gl_pathc; k++)
            st = read_table(found.gl_pathv[k], arena, &rows, err);
        globfree(&found);
    }
    ret->rows = rows.items;
    ret->n = rows.n;
    for (size_t k = 0; k < ret->n && st == TAUT_OK; k++)
        st = check_expected(a, &ret->rows[k], err);
    if (st == TAUT_OK && ret->n == 0)
        return taut_fail(err, TAUT_EEMPTY, args->n_words ? args->words[0] : "tests/cases", "no vignettes");
    return st;
}

enum taut_status vignettes_with(const struct args *args,
                                enum taut_status (*run)(const struct args *args, const struct vignettes *v,
                                                        struct taut_arena *scratch, struct taut_error *err),
                                struct taut_error *err)
{
    struct taut_arena *arena = taut_arena_create(), *scratch = taut_arena_create();
    struct vignettes v = { 0 };
    enum taut_status st = arena && scratch ? vignettes_read(taut_atlas_builtin(), args, arena, &v, err)
                                           : taut_fail(err, TAUT_ENOMEM, "", "no memory");
    if (st == TAUT_OK)
        st = run(args, &v, scratch, err);
    taut_arena_free(scratch);
    taut_arena_free(arena);
    return st;
}
