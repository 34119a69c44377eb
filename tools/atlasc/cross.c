/* cross.c - see cross.h. To add a rule, write it for one thing and add a row at the end. */
#include "cross.h"

#include <string.h>

#include "schema.h"

enum { MOST_REGIONS = 512, DEEPEST_GROUP = 16, MOST_CHOICES = 24 };

static bool is(const struct node *map, const char *key, const char *text)
{
    const char *value = node_text(map, key);
    return value && !strcmp(value, text);
}

static bool lists(const struct node *map, const char *key, const char *id)
{
    for (const struct node *m = node_members(map, key); m; m = m->next)
        if (m->text && id && !strcmp(m->text, id))
            return true;
    return false;
}

/* ---- places ------------------------------------------------------------------------------------------ */

static void add_region(const struct corpus *c, uint16_t region, struct taut_vec *ret)
{
    const uint16_t *known = ret->items;
    for (size_t i = 0; i < ret->n; i++)
        if (known[i] == region)
            return;
    *(uint16_t *)take_push(c->arena, ret) = region;
}

static bool add_place(const struct corpus *c, const struct entity *e, unsigned depth, struct taut_vec *ret)
{
    bool ends = depth < DEEPEST_GROUP;
    if (!e || !ends)
        return ends;
    if (e->kind == A_REGION)
        add_region(c, e->index, ret);
    for (size_t i = 0; e->kind == AN_AREA && i < corpus_count(c, A_REGION); i++)
        if (is(corpus_entity(c, A_REGION, i)->at, "area", e->id))
            add_region(c, (uint16_t)i, ret);
    if (e->kind == A_GROUP)
        for (const struct node *m = node_members(e->at, "of"); m && ends; m = m->next)
            ends = add_place(c, corpus_find(c, ANY_PLACE, m->text), depth + 1, ret);
    return ends;
}

void place_regions(const struct corpus *c, const char *id, struct taut_vec *ret)
{
    add_place(c, corpus_find(c, ANY_PLACE, id), 0, ret);
}

/* How many of a place's regions come in pairs, how many lie in the middle. */
static void count_sides(const struct corpus *c, const char *place, size_t *paired, size_t *midline)
{
    struct taut_vec regions = { .size = sizeof(uint16_t) };
    place_regions(c, place, &regions);
    *paired = *midline = 0;
    for (size_t i = 0; i < regions.n; i++) {
        bool pair = node_flag(corpus_entity(c, A_REGION, ((uint16_t *)regions.items)[i])->at, "paired");
        *(pair ? paired : midline) += 1;
    }
}

static void check_neighbours(const struct corpus *c, const struct entity *region)
{
    for (const struct node *m = node_members(region->at, "neighbours"); m; m = m->next) {
        const struct entity *other = corpus_find(c, KIND(A_REGION), m->text);
        if (!other)
            continue;
        if (other == region && !node_flag(region->at, "paired"))
            node_problem(c->report, m,
                         "'%s' is its own neighbour, which only a pair that meets in the middle can be; remove it",
                         region->id);
        else if (!lists(other->at, "neighbours", region->id))
            node_problem(
                c->report, m,
                "'%s' is a neighbour of '%s', but not the other way round; add '%s' to the neighbours of '%s' (%s:%u)",
                m->text, region->id, region->id, m->text, other->at->file, other->at->line);
    }
}

static void check_body_map(const struct corpus *c, const struct entity *region)
{
    const struct node *left = node_get(region->at, "choir_left");
    bool paired = node_flag(region->at, "paired");
    if (!paired && left)
        node_problem(c->report, left,
                     "'choir_left' on a region of the midline; list the segments of both sides under 'choir'");
    if (paired && node_members(region->at, "choir") && !node_members(region->at, "choir_left"))
        node_problem(c->report, region->at,
                     "'choir_left' is missing in %s, which has two sides; add the left side's segments", region->id);
}

