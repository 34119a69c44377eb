/* chart.c - any chart that is asked for is drawn on its page or refused, and its parts hold together. On a coarse body. */
#include <stdlib.h>
#include <string.h>

#include <taut/chart.h>

enum { MOST_ZONES = 40, MOST_MARKS = 8, LONGEST = 1 << 24 };

const void *taut_small_body(size_t *n);

struct bytes {
    const uint8_t *at;
    size_t n;
};

static unsigned next(struct bytes *b, unsigned below)
{
    if (b->n == 0)
        return 0;
    b->n--;
    return *b->at++ % below;
}

static float next_float(struct bytes *b)
{
    float v = 0;
    size_t n = b->n < sizeof v ? b->n : sizeof v;
    memcpy(&v, b->at, n);
    b->at += n;
    b->n -= n;
    return v;
}

static size_t read_zones(struct bytes *b, const struct taut_atlas *a, const float *field, struct taut_chart_zone *ret)
{
    size_t n = next(b, MOST_ZONES);
    for (size_t i = 0; i < n; i++)
        ret[i] = (struct taut_chart_zone){ (uint16_t)((next(b, 256) << 8 | next(b, 256)) % (a->n_regions + 4u)),
                                           (enum taut_side)next(b, 5), (enum taut_zone)next(b, 3),
                                           (uint8_t)next(b, TAUT_CHART_COLOURS + 1), next(b, 3) ? NULL : field };
    return n;
}

static size_t read_marks(struct bytes *b, struct taut_chart_mark *ret)
{
    size_t n = next(b, MOST_MARKS);
    for (size_t i = 0; i < n; i++) {
        ret[i] = (struct taut_chart_mark){ .colour = (uint8_t)next(b, 8), .label = next(b, 2) ? "<&\"1" : NULL };
        ret[i].at.x = next_float(b);
        ret[i].at.y = next_float(b);
        ret[i].at.z = next_float(b);
    }
    return n;
}

static void check(const struct taut_picture *p)
{
    struct taut_text svg;
    if (!(p->width >= 1 && p->width < 1e5f) || !p->title || !p->description)
        abort();
    for (size_t i = 0; i < p->n_draws; i++)
        for (uint32_t k = p->draws[i].paths; k < p->draws[i].paths + p->draws[i].n_paths; k++)
            for (uint32_t j = 0; j < p->paths[k].n; j++) {
                const float *q = p->points[p->paths[k].first + j];
                if (!(q[0] > -1e4f && q[0] < 1e5f && q[1] > -1e4f && q[1] < 1e4f))
                    abort();
            }
    taut_text_init(&svg, LONGEST);
    taut_picture_svg(p, &svg);
    if (svg.cut)
        abort();
    taut_text_free(&svg);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const names[] = { "", "a name that is long enough to need a line of the legend for itself alone",
                                         "b" };
    const struct taut_atlas *a = taut_atlas_builtin();
    struct taut_arena *arena = taut_arena_create();
    struct bytes b = { data, size };
    struct taut_chart_zone zones[MOST_ZONES];
    struct taut_chart_mark marks[MOST_MARKS];
    enum taut_view views[TAUT_CHART_VIEWS + 1];
    struct taut_chart chart = { .views = views, .zones = zones, .marks = marks, .names = names };
    struct taut_body body;
    struct taut_picture picture;
    size_t n = 0;
    const void *bytes = taut_small_body(&n);
    if (!arena || taut_body_read(a, bytes, n, arena, &body, NULL) != TAUT_OK)
        abort();
    body = taut_body_as(&body, (enum taut_figure)next(&b, TAUT_FIGURES));
    chart.skin = next(&b, TAUT_SKINS + 1);
    chart.dark = next(&b, 2);
    chart.regions = next(&b, 4) == 1;
    chart.title = next(&b, 2) ? "<title> & \x01 \"more\"" : NULL;
    chart.scale = (enum taut_chart_scale)next(&b, TAUT_SCALES + 1);
    chart.n_names = next(&b, 4);
    chart.n_views = next(&b, TAUT_CHART_VIEWS + 2);
    for (size_t i = 0; i < chart.n_views; i++)
        views[i] = (enum taut_view)next(&b, TAUT_VIEWS + 1);
    float *field = taut_arena_array(arena, body.n_points, sizeof *field);
    for (uint32_t i = 0; field && i < body.n_points; i++)
        field[i] = (float)(i % 7) / 6;
    chart.n_zones = read_zones(&b, a, field, zones);
    chart.n_marks = read_marks(&b, marks);
    float *levels = taut_arena_array(arena, body.n_triangles, sizeof *levels);
    if (levels && b.n > 0) {
        for (uint32_t t = 0; t < body.n_triangles; t++)
            levels[t] = (float)(b.at[t % b.n] % 5) / 4;
        chart.levels = levels;
    }
    enum taut_status st = taut_chart_draw(a, &body, &chart, arena, &picture, NULL);
    if (st == TAUT_OK)
        check(&picture);
    else if (st != TAUT_EINVAL)
        abort();
    taut_arena_free(arena);
    return 0;
}
