/* build.c - see build.h. Reading order: pools, places, terms, sources, links, muscles, points, conditions, screens. */
#include "build.h"

#include <stdlib.h>
#include <string.h>

#include "cross.h"
#include "schema.h"

struct builder {
    const struct corpus *corpus;
    struct taut_arena *arena;
    struct taut_vec index, texts, links, shifts, dangers, doses, conditions;
};

/* ---- pools ------------------------------------------------------------------------------------------- */

static void *push(struct builder *b, struct taut_vec *v)
{
    return take_push(b->arena, v);
}

static const struct node *members_of(const struct node *map, const char *key)
{
    const struct node *list = node_get(map, key);
    return list && list->shape == NODE_LIST ? list->first : NULL;
}

static struct taut_list add_list(struct builder *b, const uint16_t *items, size_t n)
{
    struct taut_list list = { (uint32_t)b->index.n, (uint32_t)n };
    for (size_t i = 0; i < n; i++)
        *(uint16_t *)push(b, &b->index) = items[i];
    return list;
}

static uint16_t reference(const struct builder *b, const struct node *map, const char *key, unsigned kinds)
{
    const struct entity *e = corpus_find(b->corpus, kinds, node_text(map, key));
    return e ? corpus_index(b->corpus, e) : TAUT_NONE;
}

static struct taut_list references(struct builder *b, const struct node *map, const char *key, unsigned kinds)
{
    struct taut_list list = { (uint32_t)b->index.n, 0 };
    for (const struct node *m = node_first(node_get(map, key)); m; m = m->next) {
        const struct entity *e = corpus_find(b->corpus, kinds, m->text);
        if (e)
            *(uint16_t *)push(b, &b->index) = corpus_index(b->corpus, e);
        if (m->key)
            break; /* one, not a list: its siblings are other keys */
    }
    list.n = (uint32_t)b->index.n - list.begin;
    return list;
}

static struct taut_list numbers(struct builder *b, const struct node *map, const char *key)
{
    struct taut_list list = { (uint32_t)b->index.n, 0 };
    for (const struct node *m = members_of(map, key); m; m = m->next) {
        double value = 0;
        node_number(m, &value);
        *(uint16_t *)push(b, &b->index) = (uint16_t)value;
    }
    list.n = (uint32_t)b->index.n - list.begin;
    return list;
}

static struct taut_texts texts(struct builder *b, const struct node *map, const char *key)
{
    struct taut_texts list = { (uint32_t)b->texts.n, 0 };
    for (const struct node *m = members_of(map, key); m; m = m->next)
        if (m->text)
            *(const char **)push(b, &b->texts) = m->text;
    list.n = (uint32_t)b->texts.n - list.begin;
    return list;
}

static const char *text(const struct node *map, const char *key)
{
    const char *s = node_text(map, key);
    return s ? s : "";
}

static double number(const struct node *map, const char *key, double otherwise)
{
    double value = otherwise;
    return node_number(node_get(map, key), &value) ? value : otherwise;
}

static void span(const struct node *map, const char *key, uint16_t ret[2])
{
    const struct node *list = node_get(map, key);
    double low = 0, high = 0;
    if (!list || list->n != 2 || !node_number(list->first, &low) || !node_number(list->first->next, &high))
        return;
    ret[0] = (uint16_t)low;
    ret[1] = (uint16_t)high;
}

static char strength(const struct node *map)
{
    return text(map, "strength")[0];
}

/* ---- places, terms, sources, techniques ----------------------------------------------------------------- */

static void build_region(struct builder *b, const struct entity *e, struct taut_place *p)
{
    uint16_t self = e->index;
    p->paired = node_flag(e->at, "paired");
    p->deep = node_flag(e->at, "deep");
    p->parent = reference(b, e->at, "area", KIND(AN_AREA));
    p->members = add_list(b, &self, 1);
    p->neighbours = references(b, e->at, "neighbours", KIND(A_REGION));
    p->choir = numbers(b, e->at, "choir");
    p->choir_left = numbers(b, e->at, "choir_left");
    p->wpi = text(e->at, "wpi");
}

