/* atlas_json.c - one entry of the atlas as JSON: the same facts as atlas_text.c. */
#include "cli.h"

static const char *source_id(const struct taut_atlas *a, uint16_t source)
{
    return source < a->n_sources ? a->sources[source].id : NULL;
}

static void grade(struct taut_json *j, char strength)
{
    char text[2] = { strength, '\0' };
    taut_json_string(j, "strength", strength ? text : NULL);
}

static void texts(const struct taut_atlas *a, struct taut_json *j, const char *key, struct taut_texts t)
{
    taut_json_open_list(j, key);
    for (uint32_t k = 0; k < t.n; k++)
        taut_json_string(j, NULL, taut_atlas_text(a, t.begin + k));
    taut_json_close(j);
}

static void place_ids(const struct taut_atlas *a, struct taut_json *j, const char *key, struct taut_list list)
{
    taut_json_open_list(j, key);
    for (uint32_t k = 0; k < list.n; k++)
        taut_json_string(j, NULL, a->places[a->index[list.begin + k]].id);
    taut_json_close(j);
}

static void numbers(const struct taut_atlas *a, struct taut_json *j, const char *key, struct taut_list list)
{
    taut_json_open_list(j, key);
    for (uint32_t k = 0; k < list.n; k++)
        taut_json_integer(j, NULL, a->index[list.begin + k]);
    taut_json_close(j);
}

static void sources(const struct taut_atlas *a, struct taut_json *j, struct taut_list list)
{
    taut_json_open_array(j, "sources");
    for (uint32_t k = 0; k < list.n; k++)
        taut_json_source(j, NULL, &a->sources[a->index[list.begin + k]]);
    taut_json_close(j);
}

static void links(const struct taut_atlas *a, struct taut_json *j, const struct taut_cause *c)
{
    static const char *const relatives[] = { "same", "opposite", "both", "left", "right" };
    static const char *const zones[] = { "essential", "spillover", NULL };
    taut_json_open_array(j, "findings");
    for (uint32_t k = c->links; k < c->links + c->n_links; k++) {
        const struct taut_link *l = &a->links[k];
        bool placed = l->kind == TAUT_PAIN || l->kind == TAUT_NUMBNESS;
        taut_json_open_object(j, NULL);
        taut_json_string(j, "kind", taut_finding_kind_name((enum taut_finding_kind)l->kind));
        if (placed)
            taut_json_string(j, "region", a->places[l->target].id);
        else
            taut_json_string(j, "id", a->terms[l->target].id);
        if (placed)
            taut_json_string(j, "side", relatives[l->relative]);
        if (zones[l->zone])
            taut_json_string(j, "zone", zones[l->zone]);
        if (l->chance >= 0)
            taut_json_number(j, "chance", (double)l->chance, 3);
        if (l->of) {
            taut_json_integer(j, "felt", l->felt);
            taut_json_integer(j, "of", l->of);
        }
        if (source_id(a, l->source))
            taut_json_string(j, "source", source_id(a, l->source));
        taut_json_close(j);
    }
    taut_json_close(j);
}

static void shifts(const struct taut_atlas *a, struct taut_json *j, const struct taut_cause *c)
{
    taut_json_open_array(j, "factors");
    for (uint32_t k = c->shifts; k < c->shifts + c->n_shifts; k++) {
        taut_json_open_object(j, NULL);
        taut_json_string(j, "factor", a->terms[a->shifts[k].factor].id);
        taut_json_number(j, "shift", (double)a->shifts[k].log_odds, 2);
        taut_json_string(j, "source", source_id(a, a->shifts[k].source));
        taut_json_close(j);
    }
    taut_json_close(j);
}

static void prior(const struct taut_atlas *a, struct taut_json *j, const struct taut_cause *c)
{
    taut_json_open_object(j, "prior");
    taut_json_number(j, "relative", (double)c->prior_relative, 3);
    taut_json_string(j, "because", c->prior_because);
    taut_json_string(j, "source", source_id(a, c->prior_source));
    taut_json_close(j);
}

static void range(struct taut_json *j, const char *key, unsigned low, unsigned high)
{
    taut_json_open_list(j, key);
    if (low || high) {
        taut_json_integer(j, NULL, low);
        taut_json_integer(j, NULL, high);
    }
    taut_json_close(j);
}

