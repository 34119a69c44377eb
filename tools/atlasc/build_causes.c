/* build_causes.c - muscles, points and conditions, and the links to what they bring about. */
#include <stdlib.h>
#include <string.h>

#include "cross.h"
#include "pools.h"
#include "schema.h"

/* ---- links: what a cause can bring about ------------------------------------------------------------------ */

static unsigned relative_of(const struct builder *b, const struct node *fact, uint16_t region)
{
    bool paired = node_flag(corpus_entity(b->corpus, A_REGION, region)->at, "paired");
    return (unsigned)(paired ? name_index(node_get(fact, "side"), side_names, TAUT_SAME) : TAUT_SAME);
}

/* How strong a link is: an essential zone above a spillover, then the counted or stated chance. */
static double weight(const struct builder *b, const struct taut_link *l)
{
    const struct taut_support *s = (const struct taut_support *)b->supports.items + l->support;
    double chance = s->of ? (double)s->felt / s->of : s->chance == TAUT_NONE ? -1 : s->chance / 10000.0;
    return (l->zone == TAUT_ESSENTIAL ? 4 : l->zone == TAUT_SPILLOVER ? 2 : 0) + chance;
}

/* Adds a link to those of one cause; said twice, the stronger stands. */
static void add_link(struct builder *b, size_t first, struct taut_link link)
{
    struct taut_link *links = b->links.items;
    for (size_t i = first; i < b->links.n; i++)
        if (links[i].kind == link.kind && links[i].target == link.target && links[i].relative == link.relative) {
            if (weight(b, &link) > weight(b, &links[i]))
                links[i] = link;
            return;
        }
    *(struct taut_link *)pool_push(b, &b->links) = link;
}

static void add_placed(struct builder *b, size_t first, const struct node *fact, const char *place,
                       struct taut_link link)
{
    struct taut_vec regions = { .size = sizeof(uint16_t) };
    place_regions(b->corpus, place, &regions);
    for (size_t i = 0; i < regions.n; i++) {
        link.target = ((uint16_t *)regions.items)[i];
        link.relative = relative_of(b, fact, link.target) & 15u;
        add_link(b, first, link);
    }
}

/* What was counted and who disagrees; 0 where nothing is said. */
static uint16_t support_of(struct builder *b, const struct node *fact, bool counted_is_chance)
{
    const struct node *frequency = node_get(fact, "frequency");
    double chance = 0;
    bool given = chance_value(node_get(fact, "chance"), &chance);
    struct taut_support s = { .chance = given ? (uint16_t)(chance * 10000 + 0.5) : TAUT_NONE,
                              .felt = (uint16_t)node_number_or(frequency, "felt", 0),
                              .of = (uint16_t)node_number_or(frequency, "of", 0),
                              .against = pool_reference(b, fact, "against", KIND(A_SOURCE)) };
    if (s.of && !given && counted_is_chance)
        s.chance = (uint16_t)(10000.0 * s.felt / s.of + 0.5);
    const struct taut_support *known = b->supports.items;
    for (size_t i = 0; i < b->supports.n; i++)
        if (known[i].chance == s.chance && known[i].felt == s.felt && known[i].of == s.of &&
            known[i].against == s.against)
            return (uint16_t)i;
    *(struct taut_support *)pool_push(b, &b->supports) = s;
    return (uint16_t)(b->supports.n - 1);
}

