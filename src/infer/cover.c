/* cover.c - see cover.h. Reading order: the plan (which finding is closed when), the forward pass, the adjoint pass. */
#include "cover.h"
#include "../base/numeric.h"

#include <assert.h>
#include <string.h>

enum { OVER_BUDGET_SHARE = 16 }; /* over budget each pass gets this part of it: one pass a dropped cause follows */

enum role { ROLE_FREE, ROLE_SINGLE, ROLE_JOINT, ROLE_DROPPED }; /* touches no, one, several findings; left out */

/* One step closes at least one finding: open what its causes need, apply the causes, close what is done. */
struct step {
    uint32_t opens, n_opens;   /* slice of plan->opened: findings, each becomes the next highest bit */
    uint32_t causes, n_causes; /* slice of plan->applied */
    uint32_t closes, n_closes; /* slice of plan->closed: findings, with their bits at that moment */
    uint8_t width;             /* bits open while the causes are applied */
};

struct closing {
    uint32_t finding;
    uint8_t bit;
};

struct cover_plan {
    size_t n_findings, n_causes, n_links, n_steps, n_dropped;
    struct step *steps;
    uint32_t *opened, *applied;
    uint8_t *opened_bit; /* bit of opened[i] */
    struct closing *closed;
    uint8_t *link_bit; /* [n_links] bit of the link's finding while its cause is applied */
    uint8_t *role;     /* [n_causes] enum role */
    uint32_t *dropped; /* causes left out */
    uint8_t width;
    double cells;
    uint32_t most_causes; /* in one step */
};

struct cover_room {
    double *off;                    /* [n_findings] leak and single-finding causes together */
    uint8_t *idle;                  /* [n_causes] states that touch nothing, as bits */
    double (*weight)[COVER_STATES]; /* [n_causes] normalised */
    double *spare_off;              /* [n_findings] */
    double *table, *scratch, *sum, *adjoint;
    double **snapshot; /* [n_steps] table before the causes of a step */
    int *snapshot_exponent;
    double *before;       /* tables before each cause of one step */
    double *open_mass[2]; /* [n_findings] adjoint sums of a finding uncovered, covered at its opening */
    int *open_exponent;
};

/* ---- the plan ---------------------------------------------------------------------------------------- */

struct sets {
    size_t words;
    uint64_t *bits; /* one row of `words` a finding: findings that share an unapplied cause */
};

static uint64_t *row(const struct sets *s, size_t i)
{
    return s->bits + i * s->words;
}

static unsigned count_union(const uint64_t *a, const uint64_t *b, size_t words)
{
    unsigned n = 0;
    for (size_t i = 0; i < words; i++)
        n += (unsigned)__builtin_popcountll(a[i] | b[i]);
    return n;
}

static bool has(const uint64_t *set, size_t i)
{
    return set[i / 64] >> (i % 64) & 1;
}

static void put(uint64_t *set, size_t i)
{
    set[i / 64] |= 1ULL << (i % 64);
}

static void take(uint64_t *set, size_t i)
{
    set[i / 64] &= ~(1ULL << (i % 64));
}

/* Findings that share a cause with finding j among the causes not yet applied. */
static void reach_of(const struct cover_problem *p, const uint8_t *role, const bool *applied, const uint32_t *parents,
                     size_t n_parents, size_t words, uint64_t *ret)
{
    memset(ret, 0, words * sizeof *ret);
    for (size_t k = 0; k < n_parents; k++) {
        uint32_t c = parents[k];
        if (role[c] != ROLE_JOINT || applied[c])
            continue;
        for (uint32_t e = 0; e < p->causes[c].n_links; e++)
            put(ret, p->links[p->causes[c].links + e].finding);
    }
}

struct parents {
    uint32_t *begin; /* [n_findings + 1] */
    uint32_t *cause;
};

