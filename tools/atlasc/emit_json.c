/* emit_json.c - the atlas for the web: one object, ids instead of indices, the keys of docs/formats/atlas.md. */
#include <string.h>

#include "emit.h"
#include "schema.h"

struct writer {
    const struct taut_atlas *atlas;
    struct taut_text *out;
    bool begun;
};

static void quote(struct taut_text *out, const char *s)
{
    taut_text_adds(out, "\"");
    for (; *s; s++)
        if (*s == '"' || *s == '\\')
            taut_text_addf(out, "\\%c", *s);
        else if ((unsigned char)*s < 0x20)
            taut_text_addf(out, "\\u%04x", (unsigned)(unsigned char)*s);
        else
            taut_text_add(out, s, 1);
    taut_text_adds(out, "\"");
}

static void next(struct writer *w, const char *key)
{
    if (w->begun)
        taut_text_adds(w->out, ", ");
    w->begun = true;
    if (key) {
        quote(w->out, key);
        taut_text_adds(w->out, ": ");
    }
}

static void open_bracket(struct writer *w, const char *key, const char *bracket)
{
    next(w, key);
    taut_text_adds(w->out, bracket);
    w->begun = false;
}

static void close_bracket(struct writer *w, const char *bracket)
{
    taut_text_adds(w->out, bracket);
    w->begun = true;
}

static void put_string(struct writer *w, const char *key, const char *s)
{
    if (!s)
        return; /* what is unknown is left out */
    next(w, key);
    quote(w->out, s);
}

static void put_number(struct writer *w, const char *key, double v)
{
    next(w, key);
    taut_text_addf(w->out, "%.7g", v);
}

static void put_flag(struct writer *w, const char *key, bool v)
{
    next(w, key);
    taut_text_adds(w->out, v ? "true" : "false");
}

static void put_letter(struct writer *w, const char *key, char letter)
{
    char s[2] = { letter, '\0' };
    put_string(w, key, s);
}

static void put_texts(struct writer *w, const char *key, struct taut_texts t)
{
    open_bracket(w, key, "[");
    for (uint32_t i = 0; i < t.n; i++)
        put_string(w, NULL, w->atlas->letters + w->atlas->texts[t.begin + i]);
    close_bracket(w, "]");
}

static void put_numbers(struct writer *w, const char *key, struct taut_list l)
{
    open_bracket(w, key, "[");
    for (uint32_t i = 0; i < l.n; i++)
        put_number(w, NULL, w->atlas->index[l.begin + i]);
    close_bracket(w, "]");
}

static void put_span(struct writer *w, const char *key, unsigned low, unsigned high)
{
    if (!high)
        return;
    open_bracket(w, key, "[");
    put_number(w, NULL, low);
    put_number(w, NULL, high);
    close_bracket(w, "]");
}

static const char *place_id(const struct taut_atlas *a, uint16_t i)
{
    return i == TAUT_NONE ? NULL : a->places[i].id;
}

static const char *term_id(const struct taut_atlas *a, uint16_t i)
{
    return i == TAUT_NONE ? NULL : a->terms[i].id;
}

static const char *cause_id(const struct taut_atlas *a, uint16_t i)
{
    return i == TAUT_NONE ? NULL : a->causes[i].id;
}

static const char *source_id(const struct taut_atlas *a, uint16_t i)
{
    return i == TAUT_NONE ? NULL : a->sources[i].id;
}

static void put_ids(struct writer *w, const char *key, struct taut_list l,
                    const char *(*id)(const struct taut_atlas *, uint16_t))
{
    open_bracket(w, key, "[");
    for (uint32_t i = 0; i < l.n; i++)
        put_string(w, NULL, id(w->atlas, w->atlas->index[l.begin + i]));
    close_bracket(w, "]");
}

/* A row of a table on a line of its own. */
static void open_row(struct writer *w)
{
    next(w, NULL);
    taut_text_adds(w->out, "\n{");
    w->begun = false;
}

static void open_rows(struct writer *w, const char *key)
{
    taut_text_adds(w->out, w->begun ? ",\n" : "\n");
    w->begun = false;
    open_bracket(w, key, "[");
}

/* ---- tables -------------------------------------------------------------------------------------------- */

