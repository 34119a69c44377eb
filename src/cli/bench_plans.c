/* bench_plans.c - taut bench plans: whether plans are as a therapist would have them. A table of cases (tab separated: id, text, wish,
 * expect, because); wish: options of taut plan as name=value; expect: what must be true, see docs/formats/plan-cases.md. */
#include "planned.h"

#include <stdlib.h>
#include <string.h>

enum { COLUMNS = 5, LONGEST_TABLE = 4 << 20 };

struct plan_case {
    const char *file;
    unsigned line;
    char *columns[COLUMNS];
};
enum { ID, TEXT, WISH, EXPECT, BECAUSE };

struct found {
    const struct taut_atlas *atlas;
    const struct planned *planned;
};

/* ---- what may be expected ---------------------------------------------------------------------------------------- */

/* Whether a name is the muscle's id, its whole muscle's, or one of several joined by "|". */
static bool names_muscle(const struct taut_atlas *a, const char *names, uint16_t point)
{
    const struct taut_muscle *m = &a->muscles[a->points[point].muscle];
    for (const char *s = names; *s;) {
        size_t n = strcspn(s, "|");
        if ((strlen(m->id) == n && !strncmp(m->id, s, n)) ||
            (m->part_of && strlen(m->part_of) == n && !strncmp(m->part_of, s, n)))
            return true;
        s += n + (s[n] == '|');
    }
    return false;
}

/* The next step that treats, from `at` on; the number of steps: none. */
static size_t next_treating(const struct taut_plan *p, size_t at)
{
    while (at < p->n_steps && p->steps[at].kind != TAUT_STEP_RELEASE && p->steps[at].kind != TAUT_STEP_STRETCH)
        at++;
    return at;
}

static size_t treats(const struct found *f, const char *muscle, enum taut_side side)
{
    const struct taut_plan *p = &f->planned->plan;
    for (size_t k = next_treating(p, 0); k < p->n_steps; k = next_treating(p, k + 1))
        if (names_muscle(f->atlas, muscle, p->steps[k].point) && (side == TAUT_UNSTATED || p->steps[k].side == side))
            return k;
    return SIZE_MAX;
}

static bool first_is(const struct found *f, const char *value)
{
    const struct taut_plan *p = &f->planned->plan;
    size_t k = next_treating(p, 0);
    return k < p->n_steps && names_muscle(f->atlas, value, p->steps[k].point);
}

static bool has(const struct found *f, const char *value)
{
    return treats(f, value, TAUT_UNSTATED) != SIZE_MAX;
}

static bool lacks(const struct found *f, const char *value)
{
    return !has(f, value);
}

static bool on_both_sides(const struct found *f, const char *value)
{
    return treats(f, value, TAUT_LEFT) != SIZE_MAX && treats(f, value, TAUT_RIGHT) != SIZE_MAX;
}

static bool only_side(const struct found *f, const char *value)
{
    const struct taut_plan *p = &f->planned->plan;
    for (size_t k = next_treating(p, 0); k < p->n_steps; k = next_treating(p, k + 1))
        if (strcmp(taut_side_name(p->steps[k].side), value) != 0)
            return false;
    return p->n_steps > 0;
}

/* "a>b": a comes before b. */
static bool comes_before(const struct found *f, const char *value)
{
    char first[80];
    size_t n = strcspn(value, ">");
    if (n >= sizeof first || !value[n])
        return false;
    memcpy(first, value, n);
    first[n] = '\0';
    size_t x = treats(f, first, TAUT_UNSTATED), y = treats(f, value + n + 1, TAUT_UNSTATED);
    return x != SIZE_MAX && y != SIZE_MAX && x < y;
}

static bool now_is(const struct found *f, const char *value)
{
    return !strcmp(taut_allowance_name(f->planned->plan.now), value);
}

static bool steps_are(const struct found *f, const char *value)
{
    return !strcmp(value, "some") ? f->planned->plan.n_steps > 0 : f->planned->plan.n_steps == 0;
}

/* "4": no step presses more (a stretch pulls); "4:muscle": none there. */
static bool presses_at_most(const struct found *f, const char *value)
{
    const char *colon = strchr(value, ':');
    int most = atoi(value);
    for (size_t k = 0; k < f->planned->plan.n_steps; k++) {
        const struct taut_step *s = &f->planned->plan.steps[k];
        bool presses = s->point != TAUT_NONE && s->kind != TAUT_STEP_STRETCH;
        if (presses && s->pressure[1] > most && (!colon || names_muscle(f->atlas, colon + 1, s->point)))
            return false;
    }
    return true;
}

static bool uses(const struct found *f, const char *value)
{
    for (size_t k = 0; k < f->planned->plan.n_steps; k++) {
        uint16_t t = f->planned->plan.steps[k].technique;
        if (t != TAUT_NONE && !strcmp(f->atlas->techniques[t].id, value))
            return true;
    }
    return false;
}

static bool never_uses(const struct found *f, const char *value)
{
    return !uses(f, value);
}

