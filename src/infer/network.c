/* network.c - see network.h: from the weights and chances of the other files to one problem of sums. */
#include "network_parts.h"
#include "log_product.h"

#include <string.h>

/* ---- instances ------------------------------------------------------------------------------------------- */

/* Those that nobody speaks of are as in every case; the weights of the others are worked out. */
static bool list_instances(struct network *n, const struct taut_case *c, size_t skip, struct taut_arena *arena,
                           struct spoken *spoken)
{
    const struct side_tables *t = &n->prepared->sides[n->sided];
    struct context context;
    n->n_instances = t->n_instances;
    n->plain = plain_instances(n, n->lists->any_pain, n->lists->any_drawing);
    n->instances = taut_arena_raw(arena, n->n_instances + 1, sizeof *n->instances);
    n->spoken = taut_arena_raw(arena, n->n_instances + 1, sizeof *n->spoken);
    if (!n->plain || !n->instances || !n->spoken || !read_context(n, c, skip, arena, &context) ||
        !find_spoken(n, c, skip, n->lists, arena, spoken))
        return false;
    memcpy(n->instances, n->plain->instances, n->n_instances * sizeof *n->instances);
    for (size_t w = 0; w < n->prepared->cause_words; w++)
        for (uint64_t bits = spoken->placed[w] | spoken->besides[w]; bits; bits &= bits - 1) {
            size_t cause = w * 64 + (size_t)__builtin_ctzll(bits);
            for (uint32_t k = t->first[cause]; k < t->first[cause + 1]; k++) {
                if (!in_set(spoken->besides, cause) && !(t->slots[k] & spoken->slots))
                    continue;
                n->spoken[n->n_spoken++] = k;
                absorb(n, c, skip, &context, spoken, n->plain, &n->instances[k]);
            }
        }
    return true;
}

/* ---- links ------------------------------------------------------------------------------------------------- */

static bool brings_nothing(const double q[TAUT_STATES])
{
    return q[TAUT_ACTIVE] <= 0 && q[TAUT_SPILLING] <= 0 && q[TAUT_LATENT] <= 0;
}

/* How the levels of an evidence turn a chance into what it leaves: 1 - chance * low, 1 - chance * high. */
struct levels {
    double low, high; /* below the lowest, up to the highest observed level */
    bool is_absorbed; /* something is above the highest, and it is part of the sums */
};

static void set_levels(const struct network *n, struct levels *levels, double *off)
{
    const struct taut_model *m = &n->atlas->model;
    for (size_t j = 0; j < n->n_positive; j++) {
        const struct evidence *e = &n->positive[j];
        levels[j] = (struct levels){ 1 - at_most(m, e, 1, e->lo - 1), 1 - at_most(m, e, 1, e->hi), false };
        off[j] = (1 - e->leak * levels[j].low) / (1 - e->leak * levels[j].high);
        levels[j].is_absorbed = levels[j].high > 0 && !e->subsumed;
    }
}

/* The instance's links to all positive evidence. What the highest observed level leaves is absorbed. */
static uint32_t link_instance(const struct network *n, const struct levels *levels, const double (*chance)[TAUT_STATES],
                              struct cover_link *links, double (*highest)[TAUT_STATES], double weight[TAUT_STATES])
{
    uint32_t n_links = 0;
    for (size_t j = 0; j < n->n_positive; j++) {
        const double *q = chance[j];
        const struct levels *v = &levels[j];
        if (brings_nothing(q))
            continue;
        links[n_links].finding = (uint32_t)j;
        for (int s = 0; s < TAUT_STATES; s++) {
            double high = v->high > 0 ? 1 - q[s] * v->high : 1, low = 1 - q[s] * v->low;
            highest[n_links][s] = high;
            links[n_links].off[s] = v->high > 0 ? low / high : low;
            weight[s] *= v->is_absorbed ? high : 1;
        }
        n_links++;
    }
    return n_links;
}

/* Room for the links of one more instance, whatever it touches. */
struct link_room {
    struct cover_link *links;
    double (*highest)[TAUT_STATES];
    size_t n, capacity;
};

static bool make_room(struct link_room *r, size_t more, struct taut_arena *arena)
{
    if (r->n + more <= r->capacity)
        return true;
    size_t capacity = 2 * (r->n + more) + 512;
    struct cover_link *links = taut_arena_raw(arena, capacity, sizeof *links);
    double(*highest)[TAUT_STATES] = taut_arena_raw(arena, capacity, sizeof *highest);
    if (!links || !highest)
        return false;
    if (r->n) {
        memcpy(links, r->links, r->n * sizeof *links);
        memcpy(highest, r->highest, r->n * sizeof *highest);
    }
    *r = (struct link_room){ links, highest, r->n, capacity };
    return true;
}

