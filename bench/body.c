/* body.c - how long the body takes to load and to be drawn from the front, in each figure in turn. */
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <taut/body.h>

enum { ROUNDS = 100, HEIGHT = 1000 };

static double now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec * 1e-6;
}

static int by_size(const void *a, const void *b)
{
    const double *x = a, *y = b;
    return *x < *y ? -1 : *x > *y;
}

static void print(const char *what, double *ms)
{
    qsort(ms, ROUNDS, sizeof *ms, by_size);
    printf("%-28s p50 %7.2f ms   p90 %7.2f ms\n", what, ms[ROUNDS / 2], ms[ROUNDS * 9 / 10]);
}

int main(void)
{
    const struct taut_atlas *atlas = taut_atlas_builtin();
    size_t n = 0;
    const void *bytes = taut_body_builtin(&n);
    double load[ROUNDS], view[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
        struct taut_arena *arena = taut_arena_create();
        struct taut_body body;
        struct taut_raster raster;
        struct taut_camera camera = taut_view_camera(TAUT_VIEW_FRONT);
        double start = now_ms();
        if (!arena || taut_body_read(atlas, bytes, n, arena, &body, NULL) != TAUT_OK)
            return 1;
        load[i] = now_ms() - start;
        body = taut_body_as(&body, (enum taut_figure)(i % TAUT_FIGURES));
        uint32_t width = (uint32_t)(HEIGHT * camera.width / camera.height);
        start = now_ms();
        if (taut_body_draw(&body, &camera, width, HEIGHT, arena, &raster, NULL) != TAUT_OK)
            return 1;
        view[i] = now_ms() - start;
        taut_arena_free(arena);
    }
    printf("%zu bytes, three figures\n", n);
    print("load", load);
    print("front view, 1000 pixels high", view);
    return 0;
}
