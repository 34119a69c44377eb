/* build_screens.c - conditions, and what is made of them: safety rules, published scores, delicate sites. */
#include <string.h>

#include "pools.h"
#include "schema.h"

/* ---- conditions ------------------------------------------------------------------------------------------ */

static size_t open_condition(struct builder *b, enum taut_condition_op op, uint16_t value)
{
    struct taut_condition *c = pool_push(b, &b->conditions);
    *c = (struct taut_condition){ .op = (uint8_t)op, .target = TAUT_NONE, .value = value };
    return b->conditions.n - 1;
}

static void close_condition(struct builder *b, size_t at)
{
    ((struct taut_condition *)b->conditions.items)[at].size = (uint16_t)(b->conditions.n - at);
}

static void build_stated(struct builder *b, const struct atom *atom, const struct node *id)
{
    const struct entity *e = corpus_find(b->corpus, atom->refers_to, id->text);
    size_t at = open_condition(b, TAUT_STATED, 0);
    struct taut_condition *c = (struct taut_condition *)b->conditions.items + at;
    c->kind = (uint8_t)atom->kind;
    c->target = e ? corpus_index(b->corpus, e) : TAUT_NONE;
    close_condition(b, at);
}

static void build_condition(struct builder *b, const struct node *at);

static void build_conditions(struct builder *b, enum taut_condition_op op, double value, const struct node *list)
{
    size_t open = open_condition(b, op, (uint16_t)value);
    for (const struct node *m = list && list->shape == NODE_LIST ? list->first : NULL; m; m = m->next)
        build_condition(b, m);
    close_condition(b, open);
}

static void build_atom(struct builder *b, const struct atom *atom, const struct node *m)
{
    if (m->shape == NODE_SCALAR) {
        build_stated(b, atom, m);
        return;
    }
    size_t open = open_condition(b, TAUT_ANY, 0);
    for (const struct node *id = m->first; id; id = id->next)
        build_stated(b, atom, id);
    close_condition(b, open);
}

static void build_condition(struct builder *b, const struct node *at)
{
    static const struct {
        const char *key;
        enum taut_condition_op op;
    } with_number[] = {
        { "severity_at_least", TAUT_SEVERITY_AT_LEAST },
        { "age_at_least", TAUT_AGE_AT_LEAST },
        { "age_below", TAUT_AGE_BELOW },
    };
    const struct node *m = at->shape == NODE_MAP ? at->first : NULL;
    if (!m)
        return;
    for (size_t i = 0; i < sizeof with_number / sizeof *with_number; i++)
        if (!strcmp(m->key, with_number[i].key))
            close_condition(b, open_condition(b, with_number[i].op, (uint16_t)node_number_or(at, m->key, 0)));
    for (const struct atom *a = condition_atoms; a->key; a++)
        if (!strcmp(m->key, a->key))
            build_atom(b, a, m);
    if (!strcmp(m->key, "all"))
        build_conditions(b, TAUT_ALL, 0, m);
    if (!strcmp(m->key, "any"))
        build_conditions(b, TAUT_ANY, 0, m);
    if (!strcmp(m->key, "at_least"))
        build_conditions(b, TAUT_AT_LEAST, node_number_or(m, "n", 1), node_get(m, "of"));
    if (!strcmp(m->key, "score_at_least")) {
        size_t open = open_condition(b, TAUT_SCORE_AT_LEAST, (uint16_t)pool_halves(m, "points"));
        ((struct taut_condition *)b->conditions.items)[open].target = pool_reference(b, m, "score", KIND(A_SCORE));
        close_condition(b, open);
    }
    if (!strcmp(m->key, "not")) {
        size_t open = open_condition(b, TAUT_DENIED, 0);
        build_condition(b, m);
        close_condition(b, open);
    }
}

uint32_t build_when(struct builder *b, const struct node *map, const char *key)
{
    const struct node *when = node_get(map, key);
    uint32_t at = (uint32_t)b->conditions.n;
    if (!when)
        return TAUT_NO_CONDITION;
    build_condition(b, when);
    if (at == b->conditions.n)
        build_conditions(b, TAUT_ANY, 0, NULL); /* never holds; only under --keep-going */
    return at;
}

/* ---- rules, scores, sites -------------------------------------------------------------------------------- */

