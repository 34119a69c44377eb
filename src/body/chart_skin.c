/* chart_skin.c - a figure's skin: its outline, its shade, the relief lines inked on it. */
#include "chart.h"

/* ---- outline ------------------------------------------------------------------------------------------------- */

/* Where paper begins, softened so that the border can be found between pixels: 0 in the body, 1 on paper. */
static float *soft_paper(struct chart *c, const struct figure *f)
{
    const uint32_t w = f->raster.w, h = f->raster.h;
    float *soft = taut_arena_array(c->scratch, (size_t)w * h, sizeof *soft);
    for (uint32_t y = 0; soft && y < h; y++) {
        const float *row = f->inside + (size_t)y * w, *above = y ? row - w : row, *below = y + 1 < h ? row + w : row;
        for (uint32_t x = 0; x < w; x++) {
            const uint32_t l = x ? x - 1 : x, r = x + 1 < w ? x + 1 : x;
            float sum = above[l] + 2 * above[x] + above[r] + 2 * (row[l] + 2 * row[x] + row[r]);
            sum += below[l] + 2 * below[x] + below[r];
            soft[(size_t)y * w + x] = 1 - sum / 16;
        }
    }
    return soft;
}

static bool trace_outline(struct chart *c, const struct figure *f)
{
    enum { LEAST_AREA = 40 };
    const float *soft = soft_paper(c, f);
    struct trace *traces = NULL;
    size_t n = 0;
    if (!soft || !trace_level(soft, f->raster.w, f->raster.h, 0.5f, LEAST_AREA, c->scratch, &traces, &n) ||
        !contours_pull(c, f, traces, n))
        return false;
    for (size_t i = 0; i < n; i++) {
        if (!trace_smooth(&traces[i], 3, c->scratch) || !trace_simplify(&traces[i], 0.15f, c->scratch))
            return false;
        chart_trace(c, f, &traces[i]);
    }
    return true;
}

/* ---- shade --------------------------------------------------------------------------------------------------- */

static const struct {
    float level, share[3];
} bands[] = {
    { 0.90f, { 0.976f, 0.957f, 0.946f } }, { 0.80f, { 0.943f, 0.905f, 0.883f } }, { 0.70f, { 0.902f, 0.845f, 0.811f } },
    { 0.60f, { 0.854f, 0.776f, 0.739f } }, { 0.50f, { 0.789f, 0.694f, 0.649f } }, { 0.38f, { 0.691f, 0.586f, 0.536f } },
};

/* Pixels of a length on the body, within bounds. */
static uint32_t pixels_of(const struct figure *f, float mm, uint32_t least, uint32_t most)
{
    uint32_t n = (uint32_t)(mm / f->mm + 0.5f);
    return n < least ? least : n > most ? most : n;
}

enum { COARSE = 2 }; /* shade is soft: a quarter of the pixels is enough */

/* The mean light of a few pixels that show skin, and whether any does. */
static void gather_light(const struct figure *f, uint32_t x, uint32_t y, float *light, float *skin)
{
    float sum = 0, n = 0;
    for (uint32_t j = y * COARSE; j < (y + 1) * COARSE && j < f->raster.h; j++)
        for (uint32_t i = x * COARSE; i < (x + 1) * COARSE && i < f->raster.w; i++) {
            const size_t at = (size_t)j * f->raster.w + i;
            if (f->raster.triangle[at] == UINT32_MAX)
                continue;
            sum += f->raster.tone[at];
            n++;
        }
    *light = n > 0 ? sum / n : 0;
    *skin = n > 0;
}

static bool draw_shade(struct chart *c, const struct figure *f)
{
    const uint32_t w = (f->raster.w + COARSE - 1) / COARSE, h = (f->raster.h + COARSE - 1) / COARSE;
    float *light = taut_arena_array(c->scratch, (size_t)w * h, sizeof *light);
    float *skin = taut_arena_array(c->scratch, (size_t)w * h, sizeof *skin);
    for (uint32_t y = 0; light && skin && y < h; y++)
        for (uint32_t x = 0; x < w; x++)
            gather_light(f, x, y, &light[(size_t)y * w + x], &skin[(size_t)y * w + x]);
    if (!light || !skin || !trace_blur(light, skin, w, h, pixels_of(f, 3, 2, 6) / COARSE, 9, c->scratch))
        return false;
    for (size_t i = 0; i < sizeof bands / sizeof *bands; i++) {
        const struct level how = { bands[i].level, 25, 0.35f, 3, COARSE };
        size_t draw = chart_open(c, TAUT_DRAW_FILL, chart_shade(c->skin->tone, bands[i].share), 1, 0);
        if (!chart_level(c, f, (struct box){ 0, 0, w, h }, light, &how))
            return false;
        chart_close(c, draw);
    }
    return true;
}

/* Where the body was cut, flat and grey. */
static bool draw_cuts(struct chart *c, const struct figure *f)
{
    size_t n = (size_t)f->raster.w * f->raster.h;
    float *whole = taut_arena_array(c->scratch, n, sizeof *whole);
    bool any = false;
    for (size_t i = 0; whole && i < n; i++) {
        bool cut = f->inside[i] > 0 && f->raster.triangle[i] == UINT32_MAX;
        whole[i] = !cut;
        any = any || cut;
    }
    if (!whole || !any)
        return whole != NULL;
    size_t draw = chart_open(c, TAUT_DRAW_FILL, c->paper->quiet, 1, 0);
    struct level how = { 0.5f, 8, 0.3f, 3, 1 };
    if (!chart_level(c, f, figure_box(f), whole, &how))
        return false;
    chart_close(c, draw);
    return true;
}

