/* cmd_bench.c - taut bench speed. */
#include "bench.h"

#include <stdlib.h>
#include <string.h>

enum { ROUNDS = 5 };

static int by_size(const void *x, const void *y)
{
    double a = *(const double *)x, b = *(const double *)y;
    return (a > b) - (a < b);
}

static void print_times(const char *label, double *us, size_t n)
{
    if (n == 0)
        return;
    qsort(us, n, sizeof *us, by_size);
    printf("%-10s p50 %7.0f us   p90 %7.0f us   p99 %7.0f us   (%zu runs)\n", label, us[n / 2], us[n * 9 / 10],
           us[n * 99 / 100], n);
}

/* The rounds go over all vignettes in turn, so that no run finds the memory of the last one warm. */
static enum taut_status speed(const struct args *args, const struct vignettes *v, struct taut_arena *scratch,
                              struct taut_error *err)
{
    const struct taut_atlas *a = taut_atlas_builtin();
    double *reading = calloc(v->n * ROUNDS, sizeof *reading), *ranking = calloc(v->n * ROUNDS, sizeof *ranking);
    size_t n_reading = 0, n_ranking = 0;
    enum taut_status st = reading && ranking ? TAUT_OK : taut_fail(err, TAUT_ENOMEM, "", "no memory for the times");
    struct taut_arena *arena = taut_arena_create();
    struct taut_infer_options opt = { 0 };
    (void)args;
    if (st == TAUT_OK && !arena)
        st = taut_fail(err, TAUT_ENOMEM, "", "no memory");
    if (st == TAUT_OK)
        st = taut_infer_prepare(a, arena, &opt.prepared, err);
    for (size_t k = 0; k < v->n * ROUNDS && st == TAUT_OK; k++) {
        const struct vignette *row = &v->rows[k % v->n];
        struct taut_case told = { 0 };
        struct taut_ranking r = { 0 };
        double begun = input_clock_us();
        st = taut_intake_read(a, row->text, strlen(row->text), scratch, &told, err);
        double read = input_clock_us();
        if (st == TAUT_OK)
            st = taut_infer_rank(a, &told, &opt, scratch, &r, err);
        double ranked = input_clock_us();
        reading[n_reading++] = read - begun;
        if (st == TAUT_OK)
            ranking[n_ranking++] = ranked - read;
        st = st == TAUT_EEMPTY ? TAUT_OK : st;
        taut_arena_reset(scratch);
    }
    if (st == TAUT_OK) {
        print_times("words", reading, n_reading);
        print_times("inference", ranking, n_ranking);
    }
    taut_arena_free(arena);
    free(reading);
    free(ranking);
    return st;
}

enum taut_status cmd_bench_speed(const struct args *args, struct taut_error *err)
{
    return vignettes_with(args, speed, err);
}
