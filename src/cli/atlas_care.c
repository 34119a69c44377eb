/* atlas_care.c - pages of the atlas about care: a technique, how a treatment goes on. */
#include "atlas_fields.h"

static void add_span(char *out, size_t max, const char *what, const uint16_t span[2], const char *unit)
{
    char line[80];
    if (span[0] == span[1])
        snprintf(line, sizeof line, "%s%u %s", what, (unsigned)span[1], unit);
    else
        snprintf(line, sizeof line, "%s%u to %u %s", what, (unsigned)span[0], (unsigned)span[1], unit);
    add_item(out, max, line);
}

static void field_dose(const struct term *t, const struct taut_technique *x)
{
    char line[200] = "";
    uint16_t pressure[2] = { x->pressure_of_ten[0], x->pressure_of_ten[1] };
    add_span(line, sizeof line, "hold ", x->hold_s, "s");
    add_span(line, sizeof line, "", x->repeats, x->repeats[1] == 1 ? "time" : "times");
    if (x->rest_s) {
        char rest[40];
        snprintf(rest, sizeof rest, "%u s between", (unsigned)x->rest_s);
        add_item(line, sizeof line, rest);
    }
    if (pressure[1])
        add_span(line, sizeof line, "", pressure, "of 10 on the tolerance scale");
    term_field(t, 2, LABEL, "Dose", line);
}

void text_technique(const struct taut_atlas *a, const struct term *t, uint16_t technique)
{
    const struct taut_technique *x = &a->techniques[technique];
    char line[40] = "";
    term_title(t, x->name, NULL, x->id);
    term_field(t, 2, LABEL, "Kind", taut_technique_kind_name(x->kind));
    term_field(t, 2, LABEL, "By",
               x->by_self && x->by_trained ? "anybody"
               : x->by_self                ? "oneself"
                                           : "a trained practitioner");
    term_field(t, 2, LABEL, "Needs", x->tools);
    if (x->warm_up_s)
        snprintf(line, sizeof line, "%u s", (unsigned)x->warm_up_s);
    term_field(t, 2, LABEL, "Warm-up before", line);
    field_dose(t, x);
    term_field(t, 2, LABEL, "Contact", x->contact);
    term_field(t, 2, LABEL, "Therapist", x->therapist);
    term_field(t, 2, LABEL, "Feel for", x->feel);
    term_field(t, 2, LABEL, "Say", x->say);
    term_field(t, 2, LABEL, "Ends when", x->ends);
    term_field(t, 2, LABEL, "Stop", x->stop);
    term_field(t, 2, LABEL, "Cautions", x->cautions);
    term_field(t, 2, LABEL, "What is known", x->evidence);
    term_field(t, 2, LABEL, "Evidence", text_strength(x->strength));
    if (x->source < a->n_sources) {
        term_heading(t, "Source");
        field_source(a, t, x->source);
    }
}

void text_course(const struct taut_atlas *a, const struct term *t, uint16_t course)
{
    const struct taut_course *c = &a->courses[course];
    char line[200] = "";
    term_title(t, "how a treatment goes on", NULL, c->id);
    if (c->when != TAUT_NO_CONDITION)
        taut_screen_describe(a, c->when, line, sizeof line);
    term_field(t, 2, LABEL, "For", line[0] ? line : "all others");
    line[0] = '\0';
    add_span(line, sizeof line, "", c->sessions, "sessions");
    add_span(line, sizeof line, "", c->days_apart, "days apart");
    term_field(t, 2, LABEL, "Sessions", line);
    snprintf(line, sizeof line, "%u sessions or %u days", (unsigned)c->review_after_sessions,
             (unsigned)c->review_after_days);
    term_field(t, 2, LABEL, "Review after", line);
    term_field(t, 2, LABEL, "Expect", c->expect);
    term_field(t, 2, LABEL, "Soreness", c->soreness);
    term_field(t, 2, LABEL, "Review", c->review);
    term_field(t, 2, LABEL, "Evidence", text_strength(c->strength));
    field_sources(a, t, c->sources);
}