static void check_area(const struct corpus *c, const struct entity *area)
{
    const struct node *group = node_get(area->at, "group");
    const struct entity *e = group ? corpus_find(c, KIND(A_GROUP), group->text) : NULL;
    struct taut_vec of_area = { .size = sizeof(uint16_t) }, of_group = of_area;
    place_regions(c, area->id, &of_area);
    if (of_area.n == 0)
        node_problem(c->report, area->at, "no region has the area '%s'; add one or remove the area", area->id);
    if (!e)
        return;
    place_regions(c, e->id, &of_group);
    size_t before = of_group.n;
    place_regions(c, area->id, &of_group);
    if (of_group.n > before)
        node_problem(c->report, group, "the group '%s' does not hold the area '%s'; add it to 'of:' there (%s:%u)",
                     e->id, area->id, e->at->file, e->at->line);
}

static void check_group(const struct corpus *c, const struct entity *group)
{
    struct taut_vec regions = { .size = sizeof(uint16_t) };
    if (!add_place(c, group, 0, &regions))
        node_problem(c->report, group->at, "the group '%s' holds itself; remove the circle from 'of:'", group->id);
}

/* ---- terms ------------------------------------------------------------------------------------------- */

static void check_factor(const struct corpus *c, const struct entity *factor)
{
    double from = 0, below = 0;
    const struct node *least = node_get(factor->at, "age_at_least"), *most = node_get(factor->at, "age_below");
    if (node_number(least, &from) && node_number(most, &below) && from >= below)
        node_problem(c->report, least, "no age is at least %g and below %g; change one of them", from, below);
}

static void check_marker(const struct corpus *c, const struct entity *marker)
{
    const struct node *values = node_get(marker->at, "values");
    bool counts = !strcmp(marker->id, "number") || !strcmp(marker->id, "duration-units");
    if (values && !counts)
        node_problem(c->report, values, "only the markers number and duration-units have values; write words: [ … ]");
    if (!values && !node_members(marker->at, "words"))
        node_problem(c->report, marker->at, "the marker '%s' has no words; list what people say", marker->id);
}

/* ---- muscles, points, conditions ----------------------------------------------------------------------- */

static void check_file_name(const struct corpus *c, const struct entity *e)
{
    const char *slash = strrchr(e->at->file, '/'), *name = slash ? slash + 1 : e->at->file;
    size_t n = strlen(e->id);
    if (strncmp(name, e->id, n) || strcmp(name + n, ".yaml"))
        node_problem(c->report, node_get(e->at, "id"), "the id '%s' is not the name of the file; rename one of them",
                     e->id);
}

static void check_prior(const struct corpus *c, const struct entity *e)
{
    const struct node *prior = node_get(e->at, "prior"), *relative = node_get(prior, "relative");
    double value = 1;
    if (node_number(relative, &value) && value != 1 && !node_get(prior, "source"))
        node_problem(c->report, prior, "a prior other than 1 needs a source; add source: or leave the prior out");
}

/* "felt: 12, of: 30" */
static void check_share(const struct corpus *c, const struct node *map)
{
    double felt = 0, of = 0;
    if (node_number(node_get(map, "felt"), &felt) && node_number(node_get(map, "of"), &of) && felt > of)
        node_problem(c->report, map, "felt by %g of %g; the first cannot be larger", felt, of);
}

/* Paired causes say same, opposite or both; unpaired ones left, right or both, or name the midline. */
static void check_side(const struct corpus *c, const struct node *fact, const char *place, bool paired_cause)
{
    const struct node *side = node_get(fact, "side");
    size_t paired = 0, midline = 0;
    count_sides(c, place, &paired, &midline);
    if (paired + midline == 0)
        return;
    bool absolute = is(fact, "side", "left") || is(fact, "side", "right");
    bool relative = is(fact, "side", "same") || is(fact, "side", "opposite");
    if (side && paired == 0)
        node_problem(c->report, side, "'%s' lies in the midline and has no side; remove 'side'", place);
    else if (paired_cause && absolute)
        node_problem(c->report, side, "a cause that has two sides says same, opposite or both; change '%s'",
                     side->text);
    else if (!paired_cause && relative)
        node_problem(c->report, side, "an unpaired cause has no %s side; write left, right or both", side->text);
    else if (!paired_cause && !side && paired > 0)
        node_problem(c->report, fact, "'%s' has two sides and the cause has none; add side: left, right or both",
                     place);
}