static bool list_parents(const struct cover_problem *p, struct taut_arena *arena, struct parents *ret)
{
    size_t n_links = 0;
    for (size_t c = 0; c < p->n_causes; c++)
        n_links += p->causes[c].n_links;
    ret->begin = taut_arena_array(arena, p->n_findings + 1, sizeof *ret->begin);
    ret->cause = taut_arena_array(arena, n_links + 1, sizeof *ret->cause);
    uint32_t *at = taut_arena_array(arena, p->n_findings + 1, sizeof *at);
    if (!ret->begin || !ret->cause || !at)
        return false;
    for (size_t c = 0; c < p->n_causes; c++)
        for (uint32_t e = 0; e < p->causes[c].n_links; e++)
            ret->begin[p->links[p->causes[c].links + e].finding + 1]++;
    for (size_t j = 0; j < p->n_findings; j++)
        ret->begin[j + 1] += ret->begin[j];
    memcpy(at, ret->begin, p->n_findings * sizeof *at);
    for (uint32_t c = 0; c < p->n_causes; c++)
        for (uint32_t e = 0; e < p->causes[c].n_links; e++)
            ret->cause[at[p->links[p->causes[c].links + e].finding]++] = c;
    return true;
}

/* Orders the closings greedily by the fewest findings open, writing steps, bits and the predicted cost. Findings that
 * could be closed at the same width are taken in index order, so the order is the same everywhere. */
static bool order(const struct cover_problem *p, const struct parents *parents, struct taut_arena *arena,
                  struct cover_plan *plan)
{
    size_t words = (p->n_findings + 63) / 64;
    struct sets reach = { words, taut_arena_array(arena, p->n_findings * words + 1, sizeof(uint64_t)) };
    uint64_t *open = taut_arena_array(arena, words + 1, sizeof *open);
    bool *applied = taut_arena_array(arena, p->n_causes + 1, sizeof *applied);
    bool *done = taut_arena_array(arena, p->n_findings + 1, sizeof *done);
    uint8_t *bit = taut_arena_array(arena, p->n_findings + 1, sizeof *bit);
    if (!reach.bits || !open || !applied || !done || !bit)
        return false;
    for (size_t j = 0; j < p->n_findings; j++)
        reach_of(p, plan->role, applied, parents->cause + parents->begin[j], parents->begin[j + 1] - parents->begin[j],
                 words, row(&reach, j));

    unsigned width = 0;
    uint32_t n_opened = 0, n_applied = 0, n_closed = 0;
    plan->cells = 0;
    plan->width = 0;
    plan->n_steps = 0;
    plan->most_causes = 0;
    for (size_t left = p->n_findings; left > 0;) {
        size_t best = p->n_findings;
        unsigned best_width = ~0u;
        for (size_t j = 0; j < p->n_findings; j++) {
            if (done[j])
                continue;
            unsigned w = count_union(open, row(&reach, j), words) + (has(open, j) || has(row(&reach, j), j) ? 0 : 1);
            if (w < best_width) {
                best_width = w;
                best = j;
            }
        }
        struct step *s = &plan->steps[plan->n_steps++];
        *s = (struct step){ .opens = n_opened, .causes = n_applied, .closes = n_closed };
        uint64_t *wanted = row(&reach, best);
        put(wanted, best);
        for (size_t j = 0; j < p->n_findings; j++)
            if (has(wanted, j) && !has(open, j)) {
                put(open, j);
                plan->opened[n_opened] = (uint32_t)j;
                plan->opened_bit[n_opened++] = bit[j] = (uint8_t)(width > 255 ? 255 : width);
                width++;
            }
        s->n_opens = n_opened - s->opens;
        s->width = (uint8_t)(width > 255 ? 255 : width);
        for (uint32_t k = parents->begin[best]; k < parents->begin[best + 1]; k++) {
            uint32_t c = parents->cause[k];
            if (plan->role[c] != ROLE_JOINT || applied[c])
                continue;
            applied[c] = true;
            plan->applied[n_applied++] = c;
            for (uint32_t e = p->causes[c].links; e < p->causes[c].links + p->causes[c].n_links; e++)
                plan->link_bit[e] = bit[p->links[e].finding];
        }
        s->n_causes = n_applied - s->causes;
        double size = width < 1000 ? (double)(1ULL << (width < 63 ? width : 63)) : 1e300;
        plan->cells += size * (s->n_causes + 1.0);
        if (s->n_causes > plan->most_causes)
            plan->most_causes = s->n_causes;
        if (s->width > plan->width)
            plan->width = s->width;
        for (size_t j = 0; j < p->n_findings; j++) {
            if (!has(open, j))
                continue;
            reach_of(p, plan->role, applied, parents->cause + parents->begin[j],
                     parents->begin[j + 1] - parents->begin[j], words, row(&reach, j));
            bool more = false;
            for (size_t i = 0; i < words && !more; i++)
                more = row(&reach, j)[i] != 0;
            if (more)
                continue;
            plan->closed[n_closed++] = (struct closing){ (uint32_t)j, bit[j] };
            take(open, j);
            done[j] = true;
            left--;
            for (size_t i = 0; i < p->n_findings; i++)
                if (has(open, i) && bit[i] > bit[j])
                    bit[i]--;
            width--;
        }
        s->n_closes = n_closed - s->closes;
    }
    return true;
}

