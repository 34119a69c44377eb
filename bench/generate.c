/* generate.c - see generate.h. One side is drawn, the other is its mirror image; zones are near or remote, a core and a
 * border; movements and presses lie near their causes. */
#include "generate.h"
#include "base/numeric.h"

#include <string.h>

enum { HALF = N_CAUSES / 2, FEWEST_YES = 3, MOST_YES = 30, NEAR_FIRST = 25 };

static uint64_t next(uint64_t *seed)
{
    uint64_t z = *seed += 0x9E3779B97F4A7C15u;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
}

double uniform(uint64_t *seed, double low, double high)
{
    return low + (high - low) * ((double)(next(seed) >> 11) * 0x1p-53);
}

static size_t whole(uint64_t *seed, size_t low, size_t high)
{
    return low + (size_t)uniform(seed, 0, (double)(high - low + 1));
}

struct place {
    double u, v; /* from the midline, 0..1; up, 0..1.5 */
};

static size_t nearest(struct place at, const struct place *places, size_t n, size_t wanted, size_t *ret)
{
    double apart[64];
    size_t found = 0;
    for (size_t k = 0; k < n; k++) {
        double du = places[k].u - at.u, dv = places[k].v - at.v, d = du * du + dv * dv;
        size_t to = found;
        while (to > 0 && apart[to - 1] > d)
            to--;
        if (to == wanted)
            continue;
        found += found < wanted;
        memmove(&apart[to + 1], &apart[to], (found - to - 1) * sizeof *apart);
        memmove(&ret[to + 1], &ret[to], (found - to - 1) * sizeof *ret);
        apart[to] = d;
        ret[to] = k;
    }
    return found;
}

static void link(struct generated *g, size_t finding, size_t cause, double q)
{
    struct parent *list = g->parents[finding];
    size_t *n = &g->n_parents[finding], weakest = 0;
    for (size_t k = 0; k < *n; k++) {
        if (list[k].cause == cause) {
            list[k].q = q > list[k].q ? q : list[k].q;
            return;
        }
        weakest = list[k].q < list[weakest].q ? k : weakest;
    }
    if (*n < MOST_PARENTS)
        list[(*n)++] = (struct parent){ (uint16_t)cause, q };
    else if (q > list[weakest].q)
        list[weakest] = (struct parent){ (uint16_t)cause, q };
}

static void link_zone(struct generated *g, uint64_t *seed, size_t cause, struct place centre, size_t size, double q,
                      const struct place *pains)
{
    size_t near[64], n = nearest(centre, pains, N_PAIN / 2, size < 64 ? size : 63, near);
    for (size_t k = 0; k < n; k++) {
        double strength = k < (n + 1) / 2 ? q * uniform(seed, 0.8, 1) : q * uniform(seed, 0.2, 0.5);
        link(g, near[k], cause, strength);
        link(g, N_PAIN / 2 + near[k], HALF + cause, strength);
    }
    if (n > 0 && uniform(seed, 0, 1) < 0.04) { /* crosses the midline */
        link(g, near[0], HALF + cause, 0.15);
        link(g, N_PAIN / 2 + near[0], cause, 0.15);
    }
}

static void link_cause(struct generated *g, const struct family *f, uint64_t *seed, size_t cause,
                       const struct place *pains, const struct place *moves)
{
    static const size_t remote[] = { 0, 1, 1, 2 };
    struct place here = { g->u[cause], g->v[cause] };
    double size = f->density * (double)whole(seed, 2, 4);
    link_zone(g, seed, cause, here, (size_t)(size + 0.5), uniform(seed, 0.35, 0.85), pains);
    for (size_t k = remote[whole(seed, 0, 3)]; k > 0; k--) {
        double angle = uniform(seed, 0, 2 * TAUT_PI), d = uniform(seed, 0.1, 0.45);
        struct place there = { here.u + d * taut_cos(angle), here.v + d * taut_sin(angle) };
        there.u = there.u < 0 ? -there.u : there.u;
        there.v = there.v < 0 ? 0 : there.v > 1.5 ? 1.5 : there.v;
        size = f->density * (double)whole(seed, 2, 6);
        link_zone(g, seed, cause, there, (size_t)(size + 0.5), uniform(seed, 0.3, 0.85), pains);
    }
    size_t near[8], n = nearest(here, moves, N_MOVES / 2, 8, near);
    for (size_t k = whole(seed, 1, 4); k > 0; k--) {
        size_t m = near[whole(seed, 0, n - 1)];
        double q = uniform(seed, 0.2, 0.7);
        link(g, N_PAIN + m, cause, q);
        link(g, N_PAIN + N_MOVES / 2 + m, HALF + cause, q);
    }
}

