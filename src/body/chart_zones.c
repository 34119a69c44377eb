/* chart_zones.c - pain on the skin: zones of points, painted levels, counts of drawings.
 *
 * Nothing is told by hue alone: what is usual is filled and has a firm outline, what some people feel is hatched and has a
 * dashed one; things that are told apart slant their hatching each its own way. */
#include <stdio.h>
#include <string.h>

#include <taut/language.h>

#include "chart.h"

/* ---- looks -------------------------------------------------------------------------------------------------- */

bool zones_use(const struct chart *c, unsigned colour)
{
    for (size_t i = 0; i < c->spec->n_zones; i++)
        if (c->spec->zones[i].colour == colour)
            return true;
    return false;
}

const char *zone_name(const struct chart *c, enum taut_zone zone)
{
    static const char *const names[TAUT_ZONES][2] = { { TAUT_TEXT("usual"), TAUT_TEXT("in some people") },
                                                      { TAUT_TEXT("no pressure here"), TAUT_TEXT("go lightly here") } };
    const char *given = zone == TAUT_ESSENTIAL ? c->spec->filled : c->spec->hatched;
    return given ? given : chart_say(c, names[c->spec->zones_mean][zone]);
}

static struct zone_style limit_style(const struct chart_skin *s, unsigned colour, enum taut_zone zone)
{
    if (zone == TAUT_ESSENTIAL)
        return (struct zone_style){ s->zones[colour], s->edges[colour], 0.34f, 1.6f, false, 2, 5.0f, true };
    return (struct zone_style){ s->zones[colour], s->edges[colour], 0.10f, 0.9f, true, 6, 8.0f, false };
}

struct zone_style zone_style(const struct chart *c, unsigned colour, enum taut_zone zone)
{
    static const int slants[TAUT_CHART_COLOURS] = { 2, 6, 0, 4, 1, 7 };
    const struct chart_skin *s = c->skin;
    if (c->spec->zones_mean == TAUT_ZONES_LIMITS)
        return limit_style(s, colour, zone);
    if (zone == TAUT_ESSENTIAL)
        return (struct zone_style){ s->zones[colour], s->edges[colour], 0.62f, 1.5f, false, -1, 0, false };
    return (struct zone_style){ s->zones[colour], s->edges[colour], 0.16f, 1.0f, true, slants[colour], 4.5f, false };
}

/* Bands of painted levels, from what is little. The highest is filled most and has the firmest outline. */
static const struct band {
    float least, opacity, width;
    int slant;
    const char *name;
} bands[TAUT_SCALES][4] = {
    [TAUT_SCALE_PAIN] = { { 0.001f, 0.14f, 0.8f, 2, TAUT_TEXT("mild pain") },
                          { 0.35f, 0.30f, 1.1f, -1, TAUT_TEXT("moderate") },
                          { 0.65f, 0.45f, 1.6f, -1, TAUT_TEXT("severe") } },
    [TAUT_SCALE_FREQUENCY] = { { 0.001f, 0.12f, 0.7f, 2, TAUT_TEXT("in at least one drawing") },
                               { 0.25f, 0.24f, 0.9f, -1, TAUT_TEXT("in a quarter") },
                               { 0.50f, 0.34f, 1.2f, -1, TAUT_TEXT("in half") },
                               { 0.75f, 0.44f, 1.6f, -1, TAUT_TEXT("in three quarters") } },
};

static const struct band *band_at(const struct chart *c, size_t band)
{
    const struct band *b = bands[c->spec->scale];
    return band < sizeof bands[0] / sizeof *b && b[band].name ? &b[band] : NULL;
}

const char *zone_band_name(const struct chart *c, size_t band)
{
    const struct band *b = band_at(c, band);
    return b ? chart_say(c, b->name) : NULL;
}

struct zone_style zone_band_style(const struct chart *c, size_t band)
{
    const struct band *b = band_at(c, band);
    return (struct zone_style){ c->skin->zones[0], c->skin->edges[0], b->opacity, b->width,
                                b->slant >= 0,     b->slant,          4.5f,       false };
}

