/* reference_text.c - the reference mode's answer to a case, for people: muscles by name, with their zones and sources. */
#include "answer_text.h"

enum { INDENT = 2, FIELD = 4, LABEL = 15, LONG = 4000 };

static void print_touches(const struct answer_page *p, const struct taut_known *known, enum taut_zone zone,
                          const char *label)
{
    char line[LONG] = "";
    for (size_t k = 0; k < known->n_touches; k++) {
        if (known->touches[k].zone != zone)
            continue;
        add_text(line, sizeof line, line[0] ? ", " : "");
        add_text(line, sizeof line, p->atlas->places[known->touches[k].region].name);
    }
    term_field(p->t, FIELD, LABEL, label, line);
}

static void print_muscle(const struct answer_page *p, const struct taut_known *known)
{
    const struct taut_muscle *m = &p->atlas->muscles[known->muscle];
    char sources[LONG];
    printf("%*s", INDENT, "");
    term_style(p->t, BOLD, m->english);
    putchar('\n');
    print_touches(p, known, TAUT_ESSENTIAL, "Usual in");
    print_touches(p, known, TAUT_SPILLOVER, "In some people");
    text_sources(p->atlas, m->sources, sources, sizeof sources);
    term_field(p->t, FIELD, LABEL, "Sources", sources);
}

void text_reference(const struct taut_atlas *a, const struct term *t, const struct taut_json_answer *answer,
                    const struct taut_known *known, size_t n)
{
    const struct answer_page p = { .atlas = a, .t = t, .answer = answer };
    char line[300];
    if (!answer->withheld)
        text_understood(&p);
    text_alerts(&p);
    if (n > 0)
        term_heading(t, "Muscles whose published pain zones touch these places, by name");
    for (size_t k = 0; k < n; k++)
        print_muscle(&p, &known[k]);
    putchar('\n');
    if (answer->withheld)
        term_wrap(t, 0, 0, "Nothing is listed, because this sounds like an emergency.");
    if (answer->acknowledged_by) {
        snprintf(line, sizeof line, "Alerts acknowledged by: %.250s", answer->acknowledged_by);
        term_wrap(t, 0, 2, line);
    }
    snprintf(line, sizeof line,
             "Reference mode: in alphabetical order, with no statement of what is likely. This is no diagnosis. Atlas "
             "%s.",
             a->version);
    term_wrap(t, 0, 0, line);
}
