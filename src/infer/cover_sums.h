/* cover_sums.h - the forward and the adjoint pass over one batch of lanes; included once for each precision.
 *
 * A table entry is a vector of lanes. Reading order: one cause on a table, one unit, one bag, the passes. Sums run over
 * entries in index order, lane by lane: the same bits whatever the vectors of the machine. */
#include "../base/numeric.h"
#include "cover_room.h"

#include <string.h>

typedef REAL lanes __attribute__((vector_size(COVER_LANES * sizeof(REAL))));

enum { MATRIX = (1 << UNIT_FINDINGS) * (1 << UNIT_FINDINGS), LONG_TABLE = 1 << 12 };

#define ALWAYS static inline __attribute__((always_inline))
#define UNROLL _Pragma("GCC unroll 16")

/* The bits of one unit within a table of n entries. */
struct spot {
    size_t n;
    uint8_t bit[64]; /* of each finding of the unit */
    uint32_t mask;   /* of matrix units */
    uint32_t offset[1 << UNIT_FINDINGS];
};

static void spread(lanes *to, const double *from)
{
    lanes v;
    for (int l = 0; l < COVER_LANES; l++)
        v[l] = (REAL)from[l];
    *to = v;
}

static void gather(double *to, const lanes *from)
{
    for (int l = 0; l < COVER_LANES; l++)
        to[l] = (double)(*from)[l];
}

/* ---- one cause on a table ---------------------------------------------------------------------------- */

/* to := from with "finding uncovered" moved to "covered" with chance 1 - off. */
static void cover_from(lanes *restrict to, const lanes *restrict from, size_t n, unsigned bit, REAL off)
{
    size_t half = (size_t)1 << bit;
    REAL on = 1 - off;
    for (size_t base = 0; base < n; base += 2 * half)
        for (size_t x = base; x < base + half; x++) {
            to[x + half] = from[x + half] + from[x] * on;
            to[x] = from[x] * off;
        }
}

static void cover_more(lanes *t, size_t n, unsigned bit, REAL off)
{
    size_t half = (size_t)1 << bit;
    REAL on = 1 - off;
    for (size_t base = 0; base < n; base += 2 * half)
        for (size_t x = base; x < base + half; x++) {
            t[x + half] += t[x] * on;
            t[x] *= off;
        }
}

static void uncover_from(lanes *restrict to, const lanes *restrict from, size_t n, unsigned bit, REAL off)
{
    size_t half = (size_t)1 << bit;
    REAL on = 1 - off;
    for (size_t base = 0; base < n; base += 2 * half)
        for (size_t x = base; x < base + half; x++) {
            to[x] = from[x] * off + from[x + half] * on;
            to[x + half] = from[x + half];
        }
}

static void uncover_more(lanes *t, size_t n, unsigned bit, REAL off)
{
    size_t half = (size_t)1 << bit;
    REAL on = 1 - off;
    for (size_t base = 0; base < n; base += 2 * half)
        for (size_t x = base; x < base + half; x++)
            t[x] = t[x] * off + t[x + half] * on;
}

/* t := a with the cause in a kind of state; or its transpose. A kind that is not idle has a link below 1. */
static void with_kind(const struct cover_room *r, uint32_t cause, uint8_t kind, const struct spot *at, const lanes *a,
                      lanes *t, bool transposed)
{
    const struct cover_cause *c = &r->p->causes[cause];
    bool first = true;
    for (uint32_t e = c->links; e < c->links + c->n_links; e++) {
        REAL off = (REAL)r->p->links[e].off[kind];
        unsigned bit = at->bit[r->plan->link_place[e]];
        if (r->p->links[e].off[kind] >= 1)
            continue;
        if (first && transposed)
            uncover_from(t, a, at->n, bit, off);
        else if (first)
            cover_from(t, a, at->n, bit, off);
        else if (transposed)
            uncover_more(t, at->n, bit, off);
        else
            cover_more(t, at->n, bit, off);
        first = false;
    }
}