/* How much a cause could matter: its odds of touching anything times its gain with all others at their priors. */
static double weight_of(const struct cover_problem *p, const double *mixed_off, uint32_t c)
{
    const struct cover_cause *cause = &p->causes[c];
    double idle = 0, touching = 0;
    for (int s = 0; s < COVER_STATES; s++) {
        double gain = 1;
        bool touches = false;
        for (uint32_t e = 0; e < cause->n_links; e++) {
            const struct cover_link *l = &p->links[cause->links + e];
            double off = mixed_off[l->finding];
            if (l->off[s] < 1)
                touches = true;
            gain *= (1 - off * l->off[s]) / (1 - off + 1e-12);
        }
        *(touches ? &touching : &idle) += cause->weight[s] * gain;
    }
    return idle > 0 ? touching / idle : 1e300;
}

/* A cause can be left out only if it has a state that touches nothing. */
static bool can_idle(const struct cover_problem *p, uint32_t c)
{
    for (int s = 0; s < COVER_STATES; s++) {
        bool touches = false;
        for (uint32_t e = 0; e < p->causes[c].n_links; e++)
            if (p->links[p->causes[c].links + e].off[s] < 1)
                touches = true;
        if (!touches && p->causes[c].weight[s] > 0)
            return true;
    }
    return false;
}

static bool rank_droppable(const struct cover_problem *p, const struct cover_plan *plan, struct taut_arena *arena,
                           uint32_t **ret, size_t *n)
{
    double *mixed = taut_arena_array(arena, p->n_findings + 1, sizeof *mixed);
    double *weight = taut_arena_array(arena, p->n_causes + 1, sizeof *weight);
    uint32_t *list = taut_arena_array(arena, p->n_causes + 1, sizeof *list);
    if (!mixed || !weight || !list)
        return false;
    memcpy(mixed, p->off, p->n_findings * sizeof *mixed);
    for (size_t c = 0; c < p->n_causes; c++) {
        double total = 0;
        for (int s = 0; s < COVER_STATES; s++)
            total += p->causes[c].weight[s];
        for (uint32_t e = p->causes[c].links; e < p->causes[c].links + p->causes[c].n_links; e++) {
            double mean = 0;
            for (int s = 0; s < COVER_STATES; s++)
                mean += p->causes[c].weight[s] * p->links[e].off[s];
            mixed[p->links[e].finding] *= mean / total;
        }
    }
    *n = 0;
    for (uint32_t c = 0; c < p->n_causes; c++) {
        if (plan->role[c] != ROLE_JOINT || !can_idle(p, c))
            continue;
        weight[c] = weight_of(p, mixed, c);
        size_t at = (*n)++;
        while (at > 0 && weight[list[at - 1]] > weight[c]) {
            list[at] = list[at - 1];
            at--;
        }
        list[at] = c;
    }
    *ret = list;
    return true;
}

static bool too_costly(const struct cover_plan *plan, double budget)
{
    return plan->cells > budget || plan->width > COVER_MAX_WIDTH;
}

