/* cover_sums.h - the forward and the adjoint pass over one batch of lanes; included once for each precision and each set of
 * instructions.
 *
 * Reading order: cover_cause.h, cover_unit.h, cover_bag.h, the passes here. Sums run over entries in index order, lane by
 * lane: the same bits whatever the vectors of the machine. */
#include "../base/numeric.h"
#include "cover_room.h"

#include <string.h>

#include "cover_cause.h"
#include "cover_unit.h"
#include "cover_bag.h"

/* ---- the passes ----------------------------------------------------------------------------------------- */

/* Keeps each lane's sum near 1 by powers of two; subtracts from exponent what it multiplied. */
static void rescale(lanes *a, size_t n, int *exponent)
{
    lanes sum = { 0 }, factor;
    bool any = false;
    for (size_t x = 0; x < n; x++)
        sum += a[x];
    for (int l = 0; l < LANES; l++) {
        REAL m = sum[l], f = 1;
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
    lanes *a = r->table;
    int exponent[LANES] = { 0 };
    size_t n = 1;
    for (uint32_t u = 0; u < plan->n_units; u++) {
        const struct cover_unit *unit = &plan->units[u];
        if (!unit->is_matrix || r->is_fresh[unit->table])
            continue;
        make_matrix(r, unit, (lanes *)r->matrix + (size_t)unit->table * MATRIX);
        r->is_fresh[unit->table] = true;
    }
    set_lanes(a, 1);
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
    for (int l = 0; l < LANES; l++) {
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
    int exponent[LANES] = { 0 }; /* posteriors are ratios: the scale is not needed */
    size_t n = 1;
    set_lanes(b, 1);
    for (uint32_t k = 0; k < plan->n_alone; k++)
        for (int l = 0; l < LANES; l++) {
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
