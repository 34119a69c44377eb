/* chart.c - a body chart as a list of things to draw: skin, shade, inked lines, zones, marks, captions. */
#include <taut/chart.h>

#include <stdio.h>
#include <string.h>

#include "trace.h"

enum { HEIGHT = 1000, TOP = 64, FIGURE = 872, BETWEEN = 14, MARGIN = 16 };
#define PIXELS_PER_UNIT 1.0f

struct chart {
    const struct taut_atlas *atlas;
    const struct taut_body *body;
    const struct taut_chart *spec;
    struct taut_arena *arena;
    struct taut_vec draws, paths, points;
    uint8_t *zone_of; /* of region and side: 0 none, 1 spillover, 2 essential */
    bool no_memory;
};

/* One view on the page. */
struct figure {
    enum taut_view view;
    struct taut_camera camera;
    struct taut_raster raster;
    float left, top, scale; /* units; units per pixel */
    float *mask;
};

/* ---- the list ---------------------------------------------------------------------------------------------- */

static struct taut_draw *add_draw(struct chart *c, enum taut_draw_kind kind, uint32_t colour, float opacity)
{
    static struct taut_draw spare;
    struct taut_draw *d = taut_vec_push(c->arena, &c->draws);
    if (!d) {
        c->no_memory = true;
        d = &spare;
    }
    *d = (struct taut_draw){ .kind = kind, .colour = colour, .opacity = opacity, .paths = (uint32_t)c->paths.n };
    return d;
}

static void add_point(struct chart *c, float x, float y)
{
    float *p = taut_vec_push(c->arena, &c->points);
    if (!p) {
        c->no_memory = true;
        return;
    }
    p[0] = x;
    p[1] = y;
}

static void begin_path(struct chart *c, bool closed, bool curved)
{
    struct taut_path *p = taut_vec_push(c->arena, &c->paths);
    if (p)
        *p = (struct taut_path){ (uint32_t)c->points.n, 0, closed, curved };
    else
        c->no_memory = true;
}

static void end_path(struct chart *c)
{
    if (c->paths.n == 0)
        return;
    struct taut_path *p = (struct taut_path *)c->paths.items + c->paths.n - 1;
    p->n = (uint32_t)c->points.n - p->first;
}

static void close_draw(struct chart *c, size_t draw)
{
    if (draw < c->draws.n) {
        struct taut_draw *d = (struct taut_draw *)c->draws.items + draw;
        d->n_paths = (uint32_t)c->paths.n - d->paths;
    }
}

static void add_text(struct chart *c, float x, float y, float size, enum taut_anchor anchor, bool bold,
                     const char *text)
{
    struct taut_draw *d = add_draw(c, TAUT_DRAW_TEXT, c->spec->dark ? 0xF2ECE8 : 0x2B2523, 1);
    d->x = x;
    d->y = y;
    d->size = size;
    d->anchor = anchor;
    d->bold = bold;
    d->text = text;
}

static void add_traces(struct chart *c, const struct figure *f, struct trace *traces, size_t n, unsigned rounds,
                       float tolerance)
{
    for (size_t i = 0; i < n; i++) {
        if (!trace_smooth(&traces[i], rounds, c->arena) || !trace_simplify(&traces[i], tolerance, c->arena)) {
            c->no_memory = true;
            return;
        }
        begin_path(c, traces[i].closed, true);
        for (uint32_t k = 0; k < traces[i].n; k++)
            add_point(c, f->left + traces[i].points[k].x * f->scale, f->top + traces[i].points[k].y * f->scale);
        end_path(c);
    }
}

/* ---- skin and shade ------------------------------------------------------------------------------------------ */

/* From the lightest to the darkest; the shades below are shares of it. */
static const uint32_t skins[TAUT_SKINS] = { 0xF6E8DE, 0xEBCFB8, 0xD9B08C, 0xBA8A63, 0x8C5F43, 0x5E3D2C };