/* Drops the first `drop` of the weakest and orders the rest. */
static bool plan_dropping(const struct cover_problem *p, const struct parents *parents, struct taut_arena *arena,
                          struct cover_plan *plan, const uint32_t *weakest, size_t n_weakest, size_t drop)
{
    for (size_t i = 0; i < n_weakest; i++)
        plan->role[weakest[i]] = i < drop ? ROLE_DROPPED : ROLE_JOINT;
    return order(p, parents, arena, plan);
}

enum taut_status cover_plan_make(const struct cover_problem *p, double budget, struct taut_arena *arena,
                                 struct cover_plan **ret, struct taut_error *err)
{
    struct cover_plan *plan = taut_arena_alloc(arena, sizeof *plan);
    size_t n_links = 0;
    for (size_t c = 0; c < p->n_causes; c++)
        n_links =
            p->causes[c].links + p->causes[c].n_links > n_links ? p->causes[c].links + p->causes[c].n_links : n_links;
    struct parents parents;
    if (!plan || !list_parents(p, arena, &parents))
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for the plan of the sums");
    plan->n_findings = p->n_findings;
    plan->n_causes = p->n_causes;
    plan->n_links = n_links;
    plan->steps = taut_arena_array(arena, p->n_findings + 1, sizeof *plan->steps);
    plan->opened = taut_arena_array(arena, p->n_findings + 1, sizeof *plan->opened);
    plan->opened_bit = taut_arena_array(arena, p->n_findings + 1, 1);
    plan->closed = taut_arena_array(arena, p->n_findings + 1, sizeof *plan->closed);
    plan->applied = taut_arena_array(arena, p->n_causes + 1, sizeof *plan->applied);
    plan->dropped = taut_arena_array(arena, p->n_causes + 1, sizeof *plan->dropped);
    plan->link_bit = taut_arena_array(arena, n_links + 1, 1);
    plan->role = taut_arena_array(arena, p->n_causes + 1, 1);
    if (!plan->steps || !plan->opened || !plan->opened_bit || !plan->closed || !plan->applied || !plan->dropped ||
        !plan->link_bit || !plan->role)
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for the plan of the sums");
    for (size_t c = 0; c < p->n_causes; c++)
        plan->role[c] = p->causes[c].n_links == 0 ? ROLE_FREE : p->causes[c].n_links == 1 ? ROLE_SINGLE : ROLE_JOINT;

    bool ok = order(p, &parents, arena, plan);
    if (ok && too_costly(plan, budget)) {
        uint32_t *weakest;
        size_t n = 0;
        ok = rank_droppable(p, plan, arena, &weakest, &n);
        double reduced = budget / OVER_BUDGET_SHARE;
        size_t low = 0, high = n; /* the fewest that do; with all dropped every finding stands alone */
        while (ok && low < high) {
            size_t middle = (low + high) / 2;
            ok = plan_dropping(p, &parents, arena, plan, weakest, n, middle);
            if (too_costly(plan, reduced))
                low = middle + 1;
            else
                high = middle;
        }
        ok = ok && plan_dropping(p, &parents, arena, plan, weakest, n, low);
        plan->n_dropped = low;
        for (size_t i = 0; ok && i < low; i++)
            plan->dropped[i] = weakest[i];
    }
    if (!ok)
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for the plan of the sums");
    if (plan->width > COVER_MAX_WIDTH)
        return taut_fail(err, TAUT_ETOOBIG, "", "%zu findings are too entangled for this computer", p->n_findings);
    *ret = plan;
    return TAUT_OK;
}