/* Chances of the positive findings: those of what was told, pooled where it is much. */
struct chances {
    bool is_pooled; /* some of it is */
    double (*told)[TAUT_STATES], (*pooled)[TAUT_STATES];
    struct levels *levels;
    struct site_index at;
};

static bool make_chances(const struct network *n, struct taut_arena *arena, struct chances *ret)
{
    ret->told = taut_arena_raw(arena, n->n_told + 1, sizeof *ret->told);
    for (size_t j = 0; j < n->n_told; j++)
        ret->is_pooled = ret->is_pooled || n->pooled[j];
    ret->pooled = ret->is_pooled ? taut_arena_raw(arena, n->n_positive + 1, sizeof *ret->pooled) : ret->told;
    ret->levels = taut_arena_raw(arena, n->n_positive + 1, sizeof *ret->levels);
    return ret->told && ret->pooled && ret->levels && index_sites(n, arena, &ret->at);
}

/* The weight of an instance outside the sums is a constant of the evidence; in the sums it is a row. */
static enum taut_status link_rows(struct network *n, const struct spoken *spoken, struct taut_arena *arena,
                                  struct taut_error *err)
{
    struct link_room room = { 0 };
    struct chances chances = { 0 };
    struct log_product apart = { 0, 1 };
    double *off = taut_arena_raw(arena, n->n_positive + 1, sizeof *off);
    n->rows = taut_arena_raw(arena, n->n_spoken + 1, sizeof *n->rows);
    n->row_instance = taut_arena_raw(arena, n->n_spoken + 1, sizeof *n->row_instance);
    if (!off || !n->rows || !n->row_instance || !make_chances(n, arena, &chances))
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for %zu causes", n->n_instances);
    set_levels(n, chances.levels, off);
    for (size_t j = 0; j < n->n_positive; j++)
        if (!n->positive[j].subsumed)
            n->log_constant += taut_log(1 - n->positive[j].leak * chances.levels[j].high);
    size_t rows = 0;
    for (size_t k = 0; k < n->n_spoken; k++) {
        struct instance *i = &n->instances[n->spoken[k]];
        struct cover_cause *r = &n->rows[rows];
        if (!make_room(&room, n->n_positive + 1, arena))
            return taut_fail(err, TAUT_ENOMEM, "", "no memory for the links");
        *r = (struct cover_cause){ .links = (uint32_t)room.n };
        if (in_set(spoken->told, i->cause)) {
            all_chances(n, i, &chances.at, chances.told);
            if (chances.is_pooled)
                drawn_chances(n, (const double(*)[TAUT_STATES])chances.told, chances.pooled);
            r->n_links = link_instance(n, chances.levels, (const double(*)[TAUT_STATES])chances.pooled,
                                       room.links + room.n, room.highest + room.n, i->weight);
        }
        room.n += r->n_links;
        log_product_add(&apart, 1 / n->plain->total[n->spoken[k]]);
        if (r->n_links == 0) {
            log_product_add(&apart, i->weight[0] + i->weight[1] + i->weight[2] + i->weight[3]);
            continue;
        }
        memcpy(r->weight, i->weight, sizeof r->weight);
        i->row = (uint32_t)rows;
        n->row_instance[rows++] = n->spoken[k];
    }
    n->log_constant += n->plain->log_total + log_product_total(&apart);
    n->highest = room.highest;
    n->problem = (struct cover_problem){ n->n_positive, rows, off, n->rows, room.links };
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
    if (!prepared->sides[ret->sided].is_made && !side_tables_make(prepared, ret->sided))
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for %u causes", a->n_causes);
    st = collect_evidence(ret, c, skip, arena, lists, err);
    if (st != TAUT_OK)
        return st;
    ret->told = lists->positive;
    ret->n_told = lists->n_positive;
    if (!drawn_pool(ret, arena))
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for %zu findings", ret->n_told);
    ret->negative = lists->negative;
    ret->n_negative = lists->n_negative;
    struct spoken spoken;
    if (!list_subsumed(ret, arena) || !list_instances(ret, c, skip, arena, &spoken))
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for %u causes", a->n_causes);
    return link_rows(ret, &spoken, arena, err);
}