static uint32_t shaded(uint32_t colour, float r, float g, float b)
{
    uint32_t red = (uint32_t)((float)(colour >> 16 & 0xFF) * r), green = (uint32_t)((float)(colour >> 8 & 0xFF) * g);
    return red << 16 | green << 8 | (uint32_t)((float)(colour & 0xFF) * b);
}

static bool make_mask(struct chart *c, struct figure *f)
{
    size_t n = (size_t)f->raster.w * f->raster.h;
    f->mask = taut_arena_array(c->arena, n, sizeof *f->mask);
    for (size_t i = 0; f->mask && i < n; i++)
        f->mask[i] = f->raster.triangle[i] != UINT32_MAX;
    return f->mask != NULL;
}

/* The mask, a little blurred, so that its border can be found between pixels; negated, as borders are below a level. */
static float *soft_mask(struct chart *c, const struct figure *f, const float *mask)
{
    uint32_t w = f->raster.w, h = f->raster.h;
    float *soft = taut_arena_array(c->arena, (size_t)w * h, sizeof *soft);
    for (uint32_t y = 0; soft && y < h; y++)
        for (uint32_t x = 0; x < w; x++) {
            float sum = 0;
            for (int dy = -1; dy <= 1; dy++)
                for (int dx = -1; dx <= 1; dx++) {
                    int64_t px = (int64_t)x + dx, py = (int64_t)y + dy;
                    if (px >= 0 && py >= 0 && px < (int64_t)w && py < (int64_t)h)
                        sum += (float)((dx ? 1 : 2) * (dy ? 1 : 2)) * mask[(size_t)py * w + (size_t)px];
                }
            soft[(size_t)y * w + x] = 1 - sum / 16;
        }
    return soft;
}

/* Lets a value run a few pixels past the body, so that what is drawn inside the outline has no gap to it. */
static bool run_over(struct chart *c, const struct figure *f, float *values, unsigned rounds)
{
    uint32_t w = f->raster.w, h = f->raster.h;
    float *known = taut_arena_array(c->arena, (size_t)w * h, sizeof *known);
    float *next = taut_arena_array(c->arena, (size_t)w * h, sizeof *next);
    if (!known || !next)
        return false;
    memcpy(known, f->mask, (size_t)w * h * sizeof *known);
    for (unsigned round = 0; round < rounds; round++) {
        memcpy(next, known, (size_t)w * h * sizeof *next);
        for (uint32_t y = 1; y + 1 < h; y++)
            for (uint32_t x = 1; x + 1 < w; x++) {
                size_t at = (size_t)y * w + x;
                float sum = 0, n = 0;
                if (known[at] > 0)
                    continue;
                const size_t beside[4] = { at - 1, at + 1, at - w, at + w };
                for (int k = 0; k < 4; k++)
                    if (known[beside[k]] > 0) {
                        sum += values[beside[k]];
                        n++;
                    }
                if (n > 0) {
                    values[at] = sum / n;
                    next[at] = 1;
                }
            }
        memcpy(known, next, (size_t)w * h * sizeof *known);
    }
    for (size_t i = 0; i < (size_t)w * h; i++)
        if (known[i] == 0)
            values[i] = 9;
    return true;
}

static bool trace_filled(struct chart *c, const struct figure *f, const float *values, float level, float least_area,
                         unsigned rounds, float tolerance)
{
    struct trace *traces = NULL;
    size_t n = 0;
    if (!trace_level(values, f->raster.w, f->raster.h, level, least_area, c->arena, &traces, &n))
        return false;
    add_traces(c, f, traces, n, rounds, tolerance);
    return true;
}