enum taut_status cover_room_make(const struct cover_plan *plan, struct taut_arena *arena, struct cover_room **ret,
                                 struct taut_error *err)
{
    struct cover_room *r = taut_arena_alloc(arena, sizeof *r);
    size_t cells = (size_t)1 << plan->width;
    bool ok = r != NULL;
    if (ok) {
        r->off = taut_arena_array(arena, plan->n_findings + 1, sizeof *r->off);
        r->spare_off = taut_arena_array(arena, plan->n_findings + 1, sizeof *r->spare_off);
        r->idle = taut_arena_array(arena, plan->n_causes + 1, sizeof *r->idle);
        r->weight = taut_arena_array(arena, plan->n_causes + 1, sizeof *r->weight);
        r->table = taut_arena_array(arena, cells, sizeof *r->table);
        r->scratch = taut_arena_array(arena, cells, sizeof *r->scratch);
        r->sum = taut_arena_array(arena, cells, sizeof *r->sum);
        r->adjoint = taut_arena_array(arena, cells, sizeof *r->adjoint);
        r->snapshot = taut_arena_array(arena, plan->n_steps + 1, sizeof *r->snapshot);
        r->snapshot_exponent = taut_arena_array(arena, plan->n_steps + 1, sizeof *r->snapshot_exponent);
        r->open_mass[0] = taut_arena_array(arena, plan->n_findings + 1, sizeof(double));
        r->open_mass[1] = taut_arena_array(arena, plan->n_findings + 1, sizeof(double));
        r->open_exponent = taut_arena_array(arena, plan->n_findings + 1, sizeof *r->open_exponent);
        ok = r->off && r->spare_off && r->idle && r->weight && r->table && r->scratch && r->sum && r->adjoint &&
             r->snapshot && r->snapshot_exponent && r->open_mass[0] && r->open_mass[1] && r->open_exponent;
    }
    size_t most = 0;
    for (size_t i = 0; ok && i < plan->n_steps; i++) {
        size_t n = (size_t)1 << plan->steps[i].width;
        r->snapshot[i] = taut_arena_array(arena, n, sizeof(double));
        ok = r->snapshot[i] != NULL;
        if (n * plan->steps[i].n_causes > most)
            most = n * plan->steps[i].n_causes;
    }
    r->before = ok ? taut_arena_array(arena, most + 1, sizeof(double)) : NULL;
    if (!ok || !r->before)
        return taut_fail(err, TAUT_ENOMEM, "", "no memory for tables of %u open findings", plan->width);
    *ret = r;
    return TAUT_OK;
}

/* ---- sums -------------------------------------------------------------------------------------------- */

/* The states in which a cause touches no finding, as bits. */
static unsigned idle_states(const struct cover_problem *p, const struct cover_cause *c)
{
    unsigned idle = (1u << COVER_STATES) - 1;
    for (uint32_t e = c->links; e < c->links + c->n_links; e++)
        for (int s = 0; s < COVER_STATES; s++)
            if (p->links[e].off[s] < 1)
                idle &= ~(1u << s);
    return idle;
}

/* Products of many weights, kept as a logarithm and a factor so that few logarithms are needed. */
struct log_product {
    double log, factor;
};

static void log_product_add(struct log_product *l, double x)
{
    l->factor *= x;
    if (l->factor < 1e-200) {
        l->log += taut_log(l->factor);
        l->factor = 1;
    }
}

/* Normalises the weights, folds the single-finding causes into the leaks; returns the log of what was taken out. */
static double prepare(const struct cover_plan *plan, const struct cover_problem *p, struct cover_room *r)
{
    struct log_product mass = { 0, 1 };
    memcpy(r->off, p->off, p->n_findings * sizeof *r->off);
    for (size_t c = 0; c < p->n_causes; c++) {
        const struct cover_cause *cause = &p->causes[c];
        double total = 0;
        r->idle[c] = (uint8_t)idle_states(p, cause);
        for (int s = 0; s < COVER_STATES; s++) {
            r->weight[c][s] = plan->role[c] == ROLE_DROPPED && !(r->idle[c] >> s & 1) ? 0 : cause->weight[s];
            total += r->weight[c][s];
        }
        if (!(total > 0))
            return -1e308;
        log_product_add(&mass, total);
        for (int s = 0; s < COVER_STATES; s++)
            r->weight[c][s] /= total;
        if (plan->role[c] == ROLE_SINGLE) {
            const struct cover_link *l = &p->links[cause->links];
            double mean = 0;
            for (int s = 0; s < COVER_STATES; s++)
                mean += r->weight[c][s] * l->off[s];
            r->off[l->finding] *= mean;
        }
    }
    return mass.log + taut_log(mass.factor);
}

/* Mass of "finding uncovered" moves to "covered" with chance 1 - off. */
static void cover(double *restrict t, size_t n, unsigned bit, double off)
{
    size_t half = (size_t)1 << bit;
    for (size_t base = 0; base < n; base += 2 * half)
        for (size_t x = base; x < base + half; x++) {
            t[x + half] += t[x] * (1 - off);
            t[x] *= off;
        }
}

