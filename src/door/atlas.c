/* atlas.c - questions about the atlas: its entries, as docs/formats/atlas.md has them, and a search. */
#include <string.h>

#include "door/door.h"

enum { MOST_HITS = 200, DEFAULT_HITS = 20 };

/* The tables that can be asked for; find: one entry by its id. */
static const struct table {
    const char *name;
    enum taut_entry entry;
    uint16_t (*find)(const struct taut_atlas *a, const char *id);
} tables[] = {
    { "places", TAUT_ENTRY_PLACE, taut_atlas_find_place },
    { "terms", TAUT_ENTRY_TERM, NULL },
    { "muscles", TAUT_ENTRY_MUSCLE, taut_atlas_find_muscle },
    { "points", TAUT_ENTRY_POINT, taut_atlas_find_point },
    { "conditions", TAUT_ENTRY_CONDITION, taut_atlas_find_cause },
    { "techniques", TAUT_ENTRY_TECHNIQUE, taut_atlas_find_technique },
    { "screens", TAUT_ENTRY_SCREEN, taut_atlas_find_screen },
    { "sources", TAUT_ENTRY_SOURCE, taut_atlas_find_source },
    { "dermatomes", TAUT_ENTRY_DERMATOME, taut_atlas_find_dermatome },
};
enum { TABLES = sizeof tables / sizeof *tables };

static uint16_t begin_of(const struct taut_atlas *a, enum taut_entry entry)
{
    return entry == TAUT_ENTRY_CONDITION ? a->n_points : 0;
}

static uint16_t end_of(const struct taut_atlas *a, enum taut_entry entry)
{
    switch (entry) {
    case TAUT_ENTRY_PLACE: return a->n_places;
    case TAUT_ENTRY_TERM: return a->terms_of[TAUT_TERM_KINDS];
    case TAUT_ENTRY_MUSCLE: return a->n_muscles;
    case TAUT_ENTRY_POINT: return a->n_points;
    case TAUT_ENTRY_CONDITION: return a->n_causes;
    case TAUT_ENTRY_TECHNIQUE: return a->n_techniques;
    case TAUT_ENTRY_SCREEN: return a->n_screens;
    case TAUT_ENTRY_DERMATOME: return a->n_dermatomes;
    default: return a->n_sources;
    }
}

/* One entry where an id is given, else a list of all. */
enum taut_status door_entries(struct question *q)
{
    const struct taut_atlas *a = NULL;
    const char *names[TABLES], *id = NULL;
    struct taut_json j = { .out = &q->door->answer };
    size_t which = TABLES;
    for (size_t k = 0; k < TABLES; k++)
        names[k] = tables[k].name;
    enum taut_status st = member_choice(&q->options, "kind", names, TABLES, "places, terms, muscles, …", &which);
    if (st == TAUT_OK && which == TABLES)
        return REFUSE(&q->options, "kind", "is needed: places, terms, muscles, …");
    if (st == TAUT_OK)
        st = door_said(q, &a);
    if (st == TAUT_OK)
        st = member_string(&q->options, "id", &id);
    if (st != TAUT_OK)
        return st;
    const struct table *t = &tables[which];
    const uint16_t begin = begin_of(a, t->entry), end = end_of(a, t->entry);
    const uint16_t one = id && t->find ? t->find(a, id) : TAUT_NONE;
    if (id && (one == TAUT_NONE || one < begin || one >= end))
        return taut_fail(&q->door->error, TAUT_ENOTFOUND, "id", "the %s have no %.60s", t->name, id);
    if (!id)
        taut_json_open_array(&j, NULL);
    for (uint16_t k = id ? one : begin; k < (id ? one + 1 : end); k++)
        taut_json_entry(&j, a, t->entry, k);
    if (!id)
        taut_json_close(&j);
    return TAUT_OK;
}

static const char *id_of(const struct taut_atlas *a, const struct taut_hit *hit, const char **name)
{
    switch (hit->kind) {
    case TAUT_MEANS_PLACE: *name = a->places[hit->index].name; return a->places[hit->index].id;
    case TAUT_MEANS_MUSCLE: *name = a->muscles[hit->index].english; return a->muscles[hit->index].id;
    case TAUT_MEANS_TERM: *name = a->terms[hit->index].name; return a->terms[hit->index].id;
    default: *name = a->causes[hit->index].name; return a->causes[hit->index].id;
    }
}

/* Names, synonyms and words of muscles, points, conditions and places. */
enum taut_status door_search(struct question *q)
{
    static const char *const kinds[] = { "nothing", "places", "terms", "muscles", "causes" };
    struct taut_door *d = q->door;
    struct taut_hit hits[MOST_HITS];
    struct taut_json j = { .out = &d->answer };
    const struct taut_atlas *a = NULL;
    const char *words = NULL, *name;
    int most = DEFAULT_HITS;
    enum taut_status st = member_need_string(&q->options, "words", "what is looked for?", &words);
    if (st == TAUT_OK)
        st = member_whole(&q->options, "most", 1, MOST_HITS, &most);
    if (st == TAUT_OK)
        st = door_said(q, &a);
    if (st != TAUT_OK)
        return st;
    const size_t n = taut_atlas_search(a, words, hits, (size_t)most);
    taut_json_open_array(&j, NULL);
    for (size_t k = 0; k < n; k++) {
        const char *id = id_of(a, &hits[k], &name);
        const bool point = hits[k].kind == TAUT_MEANS_CAUSE && hits[k].index < a->n_points;
        taut_json_open_object(&j, NULL);
        taut_json_string(&j, "kind",
                         point                              ? "points"
                         : hits[k].kind == TAUT_MEANS_CAUSE ? "conditions"
                                                            : kinds[hits[k].kind]);
        taut_json_string(&j, "id", id);
        taut_json_string(&j, "name", name);
        taut_json_number(&j, "score", (double)hits[k].score, 3);
        taut_json_close(&j);
    }
    taut_json_close(&j);
    return TAUT_OK;
}