/* Skin and shade; what is drawn next is clipped by the outline, which ret is, until close_skin. */
static bool draw_skin(struct chart *c, struct figure *f, struct taut_draw *ret)
{
    static const struct {
        float level, r, g, b;
    } bands[] = { { 0.90f, 0.976f, 0.957f, 0.946f }, { 0.80f, 0.943f, 0.905f, 0.883f },
                  { 0.70f, 0.902f, 0.845f, 0.811f }, { 0.60f, 0.854f, 0.776f, 0.739f },
                  { 0.50f, 0.789f, 0.694f, 0.649f }, { 0.38f, 0.691f, 0.586f, 0.536f } };
    uint32_t skin = skins[c->spec->skin];
    float *soft = soft_mask(c, f, f->mask), *tone = f->raster.tone;
    if (!soft || !trace_blur(tone, f->mask, f->raster.w, f->raster.h, 2, c->arena) || !run_over(c, f, tone, 3))
        return false;
    size_t draw = c->draws.n;
    add_draw(c, TAUT_DRAW_FILL, skin, 1);
    if (!trace_filled(c, f, soft, 0.5f, 8, 2, 0.2f))
        return false;
    close_draw(c, draw);
    struct taut_draw outline = ((struct taut_draw *)c->draws.items)[draw];
    *add_draw(c, TAUT_DRAW_CLIP, 0, 1) =
        (struct taut_draw){ .kind = TAUT_DRAW_CLIP, .paths = outline.paths, .n_paths = outline.n_paths };
    for (size_t i = 0; i < sizeof bands / sizeof *bands; i++) {
        draw = c->draws.n;
        add_draw(c, TAUT_DRAW_FILL, shaded(skin, bands[i].r, bands[i].g, bands[i].b), 1);
        if (!trace_filled(c, f, tone, bands[i].level, 60, 6, 0.35f))
            return false;
        close_draw(c, draw);
    }
    *ret = outline;
    return true;
}

/* After what lies inside of the outline, the outline itself. */
static void close_skin(struct chart *c, const struct taut_draw *outline)
{
    add_draw(c, TAUT_DRAW_UNCLIP, 0, 1);
    struct taut_draw *line = add_draw(c, TAUT_DRAW_LINE, 0x3B2A26, 0.9f);
    line->paths = outline->paths;
    line->n_paths = outline->n_paths;
    line->width = 1.1f;
}

/* ---- inked lines --------------------------------------------------------------------------------------------- */

/* Where a point of the body lies on the page; false: hidden, or outside. */
static bool seen(const struct figure *f, struct taut_point3 p, float slack, float *x, float *y)
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
    *x = f->left + u * f->scale;
    *y = f->top + v * f->scale;
    return there - depth < slack && depth - there < slack;
}

static void draw_ink(struct chart *c, const struct figure *f)
{
    enum { SLACK = 8, FEWEST = 3 };
    size_t draw = c->draws.n;
    struct taut_draw *d = add_draw(c, TAUT_DRAW_LINE, 0x3B2A26, 0.45f);
    d->width = 0.7f;
    for (uint32_t i = 0; i < c->body->n_lines; i++)
        for (int side = 0; side < 2; side++) {
            const struct taut_body_line *l = &c->body->lines[i];
            uint32_t run = 0;
            for (uint32_t k = 0; k <= l->n; k++) {
                struct taut_point3 p = k < l->n ? c->body->line_points[l->first + k] : (struct taut_point3){ 0, 0, 0 };
                float x = 0, y = 0;
                p.x = side ? -p.x : p.x;
                bool shown = k < l->n && seen(f, p, SLACK, &x, &y);
                if (shown && run == 0)
                    begin_path(c, false, true);
                if (shown) {
                    add_point(c, x, y);
                    run++;
                }
                if (shown || run == 0)
                    continue;
                end_path(c);
                if (run < FEWEST) { /* too short to mean anything */
                    c->paths.n--;
                    c->points.n -= run;
                }
                run = 0;
            }
        }
    close_draw(c, draw);
}

/* ---- zones and regions ---------------------------------------------------------------------------------------- */

static uint8_t *zone_at(const struct chart *c, uint16_t region, bool right)
{
    return &c->zone_of[2 * (size_t)region + right];
}

