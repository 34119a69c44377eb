/* build_techniques.c - techniques, and how treatments go on. */
#include <string.h>

#include "memory.h"
#include "pools.h"
#include "schema.h"

static bool may_apply(const struct node *at, const char *who)
{
    for (const struct node *m = node_members(at, "by"); m; m = m->next)
        if (m->text && !strcmp(m->text, who))
            return true;
    return false;
}

static struct taut_technique technique(struct builder *b, const struct node *at)
{
    uint16_t of_ten[2] = { 0, 0 };
    pool_span(node_get(at, "pressure"), "of_ten", of_ten);
    struct taut_technique t = {
        .id = pool_text(at, "id"),
        .name = pool_text(at, "name"),
        .kind = (enum taut_technique_kind)name_index(node_get(at, "kind"), technique_kind_names, TAUT_DOES_HABIT),
        .by_self = may_apply(at, hands_names[0]),
        .by_trained = may_apply(at, hands_names[1]),
        .tools = node_text(at, "tools"),
        .self_care = pool_texts(b, at, "self_care"),
        .warm_up_s = (uint16_t)node_number_or(at, "warm_up_s", 0),
        .pressure_of_ten = { (uint8_t)of_ten[0], (uint8_t)of_ten[1] },
        .rest_s = (uint16_t)node_number_or(at, "rest_s", 0),
        .contact = node_text(at, "contact"),
        .therapist = node_text(at, "therapist"),
        .feel = pool_text(at, "feel"),
        .say = pool_text(at, "say"),
        .ends = pool_text(at, "ends"),
        .stop = pool_text(at, "stop"),
        .cautions = pool_text(at, "cautions"),
        .evidence = pool_text(at, "evidence"),
        .weight = (float)node_number_or(at, "weight", 0),
        .source = pool_reference(b, at, "source", KIND(A_SOURCE)),
        .strength = pool_strength(at),
    };
    pool_span(at, "hold_s", t.hold_s);
    pool_span(at, "repeats", t.repeats);
    return t;
}

void build_techniques(struct builder *b, struct taut_atlas *a)
{
    a->n_techniques = (uint16_t)corpus_count(b->corpus, A_TECHNIQUE);
    struct taut_technique *techniques = take(b->arena, a->n_techniques + 1u, sizeof *techniques);
    for (size_t i = 0; i < a->n_techniques; i++)
        techniques[i] = technique(b, corpus_entity(b->corpus, A_TECHNIQUE, i)->at);
    a->techniques = techniques;
}

void build_courses(struct builder *b, struct taut_atlas *a)
{
    a->n_courses = (uint16_t)corpus_count(b->corpus, A_COURSE);
    struct taut_course *courses = take(b->arena, a->n_courses + 1u, sizeof *courses);
    for (size_t i = 0; i < a->n_courses; i++) {
        const struct node *at = corpus_entity(b->corpus, A_COURSE, i)->at;
        courses[i] = (struct taut_course){
            .id = pool_text(at, "id"),
            .when = build_when(b, at, "when"),
            .review_after_sessions = (uint16_t)node_number_or(at, "review_after_sessions", 0),
            .review_after_days = (uint16_t)node_number_or(at, "review_after_days", 0),
            .expect = pool_text(at, "expect"),
            .soreness = pool_text(at, "soreness"),
            .review = pool_text(at, "review"),
            .sources = pool_references(b, at, "sources", KIND(A_SOURCE)),
            .strength = pool_strength(at),
        };
        pool_span(at, "sessions", courses[i].sessions);
        pool_span(at, "days_apart", courses[i].days_apart);
    }
    a->courses = courses;
}