static int by_number(const void *x, const void *y)
{
    return (int)*(const uint16_t *)x - (int)*(const uint16_t *)y;
}

static void build_wider(struct builder *b, const struct entity *e, struct taut_place *p)
{
    struct taut_vec regions = { .size = sizeof(uint16_t) };
    place_regions(b->corpus, e->id, &regions);
    if (regions.n)
        qsort(regions.items, regions.n, sizeof(uint16_t), by_number);
    p->parent = reference(b, e->at, "group", KIND(A_GROUP));
    p->members = add_list(b, regions.items, regions.n);
    for (size_t i = 0; i < regions.n; i++)
        p->paired =
            p->paired || node_flag(corpus_entity(b->corpus, A_REGION, ((uint16_t *)regions.items)[i])->at, "paired");
}

static void build_places(struct builder *b, struct taut_atlas *a)
{
    size_t n = 0;
    a->n_regions = (uint16_t)corpus_count(b->corpus, A_REGION);
    a->n_places = (uint16_t)(a->n_regions + corpus_count(b->corpus, AN_AREA) + corpus_count(b->corpus, A_GROUP));
    struct taut_place *places = take(b->arena, a->n_places + 1u, sizeof *places);
    for (int k = A_REGION; k <= A_GROUP; k++)
        for (size_t i = 0; i < corpus_count(b->corpus, (enum kind)k); i++) {
            const struct entity *e = corpus_entity(b->corpus, (enum kind)k, i);
            struct taut_place *p = &places[n++];
            p->id = e->id;
            p->name = text(e->at, "name");
            p->latin = text(e->at, "latin");
            p->kind = k == A_REGION ? TAUT_REGION : k == AN_AREA ? TAUT_AREA : TAUT_GROUP;
            p->words = texts(b, e->at, "words");
            if (k == A_REGION)
                build_region(b, e, p);
            else
                build_wider(b, e, p);
        }
    a->places = places;
}

static void build_terms(struct builder *b, struct taut_atlas *a)
{
    size_t total = 0, n = 0;
    for (int k = A_QUALITY; k <= A_MARKER; k++)
        total += corpus_count(b->corpus, (enum kind)k);
    struct taut_term *terms = take(b->arena, total + 1, sizeof *terms);
    for (int k = A_QUALITY; k <= A_MARKER; k++) {
        a->terms_of[k - A_QUALITY] = (uint16_t)n;
        for (size_t i = 0; i < corpus_count(b->corpus, (enum kind)k); i++) {
            const struct entity *e = corpus_entity(b->corpus, (enum kind)k, i);
            struct taut_term *t = &terms[n++];
            t->id = e->id;
            t->name = text(e->at, "name");
            t->question = node_text(e->at, "question");
            t->kind = (enum taut_term_kind)(k - A_QUALITY);
            t->sensory = node_flag(e->at, "sensory");
            t->muscular = node_flag(e->at, "muscular");
            t->pain_in = reference(b, e->at, "pain_in", ANY_PLACE);
            t->age_at_least = (uint8_t)number(e->at, "age_at_least", 0);
            t->age_below = (uint8_t)number(e->at, "age_below", 0);
            t->leak = (float)number(e->at, "leak", -1);
            t->words = texts(b, e->at, "words");
        }
    }
    a->terms_of[TAUT_TERM_KINDS] = (uint16_t)n;
    a->terms = terms;
}

static void build_sources(struct builder *b, struct taut_atlas *a)
{
    a->n_sources = (uint16_t)corpus_count(b->corpus, A_SOURCE);
    struct taut_source *sources = take(b->arena, a->n_sources + 1u, sizeof *sources);
    for (size_t i = 0; i < a->n_sources; i++) {
        const struct node *at = corpus_entity(b->corpus, A_SOURCE, i)->at;
        sources[i] = (struct taut_source){
            .id = text(at, "id"),
            .authors = node_text(at, "authors"),
            .title = node_text(at, "title"),
            .journal = node_text(at, "journal"),
            .doi = node_text(at, "doi"),
            .pmid = node_text(at, "pmid"),
            .url = node_text(at, "url"),
            .year = (uint16_t)number(at, "year", 0),
            .strength = strength(at),
            .checked = (enum taut_checked)name_index(node_get(at, "checked"), checked_names, TAUT_MEMORY),
        };
    }
    a->sources = sources;
}