static enum taut_status take_zones(struct chart *c, struct taut_error *err)
{
    for (size_t i = 0; i < c->spec->n_zones; i++) {
        const struct taut_chart_zone *z = &c->spec->zones[i];
        char where[32];
        snprintf(where, sizeof where, "zones[%zu]", i);
        if (z->region >= c->atlas->n_regions)
            return taut_fail(err, TAUT_EINVAL, where, "no such region");
        uint8_t value = z->zone == TAUT_ESSENTIAL ? 2 : 1;
        for (int right = 0; right < 2; right++) {
            bool wanted = z->side != (right ? TAUT_LEFT : TAUT_RIGHT) || !c->atlas->places[z->region].paired;
            uint8_t *at = zone_at(c, z->region, right);
            if (wanted && value > *at)
                *at = value;
        }
    }
    return TAUT_OK;
}

/* A tint and an outline that tells it apart without colour. Pain has no corners: the borders of the regions are rounded. */
static bool draw_zone(struct chart *c, const struct figure *f, uint8_t least, uint32_t colour, float opacity,
                      bool dashed)
{
    enum { ROUNDING = 5 };
    size_t n = (size_t)f->raster.w * f->raster.h;
    float *out = taut_arena_array(c->arena, n, sizeof *out);
    bool any = false;
    for (size_t i = 0; out && i < n; i++) {
        uint32_t t = f->raster.triangle[i];
        bool in = t != UINT32_MAX && *zone_at(c, c->body->regions[t], t >= c->body->n_half) >= least;
        out[i] = !in;
        any = any || in;
    }
    if (!out || !any)
        return out != NULL;
    if (!trace_blur(out, f->mask, f->raster.w, f->raster.h, ROUNDING, c->arena) || !run_over(c, f, out, 3))
        return false;
    size_t draw = c->draws.n;
    add_draw(c, TAUT_DRAW_FILL, colour, opacity);
    if (!trace_filled(c, f, out, 0.5f, 12, 3, 0.3f))
        return false;
    close_draw(c, draw);
    struct taut_draw filled = ((struct taut_draw *)c->draws.items)[draw],
                     *line = add_draw(c, TAUT_DRAW_LINE, colour, 0.95f);
    line->paths = filled.paths;
    line->n_paths = filled.n_paths;
    line->width = dashed ? 0.9f : 1.3f;
    line->dashed = dashed;
    return true;
}

struct box {
    uint32_t left, top, right, bottom; /* right and bottom are outside */
};

/* The border of the pixels of one region, found in its own part of the picture. */
static bool trace_region(struct chart *c, const struct figure *f, const uint32_t *keys, uint32_t key, struct box b)
{
    uint32_t w = b.right - b.left, h = b.bottom - b.top;
    struct figure part = *f;
    float *in = taut_arena_array(c->arena, (size_t)w * h, sizeof *in);
    if (!in)
        return false;
    for (uint32_t y = 0; y < h; y++)
        for (uint32_t x = 0; x < w; x++)
            in[(size_t)y * w + x] = keys[(size_t)(b.top + y) * f->raster.w + b.left + x] == key;
    part.raster.w = w;
    part.raster.h = h;
    part.left = f->left + (float)b.left * f->scale;
    part.top = f->top + (float)b.top * f->scale;
    float *soft = soft_mask(c, &part, in);
    return soft && trace_filled(c, &part, soft, 0.5f, 8, 1, 0.45f);
}

