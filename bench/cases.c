/* cases.c - time of ranking on the real atlas, by the number of positive findings: one core, from findings to answer.
 *
 *     bench_cases TABLE...     tables of vignettes, of tests/cases
 *
 * Every row is read as words. Rows are also joined, two, four and eight of a table, so that there are cases of up to
 * sixty positive findings: nobody tells such a case, the sums do not know. A case is timed ROUNDS times, others between;
 * the least time counts, as the machine has other work. At last all told cases at once on one thread and on two. */
#define _POSIX_C_SOURCE 200809L
#include "infer/rank.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { ROUNDS = 9, MOST_ROWS = 2000, MOST_JOINED = 8, LONGEST_LINE = 8192, MOST_POSITIVE = 60 };
#define LONG_US 2e3 /* what takes longer is timed twice */

static void fail(const char *what)
{
    fprintf(stderr, "bench_cases: %s\n", what);
    exit(5);
}

static double us_of(clockid_t clock)
{
    struct timespec t;
    clock_gettime(clock, &t);
    return (double)t.tv_sec * 1e6 + (double)t.tv_nsec * 1e-3;
}

/* ---- cases ----------------------------------------------------------------------------------------------------- */

struct cases {
    struct taut_case *list;
    size_t n, capacity;
    struct taut_arena *arena;
};

static struct taut_case *add_case(struct cases *c)
{
    if (c->n == c->capacity) {
        c->capacity = c->capacity ? 2 * c->capacity : 256;
        c->list = realloc(c->list, c->capacity * sizeof *c->list);
        if (!c->list)
            fail("no memory");
    }
    c->list[c->n] = (struct taut_case){ 0 };
    return &c->list[c->n++];
}

static void join(const struct cases *c, size_t first, size_t n, struct cases *joined)
{
    struct taut_case *to = add_case(joined);
    size_t n_findings = 0;
    for (size_t k = first; k < first + n; k++)
        n_findings += c->list[k].n_findings;
    struct taut_finding *f = taut_arena_array(c->arena, n_findings + 1, sizeof *f);
    if (!f)
        fail("no memory");
    to->findings = f;
    for (size_t k = first; k < first + n; k++) {
        memcpy(f + to->n_findings, c->list[k].findings, c->list[k].n_findings * sizeof *f);
        to->n_findings += c->list[k].n_findings;
    }
}

static void read_table(const char *path, struct cases *c, struct cases *joined)
{
    char line[LONGEST_LINE];
    const struct taut_atlas *a = taut_atlas_builtin();
    size_t first = c->n;
    FILE *in = fopen(path, "r");
    if (!in)
        fail(path);
    while (fgets(line, sizeof line, in) && c->n < MOST_ROWS) {
        char *text = strchr(line, '\t'), *end = text ? strchr(text + 1, '\t') : NULL;
        if (line[0] == '#' || !end || !strncmp(line, "id\t", 3))
            continue;
        if (taut_intake_read(a, text + 1, (size_t)(end - text - 1), c->arena, add_case(c), NULL) != TAUT_OK)
            c->n--;
    }
    fclose(in);
    size_t read = c->n - first;
    for (size_t together = 2; together <= MOST_JOINED; together *= 2)
        for (size_t k = 0; k + together <= read; k += together)
            join(c, first + k, together, joined);
}

/* ---- what is timed ------------------------------------------------------------------------------------------------ */

struct question {
    const char *name;
    bool marginals; /* alone */
    struct taut_infer_options opt;
};

static const struct question questions[] = {
    { "marginals", true, { .max_candidates = 10 } },
    { "answer", false, { .max_candidates = 10 } },
    { "10 explanations, 50 checks", false, { .max_explanations = 10, .max_checks = 50 } },
};
enum { QUESTIONS = sizeof questions / sizeof *questions };

/* Returns the number of positive findings, 0 where there is nothing to rank. */
static size_t ask(const struct question *q, const struct taut_case *c, struct taut_infer_prepared *prepared,
                  struct taut_arena *arena)
{
    struct taut_infer_options opt = q->opt;
    struct solution s = { 0 };
    struct taut_ranking r = { 0 };
    opt.prepared = prepared;
    if (q->marginals)
        return solution_make(taut_atlas_builtin(), c, NETWORK_NO_SKIP, &opt, arena, &s, NULL) == TAUT_OK
                   ? s.network.n_positive - s.network.n_subsumed
                   : 0;
    return taut_infer_rank(taut_atlas_builtin(), c, &opt, arena, &r, NULL) == TAUT_OK ? r.stats.positives : 0;
}

struct timing {
    double us;
    size_t n_positive;
};

static int by_time(const void *x, const void *y)
{
    const struct timing *a = x, *b = y;
    return (a->us > b->us) - (a->us < b->us);
}

