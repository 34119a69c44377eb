/* infer.c - time and correctness of the exact sums on generated networks: one core, absorption of the negatives, plan and
 * all marginals included.
 *
 *     infer [PEOPLE [FAMILY]]     people a family, 300; dom500, den500, rnd500 or rdd500, all of them */
#define _POSIX_C_SOURCE 200809L
#include "generate.h"
#include "base/numeric.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { ROUNDS = 5, MOST_PEOPLE = 10000, ORACLE_FINDINGS = 11 };
#define COST_LIMIT 8e7 /* of one pass: about 40 ms */

static const struct family families[] = {
    { "dom500", 1, false, 1 },
    { "den500", 2.5, false, 2 },
    { "rnd500", 1, true, 3 },
    { "rdd500", 2.5, true, 4 },
};

static double processor_us(void)
{
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e6 + (double)t.tv_nsec * 1e-3;
}

/* ---- the oracle: sums over subsets of the positive findings, in 113-bit arithmetic --------------------------- */

typedef __float128 wide;

/* Mass of "none of the findings of set is covered by anything", with cause `on` present (SIZE_MAX: as it is). */
static wide uncovered(const struct cover_problem *p, size_t set, size_t on)
{
    wide mass = 1;
    for (size_t j = 0; j < p->n_findings; j++)
        mass *= set >> j & 1 ? (wide)p->off[j] : (wide)1;
    for (size_t c = 0; c < p->n_causes; c++) {
        const struct cover_cause *x = &p->causes[c];
        wide off = 1;
        for (uint32_t e = x->links; e < x->links + x->n_links; e++)
            off *= set >> p->links[e].finding & 1 ? (wide)p->links[e].off[2] : (wide)1;
        mass *= (c == on ? (wide)0 : (wide)x->weight[0]) + (wide)x->weight[2] * off;
    }
    return mass;
}

static wide evidence(const struct cover_problem *p, size_t on)
{
    wide sum = 0;
    for (size_t set = 0; set < (size_t)1 << p->n_findings; set++)
        sum += __builtin_popcountll(set) % 2 ? -uncovered(p, set, on) : uncovered(p, set, on);
    return sum;
}

/* Largest error of every seventh marginal: the oracle is slow. */
static double oracle_error(const struct cover_problem *p, const struct cover_answer *a)
{
    double worst = 0;
    wide z = evidence(p, SIZE_MAX);
    for (size_t c = 0; c < p->n_causes; c += 7) {
        double error = (double)(evidence(p, c) / z) - a->posterior[c][2];
        error = error < 0 ? -error : error;
        worst = error > worst ? error : worst;
    }
    return worst;
}

/* ---- one person -------------------------------------------------------------------------------------------------- */

struct outcome {
    size_t n_yes;
    double us, cost, error_single, error_oracle, neglected;
    uint32_t width;
    bool exact;
};

static void fail(void)
{
    fputs("infer: no memory\n", stderr);
    exit(5);
}

static struct cover_answer solve(const struct cover_problem *p, const struct cover_limits *limits,
                                 struct taut_arena *arena, struct cover_plan_facts *facts, double *neglected)
{
    static const struct cover_variant plain = { 0 };
    struct cover_plan *plan;
    struct cover_room *room = NULL;
    struct cover_answer a = { .posterior = taut_arena_array(arena, p->n_causes + 1, sizeof *a.posterior) };
    if (!a.posterior || cover_plan_make(p, limits, arena, &plan, NULL) != TAUT_OK ||
        cover_room_make(plan, p, limits, arena, &room, NULL) != TAUT_OK)
        fail();
    cover_posteriors(room, &plain, 1, NULL, 0, &a);
    *facts = cover_plan_about(plan);
    *neglected = facts->n_dropped ? cover_neglected(room, &plain, a.log_z, a.posterior) : 0;
    return a;
}

static double largest_difference(const struct cover_answer *a, const struct cover_answer *b, size_t n)
{
    double worst = 0;
    for (size_t c = 0; c < n; c++) {
        double d = a->posterior[c][2] - b->posterior[c][2];
        d = d < 0 ? -d : d;
        worst = d > worst ? d : worst;
    }
    return worst;
}