static void care(const struct taut_atlas *a, struct taut_json *j, const struct taut_point *p)
{
    taut_json_open_list(j, "satellites");
    for (uint32_t k = 0; k < p->satellites.n; k++)
        taut_json_string(j, NULL, a->points[a->index[p->satellites.begin + k]].id);
    taut_json_close(j);
    taut_json_open_array(j, "danger");
    for (uint32_t k = p->dangers; k < p->dangers + p->n_dangers; k++) {
        taut_json_open_object(j, NULL);
        taut_json_string(j, "structure", a->dangers[k].structure);
        taut_json_string(j, "advice", a->dangers[k].avoid ? "avoid" : "lighter");
        taut_json_string(j, "source", source_id(a, a->dangers[k].source));
        taut_json_close(j);
    }
    taut_json_close(j);
    taut_json_open_array(j, "techniques");
    for (uint32_t k = p->doses; k < p->doses + p->n_doses; k++) {
        const struct taut_dose *d = &a->doses[k];
        taut_json_open_object(j, NULL);
        taut_json_string(j, "technique", a->techniques[d->technique].id);
        range(j, "hold_s", d->hold_s[0], d->hold_s[1]);
        range(j, "repeats", d->repeats[0], d->repeats[1]);
        taut_json_string(j, "source", source_id(a, d->source));
        taut_json_close(j);
    }
    taut_json_close(j);
    taut_json_string(j, "stretch", p->stretch);
    taut_json_open_object(j, "self_care");
    taut_json_string(j, "tool", p->self_care_tool);
    taut_json_string(j, "how", p->self_care_how);
    taut_json_string(j, "not", p->self_care_not);
    taut_json_close(j);
}

static void point_members(const struct taut_atlas *a, struct taut_json *j, uint16_t point)
{
    const struct taut_point *p = &a->points[point];
    taut_json_string(j, "id", p->id);
    taut_json_string(j, "name", p->name);
    taut_json_string(j, "muscle", a->muscles[p->muscle].id);
    taut_json_open_object(j, "place");
    taut_json_string(j, "region", a->places[p->place].id);
    taut_json_string(j, "landmark", p->landmark);
    taut_json_integer(j, "uncertainty_mm", p->uncertainty_mm);
    taut_json_close(j);
    taut_json_string(j, "depth", taut_depth_name(p->depth));
    taut_json_open_object(j, "feel");
    taut_json_string(j, "position", p->feel_position);
    taut_json_string(j, "method", taut_feel_name(p->feel));
    taut_json_string(j, "how", p->feel_how);
    taut_json_close(j);
    taut_json_string(j, "difficulty", taut_difficulty_name(p->difficulty));
    prior(a, j, &a->causes[point]);
    links(a, j, &a->causes[point]);
    care(a, j, p);
    taut_json_string(j, "note", p->note);
}

void json_muscle(const struct taut_atlas *a, struct taut_json *j, uint16_t muscle)
{
    const struct taut_muscle *m = &a->muscles[muscle];
    taut_json_open_object(j, NULL);
    taut_json_string(j, "type", "muscle");
    taut_json_string(j, "id", m->id);
    taut_json_string(j, "english", m->english);
    taut_json_string(j, "latin", m->latin);
    texts(a, j, "synonyms", m->synonyms);
    taut_json_string(j, "part_of", m->part_of);
    taut_json_bool(j, "paired", m->paired);
    taut_json_open_object(j, "attachments");
    taut_json_string(j, "from", m->attaches_from);
    taut_json_string(j, "to", m->attaches_to);
    taut_json_close(j);
    taut_json_open_object(j, "nerve");
    taut_json_string(j, "name", m->nerve);
    texts(a, j, "roots", m->roots);
    taut_json_close(j);
    taut_json_open_list(j, "actions");
    for (uint32_t k = 0; k < m->actions.n; k++)
        taut_json_string(j, NULL, a->terms[a->index[m->actions.begin + k]].id);
    taut_json_close(j);
    if (m->n_points)
        shifts(a, j, &a->causes[m->first_point]);
    taut_json_open_array(j, "points");
    for (uint16_t k = 0; k < m->n_points; k++) {
        taut_json_open_object(j, NULL);
        point_members(a, j, (uint16_t)(m->first_point + k));
        taut_json_close(j);
    }
    taut_json_close(j);
    grade(j, m->strength);
    sources(a, j, m->sources);
    taut_json_close(j);
}