static void put_places(struct writer *w)
{
    static const char *const kinds[] = { "region", "area", "group" };
    open_rows(w, "places");
    for (size_t i = 0; i < w->atlas->n_places; i++) {
        const struct taut_place *p = &w->atlas->places[i];
        open_row(w);
        put_string(w, "id", p->id);
        put_string(w, "kind", kinds[p->kind]);
        put_string(w, "name", p->name);
        put_string(w, "latin", p->latin);
        put_flag(w, "paired", p->paired);
        put_string(w, "parent", place_id(w->atlas, p->parent));
        put_texts(w, "words", p->words);
        if (p->kind == TAUT_REGION) {
            put_flag(w, "deep", p->deep);
            put_ids(w, "neighbours", p->neighbours, place_id);
            put_numbers(w, "choir", p->choir);
            put_numbers(w, "choir_left", p->choir_left);
            put_string(w, "wpi", p->wpi);
        } else {
            put_ids(w, "regions", p->members, place_id);
        }
        close_bracket(w, "}");
    }
    close_bracket(w, "]");
}

static void put_terms(struct writer *w)
{
    open_rows(w, "terms");
    for (size_t i = 0; i < w->atlas->terms_of[TAUT_TERM_KINDS]; i++) {
        const struct taut_term *t = &w->atlas->terms[i];
        open_row(w);
        put_string(w, "kind", kind_name((enum kind)(A_QUALITY + (int)t->kind)));
        put_string(w, "id", t->id);
        put_string(w, "name", t->name);
        put_string(w, "question", t->question);
        put_texts(w, "words", t->words);
        if (t->sensory)
            put_flag(w, "sensory", true);
        if (t->muscular)
            put_flag(w, "muscular", true);
        if (t->age_at_least)
            put_number(w, "age_at_least", t->age_at_least);
        if (t->age_below)
            put_number(w, "age_below", t->age_below);
        if (t->leak >= 0)
            put_number(w, "leak", (double)t->leak);
        close_bracket(w, "}");
    }
    close_bracket(w, "]");
}

static void put_sources(struct writer *w)
{
    open_rows(w, "sources");
    for (size_t i = 0; i < w->atlas->n_sources; i++) {
        const struct taut_source *s = &w->atlas->sources[i];
        open_row(w);
        put_string(w, "id", s->id);
        put_string(w, "authors", s->authors);
        put_number(w, "year", s->year);
        put_string(w, "title", s->title);
        put_string(w, "journal", s->journal);
        put_string(w, "doi", s->doi);
        put_string(w, "pmid", s->pmid);
        put_string(w, "url", s->url);
        put_letter(w, "strength", s->strength);
        put_string(w, "checked", checked_names[s->checked]);
        close_bracket(w, "}");
    }
    close_bracket(w, "]");
}

static void put_links(struct writer *w, const struct taut_cause *c)
{
    open_bracket(w, "findings", "[");
    for (uint32_t i = 0; i < c->n_links; i++) {
        const struct taut_link *l = &w->atlas->links[c->links + i];
        bool placed = l->kind == TAUT_PAIN || l->kind == TAUT_NUMBNESS;
        open_bracket(w, NULL, "{");
        for (const struct atom *a = finding_atoms; a->key; a++)
            if (a->kind == (enum taut_finding_kind)l->kind)
                put_string(w, a->key, placed ? place_id(w->atlas, l->target) : term_id(w->atlas, l->target));
        if (placed)
            put_string(w, "side", side_names[l->relative]);
        if (l->zone != TAUT_NO_ZONE)
            put_string(w, "zone", zone_names[l->zone]);
        if (l->chance >= 0)
            put_number(w, "chance", (double)l->chance);
        if (l->of) {
            open_bracket(w, "frequency", "{");
            put_number(w, "felt", l->felt);
            put_number(w, "of", l->of);
            close_bracket(w, "}");
        }
        put_string(w, "source", source_id(w->atlas, l->source));
        close_bracket(w, "}");
    }
    close_bracket(w, "]");
}

/* What points and conditions have in common. */
static void put_cause(struct writer *w, const struct taut_cause *c)
{
    open_bracket(w, "prior", "{");
    put_number(w, "relative", (double)c->prior_relative);
    put_string(w, "because", c->prior_because);
    put_string(w, "source", source_id(w->atlas, c->prior_source));
    close_bracket(w, "}");
    put_links(w, c);
    open_bracket(w, "factors", "[");
    for (uint32_t i = 0; i < c->n_shifts; i++) {
        const struct taut_shift *s = &w->atlas->shifts[c->shifts + i];
        open_bracket(w, NULL, "{");
        put_string(w, "factor", term_id(w->atlas, s->factor));
        put_number(w, "shift", (double)s->log_odds);
        put_string(w, "source", source_id(w->atlas, s->source));
        close_bracket(w, "}");
    }
    close_bracket(w, "]");
}