static void print_row(const char *name, const struct timing *all, size_t n, size_t low, size_t high)
{
    struct timing *some = malloc((n + 1) * sizeof *some);
    size_t found = 0;
    if (!some)
        fail("no memory");
    for (size_t k = 0; k < n; k++)
        if (all[k].n_positive >= low && all[k].n_positive <= high)
            some[found++] = all[k];
    qsort(some, found, sizeof *some, by_time);
    if (found)
        printf("%-28s %2zu-%2zu positive  %4zu cases  p50 %8.1f  p90 %8.1f  p99 %9.1f us\n", name, low, high, found,
               some[found / 2].us, some[found * 9 / 10].us, some[found * 99 / 100].us);
    free(some);
}

static struct timing *time_cases(const struct question *q, const struct cases *c, struct taut_infer_prepared *prepared,
                                 struct taut_arena *arena)
{
    struct timing *all = calloc(c->n + 1, sizeof *all);
    if (!all)
        fail("no memory");
    for (int round = 0; round < ROUNDS; round++)
        for (size_t k = 0; k < c->n; k++) {
            if (round >= 2 && all[k].us > LONG_US)
                continue;
            double begun = us_of(CLOCK_THREAD_CPUTIME_ID);
            all[k].n_positive = ask(q, &c->list[k], prepared, arena);
            double us = us_of(CLOCK_THREAD_CPUTIME_ID) - begun;
            all[k].us = round == 0 || us < all[k].us ? us : all[k].us;
            taut_arena_reset(arena);
        }
    return all;
}

static void time_question(const struct question *q, const struct cases *told, const struct cases *joined,
                          struct taut_infer_prepared *prepared, struct taut_arena *arena)
{
    static const size_t bands[][2] = { { 3, 5 }, { 6, 10 }, { 11, 20 }, { 21, 30 }, { 31, MOST_POSITIVE } };
    struct timing *of_told = time_cases(q, told, prepared, arena);
    struct timing *of_joined = q->marginals ? time_cases(q, joined, prepared, arena) : NULL;
    print_row(q->name, of_told, told->n, 1, MOST_POSITIVE);
    for (size_t k = 0; of_joined && k < sizeof bands / sizeof *bands; k++)
        print_row(k ? "" : "  joined", of_joined, joined->n, bands[k][0], bands[k][1]);
    free(of_told);
    free(of_joined);
}

/* ---- all at once ---------------------------------------------------------------------------------------------------- */

struct share {
    const struct cases *cases;
    size_t first, step;
};

static void *answer_share(void *with)
{
    const struct share *s = with;
    struct taut_arena *kept = taut_arena_create(), *arena = taut_arena_create();
    struct taut_infer_prepared *prepared;
    if (!kept || !arena || taut_infer_prepare(taut_atlas_builtin(), kept, &prepared, NULL) != TAUT_OK)
        fail("no memory");
    for (size_t k = s->first; k < s->cases->n; k += s->step) {
        ask(&questions[1], &s->cases->list[k], prepared, arena);
        taut_arena_reset(arena);
    }
    taut_arena_free(arena);
    taut_arena_free(kept);
    return NULL;
}

static void time_batch(const struct cases *c, size_t n_threads)
{
    pthread_t threads[2];
    struct share shares[2];
    double begun = us_of(CLOCK_MONOTONIC);
    for (size_t t = 0; t < n_threads; t++) {
        shares[t] = (struct share){ c, t, n_threads };
        if (pthread_create(&threads[t], NULL, answer_share, &shares[t]) != 0)
            fail("no thread");
    }
    for (size_t t = 0; t < n_threads; t++)
        pthread_join(threads[t], NULL);
    printf("batch of %zu answers, %zu thread%s: %.0f a second\n", c->n, n_threads, n_threads > 1 ? "s" : "",
           (double)c->n / (us_of(CLOCK_MONOTONIC) - begun) * 1e6);
}

int main(int argc, char **argv)
{
    struct cases told = { .arena = taut_arena_create() }, joined = { .arena = told.arena };
    struct taut_arena *scratch = taut_arena_create();
    struct taut_infer_prepared *prepared;
    if (!told.arena || !scratch || taut_infer_prepare(taut_atlas_builtin(), told.arena, &prepared, NULL) != TAUT_OK)
        fail("no memory");
    for (int k = 1; k < argc; k++)
        read_table(argv[k], &told, &joined);
    for (size_t k = 0; k < QUESTIONS; k++)
        time_question(&questions[k], &told, &joined, prepared, scratch);
    time_batch(&told, 1);
    time_batch(&told, 2);
    taut_arena_free(scratch);
    taut_arena_free(told.arena);
    free(told.list);
    free(joined.list);
    return 0;
}