static void build_techniques(struct builder *b, struct taut_atlas *a)
{
    a->n_techniques = (uint16_t)corpus_count(b->corpus, A_TECHNIQUE);
    struct taut_technique *techniques = take(b->arena, a->n_techniques + 1u, sizeof *techniques);
    for (size_t i = 0; i < a->n_techniques; i++) {
        const struct node *at = corpus_entity(b->corpus, A_TECHNIQUE, i)->at;
        struct taut_technique *t = &techniques[i];
        uint16_t of_ten[2] = { 0, 0 };
        span(node_get(at, "pressure"), "of_ten", of_ten);
        *t = (struct taut_technique){
            .id = text(at, "id"),
            .name = text(at, "name"),
            .ends = text(at, "ends"),
            .cautions = text(at, "cautions"),
            .pressure_of_ten = { (uint8_t)of_ten[0], (uint8_t)of_ten[1] },
            .source = reference(b, at, "source", KIND(A_SOURCE)),
            .strength = strength(at),
        };
        span(at, "hold_s", t->hold_s);
        span(at, "repeats", t->repeats);
    }
    a->techniques = techniques;
}

/* ---- links: what a cause can bring about ------------------------------------------------------------------ */

static uint8_t relative_of(const struct builder *b, const struct node *fact, uint16_t region)
{
    bool paired = node_flag(corpus_entity(b->corpus, A_REGION, region)->at, "paired");
    return (uint8_t)(paired ? name_index(node_get(fact, "side"), side_names, TAUT_SAME) : TAUT_SAME);
}

/* How strong a link is: an essential zone above a spillover, then the counted or stated chance. */
static double weight(const struct taut_link *l)
{
    double chance = l->of ? (double)l->felt / l->of : (double)l->chance;
    return (l->zone == TAUT_ESSENTIAL ? 4 : l->zone == TAUT_SPILLOVER ? 2 : 0) + chance;
}

/* Adds a link to those of one cause; said twice, the stronger stands. */
static void add_link(struct builder *b, size_t first, struct taut_link link)
{
    struct taut_link *links = b->links.items;
    for (size_t i = first; i < b->links.n; i++)
        if (links[i].kind == link.kind && links[i].target == link.target && links[i].relative == link.relative) {
            if (weight(&link) > weight(&links[i]))
                links[i] = link;
            return;
        }
    *(struct taut_link *)push(b, &b->links) = link;
}

static void add_placed(struct builder *b, size_t first, const struct node *fact, const char *place,
                       struct taut_link link)
{
    struct taut_vec regions = { .size = sizeof(uint16_t) };
    place_regions(b->corpus, place, &regions);
    for (size_t i = 0; i < regions.n; i++) {
        link.target = ((uint16_t *)regions.items)[i];
        link.relative = relative_of(b, fact, link.target);
        add_link(b, first, link);
    }
}

static struct taut_link link_of(const struct builder *b, enum taut_finding_kind kind, const struct node *fact)
{
    const struct node *frequency = node_get(fact, "frequency");
    double chance = -1;
    chance_value(node_get(fact, "chance"), &chance);
    return (struct taut_link){
        .kind = (uint8_t)kind,
        .relative = TAUT_SAME,
        .zone = (uint8_t)name_index(node_get(fact, "zone"), zone_names, TAUT_NO_ZONE),
        .target = TAUT_NONE,
        .source = reference(b, fact, "source", KIND(A_SOURCE)),
        .chance = (float)chance,
        .felt = (uint16_t)number(frequency, "felt", 0),
        .of = (uint16_t)number(frequency, "of", 0),
    };
}