static struct taut_link link_of(struct builder *b, enum taut_finding_kind kind, const struct node *fact,
                                bool counted_is_chance)
{
    return (struct taut_link){
        .kind = (uint8_t)kind,
        .relative = TAUT_SAME,
        .zone = (unsigned)name_index(node_get(fact, "zone"), zone_names, TAUT_NO_ZONE) & 15u,
        .target = TAUT_NONE,
        .source = pool_reference(b, fact, "source", KIND(A_SOURCE)),
        .support = support_of(b, fact, counted_is_chance),
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
    for (const struct node *m = node_members(point, "refers"); m; m = m->next)
        if (node_text(m, "region"))
            add_placed(b, first, m, node_text(m, "region"), link_of(b, TAUT_PAIN, m, false));
    for (const struct atom *a = point_atoms; a->key; a++)
        for (const struct node *m = node_members(point, a->key); m; m = m->next) {
            struct taut_link link = link_of(b, a->kind, m, false);
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
    for (const struct node *m = node_members(condition, "findings"); m; m = m->next)
        for (const struct atom *a = finding_atoms; a->key; a++) {
            struct taut_link link = link_of(b, a->kind, m, true);
            const struct entity *e = corpus_find(b->corpus, a->refers_to, node_text(m, a->key));
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
    for (const struct node *m = node_members(at, "factors"); m; m = m->next) {
        uint16_t factor = pool_reference(b, m, "factor", KIND(A_FACTOR));
        if (factor != TAUT_NONE)
            *(struct taut_shift *)pool_push(b, &b->shifts) =
                (struct taut_shift){ factor, pool_reference(b, m, "source", KIND(A_SOURCE)),
                                     (float)node_number_or(m, "shift", 0) };
    }
    *n = (uint32_t)b->shifts.n - *begin;
}

/* What the counts say of a muscle that names no prior itself: the mean of Beta(weight share + felt, …) over the share. */
static void build_counted_prior(const struct builder *b, const char *muscle, struct taut_cause *cause)
{
    const struct node *model = node_get(b->corpus->model, "model");
    double share = node_number_or(node_get(model, "counted_share"), "value", 1);
    double weight = node_number_or(node_get(model, "counted_weight"), "value", 1), felt = 0, of = 0;
    for (size_t i = 0; i < corpus_count(b->corpus, A_COUNT); i++) {
        const struct node *at = corpus_entity(b->corpus, A_COUNT, i)->at;
        if (strcmp(pool_text(at, "muscle"), muscle) || strcmp(pool_text(at, "state"), "active") ||
            node_flag(at, "healthy"))
            continue;
        felt += node_number_or(at, "felt", 0);
        of += node_number_or(at, "of", 0);
    }
    if (of <= 0)
        return;
    cause->prior_relative = (float)((weight * share + felt) / (weight + of) / share);
    cause->prior_because =
        taut_arena_printf(b->arena, "active in %g of %g people examined in the studies counted here", felt, of);
}

static void build_prior(const struct builder *b, const struct node *prior, struct taut_cause *cause)
{
    cause->prior_relative = (float)node_number_or(prior, "relative", 1);
    cause->prior_because = node_text(prior, "because");
    cause->prior_source = pool_reference(b, prior, "source", KIND(A_SOURCE));
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
    p->dangers = (uint16_t)b->dangers.n;
    for (const struct node *m = node_members(at, "danger"); m; m = m->next)
        *(struct taut_danger *)pool_push(b, &b->dangers) =
            (struct taut_danger){ pool_text(m, "structure"), name_index(node_get(m, "advice"), advice_names, 0) == 1,
                                  pool_reference(b, m, "source", KIND(A_SOURCE)) };
    p->n_dangers = (uint16_t)(b->dangers.n - p->dangers);
}

static void build_doses(struct builder *b, const struct node *at, struct taut_point *p)
{
    p->doses = (uint16_t)b->doses.n;
    for (const struct node *m = node_members(at, "techniques"); m; m = m->next) {
        struct taut_dose dose = { .technique = pool_reference(b, m, "technique", KIND(A_TECHNIQUE)),
                                  .source = pool_reference(b, m, "source", KIND(A_SOURCE)) };
        pool_span(m, "hold_s", dose.hold_s);
        pool_span(m, "repeats", dose.repeats);
        if (dose.technique != TAUT_NONE)
            *(struct taut_dose *)pool_push(b, &b->doses) = dose;
    }
    p->n_doses = (uint16_t)(b->doses.n - p->doses);
}

static void build_point(struct builder *b, const struct entity *e, uint16_t muscle, struct taut_point *p)
{
    const struct node *place = node_get(e->at, "place"), *feel = node_get(e->at, "feel"),
                      *care = node_get(e->at, "self_care");
    uint16_t region = pool_reference(b, place, "region", KIND(A_REGION));
    *p = (struct taut_point){
        .id = e->id,
        .name = pool_text(e->at, "name"),
        .muscle = muscle,
        .place = region == TAUT_NONE ? 0 : region, /* only under --keep-going */
        .landmark = pool_text(place, "landmark"),
        .uncertainty_mm = (uint16_t)node_number_or(place, "uncertainty_mm", 25),
        .depth = (enum taut_depth)name_index(node_get(e->at, "depth"), depth_names, TAUT_SUPERFICIAL),
        .feel = (enum taut_feel)name_index(node_get(feel, "method"), feel_names, TAUT_FLAT),
        .feel_position = pool_text(feel, "position"),
        .feel_how = pool_text(feel, "how"),
        .difficulty = (enum taut_difficulty)name_index(node_get(e->at, "difficulty"), difficulty_names, TAUT_HARD),
        .satellites = pool_references(b, e->at, "satellites", KIND(A_POINT)),
        .stretch = node_text(e->at, "stretch"),
        .self_care_tool = node_text(care, "tool"),
        .self_care_how = node_text(care, "how"),
        .self_care_not = node_text(care, "not"),
        .note = node_text(e->at, "note"),
        .scattered = node_text(e->at, "scattered"),
    };
    pool_span(care, "hold_s", p->self_care_hold_s);
    pool_span(care, "of_ten", p->self_care_of_ten);
    build_spot(b, place, p);
    build_strips(b, e->at, p);
    build_dangers(b, e->at, p);
    build_doses(b, e->at, p);
}

static void build_point_cause(struct builder *b, const struct entity *e, const struct taut_muscle *muscle,
                              struct taut_cause *cause)
{
    const struct node *own = node_get(e->at, "prior");
    *cause = (struct taut_cause){
        .id = e->id,
        .name = point_name(b, muscle->english, pool_text(e->at, "name")),
        .latin = muscle->latin,
        .kind = TAUT_POINT,
        .paired = muscle->paired,
        .sources = muscle->sources,
        .strength = muscle->strength,
        .reviews = muscle->reviews,
        .n_reviews = muscle->n_reviews,
    };
    build_prior(b, own ? own : node_get(e->in, "prior"), cause);
    if (!own && !node_get(e->in, "prior"))
        build_counted_prior(b, muscle->id, cause);
    build_point_links(b, e->at, cause);
}

static void build_muscle(struct builder *b, const struct node *at, struct taut_muscle *m)
{
    const struct node *names = node_get(at, "names"), *from_to = node_get(at, "attachments"),
                      *nerve = node_get(at, "nerve");
    *m = (struct taut_muscle){
        .id = pool_text(at, "id"),
        .english = pool_text(names, "english"),
        .latin = pool_text(names, "latin"),
        .part_of = node_text(at, "part_of"),
        .synonyms = pool_texts(b, at, "synonyms"),
        .paired = node_flag(at, "paired"),
        .attaches_from = pool_text(from_to, "from"),
        .attaches_to = pool_text(from_to, "to"),
        .nerve = pool_text(nerve, "name"),
        .roots = pool_texts(b, nerve, "roots"),
        .actions = pool_references(b, at, "actions", KIND(A_MOVEMENT)),
        .sources = pool_references(b, at, "sources", KIND(A_SOURCE)),
        .strength = pool_strength(at),
    };
    pool_reviews(b, at, &m->reviews, &m->n_reviews);
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
    build_counts(b, a, muscles);
    a->muscles = muscles;
    a->points = points;
}

static void build_condition_cause(struct builder *b, const struct entity *e, struct taut_cause *cause)
{
    const struct node *names = node_get(e->at, "names");
    *cause = (struct taut_cause){
        .id = e->id,
        .name = pool_text(names, "english"),
        .latin = pool_text(names, "latin"),
        .kind = (enum taut_cause_kind)name_index(node_get(e->at, "kind"), cause_kind_names, TAUT_OTHER),
        .paired = node_flag(e->at, "paired"),
        .urgency = (enum taut_urgency)name_index(node_get(e->at, "urgency"), urgency_names, TAUT_ROUTINE),
        .synonyms = pool_texts(b, e->at, "synonyms"),
        .next = pool_text(e->at, "next"),
        .roots = pool_texts(b, e->at, "roots"),
        .sources = pool_references(b, e->at, "sources", KIND(A_SOURCE)),
        .strength = pool_strength(e->at),
    };
    build_prior(b, node_get(e->at, "prior"), cause);
    build_condition_links(b, e->at, cause);
    build_shifts(b, e->at, &cause->shifts, &cause->n_shifts);
    pool_reviews(b, e->at, &cause->reviews, &cause->n_reviews);
}

void build_causes(struct builder *b, struct taut_atlas *a)
{
    size_t n_points = corpus_count(b->corpus, A_POINT), n_conditions = corpus_count(b->corpus, A_CONDITION);
    struct taut_cause *causes = take(b->arena, n_points + n_conditions + 1, sizeof *causes);
    build_muscles(b, a, causes);
    for (size_t i = 0; i < n_conditions; i++)
        build_condition_cause(b, corpus_entity(b->corpus, A_CONDITION, i), &causes[n_points + i]);
    a->n_causes = (uint16_t)(n_points + n_conditions);
    a->causes = causes;
}