static bool draw_regions(struct chart *c, const struct figure *f)
{
    enum { AROUND = 2 };
    const uint32_t w = f->raster.w, h = f->raster.h;
    size_t n_keys = 2 * (size_t)c->atlas->n_regions;
    uint32_t *keys = taut_arena_array(c->arena, (size_t)w * h, sizeof *keys);
    struct box *boxes = taut_arena_array(c->arena, n_keys, sizeof *boxes);
    if (!keys || !boxes)
        return false;
    for (size_t k = 0; k < n_keys; k++)
        boxes[k] = (struct box){ w, h, 0, 0 };
    for (uint32_t y = 0; y < h; y++)
        for (uint32_t x = 0; x < w; x++) {
            uint32_t t = f->raster.triangle[(size_t)y * w + x], *key = &keys[(size_t)y * w + x];
            *key = UINT32_MAX;
            if (t == UINT32_MAX)
                continue;
            *key = 2u * c->body->regions[t] + (t >= c->body->n_half && c->atlas->places[c->body->regions[t]].paired);
            struct box *b = &boxes[*key];
            b->left = x < b->left ? x : b->left;
            b->top = y < b->top ? y : b->top;
            b->right = x + 1 > b->right ? x + 1 : b->right;
            b->bottom = y + 1 > b->bottom ? y + 1 : b->bottom;
        }
    size_t draw = c->draws.n;
    add_draw(c, TAUT_DRAW_LINE, 0x2E5C74, 0.8f)->width = 0.6f;
    for (uint32_t k = 0; k < n_keys; k++) {
        struct box b = boxes[k];
        if (b.right == 0)
            continue;
        b.left -= b.left < AROUND ? b.left : AROUND;
        b.top -= b.top < AROUND ? b.top : AROUND;
        b.right = b.right + AROUND < w ? b.right + AROUND : w;
        b.bottom = b.bottom + AROUND < h ? b.bottom + AROUND : h;
        if (!trace_region(c, f, keys, k, b))
            return false;
    }
    close_draw(c, draw);
    return true;
}

/* ---- marks ------------------------------------------------------------------------------------------------------ */

static void triangle_middle(const struct taut_body *b, uint32_t t, double ret[3])
{
    const uint32_t *k = b->triangles[t];
    struct taut_point3 p = b->points[k[0]], q = b->points[k[1]], r = b->points[k[2]];
    ret[0] = (double)(p.x + q.x + r.x) / 3;
    ret[1] = (double)(p.y + q.y + r.y) / 3;
    ret[2] = (double)(p.z + q.z + r.z) / 3;
}

/* The middle of the triangle that lies nearest to the middle of a region. */
static bool middle_of(const struct chart *c, uint16_t region, bool right, struct taut_point3 *ret)
{
    const struct taut_body *b = c->body;
    uint32_t first = right ? b->n_half : 0, end = right ? b->n_triangles : b->n_half;
    double sum[3] = { 0, 0, 0 }, m[3], whole = 0, nearest = 1e30;
    for (uint32_t t = first; t < end; t++) {
        if (b->regions[t] != region)
            continue;
        double area = taut_body_area(b, t);
        triangle_middle(b, t, m);
        for (int k = 0; k < 3; k++)
            sum[k] += area * m[k];
        whole += area;
    }
    for (uint32_t t = first; t < end && whole > 0; t++) {
        if (b->regions[t] != region)
            continue;
        triangle_middle(b, t, m);
        double dx = m[0] - sum[0] / whole, dy = m[1] - sum[1] / whole, dz = m[2] - sum[2] / whole;
        double d = dx * dx + dy * dy + dz * dz;
        if (d >= nearest)
            continue;
        nearest = d;
        *ret = (struct taut_point3){ (float)m[0], (float)m[1], (float)m[2] };
    }
    return whole > 0;
}

static void draw_cross(struct chart *c, float x, float y, float reach)
{
    for (int halo = 1; halo >= 0; halo--) {
        size_t draw = c->draws.n;
        struct taut_draw *d = add_draw(c, TAUT_DRAW_LINE, halo ? 0xFFFFFF : 0x14143C, 1);
        d->width = halo ? 4.6f : 2.4f;
        for (int k = -1; k <= 1; k += 2) {
            begin_path(c, false, false);
            add_point(c, x - reach, y - (float)k * reach);
            add_point(c, x + reach, y + (float)k * reach);
            end_path(c);
        }
        close_draw(c, draw);
    }
}