static int by_kind(const void *x, const void *y)
{
    const struct taut_link *a = x, *b = y;
    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    if (a->target != b->target)
        return a->target < b->target ? -1 : 1;
    return (int)a->relative - (int)b->relative;
}

static void close_links(struct builder *b, size_t first, struct taut_cause *cause)
{
    cause->links = (uint32_t)first;
    cause->n_links = (uint32_t)(b->links.n - first);
    if (cause->n_links)
        qsort((struct taut_link *)b->links.items + first, cause->n_links, sizeof(struct taut_link), by_kind);
}

static void build_point_links(struct builder *b, const struct node *point, struct taut_cause *cause)
{
    size_t first = b->links.n;
    for (const struct node *m = members_of(point, "refers"); m; m = m->next)
        if (node_text(m, "region"))
            add_placed(b, first, m, node_text(m, "region"), link_of(b, TAUT_PAIN, m));
    for (const struct atom *a = point_atoms; a->key; a++)
        for (const struct node *m = members_of(point, a->key); m; m = m->next) {
            struct taut_link link = link_of(b, a->kind, m);
            const char *id = m->shape == NODE_MAP ? node_text(m, kinds_name(a->refers_to)) : m->text;
            const struct entity *e = corpus_find(b->corpus, a->refers_to, id);
            link.target = e ? corpus_index(b->corpus, e) : TAUT_NONE;
            if (e)
                add_link(b, first, link);
        }
    close_links(b, first, cause);
}

static void build_condition_links(struct builder *b, const struct node *condition, struct taut_cause *cause)
{
    size_t first = b->links.n;
    for (const struct node *m = members_of(condition, "findings"); m; m = m->next)
        for (const struct atom *a = finding_atoms; a->key; a++) {
            struct taut_link link = link_of(b, a->kind, m);
            const struct entity *e = corpus_find(b->corpus, a->refers_to, node_text(m, a->key));
            if (link.of && link.chance < 0)
                link.chance = (float)link.felt / (float)link.of;
            if (e && a->refers_to == ANY_PLACE) {
                add_placed(b, first, m, e->id, link);
            } else if (e) {
                link.target = corpus_index(b->corpus, e);
                add_link(b, first, link);
            }
        }
    close_links(b, first, cause);
}

static void build_shifts(struct builder *b, const struct node *at, uint32_t *begin, uint32_t *n)
{
    *begin = (uint32_t)b->shifts.n;
    for (const struct node *m = members_of(at, "factors"); m; m = m->next) {
        uint16_t factor = reference(b, m, "factor", KIND(A_FACTOR));
        if (factor != TAUT_NONE)
            *(struct taut_shift *)push(b, &b->shifts) =
                (struct taut_shift){ factor, reference(b, m, "source", KIND(A_SOURCE)), (float)number(m, "shift", 0) };
    }
    *n = (uint32_t)b->shifts.n - *begin;
}

static void build_prior(const struct builder *b, const struct node *prior, struct taut_cause *cause)
{
    cause->prior_relative = (float)number(prior, "relative", 1);
    cause->prior_because = node_text(prior, "because");
    cause->prior_source = reference(b, prior, "source", KIND(A_SOURCE));
}

/* ---- muscles, points, conditions ---------------------------------------------------------------------------- */

static const char *point_name(const struct builder *b, const char *muscle, const char *name)
{
    if (strstr(name, muscle))
        return name;
    size_t n = strlen(muscle) + strlen(name) + 3;
    char *joined = take(b->arena, n, 1);
    snprintf(joined, n, "%s: %s", muscle, name);
    return joined;
}

static void build_dangers(struct builder *b, const struct node *at, struct taut_point *p)
{
    p->dangers = (uint32_t)b->dangers.n;
    for (const struct node *m = members_of(at, "danger"); m; m = m->next)
        *(struct taut_danger *)push(b, &b->dangers) =
            (struct taut_danger){ text(m, "structure"), name_index(node_get(m, "advice"), advice_names, 0) == 1,
                                  reference(b, m, "source", KIND(A_SOURCE)) };
    p->n_dangers = (uint32_t)b->dangers.n - p->dangers;
}

