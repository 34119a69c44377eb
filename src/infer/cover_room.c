/* cover_room.c - memory sized from the plan, and what all variants of a problem have in common. */
#include "cover_room.h"
#include "../base/numeric.h"

#include <assert.h>
#include <string.h>

/* ---- one cause ----------------------------------------------------------------------------------------- */

double cover_normalise(const struct cover_plan *plan, uint32_t c, const double *weight, double *ret)
{
    const struct cover_kinds *k = &plan->kinds[c];
    double total = 0;
    for (int s = 0; s < COVER_STATES; s++)
        ret[s] = 0;
    for (int s = 0; s < COVER_STATES; s++) {
        if (plan->role[c] == ROLE_DROPPED && k->of[s] != k->idle)
            continue;
        ret[k->of[s]] += weight[s];
        total += weight[s];
    }
    for (int s = 0; total > 0 && s < COVER_STATES; s++)
        ret[s] /= total;
    return total;
}

double cover_mean_off(const struct cover_problem *p, uint32_t c, const double *norm)
{
    const double *off = p->links[p->causes[c].links].off;
    return norm[0] * off[0] + norm[1] * off[1] + norm[2] * off[2] + norm[3] * off[3];
}

/* ---- the room ------------------------------------------------------------------------------------------ */

void cover_room_renew(struct cover_room *r)
{
    const struct cover_problem *p = r->p;
    const struct cover_plan *plan = r->plan;
    struct log_product mass = { 0, 1 };
    r->is_dead = false;
    memset(r->is_fresh, 0, plan->n_tables * sizeof *r->is_fresh);
    for (size_t j = 0; j < p->n_findings; j++) {
        r->zeros[j] = p->off[j] > 0 ? 0u : 1u;
        r->off[j] = p->off[j] > 0 ? p->off[j] : 1;
    }
    for (uint32_t c = 0; c < p->n_causes; c++) {
        r->total[c] = cover_normalise(plan, c, p->causes[c].weight, r->norm[c]);
        r->is_dead = r->is_dead || !(r->total[c] > 0);
        log_product_add(&mass, r->total[c] > 0 ? r->total[c] : 1);
        if (plan->role[c] == ROLE_SINGLE) {
            uint32_t j = p->links[p->causes[c].links].finding;
            r->mean[c] = cover_mean_off(p, c, r->norm[c]);
            r->off[j] *= r->mean[c] > 0 ? r->mean[c] : 1;
            r->zeros[j] += r->mean[c] > 0 ? 0u : 1u;
        }
        if (plan->role[c] == ROLE_JOINT)
            for (int s = 0; s < COVER_STATES; s++)
                for (int l = 0; l < r->lanes; l++)
                    r->batch.weight[plan->slot[c]][s][l] = r->norm[c][s];
    }
    r->log_mass = log_product_total(&mass);
}

static bool has_wide_vectors(void)
{
#if defined __x86_64__
    return __builtin_cpu_supports("avx2");
#else
    return false;
#endif
}

static void choose_passes(struct cover_room *r, enum cover_precision precision)
{
    static const struct {
        cover_forward_pass *forward;
        cover_backward_pass *backward;
    } passes[2][2] = {
#if defined __x86_64__
        [true] = { [COVER_DOUBLE] = { cover_forward_double_avx2, cover_backward_double_avx2 },
                   [COVER_SINGLE] = { cover_forward_single_avx2, cover_backward_single_avx2 } },
#endif
        [false] = { [COVER_DOUBLE] = { cover_forward_double, cover_backward_double },
                    [COVER_SINGLE] = { cover_forward_single, cover_backward_single } },
    };
    bool wide = has_wide_vectors();
    r->lanes = (int)cover_lanes_of(precision);
    r->forward = passes[wide][precision].forward;
    r->backward = passes[wide][precision].backward;
}