/* a := sum over kinds of state of weight * (a with the cause in it). */
static void apply_cause(const struct cover_room *r, uint32_t cause, const struct spot *at, lanes *a)
{
    const struct cover_kinds *k = &r->plan->kinds[cause];
    cover_lanes *weight = r->batch.weight[r->plan->slot[cause]];
    lanes *restrict sum = r->total_of_kinds, *restrict t = r->work, w = { 0 };
    if (k->idle < COVER_STATES)
        spread(&w, weight[k->idle]);
    for (size_t x = 0; x < at->n; x++)
        sum[x] = a[x] * w;
    for (unsigned i = 0; i < k->n_active; i++) {
        spread(&w, weight[k->active[i]]);
        with_kind(r, cause, k->active[i], at, a, t, false);
        for (size_t x = 0; x < at->n; x++)
            sum[x] += t[x] * w;
    }
    memcpy(a, sum, at->n * sizeof *a);
}

static void add_dot(double *to, const lanes *a, const lanes *b, size_t n, const lanes *w)
{
    lanes sum = { 0 };
    for (size_t x = 0; x < n; x++)
        sum += a[x] * b[x];
    sum *= *w;
    for (int l = 0; l < COVER_LANES; l++)
        to[l] += (double)sum[l];
}

/* b := the transpose; adds to the cause's sums, a being the table before it. */
static void apply_transposed(const struct cover_room *r, uint32_t cause, const struct spot *at, const lanes *a,
                             lanes *b)
{
    const struct cover_kinds *k = &r->plan->kinds[cause];
    uint32_t slot = r->plan->slot[cause];
    cover_lanes *weight = r->batch.weight[slot], *ret = r->batch.kind[slot];
    lanes *restrict sum = r->total_of_kinds, *restrict t = r->work, w = { 0 };
    if (k->idle < COVER_STATES) {
        spread(&w, weight[k->idle]);
        add_dot(ret[k->idle], a, b, at->n, &w);
    }
    for (size_t x = 0; x < at->n; x++)
        sum[x] = b[x] * w;
    for (unsigned i = 0; i < k->n_active; i++) {
        spread(&w, weight[k->active[i]]);
        with_kind(r, cause, k->active[i], at, b, t, true);
        add_dot(ret[k->active[i]], a, t, at->n, &w);
        for (size_t x = 0; x < at->n; x++)
            sum[x] += t[x] * w;
    }
    memcpy(b, sum, at->n * sizeof *b);
}

/* ---- one unit: all its causes as one matrix ------------------------------------------------------------ */

static struct spot within_unit(const struct cover_unit *u)
{
    struct spot s = { .n = (size_t)1 << u->n_findings };
    for (uint8_t k = 0; k < u->n_findings; k++)
        s.bit[k] = k;
    return s;
}

/* m[v * K + x]: mass that goes from "just v covered" to "just x covered", x a superset of v: the unit covers x \ v and
 * any part of v. */
static void fill_matrix(const lanes *cover, unsigned n_findings, lanes *m)
{
    unsigned K = 1u << n_findings;
    lanes part[1 << UNIT_FINDINGS];
    for (unsigned v = 0; v < K; v++) {
        memcpy(part, cover, K * sizeof *part);
        for (unsigned b = 0; b < n_findings; b++)
            for (unsigned x = 0; v >> b & 1 && x < K; x++)
                if (!(x >> b & 1))
                    part[x] += part[x | 1u << b];
        for (unsigned x = 0; x < K; x++)
            if ((x & v) == v)
                m[v * K + x] = part[x & ~v];
    }
}

static void make_matrix(const struct cover_room *r, const struct cover_unit *u, lanes *m)
{
    struct spot at = within_unit(u);
    lanes cover[1 << UNIT_FINDINGS], one;
    memset(cover, 0, sizeof cover);
    for (int l = 0; l < COVER_LANES; l++)
        one[l] = 1;
    cover[0] = one;
    for (uint32_t k = u->members; k < u->members + u->n_members; k++)
        apply_cause(r, r->plan->members[k], &at, cover);
    fill_matrix(cover, u->n_findings, m);
}

