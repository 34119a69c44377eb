/* build_landmarks.c - landmarks, where points lie between them, and zones that are narrower than their regions. */
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

/* A disc is a line of one landmark. */
void build_strips(struct builder *b, const struct node *point, struct taut_point *p)
{
    p->strips = (uint16_t)b->strips.n;
    for (const struct node *m = node_members(point, "refers"); m; m = m->next) {
        bool disc = node_get(m, "disc") != NULL;
        struct taut_vec regions = { .size = sizeof(uint16_t) };
        if ((!disc && !node_get(m, "path")) || !node_text(m, "region"))
            continue;
        place_regions(b->corpus, node_text(m, "region"), &regions);
        struct taut_list landmarks = pool_references(b, m, disc ? "disc" : "path", KIND(A_LANDMARK));
        double mm = disc ? 2 * node_number_or(m, "radius_mm", 0) : node_number_or(m, "width_mm", 0);
        *(struct taut_strip *)pool_push(b, &b->strips) =
            (struct taut_strip){ pool_list(b, regions.items, regions.n), landmarks, (uint16_t)mm };
    }
    p->n_strips = (uint16_t)(b->strips.n - p->strips);
}