static void link_presses(struct generated *g, uint64_t *seed)
{
    struct place causes[N_CAUSES];
    for (size_t k = 0; k < N_CAUSES; k++)
        causes[k] = (struct place){ g->u[k], g->v[k] };
    for (size_t k = 0; k < N_PRESSES; k++) {
        size_t cause = whole(seed, 0, N_CAUSES - 1), near[4], n = nearest(causes[cause], causes, N_CAUSES, 4, near);
        link(g, N_PAIN + N_MOVES + k, cause, uniform(seed, 0.8, 0.95));
        for (size_t i = 1; i < n; i++)
            if (uniform(seed, 0, 1) < 0.5)
                link(g, N_PAIN + N_MOVES + k, near[i], uniform(seed, 0.05, 0.3));
    }
}

/* Keeps every number of parents and every strength, breaks the places. */
static void shuffle(struct generated *g, uint64_t *seed)
{
    for (size_t j = 0; j < N_PAIN + N_MOVES; j++) {
        bool used[N_CAUSES] = { false };
        for (size_t k = 0; k < g->n_parents[j]; k++) {
            size_t cause;
            do
                cause = whole(seed, 0, N_CAUSES - 1);
            while (used[cause]);
            used[cause] = true;
            g->parents[j][k].cause = (uint16_t)cause;
        }
    }
}

void generate_network(const struct family *f, struct generated *g)
{
    uint64_t seed = f->seed;
    struct place pains[N_PAIN / 2], moves[N_MOVES / 2];
    memset(g, 0, sizeof *g);
    for (size_t k = 0; k < HALF; k++) {
        double u = uniform(&seed, 0.02, 1), v = uniform(&seed, 0, 1.5);
        g->u[k] = u;
        g->u[HALF + k] = -u;
        g->v[k] = g->v[HALF + k] = v;
    }
    enum { ROWS = 17, COLUMNS = 12 }; /* of the grid of regions on one side */
    for (size_t k = 0; k < N_PAIN / 2; k++)
        pains[k] = (struct place){ ((double)(k % COLUMNS) + 0.5 + uniform(&seed, -0.2, 0.2)) / COLUMNS,
                                   1.5 * ((double)(k / COLUMNS) + 0.5 + uniform(&seed, -0.2, 0.2)) / ROWS };
    for (size_t k = 0; k < N_MOVES / 2; k++)
        moves[k] = (struct place){ uniform(&seed, 0.02, 1), uniform(&seed, 0, 1.5) };
    for (size_t k = 0; k < HALF; k++)
        link_cause(g, f, &seed, k, pains, moves);
    link_presses(g, &seed);
    if (f->shuffled)
        shuffle(g, &seed);
    for (size_t j = 0; j < N_FINDINGS; j++)
        g->leak[j] = j < N_PAIN             ? uniform(&seed, 0.002, 0.01)
                     : j < N_PAIN + N_MOVES ? uniform(&seed, 0.01, 0.03)
                                            : uniform(&seed, 0.02, 0.1);
    for (size_t k = 0; k < N_CAUSES; k++)
        g->painless[k] = 1;
    for (size_t j = 0; j < N_PAIN; j++)
        for (size_t k = 0; k < g->n_parents[j]; k++)
            g->painless[g->parents[j][k].cause] *= 1 - g->parents[j][k].q;
    for (size_t k = 0; k < N_CAUSES; k++)
        g->prior[k] = taut_exp(uniform(&seed, taut_log(0.001), taut_log(0.02)));
}

static size_t draw_cause(const struct generated *g, uint64_t *seed)
{
    double total = 0;
    for (size_t k = 0; k < N_CAUSES; k++)
        total += g->prior[k];
    double x = uniform(seed, 0, total);
    size_t k = 0;
    for (; k + 1 < N_CAUSES && x >= g->prior[k]; k++)
        x -= g->prior[k];
    return k;
}