static void build_doses(struct builder *b, const struct node *at, struct taut_point *p)
{
    p->doses = (uint32_t)b->doses.n;
    for (const struct node *m = members_of(at, "techniques"); m; m = m->next) {
        struct taut_dose dose = { .technique = reference(b, m, "technique", KIND(A_TECHNIQUE)),
                                  .source = reference(b, m, "source", KIND(A_SOURCE)) };
        span(m, "hold_s", dose.hold_s);
        span(m, "repeats", dose.repeats);
        if (dose.technique != TAUT_NONE)
            *(struct taut_dose *)push(b, &b->doses) = dose;
    }
    p->n_doses = (uint32_t)b->doses.n - p->doses;
}

static void build_point(struct builder *b, const struct entity *e, uint16_t muscle, struct taut_point *p)
{
    const struct node *place = node_get(e->at, "place"), *feel = node_get(e->at, "feel"),
                      *care = node_get(e->at, "self_care");
    uint16_t region = reference(b, place, "region", KIND(A_REGION));
    *p = (struct taut_point){
        .id = e->id,
        .name = text(e->at, "name"),
        .muscle = muscle,
        .place = region == TAUT_NONE ? 0 : region, /* only under --keep-going */
        .landmark = text(place, "landmark"),
        .uncertainty_mm = (uint16_t)number(place, "uncertainty_mm", 25),
        .depth = (enum taut_depth)name_index(node_get(e->at, "depth"), depth_names, TAUT_SUPERFICIAL),
        .feel = (enum taut_feel)name_index(node_get(feel, "method"), feel_names, TAUT_FLAT),
        .feel_position = text(feel, "position"),
        .feel_how = text(feel, "how"),
        .difficulty = (enum taut_difficulty)name_index(node_get(e->at, "difficulty"), difficulty_names, TAUT_HARD),
        .satellites = references(b, e->at, "satellites", KIND(A_POINT)),
        .stretch = node_text(e->at, "stretch"),
        .self_care_tool = node_text(care, "tool"),
        .self_care_how = node_text(care, "how"),
        .self_care_not = node_text(care, "not"),
        .note = node_text(e->at, "note"),
    };
    build_dangers(b, e->at, p);
    build_doses(b, e->at, p);
}

static void build_point_cause(struct builder *b, const struct entity *e, const struct taut_muscle *muscle,
                              struct taut_cause *cause)
{
    const struct node *own = node_get(e->at, "prior");
    *cause = (struct taut_cause){
        .id = e->id,
        .name = point_name(b, muscle->english, text(e->at, "name")),
        .latin = muscle->latin,
        .kind = TAUT_POINT,
        .paired = muscle->paired,
        .sources = muscle->sources,
        .strength = muscle->strength,
    };
    build_prior(b, own ? own : node_get(e->in, "prior"), cause);
    build_point_links(b, e->at, cause);
}

static void build_muscle(struct builder *b, const struct node *at, struct taut_muscle *m)
{
    const struct node *names = node_get(at, "names"), *from_to = node_get(at, "attachments"),
                      *nerve = node_get(at, "nerve");
    *m = (struct taut_muscle){
        .id = text(at, "id"),
        .english = text(names, "english"),
        .latin = text(names, "latin"),
        .part_of = node_text(at, "part_of"),
        .synonyms = texts(b, at, "synonyms"),
        .paired = node_flag(at, "paired"),
        .attaches_from = text(from_to, "from"),
        .attaches_to = text(from_to, "to"),
        .nerve = text(nerve, "name"),
        .roots = texts(b, nerve, "roots"),
        .actions = references(b, at, "actions", KIND(A_MOVEMENT)),
        .sources = references(b, at, "sources", KIND(A_SOURCE)),
        .strength = strength(at),
    };
}

