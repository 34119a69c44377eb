/* reference.c - taut.reference/1: what the atlas has on the places that hurt, without weighing. See docs/formats/reference.md. */
#include "answer.h"

static void touches(struct printer *p, const struct taut_known *known, enum taut_zone zone, const char *key)
{
    const struct taut_atlas *a = p->atlas;
    taut_json_open_array(&p->j, key);
    for (size_t k = 0; k < known->n_touches; k++) {
        const struct taut_touch *t = &known->touches[k];
        if (t->zone != zone)
            continue;
        taut_json_open_object(&p->j, NULL);
        taut_json_string(&p->j, "region", a->places[t->region].id);
        taut_json_string(&p->j, "name", a->places[t->region].name);
        answer_cite(p, "source", t->source);
        taut_json_close(&p->j);
    }
    taut_json_close(&p->j);
}

static void muscle(struct printer *p, const struct taut_known *known)
{
    const struct taut_muscle *m = &p->atlas->muscles[known->muscle];
    taut_json_open_object(&p->j, NULL);
    taut_json_string(&p->j, "muscle", m->id);
    taut_json_string(&p->j, "name", m->english);
    taut_json_string(&p->j, "latin", m->latin);
    touches(p, known, TAUT_ESSENTIAL, "usual");
    touches(p, known, TAUT_SPILLOVER, "in_some_people");
    answer_strength(p, m->strength);
    answer_cite_list(p, m->sources);
    taut_json_close(&p->j);
}

void taut_json_write_reference(const struct taut_atlas *a, const struct taut_json_answer *answer,
                               const struct taut_known *known, size_t n, struct taut_text *out)
{
    struct printer p = { .j = { .out = out }, .atlas = a, .answer = answer };
    taut_json_open_object(&p.j, NULL);
    taut_json_string(&p.j, "format", "taut.reference/1");
    answer_understood(&p);
    answer_alerts(&p);
    taut_json_bool(&p.j, "withheld", answer->withheld);
    taut_json_string(&p.j, "acknowledged_by", answer->acknowledged_by);
    taut_json_open_array(&p.j, "muscles");
    for (size_t k = 0; k < n; k++)
        muscle(&p, &known[k]);
    taut_json_close(&p.j);
    answer_sources(&p);
    taut_json_string(
        &p.j, "notice",
        taut_say(
            a->catalogue,
            "This is a reference, in alphabetical order. It does not say what is likely, and it is no diagnosis."));
    taut_json_open_object(&p.j, "atlas");
    taut_json_string(&p.j, "version", a->version);
    taut_json_string(&p.j, "checksum", a->checksum);
    taut_json_close(&p.j);
    taut_json_close(&p.j);
}
