/* emit_rules.c - safety rules, scores, sites and questions as constant tables. */
#include "emit.h"

static void emit_conditions(const struct built *b, struct taut_text *out)
{
    emit_open_table(out, "struct taut_condition", "conditions", b->n_conditions);
    for (size_t i = 0; i < b->n_conditions; i++) {
        const struct taut_condition *c = &b->atlas.conditions[i];
        taut_text_addf(out, "{%u, %u, %u, %u, %u},\n", (unsigned)c->op, (unsigned)c->kind, (unsigned)c->target,
                       (unsigned)c->value, (unsigned)c->size);
    }
    emit_close_table(out);
}

static void emit_graded(struct taut_text *out, uint16_t source, char strength)
{
    taut_text_addf(out, "%u, '%c'},\n", (unsigned)source, strength ? strength : 'D');
}

static void emit_rules(const struct taut_atlas *a, struct taut_text *out)
{
    emit_open_table(out, "struct taut_screen", "screens", a->n_screens);
    for (size_t i = 0; i < a->n_screens; i++) {
        const struct taut_screen *s = &a->screens[i];
        taut_text_adds(out, "{");
        emit_string(out, s->id);
        taut_text_addf(out, ", %u, %u, ", (unsigned)s->level, (unsigned)s->when);
        emit_strings(out, (const char *const[]){ s->person, s->practitioner, s->time, s->why }, 4);
        taut_text_addf(out, LIST_FORMAT "%u, %u, %u, ", LIST(s->places), s->at_pain, (unsigned)s->pressure,
                       s->no_tools);
        emit_strings(out, (const char *const[]){ s->positions }, 1);
        emit_graded(out, s->source, s->strength);
    }
    emit_close_table(out);
}

static void emit_scores(const struct built *b, struct taut_text *out)
{
    const struct taut_atlas *a = &b->atlas;
    emit_open_table(out, "struct taut_score", "scores", a->n_scores);
    for (size_t i = 0; i < a->n_scores; i++) {
        const struct taut_score *s = &a->scores[i];
        taut_text_adds(out, "{");
        emit_strings(out, (const char *const[]){ s->id, s->name, s->version, s->limits }, 4);
        taut_text_addf(out, "%u, %u, %u, %u, %u, ", (unsigned)s->when, (unsigned)s->items, (unsigned)s->n_items,
                       (unsigned)s->bands, (unsigned)s->n_bands);
        emit_graded(out, s->source, s->strength);
    }
    emit_close_table(out);
    emit_open_table(out, "struct taut_score_item", "score_items", b->n_score_items);
    for (size_t i = 0; i < b->n_score_items; i++) {
        taut_text_adds(out, "{");
        emit_string(out, a->score_items[i].text);
        taut_text_addf(out, ", %u, %d},\n", (unsigned)a->score_items[i].when, (int)a->score_items[i].halves);
    }
    emit_close_table(out);
    emit_open_table(out, "struct taut_score_band", "score_bands", b->n_score_bands);
    for (size_t i = 0; i < b->n_score_bands; i++) {
        taut_text_addf(out, "{%d, ", (int)a->score_bands[i].at_least);
        emit_string(out, a->score_bands[i].means);
        taut_text_adds(out, "},\n");
    }
    emit_close_table(out);
}

static void emit_sites(const struct taut_atlas *a, struct taut_text *out)
{
    emit_open_table(out, "struct taut_site", "sites", a->n_sites);
    for (size_t i = 0; i < a->n_sites; i++) {
        const struct taut_site *s = &a->sites[i];
        taut_text_adds(out, "{");
        emit_strings(out, (const char *const[]){ s->id, s->name, s->structures, s->how }, 4);
        taut_text_addf(out, LIST_FORMAT "%u, %u, ", LIST(s->places), (unsigned)s->by_self, (unsigned)s->by_trained);
        emit_graded(out, s->source, s->strength);
    }
    emit_close_table(out);
}

void emit_screens(const struct built *b, struct taut_text *out)
{
    emit_rules(&b->atlas, out);
    emit_scores(b, out);
    emit_sites(&b->atlas, out);
    emit_conditions(b, out);
}

/* ---- the interview --------------------------------------------------------------------------------------- */

static void emit_choices(const struct built *b, struct taut_text *out)
{
    const struct taut_atlas *a = &b->atlas;
    emit_open_table(out, "struct taut_choice", "choices", b->n_choices);
    for (size_t i = 0; i < b->n_choices; i++) {
        const struct taut_choice *c = &a->choices[i];
        taut_text_adds(out, "{");
        emit_strings(out, (const char *const[]){ c->id, c->text }, 2);
        taut_text_addf(out, "%u, %u, %.17g, %.17g},\n", (unsigned)c->gives, (unsigned)c->n_gives, c->from, c->below);
    }
    emit_close_table(out);
    emit_open_table(out, "struct taut_gift", "gifts", b->n_gifts);
    for (size_t i = 0; i < b->n_gifts; i++)
        taut_text_addf(out, "{%u, %u},\n", (unsigned)a->gifts[i].kind, (unsigned)a->gifts[i].target);
    emit_close_table(out);
    emit_open_table(out, "struct taut_unit", "units", b->n_units);
    for (size_t i = 0; i < b->n_units; i++) {
        taut_text_adds(out, "{");
        emit_string(out, a->units[i].name);
        taut_text_addf(out, ", %.17g},\n", a->units[i].times);
    }
    emit_close_table(out);
}

void emit_questions(const struct built *b, struct taut_text *out)
{
    const struct taut_atlas *a = &b->atlas;
    emit_open_table(out, "struct taut_question", "questions", a->n_questions);
    for (size_t i = 0; i < a->n_questions; i++) {
        const struct taut_question *q = &a->questions[i];
        taut_text_adds(out, "{");
        emit_strings(out, (const char *const[]){ q->id, q->text, q->why }, 3);
        taut_text_addf(out, "%u, %u, %u, %u, %u, %u, %u, ", (unsigned)q->kind, (unsigned)q->part, (unsigned)q->sets,
                       (unsigned)q->seconds, q->optional, q->first, q->kept);
        taut_text_addf(out, "%uu, %uu, %u, %u, %u, %u, %.17g, %.17g},\n", (unsigned)q->when, (unsigned)q->unless,
                       (unsigned)q->choices, (unsigned)q->n_choices, (unsigned)q->units, (unsigned)q->n_units, q->low,
                       q->high);
    }
    emit_close_table(out);
    emit_choices(b, out);
}
