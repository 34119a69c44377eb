/* emit_care.c - dangers, doses, techniques and courses as constant tables. */
#include "emit.h"

static void emit_doses(const struct built *b, struct taut_text *out)
{
    const struct taut_atlas *a = &b->atlas;
    emit_open_table(out, "struct taut_danger", "dangers", b->n_dangers);
    for (size_t i = 0; i < b->n_dangers; i++) {
        taut_text_adds(out, "{");
        emit_string(out, a->dangers[i].structure);
        taut_text_addf(out, ", %u, %u},\n", a->dangers[i].avoid, (unsigned)a->dangers[i].source);
    }
    emit_close_table(out);
    emit_open_table(out, "struct taut_dose", "doses", b->n_doses);
    for (size_t i = 0; i < b->n_doses; i++) {
        const struct taut_dose *d = &a->doses[i];
        taut_text_addf(out, "{%u, {%u, %u}, {%u, %u}, %u},\n", (unsigned)d->technique, (unsigned)d->hold_s[0],
                       (unsigned)d->hold_s[1], (unsigned)d->repeats[0], (unsigned)d->repeats[1], (unsigned)d->source);
    }
    emit_close_table(out);
}

static void emit_span(struct taut_text *out, const uint16_t span[2])
{
    taut_text_addf(out, "{%u, %u}, ", (unsigned)span[0], (unsigned)span[1]);
}

static void emit_techniques(const struct taut_atlas *a, struct taut_text *out)
{
    emit_open_table(out, "struct taut_technique", "techniques", a->n_techniques);
    for (size_t i = 0; i < a->n_techniques; i++) {
        const struct taut_technique *t = &a->techniques[i];
        taut_text_adds(out, "{");
        emit_strings(out, (const char *const[]){ t->id, t->name }, 2);
        taut_text_addf(out, "%u, %u, %u, ", (unsigned)t->kind, t->by_self, t->by_trained);
        emit_strings(out, (const char *const[]){ t->tools }, 1);
        taut_text_addf(out, "{%u, %u}, %u, {%u, %u}, ", (unsigned)t->self_care.begin, (unsigned)t->self_care.n,
                       (unsigned)t->warm_up_s, (unsigned)t->pressure_of_ten[0], (unsigned)t->pressure_of_ten[1]);
        emit_span(out, t->hold_s);
        emit_span(out, t->repeats);
        taut_text_addf(out, "%u, ", (unsigned)t->rest_s);
        emit_strings(out,
                     (const char *const[]){ t->contact, t->therapist, t->feel, t->say, t->ends, t->stop, t->cautions,
                                            t->evidence },
                     8);
        emit_real(out, t->weight);
        taut_text_addf(out, ", %u, '%c'},\n", (unsigned)t->source, t->strength ? t->strength : 'D');
    }
    emit_close_table(out);
}

static void emit_courses(const struct taut_atlas *a, struct taut_text *out)
{
    emit_open_table(out, "struct taut_course", "courses", a->n_courses);
    for (size_t i = 0; i < a->n_courses; i++) {
        const struct taut_course *c = &a->courses[i];
        taut_text_adds(out, "{");
        emit_strings(out, (const char *const[]){ c->id }, 1);
        taut_text_addf(out, "%u, ", (unsigned)c->when);
        emit_span(out, c->sessions);
        emit_span(out, c->days_apart);
        taut_text_addf(out, "%u, %u, ", (unsigned)c->review_after_sessions, (unsigned)c->review_after_days);
        emit_strings(out, (const char *const[]){ c->expect, c->soreness, c->review }, 3);
        taut_text_addf(out, LIST_FORMAT "'%c'},\n", LIST(c->sources), c->strength ? c->strength : 'D');
    }
    emit_close_table(out);
}

void emit_care(const struct built *b, struct taut_text *out)
{
    emit_doses(b, out);
    emit_techniques(&b->atlas, out);
    emit_courses(&b->atlas, out);
}
