/* atlas.c - the atlas as JSON, entry by entry or whole: the keys of docs/formats/atlas.md, ids instead of indices. */
#include <taut/json.h>

#include "atlas_care.h"
#include "atlas_places.h"
#include "atlas_safety.h"

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
    char text[TAUT_TEXT_SIZE];
    taut_json_open_list(j, key);
    for (uint32_t k = 0, at = t.begin; k < t.n; k++) {
        at = taut_atlas_text(a, at, text);
        taut_json_string(j, NULL, text);
    }
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

static void sources(const struct taut_atlas *a, struct taut_json *j, const char *key, struct taut_list list)
{
    taut_json_open_list(j, key);
    for (uint32_t k = 0; k < list.n; k++)
        taut_json_string(j, NULL, source_id(a, a->index[list.begin + k]));
    taut_json_close(j);
}

static void reviews(const struct taut_atlas *a, struct taut_json *j, uint32_t begin, uint32_t n)
{
    taut_json_open_array(j, "reviewed");
    for (uint32_t k = begin; k < begin + n; k++) {
        taut_json_open_object(j, NULL);
        taut_json_string(j, "date", a->reviews[k].date);
        sources(a, j, "against", a->reviews[k].against);
        taut_json_string(j, "outcome", taut_outcome_name(a->reviews[k].outcome));
        taut_json_string(j, "note", a->reviews[k].note);
        taut_json_close(j);
    }
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
        const struct taut_support *support = &a->supports[l->support];
        if (support->chance != TAUT_NONE)
            taut_json_number(j, "chance", taut_support_chance(support), 4);
        if (support->of) {
            taut_json_integer(j, "felt", support->felt);
            taut_json_integer(j, "of", support->of);
        }
        if (source_id(a, l->source))
            taut_json_string(j, "source", source_id(a, l->source));
        if (source_id(a, support->against))
            taut_json_string(j, "against", source_id(a, support->against));
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
    range(j, "hold_s", p->self_care_hold_s[0], p->self_care_hold_s[1]);
    range(j, "pressure_of_ten", p->self_care_of_ten[0], p->self_care_of_ten[1]);
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
    atlas_spot(a, j, p);
    taut_json_close(j);
    atlas_strips(a, j, p);
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
    taut_json_string(j, "scattered", p->scattered);
}

static void write_muscle(const struct taut_atlas *a, struct taut_json *j, uint16_t muscle)
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
    sources(a, j, "sources", m->sources);
    reviews(a, j, m->reviews, m->n_reviews);
    taut_json_close(j);
}

static void write_point(const struct taut_atlas *a, struct taut_json *j, uint16_t point)
{
    taut_json_open_object(j, NULL);
    taut_json_string(j, "type", "point");
    point_members(a, j, point);
    sources(a, j, "sources", a->causes[point].sources);
    taut_json_close(j);
}

static void write_condition(const struct taut_atlas *a, struct taut_json *j, uint16_t cause)
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
    texts(a, j, "roots", c->roots);
    taut_json_string(j, "next", c->next);
    grade(j, c->strength);
    sources(a, j, "sources", c->sources);
    reviews(a, j, c->reviews, c->n_reviews);
    taut_json_close(j);
}

static void write_place(const struct taut_atlas *a, struct taut_json *j, uint16_t place)
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

static void write_trait(const struct taut_atlas *a, struct taut_json *j, const struct taut_term *sign)
{
    static const char *const traits[] = {
        NULL, "swelling", "weakness", "redness", "discoloured", "drooping", "darkness"
    };
    if (sign->trait == TAUT_NO_TRAIT)
        return;
    taut_json_string(j, "trait", traits[sign->trait]);
    taut_json_bool(j, "trait_on_both", sign->trait_on_both);
    place_ids(a, j, "trait_in", sign->trait_in);
}

static void write_term(const struct taut_atlas *a, struct taut_json *j, uint16_t term)
{
    const struct taut_term *t = &a->terms[term];
    taut_json_open_object(j, NULL);
    taut_json_string(j, "type", taut_term_kind_name(t->kind));
    taut_json_string(j, "id", t->id);
    taut_json_string(j, "name", t->name);
    taut_json_string(j, "question", t->question);
    texts(a, j, "words", t->words);
    if (t->kind == TAUT_QUALITY) {
        taut_json_bool(j, "sensory", t->sensory);
        taut_json_bool(j, "muscular", t->muscular);
    }
    if (t->kind == TAUT_MOVEMENT)
        taut_json_string(j, "test", t->test);
    if (t->kind == TAUT_SIGN) {
        taut_json_string(j, "pain_in", t->pain_in < a->n_places ? a->places[t->pain_in].id : NULL);
        taut_json_string(j, "weak_in", t->weak_in != TAUT_NONE ? a->terms[t->weak_in].id : NULL);
        taut_json_bool(j, "painful", t->painful);
        write_trait(a, j, t);
    }
    if (t->kind == TAUT_FACTOR) {
        taut_json_string(j, "later", t->later != TAUT_NONE ? a->terms[t->later].id : NULL);
        taut_json_string(j, "change", t->change);
        taut_json_string(j, "source", source_id(a, t->source));
        grade(j, t->strength);
        if (t->age_at_least)
            taut_json_integer(j, "age_at_least", t->age_at_least);
        if (t->age_below)
            taut_json_integer(j, "age_below", t->age_below);
    }
    if (t->leak >= 0)
        taut_json_number(j, "leak", (double)t->leak, 4);
    taut_json_close(j);
}

