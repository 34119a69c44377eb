/* cross_whole.c - what only the whole atlas shows: nothing left out, zones in one piece, roots and names that agree. */
#include <string.h>

#include "cross.h"
#include "fold.h"
#include "schema.h"

/* ---- nothing left out ---------------------------------------------------------------------------------- */

static void mark(const struct corpus *c, const char *place, bool *reached)
{
    struct taut_vec regions = { .size = sizeof(uint16_t) };
    if (place)
        place_regions(c, place, &regions);
    for (size_t i = 0; i < regions.n; i++)
        reached[((uint16_t *)regions.items)[i]] = true;
}

/* Every region is in some point's zone and among some condition's pains. */
static void check_coverage(const struct corpus *c)
{
    size_t n = corpus_count(c, A_REGION);
    bool *by_point = take(c->arena, n + 1, 1), *by_condition = take(c->arena, n + 1, 1);
    for (size_t i = 0; i < corpus_count(c, A_POINT); i++)
        for (const struct node *m = node_members(corpus_entity(c, A_POINT, i)->at, "refers"); m; m = m->next)
            mark(c, node_text(m, "region"), by_point);
    for (size_t i = 0; i < corpus_count(c, A_CONDITION); i++)
        for (const struct node *m = node_members(corpus_entity(c, A_CONDITION, i)->at, "findings"); m; m = m->next)
            mark(c, node_text(m, "region"), by_condition);
    for (size_t i = 0; i < n; i++) {
        const struct entity *region = corpus_entity(c, A_REGION, i);
        if (!by_point[i])
            node_problem(c->report, region->at, "no point refers to '%s'; add it to the zone of one that does",
                         region->id);
        if (!by_condition[i])
            node_problem(c->report, region->at, "no cause brings pain to '%s'; add it to one that does", region->id);
    }
}

/* ---- zones in one piece -------------------------------------------------------------------------------- */

static void reach(const struct corpus *c, uint16_t from, const bool *zone, bool *seen)
{
    seen[from] = true;
    for (const struct node *m = node_members(corpus_entity(c, A_REGION, from)->at, "neighbours"); m; m = m->next) {
        const struct entity *e = corpus_find(c, KIND(A_REGION), m->text);
        if (e && zone[e->index] && !seen[e->index])
            reach(c, e->index, zone, seen);
    }
}

/* A deep place has no skin of its own, and the other side of the body is a zone by itself. */
static bool counts_as_skin(const struct corpus *c, const struct node *fact)
{
    const char *side = node_text(fact, "side");
    struct taut_vec regions = { .size = sizeof(uint16_t) };
    if (!node_text(fact, "zone") || strcmp(node_text(fact, "zone"), "essential") || (side && !strcmp(side, "opposite")))
        return false;
    if (node_text(fact, "region"))
        place_regions(c, node_text(fact, "region"), &regions);
    return regions.n > 0 && !node_flag(corpus_entity(c, A_REGION, *(uint16_t *)regions.items)->at, "deep");
}

static void check_connected(const struct corpus *c, const struct entity *point)
{
    size_t n = corpus_count(c, A_REGION), first = n;
    bool *zone = take(c->arena, n + 1, 1), *seen = take(c->arena, n + 1, 1);
    const struct node *excuse = node_get(point->at, "scattered");
    for (const struct node *m = node_members(point->at, "refers"); m; m = m->next)
        if (counts_as_skin(c, m))
            mark(c, node_text(m, "region"), zone);
    for (size_t i = n; i-- > 0;)
        first = zone[i] ? i : first;
    if (first < n)
        reach(c, (uint16_t)first, zone, seen);
    const struct entity *apart = NULL;
    for (size_t i = 0; i < n && !apart; i++)
        apart = zone[i] && !seen[i] ? corpus_entity(c, A_REGION, i) : NULL;
    if (apart && !excuse)
        node_problem(
            c->report, point->at,
            "the essential zone of '%s' is in pieces: '%s' does not touch '%s'; fill the gap, mark one part as "
            "spillover, or say why in scattered:",
            point->id, apart->id, corpus_entity(c, A_REGION, first)->id);
    else if (!apart && excuse)
        node_problem(c->report, excuse, "the essential zone of '%s' is in one piece; remove 'scattered'", point->id);
}

/* ---- nerve roots --------------------------------------------------------------------------------------- */

static bool is_root(const char *s)
{
    static const struct {
        char letter;
        int last;
    } rows[] = { { 'C', 8 }, { 'T', 12 }, { 'L', 5 }, { 'S', 5 } };
    static const char *const others[] = { "Co1", "III", "IV", "V1", "V2", "V3", "VI", "VII", "IX", "X", "XI", "XII" };
    size_t digits = s[0] ? strspn(s + 1, "0123456789") : 0;
    int level = 0;
    for (size_t i = 1; i <= digits && digits <= 2; i++)
        level = 10 * level + (s[i] - '0');
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (s[0] == rows[i].letter && digits > 0 && digits <= 2 && !s[1 + digits] && s[1] != '0' &&
            level <= rows[i].last)
            return true;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (!strcmp(s, others[i]))
            return true;
    return false;
}

