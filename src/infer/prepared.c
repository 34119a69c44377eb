/* prepared.c - what every case asks of the atlas, worked out once: which places and terms each cause speaks of, and how the
 * silence about all of them weighs. */
#include "network_parts.h"

#include <string.h>

static void note_sites(struct site_set *to, uint16_t region)
{
    site_put(to, 2u * region);
    site_put(to, 2u * region + 1);
}

/* Pain and numbness by site, on both sides; terms by index, whatever the kind of link. */
static void note_links(const struct taut_atlas *a, uint16_t cause, struct taut_infer_prepared *p)
{
    const struct taut_cause *c = &a->causes[cause];
    for (uint32_t e = c->links; e < c->links + c->n_links; e++) {
        const struct taut_link *l = &a->links[e];
        if (l->kind == TAUT_PAIN || l->kind == TAUT_NUMBNESS)
            note_sites(&p->sites[cause], l->target);
        else
            p->terms[cause * p->term_words + l->target / 64] |= 1ULL << (l->target % 64);
        p->is_handed[cause] = p->is_handed[cause] || l->relative == TAUT_ON_LEFT || l->relative == TAUT_ON_RIGHT;
    }
    if (cause < a->n_points)
        note_sites(&p->sites[cause], a->points[cause].place);
}

enum taut_status taut_infer_prepare(const struct taut_atlas *a, struct taut_arena *arena,
                                    struct taut_infer_prepared **ret, struct taut_error *err)
{
    struct taut_infer_prepared *p = taut_arena_alloc(arena, sizeof *p);
    if (!p)
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for %u causes", a->n_causes);
    if (2u * a->n_regions > 64u * SITE_WORDS)
        return taut_fail(err, TAUT_EINVAL, "atlas", "%u regions are more than the model holds", a->n_regions);
    *p = (struct taut_infer_prepared){
        .atlas = a,
        .term_words = a->terms_of[TAUT_TERM_KINDS] / 64u + 1,
        .said = taut_arena_array(arena, a->n_supports + 1u, sizeof *p->said),
        .regions = taut_arena_array(arena, a->n_regions + 1u, sizeof *p->regions),
        .sites = taut_arena_array(arena, a->n_causes + 1u, sizeof *p->sites),
        .is_handed = taut_arena_array(arena, a->n_causes + 1u, sizeof *p->is_handed),
        .silence = taut_arena_array(arena, SILENCES * (size_t)a->n_causes + 1u, sizeof *p->silence),
        .untold = taut_arena_array(arena, a->n_causes + 1u, sizeof *p->untold),
    };
    p->terms = taut_arena_array(arena, a->n_causes * p->term_words + 1, sizeof *p->terms);
    if (!p->said || !p->regions || !p->sites || !p->is_handed || !p->silence || !p->untold || !p->terms)
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for %u causes", a->n_causes);
    for (size_t k = 0; k < a->n_supports; k++) {
        const struct taut_support *x = &a->supports[k];
        p->said[k] = x->of > 0 ? (x->felt + 1.0) / (x->of + 2.0) : taut_support_chance(x);
    }
    for (size_t r = 0; r < a->n_regions; r++)
        p->regions[r] = (struct region_fact){ a->places[r].parent, a->places[r].paired };
    for (uint16_t c = 0; c < a->n_causes; c++)
        note_links(a, c, p);
    *ret = p;
    return TAUT_OK;
}

bool speaks_of_term(const struct network *n, uint16_t cause, const uint64_t *terms)
{
    const uint64_t *own = n->prepared->terms + cause * n->prepared->term_words;
    for (size_t w = 0; w < n->prepared->term_words; w++)
        if (own[w] & terms[w])
            return true;
    return false;
}
