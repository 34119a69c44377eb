/* atlas_safety.c - see atlas_safety.h. */
#include "atlas_safety.h"

static void grade(struct taut_json *j, char strength)
{
    char text[2] = { strength, '\0' };
    taut_json_string(j, "strength", strength ? text : NULL);
}

static void place_ids(const struct taut_atlas *a, struct taut_json *j, const char *key, struct taut_list list)
{
    taut_json_open_list(j, key);
    for (uint32_t k = 0; k < list.n; k++)
        taut_json_string(j, NULL, a->places[a->index[list.begin + k]].id);
    taut_json_close(j);
}

/* What a condition or a gift is about: the id of a place, another cause or a term. */
static const char *target_id(const struct taut_atlas *a, unsigned kind, uint16_t target)
{
    return kind == TAUT_PAIN || kind == TAUT_NUMBNESS ? a->places[target].id
           : kind == TAUT_NAMED_CAUSE                 ? a->causes[target].id
                                                      : a->terms[target].id;
}

/* The condition at `at` as the map it was written as: { "all": [ { "pain": "head" }, … ] }. */
static void condition(const struct taut_atlas *a, struct taut_json *j, const char *key, uint32_t at)
{
    static const char *const ops[] = { "all",          "any",      "not", "at_least", NULL, "severity_at_least",
                                       "age_at_least", "age_below" };
    const struct taut_condition *c = &a->conditions[at];
    taut_json_open_object(j, key);
    switch ((enum taut_condition_op)c->op) {
    case TAUT_STATED:
        taut_json_string(j, taut_finding_kind_name((enum taut_finding_kind)c->kind), target_id(a, c->kind, c->target));
        break;
    case TAUT_DENIED: condition(a, j, ops[c->op], at + 1); break;
    case TAUT_SEVERITY_AT_LEAST:
    case TAUT_AGE_AT_LEAST:
    case TAUT_AGE_BELOW: taut_json_integer(j, ops[c->op], c->value); break;
    case TAUT_SCORE_AT_LEAST:
        taut_json_open_object(j, "score_at_least");
        taut_json_string(j, "score", a->scores[c->target].id);
        taut_json_number(j, "points", c->value / 2.0, 1);
        taut_json_close(j);
        break;
    case TAUT_AT_LEAST: taut_json_integer(j, "n", c->value); /* fall through */
    case TAUT_ALL:
    case TAUT_ANY:
        taut_json_open_array(j, ops[c->op]);
        for (uint32_t child = at + 1; child < at + c->size; child += a->conditions[child].size)
            condition(a, j, NULL, child);
        taut_json_close(j);
    }
    taut_json_close(j);
}

void atlas_screen(const struct taut_atlas *a, struct taut_json *j, uint16_t screen)
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
    condition(a, j, "when", s->when);
    place_ids(a, j, "places", s->places);
    taut_json_bool(j, "at_pain", s->at_pain);
    if (s->level == TAUT_LIGHTER)
        taut_json_integer(j, "pressure", s->pressure);
    taut_json_bool(j, "tools", !s->no_tools);
    taut_json_string(j, "positions", s->positions);
    taut_json_string(j, "source", a->sources[s->source].id);
    grade(j, s->strength);
    taut_json_close(j);
}