/* "no technique:muscle": every point of it that is left out on some side is so for that reason, and there is one. */
static bool left_out_for(const struct found *f, const char *value)
{
    const char *colon = strchr(value, ':');
    for (size_t k = 0; colon && k < f->planned->plan.n_considered; k++) {
        const struct taut_considered *c = &f->planned->plan.considered[k];
        const char *why = taut_left_out_name(c->why);
        if (names_muscle(f->atlas, colon + 1, c->point) && strlen(why) == (size_t)(colon - value) &&
            !strncmp(why, value, (size_t)(colon - value)))
            return true;
    }
    return false;
}

static bool forbidden_by(const struct found *f, const char *value)
{
    for (size_t k = 0; k < f->planned->plan.n_considered; k++) {
        const struct taut_considered *c = &f->planned->plan.considered[k];
        if (c->why == TAUT_NOT_ALLOWED &&
            ((c->screen != TAUT_NONE && !strcmp(f->atlas->screens[c->screen].id, value)) ||
             (c->site != TAUT_NONE && !strcmp(f->atlas->sites[c->site].id, value))))
            return true;
    }
    return false;
}

static bool avoids_position_of(const struct found *f, const char *value)
{
    for (size_t k = 0; k < f->planned->plan.n_positions; k++)
        if (!strcmp(f->atlas->screens[f->planned->plan.positions[k]].id, value))
            return true;
    return false;
}

static size_t count_points(const struct taut_plan *p)
{
    size_t n = 0;
    for (size_t k = 0; k < p->n_considered; k++)
        n += p->considered[k].why == TAUT_IN_PLAN;
    return n;
}

static bool points_at_most(const struct found *f, const char *value)
{
    return count_points(&f->planned->plan) <= (size_t)atoi(value);
}

static bool points_at_least(const struct found *f, const char *value)
{
    return count_points(&f->planned->plan) >= (size_t)atoi(value);
}

static bool seconds_at_most(const struct found *f, const char *value)
{
    return f->planned->plan.seconds <= (uint32_t)atoi(value);
}

static bool course_is(const struct found *f, const char *value)
{
    return f->planned->plan.course.id && !strcmp(f->planned->plan.course.id, value);
}

static bool why_says(const struct found *f, const char *value)
{
    return strstr(f->planned->plan.why, value) != NULL;
}

static const struct expectation {
    const char *name;
    bool (*holds)(const struct found *f, const char *value);
} expectations[] = {
    { "first", first_is },
    { "has", has },
    { "lacks", lacks },
    { "both", on_both_sides },
    { "side", only_side },
    { "before", comes_before },
    { "now", now_is },
    { "steps", steps_are },
    { "presses", presses_at_most },
    { "uses", uses },
    { "never", never_uses },
    { "out", left_out_for },
    { "by", forbidden_by },
    { "position", avoids_position_of },
    { "at-most", points_at_most },
    { "at-least", points_at_least },
    { "seconds", seconds_at_most },
    { "course", course_is },
    { "why", why_says },
};

/* ---- the table --------------------------------------------------------------------------------------------------- */

static enum taut_status fault(const struct plan_case *c, struct taut_error *err, const char *what, const char *word)
{
    char where[96];
    snprintf(where, sizeof where, "%s:%u", c->file, c->line);
    return taut_fail(err, TAUT_EPARSE, where, "%s \"%.60s\"", what, word);
}

static enum taut_status split_row(char *line, struct plan_case *c, struct taut_error *err)
{
    size_t n = 0;
    for (char *at = line; at && n < COLUMNS; n++) {
        c->columns[n] = at;
        at = strchr(at, '\t');
        if (at)
            *at++ = '\0';
    }
    return n == COLUMNS ? TAUT_OK
                        : fault(c, err, "5 columns are needed (id, text, wish, expect, because) in", c->columns[0]);
}

static enum taut_status read_cases(const char *path, struct taut_arena *arena, struct taut_vec *rows,
                                   struct taut_error *err)
{
    char *text = NULL;
    size_t n = 0;
    unsigned number = 0;
    enum taut_status st = input_read(path, LONGEST_TABLE, arena, &text, &n, err);
    for (char *line = st == TAUT_OK ? text : NULL, *next; line && *line && st == TAUT_OK; line = next) {
        next = strchr(line, '\n');
        if (next)
            *next++ = '\0';
        if (number++ == 0 || line[0] == '#' || !line[0])
            continue; /* the first line names the columns */
        struct plan_case *c = taut_vec_push(arena, rows);
        if (!c)
            return taut_fail(err, TAUT_ENOMEM, path, "no memory for the table");
        *c = (struct plan_case){ .file = path, .line = number };
        st = split_row(line, c, err);
    }
    return st;
}

/* ---- one case ------------------------------------------------------------------------------------------------------ */

/* A file that is named beside the table. */
static const char *beside(const char *table, const char *name, struct taut_arena *arena)
{
    const char *slash = strrchr(table, '/');
    return slash ? taut_arena_printf(arena, "%.*s/%s", (int)(slash - table), table, name) : name;
}

