/* emit_measures.c - outcome measures, exercises and rules of self-care as constant tables. */
#include "emit.h"

static void emit_graded(struct taut_text *out, enum taut_figure_checked checked, uint16_t source, char strength)
{
    taut_text_addf(out, "%u, %u, '%c'},\n", (unsigned)checked, (unsigned)source, strength ? strength : 'D');
}

static void emit_measure(struct taut_text *out, const struct taut_measure *m)
{
    taut_text_adds(out, "{");
    emit_strings(out, (const char *const[]){ m->id, m->name, m->about, m->unit, m->rights, m->loinc, m->note }, 7);
    taut_text_addf(out, "%u, %u, %u, %u, %.17g, %.17g, {%u, %u}, %u, %u, ", (unsigned)m->form, (unsigned)m->statistic,
                   m->higher_is_better, m->paired, m->low, m->high, (unsigned)m->count[0], (unsigned)m->count[1],
                   (unsigned)m->least_answered, (unsigned)m->movement);
    taut_text_addf(out, "%u, %.17g, %u, {%.17g, %.17g}, %u, %u, %u, %u, %u, %u, %u, %u, '%c'},\n", m->is_change,
                   m->unchanged, m->has_normal, m->normal[0], m->normal[1], (unsigned)m->normal_checked,
                   (unsigned)m->items, (unsigned)m->n_items, (unsigned)m->bands, (unsigned)m->n_bands,
                   (unsigned)m->limits, (unsigned)m->n_limits, (unsigned)m->source, m->strength ? m->strength : 'D');
}

static void emit_limits(const struct built *b, struct taut_text *out)
{
    emit_open_table(out, "struct taut_measure_limit", "measure_limits", b->n_measure_limits);
    for (size_t i = 0; i < b->n_measure_limits; i++) {
        const struct taut_measure_limit *l = &b->atlas.measure_limits[i];
        taut_text_addf(out, "{%u, %.17g, %.17g, %u, " LIST_FORMAT, (unsigned)l->kind, l->amount, l->percent,
                       (unsigned)l->with, LIST(l->places));
        emit_string(out, l->who);
        taut_text_addf(out, ", %u, %u},\n", (unsigned)l->checked, (unsigned)l->source);
    }
    emit_close_table(out);
}

void emit_measures(const struct built *b, struct taut_text *out)
{
    const struct taut_atlas *a = &b->atlas;
    emit_open_table(out, "struct taut_measure", "measures", a->n_measures);
    for (size_t i = 0; i < a->n_measures; i++)
        emit_measure(out, &a->measures[i]);
    emit_close_table(out);
    emit_open_table(out, "struct taut_measure_item", "measure_items", b->n_measure_items);
    for (size_t i = 0; i < b->n_measure_items; i++) {
        const struct taut_measure_item *m = &a->measure_items[i];
        taut_text_adds(out, "{");
        emit_strings(out, (const char *const[]){ m->id, m->text }, 2);
        taut_text_addf(out, "{%u, %u}},\n", (unsigned)m->range[0], (unsigned)m->range[1]);
    }
    emit_close_table(out);
    emit_open_table(out, "struct taut_measure_band", "measure_bands", b->n_measure_bands);
    for (size_t i = 0; i < b->n_measure_bands; i++) {
        taut_text_addf(out, "{%.17g, ", a->measure_bands[i].at_least);
        emit_string(out, a->measure_bands[i].means);
        taut_text_adds(out, "},\n");
    }
    emit_close_table(out);
    emit_limits(b, out);
}

void emit_programmes(const struct built *b, struct taut_text *out)
{
    const struct taut_atlas *a = &b->atlas;
    emit_open_table(out, "struct taut_exercise", "exercises", a->n_exercises);
    for (size_t i = 0; i < a->n_exercises; i++) {
        const struct taut_exercise *e = &a->exercises[i];
        taut_text_adds(out, "{");
        emit_strings(out, (const char *const[]){ e->id, e->name, e->how, e->harder, e->easier }, 5);
        taut_text_addf(out, "%u, %u, " LIST_FORMAT LIST_FORMAT "{%u, %u}, {%u, %u}, {%u, %u}, %u, {%u, %u}, {%u, %u}, ",
                       (unsigned)e->kind, e->with_tool, LIST(e->tools), LIST(e->muscles), (unsigned)e->pressure[0],
                       (unsigned)e->pressure[1], (unsigned)e->hold_s[0], (unsigned)e->hold_s[1],
                       (unsigned)e->repeats[0], (unsigned)e->repeats[1], (unsigned)e->rest_s,
                       (unsigned)e->times_a_day[0], (unsigned)e->times_a_day[1], (unsigned)e->days_a_week[0],
                       (unsigned)e->days_a_week[1]);
        emit_graded(out, e->checked, e->source, e->strength);
    }
    emit_close_table(out);
    emit_open_table(out, "struct taut_rule", "rules", a->n_rules);
    for (size_t i = 0; i < a->n_rules; i++) {
        const struct taut_rule *r = &a->rules[i];
        taut_text_adds(out, "{");
        emit_strings(out, (const char *const[]){ r->id, r->text }, 2);
        taut_text_addf(out, "%u, " LIST_FORMAT, (unsigned)r->kind, LIST(r->factors));
        emit_graded(out, r->checked, r->source, r->strength);
    }
    emit_close_table(out);
}
