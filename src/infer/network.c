/* network.c - see network.h: from the weights and chances of the other files to one problem of sums. */
#include "network_parts.h"
#include "../base/numeric.h"

#include <string.h>

/* ---- instances ------------------------------------------------------------------------------------------- */

static void list_instances(struct network *n, const struct context *context)
{
    static const enum taut_side of_pair[] = { TAUT_LEFT, TAUT_RIGHT };
    for (uint16_t k = 0; k < n->atlas->n_causes; k++) {
        bool paired = n->atlas->causes[k].paired;
        for (size_t s = n->sided ? 0 : 1; s < 2; s++) {
            if (!paired && s == 0)
                continue;
            struct instance *i = &n->instances[n->n_instances++];
            *i = (struct instance){ .cause = k, .side = paired ? of_pair[s] : TAUT_MIDLINE, .row = UINT32_MAX };
            set_prior(n, context, i, i->weight);
        }
    }
}

/* ---- links ------------------------------------------------------------------------------------------------- */

static double leak_at_most(const struct taut_model *m, const struct evidence *e, int level)
{
    return at_most(m, e, e->leak, level);
}

static bool brings_nothing(const double q[TAUT_STATES])
{
    return q[TAUT_ACTIVE] <= 0 && q[TAUT_SPILLING] <= 0 && q[TAUT_LATENT] <= 0;
}

/* The instance's links to all positive evidence. What the highest observed level leaves is absorbed. */
static bool link_instance(struct network *n, struct instance *i, double (*chance)[TAUT_STATES],
                          struct taut_arena *arena, struct taut_vec *links, struct taut_vec *highest)
{
    const struct taut_model *m = &n->atlas->model;
    for (size_t j = 0; j < n->n_positive; j++) {
        const struct evidence *e = &n->positive[j];
        const double *q = chance[j];
        if (brings_nothing(q))
            continue;
        struct cover_link *link = taut_vec_push(arena, links);
        double *high = taut_vec_push(arena, highest);
        if (!link || !high)
            return false;
        link->finding = (uint32_t)j;
        for (int s = 0; s < TAUT_STATES; s++) {
            high[s] = at_most(m, e, q[s], e->hi);
            link->off[s] = at_most(m, e, q[s], e->lo - 1) / high[s];
            i->weight[s] *= e->subsumed ? 1 : high[s];
        }
    }
    return true;
}

static bool set_leaks(struct network *n, double *off)
{
    const struct taut_model *m = &n->atlas->model;
    for (size_t j = 0; j < n->n_positive; j++) {
        const struct evidence *e = &n->positive[j];
        double high = leak_at_most(m, e, e->hi);
        off[j] = leak_at_most(m, e, e->lo - 1) / high;
        if (!e->subsumed)
            n->log_constant += taut_log(high);
    }
    return true;
}