static bool same_zones(const struct node *a, const struct node *b)
{
    const struct node *x = node_members(a, "refers"), *y = node_members(b, "refers");
    if (!x || !y || node_get(a, "refers")->n != node_get(b, "refers")->n)
        return false;
    for (; x; x = x->next) {
        bool found = false;
        for (const struct node *m = y; m && !found; m = m->next)
            found = node_text(x, "region") && is(m, "region", node_text(x, "region")) && node_text(x, "zone") &&
                    is(m, "zone", node_text(x, "zone"));
        if (!found)
            return false;
    }
    return true;
}

static void check_twins(const struct corpus *c, const struct entity *point)
{
    const struct node *place = node_get(point->at, "place");
    for (const struct node *m = node_members(point->in, "points"); m && m != point->at; m = m->next) {
        const char *there = node_text(node_get(m, "place"), "region");
        if (there && is(place, "region", there) && same_zones(point->at, m))
            node_problem(c->report, point->at,
                         "'%s' has the place and zones of '%s'; join the two points, or say how they differ", point->id,
                         node_text(m, "id") ? node_text(m, "id") : "the point before");
    }
}

/* A zone narrower than its regions is a path with a width or a disc with a radius. */
static void check_strip(const struct corpus *c, const struct node *fact)
{
    const struct node *path = node_get(fact, "path"), *width = node_get(fact, "width_mm");
    const struct node *disc = node_get(fact, "disc"), *radius = node_get(fact, "radius_mm");
    if (!path != !width || !disc != !radius || (path && disc))
        node_problem(c->report, fact,
                     "a path has a width_mm, a disc has a radius_mm, and a line has one of them; add or "
                     "remove one");
    if (path && path->shape == NODE_LIST && path->n == 1)
        node_problem(c->report, path, "a path needs two landmarks; add one, or write disc");
}

static void check_refers(const struct corpus *c, const struct entity *point)
{
    bool essential = false;
    for (const struct node *m = node_members(point->at, "refers"); m; m = m->next) {
        const struct node *region = node_get(m, "region");
        essential = essential || is(m, "zone", "essential");
        check_share(c, node_get(m, "frequency"));
        check_strip(c, m);
        if (region && region->text)
            check_side(c, m, region->text, node_flag(point->in, "paired"));
        for (const struct node *before = node_members(point->at, "refers"); before && before != m;
             before = before->next)
            if (region && region->text && is(before, "region", region->text) && !node_get(m, "side") &&
                !node_get(before, "side")) {
                node_problem(c->report, m, "'%s' refers to '%s' twice; keep one of the two lines", point->id,
                             region->text);
                break;
            }
    }
    if (node_members(point->at, "refers") && !essential)
        node_problem(c->report, point->at,
                     "'%s' has no essential zone; mark the region where its pain is usual as essential", point->id);
}

static void check_point(const struct corpus *c, const struct entity *point)
{
    const char *muscle = node_text(point->in, "id");
    size_t n = muscle ? strlen(muscle) : 0;
    const struct node *care = node_get(point->at, "self_care");
    if (muscle && (strncmp(point->id, muscle, n) || point->id[n] != '-'))
        node_problem(c->report, node_get(point->at, "id"), "a point's id begins with its muscle's; write '%s-…'",
                     muscle);
    check_prior(c, point);
    check_refers(c, point);
    check_twins(c, point);
    for (const struct node *m = node_members(point->at, "satellites"); m; m = m->next)
        if (m->text && !strcmp(m->text, point->id))
            node_problem(c->report, m, "a point is no satellite of itself; remove it");
    if (care && care->shape == NODE_MAP && node_get(care, "not") && care->n > 1)
        node_problem(c->report, care, "self-care is given and refused at once; keep tool and how, or not");
    if (care && care->shape == NODE_MAP && !node_get(care, "not") &&
        (!node_get(care, "tool") || !node_get(care, "how")))
        node_problem(c->report, care, "self-care needs both tool and how, or not: \"because …\"");
}

