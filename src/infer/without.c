/* without.c - one finding left out: the factors by which the weights of the instances change, so that the sums need no
 * new network. */
#include "network_parts.h"

#include <string.h>

/* Factors of the instances that change, in the order in which they were met. */
struct factors {
    struct network_change *list;
    size_t n;
    uint32_t *at;                 /* [n_instances] 1 + index into the list; 0: unchanged */
    struct instance_list touched; /* scratch */
};

static void multiply(struct factors *f, size_t instance, const double by[TAUT_STATES], bool divide)
{
    if (!f->at[instance]) {
        f->list[f->n] = (struct network_change){ (uint32_t)instance, { 1, 1, 1, 1 } };
        f->at[instance] = (uint32_t)++f->n;
    }
    double *factor = f->list[f->at[instance] - 1].factor;
    for (int s = 0; s < TAUT_STATES; s++)
        factor[s] *= divide ? 1 / by[s] : by[s];
}

/* What the highest observed level left was absorbed for evidence in the sums. */
static void absorbed_levels(const struct network *n, struct factors *f, size_t j, bool divide)
{
    if (n->positive[j].hi >= 3)
        return; /* nothing is above the highest level */
    for (size_t r = 0; r < n->problem.n_causes; r++)
        for (uint32_t e = n->rows[r].links; e < n->rows[r].links + n->rows[r].n_links; e++)
            if (n->problem.links[e].finding == j)
                multiply(f, n->row_instance[r], n->highest[e], divide);
}

static void denied(const struct network *n, struct factors *f, const struct evidence *e)
{
    double q[TAUT_STATES], zero[TAUT_STATES];
    list_bringing(n, e->kind, e->target, &e->sites, &f->touched);
    for (size_t k = 0; k < f->touched.n; k++) {
        network_chance(n, &n->instances[f->touched.list[k]], e->kind, e->target, &e->sites, q);
        if (q[TAUT_LATENT] <= 0 && q[TAUT_ACTIVE] <= 0 && q[TAUT_SPILLING] <= 0)
            continue;
        chance_of_zero(q, e->omitted, zero);
        multiply(f, f->touched.list[k], zero, true);
    }
}

/* A sign that is told no longer speaks against the conditions that bring it. */
static void untold(const struct network *n, struct factors *f, uint16_t sign)
{
    const struct taut_atlas *a = n->atlas;
    double q[TAUT_STATES], zero[TAUT_STATES];
    list_bringing(n, TAUT_HAS_SIGN, sign, NULL, &f->touched);
    for (size_t at = 0; at < f->touched.n; at++) {
        size_t k = f->touched.list[at];
        const struct instance *i = &n->instances[k];
        const struct taut_cause *c = &a->causes[i->cause];
        for (uint32_t e = c->links; e < c->links + c->n_links && !is_point(n, i); e++)
            if (a->links[e].kind == TAUT_HAS_SIGN && a->links[e].target == sign) {
                chance_of_link(n, false, &a->links[e], q);
                chance_of_zero(q, a->model.omitted_else_in_words, zero);
                multiply(f, k, zero, false);
            }
    }
}

static bool other_context(const struct network *n, struct factors *f, const struct taut_case *c, size_t finding,
                          struct taut_arena *arena)
{
    struct context with, without;
    const struct taut_finding *x = &c->findings[finding];
    memset(f->touched.causes, 0, n->prepared->cause_words * sizeof *f->touched.causes);
    if (x->kind == TAUT_HAS_FACTOR)
        add_causes(n, x->kind, x->target, NULL, f->touched.causes);
    else
        f->touched.causes[x->target / 64] |= 1ULL << (x->target % 64);
    list_set(n, &f->touched);
    if (!read_context(n, c, SIZE_MAX, arena, &with) || !read_context(n, c, finding, arena, &without))
        return false;
    for (size_t at = 0; at < f->touched.n; at++) {
        size_t k = f->touched.list[at];
        double before[TAUT_STATES], after[TAUT_STATES];
        set_prior(n, &with, n->instances[k].cause, before);
        set_prior(n, &without, n->instances[k].cause, after);
        if (!memcmp(before, after, sizeof before))
            continue;
        for (int s = 0; s < TAUT_STATES; s++)
            after[s] = before[s] > 0 ? after[s] / before[s] : 1;
        multiply(f, k, after, false);
    }
    return true;
}

static void unpressed(const struct network *n, struct factors *f, const struct taut_finding *x)
{
    double like[TAUT_STATES];
    chance_of_palpation(&n->atlas->model, &x->palpation, like);
    for (size_t k = 0; k < n->n_instances; k++)
        if (is_pressed(n, x, &n->instances[k]))
            multiply(f, k, like, true);
}

/* Which positive evidence stays out of the sums; what comes back brings its absorbed levels. */
static void list_out(const struct network *n, struct factors *f, size_t finding, struct network_without *ret)
{
    for (size_t k = 0; k < n->n_told; k++) {
        const struct evidence *e = &n->told[k];
        bool out = e->finding == finding || (e->subsumed && evidence_is_subsumed(n->told, n->n_told, k, finding));
        if (out)
            ret->out[ret->n_out++] = n->pool[k];
        if (out != e->subsumed)
            absorbed_levels(n, f, n->pool[k], out);
    }
}

bool network_can_leave_out(const struct network *n, size_t finding)
{
    for (size_t k = 0; k < n->n_told; k++)
        if (n->told[k].finding == finding && (n->members[n->pool[k]] > 1 || n->patch[k] != NO_PATCH))
            return false;
    return true;
}

enum taut_status network_leave_out(const struct network *n, const struct taut_case *c, size_t finding,
                                   struct taut_arena *arena, struct network_without *ret, struct taut_error *err)
{
    const struct taut_finding *x = &c->findings[finding];
    struct factors f = { .list = taut_arena_raw(arena, n->n_instances + 1, sizeof *f.list),
                         .at = taut_arena_array(arena, n->n_instances + 1, sizeof *f.at) };
    *ret = (struct network_without){ .out = taut_arena_array(arena, n->n_positive + 1, sizeof *ret->out) };
    if (!f.list || !f.at || !ret->out || !make_instance_list(n, arena, &f.touched))
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for what one finding contributes");
    list_out(n, &f, finding, ret);
    for (size_t k = 0; k < n->n_negative; k++)
        if (n->negative[k].finding == finding)
            denied(n, &f, &n->negative[k]);
    if (x->kind == TAUT_HAS_SIGN && !is_told(n, x->target, finding))
        untold(n, &f, x->target);
    if (x->kind == TAUT_PALPATION)
        unpressed(n, &f, x);
    if ((x->kind == TAUT_HAS_FACTOR || x->kind == TAUT_NAMED_CAUSE) && !other_context(n, &f, c, finding, arena))
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for the context");
    ret->changes = f.list;
    ret->n_changes = f.n;
    return TAUT_OK;
}