bool skin_begin(struct chart *c, struct figure *f, size_t *outline)
{
    size_t n = (size_t)f->raster.w * f->raster.h;
    f->inside = taut_arena_array(c->scratch, n, sizeof *f->inside);
    if (!f->inside)
        return false;
    for (size_t i = 0; i < n; i++)
        f->inside[i] = f->raster.triangle[i] != UINT32_MAX || f->raster.tone[i] < 0;
    *outline = chart_open(c, TAUT_DRAW_FILL, c->skin->tone, c->spec->overlay ? 0 : 1, 0);
    if (!contours_find(c, f) || !trace_outline(c, f))
        return false;
    chart_close(c, *outline);
    chart_again(c, *outline, TAUT_DRAW_CLIP, 0, 1);
    return c->spec->overlay || (draw_cuts(c, f) && draw_shade(c, f));
}

/* Whether the frame, not the skin, ends the body here. */
static bool at_frame(const struct figure *f, const float *p)
{
    const float edge = 1.3f * f->scale, x = p[0] - f->frame.left, y = p[1] - f->frame.top;
    return x < edge || y < edge || x > f->frame.width - edge || y > f->frame.height - edge;
}

static const float *point_at(const struct chart *c, uint32_t i)
{
    return (const float *)c->points.items + 2 * (size_t)i;
}

/* The parts of a closed path that do not run along the frame. */
static void draw_free_parts(struct chart *c, const struct figure *f, struct taut_path path)
{
    uint32_t start = path.n;
    for (uint32_t k = 0; k < path.n; k++)
        if (at_frame(f, point_at(c, path.first + k)))
            start = k;
    const bool whole = start == path.n;
    bool open = false;
    for (uint32_t k = 1; k <= path.n && !c->no_memory; k++) {
        const float *p = point_at(c, path.first + (start + k) % path.n);
        const float x = p[0], y = p[1];
        bool cut = !whole && at_frame(f, p);
        if (!cut && !open)
            chart_begin_path(c, whole, true);
        if (cut && open)
            chart_end_path(c);
        if (!cut)
            chart_point(c, x, y);
        open = !cut;
    }
    if (open)
        chart_end_path(c);
}

static void draw_outline(struct chart *c, const struct figure *f, size_t outline)
{
    const struct taut_draw of = ((const struct taut_draw *)c->draws.items)[outline];
    size_t draw = chart_open(c, TAUT_DRAW_LINE, c->paper->outline, 0.95f, 1.2f);
    for (uint32_t i = of.paths; i < of.paths + of.n_paths; i++)
        draw_free_parts(c, f, ((const struct taut_path *)c->paths.items)[i]);
    chart_close(c, draw);
}

void skin_end(struct chart *c, const struct figure *f, size_t outline)
{
    chart_add(c, TAUT_DRAW_UNCLIP, 0, 1);
    if (!c->no_memory && !c->spec->overlay)
        draw_outline(c, f, outline);
}

/* ---- inked lines --------------------------------------------------------------------------------------------- */

bool figure_shows(const struct figure *f, struct taut_point3 p, float slack, float *x, float *y)
{
    const struct taut_camera *k = &f->camera;
    const struct taut_raster *r = &f->raster;
    float dx = p.x - k->middle.x, dy = p.y - k->middle.y, dz = p.z - k->middle.z;
    float u = ((dx * k->right.x + dy * k->right.y + dz * k->right.z) / k->width + 0.5f) * (float)r->w;
    float v = (0.5f - (dx * k->up.x + dy * k->up.y + dz * k->up.z) / k->height) * (float)r->h;
    float depth = dx * k->away.x + dy * k->away.y + dz * k->away.z;
    if (!(u >= 0 && v >= 0 && u < (float)r->w && v < (float)r->h))
        return false;
    float there = r->depth[(size_t)v * r->w + (size_t)u];
    *x = f->frame.left + u * f->scale;
    *y = f->frame.top + v * f->scale;
    return there - depth < slack && depth - there < slack;
}

/* The shown parts of one line of one half. */
static void ink_line(struct chart *c, const struct figure *f, struct taut_body_line line, bool right)
{
    enum { SLACK = 8, FEWEST = 4 };
    const size_t paths = c->paths.n;
    uint32_t run = 0;
    for (uint32_t k = 0; k <= line.n; k++) {
        float x = 0, y = 0;
        struct taut_point3 p = { 0, 0, 0 };
        if (k < line.n)
            p = c->body->line_points[line.first + k];
        p.x = right ? -p.x : p.x;
        bool shown = k < line.n && figure_shows(f, p, SLACK, &x, &y);
        if (shown && run == 0)
            chart_begin_path(c, false, true);
        if (shown)
            chart_point(c, x, y);
        else if (run > 0)
            chart_end_path(c);
        if (!shown && run > 0 && run < FEWEST && c->paths.n > paths) { /* too short to mean anything */
            c->paths.n--;
            c->points.n -= run;
        }
        run = shown ? run + 1 : 0;
    }
}

void skin_ink(struct chart *c, const struct figure *f)
{
    size_t draw = chart_open(c, TAUT_DRAW_LINE, c->skin->ink, 0.5f, 0.75f);
    for (uint32_t i = 0; i < c->body->n_lines; i++)
        for (int right = 0; right < 2; right++)
            ink_line(c, f, c->body->lines[i], right == 1);
    chart_close(c, draw);
}
