/* build_landmarks.c - what lies where on the skin: landmarks, points between them, zones narrower than their regions, dermatomes. */
#include <string.h>

#include "cross.h"
#include "pools.h"

static void build_place(const struct node *list, int16_t ret[3])
{
    const struct node *m = list && list->shape == NODE_LIST ? list->first : NULL;
    for (int k = 0; k < 3 && m; k++, m = m->next) {
        double mm = 0;
        node_number(m, &mm);
        ret[k] = (int16_t)mm;
    }
}

void build_landmarks(struct builder *b, struct taut_atlas *a)
{
    a->n_landmarks = (uint16_t)corpus_count(b->corpus, A_LANDMARK);
    struct taut_landmark *landmarks = take(b->arena, a->n_landmarks + 1u, sizeof *landmarks);
    for (size_t i = 0; i < a->n_landmarks; i++) {
        const struct node *at = corpus_entity(b->corpus, A_LANDMARK, i)->at;
        uint16_t region = pool_reference(b, at, "region", KIND(A_REGION));
        landmarks[i] = (struct taut_landmark){
            .id = pool_text(at, "id"),
            .name = pool_text(at, "name"),
            .latin = pool_text(at, "latin"),
            .region = region == TAUT_NONE ? 0 : region, /* only under --keep-going */
        };
        build_place(node_get(at, "at"), landmarks[i].at);
    }
    a->landmarks = landmarks;
}

void build_dermatomes(struct builder *b, struct taut_atlas *a)
{
    a->n_dermatomes = (uint16_t)corpus_count(b->corpus, A_DERMATOME);
    struct taut_dermatome *dermatomes = take(b->arena, a->n_dermatomes + 1u, sizeof *dermatomes);
    for (size_t i = 0; i < a->n_dermatomes; i++) {
        const struct node *at = corpus_entity(b->corpus, A_DERMATOME, i)->at;
        dermatomes[i] = (struct taut_dermatome){
            .id = pool_text(at, "id"),
            .name = pool_text(at, "name"),
            .regions = pool_references(b, at, "regions", KIND(A_REGION)),
            .also = pool_references(b, at, "also", KIND(A_REGION)),
            .source = pool_reference(b, at, "source", KIND(A_SOURCE)),
        };
    }
    a->dermatomes = dermatomes;
}

void build_spot(struct builder *b, const struct node *place, struct taut_point *p)
{
    const struct node *spot = node_get(place, "spot");
    p->weights = (uint16_t)b->weights.n;
    for (const struct node *m = spot && spot->shape == NODE_MAP ? spot->first : NULL; m; m = m->next) {
        const struct entity *e = corpus_find(b->corpus, KIND(A_LANDMARK), m->key);
        if (e)
            *(struct taut_weight *)pool_push(b, &b->weights) =
                (struct taut_weight){ corpus_index(b->corpus, e), (float)node_number_or(spot, m->key, 0) };
    }
    p->n_weights = (uint16_t)(b->weights.n - p->weights);
    build_place(node_get(place, "offset_mm"), p->offset_mm);
}

/* ---- strips ----------------------------------------------------------------------------------------------- */

static bool same_text(const struct node *a, const struct node *b)
{
    return a == b || (a && b && a->text && b->text && !strcmp(a->text, b->text));
}

/* Whether two rows of `refers` draw the same line. */
static bool same_strip(const struct node *a, const struct node *b)
{
    const struct node *x = node_first(node_get(a, "path")), *y = node_first(node_get(b, "path"));
    for (; x && y && same_text(x, y); x = x->next)
        y = y->next;
    return !x && !y && same_text(node_get(a, "width_mm"), node_get(b, "width_mm")) &&
           same_text(node_get(a, "disc"), node_get(b, "disc")) &&
           same_text(node_get(a, "radius_mm"), node_get(b, "radius_mm"));
}

static bool is_strip(const struct node *fact)
{
    return (node_get(fact, "path") || node_get(fact, "disc")) && node_text(fact, "region");
}

static bool drawn_before(const struct node *first, const struct node *fact)
{
    for (; first != fact; first = first->next)
        if (is_strip(first) && same_strip(first, fact))
            return true;
    return false;
}

/* The regions of all rows that draw one line, together; a disc is a line of one landmark. */
void build_strips(struct builder *b, const struct node *point, struct taut_point *p)
{
    const struct node *first = node_members(point, "refers");
    p->strips = (uint16_t)b->strips.n;
    for (const struct node *m = first; m; m = m->next) {
        bool disc = node_get(m, "disc") != NULL;
        struct taut_vec regions = { .size = sizeof(uint16_t) };
        if (!is_strip(m) || drawn_before(first, m))
            continue;
        for (const struct node *k = m; k; k = k->next)
            if (is_strip(k) && same_strip(m, k))
                place_regions(b->corpus, node_text(k, "region"), &regions);
        struct taut_list landmarks = pool_references(b, m, disc ? "disc" : "path", KIND(A_LANDMARK));
        double mm = disc ? 2 * node_number_or(m, "radius_mm", 0) : node_number_or(m, "width_mm", 0);
        *(struct taut_strip *)pool_push(b, &b->strips) =
            (struct taut_strip){ pool_list(b, regions.items, regions.n), landmarks, (uint16_t)mm };
    }
    p->n_strips = (uint16_t)(b->strips.n - p->strips);
}