static void cover_adjoint(double *restrict t, size_t n, unsigned bit, double off)
{
    size_t half = (size_t)1 << bit;
    for (size_t base = 0; base < n; base += 2 * half)
        for (size_t x = base; x < base + half; x++)
            t[x] = t[x] * off + t[x + half] * (1 - off);
}

/* a := sum over states of w(s) * (a with the cause in state s). */
static void apply(const struct cover_plan *plan, const struct cover_problem *p, struct cover_room *r, uint32_t c,
                  double *restrict a, size_t n)
{
    const struct cover_cause *cause = &p->causes[c];
    double idle = 0;
    for (int s = 0; s < COVER_STATES; s++)
        if ((r->idle[c] >> s & 1))
            idle += r->weight[c][s];
    double *restrict sum = r->sum, *restrict t = r->scratch;
    for (size_t x = 0; x < n; x++)
        sum[x] = a[x] * idle;
    for (int s = 0; s < COVER_STATES; s++) {
        double w = r->weight[c][s];
        if (!(w > 0) || (r->idle[c] >> s & 1))
            continue;
        for (size_t x = 0; x < n; x++)
            t[x] = a[x] * w;
        for (uint32_t e = cause->links; e < cause->links + cause->n_links; e++)
            if (p->links[e].off[s] < 1)
                cover(t, n, plan->link_bit[e], p->links[e].off[s]);
        for (size_t x = 0; x < n; x++)
            sum[x] += t[x];
    }
    memcpy(a, sum, n * sizeof *a);
}

static double dot(const double *a, const double *b, size_t n)
{
    double s = 0;
    for (size_t x = 0; x < n; x++)
        s += a[x] * b[x];
    return s;
}

/* b := adjoint of apply; posterior[c][s] gets <a, adjoint of state s> (a: the table before the cause). */
static void apply_adjoint(const struct cover_plan *plan, const struct cover_problem *p, struct cover_room *r,
                          uint32_t c, const double *restrict a, double *restrict b, size_t n, double *ret)
{
    const struct cover_cause *cause = &p->causes[c];
    double idle = 0, *restrict sum = r->sum, *restrict t = r->scratch, idle_dot = 0;
    bool idle_known = false;
    for (int s = 0; s < COVER_STATES; s++)
        if ((r->idle[c] >> s & 1)) {
            idle += r->weight[c][s];
            if (!idle_known)
                idle_dot = dot(a, b, n);
            idle_known = true;
            ret[s] = r->weight[c][s] * idle_dot;
        }
    for (size_t x = 0; x < n; x++)
        sum[x] = b[x] * idle;
    for (int s = 0; s < COVER_STATES; s++) {
        double w = r->weight[c][s];
        if ((r->idle[c] >> s & 1))
            continue;
        ret[s] = 0;
        if (!(w > 0))
            continue;
        memcpy(t, b, n * sizeof *t);
        for (uint32_t e = cause->links; e < cause->links + cause->n_links; e++)
            if (p->links[e].off[s] < 1)
                cover_adjoint(t, n, plan->link_bit[e], p->links[e].off[s]);
        ret[s] = w * dot(a, t, n);
        for (size_t x = 0; x < n; x++)
            sum[x] += t[x] * w;
    }
    memcpy(b, sum, n * sizeof *b);
}

/* Keeps values near 1 by powers of two; returns the exponent taken out. */
static int rescale(double *a, size_t n)
{
    double most = 0;
    for (size_t x = 0; x < n; x++)
        most = a[x] > most ? a[x] : most;
    if (!(most > 0) || most > 0x1p-100)
        return 0;
    int e = 0;
    while (most < 0x1p-60) {
        most *= 0x1p60;
        e -= 60;
    }
    for (int k = e; k < 0; k += 60)
        for (size_t x = 0; x < n; x++)
            a[x] *= 0x1p60;
    return e;
}