static void draw_marks(struct chart *c, const struct figure *f)
{
    enum { SLACK = 12 };
    for (size_t i = 0; i < c->spec->n_marks; i++) {
        const struct taut_chart_mark *m = &c->spec->marks[i];
        for (int right = 0; right < 2; right++) {
            struct taut_point3 p = { 0, 0, 0 };
            float x = 0, y = 0;
            bool wanted = m->side == TAUT_BOTH || m->side == TAUT_UNSTATED || (m->side == TAUT_RIGHT) == (right == 1);
            if (!wanted || !middle_of(c, m->region, right == 1, &p) || !seen(f, p, SLACK, &x, &y))
                continue;
            draw_cross(c, x, y, 6);
            if (m->label)
                add_text(c, x + 10, y - 6, 15, TAUT_ANCHOR_START, true, m->label);
        }
    }
}

/* ---- captions --------------------------------------------------------------------------------------------------- */

static const char *caption_of(enum taut_view view)
{
    static const char *const captions[TAUT_VIEWS] = {
        "front", "back", "left side", "right side", "head, front", "head, back", "head, left side", "head, right side"
    };
    return captions[view];
}

/* The body's own left and right, said on both sides of the figure. */
static void draw_captions(struct chart *c, const struct figure *f, float width)
{
    enum { BELOW = TOP + FIGURE + 22 };
    add_text(c, f->left + width / 2, BELOW, 17, TAUT_ANCHOR_MIDDLE, false, caption_of(f->view));
    bool front = f->camera.away.z<0, back = f->camera.away.z> 0;
    if (!front && !back)
        return;
    add_text(c, f->left + 4, TOP + 16, 15, TAUT_ANCHOR_START, false, front ? "right" : "left");
    add_text(c, f->left + width - 4, TOP + 16, 15, TAUT_ANCHOR_END, false, front ? "left" : "right");
}

static void draw_legend(struct chart *c, float width)
{
    static const struct {
        const char *text;
        uint32_t colour;
        float opacity;
        bool dashed;
    } rows[] = { { "usual", 0xC8281E, 0.62f, false }, { "in some people", 0xC8281E, 0.24f, true } };
    enum { BASE = HEIGHT - 14 };
    float x = MARGIN;
    for (size_t i = 0; c->spec->n_zones > 0 && i < 2; i++) {
        for (int outline = 0; outline < 2; outline++) {
            size_t draw = c->draws.n;
            struct taut_draw *d = add_draw(c, outline ? TAUT_DRAW_LINE : TAUT_DRAW_FILL, rows[i].colour,
                                           outline ? 0.95f : rows[i].opacity);
            d->width = 1.2f;
            d->dashed = outline && rows[i].dashed;
            begin_path(c, true, false);
            add_point(c, x, BASE - 13);
            add_point(c, x + 22, BASE - 13);
            add_point(c, x + 22, BASE);
            add_point(c, x, BASE);
            end_path(c);
            close_draw(c, draw);
        }
        add_text(c, x + 28, BASE - 1, 15, TAUT_ANCHOR_START, false, rows[i].text);
        x += 28 + 9 * (float)strlen(rows[i].text) + 18;
    }
    if (c->spec->n_marks > 0) {
        draw_cross(c, x + 7, BASE - 7, 6);
        add_text(c, x + 20, BASE - 1, 15, TAUT_ANCHOR_START, false, "where to press, within a few centimetres");
    }
    if (c->spec->title)
        add_text(c, width / 2, 34, 24, TAUT_ANCHOR_MIDDLE, true, c->spec->title);
}

/* ---- which views ------------------------------------------------------------------------------------------------- */

