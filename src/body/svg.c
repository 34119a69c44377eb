/* svg.c - a picture as SVG: paths with one decimal, colours as attributes, words for who cannot see it. */
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

/* Tenths of a unit, as short as they can be. */
static void add_number(struct taut_text *out, float v, bool first)
{
    int tenths = (int)(v * 10 + (v < 0 ? -0.5f : 0.5f));
    taut_text_addf(out, "%s%s%d", first || tenths < 0 ? "" : " ", tenths < 0 ? "-" : "",
                   (tenths < 0 ? -tenths : tenths) / 10);
    if (tenths % 10)
        taut_text_addf(out, ".%d", (tenths < 0 ? -tenths : tenths) % 10);
}

static void add_pair(struct taut_text *out, float x, float y, bool first)
{
    add_number(out, x, first);
    add_number(out, y, false);
}

/* The handles of a smooth curve through the points (Catmull-Rom), as cubic Beziers relative to where the pen stands. */
static void add_curve(struct taut_text *out, const float (*p)[2], uint32_t n, bool closed)
{
    float at[2] = { p[0][0], p[0][1] };
    uint32_t last = closed ? n : n - 1;
    for (uint32_t i = 0; i < last; i++) {
        const float *before = p[i > 0 ? i - 1 : closed ? n - 1 : 0], *from = p[i], *to = p[(i + 1) % n];
        const float *after = p[i + 2 < n ? i + 2 : closed ? (i + 2) % n : n - 1];
        float handles[6] = { from[0] + (to[0] - before[0]) / 6,
                             from[1] + (to[1] - before[1]) / 6,
                             to[0] - (after[0] - from[0]) / 6,
                             to[1] - (after[1] - from[1]) / 6,
                             to[0],
                             to[1] };
        taut_text_adds(out, "c");
        for (int k = 0; k < 3; k++)
            add_pair(out, handles[2 * k] - at[0], handles[2 * k + 1] - at[1], k == 0);
        for (int k = 0; k < 2; k++) { /* as it was written, so that rounding does not add up */
            float moved = handles[4 + k] - at[k];
            at[k] += (float)(int)(moved * 10 + (moved < 0 ? -0.5f : 0.5f)) / 10;
        }
    }
}

static void add_paths(struct taut_text *out, const struct taut_picture *p, const struct taut_draw *d)
{
    for (uint32_t i = d->paths; i < d->paths + d->n_paths; i++) {
        const struct taut_path *path = &p->paths[i];
        const float(*points)[2] = p->points + path->first;
        if (path->n < 2)
            continue;
        taut_text_adds(out, "M");
        add_pair(out, points[0][0], points[0][1], true);
        if (path->curved)
            add_curve(out, points, path->n, path->closed);
        for (uint32_t k = 1; !path->curved && k < path->n; k++) {
            taut_text_adds(out, "L");
            add_pair(out, points[k][0], points[k][1], true);
        }
        if (path->closed)
            taut_text_adds(out, "z");
    }
}

static void add_draw(struct taut_text *out, const struct taut_picture *p, const struct taut_draw *d, size_t number)
{
    static const char *const anchors[] = { "start", "middle", "end" };
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
                       "<path fill=\"none\" stroke=\"#%06x\" stroke-opacity=\"%.2f\" stroke-width=\"%.1f\"%s "
                       "stroke-linejoin=\"round\" stroke-linecap=\"round\" d=\"",
                       (unsigned)d->colour, (double)d->opacity, (double)d->width,
                       d->dashed ? " stroke-dasharray=\"4 3\"" : "");
        add_paths(out, p, d);
        taut_text_adds(out, "\"/>\n");
        break;
    case TAUT_DRAW_CLIP:
        taut_text_addf(out, "<clipPath id=\"c%zu\"><path clip-rule=\"evenodd\" d=\"", number);
        add_paths(out, p, d);
        taut_text_addf(out, "\"/></clipPath>\n<g clip-path=\"url(#c%zu)\">\n", number);
        break;
    case TAUT_DRAW_UNCLIP: taut_text_adds(out, "</g>\n"); break;
    case TAUT_DRAW_TEXT:
        taut_text_addf(out,
                       "<text x=\"%.1f\" y=\"%.1f\" font-size=\"%.0f\" font-family=\"sans-serif\" fill=\"#%06x\" "
                       "text-anchor=\"%s\"%s>",
                       (double)d->x, (double)d->y, (double)d->size, (unsigned)d->colour, anchors[d->anchor],
                       d->bold ? " font-weight=\"bold\"" : "");
        add_escaped(out, d->text);
        taut_text_adds(out, "</text>\n");
        break;
    }
}

void taut_picture_svg(const struct taut_picture *p, struct taut_text *out)
{
    taut_text_addf(out,
                   "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\" role=\"img\" "
                   "aria-labelledby=\"title description\">\n<title id=\"title\">",
                   (double)p->width, (double)p->height);
    add_escaped(out, p->title);
    taut_text_adds(out, "</title>\n<desc id=\"description\">");
    add_escaped(out, p->description);
    taut_text_adds(out, "</desc>\n");
    for (size_t i = 0; i < p->n_draws; i++)
        add_draw(out, p, &p->draws[i], i);
    taut_text_adds(out, "</svg>\n");
}
