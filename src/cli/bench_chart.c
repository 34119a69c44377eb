/* bench_chart.c - taut bench chart: time from the compiled-in body to a picture. */
#include <stdlib.h>
#include <string.h>

#include "bench.h"

enum { RUNS = 15 };

static const struct chart_bench {
    const char *name, *point; /* point: NULL: none */
    enum taut_view views[4];
    size_t n_views; /* 0: chosen */
    bool regions;
} benches[] = {
    { "four views", NULL, { TAUT_VIEW_FRONT, TAUT_VIEW_BACK, TAUT_VIEW_LEFT, TAUT_VIEW_RIGHT }, 4, false },
    { "a point, views chosen", "infraspinatus-1", { 0 }, 0, false },
    { "a point of the head", "temporalis-1", { 0 }, 0, false },
    { "all regions, four views", NULL, { TAUT_VIEW_FRONT, TAUT_VIEW_BACK, TAUT_VIEW_LEFT, TAUT_VIEW_RIGHT }, 4, true },
};

static int by_size(const void *x, const void *y)
{
    double a = *(const double *)x, b = *(const double *)y;
    return (a > b) - (a < b);
}

static void print_times(const char *name, double *us, size_t bytes)
{
    qsort(us, RUNS, sizeof *us, by_size);
    printf("%-24s shortest %6.1f ms   p50 %6.1f ms   longest %6.1f ms", name, us[0] / 1000, us[RUNS / 2] / 1000,
           us[RUNS - 1] / 1000);
    if (bytes > 0)
        printf("   SVG %zu kB", bytes / 1000);
    printf("\n");
}

static enum taut_status measure_load(const struct taut_atlas *a, struct taut_arena *arena, struct taut_error *err)
{
    double us[RUNS];
    for (int i = 0; i < RUNS; i++) {
        struct taut_body body;
        size_t n = 0;
        double begun = input_clock_us();
        const void *bytes = taut_body_builtin(&n);
        enum taut_status st = taut_body_read(a, bytes, n, arena, &body, err);
        if (st != TAUT_OK)
            return st;
        us[i] = input_clock_us() - begun;
        taut_arena_reset(arena);
    }
    print_times("loading the body", us, 0);
    return TAUT_OK;
}

static enum taut_status measure_chart(const struct taut_atlas *a, const struct taut_body *body,
                                      const struct chart_bench *b, struct taut_arena *arena, struct taut_error *err)
{
    enum { MOST_ZONES = 1000, LONGEST = 1 << 24 };
    struct taut_chart_zone zones[MOST_ZONES];
    struct taut_chart chart = { .views = b->views, .n_views = b->n_views, .zones = zones, .regions = b->regions };
    double us[RUNS];
    size_t bytes = 0;
    uint16_t point = b->point ? taut_atlas_find_point(a, b->point) : TAUT_NONE;
    if (b->point && point == TAUT_NONE)
        return taut_fail(err, TAUT_ENOTFOUND, b->point, "the atlas has no such point");
    chart.n_zones = b->point ? taut_chart_point(a, point, TAUT_LEFT, 0, zones, MOST_ZONES) : 0;
    for (int i = 0; i < RUNS; i++) {
        struct taut_picture picture;
        struct taut_text svg;
        double begun = input_clock_us();
        enum taut_status st = taut_chart_draw(a, body, &chart, arena, &picture, err);
        if (st != TAUT_OK)
            return st;
        us[i] = input_clock_us() - begun;
        taut_text_init(&svg, LONGEST);
        taut_picture_svg(&picture, &svg);
        bytes = svg.n;
        taut_text_free(&svg);
        taut_arena_reset(arena);
    }
    print_times(b->name, us, bytes);
    return TAUT_OK;
}

enum taut_status cmd_bench_chart(const struct args *args, struct taut_error *err)
{
    const struct taut_atlas *a = taut_atlas_builtin();
    struct taut_arena *kept = taut_arena_create(), *arena = taut_arena_create();
    struct taut_body body;
    size_t n = 0;
    (void)args;
    const void *bytes = taut_body_builtin(&n);
    enum taut_status st = kept && arena ? measure_load(a, arena, err) : taut_fail(err, TAUT_ENOMEM, "", "no memory");
    if (st == TAUT_OK)
        st = taut_body_read(a, bytes, n, kept, &body, err);
    for (size_t i = 0; i < sizeof benches / sizeof *benches && st == TAUT_OK; i++)
        st = measure_chart(a, &body, &benches[i], arena, err);
    taut_arena_free(arena);
    taut_arena_free(kept);
    return st;
}
