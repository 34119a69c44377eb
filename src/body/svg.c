/* svg.c - a picture as SVG: whole tenths of a unit, colours as attributes, words for who cannot see it. */
#include <taut/chart.h>

#include <string.h>

static void add_escaped(struct taut_text *out, const char *s)
{
    for (; *s; s++)
        switch (*s) {
        case '&': taut_text_adds(out, "&amp;"); break;
        case '<': taut_text_adds(out, "&lt;"); break;
        case '>': taut_text_adds(out, "&gt;"); break;
        case '"': taut_text_adds(out, "&quot;"); break;
        default:
            if ((unsigned char)*s >= 0x20)
                taut_text_add(out, s, 1);
        }
}

/* All numbers are whole tenths of a unit, and most are counted from where the pen stands: short, and they pack well. */
static int tenths(float v)
{
    return (int)(v * 10 + (v < 0 ? -0.5f : 0.5f));
}

static void add_pair(struct taut_text *out, int x, int y, bool first)
{
    taut_text_addf(out, "%s%d%s%d", first || x < 0 ? "" : " ", x, y < 0 ? "" : " ", y);
}

/* Curves through the points (Catmull-Rom) as cubic Beziers: a handle mirrors the one before it, so that all but the first
 * need only be told their second. */
static void add_curve(struct taut_text *out, const float (*p)[2], uint32_t n, bool closed, int pen[2])
{
    const uint32_t last = closed ? n : n - 1;
    for (uint32_t i = 0; i < last; i++) {
        const float *before = p[i > 0 ? i - 1 : closed ? n - 1 : 0], *from = p[i], *to = p[(i + 1) % n];
        const float *after = p[i + 2 < n ? i + 2 : closed ? (i + 2) % n : n - 1];
        const int x = tenths(to[0]), y = tenths(to[1]);
        if (i < 2)
            taut_text_adds(out, i ? "s" : "c");
        if (i == 0)
            add_pair(out, tenths(from[0] + (to[0] - before[0]) / 6) - pen[0],
                     tenths(from[1] + (to[1] - before[1]) / 6) - pen[1], true);
        add_pair(out, tenths(to[0] - (after[0] - from[0]) / 6) - pen[0],
                 tenths(to[1] - (after[1] - from[1]) / 6) - pen[1], i == 1);
        add_pair(out, x - pen[0], y - pen[1], false);
        pen[0] = x;
        pen[1] = y;
    }
}

static void add_lines(struct taut_text *out, const float (*p)[2], uint32_t n, int pen[2])
{
    taut_text_adds(out, "l");
    for (uint32_t i = 1; i < n; i++) {
        const int x = tenths(p[i][0]), y = tenths(p[i][1]);
        add_pair(out, x - pen[0], y - pen[1], i == 1);
        pen[0] = x;
        pen[1] = y;
    }
}

static void add_paths(struct taut_text *out, const struct taut_picture *p, const struct taut_draw *d)
{
    for (uint32_t i = d->paths; i < d->paths + d->n_paths; i++) {
        const struct taut_path *path = &p->paths[i];
        const float(*points)[2] = p->points + path->first;
        if (path->n < 2)
            continue;
        int pen[2] = { tenths(points[0][0]), tenths(points[0][1]) };
        taut_text_adds(out, "M");
        add_pair(out, pen[0], pen[1], true);
        if (path->curved)
            add_curve(out, points, path->n, path->closed, pen);
        else
            add_lines(out, points, path->n, pen);
        if (path->closed)
            taut_text_adds(out, "z");
    }
}

static void add_text(struct taut_text *out, const struct taut_draw *d)
{
    static const char *const anchors[] = { "start", "middle", "end" };
    taut_text_addf(out, "<text x=\"%d\" y=\"%d\" font-size=\"%d\" font-family=\"sans-serif\" fill=\"#%06x\"",
                   tenths(d->x), tenths(d->y), tenths(d->size), (unsigned)d->colour);
    if (d->anchor != TAUT_ANCHOR_START)
        taut_text_addf(out, " text-anchor=\"%s\"", anchors[d->anchor]);
    if (d->bold)
        taut_text_adds(out, " font-weight=\"bold\"");
    if (d->width > 0)
        taut_text_addf(out, " stroke=\"#%06x\" stroke-width=\"%d\"", (unsigned)d->colour, tenths(d->width));
    taut_text_adds(out, ">");
    add_escaped(out, d->text);
    taut_text_adds(out, "</text>\n");
}

static void add_draw(struct taut_text *out, const struct taut_picture *p, const struct taut_draw *d, size_t number)
{
    switch (d->kind) {
    case TAUT_DRAW_FILL:
        taut_text_addf(out, "<path fill=\"#%06x\"", (unsigned)d->colour);
        if (d->opacity < 1)
            taut_text_addf(out, " fill-opacity=\"%.2f\"", (double)d->opacity);
        taut_text_adds(out, " fill-rule=\"evenodd\" d=\"");
        add_paths(out, p, d);
        taut_text_adds(out, "\"/>\n");
        break;
    case TAUT_DRAW_LINE:
        taut_text_addf(out,
                       "<path fill=\"none\" stroke=\"#%06x\" stroke-opacity=\"%.2f\" stroke-width=\"%d\"%s "
                       "stroke-linejoin=\"round\" stroke-linecap=\"round\" d=\"",
                       (unsigned)d->colour, (double)d->opacity, tenths(d->width),
                       d->dashed ? " stroke-dasharray=\"40 30\"" : "");
        add_paths(out, p, d);
        taut_text_adds(out, "\"/>\n");
        break;
    case TAUT_DRAW_CLIP:
        taut_text_addf(out, "<clipPath id=\"c%zu\"><path clip-rule=\"evenodd\" d=\"", number);
        add_paths(out, p, d);
        taut_text_addf(out, "\"/></clipPath>\n<g clip-path=\"url(#c%zu)\">\n", number);
        break;
    case TAUT_DRAW_UNCLIP: taut_text_adds(out, "</g>\n"); break;
    case TAUT_DRAW_TEXT: add_text(out, d); break;
    }
}

void taut_picture_svg(const struct taut_picture *p, struct taut_text *out)
{
    taut_text_addf(out,
                   "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" "
                   "aria-labelledby=\"title description\">\n<title id=\"title\">",
                   tenths(p->width), tenths(p->height));
    add_escaped(out, p->title);
    taut_text_adds(out, "</title>\n<desc id=\"description\">");
    add_escaped(out, p->description);
    taut_text_adds(out, "</desc>\n");
    for (size_t i = 0; i < p->n_draws; i++)
        add_draw(out, p, &p->draws[i], i);
    taut_text_adds(out, "</svg>\n");
}
