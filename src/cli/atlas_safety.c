/* atlas_safety.c - pages of the atlas about what is asked and where care is needed: a score, a delicate site, a question, a
 * dermatome. */
#include "atlas_fields.h"

static void field_places(const struct taut_atlas *a, const struct term *t, const char *label, struct taut_list list)
{
    char line[LONG] = "";
    for (uint32_t k = 0; k < list.n; k++)
        add_item(line, sizeof line, a->places[a->index[list.begin + k]].name);
    term_field(t, 2, LABEL, label, line);
}

static void end_page(const struct taut_atlas *a, const struct term *t, uint16_t source, char strength)
{
    term_field(t, 2, LABEL, "Evidence", text_strength(strength));
    term_heading(t, "Source");
    field_source(a, t, source);
}

void text_dermatome(const struct taut_atlas *a, const struct term *t, uint16_t dermatome)
{
    const struct taut_dermatome *d = &a->dermatomes[dermatome];
    term_title(t, d->name, NULL, d->id);
    field_places(a, t, "Most authors", d->regions);
    field_places(a, t, "Overlap, some", d->also);
    term_heading(t, "Source");
    field_source(a, t, d->source);
}

static void add_pressure(char *out, size_t max, unsigned pressure, const char *by)
{
    char one[60];
    if (pressure == 0)
        snprintf(one, sizeof one, "none %s", by);
    else
        snprintf(one, sizeof one, "at most %u of 10 %s", pressure, by);
    add_item(out, max, one);
}

void text_site(const struct taut_atlas *a, const struct term *t, uint16_t site)
{
    const struct taut_site *s = &a->sites[site];
    char line[120] = "";
    term_title(t, s->name, NULL, s->id);
    term_field(t, 2, LABEL, "Lies there", s->structures);
    field_places(a, t, "Where", s->places);
    add_pressure(line, sizeof line, s->by_self, "by oneself");
    add_pressure(line, sizeof line, s->by_trained, "by trained hands");
    term_field(t, 2, LABEL, "Pressure", line);
    term_field(t, 2, LABEL, "How", s->how);
    end_page(a, t, s->source, s->strength);
}

void text_score(const struct taut_atlas *a, const struct term *t, uint16_t score)
{
    const struct taut_score *s = &a->scores[score];
    char label[24];
    term_title(t, s->name, NULL, s->id);
    term_field(t, 2, LABEL, "Form", s->version);
    term_field(t, 2, LABEL, "Only", s->limits);
    for (uint32_t k = s->items; k < s->items + s->n_items; k++) {
        snprintf(label, sizeof label, "%+g", a->score_items[k].halves / 2.0);
        term_field(t, 2, LABEL, label, a->score_items[k].text);
    }
    for (uint32_t k = s->bands; k < s->bands + s->n_bands; k++) {
        snprintf(label, sizeof label, "from %g", a->score_bands[k].at_least / 2.0);
        term_field(t, 2, LABEL, label, a->score_bands[k].means);
    }
    end_page(a, t, s->source, s->strength);
}

void text_question(const struct taut_atlas *a, const struct term *t, uint16_t question)
{
    const struct taut_question *q = &a->questions[question];
    char line[LONG] = "";
    term_title(t, q->text, NULL, q->id);
    term_field(t, 2, LABEL, "Why", q->why);
    snprintf(line, sizeof line, "%s, about %s; %u s%s", taut_question_kind_name(q->kind),
             taut_question_part_name(q->part), (unsigned)q->seconds, q->optional ? "; in a full interview only" : "");
    term_field(t, 2, LABEL, "Kind", line);
    line[0] = '\0';
    for (uint32_t k = q->units; k < q->units + q->n_units; k++)
        add_item(line, sizeof line, a->units[k].name);
    term_field(t, 2, LABEL, "Units", line);
    line[0] = '\0';
    for (uint32_t k = q->choices; k < q->choices + q->n_choices; k++)
        if (a->choices[k].text)
            add_item(line, sizeof line, a->choices[k].text);
    term_field(t, 2, LABEL, "Choices", line);
}