void atlas_score(const struct taut_atlas *a, struct taut_json *j, uint16_t score)
{
    const struct taut_score *s = &a->scores[score];
    taut_json_open_object(j, NULL);
    taut_json_string(j, "type", "score");
    taut_json_string(j, "id", s->id);
    taut_json_string(j, "name", s->name);
    taut_json_string(j, "version", s->version);
    taut_json_string(j, "limits", s->limits);
    condition(a, j, "when", s->when);
    taut_json_open_array(j, "items");
    for (uint32_t k = s->items; k < s->items + s->n_items; k++) {
        taut_json_open_object(j, NULL);
        taut_json_string(j, "text", a->score_items[k].text);
        taut_json_number(j, "points", a->score_items[k].halves / 2.0, 1);
        condition(a, j, "when", a->score_items[k].when);
        taut_json_close(j);
    }
    taut_json_close(j);
    taut_json_open_array(j, "bands");
    for (uint32_t k = s->bands; k < s->bands + s->n_bands; k++) {
        taut_json_open_object(j, NULL);
        taut_json_number(j, "at_least", a->score_bands[k].at_least / 2.0, 1);
        taut_json_string(j, "means", a->score_bands[k].means);
        taut_json_close(j);
    }
    taut_json_close(j);
    taut_json_string(j, "source", a->sources[s->source].id);
    grade(j, s->strength);
    taut_json_close(j);
}

void atlas_site(const struct taut_atlas *a, struct taut_json *j, uint16_t site)
{
    const struct taut_site *s = &a->sites[site];
    taut_json_open_object(j, NULL);
    taut_json_string(j, "type", "site");
    taut_json_string(j, "id", s->id);
    taut_json_string(j, "name", s->name);
    taut_json_string(j, "structures", s->structures);
    place_ids(a, j, "places", s->places);
    taut_json_integer(j, "by_self", s->by_self);
    taut_json_integer(j, "by_trained", s->by_trained);
    taut_json_string(j, "how", s->how);
    taut_json_string(j, "source", a->sources[s->source].id);
    grade(j, s->strength);
    taut_json_close(j);
}

static void choices(const struct taut_atlas *a, struct taut_json *j, const struct taut_question *q)
{
    const bool measured = q->kind == TAUT_NUMBER || q->kind == TAUT_DATE;
    taut_json_open_array(j, "choices");
    for (uint32_t k = q->choices; k < q->choices + q->n_choices; k++) {
        const struct taut_choice *c = &a->choices[k];
        taut_json_open_object(j, NULL);
        taut_json_string(j, "id", c->id);
        taut_json_string(j, "text", c->text);
        if (measured) {
            taut_json_number(j, "from", c->from, 3);
            taut_json_number(j, "below", c->below, 3);
        }
        taut_json_open_array(j, "gives");
        for (uint32_t g = c->gives; g < c->gives + c->n_gives; g++) {
            taut_json_open_object(j, NULL);
            taut_json_string(j, taut_finding_kind_name((enum taut_finding_kind)a->gifts[g].kind),
                             target_id(a, a->gifts[g].kind, a->gifts[g].target));
            taut_json_close(j);
        }
        taut_json_close(j);
        taut_json_close(j);
    }
    taut_json_close(j);
}

void atlas_question(const struct taut_atlas *a, struct taut_json *j, uint16_t question)
{
    const struct taut_question *q = &a->questions[question];
    taut_json_open_object(j, NULL);
    taut_json_string(j, "type", "question");
    taut_json_string(j, "id", q->id);
    taut_json_string(j, "text", q->text);
    taut_json_string(j, "why", q->why);
    taut_json_string(j, "kind", taut_question_kind_name(q->kind));
    taut_json_string(j, "part", taut_question_part_name(q->part));
    taut_json_integer(j, "seconds", q->seconds);
    taut_json_bool(j, "optional", q->optional);
    taut_json_bool(j, "first", q->first);
    if (q->when != TAUT_NO_CONDITION)
        condition(a, j, "when", q->when);
    if (q->unless != TAUT_NO_CONDITION)
        condition(a, j, "unless", q->unless);
    choices(a, j, q);
    taut_json_open_list(j, "units");
    for (uint32_t k = q->units; k < q->units + q->n_units; k++)
        taut_json_string(j, NULL, a->units[k].name);
    taut_json_close(j);
    if (q->kind == TAUT_NUMBER) {
        taut_json_number(j, "low", q->low, 3);
        taut_json_number(j, "high", q->high, 3);
    }
    taut_json_close(j);
}
