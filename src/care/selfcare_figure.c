/* selfcare_figure.c - a point on the body: its zone, and the cross where to press. */
#include "selfcare_page.h"

#include <taut/surface.h>

enum { MOST_ZONES = 200, MOST_MARKS = 2 };

struct drawer {
    const struct taut_atlas *atlas;
    const struct taut_body *body;
    struct taut_surface *surface; /* of the neutral figure, on which landmarks are given */
    struct taut_arena *arena;
    struct taut_chart_zone zones[MOST_ZONES];
    struct taut_chart_mark marks[MOST_MARKS];
    struct taut_chart chart;
};

/* The point's spot on the skin; of a point that has none, the middle of its region. */
static void add_mark(struct drawer *d, uint16_t point, enum taut_side side)
{
    struct taut_spot spot;
    struct taut_chart_mark *mark = &d->marks[d->chart.n_marks];
    const uint16_t region = d->atlas->points[point].place;
    *mark = (struct taut_chart_mark){ .colour = 0 };
    if (taut_place_point(d->atlas, d->surface, point, side, &spot, NULL) == TAUT_OK)
        mark->at = taut_spot_on(d->body, spot).at;
    else if (!taut_body_middle(d->body, region, side == TAUT_RIGHT, &mark->at))
        return;
    d->chart.n_marks++;
}

/* Of a zone that is narrower than its regions, how far it goes; NULL: the regions say all. */
static const float *zone_field(struct drawer *d, uint16_t point, enum taut_side side)
{
    struct taut_arena *scratch = d->atlas->points[point].n_strips ? taut_arena_create() : NULL;
    struct taut_geodesic *work = NULL;
    float *field = scratch ? taut_arena_array(d->arena, d->body->n_points, sizeof *field) : NULL;
    bool good = field && taut_geodesic_create(d->surface, scratch, &work, NULL) == TAUT_OK;
    for (int right = 0; right < 2 && good; right++)
        if (side != (right ? TAUT_LEFT : TAUT_RIGHT))
            good = taut_zone_field(d->atlas, d->surface, work, point, right ? TAUT_RIGHT : TAUT_LEFT, d->arena, field,
                                   NULL) == TAUT_OK;
    taut_arena_free(scratch);
    return good ? field : NULL;
}

static void add_point(struct drawer *d, uint16_t point, enum taut_side side)
{
    const bool paired = d->atlas->causes[point].paired;
    side = !paired ? TAUT_MIDLINE : side == TAUT_UNSTATED ? TAUT_RIGHT : side;
    const float *field = zone_field(d, point, side);
    d->chart.n_zones = taut_chart_point(d->atlas, point, side, 0, d->zones, MOST_ZONES);
    for (size_t k = 0; k < d->chart.n_zones; k++)
        d->zones[k].field = field;
    if (side != TAUT_RIGHT)
        add_mark(d, point, TAUT_LEFT);
    if (side == TAUT_RIGHT || side == TAUT_BOTH || (!paired && d->atlas->places[d->atlas->points[point].place].paired))
        add_mark(d, point, TAUT_RIGHT);
}

/* The box of the paths of a draw. */
static struct figure_view box_of(const struct taut_picture *p, const struct taut_draw *d)
{
    float low[2] = { 1e9f, 1e9f }, high[2] = { -1e9f, -1e9f };
    for (uint32_t k = d->paths; k < d->paths + d->n_paths; k++)
        for (uint32_t m = p->paths[k].first; m < p->paths[k].first + p->paths[k].n; m++)
            for (int axis = 0; axis < 2; axis++) {
                const float v = p->points[m][axis];
                low[axis] = v < low[axis] ? v : low[axis];
                high[axis] = v > high[axis] ? v : high[axis];
            }
    return (struct figure_view){ .left = low[0], .top = low[1], .width = high[0] - low[0], .height = high[1] - low[1] };
}

/* A cross is two strokes of one line, as wide as they are high, and small. */
static bool is_cross(const struct taut_picture *p, const struct taut_draw *d)
{
    enum { LARGEST = 16 };
    if (d->kind != TAUT_DRAW_LINE || d->n_paths != 2 || p->paths[d->paths].n != 2 || p->paths[d->paths + 1].n != 2)
        return false;
    const struct figure_view box = box_of(p, d);
    const float middle[2] = { box.left + box.width / 2, box.top + box.height / 2 };
    for (uint32_t k = d->paths; k < d->paths + 2; k++)
        for (int axis = 0; axis < 2; axis++) {
            const float *from = p->points[p->paths[k].first], *to = p->points[p->paths[k].first + 1];
            const float off = (from[axis] + to[axis]) / 2 - middle[axis];
            if (off > 0.1f || off < -0.1f)
                return false;
        }
    return box.width < LARGEST && box.width - box.height < 0.1f && box.height - box.width < 0.1f;
}

/* What is clipped by its outline is a figure; within it hatching is clipped, too, and the small ones are of the legend. */
static void find_views(struct point_figure *f)
{
    enum { OF_LEGEND = 100 };
    const struct taut_picture *p = &f->picture;
    unsigned depth = 0;
    for (size_t i = 0; i < p->n_draws && f->n < FIGURE_VIEWS; i++) {
        const enum taut_draw_kind kind = p->draws[i].kind;
        const struct figure_view box = box_of(p, &p->draws[i]);
        if (kind == TAUT_DRAW_CLIP && depth == 0 && box.height > OF_LEGEND)
            f->views[f->n++] = box;
        depth += kind == TAUT_DRAW_CLIP;
        depth -= kind == TAUT_DRAW_UNCLIP;
    }
    for (size_t i = 0; i < p->n_draws; i++)
        for (size_t k = 0; k < f->n && is_cross(p, &p->draws[i]); k++) {
            const struct figure_view cross = box_of(p, &p->draws[i]);
            struct figure_view *v = &f->views[k];
            const float x = cross.left + cross.width / 2, y = cross.top + cross.height / 2;
            const float last = v->n_crosses ? v->crosses[v->n_crosses - 1][0] : -1; /* each has a halo beneath it */
            if (x < v->left || y < v->top || x > v->left + v->width || y > v->top + v->height || v->n_crosses == 2 ||
                (x - last < 1 && last - x < 1))
                continue;
            v->crosses[v->n_crosses][0] = x;
            v->crosses[v->n_crosses++][1] = y;
        }
    if (f->n == 2 && f->views[1].n_crosses && !f->views[0].n_crosses) {
        const struct figure_view swap = f->views[0];
        f->views[0] = f->views[1];
        f->views[1] = swap;
    }
}

enum taut_status figure_of_point(const struct taut_atlas *a, const struct taut_body *body, uint16_t point,
                                 enum taut_side side, unsigned skin, struct taut_arena *arena, struct point_figure *ret,
                                 struct taut_error *err)
{
    const struct taut_body neutral = taut_body_as(body, TAUT_FIGURE_NEUTRAL);
    struct drawer *d = taut_arena_alloc(arena, sizeof *d);
    if (!d)
        return taut_fail(err, TAUT_ENOMEM, "page", "no memory");
    *ret = (struct point_figure){ .n = 0 };
    *d = (struct drawer){ .atlas = a, .body = body, .arena = arena };
    enum taut_status st = taut_surface_build(&neutral, arena, &d->surface, err);
    if (st != TAUT_OK)
        return st;
    add_point(d, point, side);
    d->chart.zones = d->zones;
    d->chart.marks = d->marks;
    d->chart.skin = skin;
    st = taut_chart_draw(a, body, &d->chart, arena, &ret->picture, err);
    if (st == TAUT_OK)
        find_views(ret);
    return st;
}