/* From the sums g of each entry of the matrix to those of each of the unit's cover masses, and from there to its causes. */
static void read_unit(const struct cover_room *r, const struct cover_unit *u, const lanes *g)
{
    struct spot at = within_unit(u);
    unsigned K = 1u << u->n_findings;
    lanes b[1 << UNIT_FINDINGS], one, *prefix = r->prefix;
    memset(b, 0, sizeof b);
    for (unsigned v = 0; v < K; v++)
        for (unsigned cover = 0; cover < K; cover++)
            b[cover] += g[v * K + (v | cover)];
    for (int l = 0; l < COVER_LANES; l++)
        one[l] = 1;
    memset(prefix, 0, K * sizeof *prefix);
    prefix[0] = one;
    for (uint32_t k = 0; k + 1 < u->n_members; k++) {
        memcpy(prefix + (k + 1) * K, prefix + k * K, K * sizeof *prefix);
        apply_cause(r, r->plan->members[u->members + k], &at, prefix + (k + 1) * K);
    }
    for (uint32_t k = u->n_members; k-- > 0;)
        apply_transposed(r, r->plan->members[u->members + k], &at, prefix + k * K, b);
}

/* K constant: the compiler unrolls both loops. */
ALWAYS void times_matrix(const unsigned K, lanes *a, const uint32_t *offset, const lanes *m)
{
    lanes from[1 << UNIT_FINDINGS];
    UNROLL for (unsigned v = 0; v < K; v++) from[v] = a[offset[v]];
    UNROLL for (unsigned x = 0; x < K; x++)
    {
        lanes sum = from[x] * m[x * K + x];
        UNROLL for (unsigned v = 0; v < x; v++) if ((v & x) == v) sum += from[v] * m[v * K + x];
        a[offset[x]] = sum;
    }
}

ALWAYS void times_transposed(const unsigned K, const lanes *a, lanes *b, const uint32_t *offset, const lanes *m,
                             lanes *g)
{
    lanes from[1 << UNIT_FINDINGS];
    UNROLL for (unsigned x = 0; x < K; x++) from[x] = b[offset[x]];
    UNROLL for (unsigned v = 0; v < K; v++)
    {
        lanes mass = a[offset[v]], sum = from[v] * m[v * K + v];
        g[v * K + v] += mass * from[v];
        UNROLL for (unsigned x = v + 1; x < K; x++) if ((v & x) == v)
        {
            sum += from[x] * m[v * K + x];
            g[v * K + x] += mass * from[x];
        }
        b[offset[v]] = sum;
    }
}

#define EACH_REST(rest, at)              \
    for (size_t rest = 0, end = 0; !end; \
         rest = ((rest | (at)->mask) + 1) & ~(size_t)(at)->mask & ((at)->n - 1), end = !rest)

static void matrix_forward(unsigned n_findings, const struct spot *at, lanes *a, const lanes *m)
{
    switch (n_findings) {
    case 1: EACH_REST(rest, at) times_matrix(2, a + rest, at->offset, m); break;
    case 2: EACH_REST(rest, at) times_matrix(4, a + rest, at->offset, m); break;
    case 3: EACH_REST(rest, at) times_matrix(8, a + rest, at->offset, m); break;
    default: EACH_REST(rest, at) times_matrix(16, a + rest, at->offset, m); break;
    }
}

static void matrix_backward(unsigned n_findings, const struct spot *at, const lanes *a, lanes *b, const lanes *m,
                            lanes *g)
{
    switch (n_findings) {
    case 1: EACH_REST(rest, at) times_transposed(2, a + rest, b + rest, at->offset, m, g); break;
    case 2: EACH_REST(rest, at) times_transposed(4, a + rest, b + rest, at->offset, m, g); break;
    case 3: EACH_REST(rest, at) times_transposed(8, a + rest, b + rest, at->offset, m, g); break;
    default: EACH_REST(rest, at) times_transposed(16, a + rest, b + rest, at->offset, m, g); break;
    }
}