/* Parallel lines over a rectangle; what is outside of the shape is clipped. */
static void hatch(struct chart *c, size_t shape, const struct zone_style *style, int slant, struct frame extent)
{
    static const float ways[8][2] = { { 1, 0 }, { 0.924f, 0.383f },  { 0.707f, 0.707f },  { 0.383f, 0.924f },
                                      { 0, 1 }, { -0.383f, 0.924f }, { -0.707f, 0.707f }, { -0.924f, 0.383f } };
    enum { MOST_LINES = 1000 };
    const float *way = ways[slant], across[2] = { -way[1], way[0] };
    const float x = extent.left + extent.width / 2, y = extent.top + extent.height / 2;
    const float reach = 0.5f * __builtin_sqrtf(extent.width * extent.width + extent.height * extent.height);
    /* counted from the corner of the page, so that pieces side by side have lines that meet */
    const float middle = (x * across[0] + y * across[1]) / style->spacing;
    const int first = (int)(middle - reach / style->spacing) - 1, last = (int)(middle + reach / style->spacing) + 1;
    if (last - first > MOST_LINES)
        return;
    chart_again(c, shape, TAUT_DRAW_CLIP, 0, 1);
    size_t draw = chart_open(c, TAUT_DRAW_LINE, style->fill, 0.85f, 1.1f);
    for (int i = first; i <= last; i++) {
        float off = (float)i * style->spacing - middle * style->spacing;
        chart_begin_path(c, false, false);
        chart_point(c, x + off * across[0] - reach * way[0], y + off * across[1] - reach * way[1]);
        chart_point(c, x + off * across[0] + reach * way[0], y + off * across[1] + reach * way[1]);
        chart_end_path(c);
    }
    chart_close(c, draw);
    chart_add(c, TAUT_DRAW_UNCLIP, 0, 1);
}

void zone_finish(struct chart *c, size_t draw, const struct zone_style *style, struct frame extent)
{
    chart_close(c, draw);
    if (style->slant >= 0)
        hatch(c, draw, style, style->slant, extent);
    if (style->crossed)
        hatch(c, draw, style, (style->slant + 4) % 8, extent);
    struct taut_draw *line = chart_again(c, draw, TAUT_DRAW_LINE, style->edge, 1);
    line->width = style->width;
    line->dashed = style->dashed;
}

/* ---- areas -------------------------------------------------------------------------------------------------- */

/* Values of the pixels of a figure, and where each bit of them occurs. */
struct marked {
    uint16_t *bits;
    struct box boxes[16];
    uint16_t any;
};

static bool mark_pixels(struct chart *c, const struct figure *f, const uint16_t *of_triangles, struct marked *ret)
{
    const uint32_t w = f->raster.w, h = f->raster.h;
    *ret = (struct marked){ .bits = taut_arena_array(c->scratch, (size_t)w * h, sizeof *ret->bits) };
    for (int k = 0; k < 16; k++)
        ret->boxes[k] = (struct box){ w, h, 0, 0 };
    for (uint32_t y = 0; ret->bits && y < h; y++)
        for (uint32_t x = 0; x < w; x++) {
            uint32_t t = f->raster.triangle[(size_t)y * w + x];
            uint16_t bits = t == UINT32_MAX ? 0 : of_triangles ? of_triangles[t] : chart_zones_at(c, t);
            ret->bits[(size_t)y * w + x] = bits;
            ret->any |= bits;
            for (int k = 0; bits >> k; k++) {
                struct box *b = &ret->boxes[k];
                if (!(bits >> k & 1))
                    continue;
                b->left = x < b->left ? x : b->left;
                b->right = x + 1 > b->right ? x + 1 : b->right;
                b->top = y < b->top ? y : b->top;
                b->bottom = y + 1;
            }
        }
    return ret->bits != NULL;
}

static struct box widened(const struct figure *f, struct box b, uint32_t by)
{
    return (struct box){ b.left > by ? b.left - by : 0, b.top > by ? b.top - by : 0,
                         b.right + by < f->raster.w ? b.right + by : f->raster.w,
                         b.bottom + by < f->raster.h ? b.bottom + by : f->raster.h };
}

/* The pixels that have a bit and none of `out`, with rounded borders: pain has no corners. */
static bool draw_area(struct chart *c, const struct figure *f, const struct marked *m, int bit, uint16_t out,
                      const struct zone_style *style)
{
    enum { ROUNDING_MM = 9, LEAST_AREA = 14 };
    const uint32_t rounding = (uint32_t)(ROUNDING_MM / f->mm), radius = rounding < 2 ? 2 : rounding > 5 ? 5 : rounding;
    const struct box b = widened(f, m->boxes[bit], 3 * radius + 2);
    const uint32_t w = b.right - b.left, h = b.bottom - b.top;
    float *off = taut_arena_array(c->scratch, (size_t)w * h, sizeof *off);
    float *skin = taut_arena_array(c->scratch, (size_t)w * h, sizeof *skin);
    for (uint32_t y = 0; off && skin && y < h; y++)
        for (uint32_t x = 0; x < w; x++) {
            size_t from = (size_t)(b.top + y) * f->raster.w + b.left + x, to = (size_t)y * w + x;
            off[to] = !(m->bits[from] >> bit & 1) || (m->bits[from] & out);
            skin[to] = f->inside[from];
        }
    if (!off || !skin || !trace_blur(off, skin, w, h, radius, 1, c->scratch))
        return false;
    size_t draw = chart_open(c, TAUT_DRAW_FILL, style->fill, style->opacity, 0);
    if (!chart_level(c, f, b, off, &(struct level){ 0.5f, LEAST_AREA, 0.25f, 3, 1 }))
        return false;
    const struct frame extent = { f->frame.left + (float)b.left * f->scale, f->frame.top + (float)b.top * f->scale,
                                  (float)w * f->scale, (float)h * f->scale };
    zone_finish(c, draw, style, extent);
    return true;
}