static void build_rules(struct builder *b, struct taut_atlas *a)
{
    a->n_screens = (uint16_t)corpus_count(b->corpus, A_SCREEN);
    struct taut_screen *screens = take(b->arena, a->n_screens + 1u, sizeof *screens);
    for (size_t i = 0; i < a->n_screens; i++) {
        const struct node *at = corpus_entity(b->corpus, A_SCREEN, i)->at;
        screens[i] = (struct taut_screen){
            .id = pool_text(at, "id"),
            .level = (enum taut_level)name_index(node_get(at, "level"), level_names, TAUT_EMERGENCY),
            .when = build_when(b, at, "when"),
            .person = pool_text(at, "person"),
            .practitioner = pool_text(at, "practitioner"),
            .time = pool_text(at, "time"),
            .why = pool_text(at, "why"),
            .places = pool_references(b, at, "place", ANY_PLACE),
            .at_pain = node_flag(at, "at_pain"),
            .pressure = (uint8_t)node_number_or(at, "pressure", 10),
            .no_tools = node_get(at, "tools") && !node_flag(at, "tools"),
            .positions = node_text(at, "positions"),
            .source = pool_reference(b, at, "source", KIND(A_SOURCE)),
            .strength = pool_strength(at),
        };
    }
    a->screens = screens;
}

static void build_score(struct builder *b, const struct node *at, struct taut_score *s)
{
    s->when = build_when(b, at, "when");
    s->items = (uint32_t)b->score_items.n;
    for (const struct node *m = node_members(at, "items"); m; m = m->next) {
        struct taut_score_item item = { pool_text(m, "text"), build_when(b, m, "when"),
                                        (int8_t)pool_halves(m, "points") };
        *(struct taut_score_item *)pool_push(b, &b->score_items) = item;
    }
    s->n_items = (uint32_t)b->score_items.n - s->items;
    s->bands = (uint32_t)b->score_bands.n;
    for (const struct node *m = node_members(at, "bands"); m; m = m->next)
        *(struct taut_score_band *)pool_push(b, &b->score_bands) =
            (struct taut_score_band){ (int16_t)pool_halves(m, "at_least"), pool_text(m, "means") };
    s->n_bands = (uint32_t)b->score_bands.n - s->bands;
}

static void build_scores(struct builder *b, struct taut_atlas *a)
{
    a->n_scores = (uint16_t)corpus_count(b->corpus, A_SCORE);
    struct taut_score *scores = take(b->arena, a->n_scores + 1u, sizeof *scores);
    for (size_t i = 0; i < a->n_scores; i++) {
        const struct node *at = corpus_entity(b->corpus, A_SCORE, i)->at;
        scores[i] = (struct taut_score){
            .id = pool_text(at, "id"),
            .name = pool_text(at, "name"),
            .version = pool_text(at, "version"),
            .limits = pool_text(at, "limits"),
            .source = pool_reference(b, at, "source", KIND(A_SOURCE)),
            .strength = pool_strength(at),
        };
        build_score(b, at, &scores[i]);
    }
    a->scores = scores;
}

static void build_sites(struct builder *b, struct taut_atlas *a)
{
    a->n_sites = (uint16_t)corpus_count(b->corpus, A_SITE);
    struct taut_site *sites = take(b->arena, a->n_sites + 1u, sizeof *sites);
    for (size_t i = 0; i < a->n_sites; i++) {
        const struct node *at = corpus_entity(b->corpus, A_SITE, i)->at;
        sites[i] = (struct taut_site){
            .id = pool_text(at, "id"),
            .name = pool_text(at, "name"),
            .structures = pool_text(at, "structures"),
            .how = pool_text(at, "how"),
            .places = pool_references(b, at, "place", ANY_PLACE),
            .by_self = (uint8_t)node_number_or(at, "by_self", 0),
            .by_trained = (uint8_t)node_number_or(at, "by_trained", 0),
            .source = pool_reference(b, at, "source", KIND(A_SOURCE)),
            .strength = pool_strength(at),
        };
    }
    a->sites = sites;
}

void build_screens(struct builder *b, struct taut_atlas *a)
{
    build_rules(b, a);
    build_scores(b, a);
    build_sites(b, a);
}
