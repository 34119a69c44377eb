/* build_questions.c - the questions of the interview with their choices and what each answer gives. */
#include <string.h>

#include "pools.h"
#include "schema.h"

static void add_gift(struct builder *b, const struct atom *atom, const struct node *id)
{
    const struct entity *e = corpus_find(b->corpus, atom->refers_to, id->text);
    if (e)
        *(struct taut_gift *)pool_push(b, &b->gifts) =
            (struct taut_gift){ (uint8_t)atom->kind, corpus_index(b->corpus, e) };
}

static void add_gifts(struct builder *b, const struct node *map)
{
    const struct node *m = map->shape == NODE_MAP ? map->first : NULL;
    for (const struct atom *atom = condition_atoms; m && atom->key; atom++) {
        if (strcmp(atom->key, m->key))
            continue;
        if (m->shape == NODE_SCALAR)
            add_gift(b, atom, m);
        else
            for (const struct node *id = m->first; id; id = id->next)
                add_gift(b, atom, id);
    }
}

static void build_choice(struct builder *b, const struct node *at)
{
    struct taut_choice choice = {
        .id = pool_text(at, "id"),
        .text = pool_text(at, "text"),
        .gives = (uint32_t)b->gifts.n,
        .from = node_number_or(at, "from", 0),
        .below = node_number_or(at, "below", 1e9),
    };
    for (const struct node *m = node_members(at, "gives"); m; m = m->next)
        add_gifts(b, m);
    choice.n_gives = (uint32_t)b->gifts.n - choice.gives;
    *(struct taut_choice *)pool_push(b, &b->choices) = choice;
}

static void build_answers(struct builder *b, const struct node *at, struct taut_question *q)
{
    q->choices = (uint32_t)b->choices.n;
    if (node_get(at, "gives"))
        build_choice(b, at); /* of a yes */
    for (const struct node *m = node_members(at, "choices"); m; m = m->next)
        build_choice(b, m);
    q->n_choices = (uint32_t)b->choices.n - q->choices;
    q->units = (uint32_t)b->units.n;
    for (const struct node *m = node_members(at, "units"); m; m = m->next)
        *(struct taut_unit *)pool_push(b, &b->units) =
            (struct taut_unit){ pool_text(m, "name"), node_number_or(m, "times", 1) };
    q->n_units = (uint32_t)b->units.n - q->units;
}

void build_questions(struct builder *b, struct taut_atlas *a)
{
    a->n_questions = (uint16_t)corpus_count(b->corpus, A_QUESTION);
    struct taut_question *questions = take(b->arena, a->n_questions + 1u, sizeof *questions);
    for (size_t i = 0; i < a->n_questions; i++) {
        const struct node *at = corpus_entity(b->corpus, A_QUESTION, i)->at;
        struct taut_question *q = &questions[i];
        *q = (struct taut_question){
            .id = pool_text(at, "id"),
            .text = pool_text(at, "text"),
            .why = pool_text(at, "why"),
            .kind = (enum taut_question_kind)name_index(node_get(at, "kind"), question_kind_names, TAUT_YES_NO),
            .part = (enum taut_question_part)name_index(node_get(at, "part"), question_part_names, TAUT_PART_PAIN),
            .sets = (enum taut_question_sets)name_index(node_get(at, "sets"), question_sets_names, TAUT_SETS_NOTHING),
            .seconds = (uint16_t)node_number_or(at, "seconds", 1),
            .optional = node_flag(at, "optional"),
            .first = node_flag(at, "first"),
            .kept = node_flag(at, "kept"),
            .when = build_when(b, at, "when"),
            .unless = build_when(b, at, "unless"),
            .low = node_number_or(at, "low", 0),
            .high = node_number_or(at, "high", 1000),
        };
        build_answers(b, at, q);
    }
    a->questions = questions;
}