/* The wish as if it stood on the command line of taut plan. */
static enum taut_status wish_for(const struct plan_case *c, char *words, struct taut_arena *arena, struct args *args,
                                 struct taut_error *err)
{
    for (char *at = strtok(words, " "); at; at = strtok(NULL, " ")) {
        char *equals = strchr(at, '=');
        size_t flag = 0;
        if (equals)
            *equals++ = '\0';
        while (flag < FLAGS && (!(PLAN_FLAGS & FLAG_BIT(flag)) || strcmp(cli_flags[flag].name, at) != 0))
            flag++;
        if (flag == FLAGS || !cli_flags[flag].value != !equals)
            return fault(c, err, "no such option of taut plan, or its value is wrong:", at);
        args->values[flag] = !equals ? "" : flag == FLAG_CASE ? beside(c->file, equals, arena) : equals;
    }
    return TAUT_OK;
}

/* *failed: the first expectation that does not hold; NULL: all do. */
static enum taut_status check_case(const struct found *f, const struct plan_case *c, char *words, const char **failed,
                                   struct taut_error *err)
{
    *failed = NULL;
    for (char *at = strtok(words, ";"); at; at = strtok(NULL, ";")) {
        at += strspn(at, " ");
        char *equals = strchr(at, '=');
        size_t k = 0;
        if (!equals)
            return fault(c, err, "write name=value:", at);
        *equals = '\0';
        while (k < sizeof expectations / sizeof *expectations && strcmp(expectations[k].name, at) != 0)
            k++;
        if (k == sizeof expectations / sizeof *expectations)
            return fault(c, err, "no such expectation:", at);
        bool holds = expectations[k].holds(f, equals + 1);
        *equals = '=';
        if (!holds && !*failed)
            *failed = at;
    }
    return TAUT_OK;
}

static void print_case(const struct found *f, const struct plan_case *c, const char *failed, bool verbose)
{
    const struct taut_plan *p = &f->planned->plan;
    if (!failed && !verbose)
        return;
    printf("%-9s %-30s", failed ? "not so" : "ok", c->columns[ID]);
    if (failed)
        printf(" %s;", failed);
    for (size_t k = 0; k < p->n_considered; k++)
        if (p->considered[k].why == TAUT_IN_PLAN)
            printf(" %s (%s)", f->atlas->points[p->considered[k].point].id, taut_side_name(p->considered[k].side));
    printf("%s\n", p->n_steps ? "" : " no steps");
}

static enum taut_status run_case(const struct args *args, const struct plan_case *c, struct taut_arena *arena,
                                 bool *good, struct taut_error *err)
{
    char *const words[] = { c->columns[TEXT] };
    struct args asked = { .command = args->command, .words = words, .n_words = c->columns[TEXT][0] ? 1 : 0 };
    struct planned planned = { 0 };
    const char *failed = NULL;
    char *wish = taut_arena_strndup(arena, c->columns[WISH], strlen(c->columns[WISH]));
    char *expect = taut_arena_strndup(arena, c->columns[EXPECT], strlen(c->columns[EXPECT]));
    enum taut_status st =
        wish && expect ? wish_for(c, wish, arena, &asked, err) : taut_fail(err, TAUT_ENOMEM, "", "no memory");
    if (st == TAUT_OK)
        st = planned_read(&asked, taut_atlas_builtin(), arena, &planned, err);
    struct found f = { taut_atlas_builtin(), &planned };
    if (st == TAUT_OK)
        st = check_case(&f, c, expect, &failed, err);
    if (st != TAUT_OK) {
        input_within(err, c->columns[ID]);
        return st;
    }
    *good = !failed;
    print_case(&f, c, failed, args->values[FLAG_VERBOSE] != NULL);
    return TAUT_OK;
}

enum taut_status cmd_bench_plans(const struct args *args, struct taut_error *err)
{
    static const char *const all[] = { "tests/cases/plans/plans.tsv" };
    struct taut_arena *arena = taut_arena_create(), *scratch = taut_arena_create();
    struct taut_vec rows = { .size = sizeof(struct plan_case) };
    size_t n_files = args->n_words ? args->n_words : 1, good = 0;
    enum taut_status st = arena && scratch ? TAUT_OK : taut_fail(err, TAUT_ENOMEM, "", "no memory");
    for (size_t k = 0; k < n_files && st == TAUT_OK; k++)
        st = read_cases(args->n_words ? args->words[k] : all[k], arena, &rows, err);
    for (size_t k = 0; k < rows.n && st == TAUT_OK; k++) {
        bool is_good = false;
        taut_arena_reset(scratch);
        st = run_case(args, (struct plan_case *)rows.items + k, scratch, &is_good, err);
        good += is_good;
    }
    if (st == TAUT_OK)
        printf("%zu of %zu plans are as expected\n", good, rows.n);
    if (st == TAUT_OK && args->values[FLAG_CHECK] && good < rows.n)
        st = taut_fail(err, TAUT_ECONFLICT, "plans", "%zu are not as expected", rows.n - good);
    taut_arena_free(scratch);
    taut_arena_free(arena);
    return st;
}