static struct outcome measure(const struct generated *g, const struct person *who, struct taut_arena *arena)
{
    static const struct cover_limits limits = { .cost = COST_LIMIT, .single_from = 1e5 };
    static const struct cover_limits all_double = { .cost = COST_LIMIT },
                                     all_single = { .cost = COST_LIMIT, .single_from = 1 };
    struct outcome ret = { .n_yes = who->n_yes, .us = 1e300 };
    uint16_t row_cause[N_CAUSES];
    struct cover_plan_facts facts = { 0 };
    for (int round = 0; round < ROUNDS && (round == 0 || ret.us < 1e4); round++) {
        struct cover_problem p;
        double begun = processor_us();
        if (!reduce(g, who, arena, &p, row_cause))
            fail();
        solve(&p, &limits, arena, &facts, &ret.neglected);
        double us = processor_us() - begun;
        ret.us = us < ret.us ? us : ret.us;
        taut_arena_reset(arena);
    }
    ret.cost = facts.cost;
    ret.width = facts.width;
    ret.exact = facts.n_dropped == 0;
    struct cover_problem p;
    double ignored;
    if (!reduce(g, who, arena, &p, row_cause))
        fail();
    if (ret.exact && ret.us < 1e4) {
        struct cover_answer a = solve(&p, &all_double, arena, &facts, &ignored);
        struct cover_answer b = solve(&p, &all_single, arena, &facts, &ignored);
        ret.error_single = largest_difference(&a, &b, p.n_causes);
        ret.error_oracle = who->n_yes <= ORACLE_FINDINGS ? oracle_error(&p, &a) : 0;
    }
    taut_arena_reset(arena);
    return ret;
}

/* ---- figures -------------------------------------------------------------------------------------------------------- */

static int by_time(const void *x, const void *y)
{
    const struct outcome *a = x, *b = y;
    return (a->us > b->us) - (a->us < b->us);
}

static void print_row(const char *label, const struct outcome *all, size_t n, size_t low, size_t high)
{
    struct outcome *some = malloc((n + 1) * sizeof *some);
    size_t found = 0, dropped = 0;
    if (!some)
        fail();
    for (size_t k = 0; k < n; k++) {
        if (all[k].n_yes < low || all[k].n_yes > high)
            continue;
        if (all[k].exact)
            some[found++] = all[k];
        else
            dropped++;
    }
    qsort(some, found, sizeof *some, by_time);
    if (found)
        printf("%-8s %2zu-%2zu  %4zu exact  p50 %8.1f  p90 %9.1f  p99 %9.1f us   %3zu over the limit\n", label, low,
               high, found, some[found / 2].us, some[found * 9 / 10].us, some[found * 99 / 100].us, dropped);
    free(some);
}

static void run(const struct family *f, size_t people)
{
    static struct generated g;
    struct outcome *all = malloc(people * sizeof *all);
    struct taut_arena *arena = taut_arena_create();
    uint64_t seed = f->seed * 1000;
    double single = 0, oracle = 0, edges = 0;
    uint32_t width = 0;
    if (!all || !arena)
        fail();
    generate_network(f, &g);
    for (size_t j = 0; j < N_FINDINGS; j++)
        edges += (double)g.n_parents[j];
    for (size_t k = 0; k < people; k++) {
        struct person who;
        generate_person(&g, &seed, &who);
        all[k] = measure(&g, &who, arena);
        single = all[k].error_single > single ? all[k].error_single : single;
        oracle = all[k].error_oracle > oracle ? all[k].error_oracle : oracle;
        width = all[k].exact && all[k].width > width ? all[k].width : width;
    }
    print_row(f->name, all, people, 3, 30);
    for (size_t low = 3; low <= 30; low += 7)
        print_row("", all, people, low, low + 6);
    printf("         mean parents %.1f, widest %u; single precision off by at most %.1g, 113-bit oracle (up to %d "
           "findings) "
           "by %.1g\n",
           edges / N_FINDINGS, width, single, ORACLE_FINDINGS, oracle);
    taut_arena_free(arena);
    free(all);
}

int main(int argc, char **argv)
{
    long people = argc > 1 ? strtol(argv[1], NULL, 10) : 300;
    if (argc > 3 || people < 1 || people > MOST_PEOPLE) {
        fprintf(stderr, "usage: infer [PEOPLE [FAMILY]]   1 to %d people a family\n", MOST_PEOPLE);
        return 2;
    }
    for (size_t k = 0; k < sizeof families / sizeof *families; k++)
        if (argc < 3 || !strcmp(argv[2], families[k].name))
            run(&families[k], (size_t)people);
    return 0;
}