static enum taut_status link_rows(struct network *n, struct taut_arena *arena, struct taut_error *err)
{
    struct taut_vec links = { .size = sizeof(struct cover_link) }, highest = { .size = TAUT_STATES * sizeof(double) };
    struct site_index at = { 0 };
    double *off = taut_arena_array(arena, n->n_positive + 1, sizeof *off);
    double(*chance)[TAUT_STATES] = taut_arena_array(arena, n->n_told + 1, sizeof *chance);
    double(*pooled)[TAUT_STATES] = taut_arena_array(arena, n->n_positive + 1, sizeof *pooled);
    n->rows = taut_arena_array(arena, n->n_instances + 1, sizeof *n->rows);
    n->row_instance = taut_arena_array(arena, n->n_instances + 1, sizeof *n->row_instance);
    if (!off || !chance || !pooled || !n->rows || !n->row_instance || !index_sites(n, arena, &at))
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for %zu causes", n->n_instances);
    set_leaks(n, off);
    size_t rows = 0;
    double apart = 1; /* of what touches no positive evidence */
    for (size_t k = 0; k < n->n_instances; k++) {
        struct instance *i = &n->instances[k];
        struct cover_cause *r = &n->rows[rows];
        *r = (struct cover_cause){ .links = (uint32_t)links.n };
        bool touches = touches_told(n, i, &at);
        if (touches) {
            all_chances(n, i, &at, chance);
            drawn_chances(n, (const double(*)[TAUT_STATES])chance, pooled);
        }
        if (touches && !link_instance(n, i, pooled, arena, &links, &highest))
            return taut_fail(err, TAUT_ENOMEM, "", "no memory for the links");
        r->n_links = (uint32_t)links.n - r->links;
        double total = 0;
        for (int s = 0; s < TAUT_STATES; s++)
            total += i->weight[s];
        if (r->n_links == 0) {
            apart *= total;
            if (apart < 1e-200) {
                n->log_constant += taut_log(apart);
                apart = 1;
            }
            continue;
        }
        memcpy(r->weight, i->weight, sizeof r->weight);
        i->row = (uint32_t)rows;
        n->row_instance[rows++] = (uint32_t)k;
    }
    n->log_constant += taut_log(apart);
    n->highest = highest.items;
    n->problem = (struct cover_problem){ n->n_positive, rows, off, n->rows, links.items };
    return TAUT_OK;
}

/* ---- building ---------------------------------------------------------------------------------------------- */

/* Whether any finding says left or right (or both): else all of it is taken to lie on one side that was not named. */
static bool says_side(const struct taut_case *c)
{
    for (size_t i = 0; i < c->n_findings; i++) {
        const struct taut_finding *f = &c->findings[i];
        bool placed = f->kind == TAUT_PAIN || f->kind == TAUT_NUMBNESS || f->kind == TAUT_PALPATION;
        if (placed && (f->side == TAUT_LEFT || f->side == TAUT_RIGHT || f->side == TAUT_BOTH))
            return true;
    }
    return false;
}

static bool list_subsumed(struct network *n, struct taut_arena *arena)
{
    n->subsumed = taut_arena_array(arena, n->n_positive + 1, sizeof *n->subsumed);
    for (uint32_t j = 0; n->subsumed && j < n->n_positive; j++)
        if (n->positive[j].subsumed)
            n->subsumed[n->n_subsumed++] = j;
    return n->subsumed;
}

enum taut_status network_build(const struct taut_atlas *a, const struct taut_case *c, size_t skip,
                               struct taut_infer_prepared *prepared, struct taut_arena *arena, struct network *ret,
                               struct taut_error *err)
{
    *ret = (struct network){ .atlas = a, .sided = says_side(c) };
    if (c->n_findings > TAUT_MAX_FINDINGS)
        return taut_fail(err, TAUT_ETOOBIG, "findings", "more than %u findings", TAUT_MAX_FINDINGS);
    struct evidence_lists *lists = taut_arena_alloc(arena, sizeof *lists);
    if (!lists)
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for %zu findings", c->n_findings);
    ret->lists = lists;
    enum taut_status st = prepared ? TAUT_OK : taut_infer_prepare(a, arena, &prepared, err);
    if (st != TAUT_OK)
        return st;
    ret->prepared = prepared;
    st = collect_evidence(ret, c, skip, arena, lists, err);
    if (st != TAUT_OK)
        return st;
    ret->told = lists->positive;
    ret->n_told = lists->n_positive;
    if (!drawn_pool(ret, arena))
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for %zu findings", ret->n_told);
    ret->negative = lists->negative;
    ret->n_negative = lists->n_negative;
    struct context context;
    ret->instances = taut_arena_array(arena, 2u * a->n_causes + 1, sizeof *ret->instances);
    if (!ret->instances || !read_context(ret, c, skip, arena, &context) || !list_subsumed(ret, arena))
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for %u causes", a->n_causes);
    list_instances(ret, &context);
    for (size_t k = 0; k < ret->n_instances; k++)
        absorb(ret, c, skip, lists, &ret->instances[k]);
    return link_rows(ret, arena, err);
}