void json_point(const struct taut_atlas *a, struct taut_json *j, uint16_t point)
{
    taut_json_open_object(j, NULL);
    taut_json_string(j, "type", "point");
    point_members(a, j, point);
    sources(a, j, a->causes[point].sources);
    taut_json_close(j);
}

void json_condition(const struct taut_atlas *a, struct taut_json *j, uint16_t cause)
{
    const struct taut_cause *c = &a->causes[cause];
    taut_json_open_object(j, NULL);
    taut_json_string(j, "type", "cause");
    taut_json_string(j, "id", c->id);
    taut_json_string(j, "english", c->name);
    taut_json_string(j, "latin", c->latin);
    texts(a, j, "synonyms", c->synonyms);
    taut_json_string(j, "kind", taut_cause_kind_name(c->kind));
    taut_json_bool(j, "paired", c->paired);
    taut_json_string(j, "urgency", taut_urgency_name(c->urgency));
    prior(a, j, c);
    links(a, j, c);
    shifts(a, j, c);
    taut_json_string(j, "next", c->next);
    grade(j, c->strength);
    sources(a, j, c->sources);
    taut_json_close(j);
}

void json_place(const struct taut_atlas *a, struct taut_json *j, uint16_t place)
{
    static const char *const kinds[] = { "region", "area", "group" };
    const struct taut_place *p = &a->places[place];
    taut_json_open_object(j, NULL);
    taut_json_string(j, "type", kinds[p->kind]);
    taut_json_string(j, "id", p->id);
    taut_json_string(j, "name", p->name);
    taut_json_string(j, "latin", p->latin);
    taut_json_string(j, "parent", p->parent < a->n_places ? a->places[p->parent].id : NULL);
    taut_json_bool(j, "paired", p->paired);
    taut_json_bool(j, "deep", p->deep);
    if (p->kind == TAUT_REGION) {
        place_ids(a, j, "neighbours", p->neighbours);
        numbers(a, j, "choir", p->choir);
        numbers(a, j, "choir_left", p->choir_left);
        taut_json_string(j, "wpi", p->wpi);
    } else {
        place_ids(a, j, "regions", p->members);
    }
    texts(a, j, "words", p->words);
    taut_json_close(j);
}

void json_source(const struct taut_atlas *a, struct taut_json *j, uint16_t source)
{
    taut_json_source(j, NULL, &a->sources[source]);
}

void json_screen(const struct taut_atlas *a, struct taut_json *j, uint16_t screen)
{
    const struct taut_screen *s = &a->screens[screen];
    taut_json_open_object(j, NULL);
    taut_json_string(j, "type", "screen");
    taut_json_string(j, "id", s->id);
    taut_json_string(j, "level", taut_level_name(s->level));
    taut_json_string(j, "person", s->person);
    taut_json_string(j, "practitioner", s->practitioner);
    taut_json_string(j, "time", s->time);
    taut_json_string(j, "why", s->why);
    place_ids(a, j, "places", s->places);
    taut_json_string(j, "source", source_id(a, s->source));
    grade(j, s->strength);
    taut_json_close(j);
}

void json_technique(const struct taut_atlas *a, struct taut_json *j, uint16_t technique)
{
    const struct taut_technique *t = &a->techniques[technique];
    taut_json_open_object(j, NULL);
    taut_json_string(j, "type", "technique");
    taut_json_string(j, "id", t->id);
    taut_json_string(j, "name", t->name);
    range(j, "pressure_of_ten", t->pressure_of_ten[0], t->pressure_of_ten[1]);
    range(j, "hold_s", t->hold_s[0], t->hold_s[1]);
    range(j, "repeats", t->repeats[0], t->repeats[1]);
    taut_json_string(j, "ends", t->ends);
    taut_json_string(j, "cautions", t->cautions);
    taut_json_string(j, "source", source_id(a, t->source));
    grade(j, t->strength);
    taut_json_close(j);
}