/* Runs the steps; where keep is true the table before each step's causes is kept. *exponent: of the returned mass. */
static double forward(const struct cover_plan *plan, const struct cover_problem *p, struct cover_room *r, bool keep,
                      int *exponent)
{
    double *a = r->table;
    size_t n = 1;
    a[0] = 1;
    *exponent = 0;
    for (size_t i = 0; i < plan->n_steps; i++) {
        const struct step *s = &plan->steps[i];
        for (uint32_t k = s->opens; k < s->opens + s->n_opens; k++) {
            double off = r->off[plan->opened[k]];
            for (size_t x = 0; x < n; x++) {
                a[n + x] = a[x] * (1 - off);
                a[x] *= off;
            }
            n *= 2;
        }
        if (keep) {
            memcpy(r->snapshot[i], a, n * sizeof *a);
            r->snapshot_exponent[i] = *exponent;
        }
        for (uint32_t k = s->causes; k < s->causes + s->n_causes; k++)
            apply(plan, p, r, plan->applied[k], a, n);
        for (uint32_t k = s->closes; k < s->closes + s->n_closes; k++) {
            size_t half = (size_t)1 << plan->closed[k].bit, to = 0;
            for (size_t base = 0; base < n; base += 2 * half, to += half)
                memmove(a + to, a + base + half, half * sizeof *a);
            n /= 2;
        }
        *exponent += rescale(a, n);
    }
    assert(n == 1);
    return a[0];
}

double cover_evidence(const struct cover_plan *plan, const struct cover_problem *p, struct cover_room *room)
{
    double log_mass = prepare(plan, p, room);
    int exponent;
    double z = log_mass > -1e307 ? forward(plan, p, room, false, &exponent) : 0;
    return z > 0 ? taut_log(z) + exponent * TAUT_LN2 + log_mass : -1e308;
}

static double power_of_two(int e)
{
    return taut_exp(e * TAUT_LN2);
}

/* Reads single-finding causes off the adjoint sums at their finding's opening. */
static void read_singles(const struct cover_plan *plan, const struct cover_problem *p, const struct cover_room *r,
                         double (*posterior)[COVER_STATES])
{
    for (size_t c = 0; c < p->n_causes; c++) {
        if (plan->role[c] == ROLE_FREE) {
            memcpy(posterior[c], r->weight[c], sizeof posterior[c]);
            continue;
        }
        if (plan->role[c] != ROLE_SINGLE)
            continue;
        const struct cover_link *l = &p->links[p->causes[c].links];
        double mean = 0, off = r->off[l->finding], total = 0;
        for (int s = 0; s < COVER_STATES; s++)
            mean += r->weight[c][s] * l->off[s];
        double others = mean > 1e-200 ? off / mean : 0;
        for (int s = 0; s < COVER_STATES; s++) {
            double uncovered = others * l->off[s];
            posterior[c][s] = r->weight[c][s] *
                              (uncovered * r->open_mass[0][l->finding] + (1 - uncovered) * r->open_mass[1][l->finding]);
            total += posterior[c][s];
        }
        for (int s = 0; s < COVER_STATES; s++)
            posterior[c][s] = total > 0 ? posterior[c][s] / total : r->weight[c][s];
    }
}