/* ---- one bag -------------------------------------------------------------------------------------------- */

static void find_spot(const struct cover_plan *plan, const struct cover_unit *u, const uint8_t *bag_bits, size_t n,
                      struct spot *ret)
{
    ret->n = n;
    ret->mask = 0;
    for (uint8_t k = 0; k < u->n_findings; k++) {
        ret->bit[k] = bag_bits[plan->places[u->places + k]];
        ret->mask |= 1u << ret->bit[k];
    }
    for (unsigned x = 0; u->is_matrix && x < 1u << u->n_findings; x++) {
        ret->offset[x] = 0;
        for (uint8_t k = 0; k < u->n_findings; k++)
            ret->offset[x] |= (x >> k & 1) << ret->bit[k];
    }
}

static void unit_forward(const struct cover_room *r, const struct cover_unit *u, const uint8_t *bag_bits, lanes *a,
                         size_t n)
{
    struct spot at;
    find_spot(r->plan, u, bag_bits, n, &at);
    if (u->is_matrix)
        matrix_forward(u->n_findings, &at, a, (const lanes *)r->matrix + (size_t)u->table * MATRIX);
    else
        apply_cause(r, r->plan->members[u->members], &at, a);
}

/* A bag within a wide table is applied block by block: blocks fit a near cache. */
struct blocks {
    uint8_t bits[64]; /* of the bag's findings within a block */
    uint32_t mask;    /* of the bag within the table */
    size_t n;         /* entries of a block */
};

static bool cut_blocks(const struct cover_room *r, const struct cover_step *s, struct blocks *ret)
{
    const struct cover_bag *bag = &r->plan->bags[s->bag];
    if (s->width <= IN_PLACE_WIDTH || bag->n_findings == s->width)
        return false;
    *ret = (struct blocks){ .n = (size_t)1 << bag->n_findings };
    for (uint32_t k = 0; k < bag->n_findings; k++) {
        ret->bits[k] = (uint8_t)k;
        ret->mask |= 1u << r->plan->bits[s->bits + k];
    }
    for (size_t x = 0; x < ret->n; x++) {
        r->offset[x] = 0;
        for (uint32_t k = 0; k < bag->n_findings; k++)
            r->offset[x] |= (uint32_t)(x >> k & 1) << r->plan->bits[s->bits + k];
    }
    return true;
}

static bool is_stopped(const struct cover_room *r, size_t n)
{
    return n >= LONG_TABLE && r->stop && r->stop(r->with);
}

static bool bag_forward(const struct cover_room *r, const struct cover_step *s, lanes *a, size_t n)
{
    const struct cover_bag *bag = &r->plan->bags[s->bag];
    const struct cover_unit *units = r->plan->units + bag->units;
    struct blocks cut;
    if (is_stopped(r, n))
        return false;
    if (!cut_blocks(r, s, &cut)) {
        for (uint32_t u = 0; u < bag->n_units; u++)
            unit_forward(r, &units[u], r->plan->bits + s->bits, a, n);
        return true;
    }
    lanes *block = r->block;
    const struct {
        size_t n;
        uint32_t mask;
    } whole = { n, cut.mask };
    EACH_REST(rest, &whole)
    {
        for (size_t x = 0; x < cut.n; x++)
            block[x] = a[rest + r->offset[x]];
        for (uint32_t u = 0; u < bag->n_units; u++)
            unit_forward(r, &units[u], cut.bits, block, cut.n);
        for (size_t x = 0; x < cut.n; x++)
            a[rest + r->offset[x]] = block[x];
    }
    return true;
}

