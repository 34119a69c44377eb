/* bench_drawings.c - taut bench drawings: hit rates on simulated pain drawings, and the time from strokes to regions.
 *
 * A simulated person has one active point. Its zone is felt in part; what is felt is painted with a brush on the surface, with a
 * hand that slips and leaves out. The model knows neither the slips nor the brush. */
#include "cli.h"

#include <stdlib.h>
#include <string.h>

enum {
    PEOPLE = 300,
    RANKED = 50,
    STROKES = 200,
    POINTS_OF_STROKE = 50,
    DABS_OF_REGION = 5,
    MOST_DABS = 30,
    ROUNDS = 20
};

/* How people draw here; the brush and slips in mm. Chosen so that drawing and zone agree as two drawings of one pain do. */
#define SPILLS 0.4
#define FELT_ESSENTIAL 0.85
#define FELT_SPILLOVER 0.55
#define LEFT_OUT 0.15
#define SLIP_OF_DRAWING_MM 5
#define SLIP_OF_DAB_MM 3
#define THIN_BRUSH_MM 6
#define WIDE_BRUSH_MM 30

/* ---- chance: splitmix64 (Steele, Lea, Flood 2014), so that every run is the same ---------------------------------------- */

static uint64_t bits(uint64_t *seed)
{
    uint64_t z = (*seed += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
}

static double unit(uint64_t *seed) /* [0, 1) */
{
    return (double)(bits(seed) >> 11) * 0x1p-53;
}

static float slip(uint64_t *seed, double mm) /* nearly normal: the sum of four */
{
    return (float)(mm * 1.732 * (unit(seed) + unit(seed) + unit(seed) + unit(seed) - 2));
}

/* ---- the simulated person ------------------------------------------------------------------------------------------------ */

struct studio {
    const struct taut_atlas *atlas;
    struct taut_body body;
    struct taut_canvas *canvas;
    uint64_t seed;
};

struct person {
    uint16_t point;
    enum taut_side side;
    bool *felt; /* regions */
    struct taut_point3 *points;
    struct taut_stroke *strokes;
    struct taut_mark *marks; /* the zone itself */
    size_t n_points, n_strokes, n_marks;
};

static bool feel_zone(struct studio *s, struct person *p)
{
    const struct taut_cause *c = &s->atlas->causes[p->point];
    bool spills = unit(&s->seed) < SPILLS, any = false;
    for (uint32_t e = c->links; e < c->links + c->n_links; e++) {
        const struct taut_link *l = &s->atlas->links[e];
        if (l->kind != TAUT_PAIN || l->relative != TAUT_SAME || s->atlas->places[l->target].deep)
            continue;
        double chance = l->zone == TAUT_ESSENTIAL ? FELT_ESSENTIAL : spills ? FELT_SPILLOVER : 0;
        if (unit(&s->seed) >= chance || p->felt[l->target])
            continue;
        bool paired = s->atlas->places[l->target].paired;
        p->felt[l->target] = any = true;
        p->marks[p->n_marks++] = (struct taut_mark){ l->target, paired ? p->side : TAUT_MIDLINE, { 0, -1 } };
    }
    return any;
}

/* Dabs of the brush over one region, each at the middle of one of its triangles, or beside it. */
static void paint_region(struct studio *s, struct person *p, const struct taut_mark *m, struct taut_point3 shift)
{
    const struct taut_body *b = &s->body;
    double area = 0;
    size_t n = 0, dabs = 1;
    uint32_t *of = calloc(b->n_triangles, sizeof *of);
    for (uint32_t t = 0; of && t < b->n_triangles; t++) {
        bool left = t < b->n_half;
        if (b->regions[t] != m->place || (m->side == TAUT_LEFT && !left) || (m->side == TAUT_RIGHT && left))
            continue;
        area += taut_body_area(b, t);
        of[n++] = t;
    }
    double radius = __builtin_sqrt(area / DABS_OF_REGION / 3.14159);
    radius = radius < THIN_BRUSH_MM ? THIN_BRUSH_MM : radius > WIDE_BRUSH_MM ? WIDE_BRUSH_MM : radius;
    dabs += (size_t)(1.6 * area / (3.14159 * radius * radius));
    for (size_t k = 0; n > 0 && k < dabs && k < MOST_DABS; k++) {
        struct taut_point3 q = b->points[b->triangles[of[bits(&s->seed) % n]][0]];
        q.x += shift.x + slip(&s->seed, SLIP_OF_DAB_MM);
        q.y += shift.y + slip(&s->seed, SLIP_OF_DAB_MM);
        q.z += shift.z + slip(&s->seed, SLIP_OF_DAB_MM);
        p->strokes[p->n_strokes++] = (struct taut_stroke){ .tool = TAUT_BRUSH,
                                                           .track = { true, TAUT_VIEW_FRONT, (uint32_t)p->n_points, 1 },
                                                           .radius_mm = (float)radius,
                                                           .grade = { 0, -1 } };
        p->points[p->n_points++] = q;
    }
    free(of);
}

static enum taut_status imagine(struct studio *s, struct taut_arena *arena, struct person *p, struct taut_error *err)
{
    size_t most = (size_t)s->atlas->n_regions * MOST_DABS;
    bool felt = false;
    *p = (struct person){ .felt = taut_arena_array(arena, s->atlas->n_regions, sizeof *p->felt),
                          .points = taut_arena_array(arena, most, sizeof *p->points),
                          .strokes = taut_arena_array(arena, most, sizeof *p->strokes),
                          .marks = taut_arena_array(arena, s->atlas->n_regions, sizeof *p->marks) };
    if (!p->felt || !p->points || !p->strokes || !p->marks)
        return taut_fail(err, TAUT_ENOMEM, "drawing", "no memory");
    while (!felt) {
        p->point = (uint16_t)(bits(&s->seed) % s->atlas->n_points);
        p->side = bits(&s->seed) % 2 ? TAUT_LEFT : TAUT_RIGHT;
        felt = s->atlas->causes[p->point].paired && feel_zone(s, p);
    }
    struct taut_point3 shift = { slip(&s->seed, SLIP_OF_DRAWING_MM), slip(&s->seed, SLIP_OF_DRAWING_MM),
                                 slip(&s->seed, SLIP_OF_DRAWING_MM) };
    for (size_t k = 0; k < p->n_marks; k++)
        if (unit(&s->seed) >= LEFT_OUT || (k + 1 == p->n_marks && p->n_strokes == 0))
            paint_region(s, p, &p->marks[k], shift);
    return TAUT_OK;
}

/* ---- hit rates ------------------------------------------------------------------------------------------------------------ */

struct hits {
    size_t n, first, three, five, ten;
};

static void count(struct hits *h, size_t rank)
{
    h->n++;
    h->first += rank == 1;
    h->three += rank <= 3;
    h->five += rank <= 5;
    h->ten += rank <= 10;
}

static size_t rank_of(const struct taut_atlas *a, const struct person *p, const struct taut_candidate *c, size_t n)
{
    for (size_t k = 0; k < n; k++)
        if (a->points[c[k].cause].muscle == a->points[p->point].muscle &&
            (c[k].side == p->side || c[k].side == TAUT_BOTH))
            return k + 1;
    return SIZE_MAX;
}

struct outcome {
    struct hits taut, zones;
    double jaccard, findings, stated; /* stated: probability of the first */
    size_t inexact, empty;
};

/* How well the drawing shows the zone that was felt. */
static enum taut_status compare_with_zone(struct studio *s, const struct person *p, const struct taut_drawing *d,
                                          struct taut_arena *arena, struct outcome *o, struct taut_error *err)
{
    struct taut_layer zone = { .marks = p->marks, .n_marks = p->n_marks };
    struct taut_drawing truth = { .layers = &zone, .n_layers = 1 };
    struct taut_painting drawn, felt;
    struct taut_comparison c;
    enum taut_status st = taut_drawing_paint(s->canvas, d, TAUT_ALL_SENSES, arena, &drawn, err);
    if (st == TAUT_OK)
        st = taut_drawing_paint(s->canvas, &truth, TAUT_ALL_SENSES, arena, &felt, err);
    if (st != TAUT_OK)
        return st;
    taut_painting_compare(s->canvas, &drawn, &felt, &c);
    o->jaccard += c.jaccard;
    return TAUT_OK;
}

static enum taut_status run_person(struct studio *s, struct taut_arena *arena, struct outcome *o,
                                   struct taut_error *err)
{
    static const struct taut_infer_options options = { .max_candidates = RANKED };
    struct taut_candidate zones[RANKED];
    struct taut_ranking r = { 0 };
    struct taut_case told = { 0 };
    struct person p;
    enum taut_status st = imagine(s, arena, &p, err);
    struct taut_layer layer = { .strokes = p.strokes, .n_strokes = p.n_strokes };
    struct taut_drawing d = { .layers = &layer, .n_layers = 1, .points = p.points, .n_points = p.n_points };
    if (st == TAUT_OK)
        st = compare_with_zone(s, &p, &d, arena, o, err);
    if (st == TAUT_OK)
        st = taut_intake_drawing(s->canvas, &d, arena, &told, err);
    if (st == TAUT_EEMPTY) {
        o->empty++;
        return TAUT_OK;
    }
    if (st == TAUT_OK)
        st = taut_infer_rank(s->atlas, &told, &options, arena, &r, err);
    if (st != TAUT_OK)
        return st;
    count(&o->taut, rank_of(s->atlas, &p, r.candidates, r.n_candidates));
    count(&o->zones, rank_of(s->atlas, &p, zones, taut_infer_count_zones(s->atlas, &told, zones, RANKED)));
    o->findings += (double)told.n_findings;
    o->stated += r.n_candidates ? r.candidates[0].probability : 0;
    o->inexact += r.stats.neglected > 0;
    return TAUT_OK;
}

static void print_hits(const char *label, size_t taut, size_t zones, size_t n)
{
    printf("  %-24s %8.1f %%      %8.1f %%\n", label, 100 * (double)taut / (double)n, 100 * (double)zones / (double)n);
}

static enum taut_status simulate(struct studio *s, struct taut_arena *scratch, struct taut_error *err)
{
    struct outcome o = { 0 };
    enum taut_status st = TAUT_OK;
    for (size_t k = 0; k < PEOPLE && st == TAUT_OK; k++) {
        st = run_person(s, scratch, &o, err);
        taut_arena_reset(scratch);
    }
    size_t n = o.taut.n;
    if (st != TAUT_OK || n == 0)
        return st;
    printf("%zu simulated drawings           taut      counting zones\n", n);
    print_hits("first", o.taut.first, o.zones.first, n);
    print_hits("among the first 3", o.taut.three, o.zones.three, n);
    print_hits("among the first 5", o.taut.five, o.zones.five, n);
    print_hits("among the first 10", o.taut.ten, o.zones.ten, n);
    printf("  probability stated for the first: %.1f %% on average\n", 100 * o.stated / (double)n);
    printf("  drawing against zone, mean Jaccard %.2f; %.1f findings a drawing; %zu sums not exact; %zu with nothing "
           "drawn\n",
           o.jaccard / PEOPLE, o.findings / (double)n, o.inexact, o.empty);
    return TAUT_OK;
}

/* ---- time ---------------------------------------------------------------------------------------------------------------- */

/* Back to the skin: the first corner of the triangle under a point. */
static struct taut_point3 on_skin(struct studio *s, struct taut_point3 p)
{
    static const struct taut_track surface = { .on_surface = true };
    uint32_t t = UINT32_MAX;
    if (taut_canvas_triangle(s->canvas, TAUT_FIGURE_NEUTRAL, &surface, p, &t, NULL) != TAUT_OK || t == UINT32_MAX)
        return p;
    return s->body.points[s->body.triangles[t][0]];
}

static void scribble(struct studio *s, bool on_surface, struct taut_stroke *strokes, struct taut_point3 *points)
{
    for (uint32_t k = 0; k < STROKES; k++) {
        struct taut_point3 p = { (float)(unit(&s->seed) * 300 - 150), (float)(unit(&s->seed) * 1300 - 600), 0 };
        if (on_surface)
            p = s->body.points[bits(&s->seed) % s->body.n_points];
        strokes[k] = (struct taut_stroke){ .track = { on_surface, k % 2 ? TAUT_VIEW_BACK : TAUT_VIEW_FRONT,
                                                      k * POINTS_OF_STROKE, POINTS_OF_STROKE },
                                           .radius_mm = 10,
                                           .grade = { 0, -1 } };
        for (uint32_t i = 0; i < POINTS_OF_STROKE; i++) {
            p.x += slip(&s->seed, 3);
            p.y += slip(&s->seed, 3);
            p.z += on_surface ? slip(&s->seed, 3) : 0;
            points[k * POINTS_OF_STROKE + i] = p = on_surface ? on_skin(s, p) : p;
        }
    }
}

static int by_size(const void *x, const void *y)
{
    double a = *(const double *)x, b = *(const double *)y;
    return (a > b) - (a < b);
}

/* The first run works out the views or the neighbours. */
static enum taut_status time_strokes(struct studio *s, bool on_surface, struct taut_arena *scratch,
                                     struct taut_error *err)
{
    struct taut_stroke *strokes = calloc(STROKES, sizeof *strokes);
    struct taut_point3 *points = calloc((size_t)STROKES * POINTS_OF_STROKE, sizeof *points);
    double us[ROUNDS + 1];
    enum taut_status st = strokes && points ? TAUT_OK : taut_fail(err, TAUT_ENOMEM, "drawing", "no memory");
    if (st == TAUT_OK)
        scribble(s, on_surface, strokes, points);
    for (size_t k = 0; k <= ROUNDS && st == TAUT_OK; k++) {
        struct taut_layer layer = { .strokes = strokes, .n_strokes = STROKES };
        struct taut_drawing d = {
            .layers = &layer, .n_layers = 1, .points = points, .n_points = STROKES * POINTS_OF_STROKE
        };
        struct taut_painting p;
        struct taut_shares shares;
        double begun = input_clock_us();
        st = taut_drawing_paint(s->canvas, &d, TAUT_ALL_SENSES, scratch, &p, err);
        if (st == TAUT_OK)
            st = taut_painting_shares(s->canvas, &p, TAUT_SHARE_REGIONS, scratch, &shares, err);
        us[k] = input_clock_us() - begun;
        taut_arena_reset(scratch);
    }
    if (st == TAUT_OK) {
        qsort(us + 1, ROUNDS, sizeof *us, by_size);
        printf("%d strokes on %-11s to regions   p50 %7.0f us   p90 %7.0f us   first %7.0f us\n", STROKES,
               on_surface ? "the surface" : "two views", us[1 + ROUNDS / 2], us[1 + ROUNDS * 9 / 10], us[0]);
    }
    free(points);
    free(strokes);
    return st;
}

static enum taut_status run(struct taut_arena *arena, struct taut_arena *scratch, struct taut_error *err)
{
    struct studio s = { .atlas = taut_atlas_builtin(), .seed = 1 };
    size_t n = 0;
    const void *bytes = taut_body_builtin(&n);
    enum taut_status st = taut_body_read(s.atlas, bytes, n, arena, &s.body, err);
    if (st == TAUT_OK)
        st = taut_canvas_create(s.atlas, &s.body, arena, &s.canvas, err);
    if (st == TAUT_OK)
        st = time_strokes(&s, false, scratch, err);
    if (st == TAUT_OK)
        st = time_strokes(&s, true, scratch, err);
    return st == TAUT_OK ? simulate(&s, scratch, err) : st;
}

enum taut_status cmd_bench_drawings(const struct args *args, struct taut_error *err)
{
    struct taut_arena *arena = taut_arena_create(), *scratch = taut_arena_create();
    (void)args;
    enum taut_status st = arena && scratch ? run(arena, scratch, err) : taut_fail(err, TAUT_ENOMEM, "", "no memory");
    taut_arena_free(scratch);
    taut_arena_free(arena);
    return st;
}
