/* cmd_bench.c - taut bench screens and taut bench speed. */
#include "bench.h"

#include <stdlib.h>
#include <string.h>

enum { ROUNDS = 5 };

static enum taut_status with_vignettes(const struct args *args,
                                       enum taut_status (*run)(const struct args *args, const struct vignettes *v,
                                                               struct taut_arena *scratch, struct taut_error *err),
                                       struct taut_error *err)
{
    struct taut_arena *arena = taut_arena_create(), *scratch = taut_arena_create();
    struct vignettes v = { 0 };
    enum taut_status st = arena && scratch ? vignettes_read(taut_atlas_builtin(), args, arena, &v, err)
                                           : taut_fail(err, TAUT_ENOMEM, "", "no memory");
    if (st == TAUT_OK)
        st = run(args, &v, scratch, err);
    taut_arena_free(scratch);
    taut_arena_free(arena);
    return st;
}

/* ---- screens ------------------------------------------------------------------------------------------------ */

static void print_alerts(const struct taut_atlas *a, const struct vignette *v, const struct taut_screening *s,
                         bool verbose)
{
    bool wanted = v->kind == VIGNETTE_EMERGENCY || v->kind == VIGNETTE_URGENT;
    if (!verbose && s->n_alerts == 0 && !wanted)
        return;
    printf("%-10s %-26s", vignette_kind_name(v->kind), v->id);
    for (size_t k = 0; k < s->n_alerts; k++) {
        const struct taut_screen *rule = &a->screens[s->alerts[k].screen];
        printf("%s%s (%s)", k ? ", " : " ", rule->id, taut_level_name(rule->level));
    }
    printf("%s\n", s->n_alerts ? "" : wanted ? " MISSED" : " -");
}

static enum taut_status screens(const struct args *args, const struct vignettes *v, struct taut_arena *scratch,
                                struct taut_error *err)
{
    const struct taut_atlas *a = taut_atlas_builtin();
    size_t alerted[VIGNETTE_KINDS] = { 0 }, stopped[VIGNETTE_KINDS] = { 0 }, n[VIGNETTE_KINDS] = { 0 };
    for (size_t k = 0; k < v->n; k++) {
        const struct vignette *row = &v->rows[k];
        struct taut_case told = { 0 };
        struct taut_screening s = { 0 };
        enum taut_status st = taut_intake_read(a, row->text, strlen(row->text), scratch, &told, err);
        if (st == TAUT_OK)
            st = taut_screen_run(a, &told, scratch, &s, err);
        if (st != TAUT_OK) {
            input_within(err, row->id);
            return st;
        }
        print_alerts(a, row, &s, args->values[FLAG_VERBOSE] != NULL);
        n[row->kind]++;
        alerted[row->kind] += s.n_alerts > 0;
        stopped[row->kind] += s.emergency;
        taut_arena_reset(scratch);
    }
    for (int k = 0; k < VIGNETTE_KINDS; k++)
        if (n[k])
            printf("%s: %zu of %zu with an alert, %zu stopped as an emergency\n",
                   vignette_kind_name((enum vignette_kind)k), alerted[k], n[k], stopped[k]);
    return TAUT_OK;
}

enum taut_status cmd_bench_screens(const struct args *args, struct taut_error *err)
{
    return with_vignettes(args, screens, err);
}

/* ---- speed --------------------------------------------------------------------------------------------------- */

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
    return with_vignettes(args, speed, err);
}
