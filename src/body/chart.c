/* chart.c - a body chart as a list of things to draw: its figures one by one, then what is written around them. */
#include "chart.h"

#include <stdio.h>
#include <string.h>

static enum taut_status no_memory(struct taut_error *err)
{
    return taut_fail(err, TAUT_ENOMEM, "chart", "no memory");
}

static enum taut_status check(const struct taut_chart *spec, struct taut_error *err)
{
    if (spec->skin >= TAUT_SKINS)
        return taut_fail(err, TAUT_EINVAL, "skin", "must be 0 to %d", TAUT_SKINS - 1);
    if (spec->n_views > TAUT_CHART_VIEWS)
        return taut_fail(err, TAUT_EINVAL, "views", "at most %d in one chart", TAUT_CHART_VIEWS);
    if (spec->bare && spec->n_views != 1)
        return taut_fail(err, TAUT_EINVAL, "views", "a bare chart has one view");
    if (spec->n_names > TAUT_CHART_COLOURS)
        return taut_fail(err, TAUT_EINVAL, "names", "at most %d", TAUT_CHART_COLOURS);
    if ((unsigned)spec->scale >= TAUT_SCALES)
        return taut_fail(err, TAUT_EINVAL, "scale", "there is no such scale");
    if ((unsigned)spec->zones_mean >= TAUT_ZONES)
        return taut_fail(err, TAUT_EINVAL, "zones_mean", "there is no such meaning");
    for (size_t i = 0; i < spec->n_views; i++)
        if ((unsigned)spec->views[i] >= TAUT_VIEWS) {
            char where[32];
            snprintf(where, sizeof where, "views[%zu]", i);
            return taut_fail(err, TAUT_EINVAL, where, "there is no such view");
        }
    if (spec->n_marks > TAUT_CHART_MARKS)
        return taut_fail(err, TAUT_EINVAL, "marks", "at most %d", TAUT_CHART_MARKS);
    return TAUT_OK;
}

/* A pixel for every unit; the larger a view is shown, the finer. */
static bool draw_figure(struct chart *c, struct figure *f)
{
    const uint32_t w = (uint32_t)f->frame.width, h = (uint32_t)f->frame.height;
    size_t outline = 0;
    f->scale = f->frame.height / (float)h;
    f->mm = f->camera.height / (float)h;
    if (taut_body_draw(c->body, &f->camera, w, h, c->scratch, &f->raster, NULL) != TAUT_OK ||
        !skin_begin(c, f, &outline))
        return false;
    if (!c->spec->overlay)
        skin_ink(c, f);
    if (!levels_draw(c, f) || !zones_draw(c, f) || !(c->spec->overlay || contours_draw(c, f)) || !regions_draw(c, f))
        return false;
    skin_end(c, f, outline);
    marks_draw(c, f);
    if (!c->spec->bare)
        captions_draw(c, f);
    return !c->no_memory;
}

static enum taut_status prepare(struct chart *c, struct taut_error *err)
{
    c->zones = taut_arena_array(c->arena, 2 * (size_t)c->atlas->n_regions, sizeof *c->zones);
    c->numbers = taut_arena_array(c->arena, c->atlas->n_regions, sizeof *c->numbers);
    c->whole = taut_arena_array(c->arena, 2 * (size_t)c->atlas->n_regions, sizeof *c->whole);
    if (!c->zones || !c->whole || !c->numbers)
        return no_memory(err);
    return zones_take(c, err);
}

/* One view that is the page: what is at x, y of it in mm is at x, y of the page, times CHART_HEIGHT over the view's height. */
static bool draw_bare(struct chart *c, struct figure *f)
{
    c->width = CHART_HEIGHT * f->camera.width / f->camera.height;
    f->frame = (struct frame){ 0, 0, c->width, CHART_HEIGHT };
    return draw_figure(c, f);
}

