/* prepared.c - see prepared.h: sets of causes by place and term, priors, silence about all of them. */
#include "log_product.h"
#include "network_parts.h"

#include <string.h>

static void note_cause(uint64_t *set, uint16_t cause)
{
    set[cause / 64] |= 1ULL << (cause % 64);
}

static void note_place(struct taut_infer_prepared *p, uint16_t cause, uint16_t region)
{
    note_cause(p->at_place + region * p->cause_words, cause);
    note_cause(p->at_place + p->regions[region].area * p->cause_words, cause);
}

/* Terms by index, whatever the kind of link. */
static void note_links(struct taut_infer_prepared *p, uint16_t cause)
{
    const struct taut_atlas *a = p->atlas;
    const struct taut_cause *c = &a->causes[cause];
    for (uint32_t e = c->links; e < c->links + c->n_links; e++) {
        const struct taut_link *l = &a->links[e];
        if (l->kind == TAUT_PAIN || l->kind == TAUT_NUMBNESS)
            note_place(p, cause, l->target);
        else
            note_cause(p->of_term + l->target * p->cause_words, cause);
    }
    for (uint32_t e = c->shifts; e < c->shifts + c->n_shifts; e++)
        note_cause(p->of_term + a->shifts[e].factor * p->cause_words, cause);
    if (cause < a->n_points)
        note_place(p, cause, a->points[cause].place);
}

static bool make_tables(struct taut_infer_prepared *p)
{
    const struct taut_atlas *a = p->atlas;
    size_t terms = a->terms_of[TAUT_TERM_KINDS];
    p->cause_words = a->n_causes / 64u + 1;
    p->said = taut_arena_raw(p->arena, a->n_supports + 1u, sizeof *p->said);
    p->regions = taut_arena_raw(p->arena, a->n_regions + 1u, sizeof *p->regions);
    p->at_place = taut_arena_array(p->arena, a->n_places * p->cause_words + 1, sizeof *p->at_place);
    p->of_term = taut_arena_array(p->arena, terms * p->cause_words + 1, sizeof *p->of_term);
    p->prior = taut_arena_raw(p->arena, a->n_causes + 1u, sizeof *p->prior);
    p->untold = taut_arena_raw(p->arena, a->n_causes + 1u, sizeof *p->untold);
    return p->said && p->regions && p->at_place && p->of_term && p->prior && p->untold;
}

enum taut_status taut_infer_prepare(const struct taut_atlas *a, struct taut_arena *arena,
                                    struct taut_infer_prepared **ret, struct taut_error *err)
{
    struct taut_infer_prepared *p = taut_arena_alloc(arena, sizeof *p);
    if (!p)
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for %u causes", a->n_causes);
    if (2u * a->n_regions > 64u * SITE_WORDS)
        return taut_fail(err, TAUT_EINVAL, "atlas", "%u regions are more than the model holds", a->n_regions);
    p->atlas = a;
    p->arena = arena;
    if (!make_tables(p))
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for %u causes", a->n_causes);
    for (size_t k = 0; k < a->n_supports; k++) {
        const struct taut_support *x = &a->supports[k];
        p->said[k] = x->of > 0 ? (x->felt + 1.0) / (x->of + 2.0) : taut_support_chance(x);
    }
    for (size_t r = 0; r < a->n_regions; r++)
        p->regions[r] = (struct region_fact){ a->places[r].parent, a->places[r].paired };
    const struct network probe = { .atlas = a, .prepared = p };
    for (uint16_t c = 0; c < a->n_causes; c++) {
        note_links(p, c);
        set_prior(&probe, NULL, c, p->prior[c]);
        chance_of_untold(&probe, c, p->untold[c]);
    }
    *ret = p;
    return TAUT_OK;
}

/* ---- instances of which nobody speaks ---------------------------------------------------------------------------- */

static bool make_plain(struct taut_infer_prepared *p, bool sided, bool any_pain, bool drawn)
{
    struct side_tables *t = &p->sides[sided];
    struct plain *x = &t->plain[any_pain][drawn];
    struct log_product all = { 0, 1 };
    x->instances = taut_arena_raw(p->arena, t->n_instances + 1, sizeof *x->instances);
    x->silence = taut_arena_raw(p->arena, t->n_instances + 1, sizeof *x->silence);
    x->state = taut_arena_raw(p->arena, t->n_instances + 1, sizeof *x->state);
    x->total = taut_arena_raw(p->arena, t->n_instances + 1, sizeof *x->total);
    if (!x->instances || !x->silence || !x->state || !x->total)
        return false;
    for (size_t k = 0; k < t->n_instances; k++) {
        struct instance *i = &x->instances[k];
        *i = t->instances[k];
        if (any_pain)
            chance_of_silence(p, t, k, drawn, NULL, x->silence[k]);
        x->total[k] = 0;
        for (int s = 0; s < TAUT_STATES; s++) {
            i->weight[s] = p->prior[i->cause][s] * (any_pain ? x->silence[k][s] : 1) * p->untold[i->cause][s];
            x->total[k] += i->weight[s];
        }
        for (int s = 0; s < TAUT_STATES; s++)
            x->state[k][s] = i->weight[s] / x->total[k];
        log_product_add(&all, x->total[k]);
    }
    x->log_total = log_product_total(&all);
    return x->is_made = true;
}

const struct plain *plain_instances(const struct network *n, bool any_pain, bool drawn)
{
    struct plain *x = &n->prepared->sides[n->sided].plain[any_pain][drawn];
    return x->is_made || make_plain(n->prepared, n->sided, any_pain, drawn) ? x : NULL;
}
