/* texts.c - which fields of the atlas are texts to persons, and the atlas in another language. */
#include <taut/atlas.h>

#include <stdio.h>
#include <string.h>

/* ---- the tables that hold texts ------------------------------------------------------------------------------- */

static uint32_t all_terms(const struct taut_atlas *a)
{
    return a->terms_of[TAUT_TERM_KINDS];
}

static uint32_t later(uint32_t end, uint32_t begin, uint32_t n)
{
    return begin + n > end ? begin + n : end;
}

static uint32_t all_dangers(const struct taut_atlas *a)
{
    uint32_t end = 0;
    for (uint16_t k = 0; k < a->n_points; k++)
        end = later(end, a->points[k].dangers, a->points[k].n_dangers);
    return end;
}

static uint32_t all_choices(const struct taut_atlas *a)
{
    uint32_t end = 0;
    for (uint16_t k = 0; k < a->n_questions; k++)
        end = later(end, a->questions[k].choices, a->questions[k].n_choices);
    return end;
}

static uint32_t all_units(const struct taut_atlas *a)
{
    uint32_t end = 0;
    for (uint16_t k = 0; k < a->n_questions; k++)
        end = later(end, a->questions[k].units, a->questions[k].n_units);
    return end;
}

#define COUNTED(table)                                          \
    static uint32_t counted_##table(const struct taut_atlas *a) \
    {                                                           \
        return a->n_##table;                                    \
    }
COUNTED(questions)
COUNTED(screens)
COUNTED(places)
COUNTED(muscles)
COUNTED(points)
COUNTED(causes)
COUNTED(techniques)
COUNTED(courses)
COUNTED(exercises)
COUNTED(rules)
COUNTED(sites)

enum table_id {
    QUESTIONS,
    CHOICES,
    UNITS,
    SCREENS,
    PLACES,
    TERMS,
    TECHNIQUES,
    EXERCISES,
    RULES,
    COURSES,
    SITES,
    MUSCLES,
    POINTS,
    DANGERS,
    CAUSES,
    TABLES
};

#define TABLE(name, what, row, count)                                      \
    {                                                                      \
        what, offsetof(struct taut_atlas, name), sizeof(struct row), count \
    }
static const struct table {
    const char *what;
    size_t at, size; /* of the pointer in struct taut_atlas; of a row */
    uint32_t (*count)(const struct taut_atlas *a);
} tables[TABLES] = {
    [QUESTIONS] = TABLE(questions, "question", taut_question, counted_questions),
    [CHOICES] = TABLE(choices, "choice", taut_choice, all_choices),
    [UNITS] = TABLE(units, "unit", taut_unit, all_units),
    [SCREENS] = TABLE(screens, "rule", taut_screen, counted_screens),
    [PLACES] = TABLE(places, "place", taut_place, counted_places),
    [TERMS] = TABLE(terms, "term", taut_term, all_terms),
    [TECHNIQUES] = TABLE(techniques, "technique", taut_technique, counted_techniques),
    [EXERCISES] = TABLE(exercises, "exercise", taut_exercise, counted_exercises),
    [RULES] = TABLE(rules, "programme", taut_rule, counted_rules),
    [COURSES] = TABLE(courses, "course", taut_course, counted_courses),
    [SITES] = TABLE(sites, "site", taut_site, counted_sites),
    [MUSCLES] = TABLE(muscles, "muscle", taut_muscle, counted_muscles),
    [POINTS] = TABLE(points, "point", taut_point, counted_points),
    [DANGERS] = TABLE(dangers, "danger", taut_danger, all_dangers),
    [CAUSES] = TABLE(causes, "condition", taut_cause, counted_causes),
};

/* ---- their fields ---------------------------------------------------------------------------------------------- */

#define NO_ID SIZE_MAX
#define FIELD(table, row, name, what)                                     \
    {                                                                     \
        table, offsetof(struct row, name), offsetof(struct row, id), what \
    }
#define FIELD_OF_NONE(table, row, name, what)          \
    {                                                  \
        table, offsetof(struct row, name), NO_ID, what \
    }