/* The paper, then the figures; the width of the page is known when the regions have been numbered. */
static bool draw_page(struct chart *c, struct figure *figures, size_t n)
{
    size_t paper = chart_open(c, TAUT_DRAW_FILL, c->paper->colour, 1, 0);
    chart_rectangle(c, (struct frame){ 0, 0, 0, CHART_HEIGHT });
    chart_close(c, paper);
    views_lay_out(c, figures, n);
    for (size_t i = 0; i < n; i++) {
        taut_arena_reset(c->scratch);
        if (!draw_figure(c, &figures[i]))
            return false;
    }
    legend_draw(c);
    numbers_draw(c);
    if (c->no_memory)
        return false;
    float(*points)[2] = c->points.items;
    points[1][0] = points[2][0] = c->width;
    return true;
}

static enum taut_status draw(struct chart *c, struct taut_picture *ret, struct taut_error *err)
{
    enum taut_view views[TAUT_CHART_VIEWS];
    struct figure figures[TAUT_CHART_VIEWS] = { 0 };
    size_t n = c->spec->n_views;
    enum taut_status st = prepare(c, err);
    if (st != TAUT_OK)
        return st;
    if (n > 0)
        memcpy(views, c->spec->views, n * sizeof *views);
    else if (!views_choose(c, views, &n))
        return no_memory(err);
    for (size_t i = 0; i < n; i++)
        figures[i] = (struct figure){ .view = views[i],
                                      .camera = taut_view_camera(views[i]),
                                      .caption = chart_say(c, taut_view_caption(views[i])) };
    if (!(c->spec->bare ? draw_bare(c, figures) : draw_page(c, figures, n)))
        return no_memory(err);
    const char *description = chart_describe(c, figures, n);
    if (!description || c->no_memory)
        return no_memory(err);
    *ret = (struct taut_picture){ c->width,
                                  CHART_HEIGHT,
                                  c->spec->title ? c->spec->title : "Body chart",
                                  description,
                                  c->draws.items,
                                  c->draws.n,
                                  c->paths.items,
                                  (const float(*)[2])c->points.items };
    return TAUT_OK;
}

enum taut_status taut_chart_draw(const struct taut_atlas *a, const struct taut_body *b, const struct taut_chart *chart,
                                 struct taut_arena *arena, struct taut_picture *ret, struct taut_error *err)
{
    enum taut_status st = check(chart, err);
    if (st != TAUT_OK)
        return st;
    struct chart c = { .atlas = a,
                       .body = b,
                       .spec = chart,
                       .skin = chart_skin(chart->skin),
                       .paper = chart_paper(chart->dark),
                       .arena = arena,
                       .scratch = taut_arena_create(),
                       .draws = { .size = sizeof(struct taut_draw) },
                       .paths = { .size = sizeof(struct taut_path) },
                       .points = { .size = 2 * sizeof(float) } };
    st = c.scratch ? draw(&c, ret, err) : no_memory(err);
    taut_arena_free(c.scratch);
    return st;
}

size_t taut_chart_point(const struct taut_atlas *a, uint16_t point, enum taut_side side, uint8_t colour,
                        struct taut_chart_zone *zones, size_t max)
{
    const struct taut_cause *c = &a->causes[point];
    const enum taut_side other = side == TAUT_LEFT ? TAUT_RIGHT : side == TAUT_RIGHT ? TAUT_LEFT : side;
    const enum taut_side sides[] = { [TAUT_SAME] = side,
                                     [TAUT_OPPOSITE] = other,
                                     [TAUT_ON_BOTH] = TAUT_BOTH,
                                     [TAUT_ON_LEFT] = TAUT_LEFT,
                                     [TAUT_ON_RIGHT] = TAUT_RIGHT };
    size_t n = 0;
    for (uint32_t k = c->links; k < c->links + c->n_links && n < max; k++) {
        const struct taut_link *l = &a->links[k];
        if (l->kind == TAUT_PAIN)
            zones[n++] =
                (struct taut_chart_zone){ l->target, sides[l->relative], (enum taut_zone)l->zone, colour, NULL };
    }
    return n;
}
