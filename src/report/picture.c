/* picture.c - a picture drawn with cairo. */
#include <taut/report.h>

#include <cairo/cairo-pdf.h>
#include <cairo/cairo.h>

static cairo_status_t take_bytes(void *to, const unsigned char *bytes, unsigned n)
{
    struct taut_text *out = to;
    taut_text_add(out, (const char *)bytes, n);
    return out->cut ? CAIRO_STATUS_WRITE_ERROR : CAIRO_STATUS_SUCCESS;
}

static void set_colour(cairo_t *c, uint32_t colour, float opacity)
{
    cairo_set_source_rgba(c, (colour >> 16 & 0xFF) / 255.0, (colour >> 8 & 0xFF) / 255.0, (colour & 0xFF) / 255.0,
                          (double)opacity);
}

/* The same curve as in SVG: Catmull-Rom through the points. */
static void trace_path(cairo_t *c, const float (*p)[2], const struct taut_path *path)
{
    uint32_t n = path->n, last = path->closed ? n : n - 1;
    if (n < 2)
        return;
    cairo_move_to(c, (double)p[0][0], (double)p[0][1]);
    for (uint32_t i = 0; i < last; i++) {
        const float *before = p[i > 0 ? i - 1 : path->closed ? n - 1 : 0], *from = p[i], *to = p[(i + 1) % n];
        const float *after = p[i + 2 < n ? i + 2 : path->closed ? (i + 2) % n : n - 1];
        if (path->curved)
            cairo_curve_to(c, (double)(from[0] + (to[0] - before[0]) / 6), (double)(from[1] + (to[1] - before[1]) / 6),
                           (double)(to[0] - (after[0] - from[0]) / 6), (double)(to[1] - (after[1] - from[1]) / 6),
                           (double)to[0], (double)to[1]);
        else
            cairo_line_to(c, (double)to[0], (double)to[1]);
    }
    if (path->closed)
        cairo_close_path(c);
}

static void trace_paths(cairo_t *c, const struct taut_picture *p, const struct taut_draw *d)
{
    cairo_new_path(c);
    for (uint32_t i = d->paths; i < d->paths + d->n_paths; i++)
        trace_path(c, p->points + p->paths[i].first, &p->paths[i]);
}

static void draw_text(cairo_t *c, const struct taut_draw *d)
{
    cairo_text_extents_t extents;
    cairo_select_font_face(c, "sans-serif", CAIRO_FONT_SLANT_NORMAL,
                           d->bold ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL);
    cairo_set_font_size(c, (double)d->size);
    cairo_text_extents(c, d->text, &extents);
    double shift = d->anchor == TAUT_ANCHOR_START ? 0 : d->anchor == TAUT_ANCHOR_MIDDLE ? 0.5 : 1;
    cairo_move_to(c, (double)d->x - shift * extents.x_advance, (double)d->y);
    if (d->width > 0) {
        cairo_text_path(c, d->text);
        cairo_set_line_width(c, (double)d->width);
        cairo_set_dash(c, NULL, 0, 0);
        cairo_stroke(c);
        return;
    }
    cairo_show_text(c, d->text);
}

static void draw(cairo_t *c, const struct taut_picture *p)
{
    const double dash[] = { 4, 3 };
    cairo_set_fill_rule(c, CAIRO_FILL_RULE_EVEN_ODD);
    cairo_set_line_join(c, CAIRO_LINE_JOIN_ROUND);
    cairo_set_line_cap(c, CAIRO_LINE_CAP_ROUND);
    for (size_t i = 0; i < p->n_draws; i++) {
        const struct taut_draw *d = &p->draws[i];
        set_colour(c, d->colour, d->opacity);
        switch (d->kind) {
        case TAUT_DRAW_FILL:
            trace_paths(c, p, d);
            cairo_fill(c);
            break;
        case TAUT_DRAW_LINE:
            trace_paths(c, p, d);
            cairo_set_line_width(c, (double)d->width);
            cairo_set_dash(c, dash, d->dashed ? 2 : 0, 0);
            cairo_stroke(c);
            break;
        case TAUT_DRAW_CLIP:
            cairo_save(c);
            trace_paths(c, p, d);
            cairo_clip(c);
            break;
        case TAUT_DRAW_UNCLIP: cairo_restore(c); break;
        case TAUT_DRAW_TEXT: draw_text(c, d); break;
        }
    }
}

static enum taut_status finish(cairo_t *c, cairo_surface_t *s, cairo_status_t written, const struct taut_text *out,
                               struct taut_error *err)
{
    cairo_status_t status = cairo_status(c);
    if (status == CAIRO_STATUS_SUCCESS)
        status = written;
    cairo_destroy(c);
    cairo_surface_destroy(s);
    if (status == CAIRO_STATUS_SUCCESS && !out->cut)
        return TAUT_OK;
    return taut_fail(err, TAUT_ENOMEM, "picture", "%s", cairo_status_to_string(status));
}

enum taut_status taut_report_png(const struct taut_picture *p, unsigned height, struct taut_text *out,
                                 struct taut_error *err)
{
    if (height < 64 || height > 8000)
        return taut_fail(err, TAUT_EINVAL, "height", "%u pixels; must be 64 to 8000", height);
    const double width = (double)(int)((double)p->width * height / (double)p->height + 0.5);
    cairo_surface_t *s = cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)width, (int)height);
    cairo_t *c = cairo_create(s);
    cairo_scale(c, width / (double)p->width, height / (double)p->height); /* to the last column of pixels */
    draw(c, p);
    return finish(c, s, cairo_surface_write_to_png_stream(s, take_bytes, out), out, err);
}

enum taut_status taut_report_pdf(const struct taut_picture *p, struct taut_text *out, struct taut_error *err)
{
    const double a4_long = 841.89, a4_short = 595.28, margin = 28.35; /* points; 10 mm */
    bool across = p->width > p->height;
    double w = across ? a4_long : a4_short, h = across ? a4_short : a4_long;
    cairo_surface_t *s = cairo_pdf_surface_create_for_stream(take_bytes, out, w, h);
    cairo_pdf_surface_set_metadata(s, CAIRO_PDF_METADATA_TITLE, p->title);
    cairo_pdf_surface_set_metadata(s, CAIRO_PDF_METADATA_SUBJECT, p->description);
    cairo_pdf_surface_set_metadata(s, CAIRO_PDF_METADATA_CREATOR, "Taut");
    cairo_pdf_surface_set_metadata(s, CAIRO_PDF_METADATA_CREATE_DATE,
                                   "2000-01-01T00:00:00Z"); /* the same bytes always */
    cairo_t *c = cairo_create(s);
    double x = (w - 2 * margin) / (double)p->width, y = (h - 2 * margin) / (double)p->height, scale = x < y ? x : y;
    cairo_translate(c, (w - scale * (double)p->width) / 2, (h - scale * (double)p->height) / 2);
    cairo_scale(c, scale, scale);
    draw(c, p);
    cairo_show_page(c);
    cairo_surface_finish(s);
    return finish(c, s, cairo_surface_status(s), out, err);
}