static const struct field {
    enum table_id table;
    size_t at, id_at; /* in the row */
    const char *where;
} fields[] = {
    FIELD(QUESTIONS, taut_question, text, "question"),
    FIELD(QUESTIONS, taut_question, why, "question: why"),
    FIELD(CHOICES, taut_choice, text, "choice"),
    FIELD_OF_NONE(UNITS, taut_unit, name, "unit"),
    FIELD(SCREENS, taut_screen, person, "rule"),
    FIELD(SCREENS, taut_screen, practitioner, "rule: to the practitioner"),
    FIELD(SCREENS, taut_screen, time, "rule: time"),
    FIELD(SCREENS, taut_screen, why, "rule: why"),
    FIELD(SCREENS, taut_screen, positions, "rule: positions to avoid"),
    FIELD(PLACES, taut_place, name, "place"),
    FIELD(TERMS, taut_term, name, "term"),
    FIELD(TERMS, taut_term, question, "term: question"),
    FIELD(TERMS, taut_term, test, "term: test"),
    FIELD(TERMS, taut_term, change, "term: what can be changed"),
    FIELD(TECHNIQUES, taut_technique, name, "technique"),
    FIELD(TECHNIQUES, taut_technique, tools, "technique: tools"),
    FIELD(TECHNIQUES, taut_technique, contact, "technique: contact"),
    FIELD(TECHNIQUES, taut_technique, therapist, "technique: therapist"),
    FIELD(TECHNIQUES, taut_technique, feel, "technique: feel"),
    FIELD(TECHNIQUES, taut_technique, say, "technique: say"),
    FIELD(TECHNIQUES, taut_technique, ends, "technique: ends"),
    FIELD(TECHNIQUES, taut_technique, stop, "technique: stop"),
    FIELD(TECHNIQUES, taut_technique, cautions, "technique: cautions"),
    FIELD(TECHNIQUES, taut_technique, evidence, "technique: evidence"),
    FIELD(EXERCISES, taut_exercise, name, "exercise"),
    FIELD(EXERCISES, taut_exercise, how, "exercise: how"),
    FIELD(EXERCISES, taut_exercise, harder, "exercise: harder"),
    FIELD(EXERCISES, taut_exercise, easier, "exercise: easier"),
    FIELD(RULES, taut_rule, text, "programme"),
    FIELD(COURSES, taut_course, expect, "course: expect"),
    FIELD(COURSES, taut_course, soreness, "course: soreness"),
    FIELD(COURSES, taut_course, review, "course: review"),
    FIELD(SITES, taut_site, name, "delicate place"),
    FIELD(SITES, taut_site, structures, "delicate place: what lies there"),
    FIELD(SITES, taut_site, how, "delicate place: how"),
    FIELD(MUSCLES, taut_muscle, attaches_from, "muscle: attachment"),
    FIELD(MUSCLES, taut_muscle, attaches_to, "muscle: attachment"),
    FIELD(MUSCLES, taut_muscle, nerve, "muscle: nerve"),
    FIELD(POINTS, taut_point, name, "point"),
    FIELD(POINTS, taut_point, landmark, "point: landmark"),
    FIELD(POINTS, taut_point, feel_position, "point: position"),
    FIELD(POINTS, taut_point, feel_how, "point: how to feel"),
    FIELD(POINTS, taut_point, stretch, "point: stretch"),
    FIELD(POINTS, taut_point, self_care_tool, "point: tool"),
    FIELD(POINTS, taut_point, self_care_how, "point: self-care"),
    FIELD(POINTS, taut_point, self_care_not, "point: no self-care"),
    FIELD(POINTS, taut_point, scattered, "point: scattered"),
    FIELD_OF_NONE(DANGERS, taut_danger, structure, "point: danger"),
    FIELD(CAUSES, taut_cause, name, "condition"),
    FIELD(CAUSES, taut_cause, next, "condition: next"),
};
enum { FIELDS = sizeof fields / sizeof *fields };

/* Causes that are points have a name that is put together. */
static uint32_t first_row(const struct taut_atlas *a, enum table_id table)
{
    return table == CAUSES ? a->n_points : 0;
}

static const char *rows_of(const struct taut_atlas *a, enum table_id table)
{
    const char *rows;
    memcpy(&rows, (const char *)a + tables[table].at, sizeof rows);
    return rows;
}

static const char *text_at(const char *row, size_t at)
{
    const char *text;
    memcpy(&text, row + at, sizeof text);
    return text;
}

void taut_atlas_each_text(const struct taut_atlas *a,
                          void (*each)(void *with, const char *where, const char *id, const char *english), void *with)
{
    for (size_t table = 0; table < TABLES; table++)
        for (uint32_t k = first_row(a, (enum table_id)table); k < tables[table].count(a); k++)
            for (size_t f = 0; f < FIELDS; f++) {
                const char *row = rows_of(a, (enum table_id)table) + k * tables[table].size;
                const char *text = fields[f].table == table ? text_at(row, fields[f].at) : NULL;
                if (text && text[0])
                    each(with, fields[f].where, fields[f].id_at == NO_ID ? "" : text_at(row, fields[f].id_at), text);
            }
}