static void put_care(struct writer *w, const struct taut_point *p)
{
    open_bracket(w, "danger", "[");
    for (uint32_t i = 0; i < p->n_dangers; i++) {
        const struct taut_danger *d = &w->atlas->dangers[p->dangers + i];
        open_bracket(w, NULL, "{");
        put_string(w, "structure", d->structure);
        put_string(w, "advice", advice_names[d->avoid]);
        put_string(w, "source", source_id(w->atlas, d->source));
        close_bracket(w, "}");
    }
    close_bracket(w, "]");
    open_bracket(w, "techniques", "[");
    for (uint32_t i = 0; i < p->n_doses; i++) {
        const struct taut_dose *d = &w->atlas->doses[p->doses + i];
        open_bracket(w, NULL, "{");
        put_string(w, "technique", w->atlas->techniques[d->technique].id);
        put_span(w, "hold_s", d->hold_s[0], d->hold_s[1]);
        put_span(w, "repeats", d->repeats[0], d->repeats[1]);
        put_string(w, "source", source_id(w->atlas, d->source));
        close_bracket(w, "}");
    }
    close_bracket(w, "]");
    put_string(w, "stretch", p->stretch);
    open_bracket(w, "self_care", "{");
    put_string(w, "tool", p->self_care_tool);
    put_string(w, "how", p->self_care_how);
    put_string(w, "not", p->self_care_not);
    close_bracket(w, "}");
}

static void put_point(struct writer *w, const struct taut_point *p, const struct taut_cause *c)
{
    open_row(w);
    put_string(w, "id", p->id);
    put_string(w, "name", p->name);
    open_bracket(w, "place", "{");
    put_string(w, "region", place_id(w->atlas, p->place));
    put_string(w, "landmark", p->landmark);
    put_number(w, "uncertainty_mm", p->uncertainty_mm);
    close_bracket(w, "}");
    put_string(w, "depth", depth_names[p->depth]);
    open_bracket(w, "feel", "{");
    put_string(w, "position", p->feel_position);
    put_string(w, "method", feel_names[p->feel]);
    put_string(w, "how", p->feel_how);
    close_bracket(w, "}");
    put_string(w, "difficulty", difficulty_names[p->difficulty]);
    put_cause(w, c);
    put_ids(w, "satellites", p->satellites, cause_id);
    put_care(w, p);
    put_string(w, "note", p->note);
    close_bracket(w, "}");
}

static void put_muscles(struct writer *w)
{
    open_rows(w, "muscles");
    for (size_t i = 0; i < w->atlas->n_muscles; i++) {
        const struct taut_muscle *m = &w->atlas->muscles[i];
        open_row(w);
        put_string(w, "id", m->id);
        put_string(w, "english", m->english);
        put_string(w, "latin", m->latin);
        put_texts(w, "synonyms", m->synonyms);
        put_string(w, "part_of", m->part_of);
        put_flag(w, "paired", m->paired);
        put_string(w, "attaches_from", m->attaches_from);
        put_string(w, "attaches_to", m->attaches_to);
        put_string(w, "nerve", m->nerve);
        put_texts(w, "roots", m->roots);
        put_ids(w, "actions", m->actions, term_id);
        put_ids(w, "sources", m->sources, source_id);
        put_letter(w, "strength", m->strength);
        open_bracket(w, "points", "[");
        for (size_t p = m->first_point; p < (size_t)m->first_point + m->n_points; p++)
            put_point(w, &w->atlas->points[p], &w->atlas->causes[p]);
        close_bracket(w, "]");
        close_bracket(w, "}");
    }
    close_bracket(w, "]");
}

static void put_conditions(struct writer *w)
{
    open_rows(w, "conditions");
    for (size_t i = w->atlas->n_points; i < w->atlas->n_causes; i++) {
        const struct taut_cause *c = &w->atlas->causes[i];
        open_row(w);
        put_string(w, "id", c->id);
        put_string(w, "english", c->name);
        put_string(w, "latin", c->latin);
        put_texts(w, "synonyms", c->synonyms);
        put_string(w, "kind", cause_kind_names[c->kind]);
        put_flag(w, "paired", c->paired);
        put_string(w, "urgency", urgency_names[c->urgency]);
        put_cause(w, c);
        put_string(w, "next", c->next);
        put_ids(w, "sources", c->sources, source_id);
        put_letter(w, "strength", c->strength);
        close_bracket(w, "}");
    }
    close_bracket(w, "]");
}