/* Through the units backwards: before[u] is the table before unit u. */
static void units_backward(const struct cover_room *r, const struct cover_bag *bag, const uint8_t *bits, lanes *before,
                           lanes *b, size_t n)
{
    const struct cover_unit *units = r->plan->units + bag->units;
    lanes *gradient = r->gradient;
    for (uint32_t u = 0; u + 1 < bag->n_units; u++) {
        memcpy(before + (u + 1) * n, before + u * n, n * sizeof *before);
        unit_forward(r, &units[u], bits, before + (u + 1) * n, n);
    }
    for (uint32_t u = bag->n_units; u-- > 0;) {
        struct spot at;
        find_spot(r->plan, &units[u], bits, n, &at);
        if (units[u].is_matrix)
            matrix_backward(units[u].n_findings, &at, before + u * n, b,
                            (const lanes *)r->matrix + (size_t)units[u].table * MATRIX, gradient + (size_t)u * MATRIX);
        else
            apply_transposed(r, r->plan->members[units[u].members], &at, before + u * n, b);
    }
}

static bool bag_backward(const struct cover_room *r, const struct cover_step *s, const lanes *a, lanes *b, size_t n)
{
    const struct cover_bag *bag = &r->plan->bags[s->bag];
    struct blocks cut;
    lanes *before = r->before, *gradient = r->gradient;
    if (is_stopped(r, n))
        return false;
    for (uint32_t u = 0; u < bag->n_units; u++)
        if (r->plan->units[bag->units + u].is_matrix)
            memset(gradient + (size_t)u * MATRIX, 0,
                   (sizeof *gradient) << 2 * r->plan->units[bag->units + u].n_findings);
    if (!cut_blocks(r, s, &cut)) {
        memcpy(before, a, n * sizeof *before);
        units_backward(r, bag, r->plan->bits + s->bits, before, b, n);
    } else {
        lanes *block = r->block_adjoint;
        const struct {
            size_t n;
            uint32_t mask;
        } whole = { n, cut.mask };
        EACH_REST(rest, &whole)
        {
            for (size_t x = 0; x < cut.n; x++) {
                before[x] = a[rest + r->offset[x]];
                block[x] = b[rest + r->offset[x]];
            }
            units_backward(r, bag, cut.bits, before, block, cut.n);
            for (size_t x = 0; x < cut.n; x++)
                b[rest + r->offset[x]] = block[x];
        }
    }
    for (uint32_t u = 0; u < bag->n_units; u++)
        if (r->plan->units[bag->units + u].is_matrix && r->is_wanted[bag->units + u])
            read_unit(r, &r->plan->units[bag->units + u], gradient + (size_t)u * MATRIX);
    return true;
}

/* ---- the passes ----------------------------------------------------------------------------------------- */

/* Keeps each lane's values near 1 by powers of two; subtracts from exponent what it multiplied. */
static void rescale(lanes *a, size_t n, int *exponent)
{
    REAL most[COVER_LANES] = { 0 };
    lanes factor;
    bool any = false;
    for (size_t x = 0; x < n; x++)
        for (int l = 0; l < COVER_LANES; l++)
            most[l] = a[x][l] > most[l] ? a[x][l] : most[l];
    for (int l = 0; l < COVER_LANES; l++) {
        REAL m = most[l], f = 1;
        while (m > 0 && m < SUMS_SMALL) {
            m *= SUMS_STEP;
            f *= SUMS_STEP;
            exponent[l] -= SUMS_STEP_BITS;
            any = true;
        }
        factor[l] = f;
    }
    for (size_t x = 0; any && x < n; x++)
        a[x] *= factor;
}

static void open_finding(const struct cover_room *r, uint32_t j, lanes *a, size_t n)
{
    lanes off, on;
    spread(&off, r->batch.off[j]);
    on = 1 - off;
    for (size_t x = 0; x < n; x++) {
        a[n + x] = a[x] * on;
        a[x] *= off;
    }
}