/* The points stand in the order of their muscles, each muscle's together. */
static void build_muscles(struct builder *b, struct taut_atlas *a, struct taut_cause *causes)
{
    a->n_muscles = (uint16_t)corpus_count(b->corpus, A_MUSCLE);
    a->n_points = (uint16_t)corpus_count(b->corpus, A_POINT);
    struct taut_muscle *muscles = take(b->arena, a->n_muscles + 1u, sizeof *muscles);
    struct taut_point *points = take(b->arena, a->n_points + 1u, sizeof *points);
    uint16_t next = 0;
    for (uint16_t i = 0; i < a->n_muscles; i++) {
        const struct node *at = corpus_entity(b->corpus, A_MUSCLE, i)->at;
        uint32_t shifts = 0, n_shifts = 0;
        build_muscle(b, at, &muscles[i]);
        build_shifts(b, at, &shifts, &n_shifts);
        muscles[i].first_point = next;
        for (; next < a->n_points && corpus_entity(b->corpus, A_POINT, next)->in == at; next++) {
            const struct entity *e = corpus_entity(b->corpus, A_POINT, next);
            build_point(b, e, i, &points[next]);
            build_point_cause(b, e, &muscles[i], &causes[next]);
            causes[next].shifts = shifts;
            causes[next].n_shifts = n_shifts;
        }
        muscles[i].n_points = (uint16_t)(next - muscles[i].first_point);
    }
    a->muscles = muscles;
    a->points = points;
}

static void build_condition_cause(struct builder *b, const struct entity *e, struct taut_cause *cause)
{
    const struct node *names = node_get(e->at, "names");
    *cause = (struct taut_cause){
        .id = e->id,
        .name = text(names, "english"),
        .latin = text(names, "latin"),
        .kind = (enum taut_cause_kind)name_index(node_get(e->at, "kind"), cause_kind_names, TAUT_OTHER),
        .paired = node_flag(e->at, "paired"),
        .urgency = (enum taut_urgency)name_index(node_get(e->at, "urgency"), urgency_names, TAUT_ROUTINE),
        .synonyms = texts(b, e->at, "synonyms"),
        .next = text(e->at, "next"),
        .sources = references(b, e->at, "sources", KIND(A_SOURCE)),
        .strength = strength(e->at),
    };
    build_prior(b, node_get(e->at, "prior"), cause);
    build_condition_links(b, e->at, cause);
    build_shifts(b, e->at, &cause->shifts, &cause->n_shifts);
}

static void build_causes(struct builder *b, struct taut_atlas *a)
{
    size_t n_points = corpus_count(b->corpus, A_POINT), n_conditions = corpus_count(b->corpus, A_CONDITION);
    struct taut_cause *causes = take(b->arena, n_points + n_conditions + 1, sizeof *causes);
    build_muscles(b, a, causes);
    for (size_t i = 0; i < n_conditions; i++)
        build_condition_cause(b, corpus_entity(b->corpus, A_CONDITION, i), &causes[n_points + i]);
    a->n_causes = (uint16_t)(n_points + n_conditions);
    a->causes = causes;
}

/* ---- screens -------------------------------------------------------------------------------------------- */

static size_t open_condition(struct builder *b, enum taut_condition_op op, uint16_t value)
{
    struct taut_condition *c = push(b, &b->conditions);
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
            close_condition(b, open_condition(b, with_number[i].op, (uint16_t)number(at, m->key, 0)));
    for (const struct atom *a = condition_atoms; a->key; a++)
        if (!strcmp(m->key, a->key))
            build_atom(b, a, m);
    if (!strcmp(m->key, "all"))
        build_conditions(b, TAUT_ALL, 0, m);
    if (!strcmp(m->key, "any"))
        build_conditions(b, TAUT_ANY, 0, m);
    if (!strcmp(m->key, "at_least"))
        build_conditions(b, TAUT_AT_LEAST, number(m, "n", 1), node_get(m, "of"));
    if (!strcmp(m->key, "not")) {
        size_t open = open_condition(b, TAUT_DENIED, 0);
        build_condition(b, m);
        close_condition(b, open);
    }
}