static void draw_active(const struct generated *g, uint64_t *seed, bool *active)
{
    struct place causes[N_CAUSES];
    size_t near[NEAR_FIRST], first = draw_cause(g, seed), n = 1, wanted = whole(seed, 1, 5);
    for (size_t k = 0; k < N_CAUSES; k++) {
        causes[k] = (struct place){ g->u[k], g->v[k] };
        active[k] = k == first;
    }
    size_t n_near = nearest(causes[first], causes, N_CAUSES, NEAR_FIRST, near);
    while (n < wanted) {
        size_t k = uniform(seed, 0, 1) < 0.6 ? near[whole(seed, 0, n_near - 1)] : draw_cause(g, seed);
        n += !active[k];
        active[k] = true;
    }
}

void generate_person(const struct generated *g, uint64_t *seed, struct person *ret)
{
    do {
        bool active[N_CAUSES];
        draw_active(g, seed, active);
        *ret = (struct person){ 0 };
        for (size_t j = 0; j < N_FINDINGS; j++) {
            double asked = j < N_PAIN ? 1 : j < N_PAIN + N_MOVES ? 0.4 : 0.02, off = 1 - g->leak[j];
            for (size_t k = 0; k < g->n_parents[j]; k++)
                off *= active[g->parents[j][k].cause] ? 1 - g->parents[j][k].q : 1;
            bool is_seen = uniform(seed, 0, 1)<asked, on = uniform(seed, 0, 1)> off;
            ret->seen[j] = !is_seen ? NOT_ASKED : on ? SAID_YES : SAID_NO;
            ret->n_yes += ret->seen[j] == SAID_YES;
        }
    } while (ret->n_yes < FEWEST_YES || ret->n_yes > MOST_YES);
}

/* What each cause brings nothing of, and how many of its findings were said to be there. */
struct absorbed {
    double keep;
    uint32_t n_yes, row;
};

/* Pains that were denied are in `painless`; those that were told come out again. Each other answer is a factor. */
static void absorb(const struct generated *g, const struct person *p, struct absorbed *ret)
{
    for (size_t k = 0; k < N_CAUSES; k++)
        ret[k] = (struct absorbed){ .keep = g->painless[k] };
    for (size_t j = 0; j < N_FINDINGS; j++) {
        bool yes = p->seen[j] == SAID_YES, pain = j < N_PAIN;
        if (!yes && (pain || p->seen[j] == NOT_ASKED))
            continue;
        for (size_t k = 0; k < g->n_parents[j]; k++) {
            struct absorbed *c = &ret[g->parents[j][k].cause];
            c->n_yes += yes;
            if (yes && pain)
                c->keep /= 1 - g->parents[j][k].q;
            else if (!yes)
                c->keep *= 1 - g->parents[j][k].q;
        }
    }
}

bool reduce(const struct generated *g, const struct person *p, struct taut_arena *arena, struct cover_problem *ret,
            uint16_t *row_cause)
{
    enum { ABSENT = 0, ACTIVE = 2 };
    struct absorbed *absorbed = taut_arena_raw(arena, N_CAUSES, sizeof *absorbed);
    struct cover_cause *rows = taut_arena_raw(arena, N_CAUSES, sizeof *rows);
    struct cover_link *links = taut_arena_raw(arena, p->n_yes * MOST_PARENTS + 1, sizeof *links);
    double *off = taut_arena_raw(arena, p->n_yes + 1, sizeof *off);
    if (!absorbed || !rows || !links || !off)
        return false;
    absorb(g, p, absorbed);
    uint32_t n_rows = 0, n_links = 0, finding = 0;
    for (size_t k = 0; k < N_CAUSES; k++) {
        if (absorbed[k].n_yes == 0)
            continue;
        absorbed[k].row = n_rows;
        row_cause[n_rows] = (uint16_t)k;
        rows[n_rows] = (struct cover_cause){ .links = n_links };
        rows[n_rows].weight[ABSENT] = 1 - g->prior[k];
        rows[n_rows++].weight[ACTIVE] = g->prior[k] * absorbed[k].keep;
        n_links += absorbed[k].n_yes;
    }
    for (size_t j = 0; j < N_FINDINGS; j++) {
        if (p->seen[j] != SAID_YES)
            continue;
        for (size_t k = 0; k < g->n_parents[j]; k++) {
            struct cover_cause *c = &rows[absorbed[g->parents[j][k].cause].row];
            links[c->links + c->n_links++] = (struct cover_link){ finding, { 1, 1, 1 - g->parents[j][k].q, 1 } };
        }
        off[finding++] = 1 - g->leak[j];
    }
    *ret = (struct cover_problem){ finding, n_rows, off, rows, links };
    return true;
}
