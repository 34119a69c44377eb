/* build_measures.c - outcome measures; the exercises and rules that self-care programmes are made of. */
#include "pools.h"
#include "schema.h"

static int named(const struct node *at, const char *key, const char *const *names, int otherwise)
{
    return name_index(node_get(at, key), names, otherwise);
}

static enum taut_figure_checked checked(const struct node *at, const char *key)
{
    return (enum taut_figure_checked)named(at, key, figure_checked_names, TAUT_FIGURE_CHOICE);
}

/* ---- measures -------------------------------------------------------------------------------------------- */

static void build_items(struct builder *b, const struct node *at, struct taut_measure *m)
{
    m->items = (uint32_t)b->measure_items.n;
    for (const struct node *i = node_members(at, "items"); i; i = i->next) {
        struct taut_measure_item item = { .id = pool_text(i, "id"), .text = pool_text(i, "text") };
        pool_span(i, "range", item.range);
        *(struct taut_measure_item *)pool_push(b, &b->measure_items) = item;
    }
    m->n_items = (uint32_t)b->measure_items.n - m->items;
}

static void build_bands(struct builder *b, const struct node *at, struct taut_measure *m)
{
    m->bands = (uint32_t)b->measure_bands.n;
    for (const struct node *i = node_members(at, "bands"); i; i = i->next)
        *(struct taut_measure_band *)pool_push(b, &b->measure_bands) =
            (struct taut_measure_band){ node_number_or(i, "at_least", 0), pool_text(i, "means") };
    m->n_bands = (uint32_t)b->measure_bands.n - m->bands;
}

static void build_limits(struct builder *b, const struct node *at, struct taut_measure *m)
{
    m->limits = (uint32_t)b->measure_limits.n;
    for (const struct node *i = node_members(at, "limits"); i; i = i->next)
        *(struct taut_measure_limit *)pool_push(b, &b->measure_limits) = (struct taut_measure_limit){
            .kind = (enum taut_limit_kind)named(i, "kind", limit_kind_names, TAUT_LIMIT_OTHER),
            .amount = node_number_or(i, "amount", 0),
            .percent = node_number_or(i, "percent", 0),
            .with = (enum taut_instrument)named(i, "with", instrument_names, TAUT_ANY_INSTRUMENT),
            .places = pool_references(b, i, "place", ANY_PLACE),
            .who = pool_text(i, "who"),
            .checked = checked(i, "checked"),
            .source = pool_reference(b, i, "source", KIND(A_SOURCE)),
        };
    m->n_limits = (uint32_t)b->measure_limits.n - m->limits;
}

static void build_measure(struct builder *b, const struct node *at, struct taut_measure *m)
{
    uint16_t range[2] = { 0, 0 }, normal[2] = { 0, 0 };
    pool_span(at, "range", range);
    pool_span(at, "normal", normal);
    *m = (struct taut_measure){
        .id = pool_text(at, "id"),
        .name = pool_text(at, "name"),
        .about = pool_text(at, "about"),
        .unit = pool_text(at, "unit"),
        .rights = pool_text(at, "rights"),
        .loinc = node_text(at, "loinc"),
        .note = node_text(at, "note"),
        .form = (enum taut_measure_form)named(at, "form", form_names, TAUT_FORM_SCORE),
        .statistic = (enum taut_statistic)named(at, "statistic", statistic_names, TAUT_MEAN),
        .higher_is_better = named(at, "better", better_names, 0) == 1,
        .paired = node_flag(at, "paired"),
        .low = range[0],
        .high = range[1],
        .count = { 1, 1 },
        .movement = pool_reference(b, at, "movement", KIND(A_MOVEMENT)),
        .is_change = node_get(at, "unchanged") != NULL,
        .unchanged = node_number_or(at, "unchanged", 0),
        .has_normal = node_get(at, "normal") != NULL,
        .normal = { normal[0], normal[1] },
        .normal_checked = checked(at, "normal_checked"),
        .source = pool_reference(b, at, "source", KIND(A_SOURCE)),
        .strength = pool_strength(at),
    };
    pool_span(at, "count", m->count);
    build_items(b, at, m);
    if (m->n_items > 0)
        m->count[0] = m->count[1] = (uint16_t)m->n_items;
    m->least_answered = (uint16_t)node_number_or(at, "least_answered", m->count[0]);
    build_bands(b, at, m);
    build_limits(b, at, m);
}

void build_measures(struct builder *b, struct taut_atlas *a)
{
    a->n_measures = (uint16_t)corpus_count(b->corpus, A_MEASURE);
    struct taut_measure *measures = take(b->arena, a->n_measures + 1u, sizeof *measures);
    for (size_t i = 0; i < a->n_measures; i++)
        build_measure(b, corpus_entity(b->corpus, A_MEASURE, i)->at, &measures[i]);
    a->measures = measures;
}

/* ---- programmes ------------------------------------------------------------------------------------------ */

static void narrow_span(const struct node *at, const char *key, uint8_t ret[2])
{
    uint16_t wide[2] = { 0, 0 };
    pool_span(at, key, wide);
    ret[0] = (uint8_t)wide[0];
    ret[1] = (uint8_t)wide[1];
}

static void build_exercise(struct builder *b, const struct node *at, struct taut_exercise *e)
{
    *e = (struct taut_exercise){
        .id = pool_text(at, "id"),
        .name = pool_text(at, "name"),
        .how = pool_text(at, "how"),
        .harder = pool_text(at, "harder"),
        .easier = pool_text(at, "easier"),
        .kind = (enum taut_exercise_kind)named(at, "kind", exercise_kind_names, TAUT_EXERCISE_STRETCH),
        .with_tool = node_flag(at, "tool"),
        .tools = pool_texts(b, at, "tools"),
        .muscles = pool_references(b, at, "muscles", KIND(A_MUSCLE)),
        .rest_s = (uint16_t)node_number_or(at, "rest_s", 0),
        .checked = checked(at, "checked"),
        .source = pool_reference(b, at, "source", KIND(A_SOURCE)),
        .strength = pool_strength(at),
    };
    narrow_span(at, "pressure", e->pressure);
    pool_span(at, "hold_s", e->hold_s);
    pool_span(at, "repeats", e->repeats);
    narrow_span(at, "times_a_day", e->times_a_day);
    narrow_span(at, "days_a_week", e->days_a_week);
}

void build_programmes(struct builder *b, struct taut_atlas *a)
{
    a->n_exercises = (uint16_t)corpus_count(b->corpus, AN_EXERCISE);
    struct taut_exercise *exercises = take(b->arena, a->n_exercises + 1u, sizeof *exercises);
    for (size_t i = 0; i < a->n_exercises; i++)
        build_exercise(b, corpus_entity(b->corpus, AN_EXERCISE, i)->at, &exercises[i]);
    a->exercises = exercises;
    a->n_rules = (uint16_t)corpus_count(b->corpus, A_RULE);
    struct taut_rule *rules = take(b->arena, a->n_rules + 1u, sizeof *rules);
    for (size_t i = 0; i < a->n_rules; i++) {
        const struct node *at = corpus_entity(b->corpus, A_RULE, i)->at;
        rules[i] = (struct taut_rule){
            .id = pool_text(at, "id"),
            .text = pool_text(at, "text"),
            .kind = (enum taut_rule_kind)named(at, "kind", rule_kind_names, TAUT_RULE_HABIT),
            .factors = pool_references(b, at, "factors", KIND(A_FACTOR)),
            .checked = checked(at, "checked"),
            .source = pool_reference(b, at, "source", KIND(A_SOURCE)),
            .strength = pool_strength(at),
        };
    }
    a->rules = rules;
}