static void check_shifts(const struct corpus *c, const struct entity *e)
{
    for (const struct node *m = node_members(e->at, "factors"); m; m = m->next) {
        const char *factor = node_text(m, "factor");
        for (const struct node *before = node_members(e->at, "factors"); before && before != m; before = before->next)
            if (factor && is(before, "factor", factor))
                node_problem(c->report, m, "the factor '%s' stands in the list already; keep one", factor);
    }
}

static void check_muscle(const struct corpus *c, const struct entity *muscle)
{
    check_file_name(c, muscle);
    check_prior(c, muscle);
    check_shifts(c, muscle);
}

static void check_finding(const struct corpus *c, const struct entity *condition, const struct node *finding)
{
    unsigned atoms = 0;
    bool placed = false;
    for (const struct atom *a = finding_atoms; a->key; a++) {
        const struct node *what = node_get(finding, a->key);
        if (!what)
            continue;
        atoms++;
        if (a->refers_to != ANY_PLACE || !what->text)
            continue;
        placed = true;
        check_side(c, finding, what->text, node_flag(condition->at, "paired"));
    }
    if (atoms != 1)
        node_problem(c->report, finding,
                     "a finding names just one of region, numbness, quality, timing, aggravates, eases, "
                     "limits, sign, and this one names %u; split or complete it",
                     atoms);
    if (atoms == 1 && !placed && node_get(finding, "side"))
        node_problem(c->report, node_get(finding, "side"), "only pain and numbness have a side; remove it");
    if (!node_get(finding, "chance") && !node_get(finding, "frequency"))
        node_problem(c->report, finding,
                     "how often is missing; add chance: almost-always, usually, often, sometimes, rarely "
                     "or 0..1");
    check_share(c, node_get(finding, "frequency"));
}

static void check_cause(const struct corpus *c, const struct entity *condition)
{
    check_file_name(c, condition);
    check_prior(c, condition);
    check_shifts(c, condition);
    for (const struct node *m = node_members(condition->at, "findings"); m; m = m->next)
        if (m->shape == NODE_MAP)
            check_finding(c, condition, m);
}

/* ---- screens, model ------------------------------------------------------------------------------------- */

static void check_count(const struct corpus *c, const struct entity *count)
{
    check_share(c, count->at);
}

static void check_screen(const struct corpus *c, const struct entity *screen)
{
    const struct node *place = node_get(screen->at, "place");
    bool treats = is(screen->at, "level", "avoid") || is(screen->at, "level", "lighter");
    if (place && !treats && !is(screen->at, "level", "clearance"))
        node_problem(c->report, place,
                     "only clearance, avoid and lighter rules have a place; remove it or change the level");
    if (node_get(screen->at, "pressure") && !is(screen->at, "level", "lighter"))
        node_problem(c->report, screen->at, "'%s' is no lighter rule and needs no pressure; remove it", screen->id);
    if (is(screen->at, "level", "lighter") && !node_get(screen->at, "pressure"))
        node_problem(c->report, screen->at, "'%s' does not say how hard one may press; add pressure:", screen->id);
    if (!treats && !node_get(screen->at, "time"))
        node_problem(c->report, screen->at, "'%s' does not say how soon; add time:", screen->id);
}

/* A score that asks for a score could ask for itself. */
static void check_no_score_within(const struct corpus *c, const struct node *at)
{
    if (at->key && !strcmp(at->key, "score_at_least"))
        node_problem(c->report, at, "a score cannot rest on a score; name its findings");
    else
        for (const struct node *m = at->first; m; m = m->next)
            check_no_score_within(c, m);
}

