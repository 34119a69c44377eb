/* cmd_atlas_check.c - taut atlas check: whether the compiled tables hold together. */
#include <string.h>

#include "atlas_kinds.h"

static unsigned check_places(const struct taut_atlas *a)
{
    unsigned wrong = 0;
    for (uint16_t k = 0; k < a->n_places; k++) {
        const struct taut_place *p = &a->places[k];
        bool good =
            taut_atlas_find_place(a, p->id) == k && p->members.n > 0 && (p->kind == TAUT_REGION) == (k < a->n_regions);
        for (uint32_t m = 0; m < p->members.n; m++)
            good = good && a->index[p->members.begin + m] < a->n_regions;
        if (!good)
            printf("place %s is wrong\n", p->id);
        wrong += !good;
    }
    return wrong;
}

static unsigned check_causes(const struct taut_atlas *a)
{
    unsigned wrong = 0;
    for (uint16_t k = 0; k < a->n_causes; k++) {
        const struct taut_cause *c = &a->causes[k];
        bool good = taut_atlas_find_cause(a, c->id) == k && (c->kind == TAUT_POINT) == (k < a->n_points),
             essential = false;
        for (uint32_t l = c->links; l < c->links + c->n_links; l++) {
            const struct taut_link *link = &a->links[l];
            bool placed = link->kind == TAUT_PAIN || link->kind == TAUT_NUMBNESS;
            good = good && (placed ? link->target < a->n_regions : link->target < a->terms_of[TAUT_TERM_KINDS]) &&
                   taut_support_chance(&a->supports[link->support]) <= 1 &&
                   a->supports[link->support].felt <= a->supports[link->support].of &&
                   (l == c->links || a->links[l - 1].kind <= link->kind);
            essential = essential || (link->kind == TAUT_PAIN && link->zone == TAUT_ESSENTIAL);
        }
        good = good && (k >= a->n_points || essential) && c->n_links > 0 && c->sources.n > 0;
        if (!good)
            printf("cause %s is wrong\n", c->id);
        wrong += !good;
    }
    return wrong;
}

static unsigned check_muscles(const struct taut_atlas *a)
{
    unsigned wrong = 0, points = 0;
    for (uint16_t k = 0; k < a->n_muscles; k++) {
        const struct taut_muscle *m = &a->muscles[k];
        bool good =
            taut_atlas_find_muscle(a, m->id) == k && m->n_points > 0 && m->first_point == points && m->sources.n > 0;
        for (uint16_t p = 0; good && p < m->n_points; p++)
            good = a->points[m->first_point + p].muscle == k && a->points[m->first_point + p].uncertainty_mm >= 25;
        points += m->n_points;
        if (!good)
            printf("muscle %s is wrong\n", m->id);
        wrong += !good;
    }
    return wrong + (points != a->n_points);
}

static unsigned check_screens(const struct taut_atlas *a)
{
    unsigned wrong = 0;
    for (uint16_t k = 0; k < a->n_screens; k++) {
        const struct taut_condition *c = &a->conditions[a->screens[k].when];
        uint32_t inside = 1;
        if (c->op <= TAUT_AT_LEAST)
            while (inside < c->size && c[inside].size > 0)
                inside += c[inside].size;
        bool good = inside == c->size && a->screens[k].source < a->n_sources && a->screens[k].person;
        if (!good)
            printf("screen %s is wrong\n", a->screens[k].id);
        wrong += !good;
    }
    return wrong;
}

static int form_order(const struct taut_atlas *a, uint32_t k)
{
    size_t n, m;
    const char *x = taut_atlas_form(a, k - 1, &n), *y = taut_atlas_form(a, k, &m);
    int order = memcmp(x, y, n < m ? n : m);
    return order ? order : (int)n - (int)m;
}

static unsigned check_words(const struct taut_atlas *a)
{
    unsigned wrong = 0;
    for (uint32_t k = 1; k < a->n_forms; k++)
        wrong += form_order(a, k) >= 0;
    for (uint32_t k = 1; k < a->n_folds; k++)
        wrong += a->folds[k - 1].code_point >= a->folds[k].code_point;
    for (uint32_t k = 0; k < a->n_nodes; k++) {
        uint32_t first = taut_atlas_children(a, k), end = taut_atlas_children(a, k + 1);
        wrong += end < first || end > a->n_nodes || a->nodes[k].means >= a->n_meanings;
        for (uint32_t child = first + 1; child < end; child++)
            wrong += a->nodes[child - 1].token >= a->nodes[child].token;
    }
    if (wrong)
        printf("%u words are out of order\n", wrong);
    return wrong;
}

enum taut_status cmd_atlas_check(const struct args *args, struct taut_error *err)
{
    const struct taut_atlas *a = taut_atlas_builtin();
    if (args->json)
        return kinds_print(a, args, err);
    printf("atlas %s (%s)\n", a->version, a->checksum);
    kinds_print(a, args, err);
    printf("%8u terms\n%8u word forms\n", (unsigned)a->terms_of[TAUT_TERM_KINDS], (unsigned)a->n_forms);
    unsigned wrong = check_places(a) + check_causes(a) + check_muscles(a) + check_screens(a) + check_words(a);
    if (wrong)
        return taut_fail(err, TAUT_ECONFLICT, "atlas", "%u entries are inconsistent", wrong);
    printf("consistent\n");
    return TAUT_OK;
}
