/* atlas_kinds.c - see atlas_kinds.h. To add a kind, add a row. */
#include "atlas_kinds.h"

static void list_muscle(const struct taut_atlas *a, uint16_t k, struct listed *ret)
{
    const struct taut_muscle *m = &a->muscles[k];
    ret->id = m->id;
    ret->name = m->english;
    snprintf(ret->note, sizeof ret->note, "%u point%s, strength %c", (unsigned)m->n_points, m->n_points == 1 ? "" : "s",
             m->strength);
}

static void list_point(const struct taut_atlas *a, uint16_t k, struct listed *ret)
{
    const struct taut_point *p = &a->points[k];
    ret->id = p->id;
    ret->name = p->name;
    snprintf(ret->note, sizeof ret->note, "%s", a->places[p->place].name);
}

static void list_condition(const struct taut_atlas *a, uint16_t k, struct listed *ret)
{
    const struct taut_cause *c = &a->causes[k];
    ret->id = c->id;
    ret->name = c->name;
    snprintf(ret->note, sizeof ret->note, "%s, %s", taut_cause_kind_name(c->kind), taut_urgency_name(c->urgency));
}

static void list_place(const struct taut_atlas *a, uint16_t k, struct listed *ret)
{
    static const char *const kinds[] = { "region", "area", "group" };
    const struct taut_place *p = &a->places[k];
    ret->id = p->id;
    ret->name = p->name;
    snprintf(ret->note, sizeof ret->note, "%s%s%s", kinds[p->kind], p->parent < a->n_places ? " of " : "",
             p->parent < a->n_places ? a->places[p->parent].id : "");
}

static void list_term(const struct taut_atlas *a, uint16_t k, struct listed *ret)
{
    const struct taut_term *t = &a->terms[k];
    ret->id = t->id;
    ret->name = t->name;
    ret->note[0] = '\0';
    if (t->strength)
        snprintf(ret->note, sizeof ret->note, "strength %c", t->strength);
    else if (t->kind == TAUT_MOVEMENT)
        snprintf(ret->note, sizeof ret->note, "%s", t->test ? "with a test" : "");
}

static void list_count(const struct taut_atlas *a, uint16_t k, struct listed *ret)
{
    const struct taut_count *c = &a->counts[k];
    ret->id = c->id;
    ret->name = c->people;
    snprintf(ret->note, sizeof ret->note, "%s in %u of %u", taut_count_state_name(c->state), (unsigned)c->felt,
             (unsigned)c->of);
}

static void list_claim(const struct taut_atlas *a, uint16_t k, struct listed *ret)
{
    const struct taut_claim *c = &a->claims[k];
    ret->id = c->id;
    ret->name = c->claim;
    snprintf(ret->note, sizeof ret->note, "%s", taut_verdict_name(c->verdict));
}

static void list_source(const struct taut_atlas *a, uint16_t k, struct listed *ret)
{
    const struct taut_source *s = &a->sources[k];
    ret->id = s->id;
    ret->name = s->title;
    snprintf(ret->note, sizeof ret->note, "%c, %s", s->strength, taut_checked_name(s->checked));
}

static void list_screen(const struct taut_atlas *a, uint16_t k, struct listed *ret)
{
    const struct taut_screen *s = &a->screens[k];
    ret->id = s->id;
    ret->name = s->person;
    snprintf(ret->note, sizeof ret->note, "%s", taut_level_name(s->level));
}

static void list_technique(const struct taut_atlas *a, uint16_t k, struct listed *ret)
{
    const struct taut_technique *t = &a->techniques[k];
    ret->id = t->id;
    ret->name = t->name;
    snprintf(ret->note, sizeof ret->note, "%s, strength %c", taut_technique_kind_name(t->kind), t->strength);
}

static void list_landmark(const struct taut_atlas *a, uint16_t k, struct listed *ret)
{
    const struct taut_landmark *l = &a->landmarks[k];
    ret->id = l->id;
    ret->name = l->name;
    snprintf(ret->note, sizeof ret->note, "%s", a->places[l->region].name);
}

static void list_course(const struct taut_atlas *a, uint16_t k, struct listed *ret)
{
    const struct taut_course *c = &a->courses[k];
    ret->id = c->id;
    ret->name = c->review;
    snprintf(ret->note, sizeof ret->note, "%u to %u sessions", (unsigned)c->sessions[0], (unsigned)c->sessions[1]);
}

static void list_dermatome(const struct taut_atlas *a, uint16_t k, struct listed *ret)
{
    const struct taut_dermatome *d = &a->dermatomes[k];
    ret->id = d->id;
    ret->name = d->name;
    snprintf(ret->note, sizeof ret->note, "%u regions", (unsigned)(d->regions.n + d->also.n));
}

static void list_score(const struct taut_atlas *a, uint16_t k, struct listed *ret)
{
    const struct taut_score *s = &a->scores[k];
    ret->id = s->id;
    ret->name = s->name;
    snprintf(ret->note, sizeof ret->note, "%u items, strength %c", (unsigned)s->n_items, s->strength);
}

static void list_site(const struct taut_atlas *a, uint16_t k, struct listed *ret)
{
    const struct taut_site *s = &a->sites[k];
    ret->id = s->id;
    ret->name = s->name;
    snprintf(ret->note, sizeof ret->note, "at most %u, trained %u", (unsigned)s->by_self, (unsigned)s->by_trained);
}