/* Bands stand from the highest down, so that the first that is reached is the one. */
static void check_score_bands(const struct corpus *c, const struct entity *score)
{
    double before = 1e9, at_least = 0;
    check_no_score_within(c, score->at);
    for (const struct node *m = node_members(score->at, "bands"); m; m = m->next) {
        if (node_number(node_get(m, "at_least"), &at_least) && at_least >= before)
            node_problem(c->report, m, "the bands of '%s' must fall from the highest down", score->id);
        before = at_least;
    }
}

static void check_question(const struct corpus *c, const struct entity *question)
{
    const struct node *at = question->at;
    bool listed = is(at, "kind", "one") || is(at, "kind", "many"),
         measured = is(at, "kind", "number") || is(at, "kind", "date");
    const struct node *choices = node_get(at, "choices");
    if (listed && !choices)
        node_problem(c->report, at, "'%s' gives nothing to choose from; add choices:", question->id);
    if (choices && !listed && !measured)
        node_problem(c->report, choices, "only one, many, number and date have choices; remove them");
    if (choices && choices->n > MOST_CHOICES)
        node_problem(c->report, choices, "more than %d choices; split the question", MOST_CHOICES);
    if (node_get(at, "gives") && !is(at, "kind", "yes-no"))
        node_problem(c->report, at, "'%s': only a yes-no gives findings itself; write them beside its choices",
                     question->id);
    if (is(at, "kind", "number") && !(node_get(at, "units") && node_get(at, "low") && node_get(at, "high")))
        node_problem(c->report, at, "'%s' needs units, low and high; add them", question->id);
}

static void check_model(const struct corpus *c)
{
    double mild = 0, moderate = 0;
    const struct node *model = node_get(c->model, "model");
    const struct node *share = node_get(node_get(model, "moderate_share"), "value");
    if (node_number(node_get(node_get(model, "mild_share"), "value"), &mild) && node_number(share, &moderate) &&
        mild + moderate > 1)
        node_problem(c->report, share, "mild_share and moderate_share add up to %g; the sum must not pass 1",
                     mild + moderate);
}

static void check_all_there(const struct corpus *c)
{
    static const char *const needed[] = { "negation", "left", "right", "both", "number", "filler" };
    for (size_t i = 0; c->model && i < sizeof needed / sizeof *needed; i++)
        if (!corpus_find(c, KIND(A_MARKER), needed[i]))
            node_problem(c->report, c->model,
                         "no file has the marker '%s', without which no words can be read; add it to "
                         "words/markers.yaml",
                         needed[i]);
    if (c->model && corpus_count(c, A_REGION) > MOST_REGIONS)
        node_problem(c->report, c->model, "%zu regions, and the model can hold %d; join some",
                     corpus_count(c, A_REGION), MOST_REGIONS);
}

static const struct rule {
    enum kind kind;
    void (*check)(const struct corpus *c, const struct entity *e);
} rules[] = {
    { A_REGION, check_neighbours }, { A_REGION, check_body_map },   { AN_AREA, check_area },
    { A_GROUP, check_group },       { A_FACTOR, check_factor },     { A_MARKER, check_marker },
    { A_MUSCLE, check_muscle },     { A_POINT, check_point },       { A_CONDITION, check_cause },
    { A_SOURCE, check_file_name },  { A_SCREEN, check_screen },     { A_COUNT, check_count },
    { A_SCORE, check_score_bands }, { A_QUESTION, check_question },
};

void cross_check(const struct corpus *c)
{
    for (size_t k = 0; k < sizeof rules / sizeof *rules; k++)
        for (size_t i = 0; i < corpus_count(c, rules[k].kind); i++)
            rules[k].check(c, corpus_entity(c, rules[k].kind, i));
    check_model(c);
    check_all_there(c);
}