static void build_screens(struct builder *b, struct taut_atlas *a)
{
    a->n_screens = (uint16_t)corpus_count(b->corpus, A_SCREEN);
    struct taut_screen *screens = take(b->arena, a->n_screens + 1u, sizeof *screens);
    for (size_t i = 0; i < a->n_screens; i++) {
        const struct node *at = corpus_entity(b->corpus, A_SCREEN, i)->at;
        screens[i] = (struct taut_screen){
            .id = text(at, "id"),
            .level = (enum taut_level)name_index(node_get(at, "level"), level_names, TAUT_EMERGENCY),
            .when = (uint32_t)b->conditions.n,
            .person = text(at, "person"),
            .practitioner = text(at, "practitioner"),
            .time = text(at, "time"),
            .why = text(at, "why"),
            .places = references(b, at, "place", ANY_PLACE),
            .source = reference(b, at, "source", KIND(A_SOURCE)),
            .strength = strength(at),
        };
        const struct node *when = node_get(at, "when");
        if (when)
            build_condition(b, when);
        if (screens[i].when == b->conditions.n)
            build_conditions(b, TAUT_ANY, 0, NULL); /* never holds; only under --keep-going */
    }
    a->screens = screens;
}

/* ---- all ------------------------------------------------------------------------------------------------ */

static void build_model(const struct corpus *c, struct taut_model *m)
{
    const struct node *model = node_get(c->model, "model");
#define X(name, low, high) m->name = number(node_get(model, #name), "value", low);
    TAUT_MODEL_TABLE(X)
#undef X
}

static void take_lexicon(const struct lexicon *l, struct taut_atlas *a)
{
    a->n_folds = (uint32_t)l->folds.n;
    a->n_forms = (uint32_t)l->forms.n;
    a->n_nodes = (uint32_t)l->nodes.n;
    a->n_edges = (uint32_t)l->edges.n;
    a->folds = l->folds.items;
    a->forms = l->forms.items;
    a->nodes = l->nodes.items;
    a->edges = l->edges.items;
}

static const char *hexadecimal(struct taut_arena *a, uint64_t v)
{
    char *s = take(a, 17, 1);
    snprintf(s, 17, "%016llx", (unsigned long long)v);
    return s;
}

void build_atlas(const struct corpus *c, const struct lexicon *l, struct built *ret)
{
    struct builder b = {
        .corpus = c,
        .arena = c->arena,
        .index = { .size = sizeof(uint16_t) },
        .texts = { .size = sizeof(const char *) },
        .links = { .size = sizeof(struct taut_link) },
        .shifts = { .size = sizeof(struct taut_shift) },
        .dangers = { .size = sizeof(struct taut_danger) },
        .doses = { .size = sizeof(struct taut_dose) },
        .conditions = { .size = sizeof(struct taut_condition) },
    };
    *ret = (struct built){ .atlas = { .version = text(c->model, "version"),
                                      .checksum = hexadecimal(c->arena, c->checksum) } };
    struct taut_atlas *a = &ret->atlas;
    build_places(&b, a);
    build_terms(&b, a);
    build_sources(&b, a);
    build_techniques(&b, a);
    build_causes(&b, a);
    build_screens(&b, a);
    build_model(c, &a->model);
    take_lexicon(l, a);
    a->links = b.links.items;
    a->shifts = b.shifts.items;
    a->dangers = b.dangers.items;
    a->doses = b.doses.items;
    a->conditions = b.conditions.items;
    a->index = b.index.items;
    a->texts = b.texts.items;
    ret->n_links = b.links.n;
    ret->n_shifts = b.shifts.n;
    ret->n_dangers = b.dangers.n;
    ret->n_doses = b.doses.n;
    ret->n_conditions = b.conditions.n;
    ret->n_index = b.index.n;
    ret->n_texts = b.texts.n;
}