static bool has_text(const struct node *map, const char *key, const char *text)
{
    for (const struct node *m = node_members(map, key); m; m = m->next)
        if (m->text && !strcmp(m->text, text))
            return true;
    return false;
}

static bool some_muscle_moves(const struct corpus *c, const char *movement, const char *root)
{
    for (size_t i = 0; i < corpus_count(c, A_MUSCLE); i++) {
        const struct node *muscle = corpus_entity(c, A_MUSCLE, i)->at;
        if (has_text(muscle, "actions", movement) && has_text(node_get(muscle, "nerve"), "roots", root))
            return true;
    }
    return false;
}

/* A nerve root's condition names its roots, and what it weakens is moved by a muscle of one of them. */
static void check_weakness(const struct corpus *c, const struct entity *condition, const struct node *finding)
{
    const struct entity *sign = corpus_find(c, KIND(A_SIGN), node_text(finding, "sign"));
    const char *movement = sign ? node_text(sign->at, "weak_in") : NULL;
    for (const struct node *root = node_members(condition->at, "roots"); movement && root; root = root->next)
        if (root->text && some_muscle_moves(c, movement, root->text))
            return;
    if (movement)
        node_problem(c->report, finding,
                     "'%s' says that %s is weak, and no muscle that does it has a root of %s; correct the sign, the "
                     "muscle's roots or its actions",
                     sign->id, movement, condition->id);
}

static void check_root(const struct corpus *c, const struct entity *condition)
{
    const char *kind = node_text(condition->at, "kind");
    const struct node *roots = node_get(condition->at, "roots");
    bool of_root = kind && !strcmp(kind, "nerve-root");
    for (const struct node *m = node_members(condition->at, "roots"); m; m = m->next)
        if (m->text && !is_root(m->text))
            node_problem(c->report, m, "'%s' is no nerve root; write for example C6 or S1", m->text);
    if (roots && !of_root)
        node_problem(c->report, roots, "only a nerve root's condition has roots; remove them");
    if (of_root && !roots)
        node_problem(c->report, condition->at, "a nerve root's condition names its root; add roots: [C6] or the like");
    for (const struct node *m = node_members(condition->at, "findings"); of_root && m; m = m->next)
        check_weakness(c, condition, m);
}

/* ---- muscles ------------------------------------------------------------------------------------------- */

static void check_roots_and_tests(const struct corpus *c, const struct entity *muscle)
{
    for (const struct node *m = node_members(node_get(muscle->at, "nerve"), "roots"); m; m = m->next)
        if (m->text && !is_root(m->text))
            node_problem(c->report, m, "'%s' is no nerve root; write for example C6, S1 or V3", m->text);
    for (const struct node *m = node_members(muscle->at, "actions"); m; m = m->next) {
        const struct entity *movement = corpus_find(c, KIND(A_MOVEMENT), m->text);
        if (movement && !node_text(movement->at, "test"))
            node_problem(c->report, m, "no test describes '%s', which %s does; add test: to the movement (%s:%u)",
                         movement->id, muscle->id, movement->at->file, movement->at->line);
    }
}

/* Names of muscles and conditions, whatever their case and accents. */
static void check_names(const struct corpus *c)
{
    static const enum kind kinds[] = { A_MUSCLE, A_CONDITION };
    struct table known = { 0 };
    struct taut_vec owners = { .size = sizeof(const struct entity *) };
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
        for (size_t i = 0; i < corpus_count(c, kinds[k]); i++) {
            const struct entity *e = corpus_entity(c, kinds[k], i);
            const struct node *name = node_get(node_get(e->at, "names"), "english");
            if (!name || !name->text)
                continue;
            const char *folded = fold_text(c->arena, name->text);
            uint32_t number = (uint32_t)owners.n, *owner = table_at(c->arena, &known, folded, strlen(folded), number);
            if (*owner != number) {
                const struct entity *other = ((const struct entity **)owners.items)[*owner];
                node_problem(c->report, name, "'%s' is the name of '%s' too (%s:%u); names are unique", name->text,
                             other->id, other->at->file, other->at->line);
                continue;
            }
            *(const struct entity **)take_push(c->arena, &owners) = e;
        }
}

void cross_check_whole(const struct corpus *c)
{
    check_coverage(c);
    for (size_t i = 0; i < corpus_count(c, A_POINT); i++)
        check_connected(c, corpus_entity(c, A_POINT, i));
    for (size_t i = 0; i < corpus_count(c, A_CONDITION); i++)
        check_root(c, corpus_entity(c, A_CONDITION, i));
    for (size_t i = 0; i < corpus_count(c, A_MUSCLE); i++)
        check_roots_and_tests(c, corpus_entity(c, A_MUSCLE, i));
    check_names(c);
}