/* ---- zones of points ---------------------------------------------------------------------------------------- */

/* The triangles of a zone that is narrower than its region. */
static bool take_part(struct chart *c, const struct taut_chart_zone *z, uint16_t bit)
{
    const float inside = z->zone == TAUT_ESSENTIAL ? 1 : 0.5f;
    const struct taut_body *b = c->body;
    if (!c->parts)
        c->parts = taut_arena_array(c->arena, b->n_triangles, sizeof *c->parts);
    for (uint32_t t = 0; c->parts && t < b->n_triangles; t++) {
        const uint32_t *k = b->triangles[t];
        const bool right = t >= b->n_half;
        if (b->regions[t] != z->region ||
            (c->atlas->places[z->region].paired && z->side == (right ? TAUT_LEFT : TAUT_RIGHT)))
            continue;
        if (z->field[k[0]] + z->field[k[1]] + z->field[k[2]] >= 1.5f * inside)
            c->parts[t] |= bit;
    }
    return c->parts != NULL;
}

static bool take_zone(struct chart *c, const struct taut_chart_zone *z)
{
    const uint16_t bit = z->zone == TAUT_ESSENTIAL ? CHART_ESSENTIAL(z->colour) : CHART_SPILLOVER(z->colour);
    const bool paired = c->atlas->places[z->region].paired;
    for (size_t right = 0; right < 2; right++) {
        const size_t key = 2 * (size_t)z->region + right;
        if (paired && z->side == (right ? TAUT_LEFT : TAUT_RIGHT))
            continue;
        c->zones[key] |= bit;
        c->whole[key] |= z->field ? 0 : bit;
    }
    return !z->field || take_part(c, z, bit);
}

enum taut_status zones_take(struct chart *c, struct taut_error *err)
{
    for (size_t i = 0; i < c->spec->n_zones; i++) {
        const struct taut_chart_zone *z = &c->spec->zones[i];
        char where[32];
        snprintf(where, sizeof where, "zones[%zu]", i);
        if (z->region >= c->atlas->n_regions)
            return taut_fail(err, TAUT_EINVAL, where, "no such region");
        if (z->colour >= TAUT_CHART_COLOURS)
            return taut_fail(err, TAUT_EINVAL, where, "colour must be 0 to %d", TAUT_CHART_COLOURS - 1);
        if (!take_zone(c, z))
            return taut_fail(err, TAUT_ENOMEM, "chart", "no memory");
    }
    return TAUT_OK;
}

/* The last colour first, so that the first lies on top. */
bool zones_draw(struct chart *c, const struct figure *f)
{
    struct marked m;
    if (c->spec->n_zones == 0)
        return true;
    if (!mark_pixels(c, f, NULL, &m))
        return false;
    for (unsigned colour = TAUT_CHART_COLOURS; colour-- > 0;)
        for (int essential = 0; essential < 2; essential++) {
            const struct zone_style style = zone_style(c, colour, essential ? TAUT_ESSENTIAL : TAUT_SPILLOVER);
            const int bit = 2 * (int)colour + essential;
            if (m.any >> bit & 1 && !draw_area(c, f, &m, bit, essential ? 0 : CHART_ESSENTIAL(colour), &style))
                return false;
        }
    return true;
}

/* ---- painted levels ------------------------------------------------------------------------------------------- */

bool levels_draw(struct chart *c, const struct figure *f)
{
    struct marked m;
    if (!c->spec->levels)
        return true;
    uint16_t *bits = taut_arena_array(c->scratch, c->body->n_triangles, sizeof *bits);
    if (!bits)
        return false;
    for (size_t k = 0; band_at(c, k); k++)
        for (uint32_t t = 0; t < c->body->n_triangles; t++)
            bits[t] |= (uint16_t)((c->spec->levels[t] >= band_at(c, k)->least) << k);
    if (!mark_pixels(c, f, bits, &m))
        return false;
    for (size_t k = 0; band_at(c, k); k++) {
        const struct zone_style style = zone_band_style(c, k);
        if (m.any >> k & 1 && !draw_area(c, f, &m, (int)k, 0, &style))
            return false;
    }
    return true;
}