static void list_question(const struct taut_atlas *a, uint16_t k, struct listed *ret)
{
    const struct taut_question *q = &a->questions[k];
    ret->id = q->id;
    ret->name = q->text;
    snprintf(ret->note, sizeof ret->note, "%s, %s", taut_question_part_name(q->part), taut_question_kind_name(q->kind));
}

const struct kind atlas_kinds[N_KINDS] = {
    { "muscles", "muscle", TAUT_ENTRY_MUSCLE, TAUT_TERM_KINDS, list_muscle, text_muscle },
    { "points", "point", TAUT_ENTRY_POINT, TAUT_TERM_KINDS, list_point, text_point },
    { "causes", "cause", TAUT_ENTRY_CONDITION, TAUT_TERM_KINDS, list_condition, text_condition },
    { "regions", "place", TAUT_ENTRY_PLACE, TAUT_TERM_KINDS, list_place, text_place },
    { "factors", "factor", TAUT_ENTRY_TERM, TAUT_FACTOR, list_term, text_term },
    { "movements", "movement", TAUT_ENTRY_TERM, TAUT_MOVEMENT, list_term, text_term },
    { "screens", "safety rule", TAUT_ENTRY_SCREEN, TAUT_TERM_KINDS, list_screen, text_screen },
    { "techniques", "technique", TAUT_ENTRY_TECHNIQUE, TAUT_TERM_KINDS, list_technique, text_technique },
    { "counts", "count", TAUT_ENTRY_COUNT, TAUT_TERM_KINDS, list_count, text_count },
    { "claims", "claim", TAUT_ENTRY_CLAIM, TAUT_TERM_KINDS, list_claim, text_claim },
    { "sources", "source", TAUT_ENTRY_SOURCE, TAUT_TERM_KINDS, list_source, text_source },
    { "landmarks", "landmark", TAUT_ENTRY_LANDMARK, TAUT_TERM_KINDS, list_landmark, text_landmark },
    { "courses", "course", TAUT_ENTRY_COURSE, TAUT_TERM_KINDS, list_course, text_course },
    { "dermatomes", "dermatome", TAUT_ENTRY_DERMATOME, TAUT_TERM_KINDS, list_dermatome, text_dermatome },
    { "scores", "score", TAUT_ENTRY_SCORE, TAUT_TERM_KINDS, list_score, text_score },
    { "sites", "delicate site", TAUT_ENTRY_SITE, TAUT_TERM_KINDS, list_site, text_site },
    { "questions", "question", TAUT_ENTRY_QUESTION, TAUT_TERM_KINDS, list_question, text_question },
};

uint16_t kind_begin(const struct taut_atlas *a, const struct kind *kind)
{
    return kind->entry == TAUT_ENTRY_TERM        ? a->terms_of[kind->term]
           : kind->entry == TAUT_ENTRY_CONDITION ? a->n_points
                                                 : 0;
}

uint16_t kind_end(const struct taut_atlas *a, const struct kind *kind)
{
    switch (kind->entry) {
    case TAUT_ENTRY_PLACE: return a->n_places;
    case TAUT_ENTRY_TERM: return a->terms_of[kind->term + 1];
    case TAUT_ENTRY_MUSCLE: return a->n_muscles;
    case TAUT_ENTRY_POINT: return a->n_points;
    case TAUT_ENTRY_CONDITION: return a->n_causes;
    case TAUT_ENTRY_TECHNIQUE: return a->n_techniques;
    case TAUT_ENTRY_SCREEN: return a->n_screens;
    case TAUT_ENTRY_COUNT: return a->n_counts;
    case TAUT_ENTRY_CLAIM: return a->n_claims;
    case TAUT_ENTRY_SOURCE: return a->n_sources;
    case TAUT_ENTRY_LANDMARK: return a->n_landmarks;
    case TAUT_ENTRY_COURSE: return a->n_courses;
    case TAUT_ENTRY_DERMATOME: return a->n_dermatomes;
    case TAUT_ENTRY_SCORE: return a->n_scores;
    case TAUT_ENTRY_SITE: return a->n_sites;
    case TAUT_ENTRY_QUESTION: return a->n_questions;
    case TAUT_ENTRIES: break;
    }
    return 0;
}

static unsigned kind_count(const struct taut_atlas *a, const struct kind *kind)
{
    return (unsigned)kind_end(a, kind) - kind_begin(a, kind);
}

enum taut_status kinds_print(const struct taut_atlas *a, const struct args *args, struct taut_error *err)
{
    if (!args->json) {
        for (size_t k = 0; k < N_KINDS; k++)
            printf("%8u %s\n", kind_count(a, &atlas_kinds[k]), atlas_kinds[k].name);
        return TAUT_OK;
    }
    struct taut_text text;
    taut_text_init(&text, LONGEST_JSON);
    struct taut_json j = { .out = &text };
    taut_json_open_object(&j, NULL);
    for (size_t k = 0; k < N_KINDS; k++)
        taut_json_integer(&j, atlas_kinds[k].name, kind_count(a, &atlas_kinds[k]));
    taut_json_close(&j);
    return term_flush_text(&text, err);
}