/* ---- the atlas in another language -------------------------------------------------------------------------- */

struct saying {
    const struct taut_atlas *english;
    const struct taut_catalogue *catalogue;
    struct taut_arena *arena;
    bool no_memory;
};

static char *copied_rows(struct saying *s, enum table_id table)
{
    const struct table *t = &tables[table];
    const uint32_t n = t->count(s->english);
    char *rows = taut_arena_raw(s->arena, n, t->size);
    if (!rows) {
        s->no_memory = true;
        return NULL;
    }
    memcpy(rows, rows_of(s->english, table), n * t->size);
    for (size_t f = 0; f < FIELDS; f++)
        for (uint32_t k = first_row(s->english, table); fields[f].table == table && k < n; k++) {
            const char *text = text_at(rows + k * t->size, fields[f].at);
            text = text ? taut_say(s->catalogue, text) : NULL;
            memcpy(rows + k * t->size + fields[f].at, &text, sizeof text);
        }
    return rows;
}

/* "musculus infraspinatus" as "M. infraspinatus", "musculi …" as "Mm. …": as they are written in other languages. */
static const char *short_latin(struct saying *s, const char *latin)
{
    static const struct {
        const char *whole, *brief;
    } forms[] = { { "musculus ", "M. " }, { "musculi ", "Mm. " } };
    for (size_t k = 0; k < sizeof forms / sizeof *forms; k++) {
        const size_t n = strlen(forms[k].whole);
        if (strncmp(latin, forms[k].whole, n) != 0)
            continue;
        const char *name = taut_arena_printf(s->arena, "%s%s", forms[k].brief, latin + n);
        s->no_memory = s->no_memory || !name;
        return name;
    }
    return latin;
}

/* As tools/atlasc does it: the muscle and the point, or the point alone where it names the muscle. */
static const char *point_name(struct saying *s, uint16_t point, const struct taut_muscle *m, const char *name)
{
    const struct taut_point *p = &s->english->points[point];
    if (strstr(p->name, s->english->muscles[p->muscle].english))
        return name;
    const char *whole = taut_arena_printf(s->arena, "%s: %s", m->english, name);
    s->no_memory = s->no_memory || !whole;
    return whole;
}

static void name_muscles(struct saying *s, struct taut_muscle *muscles, const struct taut_point *points,
                         struct taut_cause *causes)
{
    for (uint16_t k = 0; k < s->english->n_muscles; k++)
        if (muscles[k].latin)
            muscles[k].english = short_latin(s, muscles[k].latin);
    for (uint16_t k = 0; k < s->english->n_points && !s->no_memory; k++)
        causes[k].name = point_name(s, k, &muscles[points[k].muscle], points[k].name);
}

const struct taut_atlas *taut_atlas_english(const struct taut_atlas *a)
{
    return a->english ? a->english : a;
}

enum taut_status taut_atlas_say(const struct taut_atlas *a, const struct taut_catalogue *c, struct taut_arena *arena,
                                const struct taut_atlas **ret, struct taut_error *err)
{
    struct saying s = { taut_atlas_english(a), c, arena, false };
    struct taut_atlas *said = c ? taut_arena_alloc(arena, sizeof *said) : NULL;
    char *rows[TABLES] = { NULL };
    if (!c) {
        *ret = s.english;
        return TAUT_OK;
    }
    for (size_t table = 0; table < TABLES && said && !s.no_memory; table++)
        rows[table] = copied_rows(&s, (enum table_id)table);
    if (said && !s.no_memory)
        name_muscles(&s, (struct taut_muscle *)rows[MUSCLES], (struct taut_point *)rows[POINTS],
                     (struct taut_cause *)rows[CAUSES]);
    if (!said || s.no_memory)
        return taut_fail(err, TAUT_ENOMEM, "language", "no memory for the atlas in another language");
    *said = *s.english;
    for (size_t table = 0; table < TABLES; table++)
        memcpy((char *)said + tables[table].at, &rows[table], sizeof rows[table]);
    said->catalogue = c;
    said->english = s.english;
    *ret = said;
    return TAUT_OK;
}

const char *taut_atlas_sided(const struct taut_atlas *a, enum taut_side side)
{
    switch (side) {
    case TAUT_LEFT: return taut_say(a->catalogue, "left %s");
    case TAUT_RIGHT: return taut_say(a->catalogue, "right %s");
    case TAUT_BOTH: return taut_say(a->catalogue, "both %s");
    default: return "%s";
    }
}