static void write_count(const struct taut_atlas *a, struct taut_json *j, uint16_t count)
{
    const struct taut_count *c = &a->counts[count];
    taut_json_open_object(j, NULL);
    taut_json_string(j, "type", "count");
    taut_json_string(j, "id", c->id);
    taut_json_string(j, "muscle", a->muscles[c->muscle].id);
    taut_json_string(j, "people", c->people);
    taut_json_string(j, "state", taut_count_state_name(c->state));
    taut_json_integer(j, "felt", c->felt);
    taut_json_integer(j, "of", c->of);
    taut_json_bool(j, "healthy", c->healthy);
    taut_json_string(j, "note", c->note);
    taut_json_string(j, "source", source_id(a, c->source));
    taut_json_close(j);
}

static void write_claim(const struct taut_atlas *a, struct taut_json *j, uint16_t claim)
{
    const struct taut_claim *c = &a->claims[claim];
    taut_json_open_object(j, NULL);
    taut_json_string(j, "type", "claim");
    taut_json_string(j, "id", c->id);
    taut_json_string(j, "claim", c->claim);
    taut_json_string(j, "verdict", taut_verdict_name(c->verdict));
    taut_json_string(j, "evidence", c->evidence);
    taut_json_string(j, "source", source_id(a, c->source));
    grade(j, c->strength);
    taut_json_close(j);
}

static void write_source(const struct taut_atlas *a, struct taut_json *j, uint16_t source)
{
    taut_json_source(j, NULL, &a->sources[source]);
}

/* ---- entries ------------------------------------------------------------------------------------------- */

static void (*const writers[TAUT_ENTRIES])(const struct taut_atlas *a, struct taut_json *j, uint16_t k) = {
    [TAUT_ENTRY_PLACE] = write_place,         [TAUT_ENTRY_TERM] = write_term,
    [TAUT_ENTRY_MUSCLE] = write_muscle,       [TAUT_ENTRY_POINT] = write_point,
    [TAUT_ENTRY_CONDITION] = write_condition, [TAUT_ENTRY_TECHNIQUE] = atlas_technique,
    [TAUT_ENTRY_SCREEN] = atlas_screen,       [TAUT_ENTRY_COUNT] = write_count,
    [TAUT_ENTRY_CLAIM] = write_claim,         [TAUT_ENTRY_SOURCE] = write_source,
    [TAUT_ENTRY_LANDMARK] = atlas_landmark,   [TAUT_ENTRY_COURSE] = atlas_course,
    [TAUT_ENTRY_DERMATOME] = atlas_dermatome, [TAUT_ENTRY_SCORE] = atlas_score,
    [TAUT_ENTRY_SITE] = atlas_site,           [TAUT_ENTRY_QUESTION] = atlas_question,
};

void taut_json_entry(struct taut_json *j, const struct taut_atlas *a, enum taut_entry entry, uint16_t index)
{
    writers[entry](a, j, index);
}

void taut_json_atlas(struct taut_json *j, const struct taut_atlas *a)
{
    const struct {
        const char *key;
        enum taut_entry entry;
        uint16_t begin, end;
    } tables[] = {
        { "places", TAUT_ENTRY_PLACE, 0, a->n_places },
        { "terms", TAUT_ENTRY_TERM, 0, a->terms_of[TAUT_TERM_KINDS] },
        { "muscles", TAUT_ENTRY_MUSCLE, 0, a->n_muscles }, /* with their points */
        { "causes", TAUT_ENTRY_CONDITION, a->n_points, a->n_causes },
        { "techniques", TAUT_ENTRY_TECHNIQUE, 0, a->n_techniques },
        { "screens", TAUT_ENTRY_SCREEN, 0, a->n_screens },
        { "counts", TAUT_ENTRY_COUNT, 0, a->n_counts },
        { "claims", TAUT_ENTRY_CLAIM, 0, a->n_claims },
        { "sources", TAUT_ENTRY_SOURCE, 0, a->n_sources },
        { "landmarks", TAUT_ENTRY_LANDMARK, 0, a->n_landmarks },
        { "courses", TAUT_ENTRY_COURSE, 0, a->n_courses },
        { "dermatomes", TAUT_ENTRY_DERMATOME, 0, a->n_dermatomes },
        { "scores", TAUT_ENTRY_SCORE, 0, a->n_scores },
        { "sites", TAUT_ENTRY_SITE, 0, a->n_sites },
        { "questions", TAUT_ENTRY_QUESTION, 0, a->n_questions },
    };
    taut_json_open_object(j, NULL);
    taut_json_string(j, "format", "taut.atlas/1");
    taut_json_string(j, "version", a->version);
    taut_json_string(j, "checksum", a->checksum);
    for (size_t t = 0; t < sizeof tables / sizeof *tables; t++) {
        taut_json_open_array(j, tables[t].key);
        for (uint16_t k = tables[t].begin; k < tables[t].end; k++)
            taut_json_entry(j, a, tables[t].entry, k);
        taut_json_close(j);
    }
    taut_json_open_array(j, "measures");
    for (uint16_t k = 0; k < a->n_measures; k++)
        taut_json_measure(j, NULL, a, k);
    taut_json_close(j);
    taut_json_open_object(j, "model");
#define X(name, low, high) taut_json_number(j, #name, a->model.name, 6);
    TAUT_MODEL_TABLE(X)
#undef X
    taut_json_close(j);
    taut_json_close(j);
}