static void backward(const struct cover_plan *plan, const struct cover_problem *p, struct cover_room *r, double z,
                     int z_exponent, double (*posterior)[COVER_STATES])
{
    double *b = r->adjoint;
    size_t n = 1;
    int exponent = 0;
    b[0] = 1;
    for (size_t i = plan->n_steps; i-- > 0;) {
        const struct step *s = &plan->steps[i];
        for (uint32_t k = s->closes + s->n_closes; k-- > s->closes;) {
            size_t half = (size_t)1 << plan->closed[k].bit;
            n *= 2;
            for (size_t base = n, from = n / 2; base > 0;) {
                base -= 2 * half;
                from -= half;
                memmove(b + base + half, b + from, half * sizeof *b);
                memset(b + base, 0, half * sizeof *b);
            }
        }
        double *before = r->before;
        for (uint32_t k = 0; k < s->n_causes; k++) {
            memcpy(before + k * n, k ? before + (k - 1) * n : r->snapshot[i], n * sizeof *before);
            if (k)
                apply(plan, p, r, plan->applied[s->causes + k - 1], before + k * n, n);
        }
        double scale = power_of_two(r->snapshot_exponent[i] + exponent - z_exponent) / z;
        for (uint32_t k = s->n_causes; k-- > 0;) {
            uint32_t c = plan->applied[s->causes + k];
            apply_adjoint(plan, p, r, c, before + k * n, b, n, posterior[c]);
            for (int state = 0; state < COVER_STATES; state++)
                posterior[c][state] *= scale;
        }
        const double *a = r->snapshot[i];
        for (uint32_t k = s->opens; k < s->opens + s->n_opens; k++) {
            size_t half = (size_t)1 << plan->opened_bit[k];
            double off_mass = 0, on_mass = 0;
            for (size_t base = 0; base < n; base += 2 * half)
                for (size_t x = base; x < base + half; x++) {
                    off_mass += (a[x] + a[x + half]) * b[x];
                    on_mass += (a[x] + a[x + half]) * b[x + half];
                }
            r->open_mass[0][plan->opened[k]] = off_mass;
            r->open_mass[1][plan->opened[k]] = on_mass;
        }
        for (uint32_t k = s->opens + s->n_opens; k-- > s->opens;) {
            double off = r->off[plan->opened[k]];
            n /= 2;
            for (size_t x = 0; x < n; x++)
                b[x] = b[x] * off + b[n + x] * (1 - off);
        }
        exponent += rescale(b, n);
    }
}

/* The first-order odds of each dropped cause: exact if it were the only one. Their product bounds what was left out
 * wherever two dropped causes explain the same findings (then each makes the other less likely). */
static double read_dropped(const struct cover_plan *plan, const struct cover_problem *p, struct cover_room *r,
                           double log_z, double (*posterior)[COVER_STATES])
{
    double all = 1, *off = r->spare_off;
    struct cover_problem with = *p;
    with.off = off;
    for (size_t i = 0; i < plan->n_dropped; i++) {
        uint32_t c = plan->dropped[i];
        const struct cover_cause *cause = &p->causes[c];
        double odds = 0, idle = 0, part[COVER_STATES] = { 0 };
        for (int s = 0; s < COVER_STATES; s++)
            if ((r->idle[c] >> s & 1))
                idle += cause->weight[s];
        for (int s = 0; s < COVER_STATES; s++) {
            if ((r->idle[c] >> s & 1) || !(cause->weight[s] > 0))
                continue;
            memcpy(off, p->off, p->n_findings * sizeof *off);
            for (uint32_t e = cause->links; e < cause->links + cause->n_links; e++)
                off[p->links[e].finding] *= p->links[e].off[s];
            part[s] = cause->weight[s] / idle * taut_exp(cover_evidence(plan, &with, r) - log_z);
            odds += part[s];
        }
        for (int s = 0; s < COVER_STATES; s++)
            posterior[c][s] = ((r->idle[c] >> s & 1) ? cause->weight[s] / idle : part[s]) / (1 + odds);
        all *= 1 + odds;
    }
    return 1 - 1 / all;
}

void cover_posterior(const struct cover_plan *plan, const struct cover_problem *p, struct cover_room *room,
                     struct cover_answer *ret)
{
    double log_mass = prepare(plan, p, room);
    int exponent = 0;
    double z = log_mass > -1e307 ? forward(plan, p, room, true, &exponent) : 0;
    ret->width = plan->width;
    ret->dropped = (uint32_t)plan->n_dropped;
    ret->cells = plan->cells;
    ret->neglected = 0;
    if (!(z > 0)) {
        ret->log_z = -1e308;
        for (size_t c = 0; c < p->n_causes; c++)
            memcpy(ret->posterior[c], room->weight[c], sizeof ret->posterior[c]);
        return;
    }
    ret->log_z = taut_log(z) + exponent * TAUT_LN2 + log_mass;
    backward(plan, p, room, z, exponent, ret->posterior);
    read_singles(plan, p, room, ret->posterior);
    if (plan->n_dropped)
        ret->neglected = read_dropped(plan, p, room, ret->log_z, ret->posterior);
}