static void put_techniques(struct writer *w)
{
    open_rows(w, "techniques");
    for (size_t i = 0; i < w->atlas->n_techniques; i++) {
        const struct taut_technique *t = &w->atlas->techniques[i];
        open_row(w);
        put_string(w, "id", t->id);
        put_string(w, "name", t->name);
        put_span(w, "pressure_of_ten", t->pressure_of_ten[0], t->pressure_of_ten[1]);
        put_span(w, "hold_s", t->hold_s[0], t->hold_s[1]);
        put_span(w, "repeats", t->repeats[0], t->repeats[1]);
        put_string(w, "ends", t->ends);
        put_string(w, "cautions", t->cautions);
        put_string(w, "source", source_id(w->atlas, t->source));
        put_letter(w, "strength", t->strength);
        close_bracket(w, "}");
    }
    close_bracket(w, "]");
}

/* The condition at `at` as the map it was written as. */
static void put_condition(struct writer *w, const char *key, uint32_t at)
{
    static const char *const names[] = { "all",          "any",      "not", "at_least", NULL, "severity_at_least",
                                         "age_at_least", "age_below" };
    const struct taut_condition *c = &w->atlas->conditions[at];
    open_bracket(w, key, "{");
    if (c->op == TAUT_STATED) {
        const struct atom *a = condition_atoms;
        while (a->key && a->kind != (enum taut_finding_kind)c->kind)
            a++;
        put_string(w, a->key,
                   a->refers_to == ANY_PLACE   ? place_id(w->atlas, c->target)
                   : a->refers_to == ANY_CAUSE ? cause_id(w->atlas, c->target)
                                               : term_id(w->atlas, c->target));
    } else if (c->op == TAUT_DENIED) {
        put_condition(w, names[c->op], at + 1);
    } else if (c->op >= TAUT_SEVERITY_AT_LEAST) {
        put_number(w, names[c->op], c->value);
    } else {
        if (c->op == TAUT_AT_LEAST) {
            open_bracket(w, names[c->op], "{");
            put_number(w, "n", c->value);
        }
        open_bracket(w, c->op == TAUT_AT_LEAST ? "of" : names[c->op], "[");
        for (uint32_t child = at + 1; child < at + c->size; child += w->atlas->conditions[child].size)
            put_condition(w, NULL, child);
        close_bracket(w, "]");
        if (c->op == TAUT_AT_LEAST)
            close_bracket(w, "}");
    }
    close_bracket(w, "}");
}

static void put_screens(struct writer *w)
{
    open_rows(w, "screens");
    for (size_t i = 0; i < w->atlas->n_screens; i++) {
        const struct taut_screen *s = &w->atlas->screens[i];
        open_row(w);
        put_string(w, "id", s->id);
        put_string(w, "level", level_names[s->level]);
        put_condition(w, "when", s->when);
        put_ids(w, "places", s->places, place_id);
        put_string(w, "person", s->person);
        put_string(w, "practitioner", s->practitioner);
        put_string(w, "time", s->time);
        put_string(w, "why", s->why);
        put_string(w, "source", source_id(w->atlas, s->source));
        put_letter(w, "strength", s->strength);
        close_bracket(w, "}");
    }
    close_bracket(w, "]");
}

void emit_json(const struct built *b, struct taut_text *out)
{
    struct writer w = { .atlas = &b->atlas, .out = out };
    open_bracket(&w, NULL, "{");
    put_string(&w, "format", "taut.atlas/1");
    put_string(&w, "version", b->atlas.version);
    put_string(&w, "checksum", b->atlas.checksum);
    put_places(&w);
    put_terms(&w);
    put_muscles(&w);
    put_conditions(&w);
    put_techniques(&w);
    put_screens(&w);
    put_sources(&w);
    taut_text_adds(out, ",\n");
    w.begun = false;
    open_bracket(&w, "model", "{");
#define X(name, low, high) put_number(&w, #name, b->atlas.model.name);
    TAUT_MODEL_TABLE(X)
#undef X
    close_bracket(&w, "}");
    taut_text_adds(out, "\n}\n");
}
