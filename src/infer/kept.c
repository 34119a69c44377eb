/* kept.c - the last plan, kept while the positive findings and what brings them about stay the same: a palpation or a "no" only
 * changes weights. */
#include "network_parts.h"

#include <string.h>

struct cause_slice {
    uint32_t links, n_links;
};

/* What a plan depends on. Over the limit it depends on weights too; such a plan is not kept. */
struct kept_plan {
    struct taut_arena *arena; /* of the plan and of what follows */
    struct cover_plan *plan;  /* NULL: none */
    double cost;              /* the limit */
    size_t n_findings, n_causes, n_links;
    struct cause_slice *causes;
    struct cover_link *links;
};

static size_t count_links(const struct cover_problem *p)
{
    return p->n_causes ? p->causes[p->n_causes - 1].links + p->causes[p->n_causes - 1].n_links : 0;
}

static bool is_same(const struct kept_plan *k, const struct cover_problem *p, double cost)
{
    if (!k->plan || k->cost != cost || k->n_findings != p->n_findings || k->n_causes != p->n_causes ||
        k->n_links != count_links(p))
        return false;
    for (size_t c = 0; c < p->n_causes; c++)
        if (k->causes[c].links != p->causes[c].links || k->causes[c].n_links != p->causes[c].n_links)
            return false;
    for (size_t e = 0; e < k->n_links; e++)
        if (k->links[e].finding != p->links[e].finding ||
            memcmp(k->links[e].off, p->links[e].off, sizeof k->links[e].off) != 0)
            return false;
    return true;
}

/* False: no memory; then it is not kept. */
static bool note_problem(struct kept_plan *k, const struct cover_problem *p, double cost)
{
    k->cost = cost;
    k->n_findings = p->n_findings;
    k->n_causes = p->n_causes;
    k->n_links = count_links(p);
    k->causes = taut_arena_raw(k->arena, k->n_causes + 1, sizeof *k->causes);
    k->links = taut_arena_raw(k->arena, k->n_links + 1, sizeof *k->links);
    if (!k->causes || !k->links)
        return false;
    for (size_t c = 0; c < p->n_causes; c++)
        k->causes[c] = (struct cause_slice){ p->causes[c].links, p->causes[c].n_links };
    if (k->n_links)
        memcpy(k->links, p->links, k->n_links * sizeof *k->links);
    return true;
}

enum taut_status kept_plan_make(struct taut_infer_prepared *prepared, const struct cover_problem *p,
                                const struct cover_limits *limits, struct cover_plan **ret, struct taut_error *err)
{
    struct kept_plan *k = prepared->kept;
    if (!k) {
        k = prepared->kept = taut_arena_alloc(prepared->arena, sizeof *k);
        if (k)
            k->arena = taut_arena_child(prepared->arena);
    }
    if (!k || !k->arena)
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for the plan of the sums");
    if (is_same(k, p, limits->cost)) {
        *ret = k->plan;
        return TAUT_OK;
    }
    k->plan = NULL;
    taut_arena_reset(k->arena);
    enum taut_status st = cover_plan_make(p, limits, k->arena, ret, err);
    if (st == TAUT_OK && cover_plan_about(*ret).n_dropped == 0 && note_problem(k, p, limits->cost))
        k->plan = *ret;
    return st;
}
