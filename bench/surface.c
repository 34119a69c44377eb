/* surface.c - how much of a processor searching the skin takes: rays, the nearest skin, distances along it, points and zones of the atlas. */
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <taut/surface.h>

enum { ROUNDS = 200, RAYS = 500, ZONES = 20 };

struct bench {
    const struct taut_atlas *atlas;
    struct taut_arena *arena, *scratch;
    struct taut_body body;
    struct taut_surface *surface;
    struct taut_geodesic *work;
    float *field;
    uint32_t random;
};

static double now_us(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e6 + (double)t.tv_nsec * 1e-3;
}

static float within(struct bench *b, float low, float high)
{
    b->random = b->random * 1664525u + 1013904223u;
    return low + (high - low) * (float)(b->random >> 8) / (float)(1u << 24);
}

/* ---- what is measured: each once, with what it prepares left out of the time -------------------------------------- */

static double build(struct bench *b)
{
    double start = now_us();
    bool good = taut_surface_build(&b->body, b->scratch, &b->surface, NULL) == TAUT_OK &&
                taut_geodesic_create(b->surface, b->scratch, &b->work, NULL) == TAUT_OK;
    double took = now_us() - start;
    if (!good)
        exit(1);
    return took;
}

/* From all around towards a place inside; the mean of many, as a clock is too coarse for one. */
static double pick(struct bench *b)
{
    struct taut_point3 from[RAYS], way[RAYS];
    struct taut_spot spot;
    for (int i = 0; i < RAYS; i++) {
        from[i] = (struct taut_point3){ within(b, -900, 900), within(b, 0, 1700), i % 2 ? 900 : -900 };
        way[i] = (struct taut_point3){ within(b, -150, 150) - from[i].x, within(b, 100, 1650) - from[i].y, -from[i].z };
    }
    double start = now_us();
    for (int i = 0; i < RAYS; i++)
        taut_surface_pick(b->surface, from[i], way[i], &spot);
    return (now_us() - start) / RAYS;
}

static double nearest(struct bench *b)
{
    struct taut_point3 p[RAYS];
    struct taut_spot spot;
    for (int i = 0; i < RAYS; i++)
        p[i] = (struct taut_point3){ within(b, -200, 200), within(b, 0, 1700), within(b, -150, 150) };
    double start = now_us();
    for (int i = 0; i < RAYS; i++)
        taut_surface_nearest(b->surface, p[i], (struct taut_point3){ 0, 0, 0 }, &spot);
    return (now_us() - start) / RAYS;
}

static double search(struct bench *b, float reach_mm)
{
    struct taut_point3 p = { within(b, -200, 200), within(b, 0, 1700), within(b, -150, 150) };
    struct taut_spot spot;
    taut_surface_nearest(b->surface, p, (struct taut_point3){ 0, 0, 0 }, &spot);
    double start = now_us();
    taut_geodesic_from_spot(b->work, &spot, reach_mm);
    return now_us() - start;
}

static double patch(struct bench *b)
{
    return search(b, 40);
}

static double whole(struct bench *b)
{
    return search(b, 3000);
}

static double point(struct bench *b)
{
    struct taut_spot spot;
    uint16_t p = (uint16_t)within(b, 0, (float)b->atlas->n_points - 1);
    double start = now_us();
    taut_place_point(b->atlas, b->surface, p, TAUT_RIGHT, &spot, NULL);
    return now_us() - start;
}

static double zone(struct bench *b)
{
    uint16_t p = (uint16_t)within(b, 0, (float)b->atlas->n_points - 1);
    memset(b->field, 0, b->body.n_points * sizeof *b->field);
    double start = now_us();
    taut_zone_field(b->atlas, b->surface, b->work, p, TAUT_RIGHT, b->scratch, b->field, NULL);
    return now_us() - start;
}

static const struct {
    const char *what;
    double (*once)(struct bench *b);
    int rounds;
    bool builds; /* memory of its own; the others use what the last one built */
} rows[] = {
    { "tree and neighbours", build, ZONES, true },    { "a ray", pick, ROUNDS, false },
    { "nearest skin", nearest, ROUNDS, false },       { "distances within 40 mm", patch, ROUNDS, false },
    { "distances, whole body", whole, ZONES, false }, { "a point's spot", point, ROUNDS, false },
    { "a point's zone", zone, ROUNDS, false },
};

static int by_size(const void *a, const void *b)
{
    const double *x = a, *y = b;
    return *x < *y ? -1 : *x > *y;
}

int main(void)
{
    size_t n = 0;
    const void *bytes = taut_body_builtin(&n);
    struct bench b = { .atlas = taut_atlas_builtin(), .arena = taut_arena_create(), .scratch = NULL, .random = 1 };
    if (!b.arena || taut_body_read(b.atlas, bytes, n, b.arena, &b.body, NULL) != TAUT_OK)
        return 1;
    b.field = taut_arena_array(b.arena, b.body.n_points, sizeof *b.field);
    for (size_t i = 0; i < sizeof rows / sizeof *rows && b.field; i++) {
        double us[ROUNDS];
        for (int k = 0; k < rows[i].rounds; k++) {
            if (rows[i].builds || !b.scratch) {
                taut_arena_free(b.scratch);
                b.scratch = taut_arena_create();
            }
            if (!b.scratch)
                return 1;
            us[k] = rows[i].once(&b);
        }
        qsort(us, (size_t)rows[i].rounds, sizeof *us, by_size);
        printf("%-24s p50 %9.2f us   p90 %9.2f us\n", rows[i].what, us[rows[i].rounds / 2],
               us[rows[i].rounds * 9 / 10]);
    }
    taut_arena_free(b.scratch);
    taut_arena_free(b.arena);
    return 0;
}