static bool make_tables(const struct cover_plan *plan, struct taut_arena *arena, struct cover_room *r)
{
    size_t entry = COVER_LANES * sizeof(float); /* as many bytes in double precision */
    size_t matrix = 81 * entry;
    size_t n = (size_t)1 << plan->width, most_before = 1, most_block = 1, most_units = 1, most_members = 1;
    for (uint32_t i = 0; i < plan->n_steps; i++) {
        const struct cover_step *s = &plan->steps[i];
        const struct cover_bag *bag = &plan->bags[s->bag];
        size_t block = (size_t)1 << (cover_is_cut(plan, s) ? bag->n_findings : s->width);
        most_block = block > most_block ? block : most_block;
        most_before = block * bag->n_units > most_before ? block * bag->n_units : most_before;
        most_units = bag->n_units > most_units ? bag->n_units : most_units;
        r->snapshot[i] = taut_arena_raw(arena, (size_t)1 << s->width, entry);
        if (!r->snapshot[i])
            return false;
    }
    for (uint32_t u = 0; u < plan->n_units; u++)
        most_members = plan->units[u].n_members > most_members ? plan->units[u].n_members : most_members;
    size_t least = (size_t)1 << UNIT_FINDINGS, work = most_block > least ? most_block : least;
    r->table = taut_arena_raw(arena, n + 4, entry);
    r->adjoint = taut_arena_raw(arena, n + 4, entry);
    r->work = taut_arena_raw(arena, work + 4, entry);
    r->total_of_kinds = taut_arena_raw(arena, work + 4, entry);
    r->block = taut_arena_raw(arena, most_block + 4, entry);
    r->block_adjoint = taut_arena_raw(arena, most_block + 4, entry);
    r->offset = taut_arena_raw(arena, most_block + 4, sizeof *r->offset);
    r->before = taut_arena_raw(arena, most_before + 4, entry);
    r->prefix = taut_arena_raw(arena, (most_members + 1) << UNIT_FINDINGS, entry);
    r->matrix = taut_arena_raw(arena, plan->n_tables + 1, matrix);
    r->gradient = taut_arena_raw(arena, most_units, matrix);
    return r->table && r->adjoint && r->work && r->total_of_kinds && r->block && r->block_adjoint && r->offset &&
           r->before && r->prefix && r->matrix && r->gradient;
}

static bool make_common(const struct cover_plan *plan, struct taut_arena *arena, struct cover_room *r)
{
    size_t causes = plan->n_causes + 1, findings = plan->n_findings + 2, slots = plan->n_slots + 1;
    r->norm = taut_arena_raw(arena, causes, sizeof *r->norm);
    r->total = taut_arena_raw(arena, causes, sizeof *r->total);
    r->mean = taut_arena_raw(arena, causes, sizeof *r->mean);
    r->changed = taut_arena_array(arena, causes, sizeof *r->changed);
    r->off = taut_arena_raw(arena, findings, sizeof *r->off);
    r->zeros = taut_arena_raw(arena, findings, sizeof *r->zeros);
    r->is_fresh = taut_arena_raw(arena, plan->n_tables + 1, sizeof *r->is_fresh);
    r->is_wanted = taut_arena_raw(arena, plan->n_units + 1, sizeof *r->is_wanted);
    r->snapshot = taut_arena_raw(arena, plan->n_steps + 1, sizeof *r->snapshot);
    r->batch.off = taut_arena_raw(arena, findings, sizeof *r->batch.off);
    r->batch.product = taut_arena_raw(arena, findings, sizeof *r->batch.product);
    r->batch.zeros = taut_arena_raw(arena, findings, sizeof *r->batch.zeros);
    r->batch.weight = taut_arena_raw(arena, slots, sizeof *r->batch.weight);
    r->batch.kind = taut_arena_raw(arena, slots, sizeof *r->batch.kind);
    r->batch.uncovered = taut_arena_raw(arena, findings, sizeof *r->batch.uncovered);
    r->batch.covered = taut_arena_raw(arena, findings, sizeof *r->batch.covered);
    return r->norm && r->total && r->mean && r->changed && r->off && r->zeros && r->is_fresh && r->is_wanted &&
           r->snapshot && r->batch.off && r->batch.product && r->batch.zeros && r->batch.weight && r->batch.kind &&
           r->batch.uncovered && r->batch.covered;
}

static enum taut_status make_room(const struct cover_plan *plan, const struct cover_problem *p,
                                  enum cover_precision precision, struct taut_arena *arena, struct cover_room **ret,
                                  struct taut_error *err)
{
    struct cover_room *r = taut_arena_alloc(arena, sizeof *r);
    assert(plan->n_causes == p->n_causes && plan->n_findings == p->n_findings);
    if (!r || !make_common(plan, arena, r) || !make_tables(plan, arena, r))
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for tables of %u open findings", plan->width);
    r->plan = plan;
    r->p = p;
    choose_passes(r, precision);
    *ret = r;
    return TAUT_OK;
}

enum taut_status cover_room_make(const struct cover_plan *plan, const struct cover_problem *p,
                                 const struct cover_limits *limits, struct taut_arena *arena, struct cover_room **ret,
                                 struct taut_error *err)
{
    enum taut_status st = make_room(plan, p, plan->precision, arena, ret, err);
    if (st != TAUT_OK)
        return st;
    (*ret)->stop = limits->stop;
    (*ret)->with = limits->with;
    cover_room_renew(*ret);
    return TAUT_OK;
}

enum taut_status cover_room_twin(const struct cover_room *room, struct taut_arena *arena, struct cover_room **ret,
                                 struct taut_error *err)
{
    enum taut_status st = make_room(room->plan, room->p, COVER_SINGLE, arena, ret, err);
    if (st != TAUT_OK)
        return st;
    (*ret)->stop = room->stop;
    (*ret)->with = room->with;
    cover_room_renew(*ret);
    return TAUT_OK;
}
