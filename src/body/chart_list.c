/* chart_list.c - a chart's list of things to draw, as it grows. */
#include <string.h>

#include "chart.h"

struct taut_draw *chart_add(struct chart *c, enum taut_draw_kind kind, uint32_t colour, float opacity)
{
    struct taut_draw *d = taut_vec_push(c->arena, &c->draws);
    if (!d) {
        c->no_memory = true;
        d = &c->spare;
    }
    *d = (struct taut_draw){ .kind = kind, .colour = colour, .opacity = opacity, .paths = (uint32_t)c->paths.n };
    return d;
}

size_t chart_open(struct chart *c, enum taut_draw_kind kind, uint32_t colour, float opacity, float width)
{
    size_t draw = c->draws.n;
    chart_add(c, kind, colour, opacity)->width = width;
    return draw;
}

static struct taut_draw *draw_at(struct chart *c, size_t draw)
{
    return draw < c->draws.n ? (struct taut_draw *)c->draws.items + draw : &c->spare;
}

void chart_close(struct chart *c, size_t draw)
{
    struct taut_draw *d = draw_at(c, draw);
    d->n_paths = (uint32_t)c->paths.n - d->paths;
}

struct taut_draw *chart_again(struct chart *c, size_t draw, enum taut_draw_kind kind, uint32_t colour, float opacity)
{
    struct taut_draw *d = chart_add(c, kind, colour, opacity), *first = draw_at(c, draw);
    d->paths = first->paths;
    d->n_paths = first->n_paths;
    return d;
}

void chart_begin_path(struct chart *c, bool closed, bool curved)
{
    struct taut_path *p = taut_vec_push(c->arena, &c->paths);
    if (p)
        *p = (struct taut_path){ (uint32_t)c->points.n, 0, closed, curved };
    else
        c->no_memory = true;
}

void chart_end_path(struct chart *c)
{
    if (c->paths.n == 0)
        return;
    struct taut_path *p = (struct taut_path *)c->paths.items + c->paths.n - 1;
    p->n = (uint32_t)c->points.n - p->first;
}

void chart_point(struct chart *c, float x, float y)
{
    float *p = taut_vec_push(c->arena, &c->points);
    if (!p) {
        c->no_memory = true;
        return;
    }
    p[0] = x;
    p[1] = y;
}

void chart_rectangle(struct chart *c, struct frame f)
{
    chart_begin_path(c, true, false);
    chart_point(c, f.left, f.top);
    chart_point(c, f.left + f.width, f.top);
    chart_point(c, f.left + f.width, f.top + f.height);
    chart_point(c, f.left, f.top + f.height);
    chart_end_path(c);
}

struct taut_draw *chart_text(struct chart *c, float x, float y, float size, enum taut_anchor anchor, const char *text)
{
    struct taut_draw *d = chart_add(c, TAUT_DRAW_TEXT, c->paper->text, 1);
    d->x = x;
    d->y = y;
    d->size = size;
    d->anchor = anchor;
    d->text = text;
    return d;
}

float chart_text_width(const char *text, float size)
{
    size_t letters = 0;
    for (; *text; text++)
        letters += (*text & 0xC0) != 0x80;
    return 0.58f * size * (float)letters;
}

/* One path of the draw that is open; pixels of the figure. */
void chart_trace(struct chart *c, const struct figure *f, const struct trace *t)
{
    chart_begin_path(c, t->closed, true);
    for (uint32_t k = 0; k < t->n; k++)
        chart_point(c, f->frame.left + t->points[k].x * f->scale, f->frame.top + t->points[k].y * f->scale);
    chart_end_path(c);
}

bool chart_level(struct chart *c, const struct figure *f, struct box box, const float *values, const struct level *how)
{
    struct trace *traces = NULL;
    size_t n = 0;
    if (!trace_level(values, box.right - box.left, box.bottom - box.top, how->level, how->least_area, c->scratch,
                     &traces, &n))
        return false;
    for (size_t i = 0; i < n; i++) {
        for (uint32_t k = 0; k < traces[i].n; k++) {
            struct trace_point *p = &traces[i].points[k];
            *p = (struct trace_point){ (p->x + (float)box.left) * (float)how->coarse,
                                       (p->y + (float)box.top) * (float)how->coarse };
        }
        if (!trace_smooth(&traces[i], how->rounds, c->scratch) ||
            !trace_simplify(&traces[i], how->tolerance, c->scratch))
            return false;
        chart_trace(c, f, &traces[i]);
    }
    return true;
}