bool SUMS_FORWARD(struct cover_room *r, bool keep)
{
    const struct cover_plan *plan = r->plan;
    lanes *a = r->table, one;
    int exponent[COVER_LANES] = { 0 };
    size_t n = 1;
    for (uint32_t u = 0; u < plan->n_units; u++) {
        const struct cover_unit *unit = &plan->units[u];
        if (!unit->is_matrix || r->is_fresh[unit->table])
            continue;
        make_matrix(r, unit, (lanes *)r->matrix + (size_t)unit->table * MATRIX);
        r->is_fresh[unit->table] = true;
    }
    for (int l = 0; l < COVER_LANES; l++)
        one[l] = 1;
    a[0] = one;
    for (uint32_t i = 0; i < plan->n_steps; i++) {
        const struct cover_step *s = &plan->steps[i];
        for (uint32_t k = s->opens; k < s->opens + s->n_opens; k++, n *= 2)
            open_finding(r, plan->opened[k], a, n);
        if (keep)
            memcpy(r->snapshot[i], a, n * sizeof *a);
        if (!bag_forward(r, s, a, n))
            return false;
        for (uint32_t k = s->closes; k < s->closes + s->n_closes; k++) {
            size_t half = (size_t)1 << plan->closed[k].bit, to = 0;
            for (size_t base = 0; base < n; base += 2 * half, to += half)
                memmove(a + to, a + base + half, half * sizeof *a);
            n /= 2;
        }
        rescale(a, n, exponent);
    }
    for (int l = 0; l < COVER_LANES; l++) {
        double z = (double)a[0][l], log = exponent[l] * TAUT_LN2;
        for (uint32_t k = 0; k < plan->n_alone; k++) {
            z *= 1 - r->batch.off[plan->alone[k]][l];
            if (z < 1e-200) {
                log += taut_log(z);
                z = z > 0 ? 1 : 0;
            }
        }
        r->batch.log_z[l] = z > 0 && !r->batch.dead[l] ? taut_log(z) + log + r->batch.log_mass[l] : -1e308;
    }
    return true;
}

/* Sums of a finding uncovered, covered at its opening: with them single-finding causes are read off. */
static void read_opening(const struct cover_room *r, uint32_t j, unsigned bit, const lanes *a, const lanes *b, size_t n)
{
    size_t half = (size_t)1 << bit;
    lanes uncovered = { 0 }, covered = { 0 };
    for (size_t base = 0; base < n; base += 2 * half)
        for (size_t x = base; x < base + half; x++) {
            lanes both = a[x] + a[x + half];
            uncovered += both * b[x];
            covered += both * b[x + half];
        }
    gather(r->batch.uncovered[j], &uncovered);
    gather(r->batch.covered[j], &covered);
}

bool SUMS_BACKWARD(struct cover_room *r)
{
    const struct cover_plan *plan = r->plan;
    lanes *b = r->adjoint;
    int exponent[COVER_LANES] = { 0 }; /* posteriors are ratios: the scale is not needed */
    size_t n = 1;
    for (int l = 0; l < COVER_LANES; l++)
        b[0][l] = 1;
    for (uint32_t k = 0; k < plan->n_alone; k++)
        for (int l = 0; l < COVER_LANES; l++) {
            r->batch.uncovered[plan->alone[k]][l] = 0;
            r->batch.covered[plan->alone[k]][l] = 1;
        }
    memset(r->batch.kind, 0, plan->n_slots * sizeof *r->batch.kind);
    for (uint32_t i = plan->n_steps; i-- > 0;) {
        const struct cover_step *s = &plan->steps[i];
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
        const lanes *a = r->snapshot[i];
        if (!bag_backward(r, s, a, b, n))
            return false;
        for (uint32_t k = s->opens; k < s->opens + s->n_opens; k++)
            read_opening(r, plan->opened[k], plan->opened_bit[k], a, b, n);
        for (uint32_t k = s->opens + s->n_opens; k-- > s->opens;) {
            lanes off, on;
            spread(&off, r->batch.off[plan->opened[k]]);
            on = 1 - off;
            n /= 2;
            for (size_t x = 0; x < n; x++)
                b[x] = b[x] * off + b[n + x] * on;
        }
        rescale(b, n, exponent);
    }
    return true;
}