/* How much of what is shown each view sees: area of zones by how they face it. */
static size_t choose_views(const struct chart *c, enum taut_view ret[TAUT_CHART_VIEWS])
{
    double seen_by[TAUT_VIEWS] = { 0 }, best = 0, in_head = 0, whole = 0;
    size_t n = 0;
    for (uint32_t t = 0; t < c->body->n_triangles; t++) {
        uint8_t zone = *zone_at(c, c->body->regions[t], t >= c->body->n_half);
        if (!zone)
            continue;
        const uint32_t *k = c->body->triangles[t];
        struct taut_point3 m = c->body->normals[k[0]];
        double area = taut_body_area(c->body, t) * zone;
        whole += area;
        in_head += c->body->points[k[0]].y > 1420 ? area : 0;
        for (int v = 0; v <= TAUT_VIEW_RIGHT; v++) {
            struct taut_camera camera = taut_view_camera((enum taut_view)v);
            double facing = -(double)(m.x * camera.away.x + m.y * camera.away.y + m.z * camera.away.z);
            seen_by[v] += facing > 0 ? area * facing : 0;
        }
    }
    bool head = whole > 0 && in_head > 0.7 * whole;
    for (int v = 0; v <= TAUT_VIEW_RIGHT; v++)
        best = seen_by[v] > best ? seen_by[v] : best;
    for (int v = 0; v <= TAUT_VIEW_RIGHT; v++)
        if (whole > 0 ? seen_by[v] > 0.3 * best : v <= TAUT_VIEW_BACK)
            ret[n++] = (enum taut_view)(head ? v + TAUT_VIEW_HEAD_FRONT : v);
    return n;
}

/* ---- all of it ---------------------------------------------------------------------------------------------------- */

static void describe(struct chart *c, struct taut_text *out)
{
    bool any = false;
    taut_text_adds(out, "Body chart.");
    for (uint8_t zone = 2; zone >= 1; zone--) {
        any = false;
        for (uint16_t r = 0; r < c->atlas->n_regions; r++)
            for (int right = 0; right < 2; right++) {
                bool pair = c->atlas->places[r].paired;
                if (*zone_at(c, r, right) != zone || (right && !pair))
                    continue;
                taut_text_addf(out, "%s%s%s",
                               any         ? ", "
                               : zone == 2 ? " Pain is usual in: "
                                           : " In some people also in: ",
                               pair ? right ? "right " : "left " : "", c->atlas->places[r].name);
                any = true;
            }
        if (any)
            taut_text_adds(out, ".");
    }
}

static bool draw_figure(struct chart *c, struct figure *f, struct taut_error *err)
{
    float width = f->camera.width * FIGURE / f->camera.height;
    uint32_t w = (uint32_t)(width * PIXELS_PER_UNIT), h = (uint32_t)(FIGURE * PIXELS_PER_UNIT);
    if (taut_body_draw(c->body, &f->camera, w, h, c->arena, &f->raster, err) != TAUT_OK)
        return false;
    struct taut_draw outline;
    f->scale = 1 / PIXELS_PER_UNIT;
    f->top = TOP;
    if (!make_mask(c, f) || !draw_skin(c, f, &outline) || (c->spec->regions && !draw_regions(c, f)) ||
        !draw_zone(c, f, 1, 0xC8281E, 0.24f, true) || !draw_zone(c, f, 2, 0xC8281E, 0.50f, false))
        return false;
    close_skin(c, &outline);
    draw_ink(c, f);
    draw_marks(c, f);
    draw_captions(c, f, width);
    return !c->no_memory;
}

static enum taut_status check(const struct taut_chart *spec, const struct taut_atlas *a, struct taut_error *err)
{
    if (spec->skin >= TAUT_SKINS)
        return taut_fail(err, TAUT_EINVAL, "skin", "must be 0 to %d", TAUT_SKINS - 1);
    if (spec->n_views > TAUT_CHART_VIEWS)
        return taut_fail(err, TAUT_EINVAL, "views", "at most %d side by side", TAUT_CHART_VIEWS);
    for (size_t i = 0; i < spec->n_marks; i++)
        if (spec->marks[i].region >= a->n_regions) {
            char where[32];
            snprintf(where, sizeof where, "marks[%zu]", i);
            return taut_fail(err, TAUT_EINVAL, where, "no such region");
        }
    return TAUT_OK;
}

enum taut_status taut_chart_draw(const struct taut_atlas *a, const struct taut_body *b, const struct taut_chart *chart,
                                 struct taut_arena *arena, struct taut_picture *ret, struct taut_error *err)
{
    struct chart c = { .atlas = a,
                       .body = b,
                       .spec = chart,
                       .arena = arena,
                       .draws = { .size = sizeof(struct taut_draw) },
                       .paths = { .size = sizeof(struct taut_path) },
                       .points = { .size = 2 * sizeof(float) },
                       .zone_of = taut_arena_array(arena, 2 * (size_t)a->n_regions, 1) };
    enum taut_view chosen[TAUT_CHART_VIEWS];
    enum taut_status st = check(chart, a, err);
    if (st != TAUT_OK)
        return st;
    if (!c.zone_of)
        return taut_fail(err, TAUT_ENOMEM, "chart", "no memory");
    memset(c.zone_of, 0, 2 * (size_t)a->n_regions);
    st = take_zones(&c, err);
    if (st != TAUT_OK)
        return st;
    size_t n = chart->n_views;
    if (n == 0)
        n = choose_views(&c, chosen);
    else
        memcpy(chosen, chart->views, n * sizeof *chosen);
    float width = MARGIN;
    size_t paper = c.draws.n;
    add_draw(&c, TAUT_DRAW_FILL, chart->dark ? 0x1C1A19 : 0xFFFFFF, 1);
    for (size_t i = 0; i < n; i++) {
        struct figure f = { .view = chosen[i], .camera = taut_view_camera(chosen[i]), .left = width };
        width += f.camera.width * FIGURE / f.camera.height + (i + 1 < n ? BETWEEN : MARGIN);
        if (i == 0) { /* the paper's corners are known at the end */
            begin_path(&c, true, false);
            for (int k = 0; k < 4; k++)
                add_point(&c, 0, k < 2 ? 0 : HEIGHT);
            end_path(&c);
            close_draw(&c, paper);
        }
        if (!draw_figure(&c, &f, err))
            return taut_fail(err, TAUT_ENOMEM, "chart", "no memory");
    }
    draw_legend(&c, width);
    struct taut_text words;
    taut_text_init(&words, 1 << 16);
    describe(&c, &words);
    const char *description = taut_arena_strndup(arena, words.n ? words.bytes : "", words.n);
    taut_text_free(&words);
    if (c.no_memory || !description)
        return taut_fail(err, TAUT_ENOMEM, "chart", "no memory");
    float(*points)[2] = c.points.items;
    points[1][0] = points[2][0] = width;
    *ret = (struct taut_picture){ width,
                                  HEIGHT,
                                  chart->title ? chart->title : "Body chart",
                                  description,
                                  c.draws.items,
                                  c.draws.n,
                                  c.paths.items,
                                  (const float(*)[2])points };
    return TAUT_OK;
}

size_t taut_chart_point(const struct taut_atlas *a, uint16_t point, enum taut_side side, struct taut_chart_zone *zones,
                        size_t max)
{
    const struct taut_cause *c = &a->causes[point];
    size_t n = 0;
    for (uint32_t k = c->links; k < c->links + c->n_links && n < max; k++) {
        const struct taut_link *l = &a->links[k];
        if (l->kind != TAUT_PAIN)
            continue;
        enum taut_side other = side == TAUT_LEFT ? TAUT_RIGHT : side == TAUT_RIGHT ? TAUT_LEFT : side;
        enum taut_side on = l->relative == TAUT_SAME       ? side
                            : l->relative == TAUT_OPPOSITE ? other
                            : l->relative == TAUT_ON_LEFT  ? TAUT_LEFT
                            : l->relative == TAUT_ON_RIGHT ? TAUT_RIGHT
                                                           : TAUT_BOTH;
        zones[n++] = (struct taut_chart_zone){ l->target, on, (enum taut_zone)l->zone };
    }
    return n;
}
